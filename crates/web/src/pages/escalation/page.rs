//! The markup of the page of a matter on the ladder.

use maud::{Markup, html};

use super::view::{EscalationPage, StepShown};
use crate::components::in_the_way::doable;
use crate::components::lists::{prose, summary};
use crate::components::notice::done;
use crate::components::tag::tag;

/// The page.
pub fn escalation(view: &EscalationPage) -> Markup {
    html! {
        (done(view.done))
        span class="govuk-caption-m" { (view.caption) }
        h1 class="govuk-heading-l" { (view.title) }
        (doable(&view.doable))
        (summary(facts(view)))
        h2 class="govuk-heading-m" { "Step by step" }
        ol class="gt-thread" { @for one in &view.steps { (step(one)) } }
        @if let Some((by, words)) = &view.disputed {
            h2 class="govuk-heading-m" { "Disputed, to be settled by " (by) }
            (prose(words))
        }
        @if let Some((on, how)) = &view.closed {
            h2 class="govuk-heading-m" { "Settled on " (on) }
            (prose(how))
        }
    }
}

fn facts(view: &EscalationPage) -> Vec<(Markup, Markup)> {
    let about = html! {
        @match &view.about {
            Ok(link) => a class="govuk-link govuk-link--no-visited-state" href=(link.href) { (link.words) },
            Err(words) => (words),
        }
    };
    let concern = view.concern.as_ref().map(|link| {
        (
            html! { "Comes of" },
            html! { a class="govuk-link govuk-link--no-visited-state" href=(link.href) { (link.words) } },
        )
    });
    [(html! { "About" }, about), (html! { "State" }, tag(&view.state))].into_iter().chain(concern).collect()
}

fn step(step: &StepShown) -> Markup {
    html! {
        li class={ "gt-thread__node" @if step.here { " gt-thread__node--here" } } {
            h3 class="gt-thread__word" { (step.to) }
            div class="gt-thread__content" {
                p class="govuk-body-s gt-dim" { (step.when) @if let Some(late) = &step.late { " " (tag(late)) } }
                (prose(&step.why))
                @if let Some(words) = &step.acknowledged { p class="govuk-body" { (words) "." } }
                @match &step.answer {
                    Some((who, reason, words)) => div class="gt-quote" {
                        p class="govuk-body-s gt-dim" { (who) }
                        p class="govuk-body" { strong { (crate::words::sentence(reason)) } }
                        (prose(words))
                    },
                    None => p class="govuk-body gt-none" { "No answer" @if step.here { " yet" } "." },
                }
            }
        }
    }
}
