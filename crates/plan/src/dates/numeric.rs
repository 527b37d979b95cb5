//! Dates in figures: 31/12/2020, 31.12.20, 2020-12-31, 12/2020.

use super::point::{Point, Shape};
use super::tokens::Tokens;
use super::words::is_dash;
use super::year::Year;

const LONG_YEARS: std::ops::RangeInclusive<i16> = 1950..=2099;
const SHORT_YEARS: std::ops::RangeInclusive<i16> = 15..=45;

/// A full date in figures at `at`.
pub(crate) fn date_at(tokens: &Tokens<'_>, at: usize) -> Option<Point> {
    if goes_on_before(tokens, at) {
        return None;
    }
    let first = tokens.number(at)?;
    let second = tokens.number(at + 2)?;
    let third = tokens.number(at + 4)?;
    parted(tokens, at + 1, at + 3)?;
    let (year, month, day) =
        if first.1 == 4 { (long_year(first)?, second, third) } else { (any_year(third)?, second, first) };
    if month.1 > 2 || day.1 > 2 {
        return None;
    }
    let (month, day) = if month.0 > 12 && day.0 <= 12 { (day.0, month.0) } else { (month.0, day.0) };
    let end = past_clock(tokens, at + 5);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || goes_on_after(tokens, end) {
        return None;
    }
    let shape = Shape::Day { day: i8::try_from(day).ok()?, month: i8::try_from(month).ok()? };
    Some(Point::new(shape, Some(Year::Calendar(year)), end))
}

/// A month in figures at `at`: "12/2020", "12.2020".
pub(crate) fn month_at(tokens: &Tokens<'_>, at: usize) -> Option<Point> {
    let (month, digits) = tokens.number(at)?;
    let joined = tokens.is_mark(at + 1, &['/', '.']) && tokens.touches(at + 1) && tokens.touches(at + 2);
    let year = long_year(tokens.number(at + 2)?)?;
    if !joined
        || digits > 2
        || !(1..=12).contains(&month)
        || goes_on_before(tokens, at)
        || goes_on_after(tokens, at + 3)
    {
        return None;
    }
    Some(Point::new(Shape::Month(i8::try_from(month).ok()?), Some(Year::Calendar(year)), at + 3))
}

/// A month and a year of two digits, or a day and a month, where no other reading is possible: "03/22", "31/03".
pub(crate) fn short_at(tokens: &Tokens<'_>, at: usize) -> Option<Point> {
    let (first, first_digits) = tokens.number(at)?;
    let (second, second_digits) = tokens.number(at + 2)?;
    let joined = tokens.is_mark(at + 1, &['/']) && tokens.touches(at + 1) && tokens.touches(at + 2);
    let ends = at + 3 == tokens.len() || tokens.opens_line(at + 3);
    if !joined || !ends || first_digits > 2 || second_digits > 2 || goes_on_before(tokens, at) {
        return None;
    }
    let small = |value: i16| i8::try_from(value).ok();
    match (first, second) {
        (1..=12, 15..=45) if second_digits == 2 => {
            Some(Point::new(Shape::Month(small(first)?), Some(Year::Calendar(2000 + second)), at + 3))
        }
        (13..=31, 1..=12) => {
            Some(Point::new(Shape::Day { day: small(first)?, month: small(second)? }, None, at + 3))
        }
        _ => None,
    }
}

fn long_year((value, digits): (i16, usize)) -> Option<i16> {
    (digits == 4 && LONG_YEARS.contains(&value)).then_some(value)
}

fn any_year((value, digits): (i16, usize)) -> Option<i16> {
    match digits {
        2 if SHORT_YEARS.contains(&value) => Some(2000 + value),
        _ => long_year((value, digits)),
    }
}

/// Both places hold the same parting mark; a dash or full stop must touch the figures.
fn parted(tokens: &Tokens<'_>, first: usize, second: usize) -> Option<()> {
    let kind = |at: usize| {
        let mark = tokens.mark(at)?;
        let tight = tokens.touches(at) && tokens.touches(at + 1);
        match mark {
            '/' | '\\' => Some('/'),
            '.' if tight => Some('.'),
            mark if is_dash(mark) && tight => Some('-'),
            _ => None,
        }
    };
    let same_line = (first..=second + 1).all(|at| !tokens.opens_line(at));
    (kind(first)? == kind(second)? && same_line).then_some(())
}

/// Whether figures or letters touch the front: "v1.2.20", "10/1/2/20".
fn goes_on_before(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if !tokens.touches(at) {
        return false;
    }
    let letter = tokens.word(before).is_some_and(|word| word.len() == 1);
    let figures = before.checked_sub(1).is_some_and(|digit| tokens.number(digit).is_some());
    letter || (tokens.is_mark(before, &['/', '.']) && tokens.touches(before) && figures)
}

fn goes_on_after(tokens: &Tokens<'_>, at: usize) -> bool {
    let slash = tokens.is_mark(at, &['/']);
    let goes_on = tokens.number(at + 1).is_some() || (slash && tokens.word(at + 1).is_some());
    (slash || tokens.is_mark(at, &['.'])) && tokens.touches(at) && tokens.touches(at + 1) && goes_on
}

/// Past a time of day such as a spreadsheet prints: "2020-12-31 00:00:00", "2020-12-31T00:00".
fn past_clock(tokens: &Tokens<'_>, at: usize) -> usize {
    let hour = tokens.past_word(at, &["t"]);
    let clock = |at: usize| tokens.number(at).is_some_and(|(_, digits)| digits <= 2);
    let colon = |at: usize| tokens.is_mark(at, &[':']) && tokens.touches(at);
    if !(clock(hour) && colon(hour + 1) && clock(hour + 2)) || tokens.opens_line(hour) {
        return at;
    }
    if colon(hour + 3) && clock(hour + 4) { hour + 5 } else { hour + 3 }
}
