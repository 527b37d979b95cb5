//! What a server holds of one authority: its plans, its people, its drafts. Nothing of another can be reached from here.

use std::sync::{Arc, PoisonError, RwLock};

use goldthread_ledger::{Authority, Ledger};
use jiff::civil::Date;

use crate::cache::Pages;
use crate::drafts::Drafts;
use crate::finding::Finding;
use crate::owed::{OnPlan, Owed};
use crate::pictures::Pictures;
use crate::serve::ServeConfig;
use crate::store::{
    KnownDirectory, KnownGovernance, Shelf, StoreError, load, load_directory, load_governance,
};
use crate::texts::Texts;

/// One authority, as a server holds it.
pub struct House {
    authority: Authority,
    name: String,
    shelf: RwLock<Arc<Shelf>>,
    directory: RwLock<Arc<KnownDirectory>>,
    governance: RwLock<Arc<KnownGovernance>>,
    catching_up: tokio::sync::Mutex<()>,
    changing_plans: tokio::sync::Mutex<()>,
    changing_administrators: tokio::sync::Mutex<()>,
    drafts: Drafts,
    texts: Texts,
    pictures: Pictures,
    pages: Pages,
    finding: Finding,
    owed: Owed,
}

impl House {
    /// The house of an authority, with nothing read yet.
    pub fn new(authority: Authority, name: String) -> Self {
        Self {
            authority,
            name,
            shelf: RwLock::default(),
            directory: RwLock::default(),
            governance: RwLock::default(),
            catching_up: tokio::sync::Mutex::default(),
            changing_plans: tokio::sync::Mutex::default(),
            changing_administrators: tokio::sync::Mutex::default(),
            drafts: Drafts::default(),
            texts: Texts::default(),
            pictures: Pictures::default(),
            pages: Pages::default(),
            finding: Finding::default(),
            owed: Owed::default(),
        }
    }

    /// Where those stand who have not said who they are. It is never filled; of a site of one authority it has its name.
    pub fn lobby(config: &ServeConfig) -> Self {
        let name = match config.served.as_slice() {
            [(_, name)] => name.clone(),
            _ => String::new(),
        };
        Self::new("lobby".parse().expect("it has the shape of a short name"), name)
    }

    /// Whose it is.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// The name of the council or trust, as it stands at the head of every page.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The plans as they are now.
    pub fn shelf(&self) -> Arc<Shelf> {
        Arc::clone(&self.shelf.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The people, roles and rights as they are now.
    pub fn directory(&self) -> Arc<KnownDirectory> {
        Arc::clone(&self.directory.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The boards, meetings and policies as they are now.
    pub fn governance(&self) -> Arc<KnownGovernance> {
        Arc::clone(&self.governance.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The drafts that wait for a person.
    pub fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    /// The texts of documents.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The pictures of pages of documents.
    pub fn pictures(&self) -> &Pictures {
        &self.pictures
    }

    /// The pages that were made since the last entry.
    pub fn pages(&self) -> &Pages {
        &self.pages
    }

    /// What can be found.
    pub fn finding(&self) -> &Finding {
        &self.finding
    }

    /// What is owed on all plans, on a day.
    pub fn owed(&self, today: Date) -> Arc<Vec<OnPlan>> {
        self.owed.on(&self.shelf(), &self.directory(), today)
    }

    /// The turn to change a plan: who has it decides on plans as they are, and nobody else is quicker.
    pub async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.changing_plans.lock().await
    }

    /// The turn to make somebody an administrator no more, or to shut one out ([`crate::administrators::one_stays`]).
    pub async fn turn_of_administrators(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.changing_administrators.lock().await
    }

    /// Takes in what the ledger has kept since, whoever wrote it.
    pub async fn catch_up(&self, ledger: &Arc<dyn Ledger>) -> Result<(), StoreError> {
        let _one_at_a_time = self.catching_up.lock().await;
        let (ledger, authority) = (Arc::clone(ledger), self.authority.clone());
        let (known, directory, governance) = (self.shelf(), self.directory(), self.governance());
        let work = move || {
            let people = load_directory(ledger.as_ref(), &authority, &directory)?;
            let bodies = load_governance(ledger.as_ref(), &authority, &governance);
            Ok::<_, StoreError>((people, bodies, load(ledger.as_ref(), &authority, &known)))
        };
        let (people, bodies, plans) = tokio::task::spawn_blocking(work)
            .await
            .map_err(|error| StoreError::Stopped(Box::new(error)))??;
        // Rights before plans: what somebody may no longer see is never shown with something new in it, and a plan that cannot be
        // read leaves nobody the rights that they had.
        if let Some(people) = people {
            *self.directory.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(people);
        }
        if let Some(bodies) = bodies? {
            *self.governance.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(bodies);
        }
        if let Some(plans) = plans? {
            *self.shelf.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(plans);
        }
        Ok(())
    }
}
