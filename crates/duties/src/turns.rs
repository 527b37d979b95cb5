//! The turns of an action that comes round: which were due, what was recorded of them, which is next.

use goldthread_calendar::{End, Interval, Recurrence};
use goldthread_plan::Action;
use goldthread_plan::timescale::Meaning;
use jiff::civil::Date;

/// As many turns are told at most, the last ones: a weekly duty of five years.
const MOST: u32 = 260;

/// The turns of an action up to a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    /// The days that were due by then, the first first.
    pub due: Vec<Date>,
    /// The next one after them; nothing where it no longer comes round.
    pub next: Option<Date>,
}

/// The turns of an action that its timescale tells: from its first turn, or from `since` where that is not printed. Nothing where it does
/// not come round.
pub fn turns(action: &Action, since: Date, on: Date) -> Option<Turns> {
    let Meaning::Recurring { every, next, until } = action.fields().timescale.meaning() else { return None };
    let interval: Interval = every.iso().parse().ok()?;
    let end = until.map_or(End::Never, |until| End::On(until.date));
    let first = next.map_or(since, |next| next.date);
    let recurrence = Recurrence::new(first, interval, end);
    // Where only the beginning of the plan is known, that is no turn itself.
    let told = |day: &Date| next.is_some() || *day > since;
    // From the last one back: a duty may have begun long ago.
    let last = recurrence.last_until(on).map_or(0, |turn| turn.number);
    let numbers = last.saturating_sub(MOST).saturating_add(1)..=last;
    let due =
        numbers.filter_map(|number| recurrence.turn(number)).map(|turn| turn.due).filter(told).collect();
    let next = recurrence.turns_from(on).map(|turn| turn.due).find(|day| *day > on);
    Some(Turns { due, next })
}
