//! The markup of a hand-over.

use maud::{Markup, html};

use super::form::Typed;
use super::view::HandOverPage;
use crate::components::area::Area;
use crate::components::choice::Choice;
use crate::components::field::{Field, Kind};
use crate::components::notice::Mistake;
use crate::pages::role::open::listed;
use crate::words;

/// What moves.
pub fn before(view: &HandOverPage) -> Markup {
    html! {
        p class="govuk-body" { (view.moves) " The role keeps its place in every plan." }
        @if !view.shown.is_empty() {
            details class="govuk-details" open[view.shown.len() <= 10] {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "The open actions" } }
                div class="govuk-details__text" { (listed("The open actions that move", &view.shown)) }
            }
        }
        @if view.hidden > 0 {
            p class="govuk-body" { (words::sentence(&words::count(view.hidden, "action", "actions"))) " of these you may not see; they move too." }
        }
    }
}

/// The fields.
pub fn fields(view: &HandOverPage, typed: &Typed, found: &[Mistake]) -> Markup {
    html! {
        (Choice::new("from", "Who hands it over", &view.givers).chosen(&typed.from).show(found))
        (Choice::new("to", "Who takes it over", &view.takers).chosen(&typed.to).show(found))
        (Field::new("on", "From which day", Kind::Day).typed(&typed.on)
            .hint("The first day of the new holder; the other holds the role up to the day before").show(found))
        (Area::new("note", "Note", 4).typed(&typed.note)
            .hint("What the new holder should know; it is kept with the hand-over. Name no child").show(found))
    }
}
