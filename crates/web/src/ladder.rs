//! The ladder of the authority, and where a matter would come on it.

use std::sync::Arc;

use goldthread_calendar::UnknownYear;
use goldthread_duties::ladder::{MattersDue, lowest, matters_due, towards};
use goldthread_people::Directory;
use goldthread_plan::Plan;
use goldthread_plan::escalation::{Concern, Ladder, Rung, Towards};
use jiff::civil::Date;

use crate::app::App;
use crate::matter::{OnMatter, working_days};
use crate::problem::Problem;
use crate::store::{KnownLadder, load_ladder};

/// The ladder as it is now.
///
/// # Errors
/// [`Problem`] where it cannot be read.
pub async fn kept(app: &App) -> Result<KnownLadder, Problem> {
    let (ledger, authority) = (Arc::clone(app.ledger()), app.authority().clone());
    app.aside(move || load_ladder(ledger.as_ref(), &authority)).await?.map_err(Problem::fault)
}

/// Where a matter could be taken.
pub struct Reach {
    /// The rungs, the lowest first.
    pub rungs: Vec<Reached>,
    /// The one that it would come to first.
    pub first: u16,
}

/// A rung that a matter could be taken to.
#[derive(Debug, Clone)]
pub struct Reached {
    /// The rung; its last day is today where that cannot be counted.
    pub to: Towards,
    /// What the ladder calls it.
    pub title: String,
    /// The last day that they would have to answer; or why that cannot be counted.
    pub last: Result<Date, UnknownYear>,
}

/// The rungs that a matter could be taken to, those above a rung where it stands on one.
pub fn reach(on: &OnMatter, ladder: &Ladder, concern: Option<&Concern>, above: Option<u16>) -> Reach {
    let (plan, directory, today) = (on.seen.plan(), on.seen.app.directory(), on.today());
    let leads = directory.leads_on(today);
    let rungs = (0..).zip(&ladder.rungs).filter(|(rung, _)| above.is_none_or(|above| *rung > above));
    let reached = |(rung, own): (u16, &Rung)| {
        let days = (working_days(), today);
        let (to, last) = towards(plan, (ladder, rung), (on.about(), concern), &leads, days)?;
        Some(Reached { to, title: own.name.clone(), last })
    };
    let rungs: Vec<Reached> = rungs.filter_map(reached).collect();
    let lowest = if concern.is_some() { 0 } else { lowest(plan, ladder, on.about()) };
    let first = above.map_or(lowest, |above| above.saturating_add(1));
    Reach { rungs, first }
}

/// What is due in a plan on a day.
pub fn due(plan: &Plan, ladder: &Ladder, directory: &Directory, today: Date) -> MattersDue {
    matters_due(plan, ladder, &directory.leads_on(today), working_days(), today)
}
