use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::text::sentence_of;
use crate::view::prose;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "NUM001",
    name: "percentage-that-does-not-recompute",
    family: Family::Numbers,
    level: Level::Error,
    since: RuleSet::NOV_2026,
    source_rules: &["R26"],
    clears_when: "The percentage is that of its two counts.",
    page: include_str!("../../docs/NUM001.md"),
    check,
};

/// A percentage with the two counts that it was worked out from, as printed.
struct Share {
    percent: f64,
    step: f64,
    part: f64,
    whole: f64,
    range: Range<usize>,
}

/// "85% (17 of 20)", "85% completion, that is 17 staff against 20".
static PERCENT_FIRST: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"{PERCENT}[^.%\n\d]{{0,60}}?{THAT_IS}{COUNT}{COUNTED}{OF}{COUNT}")));

/// "17 of 20 (85%)", "17 out of the 20 plans that were read, or 85%".
static COUNTS_FIRST: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"{COUNT}{COUNTED}{OF}{COUNT}[^.%\n\d]{{0,90}}?{THAT_IS}{PERCENT}")));

/// What says that two counts and a percentage are the same thing.
const THAT_IS: &str = r"(?:\(|\bthat is|\bwhich is|\bi\.e\.|\bie\b|\bor\b|\bequal to|\bequates to|\bequating to|\bequivalent to|\brepresenting|\brepresents|=|:|–|—)\s*(?:about |nearly |some |only )?";
const PERCENT: &str = r"(\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per cent|percent)";
const COUNT: &str = r"\b(\d{1,3}(?:,\d{3})+|\d{1,7})\b";
/// Up to four words that say what is counted.
const COUNTED: &str = r"(?:\s+[A-Za-z’'-]+){0,4}?";
const OF: &str = r"\s*(?:/|\bout of\b|\bof\b|\bagainst\b)\s*(?:(?:a|an|the|all|our|total|cohort|of)\s+){0,3}";

fn pattern(text: &str) -> Regex {
    Regex::new(&format!("(?i){text}")).expect("the patterns of this file are read by its tests")
}

/// Flags percentages that stand beside the two counts they come from and are not their share.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    for place in prose(view) {
        for share in shares(place.quote.text()).into_iter().filter(|share| !share.holds()) {
            let words = sentence_of(place.quote, &share.range);
            place.flag(flags, &words, share.message());
        }
    }
    flags.outcome()
}

fn shares(text: &str) -> Vec<Share> {
    let percent_first = PERCENT_FIRST.captures_iter(text).filter_map(|found| share(&found, [1, 2, 3]));
    let counts_first = COUNTS_FIRST.captures_iter(text).filter_map(|found| share(&found, [3, 1, 2]));
    let mut shares: Vec<Share> = percent_first.collect();
    let apart =
        |one: &Share, other: &Share| one.range.end <= other.range.start || other.range.end <= one.range.start;
    for share in counts_first {
        if shares.iter().all(|other| apart(&share, other)) {
            shares.push(share);
        }
    }
    shares
}

fn share(found: &Captures<'_>, [percent, part, whole]: [usize; 3]) -> Option<Share> {
    let number = |group: usize| found.get(group)?.as_str().replace(',', "").parse::<f64>().ok();
    let decimals = found.get(percent)?.as_str().split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let step = match decimals {
        0 => 1.0,
        1 => 0.1,
        _ => 0.01,
    };
    let share = Share {
        percent: number(percent)?,
        step,
        part: number(part)?,
        whole: number(whole)?,
        range: found.get(0)?.range(),
    };
    (share.whole > 0.0 && share.part <= share.whole).then_some(share)
}

impl Share {
    fn recomputed(&self) -> f64 {
        self.part * 100.0 / self.whole
    }

    /// Rounding up, down or to the nearest are all let pass.
    fn holds(&self) -> bool {
        (self.recomputed() - self.percent).abs() < self.step
    }

    fn message(&self) -> String {
        let Self { percent, part, whole, .. } = self;
        let is = self.recomputed();
        format!("{part} of {whole} is {is:.1}%, not {percent}%.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[bool]) {
        assert_eq!(shares(text).iter().map(Share::holds).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn shares_are_found_and_worked_out_again() {
        check("85% (17 of 20)", &[true]);
        check("164 of 213 social workers in three teams were supervised on time (81%)", &[false]);
        check("80% (17 of 20)", &[false]);
        check("17 out of 20 plans (85%)", &[true]);
        check("17/20 (84%)", &[false]);
        check("90% completion that is 271 workers against 301 cohort", &[true]);
        check("94% completion that is 271 workers against 301 cohort", &[false]);
        check("67% (two thirds), or 1,000 of 1,500", &[true]);
        check("66.7% (2 of 3) and 66.6% (2 of 3)", &[true, true]);
        check("66.4% (2 of 3)", &[false]);
    }

    #[test]
    fn other_figures_are_let_be() {
        check("79% of young people aged 18 to 21", &[]);
        check("a rise of 12% to 40 of the weekly visits", &[]);
        check("83% for those with 1 episode, 70% with those with 2 or more", &[]);
        check("30 visits, 20 of them late", &[]);
        check("95% of visits were on time and 3 of 5 teams have room", &[]);
        check("17 of 20 plans were late, and visits rose by 30%", &[]);
        check("150% (30 of 20)", &[]);
    }
}
