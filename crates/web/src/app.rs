//! What a page is given: the house of its authority, and who asks.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use goldthread_accounts::Session;
use goldthread_ledger::{Authority, By, Ledger};
use goldthread_people::{Permission, Thing};
use goldthread_plan::PlanId;
use jiff::Timestamp;

use crate::components::Link;
use crate::components::layout::{Frame, MENU, Part, WayOut};
use crate::deployment::Deployment;
use crate::door;
use crate::drafts::Drafts;
use crate::house::House;
use crate::opener::Opener;
use crate::pictures::Pictures;
use crate::problem::Problem;
use crate::serve::ServeConfig;
use crate::store::{At, Kept, KnownDirectory, KnownGovernance, NotYet, Shelf, Snapshot, StoreError};
use crate::texts::Texts;
use crate::visitor::{Person, Visitor};
use crate::words;

/// What a page is given; cheap to hand on. It is made at the door for each request, and reaches one authority only.
#[derive(Clone)]
pub struct App {
    deployment: Arc<Deployment>,
    house: Arc<House>,
    directory: Arc<KnownDirectory>,
    visitor: Arc<Visitor>,
}

impl App {
    /// What somebody is given in a house.
    pub fn new(deployment: Arc<Deployment>, house: Arc<House>, visitor: Visitor) -> Self {
        let directory = house.directory();
        Self { deployment, house, directory, visitor: Arc::new(visitor) }
    }

    /// What is one for all authorities.
    pub fn deployment(&self) -> &Arc<Deployment> {
        &self.deployment
    }

    /// What is shown to somebody of whom nothing is known.
    pub fn in_the_lobby(deployment: &Arc<Deployment>) -> Self {
        Self::new(Arc::clone(deployment), Arc::clone(deployment.lobby()), Visitor::Nobody)
    }

    /// The same for whoever has just chosen another of their authorities; as it was where they do not belong there.
    #[must_use]
    pub fn moved_to(&self, short: &str) -> Self {
        let house = short.parse().ok().and_then(|authority| self.deployment.house(&authority));
        let session = self.visitor.signed_in();
        let found =
            house.zip(session).and_then(|(house, session)| Some((house, door::person(house, session)?)));
        found.map_or_else(
            || self.clone(),
            |(house, person)| {
                Self::new(Arc::clone(&self.deployment), Arc::clone(house), Visitor::Person(Box::new(person)))
            },
        )
    }

    /// The names of those who may let people in.
    pub fn administrators(&self) -> Vec<String> {
        self.directory.administrators().map(|person| person.name.to_string()).collect()
    }

    /// Whose pages these are.
    pub fn authority(&self) -> &Authority {
        self.house.authority()
    }

    /// The name of the council or trust.
    pub fn name(&self) -> &str {
        self.house.name()
    }

    /// Whether whoever asks sees one authority of a server of several: then forms say which one they were made for.
    pub fn is_one_of_several(&self) -> bool {
        self.visitor.person().is_some() && self.deployment.only_house().is_none()
    }

    /// What the deployment decided.
    pub fn config(&self) -> &ServeConfig {
        self.deployment.config()
    }

    /// Where entries are kept; its calls block.
    pub fn ledger(&self) -> &Arc<dyn Ledger> {
        self.deployment.ledger()
    }

    /// The drafts that wait for a person.
    pub fn drafts(&self) -> &Drafts {
        self.house.drafts()
    }

    /// The texts of documents.
    pub fn texts(&self) -> &Texts {
        self.house.texts()
    }

    /// The pictures of pages of documents.
    pub fn pictures(&self) -> &Pictures {
        self.house.pictures()
    }

    /// The house itself.
    pub fn house(&self) -> &House {
        &self.house
    }

    /// The people, roles and rights, as they were when the request came.
    pub fn directory(&self) -> &KnownDirectory {
        &self.directory
    }

    /// The boards, meetings and policies as they are now, whoever may see them.
    pub fn governance(&self) -> Arc<KnownGovernance> {
        self.house.governance()
    }

