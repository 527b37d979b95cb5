//! What the forms on leads send.

use goldthread_people::{Command, LeadWords, RoleId};

use crate::form::Sent;
use crate::problem::Problem;

/// What was said of a lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The words, as a plan prints them.
    pub words: LeadWords,
    /// The role that was chosen; nothing where none was.
    pub role: Option<RoleId>,
}

impl Said {
    /// What was sent. The words come from the page, so nobody can mend them.
    pub fn of(sent: &Sent) -> Result<Self, Problem> {
        let words = sent.value("words").parse().map_err(|_| no_words())?;
        Ok(Self { words, role: sent.value("role").parse().ok() })
    }

    /// That the words stand for the role that was chosen.
    pub fn resolve(&self) -> Option<Command> {
        self.role.map(|role| Command::ResolveLead { words: self.words.clone(), role })
    }

    /// That the words stand for nothing that was said.
    pub fn take_back(self) -> Command {
        Command::UnresolveLead { words: self.words }
    }
}

fn no_words() -> Problem {
    Problem::input(
        "The form does not say which lead it is about.",
        "Open the list of leads and choose there.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_must_be_there_and_a_role_may() {
        let check = |form: &str, expected: Option<(&str, bool)>| {
            let said = Said::of(&Sent::of(form.as_bytes())).ok();
            let said = said.as_ref().map(|said| (said.words.as_str(), said.role.is_some()));
            assert_eq!(said, expected, "{form}");
        };
        check("words=HoV&role=0192f0c1-0000-7000-8000-000000000001", Some(("HoV", true)));
        check("words=Head+of%0AVisits&role=", Some(("Head of Visits", false)));
        check("words=HoV&role=Head", Some(("HoV", false)));
        check("words=-", None);
        check("", None);
    }
}
