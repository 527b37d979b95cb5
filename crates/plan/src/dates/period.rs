//! Quarters, terms, seasons and years.

use super::Setting;
use super::point::{Part, Point, Shape, YearKind, plain_at};
use super::tokens::Tokens;
use super::words::{self, PREPOSITIONS, Season, among, is_dash};
use super::year::{Form, Year, second_half, year_at};

/// What "end of", "early" and the like stand before: a month, a quarter, a term, a season or a year.
pub(crate) fn of_part(tokens: &Tokens<'_>, at: usize, setting: Setting) -> Option<Point> {
    if let Some(year) = named_year(tokens, at, YearPrint::MayLack).or_else(|| bare_year(tokens, at)) {
        return Some(year);
    }
    let point = plain_at(tokens, at, setting)?;
    let divisible = !matches!(point.shape, Shape::Day { .. } | Shape::WeekFrom { .. } | Shape::Easter);
    (divisible && point.part == Part::Whole).then_some(point)
}

/// A quarter, term, season or year at `at`.
pub(crate) fn at(tokens: &Tokens<'_>, at: usize, setting: Setting) -> Option<Point> {
    quarter(tokens, at, setting)
        .or_else(|| quarter_after_year(tokens, at))
        .or_else(|| term_or_season(tokens, at))
        .or_else(|| named_year(tokens, at, YearPrint::Needed))
        .or_else(|| year_end(tokens, at))
        .or_else(|| (setting == Setting::Cell && only_years(tokens)).then(|| bare_year(tokens, at))?)
}

const QUARTERS: &[&str] = &["q", "qtr", "qrt", "qter", "quarter"];

fn one_to_four(tokens: &Tokens<'_>, at: usize) -> Option<i8> {
    let value = tokens
        .number(at)
        .and_then(|(value, digits)| (digits == 1).then_some(value))
        .and_then(|value| i8::try_from(value).ok())
        .or_else(|| tokens.word(at).and_then(words::number))?;
    (1..=4).contains(&value).then_some(value)
}

/// "Q1 2024/25", "Quarter 3 2024/25", "Qrt 2", "the second quarter of 2024".
fn quarter(tokens: &Tokens<'_>, at: usize, setting: Setting) -> Option<Point> {
    let (number, after, sure) = if tokens.is_word(at, QUARTERS) {
        let digit = tokens.past_mark(at + 1, &['.', '-']);
        (one_to_four(tokens, digit)?, digit + 1, false)
    } else {
        let named = tokens.past_word(at + 1, words::ORDINAL_ENDINGS);
        let number = one_to_four(tokens, at)?;
        tokens.is_word(named, &["quarter", "qtr"]).then_some((number, named + 1, true))?
    };
    let shape = Shape::Quarter(number);
    let year_place = tokens.past_word(after, &["of"]);
    let year_place = tokens.past_word(year_place, &["the"]);
    if let Some((year, end)) = any_year(tokens, year_place) {
        return Some(Point::new(shape, Some(year), end));
    }
    let introduced = tokens.word_before(at).is_some_and(|before| among(before, PREPOSITIONS));
    let meant =
        sure || setting == Setting::Cell || introduced || among(tokens.word(at)?, &["qtr", "qrt", "quarter"]);
    meant.then(|| Point::new(shape, None, after))
}

/// "2024/25 Q1", "2024 Q3".
fn quarter_after_year(tokens: &Tokens<'_>, at: usize) -> Option<Point> {
    let (year, after) = year_at(tokens, at, Form::AlsoSplit)?;
    tokens.number(at).filter(|(_, digits)| *digits == 4)?;
    let next = tokens.past_mark(after, &['-', ':', ',']);
    if !tokens.is_word(next, QUARTERS) {
        return None;
    }
    let number = one_to_four(tokens, next + 1)?;
    Some(Point::new(Shape::Quarter(number), Some(year), next + 2))
}

/// "Autumn term 2024", "spring 2018", "Autumn 2024 term", "in the autumn".
fn term_or_season(tokens: &Tokens<'_>, at: usize) -> Option<Point> {
    let season = words::season(tokens.word(at)?)?;
    let (is_term, after) = past_term(tokens, at + 1);
    let after = past_half(tokens, after);
    let dated = any_year(tokens, after);
    let (year, end) = dated.map_or((None, after), |(year, end)| (Some(year), end));
    let (is_term, end) = if is_term { (true, end) } else { past_term(tokens, end) };
    if is_term && season != Season::Winter {
        return Some(Point::new(Shape::Term(season), year, end));
    }
    let named = year.is_some() || (introduced(tokens, at) && !before_a_noun(tokens, end));
    named.then(|| Point::new(Shape::Season(season), year, end))
}

fn past_term(tokens: &Tokens<'_>, at: usize) -> (bool, usize) {
    let next = tokens.past_word(at, &["school"]);
    let next = tokens.past_word(next, &["half"]);
    let next = if tokens.mark(next).is_some_and(is_dash) && next > at { next + 1 } else { next };
    if tokens.is_word(next, &["term"]) { (true, past_half(tokens, next + 1)) } else { (false, at) }
}

