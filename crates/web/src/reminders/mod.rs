//! Letters that a server writes by itself: to each person what they owe, as often as they want; and at once what came up the ladder to
//! them.
//!
//! A letter says what kind of thing waits, in which plan, by when, and where it is seen. It quotes nothing: what plans, updates and concerns
//! say may name a child, and a letter leaves the house. Writing twice does no harm: a letter has a key, and is put into the outbox once.

mod gather;
mod words;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use goldthread_calendar::{WorkingDays, local};
use goldthread_ledger::Authority;
use goldthread_post::{Letter, Often, Outbox};
use jiff::civil::{Date, Weekday};
use tokio::task::JoinHandle;

pub use self::gather::{Line, lines_of};
use crate::deployment::Deployment;
use crate::house::House;

/// How often it is looked whether there is something to write.
const GLANCE: Duration = Duration::from_secs(20);

/// From this hour of the morning on letters are written.
const MORNING: i8 = 7;

/// Where letters wait, and how the site is called in them.
#[derive(Clone)]
pub struct Letters {
    /// The outbox.
    pub outbox: Arc<Outbox>,
    /// What stands before the path of an address: `https://goldthread.council.example`.
    pub origin: String,
    /// Whether there is a mail server, so that letters are written at all.
    pub are_sent: bool,
}

/// Who writes; it ends when this is dropped.
#[derive(Debug)]
pub struct Writer(JoinHandle<()>);

impl Writer {
    /// Begins to write, where there is a mail server.
    pub fn start(deployment: &Arc<Deployment>) -> Option<Self> {
        let letters = deployment.config().letters.clone().filter(|letters| letters.are_sent)?;
        Some(Self(tokio::spawn(write(Arc::clone(deployment), letters))))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// What was last written of, so that nothing is worked out again for nothing.
type Written = HashMap<Authority, (u64, u64, Date)>;

async fn write(deployment: Arc<Deployment>, letters: Letters) {
    let mut written = Written::new();
    loop {
        let (own, to) = (Arc::clone(&deployment), letters.clone());
        let known = std::mem::take(&mut written);
        let work = move || round(&own, &to, known);
        match tokio::task::spawn_blocking(work).await {
            Ok(done) => written = done,
            Err(stopped) => {
                tracing::error!(error = &stopped as &dyn std::error::Error, "letters could not be written")
            }
        }
        tokio::time::sleep(GLANCE).await;
    }
}

/// Writes what is to be written now, and tells of what it was written.
fn round(deployment: &Deployment, letters: &Letters, mut written: Written) -> Written {
    let now = deployment.now();
    let morning = now.to_zoned(local::london()).hour() >= MORNING;
    let today = local::day_of(now);
    for house in deployment.houses() {
        let state = (house.shelf().head, house.directory().head, today);
        if !morning || written.get(house.authority()) == Some(&state) {
            continue;
        }
        match put(deployment, house, letters, today) {
            Ok(new) => {
                if new > 0 {
                    tracing::info!(letters = new, "letters were written");
                }
                written.insert(house.authority().clone(), state);
            }
            Err(fault) => tracing::error!(error = &*fault, "letters could not be written"),
        }
    }
    written
}

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// Puts the letters of a house into the outbox; tells how many were new.
///
/// # Errors
/// What the accounts or the outbox say.
pub fn put(deployment: &Deployment, house: &House, letters: &Letters, today: Date) -> Result<usize, Failed> {
    let directory = house.directory();
    let people: Vec<_> = directory.people().filter(|person| person.is_here_on(today)).collect();
    let mut all: Vec<Letter> = Vec::new();
    for person in people {
        let lines = lines_of(house, person.id, today);
        if lines.is_empty() {
            continue;
        }
        let Some(account) = deployment.accounts().account(person.id.uuid().into())? else { continue };
        let Ok(to) = account.login.as_str().parse() else { continue };
        if account.disabled.is_some() {
            continue;
        }
        let addressee = goldthread_post::Addressee(person.id.uuid());
        let often = letters.outbox.often(addressee)?;
        let writing = words::Writing { house, person, to, origin: &letters.origin, today };
        all.extend(writing.escalations(&lines));
        if is_day(often, today) {
            all.push(writing.digest(&lines));
        }
    }
    Ok(letters.outbox.put_all(&all, deployment.now())?)
}

/// Whether somebody who wants letters so often gets one on a day. In years whose bank holidays are not known, each weekday is worked.
fn is_day(often: Often, day: Date) -> bool {
    let weekday = !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let working = WorkingDays::england_and_wales();
    let is_worked = |day: Date| working.is_working(day).unwrap_or(weekday);
    match often {
        Often::Daily => is_worked(day),
        // The first working day of the week: a Monday that is a holiday is made up for.
        Often::Weekly => {
            let since_monday = day.weekday().to_monday_zero_offset();
            let before =
                (1..=since_monday).filter_map(|days| day.checked_sub(jiff::Span::new().days(days)).ok());
            is_worked(day) && before.into_iter().all(|earlier| !is_worked(earlier))
        }
        Often::Never => false,
    }
}

#[cfg(test)]
mod tests;
