//! What the page of all periods says.

use goldthread_people::{Permission, Thing};
use goldthread_plan::Plan;
use goldthread_plan::periods::{Axis, Period};

use crate::components::Link;
use crate::components::notice;
use crate::components::plan_head::Head;
use crate::components::tag::Tag;
use crate::place::Place;
use crate::reporting::{self, days};
use crate::seen::Seen;
use crate::{speak, tabs, words};

/// The page.
pub struct PeriodsPage {
    /// The head of the page.
    pub head: Head,
    /// What was done just before.
    pub done: Option<&'static str>,
    /// The periods, the last first.
    pub rows: Vec<PeriodRow>,
    /// Where the next one is opened; nothing where one is open, or whoever looks may not.
    pub open: Option<String>,
    /// How sections are rated, and where that is set by those who may.
    pub scheme: Vec<(&'static str, Vec<Tag>)>,
    /// Where that is set; nothing for those who may not.
    pub set_scheme: Option<String>,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
}

/// A period in the list.
pub struct PeriodRow {
    /// The period.
    pub period: Link,
    /// Its days.
    pub days: String,
    /// Whether it is open, and since when it is not.
    pub state: String,
    /// How many ratings it has, of how many.
    pub rated: String,
}

impl PeriodsPage {
    /// The page as things stood.
    pub fn of(seen: &Seen) -> Self {
        let (plan, place) = (seen.plan(), seen.place);
        let may_run =
            seen.shot.at().is_none() && seen.app.may(Permission::RunPlan, Thing::Plan(seen.shot.id().uuid()));
        let marks = |axis| plan.rating_scheme().marks(axis).iter().map(crate::rated::mark).collect();
        Self {
            head: Head {
                caption: speak::about(plan),
                title: plan.title().to_owned(),
                tabs: tabs::tabs(place, tabs::Here::Periods),
            },
            done: seen.asked("done").and_then(notice::told),
            rows: plan.periods().iter().rev().map(|period| row(plan, period, place)).collect(),
            open: (may_run && plan.open_now().is_none()).then(|| place.page("periods/new", &[])),
            scheme: Axis::ALL.map(|axis| (axis_word(axis), marks(axis))).to_vec(),
            set_scheme: may_run.then(|| place.page("scheme", &[])),
            asked: seen.asked_moment(),
        }
    }
}

/// What is rated, at the head of a sentence.
pub const fn axis_word(axis: Axis) -> &'static str {
    match axis {
        Axis::Process => "Process",
        Axis::Impact => "Impact",
    }
}

fn row(plan: &Plan, period: &Period, place: Place) -> PeriodRow {
    let all = plan.sections().len() * Axis::ALL.len();
    let given = all - plan.unrated(period).count();
    let state = period.closed.map_or_else(|| "Open".to_owned(), |on| format!("Closed on {}", words::day(on)));
    PeriodRow {
        period: Link::new(&period.title, place.page(&reporting::under(period.number, ""), &[])),
        days: days(period),
        state,
        rated: format!("{given} of {all}"),
    }
}
