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

/// "85%", "85 per cent".
static PERCENT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i-u)\b(\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per cent\b|percent\b)"));

/// "17 of 20", "17 of the 20", "17 staff against a cohort of 20", "17/20".
static COUNTS: LazyLock<Regex> = LazyLock::new(|| {
    const COUNT: &str = r"\b(\d{1,3}(?:,\d{3})+|\d{1,7})\b";
    const COUNTED: &str = r"(?:\s+(?:[a-z'-]|’)+){0,4}?";
    const OF: &str =
        r"\s*(?:/|\bout of\b|\bof\b|\bagainst\b)\s*(?:(?:a|an|the|all|our|total|cohort|of)\s+){0,3}";
    pattern(&format!("(?i-u){COUNT}{COUNTED}{OF}{COUNT}"))
});

/// What says that the percentage after it is that of the counts before it, or the counts those of the percentage.
static THAT_IS: LazyLock<Regex> = LazyLock::new(|| {
    const LINK: &str = r"\(|\bthat is|\bwhich is|\bi\.e\.|\bie|\bor|\bequal to|\bequates to|\bequating to|\bequivalent to|\brepresenting|\brepresents|=|:|–|—";
    pattern(&format!("(?i-u)(?:{LINK}),?\\s*(?:about |nearly |some |only )?$"))
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of this file are read by its tests")
}

/// A percentage, as printed.
struct Percent {
    value: f64,
    /// The worth of its last place.
    step: f64,
    range: Range<usize>,
}

/// A percentage with the two counts that it was worked out from.
struct Share {
    percent: f64,
    step: f64,
    part: f64,
    whole: f64,
    range: Range<usize>,
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
    let percents: Vec<Percent> = PERCENT.captures_iter(text).filter_map(|found| percent(&found)).collect();
    if percents.is_empty() {
        return Vec::new();
    }
    COUNTS.captures_iter(text).filter_map(|found| share(text, &found, &percents)).collect()
}

fn percent(found: &Captures<'_>) -> Option<Percent> {
    let printed = found.get(1)?.as_str();
    let step = match printed.split_once('.').map_or(0, |(_, decimals)| decimals.len()) {
        0 => 1.0,
        1 => 0.1,
        _ => 0.01,
    };
    Some(Percent { value: printed.parse().ok()?, step, range: found.get(0)?.range() })
}

/// The counts with the percentage after them, or else before them, that is said to be theirs.
fn share(text: &str, found: &Captures<'_>, percents: &[Percent]) -> Option<Share> {
    let counts = found.get(0)?.range();
    let number = |group: usize| found.get(group)?.as_str().replace(',', "").parse::<f64>().ok();
    let (part, whole) = (number(1)?, number(2)?);
    let next = percents.partition_point(|percent| percent.range.start < counts.end);
    let after = percents.get(next).filter(|percent| is_link(text, counts.end..percent.range.start));
    let before = || {
        let last = percents[..next].last()?;
        (last.range.end <= counts.start && is_link(text, last.range.end..counts.start)).then_some(last)
    };
    let Percent { value, step, range } = after.or_else(before)?;
    let range = range.start.min(counts.start)..range.end.max(counts.end);
    (whole > 0.0 && part <= whole).then_some(Share { percent: *value, step: *step, part, whole, range })
}

/// Whether what stands between counts and a percentage says that the one is the other.
fn is_link(text: &str, between: Range<usize>) -> bool {
    const FURTHEST: usize = 90;
    let near = between.len() <= FURTHEST;
    near && text.get(between).is_some_and(|words| {
        let apart = words.contains(['\n', '%'])
            || words.contains(". ")
            || words.contains(|c: char| c.is_ascii_digit());
        !apart && THAT_IS.is_match(words)
    })
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
