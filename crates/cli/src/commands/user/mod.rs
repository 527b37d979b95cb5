//! People who sign in, as the owner of the machine sees to them: where no administrator can, or none is there yet.

mod add;
mod erase;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use clap::{Args, Subcommand};
use goldthread_accounts::{Account, AccountId, Accounts, By, EnrolError, LinkFor, Login, NewLink};
use goldthread_ledger::Ledger;
use goldthread_people::PersonId;
use goldthread_shelf::{KnownDirectory, load_directory, name_of};
use jiff::Timestamp;

use self::add::AddArgs;
use self::erase::EraseArgs;
use crate::data::{self, Here};
use crate::failure::Failure;
use crate::{Ended, output};

/// What to do with people who sign in.
#[derive(Debug, Args)]
pub struct UserArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Add a person who can sign in, and print the link by which they set their password
    Add(AddArgs),
    /// Print who can sign in
    List,
    /// Let a person sign in no more; what they have open ends at once
    Disable(OneArgs),
    /// Let a person sign in again
    Enable(OneArgs),
    /// Print a link by which a person sets a new password, once, within a day
    Link(LinkArgs),
    /// End what a person has open everywhere, or everybody has; they can sign in again
    EndSessions(EndArgs),
    /// Remove a person's second factor, where phone and recovery codes are lost
    RemoveFactor(OneArgs),
    /// Erase a person's account: address, password, second factor, sessions; what the ledger has of them stays
    Erase(EraseArgs),
}

/// Which person.
#[derive(Debug, Args)]
struct OneArgs {
    /// The e-mail address that they sign in with
    #[arg(value_name = "E-MAIL")]
    login: String,
}

/// Whose sessions end.
#[derive(Debug, Args)]
#[group(required = true)]
struct EndArgs {
    /// The e-mail address that they sign in with
    #[arg(value_name = "E-MAIL")]
    login: Option<String>,
    /// Everybody's
    #[arg(long, conflicts_with = "login")]
    all: bool,
}

/// Which person, and where they open the link.
#[derive(Debug, Args)]
struct LinkArgs {
    #[command(flatten)]
    who: OneArgs,
    #[command(flatten)]
    site: SiteArgs,
}

/// How the pages are reached.
#[derive(Debug, Args)]
struct SiteArgs {
    /// The address of the pages, for the link: https:// and the first name of the settings unless told
    #[arg(long, value_name = "URL")]
    site: Option<String>,
}

/// Sees to the people who sign in.
pub fn run(here: &Here, args: &UserArgs) -> Result<Ended, Failure> {
    match &args.what {
        What::Add(args) => add::run(here, args),
        What::List => list(here),
        What::Disable(args) => {
            let (accounts, account) = find(here, args)?;
            accounts.disable(account.id, By::Machine, Timestamp::now())?;
            // Whoever has to be shut out is, in whatever state the ledger is.
            let alone = directories(here).and_then(|known| alone(&accounts, account.id, &known));
            let alone = alone.unwrap_or_default();
            output::print(&format!("{} can sign in no more.\n{alone}", account.login))?;
            Ok(Ended::Well)
        }
        What::Enable(args) => {
            let (accounts, account) = find(here, args)?;
            accounts.enable(account.id, By::Machine, Timestamp::now())?;
            output::print(&format!("{} can sign in again.\n", account.login))?;
            Ok(Ended::Well)
        }
        What::Link(args) => {
            let (accounts, account) = find(here, &args.who)?;
            let purpose = if account.password_set.is_some() { LinkFor::Reset } else { LinkFor::SetPassword };
            let link = accounts.make_link(account.id, purpose, By::Machine, Timestamp::now())?;
            output::print(&told(here, &args.site, &link))?;
            Ok(Ended::Well)
        }
        What::RemoveFactor(args) => remove_factor(here, args),
        What::EndSessions(args) => end_sessions(here, args),
        What::Erase(args) => erase::run(here, args),
    }
}

/// Their password alone lets them in from then on, until they set up another.
fn remove_factor(here: &Here, args: &OneArgs) -> Result<Ended, Failure> {
    let (accounts, account) = find(here, args)?;
    match accounts.remove_second_factor(account.id, By::Machine, Timestamp::now()) {
        Ok(()) => {}
        Err(EnrolError::NotOn) => {
            return Err(Failure::Asked(format!(
                "{} has no second factor; there is nothing to remove",
                account.login
            )));
        }
        Err(error) => return Err(Failure::Asked(error.to_string())),
    }
    output::print(&format!(
        "{} signs in with the password alone, until they set up another second factor.\n",
        account.login
    ))?;
    Ok(Ended::Well)
}