/// Past the number of a half term before a year: "Autumn term 1 2022".
fn past_half(tokens: &Tokens<'_>, at: usize) -> usize {
    let numbered = tokens.number(at).is_some_and(|(value, digits)| digits == 1 && value <= 2);
    if numbered && any_year(tokens, at + 1).is_some() { at + 1 } else { at }
}

fn introduced(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word_before(at).is_some_and(|before| {
        among(before, PREPOSITIONS) || among(before, &["early", "mid", "late", "end", "beginning", "start"])
    }) || (tokens.opens_line(at) && tokens.opens_line(at + 1))
        || (tokens.is_mark(at + 1, &['/', '-', '–']) && tokens.word(at + 2).and_then(words::season).is_some())
}

/// "the summer holidays" is not a season that something is due in.
fn before_a_noun(tokens: &Tokens<'_>, at: usize) -> bool {
    const NOUNS: &[&str] = &[
        "activities",
        "activity",
        "break",
        "budget",
        "fair",
        "holiday",
        "holidays",
        "house",
        "programme",
        "school",
    ];
    tokens.is_word(at, NOUNS)
}

/// A year that may be called financial and may be in brackets.
fn any_year(tokens: &Tokens<'_>, at: usize) -> Option<(Year, usize)> {
    let next = tokens.past_word(at, &["financial", "academic", "school"]);
    let next = if next > at { tokens.past_word(next, &["year"]) } else { next };
    year_at(tokens, next, Form::AlsoSplit)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum YearPrint {
    Needed,
    MayLack,
}

/// "financial year 2023/24", "FY 23/24", "academic year 2023-24", "2023/24 financial year".
fn named_year(tokens: &Tokens<'_>, at: usize, print: YearPrint) -> Option<Point> {
    if tokens.is_word(at, &["this", "current"]) {
        let (kind, end) = year_name(tokens, at + 1)?;
        return Some(Point::new(Shape::Year(kind), None, end));
    }
    if let Some((kind, after)) = year_name(tokens, at) {
        return match year_at(tokens, after, Form::AlsoSplit) {
            Some((year, end)) => Some(Point::new(Shape::Year(kind), Some(year), end)),
            None => (print == YearPrint::MayLack).then(|| Point::new(Shape::Year(kind), None, after)),
        };
    }
    let (value, digits) = tokens.number(at)?;
    let year = if digits == 4 { value } else { return None };
    let after = second_half(tokens, at + 1, year)?;
    let (kind, end) = year_name(tokens, after)?;
    Some(Point::new(Shape::Year(kind), Some(Year::Split(year)), end))
}

fn year_name(tokens: &Tokens<'_>, at: usize) -> Option<(YearKind, usize)> {
    if tokens.is_word(at, &["fy"]) {
        return Some((YearKind::Financial, at + 1));
    }
    let kind = if tokens.is_word(at, &["financial", "fiscal"]) {
        YearKind::Financial
    } else if tokens.is_word(at, &["academic", "school"]) {
        YearKind::Academic
    } else {
        return None;
    };
    tokens.is_word(at + 1, &["year"]).then_some((kind, at + 2))
}

/// "financial year end", which lacks a year.
fn year_end(tokens: &Tokens<'_>, at: usize) -> Option<Point> {
    let (kind, after) = year_name(tokens, at)?;
    let next = tokens.past_mark(after, &['-']);
    tokens
        .is_word(next, &["end"])
        .then(|| Point { part: Part::End, ..Point::new(Shape::Year(kind), None, next + 1) })
}

/// Whether the cell holds years and little else: a year beside other words may be all that is left of a date that was
/// not understood.
fn only_years(tokens: &Tokens<'_>) -> bool {
    const ASIDE: &[&str] = &[
        "academic",
        "and",
        "calendar",
        "complete",
        "completed",
        "completion",
        "continuing",
        "due",
        "early",
        "end",
        "financial",
        "late",
        "mid",
        "ongoing",
        "onwards",
        "review",
        "school",
        "starting",
        "target",
        "year",
        "years",
    ];
    tokens.len() <= 9
        && (0..tokens.len()).all(|at| match (tokens.word(at), tokens.number(at)) {
            (Some(word), _) => among(word, PREPOSITIONS) || among(word, ASIDE),
            (None, Some((_, digits))) => {
                digits == 4
                    || (digits == 2
                        && at >= 2
                        && tokens.number(at - 2).is_some_and(|(_, digits)| digits == 4))
            }
            (None, None) => tokens.mark(at).is_some(),
        })
}

/// "2024", "2023/24", with nothing that says what year is meant.
fn bare_year(tokens: &Tokens<'_>, at: usize) -> Option<Point> {
    tokens.number(at).filter(|(value, digits)| *digits == 4 && (2000..=2099).contains(value))?;
    let (year, end) = year_at(tokens, at, Form::AlsoSplit)?;
    let kind = match year {
        Year::Calendar(_) => YearKind::Plain,
        Year::Split(_) => YearKind::Financial,
    };
    let kind = match year_name(tokens, end) {
        Some((named, end)) => return Some(Point::new(Shape::Year(named), Some(year), end)),
        None => kind,
    };
    Some(Point::new(Shape::Year(kind), Some(year), end))
}
