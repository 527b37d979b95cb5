//! What happened to a person, in sentences.

use super::whom::Whom;
use crate::components::pager::Pager;
use crate::pages::people::rights;
use crate::store::DirectoryHappening;
use crate::words;

const ROWS_A_PAGE: usize = 50;

/// Something that happened to a person.
pub struct Told {
    /// The number of its entry.
    pub entry: u64,
    /// Who did what.
    pub sentence: String,
    /// When it was recorded.
    pub when: String,
}

/// A page of what happened to a person, the newest first.
pub fn told(whom: &Whom, page: usize) -> (Vec<Told>, Pager) {
    let mut all: Vec<&DirectoryHappening> = whom.app.directory().history_of_person(whom.id()).collect();
    all.reverse();
    let (pager, part) = Pager::of(all.len(), ROWS_A_PAGE, page, whom.address("?page="));
    (all[part].iter().map(|happening| one(whom, happening)).collect(), pager)
}

fn one(whom: &Whom, happening: &DirectoryHappening) -> Told {
    let DirectoryHappening { entry, at, by, event } = happening;
    let plan_name = |plan| rights::title(&whom.app, plan).map(|title| format!("“{title}”"));
    let said = event.sentence_with(whom.app.directory(), &plan_name);
    Told { entry: *entry, sentence: words::full_sentence(&format!("{by} {said}")), when: words::moment(*at) }
}
