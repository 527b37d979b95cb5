//! The ladder that runs by itself: once a day, in each house that wants it so, what is due is taken up.
//!
//! What is due is decided on each plan as it stands when it is kept, so that a second run, or another server over the same ledger,
//! finds nothing left to do. The log has counts only.

use std::sync::Arc;
use std::time::Duration;

use goldthread_calendar::local;
use goldthread_ledger::By;
use goldthread_plan::escalation::EscalationRefusal;
use goldthread_plan::work::Doer;
use goldthread_plan::{Plan, PlanId};
use jiff::Timestamp;
use jiff::civil::{Date, time};
use tokio::task::JoinHandle;

use crate::app::App;
use crate::components::once::Once;
use crate::deployment::Deployment;
use crate::doing;
use crate::form::Sent;
use crate::house::House;
use crate::ladder;
use crate::problem::Problem;
use crate::store::{Changed, Climbs, KnownLadder};
use crate::visitor::Visitor;

/// How often it is asked whether it is time.
const GLANCE: Duration = Duration::from_mins(1);

/// Who signs what is taken up by itself.
const BY: &str = "Goldthread, by the ladder";

/// The runs; they end when this is dropped.
#[derive(Debug)]
pub struct Climb(JoinHandle<()>);

impl Climb {
    /// Runs now, and then each day.
    pub fn start(deployment: Arc<Deployment>) -> Self {
        Self(tokio::spawn(climb(deployment)))
    }
}

impl Drop for Climb {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn climb(deployment: Arc<Deployment>) {
    let mut ran_on = None;
    loop {
        let now = deployment.now();
        if is_due(ran_on, now) {
            ran_on = Some(local::day_of(now));
            for house in deployment.houses() {
                run(&deployment, house).await;
            }
        }
        tokio::time::sleep(GLANCE).await;
    }
}

/// Whether it runs now: when it starts, and then on each day from six o'clock on.
fn is_due(ran_on: Option<Date>, now: Timestamp) -> bool {
    let Some(ran_on) = ran_on else { return true };
    let today = local::day_of(now);
    let six = local::moment_of(today.to_datetime(time(6, 0, 0, 0)));
    ran_on < today && now >= six
}

/// Takes up what is due in one house.
pub async fn run(deployment: &Arc<Deployment>, house: &Arc<House>) {
    let app = App::new(Arc::clone(deployment), Arc::clone(house), Visitor::Nobody);
    match climb_in(&app).await {
        Ok(None) => {}
        Ok(Some((plans, steps))) => tracing::info!(plans, steps, "the ladder has run"),
        // The cause was wrapped for a page that nobody sees.
        Err(problem) => tracing::error!(happened = problem.happened, "the ladder cannot run"),
    }
}

/// In how many plans something was taken up, and how many steps; nothing where the ladder is climbed by hand.
async fn climb_in(app: &App) -> Result<Option<(usize, usize)>, Problem> {
    let kept = ladder::kept(app).await?;
    if kept.climbs == Climbs::ByHand {
        return Ok(None);
    }
    let today = local::day_of(app.now());
    let (mut plans, mut steps) = (0, 0);
    for id in app.shelf().plans().map(|plan| plan.id()).collect::<Vec<_>>() {
        let due = steps_due(app, &kept, id, today);
        if due > 0 && take_up(app, &kept, id, today).await? {
            (plans, steps) = (plans + 1, steps + due);
        }
    }
    Ok(Some((plans, steps)))
}

fn steps_due(app: &App, kept: &KnownLadder, id: PlanId, today: Date) -> usize {
    let shelf = app.shelf();
    shelf
        .plan(id)
        .map_or(0, |plan| ladder::due(plan.plan(), &kept.ladder, app.directory(), today).commands.len())
}

/// Decides on the plan as it stands when it is kept. Whether anything was.
async fn take_up(app: &App, kept: &KnownLadder, id: PlanId, today: Date) -> Result<bool, Problem> {
    let (ladder, directory) = (kept.ladder.clone(), Arc::clone(app.directory().directory()));
    let decide = move |plan: &Plan| -> Result<_, EscalationRefusal> {
        let doer = Doer { person: None, leads: false, on: today };
        plan.escalate_all(ladder::due(plan, &ladder, &directory, today).commands, &doer)
    };
    let by: By = BY.parse().map_err(Problem::fault)?;
    let done = doing::put(app, id, by, Once::of(&Sent::default()), decide).await?;
    done.map(|done| matches!(done, Changed::Done(_))).map_err(Problem::fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn it_runs_when_it_starts_and_each_day_from_six() {
        let check = |ran_on: Option<Date>, now: &str, expected: bool| {
            assert_eq!(is_due(ran_on, now.parse().expect("a moment")), expected, "{ran_on:?} {now}");
        };
        let (monday, tuesday) = (date(2026, 3, 30), date(2026, 3, 31));
        check(None, "2026-03-31T01:00:00Z", true);
        check(Some(tuesday), "2026-03-31T23:00:00Z", false);
        check(Some(monday), "2026-03-31T04:59:59Z", false);
        check(Some(monday), "2026-03-31T05:00:00Z", true);
        check(Some(date(2026, 1, 5)), "2026-01-06T05:59:59Z", false);
        check(Some(date(2026, 1, 5)), "2026-01-06T06:00:00Z", true);
    }
}
