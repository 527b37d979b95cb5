//! One date at one place of a text.

use super::Setting;
use super::bare;
use super::numeric;
use super::period;
use super::tokens::{Gap, Kind, Tokens};
use super::words::{self, COUNTED, ORDINAL_ENDINGS, Season, is_dash};
use super::year::{Form, Year, counts_what_follows, year_at};

/// A part of a month, a term or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Whole,
    Early,
    Mid,
    Late,
    End,
}

/// What kind of year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YearKind {
    Plain,
    Financial,
    Academic,
}

/// A date without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Day { day: i8, month: i8 },
    WeekFrom { day: i8, month: i8 },
    Month(i8),
    Easter,
    Quarter(i8),
    Term(Season),
    Season(Season),
    Year(YearKind),
}

/// A date as read at a place, perhaps without a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    pub shape: Shape,
    pub part: Part,
    pub year: Option<Year>,
    /// The day that its two digits are if the year that they make is far from the document's: "December 31".
    pub or_day: Option<i8>,
    /// The token after it.
    pub end: usize,
}

impl Point {
    pub(crate) fn new(shape: Shape, year: Option<Year>, end: usize) -> Self {
        Self { shape, part: Part::Whole, year, or_day: None, end }
    }

    /// The month that it names, if it names one.
    pub(crate) fn month(&self) -> Option<i8> {
        match self.shape {
            Shape::Day { month, .. } | Shape::WeekFrom { month, .. } | Shape::Month(month) => Some(month),
            Shape::Easter | Shape::Quarter(_) | Shape::Term(_) | Shape::Season(_) | Shape::Year(_) => None,
        }
    }
}

/// The date that starts at `at`.
pub(crate) fn point_at(tokens: &Tokens<'_>, at: usize, setting: Setting) -> Option<Point> {
    if let Some((part, next)) = part_at(tokens, at) {
        return period::of_part(tokens, next, setting).map(|point| Point { part, ..point });
    }
    if tokens.word(at).is_some_and(words::is_weekday) {
        let next = tokens.past_mark(at + 1, &[',', '.']);
        return day_first(tokens, tokens.past_word(next, &["the"]))
            .or_else(|| numeric::date_at(tokens, next));
    }
    week_at(tokens, at).or_else(|| plain_at(tokens, at, setting))
}

/// The date that starts at `at`, without a weekday, a part or a week in front.
pub(crate) fn plain_at(tokens: &Tokens<'_>, at: usize, setting: Setting) -> Option<Point> {
    match tokens.get(at)?.kind {
        Kind::Number(_) => numeric::date_at(tokens, at)
            .or_else(|| day_first(tokens, at))
            .or_else(|| period::at(tokens, at, setting))
            .or_else(|| numeric::month_at(tokens, at))
            .or_else(|| (setting == Setting::Cell).then(|| numeric::short_at(tokens, at))?),
        Kind::Word => {
            month_first(tokens, at).or_else(|| feast(tokens, at)).or_else(|| period::at(tokens, at, setting))
        }
        Kind::LongNumber | Kind::Mark(_) => None,
    }
}

/// "end of", "early", "mid-", "late", "the beginning of", and the place after.
fn part_at(tokens: &Tokens<'_>, at: usize) -> Option<(Part, usize)> {
    const PARTS: [(&[&str], Part); 5] = [
        (&["end", "close"], Part::End),
        (&["early", "beginning", "start"], Part::Early),
        (&["mid", "middle"], Part::Mid),
        (&["late"], Part::Late),
        (&["latter"], Part::Late),
    ];
    if tokens.is_word(at + 1, &["week"]) && tokens.is_word(at + 2, &["of", "in"]) {
        let part = if tokens.is_word(at, &["first"]) { Part::Early } else { Part::Late };
        let names_it = tokens.is_word(at, &["first", "last"]);
        return names_it.then(|| (part, tokens.past_word(at + 3, &["the"])));
    }
    let word = tokens.word(at)?;
    let part = PARTS.iter().find(|(names, _)| words::among(word, names)).map(|(_, part)| *part)?;
    let mut next = at + 1;
    if tokens.mark(next).is_some_and(is_dash) {
        next += 1;
    }
    next = tokens.past_word(next, &["part"]);
    let of = tokens.past_word(next, &["of"]);
    if of == next && tokens.is_word(at, &["start", "beginning", "close", "latter"]) {
        return None;
    }
    let loose = matches!(part, Part::Early | Part::Late | Part::Mid);
    let next = if of == next && loose { tokens.past_word(next, &["in"]) } else { of };
    Some((part, tokens.past_word(next, &["the"])))
}

