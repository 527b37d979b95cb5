//! What the form sends that adds a person: who they are, by what they sign in, what they may do.

use goldthread_accounts::{BadLogin, Login};
use goldthread_people::{BadWords, Command, NotARight, PersonId, PersonName, Right, Scope};
use jiff::civil::Date;

use crate::components::notice::Mistake;
use crate::form::Sent;

const NO_NAME: &str = "Enter their name, as colleagues know them";
const NO_LOGIN: &str = "Enter the e-mail address that they sign in with";

/// A person as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub login: String,
    /// The names of the rights that were ticked.
    pub rights: Vec<String>,
}

/// A person to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// Their name.
    pub name: PersonName,
    /// Their e-mail address.
    pub login: Login,
    /// What they may do, over the whole authority; may be nothing yet.
    pub rights: Vec<Right>,
}

impl Typed {
    /// As they were sent.
    pub fn of(sent: &Sent) -> Self {
        Self {
            name: sent.value("name").to_owned(),
            login: sent.value("login").to_owned(),
            rights: sent.all("rights").map(str::to_owned).collect(),
        }
    }

    /// The person, or what is wrong.
    pub fn parse(&self) -> Result<NewPerson, Vec<Mistake>> {
        let rights: Result<Vec<Right>, NotARight> = self.rights.iter().map(|right| right.parse()).collect();
        let rights = rights.map_err(|error| Mistake::at("rights", &error));
        match (name(&self.name), login(&self.login), rights) {
            (Ok(name), Ok(login), Ok(rights)) => Ok(NewPerson { name, login, rights }),
            (name, login, rights) => {
                Err([name.err(), login.err(), rights.err()].into_iter().flatten().collect())
            }
        }
    }
}

impl NewPerson {
    /// What makes them a person of the authority from a day on.
    pub fn commands(&self, person: PersonId, since: Date) -> Vec<Command> {
        let give = |right: &Right| Command::GiveRight { person, right: *right, over: Scope::Authority };
        let add = Command::AddPerson { person, name: self.name.clone(), since };
        std::iter::once(add).chain(self.rights.iter().map(give)).collect()
    }
}

/// A name that was typed.
pub fn name(typed: &str) -> Result<PersonName, Mistake> {
    match typed {
        "" => Err(Mistake { field: "name", words: NO_NAME.to_owned() }),
        typed => typed.parse().map_err(|error: BadWords| Mistake::at("name", &error)),
    }
}

/// An e-mail address that was typed.
pub fn login(typed: &str) -> Result<Login, Mistake> {
    match typed {
        "" => Err(Mistake { field: "login", words: NO_LOGIN.to_owned() }),
        typed => typed.parse().map_err(|error: BadLogin| Mistake::at("login", &error)),
    }
}
