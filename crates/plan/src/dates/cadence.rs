//! How often a thing comes round.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;

use super::tokens::Tokens;
use super::words::{self, ORDINAL_ENDINGS, is_dash};

/// The unit of a cadence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CadenceUnit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months; a quarter is three.
    Month,
    /// School terms, of which a year has three.
    Term,
    /// Years.
    Year,
}

/// How often a thing comes round: every so many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cadence {
    count: u8,
    unit: CadenceUnit,
}

const MOST: u8 = 99;
const MOST_TERMS: u8 = 24;

/// A text that is not an ISO 8601 duration of one unit.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0:?} is not a duration such as P3M; give P, a whole number from 1 to 99, and D, W, M or Y")]
pub struct NotACadence(String);

impl Cadence {
    /// Every `count` units: at least one, at most 99, or 24 terms.
    pub fn every(count: u8, unit: CadenceUnit) -> Self {
        let most = if unit == CadenceUnit::Term { MOST_TERMS } else { MOST };
        Self { count: count.clamp(1, most), unit }
    }

    /// How many units lie between two turns.
    pub fn count(self) -> u8 {
        self.count
    }

    /// The unit.
    pub fn unit(self) -> CadenceUnit {
        self.unit
    }

    /// The ISO 8601 duration; a term is four months.
    pub fn iso(self) -> String {
        let count = u16::from(self.count);
        match self.unit {
            CadenceUnit::Day => format!("P{count}D"),
            CadenceUnit::Week => format!("P{count}W"),
            CadenceUnit::Month => format!("P{count}M"),
            CadenceUnit::Term => format!("P{}M", count * 4),
            CadenceUnit::Year => format!("P{count}Y"),
        }
    }

    /// The day one turn after `date`; none beyond the calendar's end.
    pub fn after(self, date: Date) -> Option<Date> {
        let count = i64::from(self.count);
        let span = match self.unit {
            CadenceUnit::Day => jiff::Span::new().days(count),
            CadenceUnit::Week => jiff::Span::new().weeks(count),
            CadenceUnit::Month => jiff::Span::new().months(count),
            CadenceUnit::Term => jiff::Span::new().months(count * 4),
            CadenceUnit::Year => jiff::Span::new().years(count),
        };
        date.checked_add(span).ok()
    }

    fn times(self, count: i16) -> Option<Self> {
        let count = u8::try_from(i16::from(self.count).checked_mul(count)?).ok()?;
        let cadence = Self::every(count, self.unit);
        (cadence.count == count).then_some(cadence)
    }
}

impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (one, many) = match (self.unit, self.count) {
            (CadenceUnit::Month, 3) => return f.write_str("every quarter"),
            (CadenceUnit::Month, 12) => return f.write_str("every year"),
            (CadenceUnit::Day, _) => ("day", "days"),
            (CadenceUnit::Week, _) => ("week", "weeks"),
            (CadenceUnit::Month, _) => ("month", "months"),
            (CadenceUnit::Term, _) => ("term", "terms"),
            (CadenceUnit::Year, _) => ("year", "years"),
        };
        if self.count == 1 { write!(f, "every {one}") } else { write!(f, "every {} {many}", self.count) }
    }
}

impl FromStr for Cadence {
    type Err = NotACadence;

    fn from_str(text: &str) -> Result<Self, NotACadence> {
        let wrong = || NotACadence(text.to_owned());
        let body = text.strip_prefix('P').ok_or_else(wrong)?;
        let letter = body.chars().last().ok_or_else(wrong)?;
        let unit = match letter {
            'D' => CadenceUnit::Day,
            'W' => CadenceUnit::Week,
            'M' => CadenceUnit::Month,
            'Y' => CadenceUnit::Year,
            _ => return Err(wrong()),
        };
        let count: u8 = body[..body.len() - 1].parse().map_err(|_| wrong())?;
        if (1..=MOST).contains(&count) { Ok(Self { count, unit }) } else { Err(wrong()) }
    }
}

/// Every cadence of a text, in order, with its bytes: "monthly", "every six weeks", "twice a year".
pub fn find_cadences(text: &str) -> Vec<(Range<usize>, Cadence)> {
    let tokens = Tokens::of(text);
    cadences_in(&tokens)
        .into_iter()
        .map(|(range, cadence)| (tokens.bytes(range.start, range.end), cadence))
        .collect()
}