/// Ends what somebody has open, or everybody has.
fn end_sessions(here: &Here, args: &EndArgs) -> Result<Ended, Failure> {
    let accounts = data::accounts(&here.folder)?;
    let (whose, found) = match &args.login {
        Some(login) => {
            let account = of(&accounts, login)?;
            (account.login.to_string(), vec![account])
        }
        None => ("Everybody".to_owned(), accounts.accounts()?),
    };
    let mut ended = 0;
    for account in found {
        ended += accounts.end_sessions(account.id, By::Machine, Timestamp::now())?.0;
    }
    let sessions = if ended == 1 { "session" } else { "sessions" };
    output::print(&format!("{whose} is signed out everywhere: {ended} {sessions} ended.\n"))?;
    Ok(Ended::Well)
}

/// What is said where nobody else than this person can sign in as an administrator; the owner of the machine may do it all the same.
fn alone(
    accounts: &Accounts,
    id: AccountId,
    directories: &[(String, KnownDirectory)],
) -> Result<String, Failure> {
    let lets_in: BTreeSet<PersonId> = accounts
        .accounts()?
        .into_iter()
        .filter(Account::lets_in)
        .map(|account| account.id.uuid().into())
        .collect();
    let mut said = String::new();
    for (authority, directory) in directories {
        if directory.must_keep_an_administrator(id.uuid().into(), |other| lets_in.contains(&other)).is_err() {
            let _ = writeln!(
                said,
                "They are the only administrator of {authority} who can sign in: nobody can let people in there until `goldthread user` lets \
                 this person or another administrator sign in again, or adds one."
            );
        }
    }
    Ok(said)
}

fn find(here: &Here, args: &OneArgs) -> Result<(Accounts, Account), Failure> {
    let accounts = data::accounts(&here.folder)?;
    let account = of(&accounts, &args.login)?;
    Ok((accounts, account))
}

fn of(accounts: &Accounts, login: &str) -> Result<Account, Failure> {
    let login: Login = login.parse()?;
    accounts.account_of(&login)?.ok_or_else(|| {
        Failure::Asked(format!("nobody signs in as {login} here; `goldthread user list` prints who does"))
    })
}

/// The link, and what to do with it.
fn told(here: &Here, args: &SiteArgs, link: &NewLink) -> String {
    let named = here.front.names.first().map(|name| format!("https://{name}"));
    let site = args.site.clone().or(named).unwrap_or_else(|| "http://127.0.0.1:8080".to_owned());
    format!(
        "{}/links/{}\nGive it to them by a way that only they can read. It is good once, until {}.\n",
        site.trim_end_matches('/'),
        link.token.reveal(),
        link.until.strftime("%-d %B %Y, %H:%M UTC"),
    )
}

fn list(here: &Here) -> Result<Ended, Failure> {
    let directories = directories(here)?;
    for account in data::accounts(&here.folder)?.accounts()? {
        output::print(&line(&account, &directories))?;
    }
    Ok(Ended::Well)
}

/// The people of each authority, with its name.
fn directories(here: &Here) -> Result<Vec<(String, KnownDirectory)>, Failure> {
    let ledger = data::open(&here.folder)?;
    let mut directories = Vec::new();
    for authority in ledger.authorities()? {
        let known = load_directory(&ledger, &authority, &KnownDirectory::default())?.unwrap_or_default();
        directories.push((name_of(&ledger, &authority)?, known));
    }
    Ok(directories)
}

/// `ada@council.example  Ada Admin, Wethercombe Borough Council: administrator, improvement lead`
fn line(account: &Account, directories: &[(String, KnownDirectory)]) -> String {
    let person = |(authority, directory): &(String, KnownDirectory)| {
        let person = directory.person(account.id.uuid().into()).filter(|person| person.left.is_none())?;
        let rights: Vec<String> =
            directory.rights_of(person.id).map(|(right, _)| right.to_string()).collect();
        let rights = if rights.is_empty() { "no right yet".to_owned() } else { rights.join(", ") };
        Some(format!("{}, {authority}: {rights}", person.name))
    };
    let belongs: Vec<String> = directories.iter().filter_map(person).collect();
    let state = match (account.disabled, account.password_set) {
        (Some(_), _) => " (disabled)",
        (None, None) => " (no password yet)",
        (None, Some(_)) => "",
    };
    let belongs = if belongs.is_empty() { "nobody's person".to_owned() } else { belongs.join("; ") };
    format!("{}{state}  {belongs}\n", account.login)
}
