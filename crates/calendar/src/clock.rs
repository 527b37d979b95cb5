//! Is it in time?

use std::fmt;

use jiff::civil::Date;

use crate::{Length, Limit, UnknownYear, WorkingDays};

/// Something that started on a day, has a limit, and may have been done since.
///
/// ```
/// use goldthread_calendar::{Clock, Length, Limit, State, WorkingDays};
/// use jiff::civil::date;
///
/// let working = WorkingDays::england_and_wales();
/// let assessment = Clock::started(date(2024, 1, 2), Limit::after(Length::working_days(45).unwrap()));
/// assert_eq!(assessment.state_on(date(2024, 3, 5), &working), State::DueToday { due: date(2024, 3, 5) });
/// let State::Overdue { by, .. } = assessment.state_on(date(2024, 3, 11), &working) else { panic!() };
/// assert_eq!((by.to_string().as_str(), by.days), ("4 working days", 6));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clock {
    start: Date,
    limit: Limit,
    stop: Option<Date>,
}

/// A stop before the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it cannot have been done on {}, before it started on {}", crate::said(*stop), crate::said(*start))]
pub struct StopsBeforeItStarts {
    /// When it started.
    pub start: Date,
    /// When it is said to have been done.
    pub stop: Date,
}

/// How a clock stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// The day is before the start.
    NotStarted,
    /// There is time left.
    Running {
        /// The last day of the limit.
        due: Date,
        /// How long there is.
        left: Lapse,
    },
    /// The day is the last of the limit.
    DueToday {
        /// That day.
        due: Date,
    },
    /// The limit is over, and it is not done.
    Overdue {
        /// The last day of the limit.
        due: Date,
        /// How long ago that was.
        by: Lapse,
    },
    /// It was done by the end of the limit.
    MetInTime {
        /// The last day of the limit.
        due: Date,
        /// When it was done.
        stop: Date,
    },
    /// It was done after the end of the limit.
    MetLate {
        /// The last day of the limit.
        due: Date,
        /// When it was done.
        stop: Date,
        /// How long after the limit that was.
        by: Lapse,
    },
    /// Nobody can tell, for the bank holidays of a year are not known.
    CannotTell(UnknownYear),
}

/// A time from one day to a later one.
///
/// Its `Display` is for people: "3 working days" where working days are counted, else "3 days". From Friday to Saturday no working
/// day goes by, and yet it is a day; that is said as "1 day".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lapse {
    /// Every day counted.
    pub days: i64,
    /// Working days counted, where the limit is in working days and the years are known.
    pub working_days: Option<i64>,
}

impl Clock {
    /// A clock that started on a day.
    pub fn started(start: Date, limit: Limit) -> Self {
        Self { start, limit, stop: None }
    }

    /// The same clock, stopped on a day.
    ///
    /// # Errors
    /// [`StopsBeforeItStarts`].
    pub fn stopped(self, stop: Date) -> Result<Self, StopsBeforeItStarts> {
        if stop < self.start {
            return Err(StopsBeforeItStarts { start: self.start, stop });
        }
        Ok(Self { stop: Some(stop), ..self })
    }

    /// When it started.
    pub fn start(self) -> Date {
        self.start
    }

    /// How long is allowed.
    pub fn limit(self) -> Limit {
        self.limit
    }

    /// When it was stopped.
    pub fn stop(self) -> Option<Date> {
        self.stop
    }

    /// The last day of its limit.
    ///
    /// # Errors
    /// [`UnknownYear`], where working days are counted and a year is not known.
    pub fn due(self, working: &WorkingDays) -> Result<Date, UnknownYear> {
        self.limit.ends(self.start, working)
    }

    /// How it stands at the end of a day. What happened after that day is not looked at, so that a past day is shown as it was.
    pub fn state_on(self, day: Date, working: &WorkingDays) -> State {
        if day < self.start {
            return State::NotStarted;
        }
        let due = match self.due(working) {
            Ok(due) => due,
            Err(unknown) => return State::CannotTell(unknown),
        };
        let lapse = |from, to| self.lapse(from, to, working);
        match self.stop.filter(|stop| *stop <= day) {
            Some(stop) if stop <= due => State::MetInTime { due, stop },
            Some(stop) => State::MetLate { due, stop, by: lapse(due, stop) },
            None if day < due => State::Running { due, left: lapse(day, due) },
            None if day == due => State::DueToday { due },
            None => State::Overdue { due, by: lapse(due, day) },
        }
    }

    fn lapse(self, from: Date, to: Date, working: &WorkingDays) -> Lapse {
        let in_working_days = matches!(self.limit.length, Length::WorkingDays(_));
        let working_days = in_working_days.then(|| working.between(from, to).ok()).flatten();
        Lapse { days: i64::from((to - from).get_days()), working_days }
    }
}

impl State {
    /// The last day of the limit, where it is known and running or over.
    pub fn due(self) -> Option<Date> {
        match self {
            Self::Running { due, .. }
            | Self::DueToday { due }
            | Self::Overdue { due, .. }
            | Self::MetInTime { due, .. }
            | Self::MetLate { due, .. } => Some(due),
            Self::NotStarted | Self::CannotTell(_) => None,
        }
    }
}

impl fmt::Display for Lapse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, unit) = match self.working_days {
            Some(count) if count != 0 => (count, "working day"),
            Some(_) | None => (self.days, "day"),
        };
        write!(f, "{count} {unit}{}", if count == 1 { "" } else { "s" })
    }
}
