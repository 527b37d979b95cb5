//! The markup of the list of roles, and of the form that adds one.

use maud::{Markup, html};

use super::form::{NewRole, Words};
use super::view::{Roles, Row};
use crate::components::area::Area;
use crate::components::choice::{Choice, Pick};
use crate::components::directory_tabs::{Here, directory_tabs};
use crate::components::field::{Field, Kind};
use crate::components::grid::{Grid, grid};
use crate::components::notice::{Mistake, mistakes};
use crate::components::once::once;

const COLUMNS: &[&str] = &["Role", "Held today by", "Deputies", "Answers for"];

/// The list.
pub fn roles(view: &Roles) -> Markup {
    html! {
        h1 class="govuk-heading-l govuk-!-margin-bottom-4" { "Roles" }
        (directory_tabs(Here::Roles))
        @if let Some(waiting) = &view.to_work_through {
            div class="govuk-inset-text" {
                (waiting) " to work through: nobody in the directory is meant by them yet, or several could be. "
                a class="govuk-link" href="/leads" { "Work through them" }
            }
        }
        @if view.live.is_empty() {
            p class="govuk-body" { "No role is kept here yet. A role is a post that plans name as a lead, such as Head of Service; it stays when its holder goes." }
        } @else { (table("Roles", false, &view.live)) }
        @if view.may_change {
            a class="govuk-button" href="/roles/new" role="button" draggable="false" data-module="govuk-button" { "Add a role" }
        }
        @if !view.ended.is_empty() { (table("Roles that have ended", true, &view.ended)) }
    }
}

fn table(caption: &str, caption_shown: bool, rows: &[Row]) -> Markup {
    let rows: Vec<Vec<Markup>> = rows.iter().map(row).collect();
    grid(&Grid { caption, caption_shown, columns: COLUMNS, rows: &rows })
}

fn row(row: &Row) -> Vec<Markup> {
    vec![
        html! {
            a class="govuk-link govuk-link--no-visited-state" href=(row.role.href) { (row.role.words) }
            @if !row.codes.is_empty() { span class="gt-dim gt-caption" { (row.codes) } }
        },
        html! { @match &row.holders { Some(holders) => (holders), None => span class="gt-none" { "Nobody" } } },
        html! { @if row.deputies.is_empty() { span class="gt-none" { "None" } } @else { (row.deputies) } },
        html! { (row.duties) },
    ]
}

/// The form that adds a role.
pub fn new(typed: &NewRole, people: &[Pick], found: &[Mistake]) -> Markup {
    html! {
        (mistakes(found))
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                h1 class="govuk-heading-l" { "Add a role" }
                form action="/roles" method="post" novalidate {
                    (words(&typed.words, found))
                    (Choice::new("holder", "Who holds it", people).chosen(&typed.holder)
                        .none("Nobody yet, or not known").show(found))
                    (Field::new("since", "Since when", Kind::Day).typed(&typed.since)
                        .hint("Their first day, if you chose somebody").show(found))
                    (once())
                    div class="govuk-button-group" {
                        button class="govuk-button" data-module="govuk-button" { "Add the role" }
                        a class="govuk-link" href="/roles" { "Cancel" }
                    }
                }
            }
        }
    }
}

/// The fields for the words of a role.
pub fn words(typed: &Words, found: &[Mistake]) -> Markup {
    html! {
        (Field::new("title", "Title", Kind::Words).typed(&typed.title)
            .hint("In full, as it is known at your council: Head of Service, Safeguarding").show(found))
        (Area::new("abbreviations", "Abbreviations", 2).typed(&typed.abbreviations)
            .hint("How plans print it in short, such as HoS S; part several by commas or lines").show(found))
        (Area::new("codes", "Lead codes", 2).typed(&typed.codes)
            .hint("Whatever else plans print for it, such as HOS-S or a name; part several by commas or lines").show(found))
    }
}
