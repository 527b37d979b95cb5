use std::collections::BTreeMap;
use std::sync::Arc;

use goldthread_ledger::{Authority, Entry, Fault, Ledger, Seq};
use goldthread_plan::{Event, OutOfOrder, PlanId, UnreadableEvent};

use crate::keep::stream_of;
use crate::{Happening, Kept, Shelf};

/// The plans in the ledger cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The ledger cannot be read.
    #[error("the ledger could not be read")]
    Ledger(#[from] Fault),
    /// An entry cannot be read.
    #[error("entry {entry} cannot be read")]
    Event {
        /// The number of the entry.
        entry: u64,
        /// What is wrong with it.
        source: UnreadableEvent,
    },
    /// The entries of a plan make no plan.
    #[error("the entries of plan {plan} make no plan")]
    Order {
        /// Which plan.
        plan: PlanId,
        /// What is wrong with them.
        source: OutOfOrder,
    },
    /// Reading stopped half way.
    #[error("reading the ledger stopped half way")]
    Stopped(#[source] Box<dyn std::error::Error + Send + Sync>),
}

const ENTRIES_AT_ONCE: usize = 5_000;

/// The shelf, moved on by all that the ledger has kept since; nothing where that is nothing. Blocks.
///
/// # Errors
/// [`StoreError`] when the ledger or an entry in it cannot be read.
pub fn load(ledger: &dyn Ledger, authority: &Authority, known: &Shelf) -> Result<Option<Shelf>, StoreError> {
    if ledger.head(authority)?.0 <= known.head {
        return Ok(None);
    }
    let mut shelf = known.clone();
    loop {
        let entries = ledger.entries(authority, Seq(shelf.head + 1), ENTRIES_AT_ONCE)?;
        let Some(last) = entries.last() else { return Ok(Some(shelf)) };
        let head = last.seq.0;
        move_on(&mut shelf, entries)?;
        shelf.head = head;
    }
}

fn move_on(shelf: &mut Shelf, entries: Vec<Entry>) -> Result<(), StoreError> {
    let mut news: BTreeMap<PlanId, Vec<Happening>> = BTreeMap::new();
    for entry in entries {
        if let Some(plan) = plan_of(&entry) {
            news.entry(plan).or_default().push(happening(&entry)?);
        }
    }
    for (plan, more) in news {
        let kept = match shelf.plan(plan) {
            Some(kept) => kept.after(more),
            None => Kept::fold(plan, more),
        };
        shelf.put(kept.map_err(|source| StoreError::Order { plan, source })?);
    }
    Ok(())
}

/// The plan that an entry speaks of; entries of other things are not for this shelf.
fn plan_of(entry: &Entry) -> Option<PlanId> {
    if entry.stream.kind() == "plan" { entry.stream.id().parse().ok() } else { None }
}

fn happening(entry: &Entry) -> Result<Happening, StoreError> {
    let number = entry.seq.0;
    let event = Event::read(entry.kind.as_str(), entry.version, entry.body.as_str())
        .map_err(|source| StoreError::Event { entry: number, source })?;
    let (at, by) = (entry.recorded_at.timestamp(), entry.by.to_string());
    Ok(Happening { entry: number, id: entry.id, at, by, event })
}

/// A plan, moved on by all that the ledger has kept of it since. Blocks.
///
/// # Errors
/// [`StoreError`] when the ledger or an entry in it cannot be read.
pub(crate) fn caught_up(
    ledger: &dyn Ledger,
    authority: &Authority,
    kept: &Arc<Kept>,
) -> Result<Arc<Kept>, StoreError> {
    let entries = ledger.entries_of_stream(authority, &stream_of(kept.id()), None)?;
    let more = entries.iter().skip(kept.history().len()).map(happening).collect::<Result<Vec<_>, _>>()?;
    if more.is_empty() {
        return Ok(Arc::clone(kept));
    }
    let plan = kept.id();
    kept.after(more).map(Arc::new).map_err(|source| StoreError::Order { plan, source })
}
