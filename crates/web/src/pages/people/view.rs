//! What the list of people says.

use std::collections::BTreeMap;

use goldthread_accounts::{Account, Fault};
use goldthread_people::{Permission, Person, PersonId, Thing};
use jiff::civil::Date;

use super::{rights, signs_in};
use crate::app::App;
use crate::components::Link;
use crate::words;

/// The list.
pub struct People {
    /// Those who are there, by name.
    pub here: Vec<Row>,
    /// Those who have left, by name.
    pub left: Vec<Gone>,
    /// Whether whoever asks may change them, and sees how they sign in.
    pub may_manage: bool,
    /// Whether whoever asks may see who signed in, and who looked at what.
    pub may_see_record: bool,
}

/// Somebody who is there.
pub struct Row {
    /// Their name.
    pub person: Link,
    /// What tells them from another of the same name; empty where nobody is.
    pub told_apart: String,
    /// The roles that they hold today.
    pub roles: Vec<Link>,
    /// What they may do.
    pub rights: Vec<String>,
    /// By what they sign in; nothing where they have no account, or whoever asks does not manage people.
    pub login: Option<String>,
    /// Whether they can sign in.
    pub signs_in: String,
}

/// Somebody who has left.
pub struct Gone {
    /// Their name.
    pub person: Link,
    /// Their first day.
    pub since: String,
    /// Their last day.
    pub left: String,
}

impl People {
    /// The list as things stand. Blocks.
    pub fn of(app: &App) -> Result<Self, Fault> {
        let may_manage = rights::manages(app);
        let accounts = if may_manage { accounts(app)? } else { BTreeMap::new() };
        let mut people: Vec<&Person> = app.directory().people().collect();
        people.sort_by_key(|person| (person.name.as_str().to_lowercase(), person.id));
        let today = words::today(app.now());
        let here = people.iter().filter(|person| person.left.is_none());
        Ok(Self {
            here: here.map(|person| Row::of(app, person, &people, accounts.get(&person.id), today)).collect(),
            left: people.iter().filter_map(|person| Gone::of(person)).collect(),
            may_manage,
            may_see_record: app.may(Permission::SeeRecord, Thing::Authority),
        })
    }
}

/// The accounts of the people of this authority; those of others are left where they are.
fn accounts(app: &App) -> Result<BTreeMap<PersonId, Account>, Fault> {
    let all = app.deployment().accounts().accounts()?;
    let own = all.into_iter().map(|account| (PersonId::from(account.id.uuid()), account));
    Ok(own.filter(|(person, _)| app.directory().person(*person).is_some()).collect())
}

impl Row {
    fn of(app: &App, person: &Person, all: &[&Person], account: Option<&Account>, today: Date) -> Self {
        let role =
            |role: &goldthread_people::Role| Link::new(role.title().as_str(), format!("/roles/{}", role.id));
        let is_shared = all.iter().any(|other| other.name == person.name && other.id != person.id);
        let mut may: Vec<String> = app
            .directory()
            .rights_of(person.id)
            .map(|(right, over)| rights::said(app, right, over))
            .collect();
        let shares = app.directory().shares_of(person.id).count();
        if shares > 0 {
            may.push(format!(
                "{} with them",
                words::sentence(&words::count(shares, "thing is shared", "things are shared"))
            ));
        }
        Self {
            person: page_of(person),
            told_apart: if is_shared { person.id.short() } else { String::new() },
            roles: app.directory().held_by(person.id, today).into_iter().map(role).collect(),
            rights: may,
            login: account.map(|account| account.login.to_string()),
            signs_in: signs_in::said(app, person.id, account),
        }
    }
}

impl Gone {
    fn of(person: &Person) -> Option<Self> {
        let left = person.left?;
        Some(Self { person: page_of(person), since: words::day(person.since), left: words::day(left) })
    }
}

fn page_of(person: &Person) -> Link {
    Link::new(person.name.as_str(), format!("/people/{}", person.id))
}
