//! What is one for all authorities that a server serves.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use goldthread_accounts::{Accounts, Fault};
use goldthread_ledger::{Authority, Ledger};
use jiff::Timestamp;
use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::files::NotSwept;
use crate::hashing::Hashing;
use crate::house::House;
use crate::monitor::Monitor;
use crate::serve::ServeConfig;
use crate::store::{StoreError, named_files};

/// A running server: its settings, where it keeps things, and a house for each authority.
pub struct Deployment {
    config: ServeConfig,
    ledger: Arc<dyn Ledger>,
    accounts: Arc<Accounts>,
    houses: BTreeMap<Authority, Arc<House>>,
    lobby: Arc<House>,
    is_open: AtomicBool,
    hashing: Hashing,
    readers: Arc<Semaphore>,
    monitor: Monitor,
    run: String,
}

impl Deployment {
    /// Opens the site: reads every plan of every authority that is served, once.
    pub async fn open(
        config: ServeConfig,
        ledger: Arc<dyn Ledger>,
        accounts: Arc<Accounts>,
        monitor: Monitor,
    ) -> Result<Arc<Self>, StoreError> {
        let of = |served: &(Authority, String)| {
            let (authority, name) = served.clone();
            (authority.clone(), Arc::new(House::new(authority, name)))
        };
        let houses: BTreeMap<_, _> = config.served.iter().map(of).collect();
        let deployment = Arc::new(Self {
            lobby: Arc::new(House::lobby(&config)),
            readers: Arc::new(Semaphore::new(config.readers.max(1))),
            hashing: Hashing::new(config.hashing),
            config,
            ledger,
            accounts,
            houses,
            is_open: AtomicBool::new(true),
            monitor,
            run: Uuid::now_v7().simple().to_string(),
        });
        deployment.catch_up().await?;
        Ok(deployment)
    }

    /// What was decided when it was started.
    pub fn config(&self) -> &ServeConfig {
        &self.config
    }

    /// Where entries are kept; its calls block.
    pub fn ledger(&self) -> &Arc<dyn Ledger> {
        &self.ledger
    }

    /// How people show who they are; its calls block, but for those that say otherwise.
    pub fn accounts(&self) -> &Arc<Accounts> {
        &self.accounts
    }

    /// Where passwords are hashed.
    pub fn hashing(&self) -> &Hashing {
        &self.hashing
    }

    /// Who may open a document next.
    pub fn readers(&self) -> &Arc<Semaphore> {
        &self.readers
    }

    /// What is measured.
    pub fn monitor(&self) -> &Monitor {
        &self.monitor
    }

    /// This run of the program, as no other run is called.
    pub fn run(&self) -> &str {
        &self.run
    }

    /// This moment.
    pub fn now(&self) -> Timestamp {
        self.config.clock.now()
    }

    /// The house of an authority that is served.
    pub fn house(&self, authority: &Authority) -> Option<&Arc<House>> {
        self.houses.get(authority)
    }

    /// The houses, by the short names of their authorities.
    pub fn houses(&self) -> impl Iterator<Item = &Arc<House>> {
        self.houses.values()
    }

    /// Where those stand who have not said who they are: a house with nothing in it.
    pub fn lobby(&self) -> &Arc<House> {
        &self.lobby
    }

    /// The one house of a site of one authority.
    pub fn only_house(&self) -> Option<&Arc<House>> {
        let mut houses = self.houses.values();
        houses.next().filter(|_| houses.next().is_none())
    }

    /// Whether nobody is asked who they are: there is no administrator yet, and nobody who could sign in.
    pub fn is_open(&self) -> bool {
        !self.accounts.has_accounts() && self.is_open.load(Ordering::Acquire)
    }

    /// The path of a link that makes the first administrator; nothing where there is one, or where there are accounts. Blocks.
    pub fn first_link(&self) -> Result<Option<String>, Fault> {
        if !self.is_open() {
            return Ok(None);
        }
        Ok(self.accounts.first_link(self.now())?.map(|link| format!("/links/{}", link.token.reveal())))
    }

    /// Lets go of files that no evidence of any authority names, whoever is served. Gives how many there were.
    ///
    /// # Errors
    /// [`NotSwept`] where it cannot be told what is named, or the folder cannot be used.
    pub async fn sweep(&self) -> Result<usize, NotSwept> {
        let Some(files) = self.config.files.clone() else { return Ok(0) };
        let (ledger, houses) = (Arc::clone(&self.ledger), self.houses.clone());
        let work = move || {
            let known = |authority: &Authority| houses.get(authority).map(|house| house.shelf());
            Ok(files.sweep(&named_files(ledger.as_ref(), known)?)?)
        };
        let done = tokio::task::spawn_blocking(work).await;
        done.unwrap_or_else(|stopped| Err(StoreError::Stopped(Box::new(stopped)).into()))
    }

    /// Takes in what the ledger has kept since, whoever wrote it.
    pub async fn catch_up(&self) -> Result<(), StoreError> {
        let mut trouble = Ok(());
        for house in self.houses.values() {
            // One authority that cannot be read holds up no other.
            trouble = trouble.and(house.catch_up(&self.ledger).await);
        }
        let is_open = !self.houses.values().any(|house| house.directory().has_administrator());
        self.is_open.store(is_open, Ordering::Release);
        trouble
    }
}
