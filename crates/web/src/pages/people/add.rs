//! Makes a person of the authority, with an account to sign in with.

use std::sync::Arc;

use goldthread_accounts::{self as accounts, Account, Accounts, AddError, LinkFor, NewLink};
use goldthread_ledger::{Authority, By, Ledger, Moment};
use goldthread_people::{Command, Person, PersonId, Refusal};
use jiff::Timestamp;
use tokio::sync::Mutex;
use uuid::Uuid;

use super::form::NewPerson;
use crate::app::App;
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::problem::Problem;
use crate::store::{ChangeError, Changed, DirectoryChange, KnownDirectory, change_directory, load_directory};
use crate::words;

const ELSEWHERE: &str = "Somebody signs in with this address already, for another authority. Ask whoever runs Goldthread to let them in \
                         here too, by `goldthread user add` on the machine itself";

/// A form that is sent twice at once must find what the first of them made.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

/// What came of it.
#[derive(Debug)]
pub enum Added {
    /// A person with a new account, and the link by which they set its password.
    New {
        /// Who.
        person: PersonId,
        /// The link.
        link: NewLink,
    },
    /// The form was sent before.
    Before,
}

/// Why nobody was added.
#[derive(Debug)]
pub enum NotAdded {
    /// Something in the form.
    Mistake(Mistake),
    /// Something else.
    Problem(Problem),
}

impl NotAdded {
    fn fault(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Problem(Problem::fault(error))
    }

    fn after_keeping(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Problem(Problem::after_keeping(error))
    }

    fn login(words: String) -> Self {
        Self::Mistake(Mistake { field: "login", words })
    }
}

/// Adds a person with a new account. All of it, or nothing.
pub async fn add(app: &App, new: NewPerson, once: Once) -> Result<Added, NotAdded> {
    let _one = ONE_AT_A_TIME.lock().await;
    let adding = Adding::of(app, once).map_err(NotAdded::Problem)?;
    let added = app.aside(move || adding.add(&new)).await.map_err(NotAdded::Problem)??;
    app.deployment().catch_up().await.map_err(NotAdded::after_keeping)?;
    Ok(added)
}

struct Adding {
    accounts: Arc<Accounts>,
    ledger: Arc<dyn Ledger>,
    authority: Authority,
    known: KnownDirectory,
    by: By,
    hand: accounts::By,
    now: Timestamp,
    once: Once,
}

impl Adding {
    fn of(app: &App, once: Once) -> Result<Self, Problem> {
        let person = app.person()?;
        Ok(Self {
            accounts: Arc::clone(app.deployment().accounts()),
            ledger: Arc::clone(app.ledger()),
            authority: app.authority().clone(),
            known: app.directory().clone(),
            by: person.by.clone(),
            hand: accounts::By::Account(person.session.account),
            now: app.now(),
            once,
        })
    }

    fn add(&self, new: &NewPerson) -> Result<Added, NotAdded> {
        // Where nothing is asked for, all that can be told is that the form was sent before.
        if let Changed::AlreadyDone(_) = self.put(Vec::new())? {
            return Ok(Added::Before);
        }
        match self.accounts.account_of(&new.login).map_err(NotAdded::fault)? {
            Some(account) => self.refuse(&account),
            None => self.with_new_account(new),
        }
    }

    fn with_new_account(&self, new: &NewPerson) -> Result<Added, NotAdded> {
        let id = Uuid::now_v7();
        match self.accounts.add(id.into(), &new.login, self.hand, self.now) {
            Ok(_) => {}
            Err(AddError::Fault(fault)) => return Err(NotAdded::fault(fault)),
            Err(error) => return Err(NotAdded::login(words::sentence(&error.to_string()))),
        }
        if let Err(not_added) = self.put(self.commands(new, id.into())) {
            let erased = self.accounts.erase(id.into(), self.hand, self.now);
            erased.map_err(|error| NotAdded::Problem(Problem::while_keeping(error)))?;
            return Err(not_added);
        }
        let link = self.accounts.make_link(id.into(), LinkFor::SetPassword, self.hand, self.now);
        Ok(Added::New { person: id.into(), link: link.map_err(NotAdded::after_keeping)? })
    }

    /// An account that is there already is somebody's who is here, or somebody's of another authority. The latter comes in by
    /// whoever runs Goldthread only: those who made that account may know its password.
    fn refuse(&self, account: &Account) -> Result<Added, NotAdded> {
        let person = PersonId::from(account.id.uuid());
        let news =
            load_directory(self.ledger.as_ref(), &self.authority, &self.known).map_err(NotAdded::fault)?;
        let there = news.as_ref().unwrap_or(&self.known).person(person).map(is_here);
        Err(NotAdded::login(there.unwrap_or_else(|| ELSEWHERE.to_owned())))
    }

    fn commands(&self, new: &NewPerson, person: PersonId) -> Vec<Command> {
        new.commands(person, words::today(self.now))
    }

    fn put(&self, commands: Vec<Command>) -> Result<Changed, NotAdded> {
        let (by, at) = (self.by.clone(), Moment::from(self.now));
        let change = DirectoryChange { commands, by, at, once: Some(self.once.entry()) };
        change_directory(self.ledger.as_ref(), &self.authority, change).map_err(|error| match error {
            ChangeError::Refused(refusal) => NotAdded::Mistake(Mistake::at(field_of(&refusal), &refusal)),
            ChangeError::Busy => NotAdded::Problem(Problem::busy()),
            fault => NotAdded::fault(fault),
        })
    }
}

fn is_here(person: &Person) -> String {
    let name = &person.name;
    match person.left {
        None => {
            format!("{name} is here, and signs in with this address. Change what they may do on their page")
        }
        Some(_) => format!(
            "{name} has left, and signed in with this address. Record on their page that they are back"
        ),
    }
}

fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::IsAPartner { .. } | Refusal::HasOtherRights { .. } | Refusal::OverAllOnly { .. } => "rights",
        _ => "name",
    }
}
