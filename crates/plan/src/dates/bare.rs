//! Whether a month without a year is a month: "may" is also a verb, "March" a way of walking, "April" a person.

use super::tokens::{Gap, Token, Tokens};
use super::words::{self, PREPOSITIONS, STRONG_PREPOSITIONS, among, is_dash};

/// In small letters these are seldom months.
const OTHER_WORDS: &[&str] = &["may", "march", "mar", "dec", "sep", "jan"];

/// What may stand before a month in a column of dates.
const INTRODUCERS: &[&str] =
    &["complete", "completed", "deadline", "due", "launch", "next", "review", "target", "update", "updated"];

const ALSO_OTHER_WORDS: &[&str] =
    &["may", "march", "jan", "mar", "april", "june", "august", "dec", "sep", "jun"];
const ALSO_NAMES: &[&str] = &["jan", "april", "may", "june", "august"];

/// Whether the month named at `at`, which has no year, is meant as a month.
pub(crate) fn is_month(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(word) = tokens.word(at) else { return false };
    if among(word, ALSO_NAMES) && opens_a_name(tokens, at) {
        return false;
    }
    let small = word.starts_with(char::is_lowercase);
    let before = tokens.word_before(at).unwrap_or_default();
    if among(before, STRONG_PREPOSITIONS) {
        return true;
    }
    if small && among(word, OTHER_WORDS) {
        return tokens.opens_line(at) && tokens.opens_line(at + 1);
    }
    if among(before, PREPOSITIONS)
        || among(before, INTRODUCERS)
        || beside_a_month(tokens, at)
        || stands_alone(tokens, at)
    {
        return true;
    }
    !(among(word, ALSO_OTHER_WORDS) || (small && word.len() <= 4))
}

/// "June Smith": a capital follows, and nothing before says that it is a month.
fn opens_a_name(tokens: &Tokens<'_>, at: usize) -> bool {
    const SURE: &[&str] = &["in", "during", "since", "until", "of", "mid", "early", "late", "end", "the"];
    let next = tokens.get(at + 1).filter(|token| token.gap == Gap::Space).and_then(|_| tokens.word(at + 1));
    let capital = next.is_some_and(|word| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase)
            && chars.next().is_some_and(char::is_lowercase)
            && words::month(word).is_none()
    });
    capital && !tokens.word_before(at).is_some_and(|before| among(before, SURE))
}

/// "May – July", "May and June": another month on either side of a connector.
fn beside_a_month(tokens: &Tokens<'_>, at: usize) -> bool {
    let joins = |at: usize| {
        tokens.mark(at).is_some_and(|mark| is_dash(mark) || matches!(mark, '/' | '&' | ','))
            || tokens.is_word(at, &["and", "to", "or", "until"])
    };
    let month = |at: usize| tokens.word(at).is_some_and(|word| words::month(word).is_some());
    let after = joins(at + 1) && month(at + 2);
    let before = at >= 2 && joins(at - 1) && month(at - 2);
    after || before
}

/// Whether nothing but marks or line breaks is on either side.
fn stands_alone(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_mark = |token: &Token<'_>| matches!(token.kind, super::tokens::Kind::Mark(_));
    let before = tokens.opens_line(at) || tokens.before(at).is_some_and(is_mark);
    let after = tokens.opens_line(at + 1) || tokens.get(at + 1).is_some_and(is_mark);
    before && after
}
