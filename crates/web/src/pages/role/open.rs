//! Open actions in a list: what is to be done, in which plan, and what the role has to do with it.

use goldthread_people::Permission;
use maud::{Markup, html};

use crate::app::App;
use crate::components::Link;
use crate::components::grid::{Grid, grid};
use crate::pages::leads;
use crate::pages::roles::duties::{Duty, Part};
use crate::place::Place;
use crate::store::Shelf;
use crate::{speak, when, words};

/// An open action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Its number and the start of its text.
    pub action: Link,
    /// The title of its plan.
    pub plan: String,
    /// By when, as printed.
    pub printed: String,
    /// What the role has to do with it.
    pub part: Part,
}

/// Those of some duties that whoever asks may see.
pub fn opened(app: &App, shelf: &Shelf, duties: &[Duty]) -> Vec<Open> {
    duties.iter().filter_map(|duty| open(app, shelf, *duty)).collect()
}

/// The action of a duty, where whoever asks may see it.
pub fn open(app: &App, shelf: &Shelf, duty: Duty) -> Option<Open> {
    let plan = shelf.plan(duty.plan)?.plan();
    let action = plan.action(duty.action)?;
    let href = Place::new(duty.plan, None).action(duty.action);
    let text = words::shortened(action.fields().text.text(), 140);
    app.may(Permission::SeePlan, leads::thing(duty.plan, action)).then(|| Open {
        action: Link::new(format!("{}: {text}", speak::action_name(action)), href),
        plan: plan.title().to_owned(),
        printed: when::printed(action),
        part: duty.part,
    })
}

const COLUMNS: &[&str] = &["Action", "Plan", "By when", "The role"];

/// The actions as a grid.
pub fn listed(caption: &str, rows: &[Open]) -> Markup {
    let cells: Vec<Vec<Markup>> = rows.iter().map(cells).collect();
    grid(&Grid { caption, caption_shown: false, columns: COLUMNS, rows: &cells })
}

fn cells(row: &Open) -> Vec<Markup> {
    vec![
        html! { a class="govuk-link govuk-link--no-visited-state" href=(row.action.href) { (row.action.words) } },
        html! { (row.plan) },
        html! { (row.printed) },
        html! { @match row.part { Part::Answers => "Answers for it", Part::Shares => "Shares it" } },
    ]
}
