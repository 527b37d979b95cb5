//! What somebody owes, as letters and calendars tell it: what kind of thing, where, by when. Nothing of it is quoted.

use goldthread_duties::Kind;
use goldthread_people::{Permission, PersonId};
use goldthread_plan::escalation::Matter;
use goldthread_plan::{Plan, PlanId};
use jiff::civil::Date;

use crate::house::House;
use crate::owed::{OnPlan, address_of, asked_of};
use crate::words;

/// A line of a letter, a day of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What stays the same of it however it moves.
    pub id: String,
    /// What kind of duty.
    pub kind: Kind,
    /// What is asked, in a few words.
    pub asked: &'static str,
    /// Where: the plan, the section, the action by its number.
    pub place: String,
    /// By when.
    pub by: Option<Date>,
    /// Whether that has passed.
    pub late: bool,
    /// The path of the page where it is done.
    pub path: String,
    /// How often it has gone up, where it came up the ladder.
    pub step: usize,
}

/// What somebody owes on the plans of a house, as far as they may see it: what is due first before the others.
pub fn lines_of(house: &House, person: PersonId, today: Date) -> Vec<Line> {
    let (directory, shelf) = (house.directory(), house.shelf());
    let may = |permission, one: &OnPlan| directory.may(person, permission, one.thing);
    let all = house.owed(today);
    let own = all.iter().filter(|one| one.duty.whose.is(person, may(Permission::Verify, one)));
    let seen = own.filter(|one| may(Permission::SeePlan, one));
    seen.filter_map(|one| Some(Line::of(one, shelf.plan(one.plan)?.plan(), today))).collect()
}

impl Line {
    fn of(one: &OnPlan, plan: &Plan, today: Date) -> Self {
        let duty = &one.duty;
        Self {
            id: id(one.plan, duty.kind, duty.about),
            kind: duty.kind,
            asked: asked_of(duty.kind),
            place: format!("{}, {}", called(plan), place(plan, duty.about)),
            by: duty.by,
            late: duty.is_late(today),
            path: address_of(one),
            step: match duty.kind {
                Kind::Escalation(number) => plan.escalation(number).map_or(0, |one| one.steps.len()),
                _ => 0,
            },
        }
    }
}

/// The same for the same duty, however its day moves.
fn id(plan: PlanId, kind: Kind, about: Matter) -> String {
    let about = match about {
        Matter::Section(section) => format!("s{section}"),
        Matter::Action(action) => format!("a{action}"),
    };
    let kind = match kind {
        // What is due soon is the same duty once it is overdue.
        Kind::Overdue | Kind::DueSoon => "due".to_owned(),
        Kind::Turn => "turn".to_owned(),
        Kind::Update(period) => format!("update-{period}"),
        Kind::Verification => "verification".to_owned(),
        Kind::Check => "check".to_owned(),
        Kind::Concern(number) => format!("concern-{number}"),
        Kind::Escalation(number) => format!("escalation-{number}"),
        Kind::Evidence(number) => format!("evidence-{number}"),
        Kind::Mention => "mention".to_owned(),
    };
    format!("{plan}-{about}-{kind}")
}

/// The title that a plan gives itself. The name of a file may be anything, and stays in the house.
fn called(plan: &Plan) -> String {
    match plan.fields().title.text() {
        "" => "A plan without a title".to_owned(),
        title => words::shortened(title, 80),
    }
}

/// `section 2, action 5`: by numbers, so that nothing of what is said leaves the house.
fn place(plan: &Plan, about: Matter) -> String {
    match about {
        Matter::Section(number) => format!("section {number}"),
        Matter::Action(number) => match plan.action(number) {
            Some(action) => format!("section {}, action {number}", action.section()),
            None => format!("action {number}"),
        },
    }
}
