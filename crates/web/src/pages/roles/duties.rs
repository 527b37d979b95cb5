//! Which open actions a role answers for, or shares.

use std::collections::BTreeMap;

use goldthread_duties::resolve;
use goldthread_people::{Directory, OpenThing, Resolved, RoleId};
use goldthread_plan::{Action, ActionNumber, Plan, PlanId};
use jiff::civil::Date;

use crate::store::Shelf;
use crate::words;

/// An open action of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duty {
    /// Its plan.
    pub plan: PlanId,
    /// Its number.
    pub action: ActionNumber,
    /// What the role has to do with it.
    pub part: Part,
}

/// What a role has to do with an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It is named first, so it answers for it.
    Answers,
    /// It is named after another.
    Shares,
}

/// The open actions of every role: not said to be complete, and not taken out of their plans.
#[derive(Debug, Default)]
pub struct Duties(BTreeMap<RoleId, Vec<Duty>>);

impl Duties {
    /// The open ones among some actions, by the role that their leads stand for on a day.
    pub fn among<'a>(
        actions: impl IntoIterator<Item = (PlanId, &'a Plan, &'a Action)>,
        directory: &Directory,
        day: Date,
    ) -> Self {
        let known = directory.leads_on(day);
        let mut duties = Self::default();
        for (plan_id, plan, action) in actions.into_iter().filter(|(.., one)| !one.is_claimed_complete()) {
            for (nth, lead) in action.fields().leads.iter().enumerate() {
                if let Resolved::Role { role, .. } = resolve(&known, plan, lead.text()) {
                    let part = if nth == 0 { Part::Answers } else { Part::Shares };
                    duties.add(role.id, Duty { plan: plan_id, action: action.number(), part });
                }
            }
        }
        duties
    }

    /// Those of all plans, whoever may see them: what a hand-over moves.
    pub fn of_all(shelf: &Shelf, directory: &Directory, day: Date) -> Self {
        let all = shelf.plans().flat_map(|kept| {
            let plan: &Plan = kept.plan();
            plan.actions().iter().map(move |action| (kept.id(), plan, action))
        });
        Self::among(all, directory, day)
    }

    /// Those of one role, in the order of plans and actions.
    pub fn of(&self, role: RoleId) -> &[Duty] {
        self.0.get(&role).map_or(&[], Vec::as_slice)
    }

    /// How many a role has, in words: `4 open actions, and shares 1`.
    pub fn said(&self, role: RoleId) -> String {
        let own = self.of(role);
        let shared = own.iter().filter(|duty| duty.part == Part::Shares).count();
        let answers = words::count(own.len() - shared, "open action", "open actions");
        match shared {
            0 => words::sentence(&answers),
            shared => format!("{}, and shares {}", words::sentence(&answers), words::thousands(shared)),
        }
    }

    /// An action that prints a role twice is one; its leads come one after another.
    fn add(&mut self, role: RoleId, duty: Duty) {
        let own = self.0.entry(role).or_default();
        if own.last().is_none_or(|last| (last.plan, last.action) != (duty.plan, duty.action)) {
            own.push(duty);
        }
    }
}

impl From<Duty> for OpenThing {
    fn from(duty: Duty) -> Self {
        Self { plan: duty.plan.uuid(), action: duty.action.0 }
    }
}
