use goldthread_ledger::{Authority, Entry, Fault, Ledger, Seq};
use thiserror::Error;

use super::known::Misfit;
use super::{Folded, Happened, Known, stream};
use crate::StoreError;

/// A state in the ledger cannot be read.
#[derive(Debug, Error)]
pub enum ReadError<S: Folded> {
    /// The ledger cannot be read.
    #[error("the ledger could not be read")]
    Ledger(#[from] Fault),
    /// An entry cannot be read.
    #[error("entry {entry}, which speaks of {}, cannot be read", S::ABOUT)]
    Event {
        /// The number of the entry.
        entry: u64,
        /// What is wrong with it.
        source: S::Unreadable,
    },
    /// An entry does not fit those before it.
    #[error(
        "entry {entry}, which speaks of {}, does not fit those before it; run `goldthread verify` to see what was changed",
        S::ABOUT
    )]
    Order {
        /// The number of the entry.
        entry: u64,
        /// What is wrong with it.
        source: S::OutOfOrder,
    },
}

impl<S: Folded> From<Misfit<S::OutOfOrder>> for ReadError<S> {
    fn from(Misfit { entry, source }: Misfit<S::OutOfOrder>) -> Self {
        Self::Order { entry, source }
    }
}

impl<S: Folded> From<ReadError<S>> for StoreError {
    fn from(error: ReadError<S>) -> Self {
        match error {
            ReadError::Ledger(fault) => Self::Ledger(fault),
            other => Self::Stopped(Box::new(other)),
        }
    }
}

/// The state, moved on by all that the ledger has kept since; nothing where that is nothing. Blocks.
///
/// # Errors
/// [`ReadError`] when the ledger or an entry in it cannot be read.
pub fn load<S: Folded>(
    ledger: &dyn Ledger,
    authority: &Authority,
    known: &Known<S>,
) -> Result<Option<Known<S>>, ReadError<S>> {
    let head = ledger.head(authority)?;
    if head.0 <= known.head {
        return Ok(None);
    }
    let news = news::<S>(ledger, authority, known.head, head)?;
    let more = news.iter().map(happening::<S>).collect::<Result<_, _>>()?;
    Ok(Some(known.after(more, head.0)?))
}

/// The entries of the stream after `known`, up to `head`. Few entries are looked through for them; for many, the stream is
/// read whole, which has an index.
fn news<S: Folded>(
    ledger: &dyn Ledger,
    authority: &Authority,
    known: u64,
    head: Seq,
) -> Result<Vec<Entry>, Fault> {
    const FEW: usize = 500;
    let stream = stream::<S>();
    let mut entries = match usize::try_from(head.0 - known) {
        Ok(behind) if behind <= FEW => ledger.entries(authority, Seq(known + 1), behind)?,
        _ => ledger.entries_of_stream(authority, &stream, Some(head))?,
    };
    entries.retain(|entry| entry.seq.0 > known && entry.stream == stream);
    Ok(entries)
}

pub(super) fn happening<S: Folded>(entry: &Entry) -> Result<Happened<S::Event>, ReadError<S>> {
    let number = entry.seq.0;
    let event = S::read(entry.kind.as_str(), entry.version, entry.body.as_str())
        .map_err(|source| ReadError::Event { entry: number, source })?;
    let (at, by) = (entry.recorded_at.timestamp(), entry.by.to_string());
    Ok(Happened { entry: number, at, by, event })
}
