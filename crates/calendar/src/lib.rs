//! Which days are worked, when does something come round, and when is it due?
//!
//! Goldthread counts days here and nowhere else. [`WorkingDays`] knows the bank holidays of England and Wales, and says so where it
//! does not; [`Recurrence`] tells the turns of a duty; [`Clock`] tells what a [`Limit`] means on a day; [`local`] tells which day it
//! is in England. No input or output, no clock: the day it is and the moment it is are values that are given in.
//!
//! One convention holds throughout: the day on which something happens is day 0, and a limit ends at the end of its last day.

mod bank_holidays;
mod clock;
mod limit;
pub mod local;
mod recurrence;
mod working_days;

pub use bank_holidays::BankHoliday;
pub use clock::{Clock, Lapse, State, StopsBeforeItStarts};
pub use limit::{FirstDay, Length, Limit};
pub use recurrence::{DayOfMonth, End, InMonth, Interval, Nth, Recurrence, Rule, Turn};
pub use recurrence::{NotADayOfMonth, NotAnInterval};
pub use working_days::{Roll, UnknownYear, WorkingDays, YearRefused};

/// A day in an error, as people write it: "1 January 2030".
fn said(day: jiff::civil::Date) -> impl std::fmt::Display {
    day.strftime("%-d %B %Y")
}
