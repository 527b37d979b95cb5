//! Dates that belong together: ranges, pairs that share a year, and pairs of which one was struck out.

use super::Setting;
use super::point::{Part, Point, Shape, day_first, day_number, point_at};
use super::tokens::Tokens;
use super::words::{Season, is_dash};
use super::year::Year;

/// What one or two points make together.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    /// One date.
    One(Point),
    /// From the one to the other.
    Range(Point, Point),
    /// One of the two, and the print does not say which.
    Either(Point, Point),
}

/// A date of the text, before its missing year is filled in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Raw {
    pub start: usize,
    pub end: usize,
    pub form: Form,
}

impl Raw {
    fn new(start: usize, end: usize, form: Form) -> Self {
        Self { start, end, form }
    }

    fn first(&self) -> &Point {
        match &self.form {
            Form::One(point) | Form::Range(point, _) | Form::Either(point, _) => point,
        }
    }

    fn last(&self) -> &Point {
        match &self.form {
            Form::One(point) | Form::Range(_, point) | Form::Either(_, point) => point,
        }
    }
}

/// Every date of the text, in order, none within another.
pub(crate) fn raw_dates(tokens: &Tokens<'_>, setting: Setting) -> Vec<Raw> {
    let mut list: Vec<Raw> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let before = list.len();
        read_at(tokens, at, setting, &mut list);
        at = list.last().filter(|_| list.len() > before).map_or(at + 1, |raw| raw.end.max(at + 1));
    }
    share_years(tokens, &mut list);
    list
}

fn read_at(tokens: &Tokens<'_>, at: usize, setting: Setting, list: &mut Vec<Raw>) {
    if let Some(raw) = bare_day_first(tokens, at, setting) {
        list.push(raw);
        return;
    }
    let Some(first) = point_at(tokens, at, setting) else { return };
    if let Some(joined) = joined(tokens, at, first, setting) {
        list.extend(joined);
        return;
    }
    let raw = run_together(tokens, at, first, setting)
        .or_else(|| second_year(tokens, at, first))
        .unwrap_or(Raw::new(at, first.end, Form::One(first)));
    list.push(raw);
}

/// How two dates are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    To,
    And,
    Slash,
}

fn connector(tokens: &Tokens<'_>, at: usize) -> Option<(Join, usize)> {
    let (join, next) = if tokens.is_word(at, &["to", "until", "till", "til", "through", "thru"]) {
        (Join::To, at + 1)
    } else if tokens.is_word(at, &["up"]) && tokens.is_word(at + 1, &["to"]) {
        (Join::To, at + 2)
    } else if tokens.is_word(at, &["and"]) {
        (Join::And, at + 1)
    } else {
        match tokens.mark(at)? {
            mark if is_dash(mark) && !tokens.opens_line(at) => (Join::To, at + 1),
            '&' | '+' => (Join::And, at + 1),
            '/' => (Join::Slash, at + 1),
            _ => return None,
        }
    };
    Some((join, tokens.past_word(next, &["the"])))
}

/// "11th to 22nd November 2019", and "31 30 December 2020", where one of the days was struck out.
fn bare_day_first(tokens: &Tokens<'_>, at: usize, setting: Setting) -> Option<Raw> {
    let (day, _, after) = day_number(tokens, at)?;
    let join = connector(tokens, after);
    let next = join.map_or(after, |(_, next)| next);
    if join.is_none() && tokens.opens_line(after) && setting == Setting::Prose {
        return None;
    }
    let second = day_first(tokens, next)?;
    let Shape::Day { day: second_day, month } = second.shape else { return None };
    let first = Point::new(Shape::Day { day, month }, second.year, after);
    let form = match join {
        _ if day == second_day => Form::One(second),
        Some((Join::To | Join::Slash, _)) if day < second_day => Form::Range(first, second),
        Some((Join::And, _)) if day + 1 == second_day => Form::Range(first, second),
        Some((Join::And, _)) if day < second_day && after_between(tokens, at) => Form::Range(first, second),
        _ => Form::Either(first, second),
    };
    Some(Raw::new(at, second.end, form))
}

fn after_between(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word_before(at).is_some_and(|word| word.eq_ignore_ascii_case("between"))
}

fn joined(tokens: &Tokens<'_>, at: usize, first: Point, setting: Setting) -> Option<Vec<Raw>> {
    let (join, next) = connector(tokens, first.end)?;
    let second = point_at(tokens, next, setting)?;
    if !alike(&first, &second) {
        return None;
    }
    let between = after_between(tokens, at);
    let (from, to) = with_shared_year(first, second);
    if join == Join::To || (join == Join::And && between) {
        return Some(vec![Raw::new(at, to.end, Form::Range(from, to))]);
    }
    if first.year.is_some() {
        return None;
    }
    if next_to_each_other(&first, &second) {
        return Some(vec![Raw::new(at, to.end, Form::Range(from, to))]);
    }
    Some(vec![Raw::new(at, from.end, Form::One(from)), Raw::new(next, to.end, Form::One(to))])
}

