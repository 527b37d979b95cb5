//! What is due, from whom, late first.

use goldthread_governance::{Due, Who};
use maud::Markup;

use super::asked::Asked;
use super::duty::{Said, by_when};
use super::{matters, whom};
use crate::components::choice::Pick;

/// What is due.
pub struct DuePage {
    /// The rows.
    pub rows: Vec<Row>,
    /// From whom something is due.
    pub picks: Vec<Pick>,
    /// Whose is shown; empty for all.
    pub chosen: String,
}

/// Something that is due.
pub struct Row {
    /// What, and for whom.
    pub said: Said,
    /// From whom.
    pub from: Markup,
    /// By when.
    pub by: String,
    /// Whether that has passed.
    pub late: bool,
}

/// What stands for nobody in the address.
const NOBODY: &str = "nobody";

impl DuePage {
    /// What whoever looks may see of what is due.
    pub fn of(asked: &Asked) -> Self {
        let chosen = asked.asked("from").unwrap_or_default().to_owned();
        let all = asked.governance.due_on(asked.today, super::working_days());
        let told: Vec<Due> =
            all.into_iter().filter(|due| matters::is_told(&asked.app, &due.matters)).collect();
        let mut picks: Vec<Pick> = told.iter().map(|due| pick(asked, due.from.as_ref())).collect();
        picks.sort_by(|one, other| one.words.cmp(&other.words));
        picks.dedup();
        let is_chosen = |due: &&Due| chosen.is_empty() || value(due.from.as_ref()) == chosen;
        let rows = told.iter().filter(is_chosen).map(|due| Row {
            said: Said::of(&asked.governance, &due.duty),
            from: whom::or_nobody(asked, due.from.as_ref()),
            by: by_when(due.by),
            late: due.is_late(asked.today),
        });
        Self { rows: rows.collect(), picks, chosen }
    }
}

fn value(from: Option<&Who>) -> String {
    from.map_or_else(|| NOBODY.to_owned(), whom::value)
}

fn pick(asked: &Asked, from: Option<&Who>) -> Pick {
    let words = from.map_or_else(|| "Nobody is named".to_owned(), |who| whom::said(asked, who));
    Pick { value: value(from), words }
}
