use clap::Args;
use goldthread_accounts::{AccountId, Accounts, By, Context, EnrolError, LinkFor, Login, Password};
use goldthread_ledger::{Authority, Ledger};
use goldthread_people::{Command, PersonId, PersonName, Right, Scope};
use goldthread_shelf::{DirectoryChange, KnownDirectory, change_directory, load_directory, short_name};
use jiff::{Timestamp, Zoned};
use uuid::Uuid;

use super::{SiteArgs, told};
use crate::data::{self, AuthorityArgs, Here};
use crate::failure::Failure;
use crate::{Ended, output};

/// Who is added.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// Their name, as colleagues know them; it is kept in the ledger for ever
    #[arg(value_name = "NAME")]
    name: String,
    /// The e-mail address that they sign in with
    #[arg(value_name = "E-MAIL")]
    login: String,
    /// What they may do: administrator, improvement-lead, action-lead, qa-lead, analyst, reader or partner; may be given again.
    /// The first person becomes administrator and improvement lead unless told
    #[arg(long = "right", value_name = "RIGHT")]
    rights: Vec<Right>,
    #[command(flatten)]
    authority: AuthorityArgs,
    #[command(flatten)]
    site: SiteArgs,
}

/// Adds a person, and prints the link by which they set their password.
pub fn run(here: &Here, args: &AddArgs) -> Result<Ended, Failure> {
    let (ledger, accounts) = (data::open_or_create(&here.folder)?, data::accounts(&here.folder)?);
    let authority = whose(&ledger, here, &args.authority)?;
    let (name, login): (PersonName, Login) = (args.name.parse()?, args.login.parse()?);
    let directory = load_directory(&ledger, &authority, &KnownDirectory::default())?.unwrap_or_default();
    if !args.rights.is_empty()
        && !args.rights.contains(&Right::Administrator)
        && !directory.has_administrator()
    {
        return Err(Failure::Asked(
            "there is no administrator yet, and somebody has to let the others in; add the first person without --right, or with --right \
             administrator".to_owned(),
        ));
    }
    let rights = match args.rights.as_slice() {
        [] if !directory.has_administrator() => vec![Right::Administrator, Right::ImprovementLead],
        given => given.to_vec(),
    };
    let known = accounts.account_of(&login)?;
    let there = without_account(&directory, &accounts, &name)?;
    let id = match &known {
        Some(account) => account.id,
        None => there.map_or_else(Uuid::now_v7, PersonId::uuid).into(),
    };
    if known.is_none() {
        accounts.add(id, &login, By::Machine, Timestamp::now())?;
    }
    let name = Some(name).filter(|_| there.map(PersonId::uuid) != Some(id.uuid()));
    let added = add(&ledger, &authority, id.uuid().into(), name, &rights);
    if let (Err(_), None) = (&added, &known) {
        // Nobody is left half added: an account without a person.
        accounts.erase(id, By::Machine, Timestamp::now())?;
    }
    added?;
    if known.is_some() {
        forget_how_they_signed_in(&accounts, id)?;
    }
    say(here, args, &accounts, id, known.is_some())?;
    Ok(Ended::Well)
}

/// Somebody else may have made the account, and know its password: whoever it belongs to sets a new one before it opens
/// anything here.
fn forget_how_they_signed_in(accounts: &Accounts, id: AccountId) -> Result<(), Failure> {
    let now = Timestamp::now();
    accounts.end_sessions(id, By::Machine, now)?;
    match accounts.remove_second_factor(id, By::Machine, now) {
        Ok(()) | Err(EnrolError::NotOn) => {}
        Err(error) => return Err(Failure::Asked(error.to_string())),
    }
    let nobody_knows = format!("{}{}", Uuid::now_v7().simple(), Uuid::now_v7().simple());
    let login = accounts.account(id)?.map(|account| account.login);
    let context = login.as_ref().map(Context::new);
    let password = context.and_then(|context| Password::parse(&nobody_knows, &context).ok());
    let password = password.expect("64 random characters are a good password of an account that is there");
    accounts.set_password(id, &password, By::Machine, now)?;
    Ok(())
}

fn say(
    here: &Here,
    args: &AddArgs,
    accounts: &Accounts,
    id: AccountId,
    is_known: bool,
) -> Result<(), Failure> {
    if is_known {
        output::print(&format!(
            "{} signs in here already, and belongs to this authority too now. Their password and second factor are no longer good: \
             with this link they set a new one.\n",
            args.login
        ))?;
    }
    let link = accounts.make_link(id, LinkFor::SetPassword, By::Machine, Timestamp::now())?;
    output::print(&told(here, &args.site, &link))
}

fn add(
    ledger: &dyn Ledger,
    authority: &Authority,
    person: PersonId,
    name: Option<PersonName>,
    rights: &[Right],
) -> Result<(), Failure> {
    let since = Zoned::now().date();
    let mut commands: Vec<_> =
        name.map(|name| Command::AddPerson { person, name, since }).into_iter().collect();
    commands.extend(rights.iter().map(|right| Command::GiveRight {
        person,
        right: *right,
        over: Scope::Authority,
    }));
    let by = "command line".parse()?;
    change_directory(ledger, authority, DirectoryChange { commands, by, at: data::now(), once: None })?;
    Ok(())
}

/// The one person of this name who is here and cannot sign in: where accounts were lost, people get theirs back by this.
fn without_account(
    directory: &KnownDirectory,
    accounts: &Accounts,
    name: &PersonName,
) -> Result<Option<PersonId>, Failure> {
    let mut found = Vec::new();
    for person in directory.people().filter(|person| person.left.is_none() && person.name == *name) {
        if accounts.account(person.id.uuid().into())?.is_none() {
            found.push(person.id);
        }
    }
    match found[..] {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        _ => Err(Failure::Asked(format!(
            "several people called {name} cannot sign in; open the page of the one that is meant and enter their address there"
        ))),
    }
}

/// The authority that is named, also where the ledger has nothing of it yet, or the only one.
fn whose(ledger: &dyn Ledger, here: &Here, args: &AuthorityArgs) -> Result<Authority, Failure> {
    match here.named(args) {
        Some(named) => Ok(short_name(named)?),
        None => data::authority(ledger, here, args),
    }
}
