use goldthread_ledger::{
    AppendError, Authority, BadBody, Batch, Body, By, Entry, EntryId, Ledger, Moment, NewEntry, Seq,
    StreamSeq,
};
use goldthread_people::{Command, Event, Refusal};
use thiserror::Error;

use super::load::happening;
use super::{DirectoryError, KnownDirectory, stream};
use crate::day_of;

/// What somebody wants changed in the directory.
#[derive(Clone, Debug)]
pub struct DirectoryChange {
    /// What is to be done, in order: all of it, or nothing.
    pub commands: Vec<Command>,
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

/// The directory was not changed; nothing was kept.
#[derive(Debug, Error)]
pub enum ChangeError {
    /// It cannot be done.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Others were quicker each time.
    #[error(
        "others changed the directory each time that this was tried; look at what they changed, and send it again"
    )]
    Busy,
    /// The ledger did not take it.
    #[error(transparent)]
    NotKept(#[from] AppendError),
    /// The directory cannot be read.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    /// An event has no body.
    #[error("an event could not be written down")]
    Body(#[from] BadBody),
}

/// As often as others may be quicker.
const TRIES: usize = 20;

/// Changes the directory: decides on it as it stands, and again where others have changed it meanwhile. Blocks.
///
/// # Errors
/// [`ChangeError`] as it says.
pub fn change_directory(
    ledger: &dyn Ledger,
    authority: &Authority,
    change: DirectoryChange,
) -> Result<Changed, ChangeError> {
    let DirectoryChange { commands, by, at, once } = change;
    let stamp = Stamp { by, at, once };
    until_done(|| try_once(ledger, authority, &commands, &stamp))
}

/// Tries until something comes of it, but not for ever.
fn until_done(
    mut attempt: impl FnMut() -> Result<Option<Changed>, ChangeError>,
) -> Result<Changed, ChangeError> {
    (0..TRIES).find_map(|_| attempt().transpose()).unwrap_or(Err(ChangeError::Busy))
}

/// What the entries of a change have in common.
struct Stamp {
    by: By,
    at: Moment,
    once: Option<EntryId>,
}

/// What came of it; nothing where others were quicker.
fn try_once(
    ledger: &dyn Ledger,
    authority: &Authority,
    commands: &[Command],
    stamp: &Stamp,
) -> Result<Option<Changed>, ChangeError> {
    let kept = kept(ledger, authority)?;
    if let Some(seq) = stamp.kept_in(&kept) {
        return Ok(Some(Changed::AlreadyDone(seq)));
    }
    let events = fold(&kept)?.decide_all(commands.iter().cloned(), day_of(stamp.at.timestamp()))?;
    if events.is_empty() {
        return Ok(Some(Changed::Nothing));
    }
    let after = kept.last().map_or(StreamSeq::NONE, |entry| entry.stream_seq);
    let batch = Batch::new(authority.clone()).with(stream(), after, stamp.entries(&events)?);
    match ledger.append(batch) {
        Ok(appended) => Ok(Some(Changed::Done(appended.entries.last().map_or(Seq::NONE, |entry| entry.seq)))),
        Err(AppendError::Conflict { .. }) => Ok(None),
        Err(refused @ AppendError::AlreadyKept { .. }) => {
            let seq = stamp.kept_in(&self::kept(ledger, authority)?).ok_or(refused)?;
            Ok(Some(Changed::AlreadyDone(seq)))
        }
        Err(other) => Err(other.into()),
    }
}

fn kept(ledger: &dyn Ledger, authority: &Authority) -> Result<Vec<Entry>, DirectoryError> {
    Ok(ledger.entries_of_stream(authority, &stream(), None)?)
}

fn fold(kept: &[Entry]) -> Result<KnownDirectory, DirectoryError> {
    let happened = kept.iter().map(happening).collect::<Result<_, _>>()?;
    let head = kept.last().map_or(0, |entry| entry.seq.0);
    Ok(KnownDirectory::default().after(happened, head)?)
}

impl Stamp {
    /// The entry that the same form was kept under before.
    fn kept_in(&self, kept: &[Entry]) -> Option<Seq> {
        let once = self.once?;
        kept.iter().find(|entry| entry.id == once).map(|entry| entry.seq)
    }

    fn entries(&self, events: &[Event]) -> Result<Vec<NewEntry>, BadBody> {
        let first = self.once.unwrap_or_else(|| EntryId::new(self.at));
        let ids = std::iter::once(first).chain(std::iter::repeat_with(|| EntryId::new(self.at)));
        events.iter().zip(ids).map(|(event, id)| self.entry(event, id)).collect()
    }

    fn entry(&self, event: &Event, id: EntryId) -> Result<NewEntry, BadBody> {
        Ok(NewEntry {
            id,
            happened_at: self.at,
            by: self.by.clone(),
            kind: event.kind().parse().expect("the kind of an event is plain words joined by hyphens"),
            version: event.version(),
            body: Body::parse(&event.body())?,
            caused_by: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often it is tried where it comes to something at the attempt of this number, and what it comes to.
    fn check(done_at: usize, expected_tries: usize, is_done: bool) {
        let mut tries = 0;
        let done = until_done(|| {
            tries += 1;
            Ok((tries == done_at).then_some(Changed::Nothing))
        });
        assert_eq!(tries, expected_tries);
        assert_eq!(done.is_ok(), is_done);
        assert!(is_done || matches!(done, Err(ChangeError::Busy)));
    }

    #[test]
    fn others_may_be_quicker_so_often_and_no_more() {
        check(1, 1, true);
        check(TRIES, TRIES, true);
        check(TRIES + 1, TRIES, false);
        let refused = until_done(|| Err(Refusal::NoSuchRole.into()));
        assert!(matches!(refused, Err(ChangeError::Refused(Refusal::NoSuchRole))));
    }
}
