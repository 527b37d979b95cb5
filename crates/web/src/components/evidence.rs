//! Pieces of evidence as pages show them.

use goldthread_people::{Permission, Thing};
use goldthread_plan::evidence::Evidence;
use goldthread_plan::{Action, ActionNumber};
use jiff::civil::Date;
use maud::{Markup, html};

use super::Link;
use super::grid::{Grid, grid};
use crate::pages::leads;
use crate::seen::Seen;
use crate::{speak, words};

/// A piece in a list.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is called, and its page.
    pub title: Link,
    /// What it can show, in a word.
    pub kind: &'static str,
    /// How much it can bear, in a word.
    pub strength: &'static str,
    /// The day that it speaks of.
    pub dated: String,
    /// Until when it can be relied on.
    pub until: Until,
    /// How many versions there are.
    pub versions: String,
    /// The actions that it bears out, as far as whoever looks may see them.
    pub actions: Vec<Link>,
    /// Why it was taken away; nothing where it stands.
    pub withdrawn: Option<String>,
}

/// Until when a piece can be relied on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Until {
    /// For as long as nothing else is said.
    Open,
    /// Until a day that has not passed.
    Holds(String),
    /// The day has passed.
    Expired(String),
}

impl Until {
    /// On a day.
    pub fn of(piece: &Evidence, day: Date) -> Self {
        match piece.about.valid_until {
            None => Self::Open,
            Some(last) if day <= last => Self::Holds(words::day(last)),
            Some(last) => Self::Expired(words::day(last)),
        }
    }

    /// The markup.
    pub fn show(&self) -> Markup {
        html! {
            @match self {
                Self::Open => "No end is set",
                Self::Holds(day) => (day),
                Self::Expired(day) => { strong { "Expired" } " on " (day) }
            }
        }
    }
}

impl Row {
    /// A piece, as at a day.
    pub fn of(seen: &Seen, piece: &Evidence, day: Date) -> Self {
        let about = &piece.about;
        Self {
            title: Link::new(format!("{}. {}", piece.number, about.title), seen.place.piece(piece.number)),
            kind: about.kind.word(),
            strength: about.strength.word(),
            dated: about.dated.map_or_else(|| "Not said".to_owned(), words::day),
            until: Until::of(piece, day),
            versions: words::count(piece.versions.len(), "version", "versions"),
            actions: actions(seen, &piece.serves),
            withdrawn: piece.withdrawn.clone(),
        }
    }
}

/// Actions by their numbers, as far as whoever looks may see them.
pub fn actions(seen: &Seen, numbers: &[ActionNumber]) -> Vec<Link> {
    let known = numbers.iter().filter_map(|number| seen.plan().action(*number));
    let seen_by_them = known.filter(|action| may_see(seen, action));
    seen_by_them
        .map(|action| Link::new(speak::action_name(action), seen.place.action(action.number())))
        .collect()
}

fn may_see(seen: &Seen, action: &Action) -> bool {
    seen.app.may(Permission::SeePlan, leads::thing(seen.shot.id(), action))
}

/// Whether whoever looks may see the whole plan, and so the list of all its evidence.
pub fn may_see_all(seen: &Seen) -> bool {
    seen.app.may(Permission::SeePlan, Thing::Plan(seen.shot.id().uuid()))
}

const COLUMNS: &[&str] = &["Evidence", "Kind and strength", "Date", "Can be relied on until", "Actions"];

/// Pieces as a table.
pub fn table(caption: &str, rows: &[Row]) -> Markup {
    let cells: Vec<Vec<Markup>> = rows.iter().map(cells).collect();
    grid(&Grid { caption, caption_shown: false, columns: COLUMNS, rows: &cells })
}

fn cells(row: &Row) -> Vec<Markup> {
    vec![
        html! {
            a class="govuk-link govuk-link--no-visited-state" href=(row.title.href) { (row.title.words) }
            span class="govuk-body-s gt-dim gt-caption govuk-!-margin-bottom-0" { (row.versions) }
            @if let Some(why) = &row.withdrawn { span class="govuk-body-s gt-caption govuk-!-margin-bottom-0" { "Taken away: " (why) } }
        },
        html! { (row.kind) span class="gt-dim gt-caption" { (row.strength) } },
        html! { (row.dated) },
        row.until.show(),
        html! { @for (nth, action) in row.actions.iter().enumerate() { @if nth > 0 { ", " } a class="govuk-link" href=(action.href) { (action.words) } } },
    ]
}

/// Pieces as a short list, as they hang on the thread of an action.
pub fn short(rows: &[Row]) -> Markup {
    html! {
        ul class="govuk-list govuk-list--bullet" {
            @for row in rows {
                li {
                    a class="govuk-link govuk-link--no-visited-state" href=(row.title.href) { (row.title.words) }
                    span class="gt-dim" {
                        " (" (words::first_lower(row.kind)) ", " (words::first_lower(row.strength)) ", "
                        @if row.dated == "Not said" { "no date" } @else { (row.dated) }
                        ")"
                    }
                    @match &row.until {
                        Until::Expired(_) => { " " (row.until.show()) }
                        Until::Holds(day) => span class="gt-dim" { " until " (day) },
                        Until::Open => {}
                    }
                }
            }
        }
    }
}
