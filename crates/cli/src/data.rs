//! The data folder: its ledger, its authorities, its plans.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use goldthread_accounts::{Accounts, Lifetimes};
use goldthread_ledger::{Authority, By, Ledger, Moment};
use goldthread_ledger_sqlite::{Settings, SqliteLedger};
use goldthread_plan::PlanId;
use goldthread_shelf::{At, Shelf, Snapshot, load, short_name};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::failure::Failure;
use crate::mail::Mail;
use crate::settings::Front;
use crate::worker::Allowed;

/// Whose plans are meant.
#[derive(Clone, Debug, Args)]
pub struct AuthorityArgs {
    /// The council or trust, by its name or short name; not needed where the data folder has one only.
    #[arg(long, env = "GOLDTHREAD_AUTHORITY", value_name = "NAME")]
    pub authority: Option<String>,
}

/// Where the program works, and what its settings say.
#[derive(Clone, Debug)]
pub struct Here {
    /// The data folder.
    pub folder: PathBuf,
    /// The council or trust, where the settings name one.
    pub authority: Option<String>,
    /// Where to serve, where the settings say.
    pub address: Option<SocketAddr>,
    /// What the settings say of the front door.
    pub front: Front,
    /// What the settings say of letters.
    pub mail: Mail,
    /// For how many days the record of sign-ins and looks is kept, where the settings say.
    pub record_days: Option<u32>,
    /// What reading a document may take, where the command does not say.
    pub allowed: Allowed,
}

impl Here {
    /// The authority that the command names, or else the settings.
    pub fn named<'a>(&'a self, args: &'a AuthorityArgs) -> Option<&'a str> {
        args.authority.as_deref().or(self.authority.as_deref())
    }
}

/// Who does it.
#[derive(Clone, Debug, Args)]
pub struct ByArgs {
    /// Who does this, as it is to stand in the ledger.
    #[arg(long, env = "GOLDTHREAD_BY", default_value = "command line", value_name = "WHO")]
    pub by: String,
}

impl ByArgs {
    /// The name as the ledger keeps it.
    pub fn by(&self) -> Result<By, Failure> {
        Ok(self.by.parse()?)
    }
}

/// This moment.
pub fn now() -> Moment {
    Moment::from(Timestamp::now())
}

/// The ledger of a data folder that has one.
pub fn open(folder: &Path) -> Result<SqliteLedger, Failure> {
    Ok(SqliteLedger::open(folder, Settings::new(Timestamp::now))?)
}

/// The ledger of a data folder, made where it is not there.
pub fn open_or_create(folder: &Path) -> Result<SqliteLedger, Failure> {
    Ok(SqliteLedger::open_or_create(folder, Settings::new(Timestamp::now))?)
}

/// The accounts of a data folder, made where they are not there.
pub fn accounts(folder: &Path) -> Result<Accounts, Failure> {
    Ok(Accounts::open_or_create(folder, goldthread_accounts::Settings::default())?)
}

/// The accounts of a data folder as they are served: the record is kept for so many days, where that is said.
pub fn accounts_to_serve(folder: &Path, record_days: Option<u32>) -> Result<Accounts, Failure> {
    let usual = Lifetimes::default();
    let record = record_days.map(|days| SignedDuration::from_hours(i64::from(days) * 24));
    let lifetimes = Lifetimes { record: record.unwrap_or(usual.record), ..usual };
    let settings = goldthread_accounts::Settings::default().with_lifetimes(lifetimes);
    Ok(Accounts::open_or_create(folder, settings)?)
}

/// The authority that is meant: the one named, or the only one.
pub fn authority(ledger: &dyn Ledger, here: &Here, args: &AuthorityArgs) -> Result<Authority, Failure> {
    let known = ledger.authorities()?;
    if let Some(name) = here.named(args) {
        let short = short_name(name)?;
        return if known.contains(&short) { Ok(short) } else { Err(unknown(&short, &known)) };
    }
    match &known[..] {
        [only] => Ok(only.clone()),
        [] => Err(Failure::Asked(
            "the ledger is empty; keep a plan with `goldthread import FILE --authority NAME`, or begin with `goldthread serve --authority NAME`".to_owned(),
        )),
        several => Err(Failure::Asked(format!(
            "the ledger serves several authorities; add --authority with one of: {}",
            list(several)
        ))),
    }
}

fn unknown(short: &Authority, known: &[Authority]) -> Failure {
    let there =
        if known.is_empty() { "it has none yet".to_owned() } else { format!("it has: {}", list(known)) };
    Failure::Asked(format!("the ledger has nothing of {short}; {there}"))
}

fn list(authorities: &[Authority]) -> String {
    authorities.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The plans of an authority.
pub fn shelf(ledger: &dyn Ledger, authority: &Authority) -> Result<Shelf, Failure> {
    Ok(load(ledger, authority, &Shelf::default())?.unwrap_or_default())
}

/// The plan that is meant: by its id, the beginning of its id, or its number in the list.
pub fn plan(shelf: &Shelf, named: &str) -> Result<PlanId, Failure> {
    let ids: Vec<PlanId> = listed(shelf);
    if let Some(id) = named
        .parse::<usize>()
        .ok()
        .filter(|_| named.len() < 4)
        .and_then(|number| ids.get(number.checked_sub(1)?))
    {
        return Ok(*id);
    }
    let begins: Vec<&PlanId> =
        ids.iter().filter(|id| named.len() >= 4 && id.to_string().starts_with(named)).collect();
    match begins[..] {
        [id] => Ok(*id),
        [] => Err(Failure::Asked(format!(
            "there is no plan “{named}”; `goldthread show` lists the plans with their numbers"
        ))),
        _ => Err(Failure::Asked(format!(
            "several plans have an id that begins with “{named}”; give more of it"
        ))),
    }
}

/// The plans in the order that they are numbered: the one kept first is 1.
pub fn listed(shelf: &Shelf) -> Vec<PlanId> {
    let mut ids: Vec<(u64, PlanId)> = shelf.plans().map(|kept| (kept.opened().entry, kept.id())).collect();
    ids.sort_unstable();
    ids.into_iter().map(|(_, id)| id).collect()
}

/// A plan as it is, or as it stood at a moment that has been.
pub fn snapshot(
    ledger: &dyn Ledger,
    authority: &Authority,
    shelf: &Shelf,
    (id, at): (PlanId, Option<At>),
) -> Result<Snapshot, Failure> {
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    let last = ledger.head(authority)?.0;
    match at {
        Some(At::Entry(entry)) if entry > last => {
            return Err(Failure::Asked(format!("there is no entry {entry} yet; the last is {last}")));
        }
        Some(At::Day(day)) if day > today => {
            return Err(Failure::Asked(format!(
                "{day} has not come yet; without --at the plan is shown as it is"
            )));
        }
        _ => {}
    }
    let kept = shelf.plan(id).ok_or_else(|| Failure::Asked(format!("there is no plan {id}")))?;
    Snapshot::of(Arc::clone(kept), at).map_err(|not_yet| {
        Failure::Asked(format!(
            "the plan was not kept yet then; it was first kept on {} as entry {}",
            not_yet.on, not_yet.opened
        ))
    })
}

/// Reads a day as a person must write it.
pub fn day(text: &str) -> Result<Date, String> {
    text.trim().parse().map_err(|_| "a day is written as 2026-03-31".to_owned())
}
