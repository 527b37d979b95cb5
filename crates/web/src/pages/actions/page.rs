//! The markup of the list of actions.

use maud::{Markup, html};

use super::view::Actions;
use crate::components::action_table::action_table;
use crate::components::plan_head::{head, moment_picker};

/// The list.
pub fn actions(view: &Actions) -> Markup {
    html! {
        (head(&view.head))
        @if let Some(bulk) = &view.bulk { p class="govuk-body" { a class="govuk-link govuk-link--no-visited-state" href=(bulk.href) { (bulk.words) } } }
        (action_table(&view.list, &view.asked, &view.address))
        (moment_picker(&view.asked))
    }
}
