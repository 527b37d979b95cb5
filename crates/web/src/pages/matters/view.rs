//! What the list of matters in all plans says.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use goldthread_people::{Permission, Thing};
use goldthread_plan::escalation::Escalation;
use jiff::civil::Date;

use crate::app::App;
use crate::components::Link;
use crate::components::matter_list::MatterRow;
use crate::components::pager::Pager;
use crate::pages::escalations::summary;
use crate::place::{Place, escaped};
use crate::store::{Kept, Shelf};
use crate::{matter, words};

/// As many matters on a page.
const PER_PAGE: usize = 50;

/// The list.
pub struct Matters {
    /// How many are open, and how many of them are late.
    pub summary: String,
    /// Whom they are with, each with how many, the highest first, and whether it is asked for.
    pub with: Vec<(String, String, bool)>,
    /// The matters that are asked for, each with its plan: the highest rung first, then by the last day to answer.
    pub rows: Vec<(Link, MatterRow)>,
    /// Where this page stands among them.
    pub pager: Pager,
    /// Whether whoever looks may set the ladder.
    pub may_set: bool,
}

impl Matters {
    /// The list as things stand.
    pub fn of(app: &App, with: &str, page: usize) -> Self {
        let (shelf, today) = (app.shelf(), words::today(app.now()));
        let mut all = seen_by(app, &shelf);
        all.sort_by_key(|(kept, one)| (Reverse(one.current().rung), one.last_day(), kept.id(), one.number));
        let late = all.iter().filter(|(_, one)| one.is_late(today)).count();
        let (open, choices) = (all.len(), choices(&all, with));
        all.retain(|(_, one)| with.is_empty() || one.current().to == with);
        let (pager, part) =
            Pager::of(all.len(), PER_PAGE, page, format!("/escalations?with={}&page=", escaped(with)));
        let rows = all[part].iter().map(|(kept, one)| row(kept, one, today)).collect();
        Self {
            summary: summary(open, late),
            with: choices,
            rows,
            pager,
            may_set: app.may(Permission::RunPlan, Thing::Authority),
        }
    }
}

fn row(kept: &Kept, one: &Escalation, today: Date) -> (Link, MatterRow) {
    let (plan, place) = (kept.plan(), Place::new(kept.id(), None));
    let title = words::shortened(plan.title(), 60);
    (Link::new(title, place.page("escalations", &[])), MatterRow::of(one, plan, place, today))
}

/// Whom they are with, in the order of the list.
fn choices(all: &[(&Kept, &Escalation)], with: &str) -> Vec<(String, String, bool)> {
    let mut counted: BTreeMap<(Reverse<u16>, &str), usize> = BTreeMap::new();
    for (_, one) in all {
        let current = one.current();
        let key = (Reverse(current.rung), current.to.as_str());
        *counted.entry(key).or_default() += 1;
    }
    let mut choices = vec![(String::new(), "Everybody".to_owned(), with.is_empty())];
    for ((_, to), count) in counted {
        if !choices.iter().any(|(own, ..)| own == to) {
            choices.push((to.to_owned(), format!("{to} ({count})"), to == with));
        }
    }
    choices
}

/// The open matters of all plans that whoever asks may see.
fn seen_by<'s>(app: &App, shelf: &'s Shelf) -> Vec<(&'s Kept, &'s Escalation)> {
    let all = shelf.plans().flat_map(|kept| {
        let open = kept.plan().escalations().iter().filter(|one| one.is_open());
        open.map(move |one| (kept.as_ref(), one.as_ref()))
    });
    let may = |kept: &Kept, one: &Escalation| {
        app.may(Permission::SeePlan, matter::thing(kept.id(), kept.plan(), one.about))
    };
    all.filter(|(kept, one)| may(kept, one)).collect()
}

/// How many matters are open in the plans that whoever asks may see, and how many of their answers are late.
pub fn waiting(app: &App) -> (usize, usize) {
    let (shelf, today) = (app.shelf(), words::today(app.now()));
    let all = seen_by(app, &shelf);
    (all.len(), all.iter().filter(|(_, one)| one.is_late(today)).count())
}
