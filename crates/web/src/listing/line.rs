//! The actions of a list: those that are asked for, in the order that is asked for.

use std::cmp::Ordering;

use goldthread_plan::{Action, Plan, Section, SectionKind};
use jiff::ToSpan;
use jiff::civil::Date;

use super::Asked;
use super::asked::{Sort, When};
use crate::store::Snapshot;

/// An action of a list.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// The plan as it is shown.
    pub shot: &'a Snapshot,
    /// The action.
    pub action: &'a Action,
    /// The day that it is judged on.
    pub day: Option<Date>,
}

/// The actions of some plans that are asked for, each plan with the day that it is judged on.
pub fn lines_of<'a>(
    plans: &'a [(Snapshot, Option<Date>)],
    asked: &Asked,
    may_see: impl Fn(&Line<'a>) -> bool,
) -> Vec<Line<'a>> {
    let lines = plans
        .iter()
        .flat_map(|(shot, day)| shot.plan().actions().iter().map(|action| Line { shot, action, day: *day }));
    let mut lines: Vec<_> = lines.filter(|line| may_see(line) && line.is_asked(asked)).collect();
    if let Some((sort, is_turned)) = asked.sort() {
        lines.sort_by(|one, other| one.order(other, sort, is_turned));
    }
    lines
}

impl<'a> Line<'a> {
    /// The plan.
    pub fn plan(&self) -> &'a Plan {
        self.shot.plan()
    }

    /// The section that it belongs to.
    pub fn section(&self) -> Option<&'a Section> {
        self.plan().section(self.action.section())
    }

    /// Whether its date has passed.
    pub fn is_overdue(&self) -> bool {
        self.day.is_some_and(|day| self.action.is_overdue(day))
    }

    /// The phases that it stands in.
    pub fn phases(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let (plan, action) = (self.plan(), self.action);
        let sections = std::iter::once(action.section()).chain(action.work().also_in().iter().copied());
        let sections = sections.filter_map(|number| plan.section(number));
        sections
            .filter(|section| section.fields().kind == SectionKind::Phase)
            .map(|section| section.fields().title.text())
    }

    fn is_asked(&self, asked: &Asked) -> bool {
        let action = self.action;
        let is_led_by = |lead: &str| action.fields().leads.iter().any(|quote| quote.text() == lead);
        let is_in = |number| action.section() == number || action.work().also_in().contains(&number);
        asked.which().holds(action, self.day)
            && asked.plan().is_none_or(|plan| self.shot.id() == plan)
            && asked.value("lead").is_none_or(is_led_by)
            && asked.section().is_none_or(is_in)
            && asked.takes(action.standing())
            && asked.completion().is_none_or(|completion| action.completion() == completion)
            && asked.when().is_none_or(|when| self.is_when(when))
            && asked.value("phase").is_none_or(|phase| self.phases().any(|own| own == phase))
    }

    fn is_when(&self, when: When) -> bool {
        match when {
            When::Overdue => self.is_overdue(),
            When::Within(days) => self.is_due_within(days),
            When::Undated => self.action.is_undated(),
            When::Moved => !self.action.moved_from().is_empty(),
        }
    }

    fn is_due_within(&self, days: u8) -> bool {
        let (Some(day), Some(last)) = (self.day, self.last_day()) else { return false };
        let end = day.checked_add(i32::from(days).days()).unwrap_or(Date::MAX);
        self.action.is_open() && (day..=end).contains(&last)
    }

    /// The last day of its timescale.
    pub fn last_day(&self) -> Option<Date> {
        self.action.fields().timescale.last_day()
    }

    /// What is not known comes last, either way round; what is the same stays in the order of the plan.
    fn order(&self, other: &Self, by: Sort, is_turned: bool) -> Ordering {
        match by {
            Sort::Section => {
                let place = |line: &Self| {
                    line.plan().sections().iter().position(|own| own.number() == line.action.section())
                };
                known_first(place(self), place(other), is_turned)
            }
            Sort::Lead => {
                let lead =
                    |line: &Self| line.action.fields().leads.first().map(|lead| lead.text().to_lowercase());
                known_first(lead(self), lead(other), is_turned)
            }
            Sort::Date => known_first(self.last_day(), other.last_day(), is_turned),
            Sort::Status => known_first(self.action.standing(), other.action.standing(), is_turned),
        }
    }
}

fn known_first<T: Ord>(one: Option<T>, other: Option<T>, is_turned: bool) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if is_turned => other.cmp(&one),
        (Some(one), Some(other)) => one.cmp(&other),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}
