//! The turns of what comes round.

use std::ops::RangeInclusive;

use jiff::Span;
use jiff::civil::Date;

use super::{End, InMonth, Interval, Recurrence, Rule};

/// One turn of what comes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Turn {
    /// Which it is; the first is 1.
    pub number: u32,
    /// The first day that belongs to it: the day after the turn before was due, or the start.
    pub from: Date,
    /// The day it is due, which is the last that belongs to it.
    pub due: Date,
}

impl Recurrence {
    /// The turns from the first on, as far as they go, and at most [`Recurrence::MOST`].
    pub fn turns(self) -> impl Iterator<Item = Turn> {
        self.turns_at(Some(1))
    }

    /// The turns that are due on a day or after it, at most [`Recurrence::MOST`].
    pub fn turns_from(self, day: Date) -> impl Iterator<Item = Turn> {
        self.turns_at(self.number_from(day))
    }

    /// The turns that are due from one day to another, both counted; at most [`Recurrence::MOST`].
    pub fn turns_between(self, from: Date, to: Date) -> impl Iterator<Item = Turn> {
        self.turns_from(from).take_while(move |turn| turn.due <= to)
    }

    /// The first turn that is due on a day or after it.
    pub fn next_from(self, day: Date) -> Option<Turn> {
        self.number_from(day).and_then(|number| self.turn(number))
    }

    /// The last turn that was due on a day or before it.
    pub fn last_until(self, day: Date) -> Option<Turn> {
        let (day, most) = match self.end {
            End::Never => (day, u32::MAX),
            End::On(last) => (day.min(last), u32::MAX),
            End::After(turns) => (day, turns.get()),
        };
        let number = self.near(day)?.rev().find(|number| self.due(*number).is_some_and(|due| due <= day))?;
        self.turn(number.min(most))
    }

    /// The turn that a day belongs to: nothing before the start, and nothing after the last turn.
    pub fn turn_of(self, day: Date) -> Option<Turn> {
        self.next_from(day).filter(|turn| turn.from <= day)
    }

    /// A turn by its number; nothing where it comes round less often.
    pub fn turn(self, number: u32) -> Option<Turn> {
        let due = self.due(number)?;
        let ends = match self.end {
            End::Never => false,
            End::On(last) => due > last,
            End::After(turns) => number > turns.get(),
        };
        let from = match number {
            1 => self.start,
            _ => self.due(number - 1)?.tomorrow().ok()?,
        };
        (!ends).then_some(Turn { number, from, due })
    }

    fn turns_at(self, first: Option<u32>) -> impl Iterator<Item = Turn> {
        let numbers = first.into_iter().flat_map(|first| first..).take(Self::MOST);
        numbers.map_while(move |number| self.turn(number))
    }

    /// The number of the first turn due on a day or after it, whatever the end.
    fn number_from(self, day: Date) -> Option<u32> {
        self.near(day)?.find(|number| self.due(*number).is_some_and(|due| due >= day))
    }

    /// The numbers among which the turns just before and just after a day are.
    fn near(self, day: Date) -> Option<RangeInclusive<u32>> {
        let (gone, every) = match self.rule.interval() {
            Interval::Days(every) => (i64::from((day - self.start).get_days()), every),
            Interval::Months(every) => (month_of(day) - month_of(self.start), every),
        };
        let steps = gone.div_euclid(i64::from(every.get())).max(1);
        let steps = u32::try_from(steps).ok()?;
        // One less where the place in the first month has gone by; one more, for steps begin at 0; one more for the turn after the day.
        Some((steps - 1).max(1)..=steps + 2)
    }

    /// When a turn is due, whatever the end.
    fn due(self, number: u32) -> Option<Date> {
        let is_late = self.at_step(0).is_some_and(|first| first < self.start);
        self.at_step(i64::from(number.checked_sub(1)?) + i64::from(is_late))
    }

    fn at_step(self, step: i64) -> Option<Date> {
        match self.rule {
            Rule::Every(Interval::Days(every)) => {
                let days = step.checked_mul(i64::from(every.get()))?;
                let span = Span::new().try_days(days).ok()?;
                self.start.checked_add(span).ok()
            }
            Rule::Every(Interval::Months(every)) => {
                InMonth::of(self.start).within(self.month(step, every.get())?)
            }
            Rule::InMonth { months, on } => on.within(self.month(step, months.get())?),
        }
    }

    /// The first day of the month so many steps on.
    fn month(self, step: i64, every: u16) -> Option<Date> {
        let month = month_of(self.start).checked_add(step.checked_mul(i64::from(every))?)?;
        let year = i16::try_from(month.div_euclid(12)).ok()?;
        Date::new(year, i8::try_from(month.rem_euclid(12)).ok()? + 1, 1).ok()
    }
}

impl Rule {
    fn interval(self) -> Interval {
        match self {
            Self::Every(interval) => interval,
            Self::InMonth { months, .. } => Interval::Months(months),
        }
    }
}

/// The months from the beginning of the calendar.
fn month_of(day: Date) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month()) - 1
}
