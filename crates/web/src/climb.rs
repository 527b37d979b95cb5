//! The ladder that runs by itself: once a day, in each house that wants it so, what is due is taken up.
//!
//! What is due is decided on each plan as it stands when it is kept, so that a second run, or another server over the same ledger,
//! finds nothing left to do. The log has counts only.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use goldthread_calendar::local;
use goldthread_ledger::{Authority, By};
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
    let mut ran_on: HashMap<Authority, Date> = HashMap::new();
    loop {
        let now = deployment.now();
        for house in deployment.houses() {
            if is_due(ran_on.get(house.authority()).copied(), now) && run(&deployment, house).await {
                ran_on.insert(house.authority().clone(), local::day_of(now));
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

/// Takes up what is due in one house. Whether all of it was: what was not is tried again, and finds what was left.
pub async fn run(deployment: &Arc<Deployment>, house: &Arc<House>) -> bool {
    let app = App::new(Arc::clone(deployment), Arc::clone(house), Visitor::Nobody);
    match climb_in(&app).await {
        Ok(None) => true,
        Ok(Some(Run { plans, steps, failed })) => {
            tracing::info!(plans, steps, failed, "the ladder has run");
            failed == 0
        }
        Err(problem) => {
            tell(&problem);
            false
        }
    }
}

// The cause was wrapped for a page that nobody sees.
fn tell(problem: &Problem) {
    tracing::error!(happened = problem.happened, "the ladder cannot run");
}

/// What a run came to.
struct Run {
    /// In how many plans something was taken up.
    plans: usize,
    /// How many steps.
    steps: usize,
    /// In how many plans it could not be kept.
    failed: usize,
}

/// What it came to; nothing where the ladder is climbed by hand. One plan in which it fails holds up no other.
async fn climb_in(app: &App) -> Result<Option<Run>, Problem> {
    let kept = ladder::kept(app).await?;
    if kept.climbs == Climbs::ByHand {
        return Ok(None);
    }
    let today = local::day_of(app.now());
    let mut run = Run { plans: 0, steps: 0, failed: 0 };
    for id in app.shelf().plans().map(|plan| plan.id()).collect::<Vec<_>>() {
        let due = steps_due(app, &kept, id, today);
        if due == 0 {
            continue;
        }
        match take_up(app, &kept, id, today).await {
            Ok(true) => (run.plans, run.steps) = (run.plans + 1, run.steps + due),
            Ok(false) => {}
            Err(problem) => {
                tell(&problem);
                run.failed += 1;
            }
        }
    }
    Ok(Some(run))
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
