//! The ladder of an authority: who is asked next where nobody answers, and whether that happens by itself.

use std::convert::Infallible;

use goldthread_ledger::{Authority, Ledger};
use goldthread_plan::escalation::{BadLadder, Ladder};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::folded::{self, Change, Changed, Folded, Known, NotChanged, ReadError};

const KIND: &str = "ladder-set";
const VERSION: u16 = 1;

/// What an authority decided of its ladder. Until it decides, matters go up the default one, and only where a person takes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LadderKept {
    /// The rungs, and the days to settle a dispute.
    pub ladder: Ladder,
    /// Who takes matters up.
    pub climbs: Climbs,
    /// How often it was set.
    pub times: usize,
}

/// Who takes matters up a ladder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Climbs {
    /// People, one by one.
    #[default]
    ByHand,
    /// Goldthread, once a day, what is due.
    ByItself,
}

/// A ladder was set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LadderSet {
    /// The rungs, and the days to settle a dispute.
    #[serde(flatten)]
    pub ladder: Ladder,
    /// Who takes matters up.
    pub climbs: Climbs,
}

/// What somebody wants the ladder to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetLadder {
    /// The rungs, and the days to settle a dispute.
    pub ladder: Ladder,
    /// Who takes matters up.
    pub climbs: Climbs,
    /// How often it had been set as whoever sets it saw it.
    pub times: usize,
}

/// Why the ladder is not set.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LadderRefusal {
    /// Others have set it since.
    #[error(
        "the ladder was set by somebody else since you opened this form; look at what it says now, and set it again"
    )]
    SetMeanwhile,
    /// It cannot be a ladder.
    #[error(transparent)]
    Bad(#[from] BadLadder),
}

/// An entry cannot be read as a ladder that was set.
#[derive(Debug, Error)]
pub enum UnreadableLadder {
    /// It is of another kind or version.
    #[error("{0} {1} is not known")]
    Kind(String, u16),
    /// Its body does not fit.
    #[error("the body does not fit its kind")]
    Body(#[from] serde_json::Error),
}

/// The ladder as at an entry of the ledger, with each time that it was set. It is read as the [`LadderKept`] itself.
pub type KnownLadder = Known<LadderKept>;

/// The ladder is not set; nothing was kept.
pub type LadderChangeError = NotChanged<LadderKept>;

/// The ladder in the ledger cannot be read.
pub type LadderError = ReadError<LadderKept>;

/// The ladder of an authority as it is now. Blocks.
///
/// # Errors
/// [`LadderError`] when the ledger or an entry in it cannot be read.
pub fn load_ladder(ledger: &dyn Ledger, authority: &Authority) -> Result<KnownLadder, LadderError> {
    folded::whole(ledger, authority)
}

/// Sets the ladder. Blocks.
///
/// # Errors
/// [`LadderChangeError`] as it says.
pub fn set_ladder(
    ledger: &dyn Ledger,
    authority: &Authority,
    change: Change<SetLadder>,
) -> Result<Changed, LadderChangeError> {
    folded::change(ledger, authority, change)
}

impl Folded for LadderKept {
    type Event = LadderSet;
    type Command = SetLadder;
    type Refusal = LadderRefusal;
    type Unreadable = UnreadableLadder;
    type OutOfOrder = Infallible;

    const STREAM: &str = "ladder/rungs";
    const ABOUT: &str = "the ladder";
    const CALLED: &str = "the ladder";

    fn read(kind: &str, version: u16, body: &str) -> Result<LadderSet, UnreadableLadder> {
        if (kind, version) != (KIND, VERSION) {
            return Err(UnreadableLadder::Kind(kind.to_owned(), version));
        }
        Ok(serde_json::from_str(body)?)
    }

    fn written(event: &LadderSet) -> (&'static str, u16, String) {
        (KIND, VERSION, serde_json::to_string(event).expect("rungs can be written"))
    }

    fn apply(&mut self, event: &LadderSet) -> Result<(), Infallible> {
        let LadderSet { ladder, climbs } = event.clone();
        *self = Self { ladder, climbs, times: self.times + 1 };
        Ok(())
    }

    fn decide_all(&self, commands: Vec<SetLadder>, _today: Date) -> Result<Vec<LadderSet>, LadderRefusal> {
        let mut kept = self.clone();
        let mut events = Vec::new();
        for SetLadder { ladder, climbs, times } in commands {
            if times != kept.times {
                return Err(LadderRefusal::SetMeanwhile);
            }
            let set = LadderSet { ladder: ladder.checked()?, climbs };
            if (&set.ladder, set.climbs) != (&kept.ladder, kept.climbs) {
                let Ok(()) = kept.apply(&set);
                events.push(set);
            }
        }
        Ok(events)
    }
}

impl From<LadderRefusal> for NotChanged<LadderKept> {
    fn from(refusal: LadderRefusal) -> Self {
        Self::Refused(refusal)
    }
}
