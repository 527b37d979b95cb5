//! What every page shares.

use std::sync::{Arc, PoisonError, RwLock};

use goldthread_ledger::Ledger;
use goldthread_plan::PlanId;
use jiff::Timestamp;
use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::cache::Pages;
use crate::components::Link;
use crate::components::layout::{Frame, Part};
use crate::drafts::Drafts;
use crate::opener::Opener;
use crate::pictures::Pictures;
use crate::problem::Problem;
use crate::serve::ServeConfig;
use crate::store::{At, NotYet, Shelf, Snapshot, StoreError, load};
use crate::texts::Texts;
use crate::words;

/// The one shared state, cheap to hand on.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    config: ServeConfig,
    ledger: Arc<dyn Ledger>,
    shelf: RwLock<Arc<Shelf>>,
    catching_up: tokio::sync::Mutex<()>,
    drafts: Drafts,
    texts: Texts,
    pictures: Pictures,
    pages: Pages,
    run: String,
    readers: Semaphore,
}

impl App {
    /// Opens the site: reads every plan of the authority once.
    pub async fn open(config: ServeConfig, ledger: Arc<dyn Ledger>) -> Result<Self, StoreError> {
        let readers = Semaphore::new(config.readers.max(1));
        let app = Self(Arc::new(Inner {
            config,
            readers,
            ledger,
            shelf: RwLock::default(),
            catching_up: tokio::sync::Mutex::default(),
            drafts: Drafts::default(),
            texts: Texts::default(),
            pictures: Pictures::default(),
            pages: Pages::default(),
            run: Uuid::now_v7().simple().to_string(),
        }));
        app.catch_up().await?;
        Ok(app)
    }

    /// What the deployment decided.
    pub fn config(&self) -> &ServeConfig {
        &self.0.config
    }

    /// Where entries are kept; its calls block.
    pub fn ledger(&self) -> &Arc<dyn Ledger> {
        &self.0.ledger
    }

    /// The drafts that wait for a person.
    pub fn drafts(&self) -> &Drafts {
        &self.0.drafts
    }

    /// The texts of documents.
    pub fn texts(&self) -> &Texts {
        &self.0.texts
    }

    /// The pictures of pages of documents.
    pub fn pictures(&self) -> &Pictures {
        &self.0.pictures
    }

    /// The pages that were made since the last entry.
    pub fn pages(&self) -> &Pages {
        &self.0.pages
    }

    /// This run of the program, as no other run is called.
    pub fn run(&self) -> &str {
        &self.0.run
    }

    /// The plans as they are now.
    pub fn shelf(&self) -> Arc<Shelf> {
        Arc::clone(&self.0.shelf.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// This moment.
    pub fn now(&self) -> Timestamp {
        self.0.config.clock.now()
    }

    /// Takes in what the ledger has kept since, whoever wrote it.
    pub async fn catch_up(&self) -> Result<(), StoreError> {
        let _one_at_a_time = self.0.catching_up.lock().await;
        let (ledger, authority, known) =
            (Arc::clone(self.ledger()), self.config().authority.clone(), self.shelf());
        let work = move || load(ledger.as_ref(), &authority, &known);
        let news = tokio::task::spawn_blocking(work)
            .await
            .map_err(|error| StoreError::Stopped(Box::new(error)))??;
        if let Some(shelf) = news {
            *self.0.shelf.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(shelf);
        }
        Ok(())
    }

    /// A plan as it is now, or as it stood at a moment.
    pub fn plan(&self, id: PlanId, at: Option<At>) -> Result<Snapshot, Problem> {
        let plans = self.shelf();
        let kept = plans.plan(id).ok_or_else(|| Problem::nothing_called("plan"))?;
        Snapshot::of(Arc::clone(kept), at).map_err(|not_yet| before_its_time(&not_yet))
    }

    /// Runs what would hold up other pages, away from them.
    pub async fn aside<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        tokio::task::spawn_blocking(work).await.map_err(Problem::fault)
    }

    /// Runs what opens a document, away from other pages and beside few of its kind: each may take much memory.
    ///
    /// Each has a thread of its own, which ends with it: a pool of threads would keep what each of them once took.
    pub async fn reading<T: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn Opener) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let _turn = self.0.readers.acquire().await.map_err(Problem::fault)?;
        let opener = Arc::clone(&self.config().opener);
        let (tell, told) = tokio::sync::oneshot::channel();
        // Whoever asked may have gone meanwhile.
        let job = move || drop(tell.send(work(opener.as_ref())));
        std::thread::Builder::new().name("reading".to_owned()).spawn(job).map_err(Problem::fault)?;
        told.await.map_err(Problem::fault)
    }

    /// The frame of a page.
    pub fn frame(&self, title: impl Into<String>, part: Part, above: Vec<Link>) -> Frame {
        Frame {
            authority: self.config().name.clone(),
            title: title.into(),
            part,
            above,
            sheet: None,
            moment: None,
        }
    }
}

fn before_its_time(not_yet: &NotYet) -> Problem {
    Problem::not_found(
        "The plan was not in Goldthread yet at the moment that the address names.",
        format!(
            "It was first kept on {}, as entry {}. Ask for that day or a later one.",
            words::day(not_yet.on),
            not_yet.opened
        ),
    )
}
