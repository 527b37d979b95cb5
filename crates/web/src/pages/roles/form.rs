//! What the forms of a role send: its title, how plans print it, who holds it first.

use goldthread_people::{Command, Held, LeadCode, PersonId, RoleId, RoleWords};
use jiff::civil::Date;

use crate::components::notice::Mistake;
use crate::form::Sent;

const NO_TITLE: &str = "Enter the title of the role, such as Head of Service, Safeguarding";
const NO_SINCE: &str = "Enter the first day of the holder, or leave the holder open";
const BAD_SINCE: &str = "Enter the first day as a date, such as 2026-05-03";
const BAD_HOLDER: &str = "Choose the holder from the list, or nobody";

/// The words of a role as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Its title.
    pub title: String,
    /// Its abbreviations, parted by commas or lines.
    pub abbreviations: String,
    /// What else plans print for it, likewise.
    pub codes: String,
}

impl Words {
    /// As they were sent.
    pub fn of(sent: &Sent) -> Self {
        let value = |name: &str| sent.value(name).to_owned();
        Self { title: value("title"), abbreviations: value("abbreviations"), codes: value("codes") }
    }

    /// As they are.
    pub fn as_kept(words: &RoleWords) -> Self {
        let lines = |codes: &[LeadCode]| codes.iter().map(LeadCode::as_str).collect::<Vec<_>>().join("\n");
        Self {
            title: words.title.to_string(),
            abbreviations: lines(&words.abbreviations),
            codes: lines(&words.lead_codes),
        }
    }

    /// The words, or what is wrong with them.
    pub fn parse(&self) -> Result<RoleWords, Vec<Mistake>> {
        let title = match self.title.as_str() {
            "" => Err(Mistake { field: "title", words: NO_TITLE.to_owned() }),
            title => title.parse().map_err(|error| Mistake::at("title", &error)),
        };
        match (title, codes("abbreviations", &self.abbreviations), codes("codes", &self.codes)) {
            (Ok(title), Ok(abbreviations), Ok(lead_codes)) => {
                Ok(RoleWords { title, abbreviations, lead_codes })
            }
            (title, abbreviations, codes) => {
                let found = [title.err(), abbreviations.err(), codes.err()];
                Err(found.into_iter().flatten().collect())
            }
        }
    }

    /// The field that a code was typed into.
    pub fn field_of(&self, code: &LeadCode) -> &'static str {
        match codes("abbreviations", &self.abbreviations) {
            Ok(abbreviations) if abbreviations.contains(code) => "abbreviations",
            _ => "codes",
        }
    }
}

/// Codes in the order that they were typed, each once.
fn codes(field: &'static str, typed: &str) -> Result<Vec<LeadCode>, Mistake> {
    let mut codes: Vec<LeadCode> = Vec::new();
    for code in typed.split([',', '\n']).map(str::trim).filter(|code| !code.is_empty()) {
        let code = code.parse().map_err(|error| Mistake::at(field, &error))?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Ok(codes)
}

/// A new role as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewRole {
    /// Its words.
    pub words: Words,
    /// Who holds it first; empty for nobody yet.
    pub holder: String,
    /// From which day.
    pub since: String,
}

impl NewRole {
    /// As it was sent.
    pub fn of(sent: &Sent) -> Self {
        let value = |name: &str| sent.value(name).to_owned();
        Self { words: Words::of(sent), holder: value("holder"), since: value("since") }
    }

    /// What is to be done, or what is wrong.
    pub fn parse(&self, role: RoleId) -> Result<Vec<Command>, Vec<Mistake>> {
        let holder = self.holder().map_err(|mistake| vec![mistake]);
        match (self.words.parse(), holder) {
            (Ok(words), Ok(None)) => Ok(vec![Command::AddRole { role, words }]),
            (Ok(words), Ok(Some((person, from)))) => {
                let appoint = Command::AppointHolder { role, person, from, until: None, held: Held::Alone };
                Ok(vec![Command::AddRole { role, words }, appoint])
            }
            (words, holder) => Err(words.err().into_iter().chain(holder.err()).flatten().collect()),
        }
    }

    fn holder(&self) -> Result<Option<(PersonId, Date)>, Mistake> {
        if self.holder.is_empty() {
            return Ok(None);
        }
        let wrong = |field, words: &str| Mistake { field, words: words.to_owned() };
        let person = self.holder.parse().map_err(|_| wrong("holder", BAD_HOLDER))?;
        let words = if self.since.is_empty() { NO_SINCE } else { BAD_SINCE };
        let from = self.since.parse().map_err(|_| wrong("since", words))?;
        Ok(Some((person, from)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_parted_by_commas_and_lines() {
        let check = |typed: &str, expected: &[&str]| {
            let codes = codes("codes", typed).expect("they are codes");
            assert_eq!(codes.iter().map(LeadCode::as_str).collect::<Vec<_>>(), expected, "{typed:?}");
        };
        check("", &[]);
        check("HoV", &["HoV"]);
        check("HoV, HOV-1\n\n H  V ,,HoV", &["HoV", "HOV-1", "H V"]);
        assert_eq!(codes("codes", &"x".repeat(41)).map_err(|mistake| mistake.field), Err("codes"));
    }

    #[test]
    fn every_mistake_is_found_at_its_field() {
        let role = RoleId::from(uuid::Uuid::from_u128(1));
        let check = |form: &str, expected: &[&str]| {
            let found = NewRole::of(&Sent::of(form.as_bytes())).parse(role).err().unwrap_or_default();
            assert_eq!(found.iter().map(|mistake| mistake.field).collect::<Vec<_>>(), expected, "{form}");
        };
        let person = "0192f0c1-0000-7000-8000-000000000001";
        check("title=Head+of+Visits", &[]);
        check("title=Head+of+Visits&abbreviations=HoV&since=2026-02-30", &[]);
        check("", &["title"]);
        check("title=-&codes=-", &["title", "codes"]);
        check("title=A&holder=Jo", &["holder"]);
        check(&format!("title=A&holder={person}"), &["since"]);
        check(&format!("holder={person}&since=2026-02-30"), &["title", "since"]);
        check(&format!("title=A&holder={person}&since=2026-05-03"), &[]);
    }

    #[test]
    fn a_first_holder_comes_with_the_role() {
        let form = "title=Head+of+Visits&holder=0192f0c1-0000-7000-8000-000000000001&since=2026-05-03";
        let role = RoleId::from(uuid::Uuid::from_u128(1));
        let commands = NewRole::of(&Sent::of(form.as_bytes())).parse(role).expect("the form is right");
        assert!(
            matches!(
                commands.as_slice(),
                [Command::AddRole { .. }, Command::AppointHolder { until: None, .. }]
            ),
            "{commands:?}"
        );
    }
}
