//! Duties that come round, told from things that are merely named after their rhythm.

use std::ops::Range;

use goldthread_plan::timescale::find_cadences;

use crate::text::sentence_at;

/// Verbs that make a duty of the rhythm after them: "hold monthly meetings" is one, "amend the monthly report" is not.
const DOING: &[&str] = &[
    "hold",
    "undertake",
    "conduct",
    "complete",
    "carry",
    "out",
    "run",
    "provide",
    "produce",
    "deliver",
    "convene",
    "attend",
    "issue",
    "send",
    "receive",
    "meet",
    "review",
    "report",
    "audit",
    "publish",
    "chair",
    "have",
    "regular",
    "prepare",
];

/// The words of a text that say how often its duty comes round.
pub(crate) fn duties(text: &str) -> Vec<Range<usize>> {
    let cadences = find_cadences(text).into_iter().map(|(range, _)| range);
    cadences.filter(|range| is_duty(text, range)).collect()
}

fn is_duty(text: &str, cadence: &Range<usize>) -> bool {
    let sentence = sentence_at(text, cadence);
    let before = text[sentence.start..cadence.start].trim_end_matches(|c: char| !c.is_alphanumeric());
    let after = text[cadence.end..sentence.end].trim_start();
    !is_standard(before)
        && (opens(before) || says_every(&text[cadence.clone()]) || closes(after) || follows_doing(before))
}

/// Nothing but the number of a list stands before it.
fn opens(before: &str) -> bool {
    before.chars().all(|c| c.is_ascii_digit() || !c.is_alphanumeric())
}

fn says_every(cadence: &str) -> bool {
    let first = cadence.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "every" | "each" | "once" | "twice" | "at" | "on")
}

/// "A minimum of once a month" says how often something must be, not that this duty comes round.
fn is_standard(before: &str) -> bool {
    let mut words = before.split_whitespace().rev().skip_while(|word| matches!(*word, "once" | "twice"));
    words.next().is_some_and(|word| matches!(word, "of" | "than"))
}

/// Nothing of its clause stands after it.
fn closes(after: &str) -> bool {
    after.chars().next().is_none_or(|c| matches!(c, '.' | ',' | ';' | ')' | '–' | '—' | '\n'))
}

fn follows_doing(before: &str) -> bool {
    DOING.contains(&last_word(before).as_str())
}

fn last_word(before: &str) -> String {
    before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(
            duties(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn a_duty_comes_round_and_a_name_does_not() {
        check("Monthly monitoring of the contract", &["Monthly"]);
        check("Structure agreed. Weekly audits of contacts.", &["Weekly"]);
        check("Hold monthly meetings with the provider", &["monthly"]);
        check("A compliance audit every quarter", &["every quarter"]);
        check("Reports to managers on take up – quarterly", &["quarterly"]);
        check("The monthly report is to be amended", &[]);
        check("Embed the monthly court meeting", &[]);
        check("Reissue the policy with a minimum of once every four weeks", &[]);
    }
}
