//! What the form sends that lets somebody hold a role or deputise: who, and from when to when.

use goldthread_people::{Command, Held, PersonId, Refusal, RoleId};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::components::choice::{Choice, Pick};
use crate::components::days::{day, day_or_open};
use crate::components::field::{Field, Kind};
use crate::components::notice::Mistake;
use crate::form::Sent;

const NOBODY: &str = "Choose the person";
const NO_FROM: &str = "Enter their first day";

/// An appointment as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Appointed {
    /// Who.
    pub person: String,
    /// The first day.
    pub from: String,
    /// The last day; empty where none is known.
    pub until: String,
    /// Whether it is a job share.
    pub held: Held,
}

/// Who is appointed, and for what time.
type Read = (PersonId, Date, Option<Date>);

impl Appointed {
    /// As it was sent.
    pub fn of(sent: &Sent) -> Self {
        let value = |name: &str| sent.value(name).to_owned();
        let held = if sent.value("held") == "job-share" { Held::JobShare } else { Held::Alone };
        Self { person: value("person"), from: value("from"), until: value("until"), held }
    }

    /// That they hold the role, or what is wrong.
    pub fn as_holder(&self, role: RoleId) -> Result<Command, Vec<Mistake>> {
        let (person, from, until) = self.parse()?;
        Ok(Command::AppointHolder { role, person, from, until, held: self.held })
    }

    /// That they deputise, or what is wrong.
    pub fn as_deputy(&self, role: RoleId) -> Result<Command, Vec<Mistake>> {
        let (person, from, until) = self.parse()?;
        Ok(Command::AppointDeputy { role, person, from, until })
    }

    fn parse(&self) -> Result<Read, Vec<Mistake>> {
        let nobody = |_| Mistake { field: "person", words: NOBODY.to_owned() };
        let person = self.person.parse().map_err(nobody);
        match (person, day("from", &self.from, NO_FROM), day_or_open("until", &self.until)) {
            (Ok(person), Ok(from), Ok(until)) => Ok((person, from, until)),
            (person, from, until) => {
                Err([person.err(), from.err(), until.err()].into_iter().flatten().collect())
            }
        }
    }

    /// The fields.
    pub fn fields(&self, people: &[Pick], found: &[Mistake]) -> Markup {
        html! {
            (Choice::new("person", "Who", people).chosen(&self.person).show(found))
            (Field::new("from", "From", Kind::Day).typed(&self.from).hint("Their first day").show(found))
            (Field::new("until", "Until", Kind::Day).typed(&self.until)
                .hint("Their last day; leave it open where none is known").show(found))
        }
    }

    /// The field that asks whether it is a job share.
    pub fn job_share(&self) -> Markup {
        let is_shared = self.held == Held::JobShare;
        html! {
            div class="govuk-form-group" {
                div class="govuk-checkboxes" data-module="govuk-checkboxes" {
                    div class="govuk-checkboxes__item" {
                        input class="govuk-checkboxes__input" id="held" name="held" type="checkbox" value="job-share"
                            checked[is_shared] aria-describedby="held-hint";
                        label class="govuk-label govuk-checkboxes__label" for="held" { "It is a job share" }
                        div class="govuk-hint govuk-checkboxes__hint" id="held-hint" { "Others may hold the role beside them" }
                    }
                }
            }
        }
    }
}

/// The field that a refusal is about.
pub fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::EndsBeforeItBegins { .. } => "until",
        Refusal::RoleHeld { .. } | Refusal::ThereAlready { .. } | Refusal::RoleEnded { .. } => "from",
        _ => "person",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_is_found_at_its_field() {
        let role = RoleId::from(uuid::Uuid::from_u128(1));
        let check = |form: &str, expected: &[&str]| {
            let found = Appointed::of(&Sent::of(form.as_bytes())).as_holder(role).err().unwrap_or_default();
            assert_eq!(found.iter().map(|mistake| mistake.field).collect::<Vec<_>>(), expected, "{form}");
        };
        let person = "person=0192f0c1-0000-7000-8000-000000000001";
        check("", &["person", "from"]);
        check(person, &["from"]);
        check(&format!("{person}&from=2026-05-03"), &[]);
        check(&format!("{person}&from=May&until=June"), &["from", "until"]);
    }

    #[test]
    fn a_job_share_is_said() {
        let held = |form: &str| Appointed::of(&Sent::of(form.as_bytes())).held;
        assert_eq!((held("held=job-share"), held("")), (Held::JobShare, Held::Alone));
    }
}
