use super::{EvidenceAbout, EvidenceBody, EvidenceNumber};
use crate::ActionNumber;

/// A piece to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvidence {
    /// What is said of it.
    pub about: EvidenceAbout,
    /// Where it is.
    pub body: EvidenceBody,
    /// The actions that it bears out.
    pub serves: Vec<ActionNumber>,
}

/// What somebody wants done with evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceCommand {
    /// Adds a piece.
    Add(NewEvidence),
    /// Puts a newer version in its place.
    Replace {
        /// Which piece.
        evidence: EvidenceNumber,
        /// What is said of it now.
        about: EvidenceAbout,
        /// Where it is.
        body: EvidenceBody,
        /// Why.
        why: String,
    },
    /// Sets which actions it bears out.
    Serve {
        /// Which piece.
        evidence: EvidenceNumber,
        /// The actions.
        serves: Vec<ActionNumber>,
    },
    /// Takes it away.
    Withdraw {
        /// Which piece.
        evidence: EvidenceNumber,
        /// Why.
        why: String,
    },
}
