//! What somebody may do, in words.

use goldthread_people::{Item, Permission, Right, Scope, Share, Thing};
use goldthread_plan::PlanId;
use uuid::Uuid;

use crate::app::App;
use crate::components::choice::Pick;
use crate::components::question::Answer;
use crate::words;

/// `Improvement lead`, `Reader for section 3 of “Our plan”`.
pub fn said(app: &App, right: Right, over: Scope) -> String {
    let right = words::sentence(&right.to_string());
    match over {
        Scope::Authority => right,
        Scope::Plan(plan) => format!("{right} for {}", plan_named(app, plan)),
        Scope::Section { plan, number } => {
            format!("{right} for section {number} of {}", plan_named(app, plan))
        }
    }
}

/// `Section 3 of “Our plan”`.
pub fn shared(app: &App, share: Share) -> String {
    let item = words::sentence(&share.item.to_string());
    format!("{item} of {}", plan_named(app, share.plan))
}

/// `“Our plan”`; `a plan` where whoever asks may not know its title.
pub fn plan_named(app: &App, plan: Uuid) -> String {
    title(app, plan).map_or_else(|| "a plan".to_owned(), |title| format!("“{title}”"))
}

/// The title of a plan, for those who see something of it and for those who give rights over it.
pub fn title(app: &App, plan: Uuid) -> Option<String> {
    let sees = || app.may(Permission::SeePlan, Thing::Plan(plan)) || sees_part(app, plan);
    let may_know = manages(app) || sees();
    let shelf = app.shelf();
    shelf.plan(PlanId::new(plan)).filter(|_| may_know).map(|kept| kept.plan().title().to_owned())
}

fn sees_part(app: &App, plan: Uuid) -> bool {
    app.visitor().person().is_some_and(|person| app.directory().plans_seen(person.id).has(plan))
}

/// Whether whoever asks may change people and what they may do.
pub fn manages(app: &App) -> bool {
    app.may(Permission::ManagePeople, Thing::Authority)
}

/// All plans, to choose one from; the newest first.
pub fn plan_picks(app: &App) -> Vec<Pick> {
    app.shelf().plans().map(|kept| Pick::new(kept.id(), words::shortened(kept.plan().title(), 100))).collect()
}

/// All rights as answers, those chosen that were chosen before.
pub fn answers(chosen: impl Fn(Right) -> bool) -> Vec<Answer> {
    let answer = |right: Right| Answer {
        value: right.slug().to_owned(),
        words: words::sentence(&right.to_string()),
        hint: right.means(),
        chosen: chosen(right),
    };
    Right::ALL.into_iter().map(answer).collect()
}

/// Whether a plan has a part of this number.
pub fn has_part(app: &App, plan: PlanId, item: Item) -> bool {
    let shelf = app.shelf();
    shelf.plan(plan).is_some_and(|kept| match item {
        Item::Section(number) => kept.plan().section(goldthread_plan::SectionNumber(number)).is_some(),
        Item::Action(number) => kept.plan().action(goldthread_plan::ActionNumber(number)).is_some(),
    })
}
