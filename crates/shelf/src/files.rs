//! The files that evidence names, in all plans of all authorities: what lies in the folder beside and is not among them is named by nobody.

use std::sync::Arc;

use goldthread_ledger::{Authority, Ledger};
use goldthread_plan::PlanId;
use goldthread_plan::evidence::{EvidenceBody, EvidenceNumber};
use jiff::Timestamp;

use crate::{Shelf, StoreError, load};

/// A file that a version of a piece of evidence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFile {
    /// Whose plan.
    pub authority: Authority,
    /// Which plan.
    pub plan: PlanId,
    /// Which piece of evidence, also where it was taken away.
    pub evidence: EvidenceNumber,
    /// Which of its versions, from 1.
    pub version: usize,
    /// The checksum that the file is kept by.
    pub sha256: String,
}

/// All of them, as at the last entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedFiles {
    /// The files, by authority and plan.
    pub files: Vec<NamedFile>,
    /// When the last of all entries was recorded; nothing where there is none.
    pub last: Option<Timestamp>,
}

/// Looks through all plans of all authorities; `known` spares reading what somebody has read already. Blocks.
///
/// # Errors
/// [`StoreError`] where one of them cannot be read. What is named by nobody is then not known.
pub fn named_files(
    ledger: &dyn Ledger,
    known: impl Fn(&Authority) -> Option<Arc<Shelf>>,
) -> Result<NamedFiles, StoreError> {
    let mut named = NamedFiles::default();
    for authority in ledger.authorities()? {
        let before = known(&authority).unwrap_or_default();
        let shelf = load(ledger, &authority, &before)?.map_or(before, Arc::new);
        named.files.extend(of_shelf(&authority, &shelf));
        let head = ledger.head(&authority)?;
        let last = ledger.entry(&authority, head)?.map(|entry| entry.recorded_at.timestamp());
        named.last = named.last.max(last);
    }
    Ok(named)
}

fn of_shelf<'a>(authority: &'a Authority, shelf: &'a Shelf) -> impl Iterator<Item = NamedFile> + 'a {
    let pieces = shelf.plans().flat_map(|kept| kept.plan().evidence().iter().map(|piece| (kept.id(), piece)));
    pieces.flat_map(move |(plan, piece)| {
        let bodies = (1..).zip(piece.versions.iter().map(|version| &version.body));
        bodies.filter_map(move |(version, body)| match body {
            EvidenceBody::File { sha256, .. } => Some(NamedFile {
                authority: authority.clone(),
                plan,
                evidence: piece.number,
                version,
                sha256: sha256.clone(),
            }),
            EvidenceBody::Link { .. } => None,
        })
    })
}
