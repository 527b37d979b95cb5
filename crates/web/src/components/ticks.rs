//! The actions of a plan to be ticked, under their sections.

use maud::{Markup, html};

use super::notice::Mistake;

/// The name of the field; the first tick has it as its id.
const FIELD: &str = "action";

/// A section with its actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticks {
    /// What people cite it by, and its title.
    pub section: String,
    /// Its actions.
    pub actions: Vec<Tick>,
}

/// An action to be ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// Its number.
    pub number: String,
    /// Its number and its words.
    pub words: String,
    /// Whether it is ticked.
    pub ticked: bool,
}

/// The actions; a section stands open where one of its actions is ticked, or where there is no other.
pub fn ticks(legend: &str, hint: &str, sections: &[Ticks], found: &[Mistake]) -> Markup {
    let wrong = found.iter().find(|mistake| mistake.field == FIELD);
    let described = if wrong.is_some() { "action-hint action-error" } else { "action-hint" };
    html! {
        div class={ "govuk-form-group" @if wrong.is_some() { " govuk-form-group--error" } } {
            fieldset class="govuk-fieldset" aria-describedby=(described) {
                legend class="govuk-fieldset__legend govuk-fieldset__legend--s" { (legend) }
                div class="govuk-hint" id="action-hint" { (hint) }
                @if let Some(mistake) = wrong {
                    p class="govuk-error-message" id="action-error" { span class="govuk-visually-hidden" { "Error: " } (mistake.words) }
                }
                @for (nth, section) in sections.iter().enumerate() {
                    @let is_open = sections.len() == 1 || section.actions.iter().any(|tick| tick.ticked) || (nth == 0 && wrong.is_some());
                    details class="govuk-details gt-ticks" open[is_open] {
                        summary class="govuk-details__summary" { span class="govuk-details__summary-text" { (section.section) } }
                        div class="govuk-details__text" {
                            div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes" {
                                @for (place, tick) in section.actions.iter().enumerate() { (shown(tick, nth == 0 && place == 0)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn shown(tick: &Tick, is_first: bool) -> Markup {
    let id = if is_first { FIELD.to_owned() } else { format!("{FIELD}-{}", tick.number) };
    html! {
        div class="govuk-checkboxes__item" {
            input class="govuk-checkboxes__input" id=(id) name=(FIELD) type="checkbox" value=(tick.number) checked[tick.ticked];
            label class="govuk-label govuk-checkboxes__label" for=(id) { (tick.words) }
        }
    }
}
