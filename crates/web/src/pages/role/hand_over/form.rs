//! What the form of a hand-over sends.

use goldthread_people::{Command, Note, OpenThing, PersonId, Refusal, RoleId};
use jiff::civil::Date;

use crate::components::days::day;
use crate::components::notice::Mistake;
use crate::form::Sent;

const NO_GIVER: &str = "Choose who hands the role over";
const NO_TAKER: &str = "Choose who takes the role over";
const NO_DAY: &str = "Enter the first day of the new holder";

/// A hand-over as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// Who hands over.
    pub from: String,
    /// Who takes over.
    pub to: String,
    /// The first day of the new holder.
    pub on: String,
    /// What they note.
    pub note: String,
}

/// A hand-over that can be asked for; what moves with it is not for the form to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    from: PersonId,
    to: PersonId,
    on: Date,
    note: Note,
}

impl Typed {
    /// As it was sent.
    pub fn of(sent: &Sent) -> Self {
        let value = |name: &str| sent.value(name).to_owned();
        Self { from: value("from"), to: value("to"), on: value("on"), note: value("note") }
    }

    /// The hand-over, or what is wrong.
    pub fn parse(&self) -> Result<HandOver, Vec<Mistake>> {
        let from = person("from", &self.from, NO_GIVER);
        let to = person("to", &self.to, NO_TAKER);
        let note = self.note.parse().map_err(|error| Mistake::at("note", &error));
        match (from, to, day("on", &self.on, NO_DAY), note) {
            (Ok(from), Ok(to), Ok(on), Ok(note)) => Ok(HandOver { from, to, on, note }),
            (from, to, on, note) => {
                let found = [from.err(), to.err(), on.err(), note.err()];
                Err(found.into_iter().flatten().collect())
            }
        }
    }
}

impl HandOver {
    /// The command, with what is open and moves.
    pub fn of(self, role: RoleId, moved: Vec<OpenThing>) -> Command {
        let Self { from, to, on, note } = self;
        Command::HandOver { role, from, to, on, moved, note }
    }
}

fn person(field: &'static str, typed: &str, missing: &str) -> Result<PersonId, Mistake> {
    typed.parse().map_err(|_| Mistake { field, words: missing.to_owned() })
}

/// The field that a refusal is about.
pub fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotTheHolder { .. } => "from",
        Refusal::NoDayBefore { .. } | Refusal::HandedOverAlready { .. } | Refusal::RoleEnded { .. } => "on",
        _ => "to",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_is_found_at_its_field() {
        let check = |form: &str, expected: &[&str]| {
            let found = Typed::of(&Sent::of(form.as_bytes())).parse().err().unwrap_or_default();
            assert_eq!(found.iter().map(|mistake| mistake.field).collect::<Vec<_>>(), expected, "{form}");
        };
        let (jo, sam) = ("0192f0c1-0000-7000-8000-000000000001", "0192f0c1-0000-7000-8000-000000000002");
        check("", &["from", "to", "on"]);
        check(&format!("from={jo}&to={sam}&on=2026-05-03&note=Two%0D%0Alines"), &[]);
        check(&format!("from={jo}&to=Sam&on=3+May"), &["to", "on"]);
        check(&format!("from={jo}&to={sam}&on=2026-05-03&note={}", "x".repeat(2_001)), &["note"]);
    }
}
