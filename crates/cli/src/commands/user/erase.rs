use clap::Args;
use goldthread_accounts::{Account, AccountId, By};
use goldthread_people::PersonId;
use goldthread_post::{Addressee, Keeping, Outbox};
use goldthread_shelf::KnownDirectory;
use jiff::Timestamp;

use super::{OneArgs, alone, directories, find};
use crate::ask::agreed;
use crate::data::Here;
use crate::failure::Failure;
use crate::{Ended, output};

/// Whose account is erased.
#[derive(Debug, Args)]
pub struct EraseArgs {
    #[command(flatten)]
    who: OneArgs,
    /// Erase it without asking
    #[arg(long)]
    yes: bool,
}

/// Erases an account, once it was said what goes and what stays.
pub fn run(here: &Here, args: &EraseArgs) -> Result<Ended, Failure> {
    let (accounts, account) = find(here, &args.who)?;
    let directories = directories(here)?;
    let alone = alone(&accounts, account.id, &directories)?;
    output::print(&said(&account, &directories, &alone))?;
    if !args.yes && !agreed(&format!("Erase the account of {}?", account.login))? {
        output::tell("Nothing was erased.");
        return Ok(Ended::Found);
    }
    accounts.erase(account.id, By::Machine, Timestamp::now())?;
    // Once there is no account, nobody writes to it any more.
    erase_letters(here, account.id)?;
    accounts.close()?;
    output::report(&format!("The account of {} is erased.\n", account.login));
    Ok(Ended::Well)
}

/// What goes, what stays and why, and what else is to be seen to.
fn said(account: &Account, directories: &[(String, KnownDirectory)], alone: &str) -> String {
    let id = PersonId::from(account.id.uuid());
    let mut known = Vec::new();
    for (authority, directory) in directories {
        let Some(person) = directory.person(id) else { continue };
        known.push(format!("{}, {authority}", person.name));
    }
    let stays = if known.is_empty() {
        "The ledger has nothing of this person.\n".to_owned()
    } else {
        format!(
            "What stays is in the ledger: the name ({}), the roles and rights that they had, and what they did. Nothing is taken out of the ledger, \
             because that is what proves that a plan was not changed afterwards.\n",
            known.join("; ")
        )
    };
    format!(
        "This erases the account of {} for ever: e-mail address, password, second factor, sessions, links and marks of browsers. In the \
         record of sign-ins and looks, a name that leads to nobody takes the place of theirs, and the network addresses go. Letters to them go too.\n\
         {stays}{alone}Backups of accounts.db have the account until they are deleted.\n",
        account.login
    )
}

/// The letters to them go too, and what they wished of letters and calendars.
fn erase_letters(here: &Here, id: AccountId) -> Result<(), Failure> {
    let outbox = Outbox::open_or_create(&here.folder, Keeping::default())?;
    outbox.erase(Addressee(id.uuid()))?;
    Ok(())
}
