//! A document that was read and waits for a person to confirm it.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use goldthread_people::{Permission, PersonId, Thing};
use goldthread_plan::PlanId;
use goldthread_reader::{Mapping, Reading, Source};
use jiff::Timestamp;
use uuid::Uuid;

use crate::app::App;
use crate::keys::Keys;
use crate::opener::Opened;
use crate::review::{Review, Reviewed};
use crate::weight;

/// A document, what was read from it, and what a person has made of that. A clone is cheap.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Which draft; the plan that is made of it has the same id.
    pub id: Uuid,
    /// Who may see it.
    pub whose: Whose,
    /// Its bytes.
    pub content: Arc<Vec<u8>>,
    /// What it shows.
    pub source: Arc<Source>,
    /// What was read from it, and how that came about.
    pub reading: Arc<Reading>,
    /// What the things that were read are known by.
    pub keys: Arc<Keys>,
    /// What a person has done so far.
    pub review: Arc<Review>,
    /// How often it was changed.
    pub revision: Revision,
    /// When it was read.
    pub since: Timestamp,
    /// About how many bytes of memory it takes.
    pub weight: usize,
}

/// Whose a draft is. Its document may name children, so it is shown to few: to who brought it in; where it can only become a version of
/// one plan, to whoever may bring documents into that; and to whoever may bring them in over the whole authority.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Whose {
    /// Who brought it in; nobody where nobody is asked who they are.
    pub person: Option<PersonId>,
    /// The one plan that whoever brought it in may bring documents into, where it is one.
    pub plan: Option<PlanId>,
}

impl Whose {
    /// What is brought in by whoever asks.
    pub fn of(app: &App) -> Self {
        let into = |plan: &PlanId| app.may(Permission::BringIn, Thing::Plan(plan.uuid()));
        let is_over_all = app.may(Permission::BringIn, Thing::Authority);
        let shelf = app.shelf();
        let mut plans = shelf.plans().map(|kept| kept.id()).filter(into);
        let plan = plans.next().filter(|_| !is_over_all && plans.next().is_none());
        Self { person: app.visitor().person().map(|person| person.id), plan }
    }

    /// Whether whoever asks may see it.
    pub fn is_for(self, app: &App) -> bool {
        let is_own =
            || self.person.is_some_and(|own| app.visitor().person().is_some_and(|one| one.id == own));
        let may = |thing| app.may(Permission::BringIn, thing);
        may(Thing::Authority) || is_own() || self.plan.is_some_and(|plan| may(Thing::Plan(plan.uuid())))
    }
}

/// How often a draft was changed: what a person looked at when they confirm.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Revision(u64);

impl Revision {
    /// The one after.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Revision {
    type Err = std::num::ParseIntError;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        written.parse().map(Self)
    }
}

impl Waiting {
    /// A document that was just read, with what is known of columns.
    ///
    /// What is held is a clone: its lists are no longer than they need be, which is a third of what they take when they
    /// come from the process that reads.
    pub fn new(content: Vec<u8>, opened: Opened, mapping: Mapping, since: Timestamp) -> Self {
        let Opened { source, reading } = opened;
        let source = Arc::new(exact(source));
        let waiting = Self {
            id: Uuid::now_v7(),
            whose: Whose::default(),
            content: Arc::new(content),
            source,
            keys: Arc::default(),
            reading: Arc::new(exact(reading)),
            review: Arc::new(Review::beginning(mapping)),
            revision: Revision::default(),
            since,
            weight: 0,
        };
        waiting.weighed()
    }

    /// The same, read again because a person said what a column holds.
    #[must_use]
    pub fn read_as(&self, reading: Reading, review: Review) -> Self {
        let reading = Arc::new(exact(reading));
        Self { reading, review: Arc::new(review), ..self.clone() }.weighed()
    }

    /// The draft as it would be kept.
    pub fn reviewed(&self) -> Reviewed {
        self.review.applied(&self.reading.draft, &self.keys)
    }

    fn weighed(self) -> Self {
        let keys = Keys::of(&self.reading.draft);
        let weight = self.content.len()
            + weight::of_source(&self.source)
            + weight::of_reading(&self.reading)
            + keys.weight();
        Self { keys: Arc::new(keys), weight, ..self }
    }
}

/// The same in lists no longer than they need be; what it was before is let go of at once.
fn exact<T: Clone>(grown: T) -> T {
    grown.clone()
}
