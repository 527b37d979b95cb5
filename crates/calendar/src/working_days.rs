//! Which days are worked.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use crate::bank_holidays::{self, BankHoliday, Years};

/// Which days are worked: neither a Saturday, a Sunday, Good Friday, Christmas Day nor a bank holiday in England and Wales.
///
/// That is what the law on the answer to an inspection calls a working day (SI 2007/462, regulation 1). The bank holidays of 2012
/// to 2028 are built in. Of any other year nothing is guessed: whatever needs it is an [`UnknownYear`], until somebody
/// [adds it](Self::with_year).
///
/// Day 0 is the day of the event, worked or not. "Within ten working days" ends at the end of the tenth working day after it.
///
/// ```
/// use goldthread_calendar::WorkingDays;
/// use jiff::civil::date;
///
/// let working = WorkingDays::england_and_wales();
/// // Christmas Eve of 2026 is a Thursday, and Boxing Day is a Saturday, so that Monday is a holiday in its place.
/// assert_eq!(working.add(date(2026, 12, 24), 1)?, date(2026, 12, 29));
/// assert_eq!(working.between(date(2026, 12, 24), date(2026, 12, 31))?, 3);
/// let words = working.add(date(2028, 12, 29), 1).unwrap_err().to_string();
/// assert_eq!(words, "the bank holidays of 2029 are not known; they are known from 2012 to 2028");
/// # Ok::<(), goldthread_calendar::UnknownYear>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingDays {
    years: Years,
    closed: BTreeSet<Date>,
    first: i16,
    last: i16,
    /// Every working day of the years that are known, in order.
    worked: Vec<Date>,
}

/// What was asked needs the bank holidays of a year that are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
#[error("the bank holidays of {year} are not known; they are known from {first_known} to {last_known}")]
pub struct UnknownYear {
    /// The year that would be needed; where a count ran out of the known years, the first one beyond.
    pub year: i16,
    /// The first year that is known.
    pub first_known: i16,
    /// The last year that is known.
    pub last_known: i16,
}

/// Why a year cannot be added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum YearRefused {
    /// A day of another year.
    #[error("{} is not a day of {year}; give the bank holidays of one year at a time", crate::said(*day))]
    OtherYear {
        /// The year that was to be added.
        year: i16,
        /// The day that does not belong to it.
        day: Date,
    },
    /// Fewer than there are in any year.
    #[error(
        "{given} days cannot be all the bank holidays of {year}; there are at least eight, with Good Friday and Christmas Day"
    )]
    TooFew {
        /// The year that was to be added.
        year: i16,
        /// How many different days were given.
        given: usize,
    },
    /// A year that would leave a gap.
    #[error("the bank holidays of {missing} are not known; add them before those of {year}")]
    Gap {
        /// The year that was to be added.
        year: i16,
        /// The year that has to come before it.
        missing: i16,
    },
}

/// Which way a day that is not worked is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Roll {
    /// To the next working day.
    Forward,
    /// To the working day before.
    Backward,
}

/// No year of England and Wales has had fewer since New Year's Day and the early May day came in: six by the Act, and two by custom.
const LEAST_HOLIDAYS: usize = 8;

static BUILT_IN: LazyLock<WorkingDays> = LazyLock::new(|| {
    let years = bank_holidays::built_in();
    let (first, last) = (edge(years.keys().next()), edge(years.keys().next_back()));
    let mut built = WorkingDays { years, closed: BTreeSet::new(), first, last, worked: Vec::new() };
    built.work_out();
    built
});

fn edge(year: Option<&i16>) -> i16 {
    *year.expect("a test finds the built-in years")
}

impl WorkingDays {
    /// The working days of England and Wales, as far as bank holidays are built in.
    pub fn england_and_wales() -> Self {
        BUILT_IN.clone()
    }

    /// Where the built-in bank holidays are from, and under what licence they may be used.
    pub fn origin() -> (&'static str, &'static str) {
        bank_holidays::origin()
    }

    /// The same with the bank holidays of one more year, or with other ones for a year that is known: a holiday that is
    /// proclaimed late means that its year is given anew, as a whole.
    ///
    /// # Errors
    /// [`YearRefused`], where these cannot be the holidays of that year, or a year between is missing.
    pub fn with_year(
        mut self,
        year: i16,
        holidays: impl IntoIterator<Item = impl Into<BankHoliday>>,
    ) -> Result<Self, YearRefused> {
        let mut list: Vec<BankHoliday> = holidays.into_iter().map(Into::into).collect();
        list.sort();
        list.dedup_by_key(|holiday| holiday.day);
        if let Some(wrong) = list.iter().find(|holiday| holiday.day.year() != year) {
            return Err(YearRefused::OtherYear { year, day: wrong.day });
        }
        if list.len() < LEAST_HOLIDAYS {
            return Err(YearRefused::TooFew { year, given: list.len() });
        }
        if let Some(missing) = self.gap_before(year) {
            return Err(YearRefused::Gap { year, missing });
        }
        self.years.insert(year, list);
        (self.first, self.last) = (self.first.min(year), self.last.max(year));
        self.work_out();
        Ok(self)
    }

