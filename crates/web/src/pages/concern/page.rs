//! The markup of the page of a concern.

use maud::{Markup, html};

use super::view::ConcernPage;
use crate::components::in_the_way::doable;
use crate::components::lists::{prose, summary};
use crate::components::matter_list::matter_list;
use crate::components::notice::done;
use crate::components::tag::tag;

/// The page.
pub fn concern(view: &ConcernPage) -> Markup {
    html! {
        (done(view.done))
        span class="govuk-caption-m" { (view.caption) }
        h1 class="govuk-heading-l" { (view.title) }
        div class="gt-lede" { (prose(&view.words)) }
        (doable(&view.doable))
        (summary(facts(view)))
        h2 class="govuk-heading-m" { "What is done about it" }
        @if view.answers.is_empty() { p class="govuk-body gt-none" { "Nobody has answered." } }
        @for (head, words) in &view.answers {
            div class="gt-update" { p class="govuk-body-s gt-dim" { (head) } (prose(words)) }
        }
        @if let Some((on, why)) = &view.closed {
            h2 class="govuk-heading-m" { "Closed on " (on) }
            (prose(why))
        }
        @if !view.matters.is_empty() {
            h2 class="govuk-heading-m" { "Taken up the ladder" }
            (matter_list("Matters that came of it", &view.matters, false))
        }
    }
}

fn facts(view: &ConcernPage) -> Vec<(Markup, Markup)> {
    let about = html! {
        @match &view.about {
            Ok(link) => a class="govuk-link govuk-link--no-visited-state" href=(link.href) { (link.words) },
            Err(words) => (words),
        }
    };
    let named = |key: &str, value: Markup| (html! { (key) }, value);
    vec![
        named("About", about),
        named("To answer it", html! { (view.owner) }),
        named("Raised", html! { (view.raised) }),
        named("Age", html! { (view.age) }),
        named("State", tag(&view.state)),
    ]
}
