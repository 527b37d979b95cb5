//! Concerns in a grid.

use goldthread_papers::Tone;
use goldthread_plan::Plan;
use goldthread_plan::escalation::Concern;
use jiff::civil::Date;
use maud::{Markup, html};

use super::Link;
use super::grid::{Grid, grid};
use super::tag::{Tag, tag};
use crate::place::Place;
use crate::{matter, words};

/// A concern in a list.
#[derive(Debug, Clone)]
pub struct ConcernRow {
    /// Its number and its first words.
    pub concern: Link,
    /// What it is about.
    pub about: String,
    /// Who is to answer it.
    pub owner: String,
    /// How old it is.
    pub age: String,
    /// Whether somebody has answered.
    pub state: Tag,
}

impl ConcernRow {
    /// The row of a concern, on a day.
    pub fn of(concern: &Concern, plan: &Plan, place: Place, today: Date) -> Self {
        let first = words::shortened(&concern.words, 140);
        let href = place.page(&format!("concerns/{}", concern.number), &[]);
        let until = concern.closed.as_ref().map_or(today, |(day, _)| *day);
        Self {
            concern: Link::new(format!("{}. {first}", concern.number), href),
            about: words::shortened(&matter::name(plan, concern.about), 100),
            owner: concern.owner.clone(),
            age: matter::age(concern.on, until),
            state: state(concern),
        }
    }
}

/// Whether somebody has answered a concern.
pub fn state(concern: &Concern) -> Tag {
    match (&concern.closed, concern.answers.is_empty()) {
        (Some(_), _) => Tag::new("Closed", Tone::Complete),
        (None, true) => Tag::new("No answer yet", Tone::AtRisk),
        (None, false) => Tag::new("Answered", Tone::OnTrack),
    }
}

const COLUMNS: &[&str] = &["Concern", "About", "To answer it", "Age", "State"];
const WITHOUT_ABOUT: &[&str] = &["Concern", "To answer it", "Age", "State"];

/// The concerns as a grid; on the page of what they are about, that is not said again.
pub fn concern_list(caption: &str, rows: &[ConcernRow], says_about: bool) -> Markup {
    let cells: Vec<Vec<Markup>> = rows.iter().map(|row| cells(row, says_about)).collect();
    let columns = if says_about { COLUMNS } else { WITHOUT_ABOUT };
    grid(&Grid { caption, caption_shown: false, columns, rows: &cells })
}

fn cells(row: &ConcernRow, says_about: bool) -> Vec<Markup> {
    let named = html! { a class="govuk-link govuk-link--no-visited-state" href=(row.concern.href) { (row.concern.words) } };
    let about = says_about.then(|| html! { (row.about) });
    let rest = [html! { (row.owner) }, html! { (row.age) }, tag(&row.state)];
    std::iter::once(named).chain(about).chain(rest).collect()
}
