//! What a document says is complete: by its own key of statuses, by a status, by the first word of the progress.

use crate::{ActionFields, SchemeEntry, Standing};

/// Words of a key that say that something is complete.
const COMPLETE: &[&str] = &[
    "complete",
    "completed",
    "completion",
    "achieved",
    "closed",
    "delivered",
    "implemented",
    "done",
    "embedded",
    "finished",
    "sustained",
];

/// Words that, shortly before such a word, say that it is not so yet: "on track for completion".
const NOT_YET: &[&str] = &[
    "almost",
    "be",
    "being",
    "for",
    "nearly",
    "no",
    "not",
    "partially",
    "partly",
    "target",
    "to",
    "towards",
    "track",
    "will",
    "yet",
    "awaiting",
    "before",
    "until",
    "in",
    "of",
];

/// The words that say that the action is complete: of its status, or printed where a date belongs.
///
/// The plan's own key goes first: in one plan green is on track, in another complete.
pub fn claim(scheme: &[SchemeEntry], fields: &ActionFields) -> Option<String> {
    let status = fields.status.text();
    let claims = match meaning(scheme, status) {
        Some(meaning) => says_complete(meaning),
        None => is_complete(status),
    };
    if claims {
        return Some(status.to_owned());
    }
    let in_date = if meaning(scheme, status).is_some() { None } else { fields.timescale.status_word() };
    in_date.filter(|word| is_complete(word)).map(str::to_owned)
}

fn is_complete(words: &str) -> bool {
    Standing::of(words) == Some(Standing::Complete)
}

/// Whether a progress text opens by saying that all is done: "Completed in April", "Complete - see the report".
pub(crate) fn begins_completed(progress: &str) -> bool {
    let progress = progress.trim_start();
    let end = progress.find(|c: char| !c.is_alphanumeric()).unwrap_or(progress.len());
    let (first, rest) = progress.split_at(end);
    let rest = rest.trim_start();
    let next = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    matches!(first.to_lowercase().as_str(), "complete" | "completed" | "done" | "achieved" | "closed")
        && (next.is_empty() || matches!(next.as_str(), "in" | "on" | "and" | "with" | "during"))
}

fn meaning<'a>(scheme: &'a [SchemeEntry], status: &str) -> Option<&'a str> {
    let is_it = |mark: &str| !status.is_empty() && mark.trim().eq_ignore_ascii_case(status.trim());
    let entry = scheme.iter().find(|entry| is_it(entry.mark.text()));
    entry.map(|entry| entry.meaning.text()).filter(|meaning| !meaning.is_empty())
}

fn says_complete(meaning: &str) -> bool {
    const NEAR: usize = 3;
    let lower = meaning.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let complete = words.iter().position(|word| COMPLETE.contains(word));
    complete.is_some_and(|at| !words[at.saturating_sub(NEAR)..at].iter().any(|word| NOT_YET.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(meaning: &str, expected: bool) {
        assert_eq!(says_complete(meaning), expected, "{meaning}");
    }

    #[test]
    fn a_key_says_what_is_complete() {
        check("Complete", true);
        check("Action completed and evidence seen", true);
        check("Fully delivered", true);
        check("On target for completion", false);
        check("Not complete, and late", false);
        check("Will be completed by its date", false);
        check("Progress on track", false);
    }

    #[test]
    fn a_progress_opens_by_saying_that_all_is_done() {
        for text in
            ["Completed", "Complete.", "Completed in April and sent out", "Completed - see the report"]
        {
            assert!(begins_completed(text), "{text}");
        }
        for text in
            ["Completed audits show gaps", "Completed by four of six teams", "The review is completed", ""]
        {
            assert!(!begins_completed(text), "{text}");
        }
    }
}
