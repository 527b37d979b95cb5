//! The plans of an authority, its people and its governance: kept in a ledger, folded in memory.
//!
//! [`keep`] turns a confirmed draft into entries; [`load`] folds entries into a [`Shelf`] and moves it on by what comes
//! after; [`change_plan`] keeps what people do with one; a [`Version`] is a later document beside a plan; a [`Snapshot`] is a plan as at an entry or a day. [`change_directory`] and
//! [`load_directory`] do the same for people, roles and rights ([`KnownDirectory`]), [`change_governance`] and [`load_governance`] for boards, meetings and
//! policies ([`KnownGovernance`]); what the two have in common is [`Folded`]. Pages and commands read a shelf as it stands and never wait
//! for the database. This crate has no driver and no clock.

mod authority;
mod change;
mod directory;
mod folded;
mod governance;
mod keep;
mod kept;
mod load;
mod mapping;
mod reading;
mod seal;
mod snapshot;
mod version;

use std::collections::BTreeMap;
use std::sync::Arc;

use goldthread_plan::PlanId;
use jiff::Timestamp;

pub use authority::{BadAuthorityName, name_of, short_name};
pub use change::{PlanChangeError, Signed, change_plan};
pub use directory::{
    ChangeError, DirectoryChange, DirectoryError, DirectoryHappening, KnownDirectory, change_directory,
    load_directory, signed,
};
pub use folded::{Change, Changed, Folded, Happened, Known, NotChanged, ReadError};
pub use governance::{
    GovernanceChange, GovernanceChangeError, GovernanceError, GovernanceHappening, KnownGovernance,
    change_governance, load_governance,
};
pub use keep::{Confirmed, KeepError, Reviewed, keep, keep_reviewed};
pub use kept::{Happening, Kept};
pub use load::{StoreError, load};
pub use mapping::{SetColumns, kept_columns};
pub use seal::seal;
pub use snapshot::{At, NotAMoment, NotYet, Snapshot, day_of};
pub use version::{Chosen, Version, VersionError};

/// The plans, as at an entry of the ledger.
#[derive(Debug, Default, Clone)]
pub struct Shelf {
    /// The last entry that is known.
    pub head: u64,
    plans: BTreeMap<PlanId, Arc<Kept>>,
}

impl Shelf {
    /// A plan.
    pub fn plan(&self, id: PlanId) -> Option<&Arc<Kept>> {
        self.plans.get(&id)
    }

    /// The plans, the newest first.
    pub fn plans(&self) -> impl Iterator<Item = &Arc<Kept>> {
        self.plans.values().rev()
    }

    /// The plan that was read from the document with this hash, as its first or a later version.
    pub fn read_from(&self, sha256: &str) -> Option<&Arc<Kept>> {
        self.plans().find(|kept| kept.plan().documents().iter().any(|document| document.sha256 == sha256))
    }

    /// When something was last recorded of any of the plans; nothing where there is none.
    pub fn changed_at(&self) -> Option<Timestamp> {
        self.plans().map(|kept| kept.last().at).max()
    }

    fn put(&mut self, kept: Kept) {
        self.plans.insert(kept.id(), Arc::new(kept));
    }
}