    /// Who asks.
    pub fn visitor(&self) -> &Visitor {
        &self.visitor
    }

    /// Who asks, where a page is only for those who have signed in.
    pub fn person(&self) -> Result<&Person, Problem> {
        self.visitor.person().ok_or_else(Problem::nobody)
    }

    /// How they are signed in, where a page is for whoever has shown all that their account asks for.
    pub fn session(&self) -> Result<&Session, Problem> {
        self.visitor.signed_in().ok_or_else(Problem::nobody)
    }

    /// Who does it, where that is known; where nobody is asked who they are, they say it themselves.
    pub fn by(&self) -> Option<&By> {
        self.visitor.person().map(|person| &person.by)
    }

    /// Whether whoever asks may do something with a thing.
    pub fn may(&self, permission: Permission, thing: Thing) -> bool {
        match self.visitor.as_ref() {
            Visitor::Owner => !matches!(
                permission,
                Permission::ManagePeople
                    | Permission::ManageRoles
                    | Permission::SeeRecord
                    | Permission::Govern
            ),
            Visitor::Person(person) => self.directory.may(person.id, permission, thing),
            Visitor::Nobody | Visitor::Waiting(_) | Visitor::Undecided(_) | Visitor::Unready(_) => false,
        }
    }

    /// All plans as they are now, whoever may see them.
    pub fn shelf(&self) -> Arc<Shelf> {
        self.house.shelf()
    }

    /// The plans that whoever asks may see whole, the newest first.
    pub fn plans(&self) -> Vec<Arc<Kept>> {
        let all = self.shelf();
        let seen = all.plans().filter(|kept| self.may(Permission::SeePlan, Thing::Plan(kept.id().uuid())));
        seen.cloned().collect()
    }

    /// This moment.
    pub fn now(&self) -> Timestamp {
        self.deployment.now()
    }

    /// Takes in what the ledger has kept since, whoever wrote it.
    pub async fn catch_up(&self) -> Result<(), StoreError> {
        self.house.catch_up(self.ledger()).await
    }

    /// A plan as it is now, or as it stood at a moment. Which of its pages may be seen is asked at the door.
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
        // The turn goes with the work, which goes on when whoever asked has gone.
        let turn = Arc::clone(self.deployment.readers()).acquire_owned().await.map_err(Problem::fault)?;
        let opener = Arc::clone(&self.config().opener);
        let (tell, told) = tokio::sync::oneshot::channel();
        // Whoever asked may have gone meanwhile.
        let job = move || {
            let done = work(opener.as_ref());
            drop(turn);
            drop(tell.send(done));
        };
        std::thread::Builder::new().name("reading".to_owned()).spawn(job).map_err(Problem::fault)?;
        told.await.map_err(Problem::fault)
    }

    /// The frame of a page.
    pub fn frame(&self, title: impl Into<String>, part: Part, above: Vec<Link>) -> Frame {
        Frame {
            authority: self.name().to_owned(),
            made_for: self.is_one_of_several().then(|| self.authority().to_string()),
            title: title.into(),
            part,
            above,
            menu: MENU.iter().filter(|item| self.may(item.needs, Thing::Anything)).collect(),
            finds: self.may(Permission::SeePlan, Thing::Anything),
            own: self.own_links(),
            way_out: self.visitor.session().map_or(WayOut::None, |_| WayOut::SignOut),
            sheet: None,
            moment: None,
        }
    }

    /// The links to what is a person's own. They name nobody: a page that was made is given to all who may see the same.
    fn own_links(&self) -> Vec<Link> {
        match self.visitor.as_ref() {
            Visitor::Person(_) => vec![Link::new("Your account", "/account")],
            Visitor::Undecided(_) => vec![Link::new("Choose an authority", "/authorities")],
            Visitor::Owner | Visitor::Nobody | Visitor::Waiting(_) | Visitor::Unready(_) => Vec::new(),
        }
    }
}

/// The door puts it into every request.
impl<S: Sync> FromRequestParts<S> for App {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().expect("the door puts it into every request"))
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
