//! Matters on the ladder in a grid.

use goldthread_papers::Tone;
use goldthread_plan::Plan;
use goldthread_plan::escalation::Escalation;
use jiff::civil::Date;
use maud::{Markup, html};

use super::Link;
use super::grid::{Grid, grid};
use super::tag::{Tag, tag};
use crate::place::Place;
use crate::{matter, words};

/// A matter in a list.
#[derive(Debug, Clone)]
pub struct MatterRow {
    /// Its number and why it was taken up.
    pub matter: Link,
    /// What it is about.
    pub about: String,
    /// With whom it stands.
    pub to: String,
    /// How long it has been on the ladder.
    pub age: String,
    /// The last day to answer.
    pub by: String,
    /// Whether somebody has answered.
    pub state: Tag,
}

impl MatterRow {
    /// The row of a matter, on a day.
    pub fn of(one: &Escalation, plan: &Plan, place: Place, today: Date) -> Self {
        let href = place.page(&format!("escalations/{}", one.number), &[]);
        let current = one.current();
        let until = one.closed.as_ref().map_or(today, |(day, _)| *day);
        let raised = one.steps.first().map_or(today, |step| step.on);
        Self {
            matter: Link::new(format!("{}. {}", one.number, words::sentence(one.cause.words())), href),
            about: words::shortened(&matter::name(plan, one.about), 140),
            to: current.to.clone(),
            age: matter::age(raised, until),
            by: words::day(one.last_day()),
            state: state(one, today),
        }
    }
}

/// Whether somebody has answered a matter, on a day.
pub fn state(one: &Escalation, today: Date) -> Tag {
    let current = one.current();
    if one.closed.is_some() {
        Tag::new("Settled", Tone::Complete)
    } else if current.answer.is_some() {
        Tag::new("Belongs to somebody else", Tone::AtRisk)
    } else if one.is_late(today) {
        Tag::new("The answer is late", Tone::OffTrack)
    } else if one.is_held_by_dispute(today) {
        Tag::new("Disputed", Tone::AtRisk)
    } else if current.acknowledged.is_some() {
        Tag::new("They have it", Tone::AtRisk)
    } else {
        Tag::new("Waits for an answer", Tone::AtRisk)
    }
}

const COLUMNS: &[&str] = &["Matter", "About", "With", "On the ladder for", "Answer by", "State"];
const WITHOUT_ABOUT: &[&str] = &["Matter", "With", "On the ladder for", "Answer by", "State"];

/// The matters as a grid; on the page of what they are about, that is not said again.
pub fn matter_list(caption: &str, rows: &[MatterRow], says_about: bool) -> Markup {
    let cells: Vec<Vec<Markup>> = rows.iter().map(|row| cells(row, says_about)).collect();
    let columns = if says_about { COLUMNS } else { WITHOUT_ABOUT };
    grid(&Grid { caption, caption_shown: false, columns, rows: &cells })
}

fn cells(row: &MatterRow, says_about: bool) -> Vec<Markup> {
    let named = html! { a class="govuk-link govuk-link--no-visited-state" href=(row.matter.href) { (row.matter.words) } };
    let about = says_about.then(|| html! { (row.about) });
    let rest = [html! { (row.to) }, html! { (row.age) }, html! { (row.by) }, tag(&row.state)];
    std::iter::once(named).chain(about).chain(rest).collect()
}
