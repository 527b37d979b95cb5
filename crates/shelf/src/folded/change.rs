use goldthread_ledger::{
    AppendError, Authority, BadBody, Batch, Body, By, Entry, EntryId, Ledger, Moment, NewEntry, Seq,
    StreamSeq,
};
use thiserror::Error;

use super::load::happening;
use super::{Folded, Known, ReadError, stream};
use crate::{Signed, day_of};

/// What somebody wants changed.
#[derive(Clone, Debug)]
pub struct Change<C> {
    /// What is to be done, in order: all of it, or nothing.
    pub commands: Vec<C>,
    /// Who does it; [`signed`](crate::signed) for people.
    pub by: By,
    /// When.
    pub at: Moment,
    /// The id that its first entry is to have: a form that is sent twice carries the same one, and is kept once.
    pub once: Option<EntryId>,
}

/// What came of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It was kept, up to this entry.
    Done(Seq),
    /// It was so already; there is no entry.
    Nothing,
    /// The same form was sent before: it was kept from this entry on.
    AlreadyDone(Seq),
}

/// Nothing was changed; nothing was kept.
#[derive(Debug, Error)]
pub enum NotChanged<S: Folded> {
    /// It cannot be done.
    #[error(transparent)]
    Refused(S::Refusal),
    /// Others were quicker each time.
    #[error(
        "others changed {} each time that this was tried; look at what they changed, and send it again",
        S::CALLED
    )]
    Busy,
    /// The ledger did not take it.
    #[error(transparent)]
    NotKept(#[from] AppendError),
    /// What is there cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError<S>),
    /// An event has no body.
    #[error("an event could not be written down")]
    Body(#[from] BadBody),
}

/// As often as others may be quicker.
const TRIES: usize = 20;

/// Changes a state: decides on it as it stands, and again where others have changed it meanwhile. Blocks.
///
/// # Errors
/// [`NotChanged`] as it says.
pub fn change<S: Folded>(
    ledger: &dyn Ledger,
    authority: &Authority,
    change: Change<S::Command>,
) -> Result<Changed, NotChanged<S>> {
    let Change { commands, by, at, once } = change;
    let signed = Signed { by, at, once };
    until_done(|| try_once(ledger, authority, &commands, &signed))
}

/// Tries until something comes of it, but not for ever.
fn until_done<S: Folded>(
    mut attempt: impl FnMut() -> Result<Option<Changed>, NotChanged<S>>,
) -> Result<Changed, NotChanged<S>> {
    (0..TRIES).find_map(|_| attempt().transpose()).unwrap_or(Err(NotChanged::Busy))
}

/// What came of it; nothing where others were quicker.
fn try_once<S: Folded>(
    ledger: &dyn Ledger,
    authority: &Authority,
    commands: &[S::Command],
    signed: &Signed,
) -> Result<Option<Changed>, NotChanged<S>> {
    let kept = kept::<S>(ledger, authority)?;
    if let Some(seq) = kept_once(signed, &kept) {
        return Ok(Some(Changed::AlreadyDone(seq)));
    }
    let decided = fold::<S>(&kept)?.decide_all(commands.to_vec(), day_of(signed.at.timestamp()));
    let events = decided.map_err(NotChanged::Refused)?;
    if events.is_empty() {
        return Ok(Some(Changed::Nothing));
    }
    let after = kept.last().map_or(StreamSeq::NONE, |entry| entry.stream_seq);
    let batch = Batch::new(authority.clone()).with(stream::<S>(), after, entries::<S>(signed, &events)?);
    match ledger.append(batch) {
        Ok(appended) => Ok(Some(Changed::Done(appended.entries.last().map_or(Seq::NONE, |entry| entry.seq)))),
        Err(AppendError::Conflict { .. }) => Ok(None),
        Err(refused @ AppendError::AlreadyKept { .. }) => {
            let seq = kept_once(signed, &self::kept::<S>(ledger, authority)?).ok_or(refused)?;
            Ok(Some(Changed::AlreadyDone(seq)))
        }
        Err(other) => Err(other.into()),
    }
}

/// The state as it is now, from all of its stream. Blocks.
///
/// # Errors
/// [`ReadError`] when the ledger or an entry in it cannot be read.
pub fn whole<S: Folded>(ledger: &dyn Ledger, authority: &Authority) -> Result<Known<S>, ReadError<S>> {
    fold(&kept::<S>(ledger, authority)?)
}

fn kept<S: Folded>(ledger: &dyn Ledger, authority: &Authority) -> Result<Vec<Entry>, ReadError<S>> {
    Ok(ledger.entries_of_stream(authority, &stream::<S>(), None)?)
}

fn fold<S: Folded>(kept: &[Entry]) -> Result<Known<S>, ReadError<S>> {
    let happened = kept.iter().map(happening::<S>).collect::<Result<_, _>>()?;
    let head = kept.last().map_or(0, |entry| entry.seq.0);
    Ok(Known::<S>::default().after(happened, head)?)
}

/// The entry that the same form was kept under before.
fn kept_once(signed: &Signed, kept: &[Entry]) -> Option<Seq> {
    let once = signed.once?;
    kept.iter().find(|entry| entry.id == once).map(|entry| entry.seq)
}

fn entries<S: Folded>(signed: &Signed, events: &[S::Event]) -> Result<Vec<NewEntry>, BadBody> {
    let first = signed.once.unwrap_or_else(|| EntryId::new(signed.at));
    let ids = std::iter::once(first).chain(std::iter::repeat_with(|| EntryId::new(signed.at)));
    events.iter().zip(ids).map(|(event, id)| entry::<S>(signed, event, id)).collect()
}

fn entry<S: Folded>(signed: &Signed, event: &S::Event, id: EntryId) -> Result<NewEntry, BadBody> {
    let (kind, version, body) = S::written(event);
    Ok(NewEntry {
        id,
        happened_at: signed.at,
        by: signed.by.clone(),
        kind: kind.parse().expect("the kind of an event is plain words joined by hyphens"),
        version,
        body: Body::parse(&body)?,
        caused_by: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use goldthread_people::{Directory, Refusal};

    /// How often it is tried where it comes to something at the attempt of this number, and what it comes to.
    fn check(done_at: usize, expected_tries: usize, is_done: bool) {
        let mut tries = 0;
        let done = until_done::<Directory>(|| {
            tries += 1;
            Ok((tries == done_at).then_some(Changed::Nothing))
        });
        assert_eq!(tries, expected_tries);
        assert_eq!(done.is_ok(), is_done);
        assert!(is_done || matches!(done, Err(NotChanged::Busy)));
    }

    #[test]
    fn others_may_be_quicker_so_often_and_no_more() {
        check(1, 1, true);
        check(TRIES, TRIES, true);
        check(TRIES + 1, TRIES, false);
        let refused = until_done::<Directory>(|| Err(Refusal::NoSuchRole.into()));
        assert!(matches!(refused, Err(NotChanged::Refused(Refusal::NoSuchRole))));
    }
}
