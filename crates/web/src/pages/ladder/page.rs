//! The markup of the page of the ladder.

use maud::{Markup, html};

use super::fields::{BY_HAND, BY_ITSELF, CLIMBS, RUNGS, RungFields, SETTLE, Typed, TypedRung};
use super::view::LadderPage;
use crate::components::field::{Field, Kind};
use crate::components::name::Who;
use crate::components::notice::{self, Mistake, mistakes};
use crate::components::once::once;
use crate::components::question::{Answer, Question, Takes};
use crate::store::Climbs;

/// The ladder, and the form that sets it.
pub fn ladder(view: &LadderPage, typed: &Typed, who: &Who, found: &[Mistake], done: Option<&str>) -> Markup {
    html! {
        (notice::done(done))
        (mistakes(found))
        h1 class="govuk-heading-l" { "The ladder" }
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                p class="govuk-body" { "Where nobody answers, a matter goes up the ladder, rung by rung. Each rung has its working days to answer, and each answer stands in the history." }
                p class="govuk-body" { "The lowest rung is whoever leads the action or is to answer the concern, whatever it is called here. The others are posts, boards or partners; where one is a role that is listed under People, whoever holds it is named. Empty a name to take its rung away." }
                @if let Some(set) = &view.set { p class="govuk-body-s gt-dim" { (set) } }
                form action="/ladder" method="post" novalidate {
                    @for ((nth, rung), fields) in typed.rungs.iter().enumerate().zip(&RUNGS) { (one(nth, rung, *fields, found)) }
                    (Field::new(SETTLE, "Working days to settle a dispute", Kind::Number)
                        .hint("Until then, what is disputed goes no higher by itself.").typed(&typed.settle_within).show(found))
                    (climbs(view, typed, found))
                    (who.field(found, "It stands beside the ladder."))
                    input type="hidden" name="times" value=(typed.times);
                    (once())
                    button class="govuk-button" data-module="govuk-button" { "Set the ladder" }
                }
            }
        }
    }
}

fn one(nth: usize, rung: &TypedRung, fields: RungFields, found: &[Mistake]) -> Markup {
    html! {
        fieldset class="govuk-fieldset gt-rung" {
            legend class="govuk-fieldset__legend govuk-fieldset__legend--m" { "Rung " (nth + 1) }
            div class="gt-rung__row" {
                (Field::new(fields.name, "Who stands there", Kind::Words).typed(&rung.name).show(found))
                (Field::new(fields.within, "Working days to answer", Kind::Number).typed(&rung.within).show(found))
            }
            div class="govuk-checkboxes govuk-checkboxes--small govuk-form-group" data-module="govuk-checkboxes" {
                div class="govuk-checkboxes__item" {
                    input class="govuk-checkboxes__input" id=(fields.partner) name=(fields.partner) type="checkbox" value="yes" checked[rung.partner];
                    label class="govuk-label govuk-checkboxes__label" for=(fields.partner) { "Of another body: they acknowledge it first" }
                }
            }
        }
    }
}

fn climbs(view: &LadderPage, typed: &Typed, found: &[Mistake]) -> Markup {
    let answer = |value: &str, words: &str, hint, climbs| Answer {
        value: value.to_owned(),
        words: words.to_owned(),
        hint,
        chosen: typed.climbs == climbs,
    };
    let answers = [
        answer(BY_HAND, "People do, one by one", "", Climbs::ByHand),
        answer(
            BY_ITSELF,
            "Goldthread does, once a day",
            "What is overdue, what no update was told of in a period, concerns without an answer, failed checks; and what is not answered in time goes up.",
            Climbs::ByItself,
        ),
    ];
    let question = Question {
        name: CLIMBS,
        legend: "Who takes matters up",
        hint: "",
        takes: Takes::One,
        answers: &answers,
    };
    html! {
        h2 class="govuk-heading-m" { "Whether it runs by itself" }
        p class="govuk-body" { (view.now) }
        div class="govuk-inset-text" {
            (view.today)
            @if !view.uncounted.is_empty() { " " (view.uncounted) }
        }
        (question.show(found))
    }
}
