//! `GET /people/{person}/rights`: what somebody may do; `POST` gives a right, `POST` to `/rights/withdrawal` takes one back.

use axum::extract::{Query, RawForm};
use axum::response::Response;
use goldthread_people::{Command, Item, Refusal, Right, Scope};
use goldthread_plan::PlanId;
use maud::{Markup, html};

use super::ask::{Ends, Form};
use super::whom::{Whom, refused};
use crate::components::choice::{Choice, Pick};
use crate::components::field::{Field, Kind};
use crate::components::notice::{self, Asked, Mistake};
use crate::components::once::{Once, once};
use crate::components::question::{Question, Takes};
use crate::form::Sent;
use crate::pages::people::rights::{answers, has_part, plan_picks, said};
use crate::pages::role::change::{self, Change};
use crate::problem::Problem;

const TITLE: &str = "What they may do";
const ALL_PLANS: &str = "all";
const NO_RIGHT: &str = "Choose what they may do";
const NO_OVER: &str = "Choose all plans, or one of them";
const NOT_A_NUMBER: &str = "Enter the number of the section, such as 3, or leave it open for the whole plan";
const OF_ALL: &str = "Choose the plan that the section is in, or leave the section open";
const NO_SECTION: &str = "There is no section of this number in the plan. Look at its list of sections";
const NOT_GIVEN: &str = "They do not have this right any more. Look at the list again";

/// A right as it was asked for.
#[derive(Debug, Default)]
struct Typed {
    right: String,
    over: String,
    section: String,
}

/// What they have, and the form that gives more.
pub async fn show(whom: Whom, Query(asked): Query<Asked>) -> Markup {
    page(&whom, &Typed::default(), &[], asked.done())
}

/// Gives a right.
pub async fn give(whom: Whom, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let value = |name: &str| sent.value(name).to_owned();
    let typed = Typed { right: value("right"), over: value("over"), section: value("section") };
    let again = |found: &[Mistake]| page(&whom, &typed, found, None);
    match typed.parse(&whom) {
        Ok((right, over)) => {
            let commands = vec![Command::GiveRight { person: whom.id(), right, over }];
            let to = whom.address("/rights");
            let change = Change { commands, once: Once::of(&sent), to, done: "right-given" };
            change::make(&whom.app, change, field_of, again).await
        }
        Err(found) => Ok(refused(again(&found))),
    }
}

/// Takes a right back.
pub async fn withdraw(whom: Whom, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let again = |found: &[Mistake]| page(&whom, &Typed::default(), found, None);
    let asked = sent.value("given");
    let given =
        whom.app.directory().rights_of(whom.id()).find(|(right, over)| written(*right, *over) == asked);
    let Some((right, over)) = given else {
        return Ok(refused(again(&[Mistake { field: "right", words: NOT_GIVEN.to_owned() }])));
    };
    let commands = vec![Command::WithdrawRight { person: whom.id(), right, over }];
    let change =
        Change { commands, once: Once::of(&sent), to: whom.address("/rights"), done: "right-withdrawn" };
    change::make(&whom.app, change, |_| "right", again).await
}

/// A right as the button beside it sends it.
fn written(right: Right, over: Scope) -> String {
    match over {
        Scope::Authority => right.slug().to_owned(),
        Scope::Plan(plan) => format!("{} {plan}", right.slug()),
        Scope::Section { plan, number } => format!("{} {plan} {number}", right.slug()),
    }
}

fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::OverAllOnly { .. } => "over",
        _ => "right",
    }
}

impl Typed {
    fn parse(&self, whom: &Whom) -> Result<(Right, Scope), Vec<Mistake>> {
        let mistake = |field, words: &str| Mistake { field, words: words.to_owned() };
        let right = self.right.parse::<Right>().map_err(|_| mistake("right", NO_RIGHT));
        match (right, self.over(whom).map_err(|(field, words)| mistake(field, words))) {
            (Ok(right), Ok(over)) => Ok((right, over)),
            (right, over) => Err([right.err(), over.err()].into_iter().flatten().collect()),
        }
    }

    fn over(&self, whom: &Whom) -> Result<Scope, (&'static str, &'static str)> {
        if self.over == ALL_PLANS {
            return if self.section.is_empty() { Ok(Scope::Authority) } else { Err(("over", OF_ALL)) };
        }
        let plan: PlanId = self.over.parse().map_err(|_| ("over", NO_OVER))?;
        if whom.app.shelf().plan(plan).is_none() {
            return Err(("over", NO_OVER));
        }
        if self.section.is_empty() {
            return Ok(Scope::Plan(plan.uuid()));
        }
        let number = self.section.parse().map_err(|_| ("section", NOT_A_NUMBER))?;
        let is_there = has_part(&whom.app, plan, Item::Section(number));
        if is_there { Ok(Scope::Section { plan: plan.uuid(), number }) } else { Err(("section", NO_SECTION)) }
    }
}

fn page(whom: &Whom, typed: &Typed, found: &[Mistake], done: Option<&str>) -> Markup {
    let answers = answers(|right| right.slug() == typed.right);
    let mut plans = vec![Pick::new(ALL_PLANS, "All plans, those to come too")];
    plans.extend(plan_picks(&whom.app));
    let what = Question {
        name: "right",
        legend: "Give them a right",
        hint: "",
        takes: Takes::One,
        answers: &answers,
    };
    let form = Form {
        title: TITLE,
        before: given(whom),
        fields: html! {
            (what.show(found))
            (Choice::new("over", "For which plans", &plans).chosen(&typed.over).hint("An administrator or a partner is one for all plans").show(found))
            (Field::new("section", "Only for one section", Kind::Words).typed(&typed.section)
                .hint("Its number, if it is not for the whole plan").show(found))
        },
        action: "/rights",
        button: "Give the right",
        ends: Ends::Nothing,
    };
    whom.page(TITLE, found, &html! { (notice::done(done)) (form.shown(whom, found)) })
}

/// What they have, each with a button that takes it back.
fn given(whom: &Whom) -> Markup {
    let rights: Vec<(Right, Scope)> = whom.app.directory().rights_of(whom.id()).collect();
    html! {
        @if rights.is_empty() { p class="govuk-body" { "They may do nothing yet." } }
        @else {
            ul class="govuk-list gt-people__given" {
                @for (right, over) in rights {
                    @let words = said(&whom.app, right, over);
                    li class="gt-people__one" {
                        span { strong { (words) } span class="gt-dim gt-caption" { (right.means()) } }
                        (take_back(&whom.address("/rights/withdrawal"), &written(right, over), "Withdraw it", &words))
                    }
                }
            }
        }
    }
}

/// A button that takes back what stands beside it.
pub fn take_back(action: &str, value: &str, button: &str, what: &str) -> Markup {
    html! {
        form action=(action) method="post" {
            (once())
            button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" name="given" value=(value) data-module="govuk-button" {
                (button) span class="govuk-visually-hidden" { ": " (what) }
            }
        }
    }
}