/// "w/c 6 May", "week commencing 6 May", "week ending 10 May".
fn week_at(tokens: &Tokens<'_>, at: usize) -> Option<Point> {
    let (starts, next) = if tokens.is_word(at, &["w"]) && tokens.is_mark(at + 1, &['/', '.']) {
        (tokens.is_word(at + 2, &["c", "b", "s"]).then_some(true), at + 3)
    } else if tokens.is_word(at, &["wc", "wb"]) {
        (Some(true), at + 1)
    } else if tokens.is_word(at, &["week", "weeks"]) {
        (tokens.is_word(at + 1, &["commencing", "beginning", "starting", "of"]).then_some(true), at + 2)
    } else {
        (None, at)
    };
    starts?;
    let next = tokens.past_mark(next, &[':', '.']);
    let next = tokens.past_word(next, &["the"]);
    let next = if tokens.word(next).is_some_and(words::is_weekday) { next + 1 } else { next };
    let point = day_first(tokens, next).or_else(|| numeric::date_at(tokens, next))?;
    match point.shape {
        Shape::Day { day, month } => Some(Point { shape: Shape::WeekFrom { day, month }, ..point }),
        _ => None,
    }
}

/// A day of a month by its number, with "th" or without: the day, whether it had one, and the place after.
pub(crate) fn day_number(tokens: &Tokens<'_>, at: usize) -> Option<(i8, bool, usize)> {
    let (value, digits) = tokens.number(at)?;
    if digits > 2 || !(1..=31).contains(&value) || spoken_for(tokens, at) {
        return None;
    }
    let after = tokens.past_word(at + 1, ORDINAL_ENDINGS);
    let ordinal = after > at + 1;
    if !ordinal && tokens.before(at).is_some() && !tokens.opens_line(at) && counted(tokens, at) {
        return None;
    }
    Some((i8::try_from(value).ok()?, ordinal, after))
}

fn counted(tokens: &Tokens<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| tokens.is_word(before, COUNTED))
}

/// Whether the number is the tail of something else: "£30", "1.5", "2/3".
fn spoken_for(tokens: &Tokens<'_>, at: usize) -> bool {
    let tail = at.checked_sub(1).and_then(|before| tokens.mark(before));
    let after_digit =
        at.checked_sub(2).is_some_and(|before| tokens.number(before).is_some() && tokens.touches(at - 1));
    tokens.touches(at)
        && tail.is_some_and(|mark| matches!(mark, '£' | '#') || (matches!(mark, '.' | '/') && after_digit))
}

/// "30th of September 2020", "2 May 23", "31-Dec-2020", "18 April".
pub(crate) fn day_first(tokens: &Tokens<'_>, at: usize) -> Option<Point> {
    let (day, ordinal, after) = day_number(tokens, at)?;
    let dotted = if ordinal { tokens.past_mark(after, &['.']) } else { after };
    let mut next = tokens.past_word(dotted, &["day"]);
    next = tokens.past_word(next, &["of"]);
    next = tokens.past_mark(next, &[',']);
    let marked = tokens.mark(next).is_some_and(|mark| is_dash(mark) || matches!(mark, '.' | '/'));
    if marked && tokens.touches(next) && tokens.touches(next + 1) {
        next += 1;
    }
    let word = tokens.word(next)?;
    let month = words::month(word)?;
    let end = past_full_stop(tokens, next);
    let year = year_at(tokens, end, Form::CalendarOnly);
    if year.is_none() && (word == "may" || dotted > after) {
        return None;
    }
    let (year, end) = year.map_or((None, next + 1), |(year, end)| (Some(year), end));
    Some(Point::new(Shape::Day { day, month }, year, end))
}

