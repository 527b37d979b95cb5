//! What people do with a plan that is kept: decided on it as it stands, and again where others were quicker.

use std::sync::Arc;

use goldthread_ledger::{
    AppendError, Authority, BadBody, Batch, By, EntryId, Ledger, Moment, Seq, StreamSeq,
};
use goldthread_plan::{Event, Plan};
use thiserror::Error;

use crate::folded::Changed;
use crate::keep::{entry_with, stream_of};
use crate::load::caught_up;
use crate::{Kept, StoreError};

/// Who changes a plan, when, and by which form.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Who; [`signed`](crate::signed) for people.
    pub by: By,
    /// When.
    pub at: Moment,
    /// The id that the first entry is to have: a form that is sent twice carries the same one, and is kept once.
    pub once: Option<EntryId>,
}

/// A plan was not changed; nothing was kept.
#[derive(Debug, Error)]
pub enum PlanChangeError<R> {
    /// It cannot be done.
    #[error("{0}")]
    Refused(R),
    /// Others were quicker each time.
    #[error(
        "others changed the plan each time that this was tried; look at what they changed, and send it again"
    )]
    Busy,
    /// The ledger did not take it.
    #[error(transparent)]
    NotKept(#[from] AppendError),
    /// The plan cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An event has no body.
    #[error("an event could not be written down")]
    Body(#[from] BadBody),
}

/// As often as others may be quicker.
const TRIES: usize = 20;

/// Changes a plan by what `decide` answers for it as it stands, and asks again where others have changed it meanwhile. Blocks.
///
/// # Errors
/// [`PlanChangeError`] as it says.
pub fn change_plan<R>(
    ledger: &dyn Ledger,
    authority: &Authority,
    mut kept: Arc<Kept>,
    signed: &Signed,
    decide: impl Fn(&Plan) -> Result<Vec<Event>, R>,
) -> Result<Changed, PlanChangeError<R>> {
    let stream = stream_of(kept.id());
    for _ in 0..TRIES {
        if let Some(seq) = signed.kept_in(&kept) {
            return Ok(Changed::AlreadyDone(seq));
        }
        let events = decide(kept.plan()).map_err(PlanChangeError::Refused)?;
        if events.is_empty() {
            return Ok(Changed::Nothing);
        }
        let first = signed.once.unwrap_or_else(|| EntryId::new(signed.at));
        let ids = std::iter::once(first).chain(std::iter::repeat_with(|| EntryId::new(signed.at)));
        let entries = events.iter().zip(ids).map(|(event, id)| entry_with(id, event, &signed.by, signed.at));
        let entries = entries.collect::<Result<Vec<_>, BadBody>>()?;
        let after = StreamSeq(kept.history().len() as u64);
        match ledger.append(Batch::new(authority.clone()).with(stream.clone(), after, entries)) {
            Ok(appended) => {
                return Ok(Changed::Done(appended.entries.last().map_or(Seq::NONE, |entry| entry.seq)));
            }
            Err(AppendError::Conflict { .. }) => kept = caught_up(ledger, authority, &kept)?,
            Err(refused @ AppendError::AlreadyKept { .. }) => {
                let now = caught_up(ledger, authority, &kept)?;
                return Ok(Changed::AlreadyDone(signed.kept_in(&now).ok_or(refused)?));
            }
            Err(other) => return Err(other.into()),
        }
    }
    Err(PlanChangeError::Busy)
}

impl Signed {
    /// The entry that the same form was kept under before.
    fn kept_in(&self, kept: &Kept) -> Option<Seq> {
        let once = self.once?;
        let before = kept.history().iter().rev().find(|happening| happening.id == once);
        before.map(|happening| Seq(happening.entry))
    }
}
