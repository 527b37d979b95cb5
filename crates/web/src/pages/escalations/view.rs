//! What the list of matters on the ladder says.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use goldthread_plan::escalation::Escalation;

use crate::components::matter_list::MatterRow;
use crate::components::plan_head::Head;
use crate::pages::leads;
use crate::seen::Seen;
use crate::{speak, tabs, words};

/// The list.
pub struct Escalations {
    /// The head of the page.
    pub head: Head,
    /// How many are open, and how many of them are late.
    pub summary: String,
    /// Those that are open, by rung, the highest first: what the rung is called, and its matters, the oldest first.
    pub open: Vec<(String, Vec<MatterRow>)>,
    /// Those that were settled, the last first.
    pub settled: Vec<MatterRow>,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
}

impl Escalations {
    /// The list as things stood.
    pub fn of(seen: &Seen) -> Self {
        let (plan, place, today) = (seen.plan(), seen.place, leads::day_shown(seen));
        let (open, settled): (Vec<&Escalation>, Vec<&Escalation>) =
            plan.escalations().iter().map(AsRef::as_ref).partition(|one| one.is_open());
        let late = open.iter().filter(|one| one.is_late(today)).count();
        let summary = summary(open.len(), late);
        let row = |one: &Escalation| MatterRow::of(one, plan, place, today);
        let mut by_rung: BTreeMap<Reverse<u16>, Vec<&Escalation>> = BTreeMap::new();
        for one in open {
            by_rung.entry(Reverse(one.current().rung)).or_default().push(one);
        }
        let rung = |(Reverse(rung), mut matters): (Reverse<u16>, Vec<&Escalation>)| {
            matters.sort_by_key(|one| (one.last_day(), one.number));
            (rung_title(rung, &matters), matters.into_iter().map(row).collect())
        };
        Self {
            head: Head {
                caption: speak::about(plan),
                title: plan.title().to_owned(),
                tabs: tabs::tabs(place, tabs::Here::Escalations),
            },
            summary,
            open: by_rung.into_iter().map(rung).collect(),
            settled: settled.into_iter().rev().map(row).collect(),
            asked: seen.asked_moment(),
        }
    }
}

/// A rung by whoever stands there; the lowest by what it is, as another lead stands there for each action.
fn rung_title(rung: u16, matters: &[&Escalation]) -> String {
    let first = matters.first().map(|one| one.current().to.as_str()).unwrap_or_default();
    let is_one = matters.iter().all(|one| one.current().to == first);
    match rung {
        0 => "With whoever answers for it".to_owned(),
        _ if is_one => format!("With: {first}"),
        rung => format!("On rung {}", rung + 1),
    }
}

/// How many matters are open, and how many of their answers are late.
pub fn summary(open: usize, late: usize) -> String {
    if open == 0 {
        return "Nothing is on the ladder.".to_owned();
    }
    let all = words::sentence(&words::count(open, "matter is on the ladder", "matters are on the ladder"));
    match late {
        0 => format!("{all}; no answer is late."),
        late => format!("{all}; {} late.", words::count(late, "answer is", "answers are")),
    }
}
