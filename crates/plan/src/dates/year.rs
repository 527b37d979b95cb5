//! Years, as printed after a month, a quarter, a term.

use super::tokens::{Gap, Tokens};
use super::words::{
    AFTER_A_YEAR, APOSTROPHES, COUNTED_THINGS, DASHES, ORDINAL_ENDINGS, among, is_dash, month,
};

/// A printed year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    /// "2023", "23".
    Calendar(i16),
    /// "2023/24": the year that starts in 2023.
    Split(i16),
}

/// Whether a year can be of the form "2023/24".
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// After a day.
    CalendarOnly,
    /// After a quarter, a term, a month.
    AlsoSplit,
}

const LONG: std::ops::RangeInclusive<i16> = 1950..=2099;
const SHORT: std::ops::RangeInclusive<i16> = 10..=49;

/// The year at `at`, past the marks that may stand before it, and the place after it.
pub(crate) fn year_at(tokens: &Tokens<'_>, at: usize, form: Form) -> Option<(Year, usize)> {
    if tokens.is_mark(at, &['(']) {
        let (year, after) = printed_year(tokens, at + 1, form, Lead::Marked)?;
        return tokens.is_mark(after, &[')']).then_some((year, after + 1));
    }
    let (lead, digits_at) = lead(tokens, at);
    printed_year(tokens, digits_at, form, lead)
}

/// What stands between the month and the digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// White space, a comma, "of": two digits may be a count or a day.
    Loose,
    /// An apostrophe, or a dash, slash or full stop that touches: two digits are a year.
    Marked,
    /// A dash with space around it: only four digits are a year.
    Apart,
}

fn lead(tokens: &Tokens<'_>, at: usize) -> (Lead, usize) {
    let dotted = tokens.is_mark(at, &['.']) && tokens.touches(at) && tokens.touches(at + 1);
    let mut next = if dotted { at + 1 } else { tokens.past_mark(at, &[',']) };
    next = tokens.past_word(next, &["of", "fy"]);
    if tokens.is_mark(next, APOSTROPHES) {
        return (Lead::Marked, next + 1);
    }
    if tokens.mark(next).is_some_and(|mark| is_dash(mark) || mark == '/') {
        let tight = tokens.touches(next) && tokens.touches(next + 1);
        return (if tight { Lead::Marked } else { Lead::Apart }, tokens.past_mark(next + 1, APOSTROPHES));
    }
    (if dotted { Lead::Marked } else { Lead::Loose }, next)
}

fn printed_year(tokens: &Tokens<'_>, at: usize, form: Form, lead: Lead) -> Option<(Year, usize)> {
    let (value, digits) = tokens.number(at)?;
    let year = match digits {
        4 if LONG.contains(&value) => value,
        2 if SHORT.contains(&value) && lead != Lead::Apart => 2000 + value,
        _ => return None,
    };
    if form == Form::AlsoSplit
        && let Some(after) = second_half(tokens, at + 1, year)
    {
        return Some((Year::Split(year), after));
    }
    let counts = match form {
        Form::CalendarOnly => counts_things(tokens, at + 1),
        Form::AlsoSplit => counts_what_follows(tokens, at + 1),
    };
    if digits == 2 && lead == Lead::Loose && counts {
        return None;
    }
    if digits == 2 && opens_another_date(tokens, at, form) {
        return None;
    }
    Some((Year::Calendar(year), at + 1))
}

/// The place after "/24" of "2023/24", where that is what stands at `at`.
pub(crate) fn second_half(tokens: &Tokens<'_>, at: usize, year: i16) -> Option<usize> {
    let dashed = tokens.is_mark(at, DASHES) && (tokens.touches(at + 1) || !opens_a_date(tokens, at + 2));
    let joined = tokens.is_mark(at, &['/']) || dashed;
    let (value, digits) = tokens.number(at + 1)?;
    let next = year + 1;
    let follows = (digits == 4 && value == next) || (digits == 2 && value == next.rem_euclid(100));
    (joined && follows).then_some(at + 2)
}

/// Whether what follows a number makes it the day of a date.
fn opens_a_date(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = tokens.past_word(at, ORDINAL_ENDINGS);
    tokens.is_mark(next, &['/', '.']) || tokens.word(next).is_some_and(|word| month(word).is_some())
}

/// Whether a number before `at` counts something: "20 young people", "20%", "20,000", "20:15".
pub(crate) fn counts_what_follows(tokens: &Tokens<'_>, at: usize) -> bool {
    match small_word(tokens, at) {
        Some(word) => !among(word, AFTER_A_YEAR) && !word.ends_with("ing"),
        None => counts_by_mark(tokens, at),
    }
}

/// The same after a full date, where a count is rare: only the things that plans count.
fn counts_things(tokens: &Tokens<'_>, at: usize) -> bool {
    small_word(tokens, at).is_some_and(|word| among(word, COUNTED_THINGS)) || counts_by_mark(tokens, at)
}

fn small_word<'a>(tokens: &Tokens<'a>, at: usize) -> Option<&'a str> {
    let after_space = tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
    tokens.word(at).filter(|word| after_space && word.starts_with(char::is_lowercase))
}

fn counts_by_mark(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.mark(at) {
        Some('%') => true,
        Some(',' | '.' | ':') => tokens.touches(at + 1) && tokens.number(at + 1).is_some(),
        _ => false,
    }
}

/// Whether the two digits are the day of the next date: the 31 of "December 31 March 2021" and of
/// "1 Jan-31 Mar 2021", not the 22 of "Sep 22 Oct 22" or of "Sep-22 Oct-22".
fn opens_another_date(tokens: &Tokens<'_>, at: usize, form: Form) -> bool {
    let day = tokens.number(at).is_some_and(|(value, _)| value <= 31);
    let next = tokens.past_word(at + 1, ORDINAL_ENDINGS);
    if !day || tokens.opens_line(at + 1) {
        return false;
    }
    let month = tokens.word(next).is_some_and(|word| month(word).is_some());
    let short_year = tokens.number(next + 1).is_some_and(|(_, digits)| digits == 2);
    let dashed = tokens.mark(next + 1).is_some_and(is_dash);
    let before_month =
        month && if tokens.touches(at) { form == Form::CalendarOnly && !dashed } else { !short_year };
    next > at + 1 || before_month
}
