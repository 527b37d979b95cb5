//! The markup of the page: the way, and the forms of what can be done next.

use maud::{Markup, html};

use super::typed::Typed;
use super::view::{Next, View};
use crate::components::area::Area;
use crate::components::field::{Field, Kind};
use crate::components::lists::prose;
use crate::components::notice::{Mistake, mistakes};
use crate::components::once::once;
use crate::components::question::{Answer, Question, Takes};
use crate::components::track::track;
use crate::doing::Doing;
use crate::stale;

const TITLE: &str = "Completion";

/// The page; `stale` where somebody was quicker than the form that was sent.
pub fn page(doing: &Doing, typed: &Typed, found: &[Mistake], stale: bool) -> Markup {
    let view = View::of(doing, &typed.evidence);
    let content = html! {
        (mistakes(found))
        @if stale { (somebody_was_quicker(typed)) }
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                span class="govuk-caption-l" { (doing.action().fields().text.text()) }
                h1 class="govuk-heading-l" { (TITLE) }
                (track(&view.way))
                @if let Some(why) = &view.why_not { div class="govuk-inset-text" { (why) } }
                @for next in &view.next { (part(doing, &view, *next, typed, found)) }
                @if let Some(reopening) = &view.reopening {
                    p class="govuk-body" { a class="govuk-link" href=(reopening) { "Open it again" } " where it is not complete after all, or no longer." }
                }
                p class="govuk-body" { a class="govuk-link" href=(doing.address("")) { "Back to the action" } }
            }
        }
    };
    doing.page(TITLE, stale || !found.is_empty(), &content)
}

/// What was written stays to be seen where its form is no longer offered.
fn somebody_was_quicker(typed: &Typed) -> Markup {
    html! {
        div class="govuk-error-summary" role="alert" tabindex="-1" {
            h2 class="govuk-error-summary__title" { "It has changed meanwhile" }
            div class="govuk-error-summary__body" {
                p class="govuk-body" { "Somebody else said something on this action after you opened the page. Nothing of yours is kept; the way as it is now stands below." }
                @if !typed.written().is_empty() {
                    p class="govuk-body" { "What you wrote:" }
                    @for words in typed.written() { blockquote class="gt-quote" { (prose(words)) } }
                }
            }
        }
    }
}

fn part(doing: &Doing, view: &View, next: Next, typed: &Typed, found: &[Mistake]) -> Markup {
    match next {
        Next::Claim => sent(
            doing,
            view,
            ("claim", "Say that it is complete", "Claim it"),
            &claim(doing, view, typed, found),
        ),
        Next::Verify => html! {
            (sent(doing, view, ("verification", "Find it complete", "Verify it"), &html! {
                (looked("What you looked at, and what you found", typed, found))
                (next_check(view, typed, found))
            }))
            (sent(doing, view, ("return", "Or say what is missing", "Return it"), &html! {
                (Area::new("missing", "What is missing", 3).hint("The action is open again, and whoever leads it reads this.").typed(&typed.missing).show(found))
            }))
        },
        Next::Check => sent(
            doing,
            view,
            ("checks", "Look again whether it holds", "Record the check"),
            &html! {
                (holds(typed, found))
                (looked("What you looked at, and what you found", typed, found))
                (next_check(view, typed, found))
            },
        ),
        Next::Sustain => sent(
            doing,
            view,
            ("sustaining", "Or say that it has held", "Call it sustained"),
            &html! {
                (Area::new("held", "What shows that it has held", 3).hint("Nothing more is checked after this.").typed(&typed.held).show(found))
            },
        ),
    }
}

/// A form of its own, with the mark of where the action stood.
fn sent(doing: &Doing, view: &View, (under, title, button): (&str, &str, &str), fields: &Markup) -> Markup {
    html! {
        h2 class="govuk-heading-m" { (title) }
        form action=(doing.address(&format!("/completion/{under}"))) method="post" novalidate {
            input type="hidden" name=(stale::FIELD) value=(view.stands);
            (fields)
            (once())
            button class="govuk-button" data-module="govuk-button" { (button) }
        }
    }
}

fn claim(doing: &Doing, view: &View, typed: &Typed, found: &[Mistake]) -> Markup {
    let question = Question {
        name: "evidence",
        legend: "What bears it out",
        hint: "Tick all that do. Whoever verifies looks at these.",
        takes: Takes::Several,
        answers: &view.evidence,
    };
    let wrong = found.iter().find(|mistake| mistake.field == "evidence");
    html! {
        (Area::new("shows", "What shows that it is complete", 3).hint("What is done, and what is different for children. Name no child.").typed(&typed.shows).show(found))
        @if view.evidence.is_empty() {
            div class={ "govuk-form-group" @if wrong.is_some() { " govuk-form-group--error" } } id="evidence" {
                @if let Some(wrong) = wrong { p class="govuk-error-message" { span class="govuk-visually-hidden" { "Error: " } (wrong.words) } }
                p class="govuk-body" { "No evidence is kept with this action yet. A claim needs some." }
            }
        } @else {
            (question.show(found))
        }
        p class="govuk-body" { a class="govuk-link" href=(view.add_evidence) { "Add evidence to this action" } ", then come back here. Copy what you have written first." }
        (doing.who(&typed.by).field(found, "It stands beside the claim."))
    }
}

fn looked(label: &str, typed: &Typed, found: &[Mistake]) -> Markup {
    Area::new("found", label, 3)
        .hint("So that others can follow it: which files, which figures, whom you asked.")
        .typed(&typed.found)
        .show(found)
}

fn next_check(view: &View, typed: &Typed, found: &[Mistake]) -> Markup {
    let day = if typed.next_check.is_empty() { &view.suggested } else { &typed.next_check };
    Field::new("next-check", "When to look again", Kind::Day)
        .hint("A day after today. It comes due as any duty does.")
        .typed(day)
        .show(found)
}

fn holds(typed: &Typed, found: &[Mistake]) -> Markup {
    let answer = |value: &str, words: &str, hint| Answer {
        value: value.to_owned(),
        words: words.to_owned(),
        hint,
        chosen: typed.holds == value,
    };
    let answers = [
        answer("yes", "It still holds", ""),
        answer("no", "It no longer holds", "The action is open again. No day is needed."),
    ];
    Question { name: "holds", legend: "Does it still hold?", hint: "", takes: Takes::One, answers: &answers }
        .show(found)
}
