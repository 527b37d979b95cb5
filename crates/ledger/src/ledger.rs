use std::io::{BufRead, Write};

use crate::archive::{ArchiveError, Archived, RestoreError};
use crate::verify::Report;
use crate::{
    AppendError, Appended, Authority, Batch, Checkpoint, Entry, Fault, Hash, HeldCheckpoint, Moment, PlanRow,
    Seq, StreamId,
};

/// Where entries are kept for ever.
///
/// Calls block until they are answered; what is acknowledged is on the disk. Each call sees one state of the ledger.
pub trait Ledger: Send + Sync {
    /// Keeps a batch, whole or not at all, and answers when it is on the disk.
    ///
    /// # Errors
    /// [`AppendError::Conflict`] when a stream is not where the batch expects it; the others as they say.
    fn append(&self, batch: Batch) -> Result<Appended, AppendError>;

    /// Up to `limit` entries from number `from` on, in order.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read.
    fn entries(&self, authority: &Authority, from: Seq, limit: usize) -> Result<Vec<Entry>, Fault>;

    /// The entries of a stream in order; as at entry `up_to`, where given.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read.
    fn entries_of_stream(
        &self,
        authority: &Authority,
        stream: &StreamId,
        up_to: Option<Seq>,
    ) -> Result<Vec<Entry>, Fault>;

    /// One entry.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read.
    fn entry(&self, authority: &Authority, seq: Seq) -> Result<Option<Entry>, Fault>;

    /// The last entry that was recorded at `moment` or before; nothing where all came later.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read.
    fn seq_at(&self, authority: &Authority, moment: Moment) -> Result<Option<Seq>, Fault>;

    /// The number of the last entry; 0 where the authority has none.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read.
    fn head(&self, authority: &Authority) -> Result<Seq, Fault>;

    /// The authorities that have entries, by name.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read.
    fn authorities(&self) -> Result<Vec<Authority>, Fault>;

    /// Issues the checkpoint of the authority as it is now, and keeps a note that it was; nothing without entries.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read or written.
    fn checkpoint(&self, authority: &Authority) -> Result<Option<Checkpoint>, Fault>;

    /// The checkpoint of the authority as it was at entry `at`; nothing where there is no such entry.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read.
    fn checkpoint_at(&self, authority: &Authority, at: Seq) -> Result<Option<Checkpoint>, Fault>;

    /// The checkpoints that were issued, the smallest first.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read.
    fn issued_checkpoints(&self, authority: &Authority) -> Result<Vec<Checkpoint>, Fault>;

    /// The content of a source.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read.
    fn source(&self, authority: &Authority, hash: &Hash) -> Result<Option<Vec<u8>>, Fault>;

    /// The hashes of the sources that are kept.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read.
    fn sources(&self, authority: &Authority) -> Result<Vec<Hash>, Fault>;

    /// The list of plans, the one opened first before the others.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read.
    fn plans(&self, authority: &Authority) -> Result<Vec<PlanRow>, Fault>;

    /// Makes the projections anew from the entries.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read or written.
    fn rebuild_projections(&self) -> Result<(), Fault>;

    /// Rebuilds everything from the entries and compares it with what is kept, and with a checkpoint that someone held.
    ///
    /// Looks at one authority, or at all that have left any trace. A held checkpoint is compared with the authority
    /// that it names; one of words alone needs `authority`, or a ledger of one.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read at all.
    fn verify(
        &self,
        authority: Option<&Authority>,
        held: Option<&HeldCheckpoint>,
    ) -> Result<Vec<Report>, Fault>;

    /// Writes all of an authority as an archive: entries, sources, checkpoints.
    ///
    /// # Errors
    /// [`ArchiveError`] when there is nothing to write, the ledger does not agree with itself, or writing fails.
    fn archive(&self, authority: &Authority, to: &mut dyn Write) -> Result<Archived, ArchiveError>;

    /// Reads an archive into an authority that has no entries; all of it, or nothing.
    ///
    /// # Errors
    /// [`RestoreError`] names the line that is wrong, or says why it cannot be kept here.
    fn restore(&self, from: Box<dyn BufRead + Send>) -> Result<Archived, RestoreError>;
}