/// Every cadence, with its tokens.
pub(crate) fn cadences_in(tokens: &Tokens<'_>) -> Vec<(Range<usize>, Cadence)> {
    let mut list = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match cadence_at(tokens, at) {
            Some((cadence, end)) => {
                list.push((at..end, cadence));
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    list
}

const fn cadence(count: u8, unit: CadenceUnit) -> Cadence {
    Cadence { count, unit }
}

/// Words that are a cadence by themselves.
const ADVERBS: [(&[&str], Cadence); 13] = [
    (&["daily"], cadence(1, CadenceUnit::Day)),
    (&["weekly"], cadence(1, CadenceUnit::Week)),
    (&["fortnightly", "biweekly"], cadence(2, CadenceUnit::Week)),
    (&["monthly"], cadence(1, CadenceUnit::Month)),
    (&["bimonthly"], cadence(2, CadenceUnit::Month)),
    (&["quarterly", "quartely", "quarterley"], cadence(3, CadenceUnit::Month)),
    (&["termly"], cadence(1, CadenceUnit::Term)),
    (&["biannual", "biannually", "semiannual", "semiannually"], cadence(6, CadenceUnit::Month)),
    (&["annual", "annually", "yearly"], cadence(1, CadenceUnit::Year)),
    (&["biennial", "biennially"], cadence(2, CadenceUnit::Year)),
    (&["triennial", "triennially"], cadence(3, CadenceUnit::Year)),
    (&["nightly"], cadence(1, CadenceUnit::Day)),
    (&["everyday"], cadence(1, CadenceUnit::Day)),
];

const UNITS: [(&[&str], Cadence); 7] = [
    (&["day", "days"], cadence(1, CadenceUnit::Day)),
    (&["week", "weeks"], cadence(1, CadenceUnit::Week)),
    (&["fortnight"], cadence(2, CadenceUnit::Week)),
    (&["month", "months"], cadence(1, CadenceUnit::Month)),
    (&["quarter", "quarters"], cadence(3, CadenceUnit::Month)),
    (&["term", "terms"], cadence(1, CadenceUnit::Term)),
    (&["year", "years", "annum"], cadence(1, CadenceUnit::Year)),
];

fn from_table(tokens: &Tokens<'_>, at: usize, table: &[(&[&str], Cadence)]) -> Option<Cadence> {
    let word = tokens.word(at)?;
    table.iter().find(|(names, _)| words::among(word, names)).map(|(_, cadence)| *cadence)
}

fn cadence_at(tokens: &Tokens<'_>, at: usize) -> Option<(Cadence, usize)> {
    many_weekly(tokens, at)
        .or_else(|| part_yearly(tokens, at))
        .or_else(|| adverb(tokens, at))
        .or_else(|| every(tokens, at))
        .or_else(|| times_a(tokens, at))
        .or_else(|| per(tokens, at))
}

fn adverb(tokens: &Tokens<'_>, at: usize) -> Option<(Cadence, usize)> {
    let cadence = from_table(tokens, at, &ADVERBS)?;
    let leave = tokens.is_word(at, &["annual", "daily"])
        && tokens.is_word(at + 1, &["leave", "living", "life", "lives"]);
    (!leave).then_some((cadence, at + 1))
}

fn past_dash(tokens: &Tokens<'_>, at: usize) -> usize {
    if tokens.mark(at).is_some_and(is_dash) { at + 1 } else { at }
}

/// A number in figures or in words.
fn amount(tokens: &Tokens<'_>, at: usize) -> Option<i16> {
    let figures = tokens.number(at).map(|(value, _)| value);
    figures
        .or_else(|| tokens.word(at).and_then(words::number).map(i16::from))
        .filter(|value| (1..=60).contains(value))
}

/// Past the 6 of "6-8": the longer wait is the one that can be held to.
fn past_lower_bound(tokens: &Tokens<'_>, at: usize) -> usize {
    let next = past_dash(tokens, tokens.past_word(at + 1, &["to"]));
    let bounds = next > at + 1 && tokens.number(at).is_some() && tokens.number(next).is_some();
    if bounds { next } else { at }
}

/// "6 weekly", "six-monthly", "two-yearly".
fn many_weekly(tokens: &Tokens<'_>, at: usize) -> Option<(Cadence, usize)> {
    let figure = past_lower_bound(tokens, at);
    let next = past_dash(tokens, figure + 1);
    if !tokens.is_word(next, &["daily", "weekly", "monthly", "yearly", "termly"]) {
        return None;
    }
    let cadence = from_table(tokens, next, &ADVERBS)?.times(amount(tokens, figure)?)?;
    Some((cadence, next + 1))
}

/// "bi-annual", "half-yearly", "twice yearly", "half-termly", "bi-monthly".
fn part_yearly(tokens: &Tokens<'_>, at: usize) -> Option<(Cadence, usize)> {
    let halves = tokens.is_word(at, &["bi", "half", "semi", "twice"]);
    let next = past_dash(tokens, at + 1);
    if !halves {
        return None;
    }
    if tokens.is_word(next, &["annual", "annually", "yearly"]) {
        return Some((cadence(6, CadenceUnit::Month), next + 1));
    }
    if tokens.is_word(at, &["half"]) && tokens.is_word(next, &["termly"]) {
        return Some((cadence(6, CadenceUnit::Week), next + 1));
    }
    let bi = tokens.is_word(at, &["bi"]);
    let cadence = from_table(tokens, next, &ADVERBS)?.times(2)?;
    bi.then_some((cadence, next + 1))
}

/// "every quarter", "each week", "every two weeks", "every other month", "every third year".
fn every(tokens: &Tokens<'_>, at: usize) -> Option<(Cadence, usize)> {
    if !tokens.is_word(at, &["every", "each"]) {
        return None;
    }
    if let Some(unit) = from_table(tokens, at + 1, &UNITS) {
        return Some((unit, at + 2));
    }
    let figure = past_lower_bound(tokens, at + 1);
    let count = if tokens.is_word(figure, &["other"]) { 2 } else { amount(tokens, figure)? };
    let next = past_dash(tokens, tokens.past_word(figure + 1, ORDINAL_ENDINGS));
    Some((from_table(tokens, next, &UNITS)?.times(count)?, next + 1))
}

/// "once a month", "twice a year", "three times per year".
fn times_a(tokens: &Tokens<'_>, at: usize) -> Option<(Cadence, usize)> {
    let (times, next) = if tokens.is_word(at, &["once"]) {
        (1, at + 1)
    } else if tokens.is_word(at, &["twice"]) {
        (2, at + 1)
    } else {
        (amount(tokens, at)?, tokens.is_word(at + 1, &["times", "x"]).then_some(at + 2)?)
    };
    if !tokens.is_word(next, &["a", "per", "each", "every", "an"]) {
        return None;
    }
    let unit = from_table(tokens, next + 1, &UNITS)?;
    Some((shared_out(unit, times), next + 2))
}

/// One turn out of several in a unit; where that is no whole number of a smaller unit, the unit itself.
fn shared_out(unit: Cadence, times: i16) -> Cadence {
    let smaller = match (unit.unit, times) {
        (CadenceUnit::Year, 2) => Some((6, CadenceUnit::Month)),
        (CadenceUnit::Year, 3) => Some((4, CadenceUnit::Month)),
        (CadenceUnit::Year, 4) => Some((3, CadenceUnit::Month)),
        (CadenceUnit::Year, 6) => Some((2, CadenceUnit::Month)),
        (CadenceUnit::Year, 12) => Some((1, CadenceUnit::Month)),
        (CadenceUnit::Month, 2) => Some((2, CadenceUnit::Week)),
        (CadenceUnit::Month, 4) => Some((1, CadenceUnit::Week)),
        _ => None,
    };
    smaller.map_or(unit, |(count, unit)| cadence(count, unit))
}

/// "per week", but not of money: "£30 per week".
fn per(tokens: &Tokens<'_>, at: usize) -> Option<(Cadence, usize)> {
    if !tokens.is_word(at, &["per"]) {
        return None;
    }
    let unit = from_table(tokens, at + 1, &UNITS)?;
    let money = (at.saturating_sub(6)..at).any(|before| tokens.is_mark(before, &['£', '$', '€']));
    (!money).then_some((unit, at + 2))
}
