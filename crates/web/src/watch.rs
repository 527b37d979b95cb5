//! What a server does by itself, again and again: takes in what other programs have written, and lets go of what is over.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::task::JoinHandle;

use crate::deployment::Deployment;
use crate::files::NotSwept;

/// How often.
const GLANCE: Duration = Duration::from_secs(2);

/// How often files are let go of that nobody names.
const A_DAY: SignedDuration = SignedDuration::from_hours(24);

/// The watch; it ends when this is dropped.
#[derive(Debug)]
pub struct Watch(JoinHandle<()>);

impl Watch {
    /// Begins to watch.
    pub fn start(deployment: Arc<Deployment>) -> Self {
        Self(tokio::spawn(watch(deployment)))
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn watch(deployment: Arc<Deployment>) {
    let (mut ledger, mut accounts, mut files) = (Trouble::default(), Trouble::default(), Trouble::default());
    let mut swept: Option<Timestamp> = None;
    loop {
        tokio::time::sleep(GLANCE).await;
        ledger.tell("the ledger cannot be followed", &deployment.catch_up().await);
        let (own, now) = (Arc::clone(deployment.accounts()), deployment.now());
        match tokio::task::spawn_blocking(move || own.housekeeping(now)).await {
            Ok(done) => accounts.tell("the accounts cannot be followed", &done),
            Err(stopped) => accounts.tell::<(), _>("the accounts cannot be followed", &Err(stopped)),
        }
        if swept.is_none_or(|last| now.duration_since(last) >= A_DAY) {
            swept = Some(now);
            files.tell("files that no evidence names cannot be let go of", &sweep(&deployment).await);
        }
    }
}

/// Lets go of files that no evidence names: when a server has begun, and once a day.
async fn sweep(deployment: &Deployment) -> Result<(), NotSwept> {
    let gone = deployment.sweep().await?;
    if gone > 0 {
        tracing::info!(gone, "files that no evidence names are gone");
    }
    Ok(())
}

/// What fails again and again is logged once.
#[derive(Debug, Default)]
struct Trouble(bool);

impl Trouble {
    fn tell<T, E: Error + 'static>(&mut self, what: &str, done: &Result<T, E>) {
        if let (Err(error), false) = (done, self.0) {
            tracing::error!(error = error as &dyn Error, "{what}");
        }
        self.0 = done.is_err();
    }
}
