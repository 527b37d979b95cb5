use goldthread_ledger::{Authority, Entry, Fault, Ledger, Seq};
use goldthread_people::{Event, OutOfOrder, UnreadableEvent};
use thiserror::Error;

use super::known::Misfit;
use super::{DirectoryHappening, KnownDirectory, stream};
use crate::StoreError;

/// The directory in the ledger cannot be read.
#[derive(Debug, Error)]
pub enum DirectoryError {
    /// The ledger cannot be read.
    #[error("the ledger could not be read")]
    Ledger(#[from] Fault),
    /// An entry cannot be read.
    #[error("entry {entry}, which speaks of people, cannot be read")]
    Event {
        /// The number of the entry.
        entry: u64,
        /// What is wrong with it.
        source: UnreadableEvent,
    },
    /// An entry does not fit those before it.
    #[error(
        "entry {entry}, which speaks of people, does not fit those before it; run `goldthread verify` to see what was changed"
    )]
    Order {
        /// The number of the entry.
        entry: u64,
        /// What is wrong with it.
        source: OutOfOrder,
    },
}

impl From<Misfit> for DirectoryError {
    fn from(Misfit { entry, source }: Misfit) -> Self {
        Self::Order { entry, source }
    }
}

impl From<DirectoryError> for StoreError {
    fn from(error: DirectoryError) -> Self {
        match error {
            DirectoryError::Ledger(fault) => Self::Ledger(fault),
            other => Self::Stopped(Box::new(other)),
        }
    }
}

/// The directory, moved on by all that the ledger has kept since; nothing where that is nothing. Blocks.
///
/// # Errors
/// [`DirectoryError`] when the ledger or an entry in it cannot be read.
pub fn load_directory(
    ledger: &dyn Ledger,
    authority: &Authority,
    known: &KnownDirectory,
) -> Result<Option<KnownDirectory>, DirectoryError> {
    let head = ledger.head(authority)?;
    if head.0 <= known.head {
        return Ok(None);
    }
    let news = news(ledger, authority, known.head, head)?;
    let more = news.iter().map(happening).collect::<Result<_, _>>()?;
    Ok(Some(known.after(more, head.0)?))
}

/// The entries of the directory after `known`, up to `head`. Few entries are looked through for them; for many, the stream is
/// read whole, which has an index.
fn news(ledger: &dyn Ledger, authority: &Authority, known: u64, head: Seq) -> Result<Vec<Entry>, Fault> {
    const FEW: usize = 500;
    let mut entries = match usize::try_from(head.0 - known) {
        Ok(behind) if behind <= FEW => ledger.entries(authority, Seq(known + 1), behind)?,
        _ => ledger.entries_of_stream(authority, &stream(), Some(head))?,
    };
    entries.retain(|entry| entry.seq.0 > known && entry.stream == stream());
    Ok(entries)
}

pub(super) fn happening(entry: &Entry) -> Result<DirectoryHappening, DirectoryError> {
    let number = entry.seq.0;
    let event = Event::read(entry.kind.as_str(), entry.version, entry.body.as_str())
        .map_err(|source| DirectoryError::Event { entry: number, source })?;
    Ok(DirectoryHappening {
        entry: number,
        at: entry.recorded_at.timestamp(),
        by: entry.by.to_string(),
        event,
    })
}
