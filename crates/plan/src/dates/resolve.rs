//! From a printed date to its days.

use std::ops::Range;

use jiff::civil::Date;

use super::Setting;
use super::calendar::{Due, EARLY_ENDS, MIDDLE_ENDS, Precision, Span, YearHint};
use super::join::{Form, Raw, raw_dates};
use super::point::{Part, Point, Shape, YearKind};
use super::tokens::Tokens;
use super::words::Season;
use super::year::Year;

/// How many years before or after its document a date is likely to be.
const NEAR: i32 = 7;

/// A date of the text and the days that it allows.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The days it allows.
    pub span: Span,
    /// The other days that the same words may mean.
    pub other: Option<Span>,
    /// How the span is printed.
    pub extent: Extent,
    /// Whether the year was taken from the document.
    pub year_assumed: bool,
}

/// How a span of days is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// As one date.
    One,
    /// As a week, by its first day.
    Week,
    /// As a range; what its first date alone would be due by.
    Range(Due),
}

/// Every date of the text that has a year, or can take one from the hint.
pub(crate) fn dates_in(tokens: &Tokens<'_>, hint: YearHint, setting: Setting) -> Vec<Found> {
    raw_dates(tokens, setting).iter().filter_map(|raw| found(raw, hint)).collect()
}

fn found(raw: &Raw, hint: YearHint) -> Option<Found> {
    let tokens = raw.start..raw.end;
    match raw.form {
        Form::One(point) => {
            let Days { span, other } = days(&point, hint)?;
            let week = matches!(point.shape, Shape::WeekFrom { .. });
            let extent = if week { Extent::Week } else { Extent::One };
            let far = point.or_day.is_some() && is_far(point.year, hint);
            Some(Found { tokens, span, other, extent, year_assumed: point.year.is_none() || far })
        }
        Form::Either(first, second) => {
            let (first, second) = (days(&first, hint), days(&second, hint));
            let span = first.or(second)?.span;
            let other = second.map(|days| days.span).filter(|other| *other != span);
            Some(Found { tokens, span, other, extent: Extent::One, year_assumed: raw_year_missing(raw) })
        }
        Form::Range(from, to) => range(tokens, &from, &to, hint),
    }
}

fn raw_year_missing(raw: &Raw) -> bool {
    match raw.form {
        Form::One(point) => point.year.is_none(),
        Form::Range(first, second) | Form::Either(first, second) => {
            first.year.is_none() || second.year.is_none()
        }
    }
}

fn range(tokens: Range<usize>, from: &Point, to: &Point, hint: YearHint) -> Option<Found> {
    let year_assumed = from.year.is_none() || to.year.is_none();
    let opening = days(from, hint)?;
    let mut closing = days(to, hint)?;
    if year_assumed && closing.span.due.date < opening.span.from {
        closing = days(&next_year(to, closing.span.due.date)?, hint)?;
    }
    if closing.span.due.date < opening.span.from {
        return Some(Found {
            tokens,
            span: opening.span,
            other: Some(closing.span),
            extent: Extent::One,
            year_assumed,
        });
    }
    let span = Span { from: opening.span.from, due: closing.span.due };
    let other = (opening.other.is_some() || closing.other.is_some()).then(|| Span {
        from: opening.other.unwrap_or(opening.span).from,
        due: closing.other.unwrap_or(closing.span).due,
    });
    Some(Found { tokens, span, other, extent: Extent::Range(opening.span.due), year_assumed })
}

/// The same point a year after the day that it was taken to be.
fn next_year(point: &Point, day: Date) -> Option<Point> {
    let year = day.year().checked_add(1)?;
    Some(Point { year: Some(Year::Calendar(year)), ..*point })
}

#[derive(Clone, Copy)]
struct Days {
    span: Span,
    other: Option<Span>,
}

impl Days {
    fn sure(span: Option<Span>) -> Option<Self> {
        Some(Self { span: span?, other: None })
    }
}

fn days(point: &Point, hint: YearHint) -> Option<Days> {
    match point.shape {
        Shape::Day { day, month } => day_of(calendar_year(point.year, month, hint)?, month, day),
        Shape::WeekFrom { day, month } => Days::sure(
            Date::new(calendar_year(point.year, month, hint)?, month, day).ok().and_then(week_from),
        ),
        Shape::Easter => Days::sure(easter(calendar_year(point.year, 4, hint)?).map(Span::day)),
        Shape::Month(month) if is_far(point.year, hint) && point.or_day.is_some() => {
            day_of(hint.year()?, month, point.or_day?)
        }
        Shape::Month(month) => {
            Days::sure(part_of_month(calendar_year(point.year, month, hint)?, month, point.part))
        }
        Shape::Quarter(number) => quarter(number, point, hint),
        Shape::Term(season) => {
            Days::sure(opening_month(Span::term(season, term_year(season, point, hint)?)?, point.part))
        }
        Shape::Season(season) => {
            let year = if season == Season::Winter {
                winter_year(point, hint)
            } else {
                term_year(season, point, hint)
            };
            Days::sure(opening_month(Span::season(season, year?)?, point.part))
        }
        Shape::Year(kind) => year(kind, point, hint),
    }
}

