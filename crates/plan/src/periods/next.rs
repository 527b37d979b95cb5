//! The period that would follow on the last one: as many whole months, or as many days.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::Plan;

/// A period as it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextPeriod {
    /// What it would be called; empty where its days are no whole months.
    pub title: String,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

impl Plan {
    /// The period that would follow; where there is none yet, the month of a day.
    pub fn next_period(&self, today: Date) -> NextPeriod {
        let (from, to) = match self.periods().last() {
            Some(last) => after(last.from, last.to),
            None => (today.first_of_month(), today.last_of_month()),
        };
        NextPeriod { title: title(from, to), from, to }
    }
}

fn after(from: Date, to: Date) -> (Date, Date) {
    let begins = to.saturating_add(1.day());
    if is_of_months(from, to) {
        return (begins, begins.saturating_add(months(from, to)).last_of_month());
    }
    let days = to.since(from).map_or(0, |span| span.get_days());
    (begins, begins.saturating_add(days.days()))
}

fn is_of_months(from: Date, to: Date) -> bool {
    from == from.first_of_month() && to == to.last_of_month()
}

/// How many months lie between the months of two days.
fn months(from: Date, to: Date) -> Span {
    let of = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    (of(to) - of(from)).months()
}

fn title(from: Date, to: Date) -> String {
    if !is_of_months(from, to) {
        return String::new();
    }
    let end = to.strftime("%B %Y");
    match (from.month() == to.month(), from.year() == to.year()) {
        (true, true) => end.to_string(),
        (false, true) => format!("{} to {end}", from.strftime("%B")),
        (_, false) => format!("{} to {end}", from.strftime("%B %Y")),
    }
}