/// "by Christmas", "Easter 2023".
fn feast(tokens: &Tokens<'_>, at: usize) -> Option<Point> {
    let shape = if tokens.is_word(at, &["christmas", "xmas"]) {
        Shape::Day { day: 25, month: 12 }
    } else if tokens.is_word(at, &["easter"]) {
        Shape::Easter
    } else {
        return None;
    };
    if let Some((year, end)) = year_at(tokens, at + 1, Form::CalendarOnly) {
        return Some(Point::new(shape, Some(year), end));
    }
    let due = tokens.word_before(at).is_some_and(|word| words::among(word, &["before", "by", "until"]));
    let noun = tokens.word(at + 1).is_some() && !tokens.opens_line(at + 1);
    (due && !noun).then(|| Point::new(shape, None, at + 1))
}

/// The place after a month's name and the full stop that cuts it short.
fn past_full_stop(tokens: &Tokens<'_>, name: usize) -> usize {
    let short = tokens
        .word(name)
        .is_some_and(|word| word.len() <= 4 && !words::among(word, &["may", "june", "july"]));
    let dot = name + 1;
    if short && tokens.is_mark(dot, &['.']) && tokens.touches(dot) && !tokens.opens_line(dot + 1) {
        dot + 1
    } else {
        dot
    }
}

/// "March 2021", "Mar-24", "April 20", "March 31, 2024", "December".
fn month_first(tokens: &Tokens<'_>, at: usize) -> Option<Point> {
    let word = tokens.word(at)?;
    let month = words::month(word)?;
    let after = past_half_term(tokens, past_full_stop(tokens, at));
    if let Some(point) = month_then_day(tokens, month, after) {
        return Some(point);
    }
    if let Some((year, end)) = year_at(tokens, after, Form::AlsoSplit) {
        let modal = word == "may"
            && tokens.number(end - 1).is_some_and(|(_, digits)| digits == 2)
            && !bare::is_month(tokens, at);
        let or_day = if end == after + 1 { day_number(tokens, after).map(|(day, _, _)| day) } else { None };
        return (!modal).then_some(Point { or_day, ..Point::new(Shape::Month(month), Some(year), end) });
    }
    bare::is_month(tokens, at).then(|| Point::new(Shape::Month(month), None, at + 1))
}

/// "October half term 2024" is October.
fn past_half_term(tokens: &Tokens<'_>, at: usize) -> usize {
    let term = tokens.past_mark(at + 1, &['-']);
    if tokens.is_word(at, &["half"]) && tokens.is_word(term, &["term"]) { term + 1 } else { at }
}

/// "March 31st 2024", "March 31, 2024", "March 5", "March 31st".
fn month_then_day(tokens: &Tokens<'_>, month: i8, at: usize) -> Option<Point> {
    let next = tokens.past_word(at, &["the"]);
    if tokens.get(next)?.gap != Gap::Space {
        return None;
    }
    let (day, ordinal, after) = day_number(tokens, next)?;
    let shape = Shape::Day { day, month };
    let before_month = tokens.word(after).is_some_and(|word| words::month(word).is_some());
    if before_month {
        return None;
    }
    let long_year = tokens.past_mark(after, &[',']);
    if tokens.number(long_year).is_some_and(|(_, digits)| digits == 4)
        && let Some((year, end)) = year_at(tokens, long_year, Form::CalendarOnly)
    {
        return Some(Point::new(shape, Some(year), end));
    }
    if tokens.number(after).is_some_and(|(_, digits)| digits == 2)
        && let Some((year, end)) = year_at(tokens, after, Form::CalendarOnly)
    {
        return Some(Point::new(shape, Some(year), end));
    }
    let short_day = day < 10 && !counts_what_follows(tokens, after) && !tokens.is_mark(after, &['/', ')']);
    (ordinal || short_day).then(|| Point::new(shape, None, after))
}
