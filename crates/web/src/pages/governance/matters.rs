//! What of the plans something is about: read from a form, shown with links, and withheld from those who may see none of it.

use goldthread_governance::{Matter, Meeting};
use goldthread_people::{Item, Permission, Thing};
use goldthread_plan::{ActionNumber, PlanId, SectionNumber};
use maud::{Markup, html};

use super::asked::Asked;
use crate::app::App;
use crate::components::Link;
use crate::components::notice::Mistake;
use crate::place::Place;
use crate::words;

const NOT_PARTS: &str = "Name sections and actions by their numbers, such as: section 3, action 12";

/// Reads what a form says that something is about.
pub fn read(asked: &Asked, plan: &str, parts: &str) -> Result<Vec<Matter>, Mistake> {
    let wrong = |field, words: String| Err(Mistake { field, words });
    if plan.is_empty() {
        return if parts.is_empty() {
            Ok(Vec::new())
        } else {
            wrong("about", "Choose the plan that these are parts of".to_owned())
        };
    }
    let shelf = asked.app.shelf();
    let kept = plan.parse().ok().and_then(|id: PlanId| shelf.plan(id));
    let Some(kept) = kept.filter(|kept| asked.app.may(Permission::SeePlan, Thing::Plan(kept.id().uuid())))
    else {
        return wrong("about", "Choose a plan of the list".to_owned());
    };
    let (id, plan) = (kept.id().uuid(), kept.plan());
    if parts.is_empty() {
        return Ok(vec![Matter::plan(id)]);
    }
    let mut matters = Vec::new();
    for part in parts.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let mut told = part.split_whitespace();
        let (kind, number) = (told.next().unwrap_or_default().to_lowercase(), told.next());
        let number: Option<u32> =
            number.and_then(|number| number.parse().ok()).filter(|_| told.next().is_none());
        let (matter, is_there) = match (kind.as_str(), number) {
            ("section", Some(number)) => {
                (Matter::section(id, number), plan.section(SectionNumber(number)).is_some())
            }
            ("action", Some(number)) => {
                (Matter::action(id, number), plan.action(ActionNumber(number)).is_some())
            }
            _ => return wrong("parts", NOT_PARTS.to_owned()),
        };
        if !is_there {
            return wrong("parts", format!("The plan has no {part}; look at its pages for the number"));
        }
        matters.push(matter);
    }
    Ok(matters)
}

/// What it is about, as rights are asked for it.
pub fn thing(app: &App, matter: Matter) -> Thing {
    match matter.item {
        None => Thing::Plan(matter.plan),
        Some(Item::Section(number)) => Thing::Section(matter.plan, number),
        Some(Item::Action(action)) => {
            let shelf = app.shelf();
            let plan = shelf.plan(PlanId::new(matter.plan));
            let section =
                plan.and_then(|kept| kept.plan().action(ActionNumber(action)).map(|one| one.section().0));
            Thing::Action { plan: matter.plan, action, section }
        }
    }
}

/// Whether something is told to whoever looks: what is about plans, to those who may see any part of what it is about.
pub fn is_told(app: &App, matters: &[Matter]) -> bool {
    matters.is_empty() || matters.iter().any(|matter| app.may(Permission::SeePlan, thing(app, *matter)))
}

/// A matter with the way to it; nothing where whoever looks may not see it, or it is no longer there.
pub fn link(app: &App, matter: Matter) -> Option<Link> {
    if !app.may(Permission::SeePlan, thing(app, matter)) {
        return None;
    }
    let (shelf, id) = (app.shelf(), PlanId::new(matter.plan));
    let plan = shelf.plan(id)?.plan();
    let place = Place::new(id, None);
    let title = words::shortened(plan.title(), 60);
    Some(match matter.item {
        None => Link::new(title, place.plan()),
        Some(Item::Section(number)) => {
            let section = plan.section(SectionNumber(number))?;
            let line = crate::speak::section_line(section);
            Link::new(
                format!("{} ({title})", words::shortened(&line, 80)),
                place.section(SectionNumber(number)),
            )
        }
        Some(Item::Action(number)) => {
            let action = plan.action(ActionNumber(number))?;
            let text = words::shortened(action.fields().text.text(), 80);
            Link::new(format!("Action {number}: {text} ({title})"), place.action(ActionNumber(number)))
        }
    })
}

/// What it is about, each with the way to it.
pub fn shown(app: &App, matters: &[Matter]) -> Markup {
    let links: Vec<Link> = matters.iter().filter_map(|matter| link(app, *matter)).collect();
    html! {
        @for one in &links {
            div { a class="govuk-link govuk-link--no-visited-state" href=(one.href) { (one.words) } }
        }
        @if links.len() < matters.len() { div class="gt-dim" { "And a part of a plan that you may not see, or that is gone" } }
    }
}

/// What something at a meeting is about: what it names itself, else what its item of the agenda does.
pub fn of(meeting: &Meeting, own: &[Matter], item: Option<u32>) -> Vec<Matter> {
    let of_item = || item.and_then(|number| meeting.item(number)).map(|item| item.words.matters.clone());
    if own.is_empty() { of_item().unwrap_or_default() } else { own.to_vec() }
}
