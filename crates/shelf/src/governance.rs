//! The bodies, meetings and policies of an authority: kept in one stream of its ledger, folded in memory.

use std::sync::Arc;

use goldthread_governance::{BodyId, Command, Event, Governance, MeetingId, PolicyId};
use goldthread_ledger::{Authority, Ledger};

use crate::folded::{self, Change, Changed, Happened, Known, NotChanged, ReadError, folded};

folded!(Governance of goldthread_governance, "governance/bodies", "governance", "governance");

/// Governance as at an entry of the ledger, with all that happened to it. It is read as the [`Governance`] itself.
pub type KnownGovernance = Known<Governance>;

/// Something that happened in governance, and its entry in the ledger.
pub type GovernanceHappening = Happened<Event>;

/// What somebody wants changed in governance.
pub type GovernanceChange = Change<Command>;

/// Governance was not changed; nothing was kept.
pub type GovernanceChangeError = NotChanged<Governance>;

/// Governance in the ledger cannot be read.
pub type GovernanceError = ReadError<Governance>;

/// Governance, moved on by all that the ledger has kept since; nothing where that is nothing. Blocks.
///
/// # Errors
/// [`GovernanceError`] when the ledger or an entry in it cannot be read.
pub fn load_governance(
    ledger: &dyn Ledger,
    authority: &Authority,
    known: &KnownGovernance,
) -> Result<Option<KnownGovernance>, GovernanceError> {
    folded::load(ledger, authority, known)
}

/// Changes governance: decides on it as it stands, and again where others have changed it meanwhile. Blocks.
///
/// # Errors
/// [`GovernanceChangeError`] as it says.
pub fn change_governance(
    ledger: &dyn Ledger,
    authority: &Authority,
    change: GovernanceChange,
) -> Result<Changed, GovernanceChangeError> {
    folded::change(ledger, authority, change)
}

impl Known<Governance> {
    /// Governance as it is now.
    pub fn governance(&self) -> &Arc<Governance> {
        self.state()
    }

    /// What happened to a body and at its meetings, the first thing first.
    pub fn history_of_body(&self, body: BodyId) -> impl Iterator<Item = &GovernanceHappening> {
        self.history().iter().filter(move |happening| happening.event.body_in(self) == Some(body))
    }

    /// What happened to a meeting, the first thing first.
    pub fn history_of_meeting(&self, meeting: MeetingId) -> impl Iterator<Item = &GovernanceHappening> {
        self.history().iter().filter(move |happening| happening.event.meeting() == Some(meeting))
    }

    /// What happened to a policy, the first thing first.
    pub fn history_of_policy(&self, policy: PolicyId) -> impl Iterator<Item = &GovernanceHappening> {
        self.history().iter().filter(move |happening| happening.event.policy() == Some(policy))
    }
}