/// "November December 2020": two months or days, no connector, one year.
fn run_together(tokens: &Tokens<'_>, at: usize, first: Point, setting: Setting) -> Option<Raw> {
    first.month().filter(|_| first.year.is_none())?;
    if setting == Setting::Prose && tokens.opens_line(first.end) {
        return None;
    }
    let second = point_at(tokens, first.end, setting)?;
    second.year?;
    let same = std::mem::discriminant(&first.shape) == std::mem::discriminant(&second.shape);
    let (first, second) = with_shared_year(first, second);
    same.then(|| Raw::new(at, second.end, Form::Either(first, second)))
}

/// "December 2020 2021": the year was changed and both are printed.
fn second_year(tokens: &Tokens<'_>, at: usize, first: Point) -> Option<Raw> {
    let Some(Year::Calendar(printed)) = first.year else { return None };
    let (value, digits) = tokens.number(first.end)?;
    let goes_on = tokens.mark(first.end + 1).is_some_and(|mark| is_dash(mark) || matches!(mark, '/' | '.'))
        && tokens.touches(first.end + 1)
        && tokens.touches(first.end + 2);
    if digits != 4 || value == printed || (value - printed).abs() > 5 || goes_on {
        return None;
    }
    let end = first.end + 1;
    let second = Point { year: Some(Year::Calendar(value)), end, ..first };
    Some(Raw::new(at, end, Form::Either(first, second)))
}

fn alike(first: &Point, second: &Point) -> bool {
    let period = |point: &Point| matches!(point.shape, Shape::Term(_) | Shape::Season(_));
    (first.month().is_some() && second.month().is_some())
        || (period(first) && period(second))
        || std::mem::discriminant(&first.shape) == std::mem::discriminant(&second.shape)
}

/// Where in its year a point stands, for points that are alike.
fn order(point: &Point) -> (i8, i8) {
    match point.shape {
        Shape::Day { day, month } | Shape::WeekFrom { day, month } => (month, day),
        Shape::Month(month) => (month, 0),
        Shape::Quarter(number) => (number, 0),
        Shape::Term(season) | Shape::Season(season) => match season {
            Season::Spring => (1, 0),
            Season::Summer => (2, 0),
            Season::Autumn => (3, 0),
            Season::Winter => (4, 0),
        },
        Shape::Easter | Shape::Year(_) => (0, 0),
    }
}

/// Gives the one without a year the year of the other, so that the first is not after the second.
fn with_shared_year(first: Point, second: Point) -> (Point, Point) {
    let wraps = order(&first).0 > order(&second).0;
    match (first.year, second.year) {
        (None, Some(Year::Calendar(year))) => {
            (Point { year: Some(Year::Calendar(if wraps { year - 1 } else { year })), ..first }, second)
        }
        (Some(Year::Calendar(year)), None) => {
            (first, Point { year: Some(Year::Calendar(if wraps { year + 1 } else { year })), ..second })
        }
        (None, Some(split)) => (Point { year: Some(split), ..first }, second),
        (Some(split), None) => (first, Point { year: Some(split), ..second }),
        _ => (first, second),
    }
}

fn next_to_each_other(first: &Point, second: &Point) -> bool {
    let whole = first.part == Part::Whole && second.part == Part::Whole;
    whole
        && match (first.shape, second.shape) {
            (Shape::Month(a), Shape::Month(b)) => a % 12 + 1 == b,
            (Shape::Quarter(a), Shape::Quarter(b)) => a % 4 + 1 == b,
            (Shape::Season(_), Shape::Season(_)) | (Shape::Term(_), Shape::Term(_)) => {
                order(first).0 % 4 + 1 == order(second).0
            }
            _ => false,
        }
}

/// "June, September and December 2023": the year at the end of a list is that of all, as is the one at its head.
fn share_years(tokens: &Tokens<'_>, list: &mut [Raw]) {
    for at in (1..list.len()).rev() {
        if let (Form::One(first), true) = (list[at - 1].form, listed(tokens, &list[at - 1], &list[at])) {
            list[at - 1].form = Form::One(with_shared_year(first, *list[at].first()).0);
        }
    }
    for at in 1..list.len() {
        if let (Form::One(second), true) = (list[at].form, listed(tokens, &list[at - 1], &list[at])) {
            list[at].form = Form::One(with_shared_year(*list[at - 1].last(), second).1);
        }
    }
}

fn listed(tokens: &Tokens<'_>, first: &Raw, second: &Raw) -> bool {
    let gap = first.end..second.start;
    (1..=3).contains(&gap.len())
        && alike(first.last(), second.first())
        && gap
            .into_iter()
            .all(|at| tokens.is_mark(at, &[',', '&', ';', '/']) || tokens.is_word(at, &["and", "then", "in"]))
}
