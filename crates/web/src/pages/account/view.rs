//! What the page of an account says.

use goldthread_accounts::{Account, Record, SecondFactor, Who};

use crate::app::App;
use crate::pages::people::rights::said;
use crate::problem::Problem;
use crate::words;

/// The page.
pub struct AccountPage {
    /// The person's name.
    pub name: String,
    /// The authority whose pages they see.
    pub authority: String,
    /// Whether they may see those of another.
    pub several: bool,
    /// By what they sign in.
    pub login: String,
    /// What they may do, each with what that means.
    pub rights: Vec<(String, &'static str)>,
    /// The roles that they hold today.
    pub roles: Vec<String>,
    /// Since when they have a second factor, and how many recovery codes are left.
    pub factor: Option<(String, usize)>,
    /// When the password was set.
    pub password: String,
    /// What happened to the account last: when, what, from where.
    pub record: Vec<[String; 3]>,
}

impl AccountPage {
    /// The page as things stand.
    pub fn of(app: &App, own: &Account, factor: SecondFactor, record: &[Record]) -> Result<Self, Problem> {
        let person = app.person()?;
        let directory = app.directory();
        let rights =
            directory.rights_of(person.id).map(|(right, over)| (said(app, right, over), right.means()));
        let roles = directory.held_by(person.id, words::today(app.now()));
        Ok(Self {
            name: person.name.clone(),
            authority: app.name().to_owned(),
            several: crate::pages::authorities::belongings(app, &person.session).len() > 1,
            login: own.login.to_string(),
            rights: rights.collect(),
            roles: roles.iter().map(|role| role.title().to_string()).collect(),
            factor: match factor {
                SecondFactor::On { since, codes_left } => Some((words::moment(since), codes_left)),
                SecondFactor::Off => None,
            },
            password: own.password_set.map_or_else(|| "Not set".to_owned(), words::moment),
            record: record
                .iter()
                .filter(|one| one.account == Some(Who::Account(own.id)))
                .map(|one| line(app, one))
                .collect(),
        })
    }
}

/// A line of the record: when, what, by whom and from where.
fn line(app: &App, record: &Record) -> [String; 3] {
    let own = record.account.as_ref() == Some(&record.by);
    let by = match &record.by {
        _ if own => String::new(),
        Who::Machine => "by whoever runs Goldthread".to_owned(),
        Who::Account(account) => format!("by {}", app.directory().name_of(account.uuid().into())),
        Who::Stranger | Who::Erased(_) => "by somebody who had not signed in".to_owned(),
    };
    let from = record.address.map(|address| format!("from {address}")).unwrap_or_default();
    let whence = [by, from].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    [words::moment(record.at), words::sentence(&record.event.text().replace('-', " ")), whence]
}
