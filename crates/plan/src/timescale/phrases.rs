//! The phrases that stand in a column of dates and are no dates.

use crate::dates::tokens::Tokens;
use crate::dates::words::{among, is_dash};

/// A state of the work.
pub(super) const STATUSES: &[&str] = &[
    "100% complete",
    "achieved",
    "action closed",
    "action complete",
    "action completed",
    "actioned",
    "ahead of schedule",
    "all complete",
    "all completed",
    "amber",
    "at risk",
    "awaiting approval",
    "awaiting sign off",
    "behind",
    "behind schedule",
    "behind target",
    "black",
    "blue",
    "cancelled",
    "ceased",
    "closed",
    "complete",
    "completed",
    "completed early",
    "commenced",
    "deferred",
    "delayed",
    "delivered",
    "done",
    "embedded",
    "embedding",
    "finished",
    "fully achieved",
    "fully complete",
    "fully completed",
    "fully implemented",
    "fully met",
    "green",
    "grey",
    "implemented",
    "in development",
    "in hand",
    "in place",
    "in place and embedded",
    "in progress",
    "in train",
    "incomplete",
    "inprogress",
    "merged",
    "met",
    "mostly complete",
    "no longer applicable",
    "no longer needed",
    "no longer required",
    "not achieved",
    "not commenced",
    "not complete",
    "not completed",
    "not due",
    "not met",
    "not on track",
    "not started",
    "not yet commenced",
    "not yet due",
    "not yet started",
    "nearing completion",
    "off target",
    "off track",
    "on course",
    "on hold",
    "on schedule",
    "on target",
    "on track",
    "open",
    "outstanding",
    "overdue",
    "part achieved",
    "part complete",
    "part completed",
    "part met",
    "partial",
    "partially achieved",
    "partially complete",
    "partially completed",
    "partially implemented",
    "partially met",
    "partly complete",
    "paused",
    "pending",
    "progressing",
    "red",
    "signed off",
    "slipped",
    "some slippage",
    "started",
    "substantially complete",
    "superseded",
    "suspended",
    "under review",
    "under way",
    "underway",
    "unmet",
    "wip",
    "withdrawn",
    "work in progress",
    "work under way",
    "work underway",
    "yellow",
    "yet to commence",
    "yet to start",
];

/// No end.
pub(super) const ONGOING: &[&str] = &[
    "as and when",
    "as and when required",
    "as required",
    "bau",
    "business as usual",
    "continual",
    "continually",
    "continuing",
    "continuous",
    "continuously",
    "indefinite",
    "indefinitely",
    "on going",
    "ongoing",
    "onward",
    "onwards",
    "permanent",
    "permanently",
    "regular",
    "regularly",
    "rolling",
    "rolling programme",
    "routine",
    "routinely",
    "throughout the year",
    "all year round",
    "when required",
];

/// A time that hangs on something else, when the cell opens with it.
pub(super) const RELATIVE: &[&str] = &[
    "after",
    "an immediate",
    "as soon as",
    "as soon as possible",
    "asap",
    "at the end",
    "at end",
    "at the next",
    "at the start",
    "awaiting",
    "before",
    "by",
    "dependent on",
    "dependent upon",
    "during",
    "end of",
    "following",
    "immediate",
    "immediately",
    "in due course",
    "in the long term",
    "in the medium term",
    "in the new year",
    "in the next",
    "in the short term",
    "long term",
    "medium term",
    "new year",
    "next",
    "on approval",
    "on completion",
    "on receipt",
    "once",
    "post",
    "prior to",
    "short term",
    "short to medium term",
    "start of",
    "subject to",
    "this month",
    "this quarter",
    "this term",
    "this year",
    "upon",
    "until",
    "urgent",
    "urgently",
    "when",
    "with immediate effect",
    "within",
    "year end",
];

/// Nothing, in print.
const BLANKS: &[&str] = &["n/a", "na", "n.a.", "none", "nil", "not applicable", "no date", "blank"];

/// Words that say that one date took the place of another.
const REVISED: &[&str] = &[
    "amended",
    "changed",
    "deferred",
    "delayed",
    "extended",
    "moved",
    "new",
    "now",
    "pushed",
    "replaced",
    "rescheduled",
    "revised",
    "slipped",
    "updated",
];

/// Words that say that a date no longer holds.
const REPLACED: &[&str] = &["formerly", "old", "original", "originally", "previous", "previously", "was"];

/// Words around a date that say nothing of what is due.
pub(super) const FILLERS: &[&str] = &[
    "a",
    "about",
    "achieved",
    "around",
    "approx",
    "approximately",
    "at",
    "be",
    "before",
    "by",
    "circa",
    "completed",
    "completion",
    "date",
    "deadline",
    "delivered",
    "due",
    "during",
    "est",
    "estimated",
    "expected",
    "finished",
    "for",
    "from",
    "implemented",
    "in",
    "is",
    "it",
    "later",
    "latest",
    "no",
    "not",
    "of",
    "on",
    "place",
    "start",
    "starting",
    "target",
    "than",
    "the",
    "this",
    "timeline",
    "timescale",
    "to",
    "until",
    "with",
    "within",
];

/// Words that join the dates of a list.
pub(super) const LISTING: &[&str] = &["also", "and", "followed", "plus", "then"];

/// Units that a period of waiting is counted in.
pub(super) const UNITS: &[&str] = &[
    "day", "days", "hour", "hours", "hr", "hrs", "month", "months", "mth", "mths", "week", "weeks", "wk",
    "wks", "year", "years", "yr", "yrs", "term", "terms",
];

/// Whether the cell is blank, or prints that it is.
pub(super) fn is_blank(cell: &str) -> bool {
    !cell.chars().any(char::is_alphanumeric) && !is_tick(cell) || among(cell, BLANKS)
}

/// Whether the cell is a tick and nothing else.
pub(super) fn is_tick(cell: &str) -> bool {
    matches!(cell, "✓" | "✔" | "✔️" | "☑" | "✅")
}

/// Whether a label says that its date took the place of another.
pub(super) fn says_revised(label: &str) -> bool {
    label.split(|c: char| !c.is_alphabetic()).any(|word| among(word, REVISED))
}

/// Whether a label says that another date took the place of this one.
pub(super) fn says_replaced(label: &str) -> bool {
    label.split(|c: char| !c.is_alphabetic()).any(|word| among(word, REPLACED))
}

/// The token after the longest phrase of `table` that starts at `at`.
pub(super) fn longest_at(tokens: &Tokens<'_>, at: usize, table: &[&str]) -> Option<usize> {
    let first = tokens.get(at)?.text.as_bytes().first()?;
    // Of a long table, only the phrases that begin with the same letter are looked at.
    let alike = |phrase: &&&str| phrase.as_bytes().first().is_some_and(|own| own.eq_ignore_ascii_case(first));
    table.iter().filter(alike).filter_map(|phrase| phrase_at(tokens, at, phrase)).max()
}

/// The token after the phrase; a hyphen may stand for a space.
fn phrase_at(tokens: &Tokens<'_>, at: usize, phrase: &str) -> Option<usize> {
    let mut next = at;
    for part in phrase.split([' ', '%']) {
        if next > at && tokens.mark(next).is_some_and(|mark| is_dash(mark) || mark == '%') {
            next += 1;
        }
        let token = tokens.get(next)?;
        if !part.is_empty() {
            if !token.text.eq_ignore_ascii_case(part) {
                return None;
            }
            next += 1;
        }
    }
    Some(next)
}
