//! `GET /people/{person}/shares`: what is shared with a partner; `POST` shares more, `POST` to `/shares/withdrawal` ends it.

use axum::extract::{Query, RawForm};
use axum::response::Response;
use goldthread_people::{Command, Item, Right, Share};
use goldthread_plan::PlanId;
use maud::{Markup, html};

use super::ask::{Ends, Form};
use super::rights::take_back;
use super::whom::{Whom, refused};
use crate::components::choice::Choice;
use crate::components::field::{Field, Kind};
use crate::components::notice::{self, Asked, Mistake};
use crate::components::once::Once;
use crate::components::question::{Answer, Question, Takes};
use crate::form::Sent;
use crate::pages::people::rights::{has_part, plan_picks, shared};
use crate::pages::role::change::{self, Change};
use crate::problem::Problem;

const TITLE: &str = "What is shared with them";
const NO_PLAN: &str = "Choose the plan";
const NO_KIND: &str = "Choose whether it is a section or an action";
const NOT_A_NUMBER: &str = "Enter the number of the section or action, such as 3";
const NO_PART: &str = "There is none of this number in the plan. Look at its lists of sections and actions";
const NOT_SHARED: &str = "This is not shared with them any more. Look at the list again";
const KINDS: [(&str, &str, &str); 2] = [
    ("section", "A section", "They see it with all its actions, those that come later too."),
    ("action", "An action", "They see it alone."),
];

/// What is to be shared, as it was typed.
#[derive(Debug, Default)]
struct Typed {
    plan: String,
    kind: String,
    number: String,
}

/// What is shared, and the form that shares more.
pub async fn show(whom: Whom, Query(asked): Query<Asked>) -> Markup {
    page(&whom, &Typed::default(), &[], asked.done())
}

/// Shares a part of a plan.
pub async fn share(whom: Whom, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let value = |name: &str| sent.value(name).to_owned();
    let typed = Typed { plan: value("plan"), kind: value("kind"), number: value("number") };
    let again = |found: &[Mistake]| page(&whom, &typed, found, None);
    match typed.parse(&whom) {
        Ok(Share { plan, item }) => {
            let commands = vec![Command::ShareItem { person: whom.id(), plan, item }];
            let change =
                Change { commands, once: Once::of(&sent), to: whom.address("/shares"), done: "item-shared" };
            change::make(&whom.app, change, |_| "plan", again).await
        }
        Err(found) => Ok(refused(again(&found))),
    }
}

/// Ends that something is shared.
pub async fn withdraw(whom: Whom, RawForm(body): RawForm) -> Result<Response, Problem> {
    let sent = Sent::of(&body);
    let again = |found: &[Mistake]| page(&whom, &Typed::default(), found, None);
    let asked = sent.value("given");
    let found = whom.app.directory().shares_of(whom.id()).find(|share| written(*share) == asked);
    let Some(Share { plan, item }) = found else {
        return Ok(refused(again(&[Mistake { field: "plan", words: NOT_SHARED.to_owned() }])));
    };
    let commands = vec![Command::UnshareItem { person: whom.id(), plan, item }];
    let change =
        Change { commands, once: Once::of(&sent), to: whom.address("/shares"), done: "item-unshared" };
    change::make(&whom.app, change, |_| "plan", again).await
}

/// What is shared as the button beside it sends it.
fn written(share: Share) -> String {
    format!("{} {}", share.plan, share.item)
}

impl Typed {
    fn parse(&self, whom: &Whom) -> Result<Share, Vec<Mistake>> {
        let mistake = |field, words: &str| Mistake { field, words: words.to_owned() };
        let plan = self.plan.parse::<PlanId>().ok().filter(|plan| whom.app.shelf().plan(*plan).is_some());
        let plan = plan.ok_or_else(|| mistake("plan", NO_PLAN));
        let of_kind = match self.kind.as_str() {
            "section" => Ok(Item::Section as fn(u32) -> Item),
            "action" => Ok(Item::Action as fn(u32) -> Item),
            _ => Err(mistake("kind", NO_KIND)),
        };
        let number = self.number.parse().map_err(|_| mistake("number", NOT_A_NUMBER));
        match (plan, of_kind, number) {
            (Ok(plan), Ok(of_kind), Ok(number)) if has_part(&whom.app, plan, of_kind(number)) => {
                Ok(Share { plan: plan.uuid(), item: of_kind(number) })
            }
            (Ok(_), Ok(_), Ok(_)) => Err(vec![mistake("number", NO_PART)]),
            (plan, of_kind, number) => {
                Err([plan.err(), of_kind.err(), number.err()].into_iter().flatten().collect())
            }
        }
    }
}

fn page(whom: &Whom, typed: &Typed, found: &[Mistake], done: Option<&str>) -> Markup {
    let is_partner = whom.app.directory().rights_of(whom.id()).any(|(right, _)| right == Right::Partner);
    if !is_partner && found.is_empty() {
        return super::ask::not_here(whom, TITLE, &not_a_partner(whom));
    }
    let plans = plan_picks(&whom.app);
    let answer = |(value, words, hint): (&str, &str, &'static str)| Answer {
        value: value.to_owned(),
        words: words.to_owned(),
        hint,
        chosen: typed.kind == value,
    };
    let kinds = KINDS.map(answer);
    let kind =
        Question { name: "kind", legend: "What is shared", hint: "", takes: Takes::One, answers: &kinds };
    let form = Form {
        title: TITLE,
        before: given(whom),
        fields: html! {
            (Choice::new("plan", "Of which plan", &plans).chosen(&typed.plan).show(found))
            (kind.show(found))
            (Field::new("number", "Its number", Kind::Words).typed(&typed.number)
                .hint("As it stands in the address of its page: 3 for …/sections/3").show(found))
        },
        action: "/shares",
        button: "Share it",
        ends: Ends::Nothing,
    };
    whom.page(TITLE, found, &html! { (notice::done(done)) (form.shown(whom, found)) })
}

fn not_a_partner(whom: &Whom) -> Markup {
    html! {
        "Parts of plans are shared with partners only: people of another body. "
        a class="govuk-link" href=(whom.address("/rights")) { "Make " (whom.name()) " a partner" } " first, if they are one."
    }
}

/// What is shared, each with a button that ends it.
fn given(whom: &Whom) -> Markup {
    let shares: Vec<Share> = whom.app.directory().shares_of(whom.id()).collect();
    html! {
        @if shares.is_empty() { p class="govuk-body" { "Nothing is shared with them yet, so they see no plan." } }
        @else {
            ul class="govuk-list gt-people__given" {
                @for share in shares {
                    @let words = shared(&whom.app, share);
                    li class="gt-people__one" {
                        strong { (words) }
                        (take_back(&whom.address("/shares/withdrawal"), &written(share), "Share it no longer", &words))
                    }
                }
            }
        }
    }
}
