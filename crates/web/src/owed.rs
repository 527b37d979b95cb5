//! What is owed on the plans of an authority: worked out once for each day, and anew when something was kept.

use std::sync::{Arc, Mutex, PoisonError};

use goldthread_duties::{Duty, Kind, owed};
use goldthread_people::Thing;
use goldthread_plan::PlanId;
use goldthread_plan::escalation::Matter;
use jiff::civil::Date;

use crate::place::Place;
use crate::store::{KnownDirectory, Shelf};

/// A duty, and the plan that it is on.
#[derive(Debug, Clone)]
pub struct OnPlan {
    /// The plan.
    pub plan: PlanId,
    /// What it is about, as rights are asked for it.
    pub thing: Thing,
    /// The duty.
    pub duty: Duty,
}

/// What is asked, in a few words.
pub const fn asked_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Overdue | Kind::DueSoon => "Do it, or say why not",
        Kind::Turn => "Record the turn",
        Kind::Update(_) => "Post an update",
        Kind::Verification => "Verify that it is complete",
        Kind::Check => "Check that it still holds",
        Kind::Concern(_) => "Answer the concern",
        Kind::Escalation(_) => "Answer the matter",
        Kind::Evidence(_) => "Renew the evidence",
        Kind::Mention => "See what was said to you",
    }
}

/// The page on which it is done.
pub fn address_of(one: &OnPlan) -> String {
    let place = Place::new(one.plan, None);
    let about = match one.duty.about {
        Matter::Section(number) => place.section(number),
        Matter::Action(number) => place.action(number),
    };
    match one.duty.kind {
        Kind::Overdue | Kind::DueSoon | Kind::Mention => about,
        Kind::Turn => format!("{about}/turns"),
        Kind::Update(_) => format!("{about}/updates/new"),
        Kind::Verification | Kind::Check => format!("{about}/completion"),
        Kind::Concern(number) => place.page(&format!("concerns/{number}"), &[]),
        Kind::Escalation(number) => place.page(&format!("escalations/{number}"), &[]),
        Kind::Evidence(number) => place.page(&format!("evidence/{number}"), &[]),
    }
}

/// What was worked out last, and for which entries and day.
#[derive(Debug, Default)]
pub struct Owed(Mutex<Option<Known>>);

#[derive(Debug)]
struct Known {
    /// The last entries that were known of plans and of people.
    heads: (u64, u64),
    day: Date,
    duties: Arc<Vec<OnPlan>>,
}

impl Owed {
    /// What is owed on a day, as plans and people stand.
    pub fn on(&self, plans: &Shelf, people: &KnownDirectory, day: Date) -> Arc<Vec<OnPlan>> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let heads = (plans.head, people.head);
        if let Some(known) = last.as_ref().filter(|known| (known.heads, known.day) == (heads, day)) {
            return Arc::clone(&known.duties);
        }
        let duties = Arc::new(all(plans, people, day));
        *last = Some(Known { heads, day, duties: Arc::clone(&duties) });
        duties
    }
}

fn all(plans: &Shelf, people: &KnownDirectory, day: Date) -> Vec<OnPlan> {
    let leads = people.leads_on(day);
    let mut duties = Vec::new();
    for kept in plans.plans() {
        let (plan, id) = (kept.plan(), kept.id());
        duties.extend(owed(plan, &leads, day).into_iter().map(|duty| {
            let thing = match duty.about {
                Matter::Section(section) => Thing::Section(id.uuid(), section.0),
                Matter::Action(action) => Thing::Action {
                    plan: id.uuid(),
                    action: action.0,
                    section: plan.action(action).map(|action| action.section().0),
                },
            };
            OnPlan { plan: id, thing, duty }
        }));
    }
    duties.sort_by_key(|one| (one.duty.by.is_none(), one.duty.by));
    duties
}
