//! What happened to a role, in sentences.

use std::collections::HashMap;

use goldthread_people::{Event, Permission, RoleId, Thing};
use goldthread_plan::PlanId;
use uuid::Uuid;

use super::asked::Asked;
use crate::app::App;
use crate::components::Link;
use crate::pages::leads;
use crate::store::DirectoryHappening;
use crate::words;

/// Something that happened to a role.
pub struct Told {
    /// The number of its entry.
    pub entry: u64,
    /// Who did what.
    pub sentence: String,
    /// When it was recorded.
    pub when: String,
    /// What was noted with it; empty where nothing was.
    pub note: String,
    /// The actions that moved with a hand-over, of those that whoever asks may see.
    pub moved: Vec<Link>,
}

impl Told {
    /// All that happened to a role, the newest first.
    pub fn of_role(asked: &Asked) -> Vec<Self> {
        let mut told: Vec<Self> = about(asked.role.id, asked.app.directory().history())
            .map(|one| Self::of(&asked.app, one))
            .collect();
        told.reverse();
        told
    }

    fn of(app: &App, one: &DirectoryHappening) -> Self {
        let shelf = app.shelf();
        let (note, moved) = match &one.event {
            Event::RoleHandedOver(handed) => (handed.note.as_str(), handed.moved.as_slice()),
            _ => ("", [].as_slice()),
        };
        Self {
            entry: one.entry,
            sentence: sentence(app, one),
            when: words::moment(one.at),
            note: note.to_owned(),
            moved: moved.iter().filter_map(|thing| leads::place_of(app, &shelf, *thing)).collect(),
        }
    }
}

/// What speaks of a role; also that a lead which stood for it stands for it no longer, which names only the lead.
fn about(role: RoleId, happened: &[DirectoryHappening]) -> impl Iterator<Item = &DirectoryHappening> {
    let mut meant: HashMap<&str, RoleId> = HashMap::new();
    happened.iter().filter(move |one| match &one.event {
        Event::LeadResolved(it) => {
            let before = meant.insert(it.words.as_str(), it.role);
            it.role == role || before == Some(role)
        }
        Event::LeadUnresolved(it) => meant.remove(it.words.as_str()) == Some(role),
        other => other.is_about_role(role),
    })
}

/// Who did what, in a sentence; plans that whoever asks may see are called by their titles.
pub fn sentence(app: &App, one: &DirectoryHappening) -> String {
    let shelf = app.shelf();
    let plan_name = |plan: Uuid| {
        let kept =
            shelf.plan(PlanId::new(plan)).filter(|_| app.may(Permission::SeePlan, Thing::Plan(plan)))?;
        Some(format!("“{}”", kept.plan().title()))
    };
    let said = one.event.sentence_with(app.directory(), &plan_name);
    words::full_sentence(&format!("{} {said}", one.by))
}
