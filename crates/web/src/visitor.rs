//! Who asks.

use goldthread_accounts::Session;
use goldthread_ledger::By;
use goldthread_people::PersonId;

/// Who asks for a page.
#[derive(Debug, Clone)]
pub enum Visitor {
    /// Whoever sits at this machine: there is no administrator yet, so nobody is asked.
    Owner,
    /// Somebody who has not said who they are.
    Nobody,
    /// Somebody who has given a password, and has a second factor to give.
    Waiting(Session),
    /// Somebody who has signed in, and belongs to no authority here or has not said which of several they come for.
    Undecided(Session),
    /// Somebody of the authority who has to set up a second factor before they see anything of it.
    Unready(Box<Person>),
    /// Somebody of the authority whose pages they see.
    Person(Box<Person>),
}

/// Somebody who has signed in, as a person of an authority.
#[derive(Debug, Clone)]
pub struct Person {
    /// How they are known in the directory.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// What stands in the ledger where they do something.
    pub by: By,
    /// What decides what they may see: those with the same mark see the same pages.
    pub mark: String,
    /// How they are signed in.
    pub session: Session,
}

impl Visitor {
    /// The person, where somebody has signed in.
    pub fn person(&self) -> Option<&Person> {
        match self {
            Self::Person(person) => Some(person),
            _ => None,
        }
    }

    /// How they are signed in, however far.
    pub fn session(&self) -> Option<&Session> {
        match self {
            Self::Waiting(session) | Self::Undecided(session) => Some(session),
            Self::Unready(person) | Self::Person(person) => Some(&person.session),
            Self::Owner | Self::Nobody => None,
        }
    }

    /// How they are signed in, where they have shown all that their account asks for.
    pub fn signed_in(&self) -> Option<&Session> {
        match self {
            Self::Waiting(_) => None,
            other => other.session(),
        }
    }

    /// What decides what they may see.
    pub fn mark(&self) -> &str {
        match self {
            Self::Owner => "owner",
            Self::Person(person) => &person.mark,
            Self::Nobody | Self::Waiting(_) | Self::Undecided(_) | Self::Unready(_) => "nobody",
        }
    }
}
