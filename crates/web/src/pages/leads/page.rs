//! The markup of the list of leads.

use maud::{Markup, html};

use super::view::{Leads, Row, SaidRow};
use crate::components::Link;
use crate::components::choice::{ASKS, Choice, Pick, options};
use crate::components::directory_tabs::{Here, directory_tabs};
use crate::components::grid::{Grid, grid};
use crate::components::notice::{self, Mistake, mistakes};
use crate::components::once::once;
use crate::components::pager::pager;
use crate::words;

const COLUMNS: &[&str] = &["Plans print", "It is the role"];
const COLUMNS_TO_CHANGE: &[&str] = &["Plans print", "It is the role", "Change"];

/// The list.
pub fn leads(view: &Leads, done: Option<&str>) -> Markup {
    html! {
        (notice::done(done))
        h1 class="govuk-heading-l govuk-!-margin-bottom-4" { "Leads in plans" }
        (directory_tabs(Here::Leads))
        p class="govuk-body" { (view.summary) }
        @if !view.rows.is_empty() {
            ul class="gt-leads" { @for (nth, one) in view.rows.iter().enumerate() { (row(view, nth, one)) } }
        }
        (pager(&view.pager))
        @if !view.said.is_empty() { (said(view)) }
    }
}

fn row(view: &Leads, nth: usize, row: &Row) -> Markup {
    html! {
        li class="gt-leads__item" {
            h2 class="govuk-heading-s govuk-!-margin-bottom-1" { "“" (row.words) "”" }
            @if let Some(title) = &row.in_full { p class="govuk-body-s govuk-!-margin-bottom-1" { "The plan itself says that it stands for “" (title) "”." } }
            @if !row.fits.is_empty() { p class="govuk-body-s govuk-!-margin-bottom-1" { "It could be " (words::listed(&row.fits, "or")) "." } }
            p class="govuk-body-s govuk-!-margin-bottom-1" { "In " (row.count) ":" }
            (places(&row.places))
            @if !row.more.is_empty() {
                details class="govuk-details govuk-!-margin-bottom-2" {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { (row.more.len()) " more" span class="govuk-visually-hidden" { " for “" (row.words) "”" } } }
                    div class="govuk-details__text" { (places(&row.more)) }
                }
            }
            @match &row.make {
                Some(make) => @if view.may_change { (asking(view, nth, row, make)) },
                None => p class="govuk-body-s gt-none" { "These words name nobody. They can be mended when the next version of the document is taken." },
            }
        }
    }
}

fn places(links: &[Link]) -> Markup {
    html! {
        ul class="govuk-list govuk-!-margin-bottom-2 gt-leads__places" {
            @for link in links { li { a class="govuk-link govuk-link--no-visited-state" href=(link.href) { (link.words) } } }
        }
    }
}

fn asking(view: &Leads, nth: usize, row: &Row, make: &str) -> Markup {
    html! {
        div class="gt-leads__answers" {
            @if !view.roles.is_empty() { (choosing(view, nth, row)) }
            a class="govuk-link" href=(make) { "Make a role of it" span class="govuk-visually-hidden" { ": “" (row.words) "”" } }
        }
    }
}

fn choosing(view: &Leads, nth: usize, row: &Row) -> Markup {
    let id = format!("lead-{nth}");
    html! {
        form action="/leads" method="post" class="gt-leads__form" {
            input type="hidden" name="words" value=(row.words);
            (once())
            div class="govuk-form-group" {
                label class="govuk-label" for=(id) { "Its role" span class="govuk-visually-hidden" { ": “" (row.words) "”" } }
                select class="govuk-select gt-select" id=(id) name="role" { (options(&view.roles, "", ASKS)) }
            }
            button class="govuk-button govuk-button--secondary" data-module="govuk-button" {
                "Save" span class="govuk-visually-hidden" { " the role of “" (row.words) "”" }
            }
        }
    }
}

fn said(view: &Leads) -> Markup {
    let rows: Vec<Vec<Markup>> = view.said.iter().map(said_row).collect();
    let columns = if view.may_change { COLUMNS_TO_CHANGE } else { COLUMNS };
    html! {
        h2 class="govuk-heading-m" id="resolved" { "What has been said so far" }
        (grid(&Grid { caption: "What people said that leads stand for", caption_shown: false, columns, rows: &rows }))
    }
}

fn said_row(row: &SaidRow) -> Vec<Markup> {
    vec![
        html! { "“" (row.words) "”" },
        html! { a class="govuk-link govuk-link--no-visited-state" href=(row.role.href) { (row.role.words) } },
        html! {
            form action="/leads/removal" method="post" {
                input type="hidden" name="words" value=(row.words);
                (once())
                button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" data-module="govuk-button" {
                    "Take it back" span class="govuk-visually-hidden" { ": “" (row.words) "”" }
                }
            }
        },
    ]
}

/// Asks for the role of one lead again.
pub fn one(lead: &str, roles: &[Pick], chosen: &str, found: &[Mistake]) -> Markup {
    html! {
        (mistakes(found))
        h1 class="govuk-heading-l" { "Which role is “" (lead) "”?" }
        form action="/leads" method="post" novalidate {
            input type="hidden" name="words" value=(lead);
            (once())
            (Choice::new("role", "Its role", roles).chosen(chosen).show(found))
            div class="govuk-button-group" {
                button class="govuk-button" data-module="govuk-button" { "Save" }
                a class="govuk-link" href="/leads" { "Cancel" }
            }
        }
    }
}
