//! Spans of the calendar: what days a printed date allows.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::words::Season;

/// How exact a printed date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// A day, or the end of a month.
    Day,
    /// A month, or its early, middle or late part.
    Month,
    /// Three months.
    Quarter,
    /// A school term.
    Term,
    /// A season.
    Season,
    /// A calendar, financial or academic year.
    Year,
}

impl Precision {
    /// The word that files use for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Term => "term",
            Self::Season => "season",
            Self::Year => "year",
        }
    }
}

/// The last day that a printed date allows, and how exact the print is.
///
/// The early part of a month ends on the 10th and the middle on the 15th; both keep the precision of a month.
/// Its `Display` is for people and never makes up a day: "31 December 2020", "December 2020".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Due {
    /// The last day.
    #[serde(rename = "due")]
    pub date: Date,
    /// How exact the print is.
    pub precision: Precision,
}

impl Due {
    /// A due day with its precision.
    pub fn new(date: Date, precision: Precision) -> Self {
        Self { date, precision }
    }
}

pub(crate) const EARLY_ENDS: i8 = 10;
pub(crate) const MIDDLE_ENDS: i8 = 15;

const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month_name(month: i8) -> &'static str {
    let row = usize::try_from(month).unwrap_or(1).clamp(1, 12);
    MONTH_NAMES[row - 1]
}

/// A day as people write it: "31 December 2020".
pub fn day(date: Date) -> String {
    Due::new(date, Precision::Day).to_string()
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.date.year(), self.date.month(), self.date.day());
        let name = month_name(month);
        let short_year = year.rem_euclid(100);
        match (self.precision, month) {
            (Precision::Day, _) => write!(f, "{day} {name} {year}"),
            (Precision::Month, _) if day == EARLY_ENDS => write!(f, "early {name} {year}"),
            (Precision::Month, _) if day == MIDDLE_ENDS => write!(f, "mid {name} {year}"),
            (Precision::Month, _) => write!(f, "{name} {year}"),
            (Precision::Quarter, 3..) => write!(f, "{} to {name} {year}", month_name(month - 2)),
            (Precision::Quarter, _) => write!(f, "the quarter to {name} {year}"),
            (Precision::Term, 9..) => write!(f, "autumn term {year}"),
            (Precision::Term, 5..) => write!(f, "summer term {year}"),
            (Precision::Term, _) => write!(f, "spring term {year}"),
            (Precision::Season, 1..=2) => write!(f, "winter {}/{short_year:02}", year - 1),
            (Precision::Season, 3..=5) => write!(f, "spring {year}"),
            (Precision::Season, 6..=8) => write!(f, "summer {year}"),
            (Precision::Season, _) => write!(f, "autumn {year}"),
            (Precision::Year, 3) => write!(f, "financial year {}/{short_year:02}", year - 1),
            (Precision::Year, 8) => write!(f, "academic year {}/{short_year:02}", year - 1),
            (Precision::Year, _) => write!(f, "{year}"),
        }
    }
}

/// The date of the document, from which a year that is not printed is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearHint(Option<Date>);

impl YearHint {
    /// The hint that a document of this date gives.
    pub fn new(document_date: Option<Date>) -> Self {
        Self(document_date)
    }

    /// No hint: dates without a year are then not dates.
    pub fn none() -> Self {
        Self(None)
    }

    /// The date of the document.
    pub fn date(self) -> Option<Date> {
        self.0
    }

    pub(crate) fn year(self) -> Option<i16> {
        self.0.map(Date::year)
    }

    /// The first calendar year of the year, starting in `month`, that the document falls in.
    pub(crate) fn year_starting_in(self, month: i8) -> Option<i16> {
        self.0.map(|date| if date.month() < month { date.year() - 1 } else { date.year() })
    }
}

impl From<Option<Date>> for YearHint {
    fn from(document_date: Option<Date>) -> Self {
        Self(document_date)
    }
}

impl From<Date> for YearHint {
    fn from(date: Date) -> Self {
        Self(Some(date))
    }
}

/// The days that a printed date allows, from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub from: Date,
    pub due: Due,
}

impl Span {
    /// One day.
    pub(crate) fn day(date: Date) -> Self {
        Self { from: date, due: Due::new(date, Precision::Day) }
    }

    /// `count` months from the first of `month`; a month beyond 12 is in the next year.
    pub(crate) fn months(year: i16, month: i8, count: i8, precision: Precision) -> Option<Self> {
        let (from_year, from_month) = carry(year, month);
        let (last_year, last_month) = carry(year, month + count - 1);
        let from = Date::new(from_year, from_month, 1).ok()?;
        let last = Date::new(last_year, last_month, 1).ok()?.last_of_month();
        Some(Self { from, due: Due::new(last, precision) })
    }

    /// A season; winter ends in the year after the one that names it.
    pub(crate) fn season(season: Season, year: i16) -> Option<Self> {
        let month = match season {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        };
        Self::months(year, month, 3, Precision::Season)
    }

    /// A school term: September to December, January to April (Easter moves), April to July. There is no winter term.
    pub(crate) fn term(season: Season, year: i16) -> Option<Self> {
        let month = match season {
            Season::Spring | Season::Winter => 1,
            Season::Summer => 4,
            Season::Autumn => 9,
        };
        Self::months(year, month, 4, Precision::Term)
    }
}

fn carry(year: i16, month: i8) -> (i16, i8) {
    if month > 12 { (year + 1, month - 12) } else { (year, month) }
}
