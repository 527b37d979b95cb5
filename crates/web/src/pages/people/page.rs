//! The markup of the list of people, and of the form that adds one.

use maud::{Markup, html};

use super::form::Typed;
use super::rights;
use super::view::{Gone, People, Row};
use crate::components::directory_tabs::{Here, directory_tabs};
use crate::components::field::{Field, Kind};
use crate::components::grid::{Grid, grid};
use crate::components::notice::{self, Mistake, mistakes};
use crate::components::once::once;
use crate::components::question::{Question, Takes};

const COLUMNS: &[&str] = &["Name", "Roles today", "May do"];
const COLUMNS_TO_MANAGE: &[&str] = &["Name", "Roles today", "May do", "Can sign in"];
const COLUMNS_OF_LEFT: &[&str] = &["Name", "From", "Until"];

/// The list.
pub fn people(view: &People, done: Option<&str>) -> Markup {
    html! {
        (notice::done(done))
        h1 class="govuk-heading-l govuk-!-margin-bottom-4" { "People" }
        (directory_tabs(Here::People))
        @if view.here.is_empty() { p class="govuk-body" { "Nobody is here yet." } } @else { (here(view)) }
        @if view.may_manage {
            a class="govuk-button" href="/people/new" role="button" draggable="false" data-module="govuk-button" { "Add a person" }
        }
        @if view.may_see_record {
            p class="govuk-body" { a class="govuk-link" href="/people/record" { "See who signed in, and who looked at what" } }
            p class="govuk-body" { a class="govuk-link" href="/people/letters" { "See letters that did not arrive" } }
        }
        @if !view.left.is_empty() { (left(&view.left)) }
    }
}

fn here(view: &People) -> Markup {
    let columns = if view.may_manage { COLUMNS_TO_MANAGE } else { COLUMNS };
    let rows: Vec<Vec<Markup>> = view.here.iter().map(row).collect();
    grid(&Grid { caption: "People", caption_shown: false, columns, rows: &rows })
}

fn row(row: &Row) -> Vec<Markup> {
    let link = |words: &str, href: &str| html! { a class="govuk-link govuk-link--no-visited-state" href=(href) { (words) } };
    vec![
        html! {
            (link(&row.person.words, &row.person.href))
            @if !row.told_apart.is_empty() { " (" (row.told_apart) ")" }
            @if let Some(login) = &row.login { span class="gt-dim gt-caption gt-people__login" { (login) } }
        },
        html! {
            @if row.roles.is_empty() { span class="gt-none" { "None" } }
            @for (nth, role) in row.roles.iter().enumerate() { @if nth > 0 { br; } (link(&role.words, &role.href)) }
        },
        html! {
            @if row.rights.is_empty() { span class="gt-none" { "Nothing yet" } }
            @for (nth, right) in row.rights.iter().enumerate() { @if nth > 0 { br; } (right) }
        },
        html! { (row.signs_in) },
    ]
}

fn left(gone: &[Gone]) -> Markup {
    let row = |gone: &Gone| {
        vec![
            html! { a class="govuk-link govuk-link--no-visited-state" href=(gone.person.href) { (gone.person.words) } },
            html! { (gone.since) },
            html! { (gone.left) },
        ]
    };
    let rows: Vec<Vec<Markup>> = gone.iter().map(row).collect();
    grid(&Grid { caption: "Who has left", caption_shown: true, columns: COLUMNS_OF_LEFT, rows: &rows })
}

/// The form that adds a person.
pub fn new(typed: &Typed, found: &[Mistake]) -> Markup {
    let answers = rights::answers(|right| typed.rights.iter().any(|ticked| ticked == right.slug()));
    let may = Question {
        name: "rights",
        legend: "What they may do",
        hint: "Over all plans. Leave this open for now if you do not know, or if it is only for a plan or a part of one: that is given on their page.",
        takes: Takes::Several,
        answers: &answers,
    };
    html! {
        (mistakes(found))
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                h1 class="govuk-heading-l" { "Add a person" }
                form action="/people" method="post" novalidate {
                    (Field::new("name", "Their name", Kind::Name).typed(&typed.name)
                        .hint("As colleagues know them. It is kept in the ledger for ever, with what they do; if it changes, the old one stays there too.").show(found))
                    (Field::new("login", "Their e-mail address", Kind::OtherEmail).typed(&typed.login)
                        .hint("They sign in with it. It is kept apart from the ledger, and only administrators see it.").show(found))
                    (may.show(found))
                    (once())
                    div class="govuk-button-group" {
                        button class="govuk-button" data-module="govuk-button" { "Add the person" }
                        a class="govuk-link" href="/people" { "Cancel" }
                    }
                }
            }
        }
    }
}
