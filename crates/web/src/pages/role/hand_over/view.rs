//! What the page of a hand-over says.

use std::collections::BTreeMap;

use goldthread_people::OpenThing;

use super::form::Typed;
use crate::components::choice::Pick;
use crate::pages::role::asked::Asked;
use crate::pages::role::open::{Open, opened};
use crate::pages::roles::duties::Duties;
use crate::pages::roles::people;
use crate::words;

/// The page.
pub struct HandOverPage {
    /// Who holds the role, or held it or will hold it on some day: they can hand it over.
    pub givers: Vec<Pick>,
    /// Who can take it over.
    pub takers: Vec<Pick>,
    /// How many actions move, in a sentence.
    pub moves: String,
    /// Those of them that whoever asks may see.
    pub shown: Vec<Open>,
    /// How many there are that they may not see.
    pub hidden: usize,
}

impl HandOverPage {
    /// The page as things stand.
    pub fn of(asked: &Asked) -> Self {
        let shelf = asked.app.shelf();
        let duties = Duties::of_all(&shelf, asked.app.directory(), asked.today);
        let all = duties.of(asked.role.id);
        let shown = opened(&asked.app, &shelf, all);
        Self {
            givers: givers(asked),
            takers: people::picks(asked.app.directory(), asked.today),
            moves: moves(all.len()),
            hidden: all.len() - shown.len(),
            shown,
        }
    }

    /// The form before anything is typed: the one holder of today is chosen, and today is the day.
    pub fn first(asked: &Asked) -> Typed {
        let holders = asked.app.directory().holders_on(asked.role.id, asked.today);
        let only = match holders.as_slice() {
            [only] => only.id.to_string(),
            _ => String::new(),
        };
        Typed { from: only, on: asked.today.to_string(), ..Typed::default() }
    }
}

fn moves(count: usize) -> String {
    match count {
        0 => "No open action is led by this role now, so none moves.".to_owned(),
        1 => "1 open action moves to the new holder; its history will show it.".to_owned(),
        _ => format!(
            "{} open actions move to the new holder; the history of each will show it.",
            words::thousands(count)
        ),
    }
}

/// Each holder once, the last one first.
fn givers(asked: &Asked) -> Vec<Pick> {
    let directory = asked.app.directory();
    let mut last: BTreeMap<_, _> = BTreeMap::new();
    for held in &asked.role.holders {
        last.insert(held.person, held.from);
    }
    let mut people: Vec<_> = last.into_iter().collect();
    people.sort_by_key(|(_, from)| std::cmp::Reverse(*from));
    people.into_iter().map(|(person, _)| Pick::new(person, directory.name_of(person))).collect()
}

/// What is open now, of all plans of the authority, whoever may see them: exactly that moves.
pub fn moved(asked: &Asked) -> Vec<OpenThing> {
    let house = asked.app.house();
    let duties = Duties::of_all(&house.shelf(), &house.directory(), asked.today);
    duties.of(asked.role.id).iter().map(|duty| OpenThing::from(*duty)).collect()
}
