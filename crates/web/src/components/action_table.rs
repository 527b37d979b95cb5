//! A list of actions: the form that narrows it, the actions in a grid, the other pages, the files.

use maud::{Markup, html};

use super::Link;
use super::action_list::ActionRow;
use super::filter::{hidden_moment, select};
use super::pager::pager;
use super::sorted::sorted_grid;
use super::tag::tag;
use crate::listing::List;

/// The orders that the form offers where there are no headings to choose.
const ORDERS: [(&str, &str); 5] = [
    ("", "As in the plan"),
    ("section", "Section"),
    ("lead", "Lead"),
    ("date", "Date, the earliest first"),
    ("status", "Status"),
];

/// The list; `moment` is the one that is shown, as it was asked for, and `address` the one that shows all.
pub fn action_table(list: &List, moment: &str, address: &str) -> Markup {
    let rows: Vec<Vec<Markup>> = list.rows.iter().map(|(row, plan)| cells(row, plan.as_deref())).collect();
    html! {
        (form(list, moment))
        p class="govuk-body" { (list.summary) }
        @if rows.is_empty() {
            p class="govuk-body" { "No action is like that. " a class="govuk-link" href=(address) { "Show all actions" } }
        } @else {
            (sorted_grid("Actions", &list.columns, &rows))
        }
        (pager(&list.pager))
        (ways_out(list))
    }
}

fn form(list: &List, moment: &str) -> Markup {
    let sort = list.sort.as_deref().unwrap_or_default();
    let turned = Some(("as-it-is", sort)).filter(|(_, sort)| sort.starts_with('-'));
    html! {
        form class="gt-filter" method="get" {
            div class="gt-filter__row" {
                @for filter in &list.filters {
                    (select(filter.name, filter.label, filter.choices.iter().map(|choice| (&*choice.value, &*choice.words, choice.chosen))))
                }
                div class="govuk-form-group" {
                    label class="govuk-label" for="sort" { "Order" }
                    select class="govuk-select" id="sort" name="sort" {
                        @if let Some((_, sort)) = turned { option value=(sort) selected { "As it is, the last first" } }
                        @for (value, words) in ORDERS { option value=(value) selected[value == sort] { (words) } }
                    }
                }
                (hidden_moment(moment))
                button class="govuk-button govuk-button--secondary" data-module="govuk-button" { "Show" }
            }
        }
    }
}

fn cells(row: &ActionRow, plan: Option<&str>) -> Vec<Markup> {
    vec![
        html! {
            a class="govuk-link govuk-link--no-visited-state" href=(row.action.href) { (row.action.words) }
            @if let Some(plan) = plan { span class="govuk-body-s gt-dim gt-caption govuk-!-margin-bottom-0" { (plan) } }
        },
        html! { (row.section) },
        html! { (row.leads) },
        html! {
            (row.printed)
            @if let Some(understood) = &row.understood { span class="gt-dim gt-caption" { (understood) } }
            @if row.overdue { strong class="gt-caption" { "Overdue" } }
        },
        html! {
            (tag(&row.standing))
            @if let Some(flags) = &row.flags { span class="gt-dim gt-caption" { (flags) } }
        },
    ]
}

fn ways_out(list: &List) -> Markup {
    html! {
        p class="govuk-body gt-out" {
            "This list as a file: "
            @for (nth, (words, href)) in list.files.iter().enumerate() {
                @if nth > 0 { ", " }
                a class="govuk-link govuk-link--no-visited-state" href=(href) { (words) }
            }
            @if let Some(save) = &list.save { ". " a class="govuk-link govuk-link--no-visited-state" href=(save) { "Save this view" } }
        }
    }
}

/// Views that somebody saved, each with the way to forget it.
pub fn saved_views(views: &[(Link, String)]) -> Markup {
    html! {
        @if !views.is_empty() {
            section class="gt-views" aria-labelledby="views" {
                h2 class="govuk-heading-m" id="views" { "Your saved views" }
                ul class="govuk-list" {
                    @for (link, forget) in views {
                        li class="gt-views__one" {
                            a class="govuk-link govuk-link--no-visited-state" href=(link.href) { (link.words) }
                            form method="post" action=(forget) {
                                button class="govuk-link gt-views__forget" { "Forget" span class="govuk-visually-hidden" { " " (link.words) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