    /// The same without days on which the council is closed.
    ///
    /// Only what the council set itself is counted so. A closed office moves no limit of the law.
    #[must_use]
    pub fn with_closed(mut self, days: impl IntoIterator<Item = Date>) -> Self {
        self.closed.extend(days);
        self.work_out();
        self
    }

    /// The first year that is known.
    pub fn first_known(&self) -> i16 {
        self.first
    }

    /// The last year that is known.
    pub fn last_known(&self) -> i16 {
        self.last
    }

    /// The bank holidays of a year, in order.
    ///
    /// # Errors
    /// [`UnknownYear`], where they are not known.
    pub fn holidays(&self, year: i16) -> Result<&[BankHoliday], UnknownYear> {
        self.years.get(&year).map(Vec::as_slice).ok_or_else(|| self.unknown(year))
    }

    /// Whether a day is worked.
    ///
    /// # Errors
    /// [`UnknownYear`], also for a Sunday of a year that is not known.
    pub fn is_working(&self, day: Date) -> Result<bool, UnknownYear> {
        self.known(day)?;
        Ok(self.worked.binary_search(&day).is_ok())
    }

    /// The `count`th working day after a day, which is not itself counted; before it, where `count` is negative. None after a day is
    /// that day, worked or not.
    ///
    /// # Errors
    /// [`UnknownYear`], where the count starts in or runs into a year that is not known.
    pub fn add(&self, day: Date, count: i64) -> Result<Date, UnknownYear> {
        self.known(day)?;
        match count {
            0 => Ok(day),
            1.. => self.reached(self.up_to(day), count - 1),
            _ => self.reached(self.before(day), count),
        }
    }

    /// The `count`th working day from a day on, which is the first of them if it is worked. For limits that begin *with* a day.
    ///
    /// # Errors
    /// [`UnknownYear`], where the count starts in or runs into a year that is not known.
    pub fn add_with(&self, day: Date, count: std::num::NonZeroU16) -> Result<Date, UnknownYear> {
        self.known(day)?;
        self.reached(self.before(day), i64::from(count.get()) - 1)
    }

    /// How many working days somebody meets who goes from `from` to `to`, `from` itself not counted; negative where `to` comes first.
    /// This is what [`add`](Self::add) goes by: where `n` is not 0, `between(day, add(day, n))` is `n`.
    ///
    /// # Errors
    /// [`UnknownYear`], where either day is in a year that is not known.
    pub fn between(&self, from: Date, to: Date) -> Result<i64, UnknownYear> {
        self.known(from)?;
        self.known(to)?;
        Ok(if to >= from { self.up_to(to) - self.up_to(from) } else { self.before(to) - self.before(from) })
    }

    /// The first working day after a day.
    ///
    /// # Errors
    /// [`UnknownYear`], where that would be in a year that is not known.
    pub fn next_working(&self, day: Date) -> Result<Date, UnknownYear> {
        self.add(day, 1)
    }

    /// The day itself if it is worked, and otherwise the nearest working day that way.
    ///
    /// # Errors
    /// [`UnknownYear`], where the day or what it is moved to is in a year that is not known.
    pub fn roll(&self, day: Date, way: Roll) -> Result<Date, UnknownYear> {
        self.known(day)?;
        match way {
            Roll::Forward => self.reached(self.before(day), 0),
            Roll::Backward => self.reached(self.up_to(day), -1),
        }
    }

    fn known(&self, day: Date) -> Result<(), UnknownYear> {
        let is_known = (self.first..=self.last).contains(&day.year());
        if is_known { Ok(()) } else { Err(self.unknown(day.year())) }
    }

    fn unknown(&self, year: i16) -> UnknownYear {
        UnknownYear { year, first_known: self.first, last_known: self.last }
    }

    fn gap_before(&self, year: i16) -> Option<i16> {
        let (before, after) = (self.first.saturating_sub(1), self.last.saturating_add(1));
        match year {
            year if year < before => Some(before),
            year if year > after => Some(after),
            _ => None,
        }
    }

    /// How many working days there are up to the end of a day.
    fn up_to(&self, day: Date) -> i64 {
        signed(self.worked.partition_point(|worked| *worked <= day))
    }

    /// How many working days there are before a day.
    fn before(&self, day: Date) -> i64 {
        signed(self.worked.partition_point(|worked| *worked < day))
    }

    /// The working day so many places on, or the year that it would take.
    fn reached(&self, place: i64, steps: i64) -> Result<Date, UnknownYear> {
        let beyond = if steps < 0 { self.first.saturating_sub(1) } else { self.last.saturating_add(1) };
        let place = place.checked_add(steps).and_then(|place| usize::try_from(place).ok());
        place.and_then(|place| self.worked.get(place)).copied().ok_or_else(|| self.unknown(beyond))
    }

    fn work_out(&mut self) {
        let holidays: BTreeSet<Date> = self.years.values().flatten().map(|holiday| holiday.day).collect();
        let is_worked = |day: &Date| {
            let at_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
            !at_weekend && !holidays.contains(day) && !self.closed.contains(day)
        };
        let last = date(self.last, 12, 31);
        let days = date(self.first, 1, 1).series(1.day()).take_while(|day| *day <= last);
        self.worked = days.filter(is_worked).collect();
    }
}

fn signed(count: usize) -> i64 {
    i64::try_from(count).expect("a few thousand days a decade")
}
