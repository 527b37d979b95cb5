//! The markup of the list of actions.

use maud::{Markup, html};

use super::view::Actions;
use crate::components::action_list::action_list;
use crate::components::filter::{hidden_moment, select};
use crate::components::pager::pager;
use crate::components::plan_head::{head, moment_picker};

/// The list.
pub fn actions(view: &Actions) -> Markup {
    html! {
        (head(&view.head))
        form class="gt-filter" method="get" {
            div class="gt-filter__row" {
                (select("show", "Show", view.which.iter().map(|choice| (&*choice.value, &*choice.words, choice.chosen))))
                (select("lead", "Lead", view.leads.iter().map(|choice| (&*choice.value, &*choice.words, choice.chosen))))
                (hidden_moment(&view.asked))
                button class="govuk-button govuk-button--secondary" data-module="govuk-button" { "Show" }
            }
        }
        @if let Some(bulk) = &view.bulk { p class="govuk-body" { a class="govuk-link govuk-link--no-visited-state" href=(bulk.href) { (bulk.words) } } }
        p class="govuk-body" { (view.summary) }
        @if view.rows.is_empty() {
            p class="govuk-body" { "No action is like that. Choose another kind, or every lead." }
        } @else {
            (action_list("Actions", &view.rows, true))
        }
        (pager(&view.pager))
        (moment_picker(&view.asked))
    }
}