fn calendar_year(year: Option<Year>, month: i8, hint: YearHint) -> Option<i16> {
    match year {
        Some(Year::Calendar(year)) => Some(year),
        Some(Year::Split(year)) => Some(if month < 4 { year + 1 } else { year }),
        None => hint.year(),
    }
}

/// Whether a year of two digits is so far from the document's that the digits are rather a day.
fn is_far(year: Option<Year>, hint: YearHint) -> bool {
    match (year, hint.year()) {
        (Some(Year::Calendar(year)), Some(document)) => (i32::from(year) - i32::from(document)).abs() > NEAR,
        _ => false,
    }
}

/// Easter Sunday of the Gregorian calendar: the method that Nature published anonymously in 1876.
fn easter(year: i16) -> Option<Date> {
    let number = i32::from(year);
    let (golden, century, of_century) =
        (number.rem_euclid(19), number.div_euclid(100), number.rem_euclid(100));
    let leap = century / 4;
    let moon = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap - moon + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday - 7 * shift + 114;
    Date::new(year, i8::try_from(day / 31).ok()?, i8::try_from(day % 31 + 1).ok()?).ok()
}

/// A day; one that its month lacks is the last of the month or the first of the next.
fn day_of(year: i16, month: i8, day: i8) -> Option<Days> {
    if let Ok(date) = Date::new(year, month, day) {
        return Days::sure(Some(Span::day(date)));
    }
    let last = Date::new(year, month, 1).ok()?.last_of_month();
    Some(Days { span: Span::day(last), other: last.tomorrow().ok().map(Span::day) })
}

fn week_from(first: Date) -> Option<Span> {
    let last = first.checked_add(jiff::Span::new().days(6)).ok()?;
    Some(Span { from: first, due: Due::new(last, Precision::Day) })
}

fn part_of_month(year: i16, month: i8, part: Part) -> Option<Span> {
    let whole = Span::months(year, month, 1, Precision::Month)?;
    let day = |day: i8| Date::new(year, month, day).ok();
    match part {
        Part::Whole => Some(whole),
        Part::Early => Some(Span { from: whole.from, due: Due::new(day(EARLY_ENDS)?, Precision::Month) }),
        Part::Mid => {
            Some(Span { from: day(EARLY_ENDS + 1)?, due: Due::new(day(MIDDLE_ENDS)?, Precision::Month) })
        }
        Part::Late => Some(Span { from: day(21)?, due: whole.due }),
        Part::End => Some(Span::day(whole.due.date)),
    }
}

/// The start of a longer span is its first month.
fn opening_month(span: Span, part: Part) -> Option<Span> {
    match part {
        Part::Early => Span::months(span.from.year(), span.from.month(), 1, Precision::Month),
        _ => Some(span),
    }
}

/// A quarter of the financial year where the print says so ("Q2 2023/24"); else also of the calendar year.
fn quarter(number: i8, point: &Point, hint: YearHint) -> Option<Days> {
    let financial = |year: i16| Span::months(year, number * 3 + 1, 3, Precision::Quarter);
    let calendar = |year: i16| Span::months(year, number * 3 - 2, 3, Precision::Quarter);
    let (span, other) = match point.year {
        Some(Year::Split(year)) => (financial(year), None),
        Some(Year::Calendar(year)) => (financial(year), calendar(year)),
        None => (financial(hint.year_starting_in(4)?), calendar(hint.year()?)),
    };
    let other = other.and_then(|other| opening_month(other, point.part));
    Some(Days { span: opening_month(span?, point.part)?, other })
}

fn term_year(season: Season, point: &Point, hint: YearHint) -> Option<i16> {
    match point.year {
        Some(Year::Calendar(year)) => Some(year),
        Some(Year::Split(year)) => Some(if season == Season::Autumn { year } else { year + 1 }),
        None => hint.year(),
    }
}

fn winter_year(point: &Point, hint: YearHint) -> Option<i16> {
    match point.year {
        Some(Year::Calendar(year) | Year::Split(year)) => Some(year),
        None => hint.year_starting_in(6),
    }
}

/// "2024", "2023/24", "early 2024". A financial year of one figure is the one that starts or the one that ends in it.
fn year(kind: YearKind, point: &Point, hint: YearHint) -> Option<Days> {
    let first_month = match kind {
        YearKind::Plain => 1,
        YearKind::Financial => 4,
        YearKind::Academic => 9,
    };
    let (start, other) = match point.year {
        Some(Year::Split(year)) => (year, None),
        Some(Year::Calendar(year)) if kind == YearKind::Plain => (year, None),
        Some(Year::Calendar(year)) => (year, Some(year - 1)),
        None => (hint.year_starting_in(first_month)?, None),
    };
    let span = part_of_year(start, first_month, point.part)?;
    Some(Days { span, other: other.and_then(|year| part_of_year(year, first_month, point.part)) })
}

fn part_of_year(year: i16, month: i8, part: Part) -> Option<Span> {
    match part {
        Part::Whole | Part::End => Span::months(year, month, 12, Precision::Year),
        Part::Early => Span::months(year, month, 3, Precision::Quarter),
        Part::Mid => Span::months(year, month + 3, 3, Precision::Quarter),
        Part::Late if month == 1 => Span::months(year, 10, 3, Precision::Quarter),
        Part::Late => Span::months(year + 1, month - 3, 3, Precision::Quarter),
    }
}
