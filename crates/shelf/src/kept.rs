use std::sync::{Arc, OnceLock};

use goldthread_ledger::EntryId;
use goldthread_plan::{Event, OutOfOrder, Plan, PlanId};
use goldthread_rules::Report;
use jiff::Timestamp;

/// A plan with all that happened to it.
#[derive(Debug)]
pub struct Kept {
    id: PlanId,
    history: Vec<Arc<Happening>>,
    plan: Arc<Plan>,
    report: OnceLock<Arc<Report>>,
}

/// Something that happened to a plan, and its entry in the ledger.
#[derive(Debug, Clone)]
pub struct Happening {
    /// The number of the entry.
    pub entry: u64,
    /// Its id.
    pub id: EntryId,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who did it.
    pub by: String,
    /// What happened.
    pub event: Event,
}

impl Kept {
    /// Folds a history.
    ///
    /// # Errors
    /// [`OutOfOrder`] when no plan can have that history.
    pub fn fold(id: PlanId, history: Vec<Happening>) -> Result<Self, OutOfOrder> {
        let plan = Plan::fold(history.iter().map(|happening| &happening.event))?;
        let history = history.into_iter().map(Arc::new).collect();
        Ok(Self { id, history, plan: Arc::new(plan), report: OnceLock::new() })
    }

    /// The plan after more has happened.
    ///
    /// # Errors
    /// [`OutOfOrder`] when it cannot happen to this plan.
    pub fn after(&self, more: Vec<Happening>) -> Result<Self, OutOfOrder> {
        let mut plan = Plan::clone(&self.plan);
        more.iter().try_for_each(|happening| plan.apply(&happening.event))?;
        let history = self.history.iter().cloned().chain(more.into_iter().map(Arc::new)).collect();
        Ok(Self { id: self.id, history, plan: Arc::new(plan), report: OnceLock::new() })
    }

    /// Which plan.
    pub fn id(&self) -> PlanId {
        self.id
    }

    /// The plan as it is now.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// All that happened, the first thing first.
    pub fn history(&self) -> &[Arc<Happening>] {
        &self.history
    }

    /// The entry that opened the plan, and when.
    pub fn opened(&self) -> &Happening {
        self.history.first().expect("a plan that could be folded has an event")
    }

    /// The last entry that spoke of the plan.
    pub fn last(&self) -> &Happening {
        self.history.last().expect("a plan that could be folded has an event")
    }

    /// What the rules say of the plan as it is now, on the day it speaks of; worked out once.
    pub(crate) fn report(&self, make: impl FnOnce() -> Report) -> Arc<Report> {
        Arc::clone(self.report.get_or_init(|| Arc::new(make())))
    }
}
