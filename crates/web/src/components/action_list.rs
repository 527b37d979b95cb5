//! Actions in a grid.

use goldthread_plan::{Action, Plan};
use goldthread_rules::Report;
use jiff::civil::Date;
use maud::{Markup, html};

use super::Link;
use super::grid::{Grid, grid};
use super::tag::{Tag, tag};
use crate::place::Place;
use crate::{speak, tally, when, words};

/// An action in a list.
#[derive(Debug, Clone)]
pub struct ActionRow {
    /// Its number and the start of its text.
    pub action: Link,
    /// The section that it belongs to.
    pub section: String,
    /// Its leads.
    pub leads: String,
    /// The timescale as printed.
    pub printed: String,
    /// What the timescale is taken to mean, where that says more.
    pub understood: Option<String>,
    /// What it was first to be done by, and how often that moved.
    pub moved: Option<String>,
    /// Whether its date has passed.
    pub overdue: bool,
    /// How it stands.
    pub standing: Tag,
    /// When something was last told of it here.
    pub told: Option<String>,
    /// How many flags stand on it, in words; nothing where there are none.
    pub flags: Option<String>,
}

impl ActionRow {
    /// The row of an action.
    pub fn of(action: &Action, plan: &Plan, report: &Report, day: Option<Date>, place: Place) -> Self {
        let text = words::shortened(action.fields().text.text(), 180);
        let flags = tally::flags_of_action(report, action).len();
        Self {
            action: Link::new(format!("{}. {text}", action.number()), place.action(action.number())),
            section: plan.section(action.section()).map(goldthread_plan::Section::name).unwrap_or_default(),
            leads: speak::leads(action),
            printed: when::printed(action),
            understood: when::says_more(action),
            moved: when::first_and_times(action),
            told: action.work().last_update().map(|update| format!("Last update {}", words::day(update.on))),
            overdue: day.is_some_and(|day| action.is_overdue(day)),
            standing: speak::standing(action),
            flags: (flags > 0).then(|| words::count(flags, "flag", "flags")),
        }
    }
}

const COLUMNS: &[&str] = &["Action", "Lead", "By when", "Status"];

/// The actions as a grid.
pub fn action_list(caption: &str, rows: &[ActionRow], with_sections: bool) -> Markup {
    let cells: Vec<Vec<Markup>> = rows.iter().map(|row| cells(row, with_sections)).collect();
    grid(&Grid { caption, caption_shown: false, columns: COLUMNS, rows: &cells })
}

fn cells(row: &ActionRow, with_section: bool) -> Vec<Markup> {
    vec![
        html! {
            a class="govuk-link govuk-link--no-visited-state" href=(row.action.href) { (row.action.words) }
            @if with_section { span class="govuk-body-s gt-dim gt-caption govuk-!-margin-bottom-0" { (row.section) } }
        },
        html! { (row.leads) },
        html! {
            (row.printed)
            @if let Some(understood) = &row.understood { span class="gt-dim gt-caption" { (understood) } }
            @if let Some(moved) = &row.moved { span class="gt-dim gt-caption" { (moved) } }
            @if row.overdue { strong class="gt-caption" { "Overdue" } }
        },
        html! {
            (tag(&row.standing))
            @if let Some(told) = &row.told { span class="gt-dim gt-caption" { (told) } }
            @if let Some(flags) = &row.flags { span class="gt-dim gt-caption" { (flags) } }
        },
    ]
}
