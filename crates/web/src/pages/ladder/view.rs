//! What the page of the ladder says beside its form.

use std::collections::BTreeSet;

use goldthread_duties::ladder::MattersDue;

use crate::app::App;
use crate::ladder;
use crate::store::{Climbs, KnownLadder};
use crate::words;

/// What stands beside the form.
pub struct LadderPage {
    /// Who takes matters up now.
    pub now: &'static str,
    /// What a run would do today.
    pub today: String,
    /// What could not be counted, and why; empty where all could.
    pub uncounted: String,
    /// Who set it last, and when; nothing where it is as it came.
    pub set: Option<String>,
}

impl LadderPage {
    /// What stands beside the form, by the ladder as it is kept and the plans as they are.
    pub fn of(app: &App, kept: &KnownLadder) -> Self {
        let (shelf, today) = (app.shelf(), words::today(app.now()));
        let due = shelf.plans().map(|plan| ladder::due(plan.plan(), &kept.ladder, app.directory(), today));
        let due: Vec<MattersDue> = due.collect();
        let set = kept.history().last();
        Self {
            now: match kept.climbs {
                Climbs::ByHand => "It does not run by itself: people take matters up, one by one.",
                Climbs::ByItself => "It runs by itself, once a day after six in the morning.",
            },
            today: would_do(&due),
            uncounted: uncounted(&due),
            set: set.map(|set| format!("Set by {} on {}.", set.by, words::moment(set.at))),
        }
    }
}

fn would_do(due: &[MattersDue]) -> String {
    let raised: usize = due.iter().map(MattersDue::raised).sum();
    let steps: usize = due.iter().map(|due| due.commands.len()).sum();
    let plans = due.iter().filter(|due| !due.commands.is_empty()).count();
    if steps == 0 {
        return "By the ladder that is kept now, a run today would raise nothing.".to_owned();
    }
    format!(
        "By the ladder that is kept now, a run today would raise {} and take {} up further, in {}.",
        words::count(raised, "matter", "matters"),
        words::count(steps - raised, "matter", "matters"),
        words::count(plans, "plan", "plans"),
    )
}

fn uncounted(due: &[MattersDue]) -> String {
    let all: Vec<_> = due.iter().flat_map(|due| &due.uncounted).collect();
    let years: BTreeSet<String> = all.iter().map(|one| one.year.to_string()).collect();
    let Some(why) = years.first() else { return String::new() };
    format!("{} cannot be counted: {why}.", words::sentence(&words::count(all.len(), "matter", "matters")))
}
