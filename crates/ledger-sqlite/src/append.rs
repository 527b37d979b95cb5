use std::collections::BTreeMap;

use goldthread_ledger::merkle::Frontier;
use goldthread_ledger::{
    AppendError, Appended, Authority, Batch, Entry, EntryId, Moment, NewEntry, Part, Place, PlanRow, Seq,
    StreamId, StreamSeq,
};
use rusqlite::{Connection, ErrorCode};

use crate::file::{DbFile, Trouble};
use crate::rows;
use crate::session::{Head, Session};
use crate::settings::Settings;

/// Keeps a batch inside the transaction that is open on `db`.
pub(crate) fn append(
    db: &Connection,
    session: &mut Session,
    file: &DbFile,
    settings: &Settings,
    batch: &Batch,
) -> Result<Appended, AppendError> {
    if batch.parts.iter().all(|part| part.entries.is_empty()) {
        return Err(AppendError::Empty);
    }
    let head = session.head(db, &batch.authority).map_err(|trouble| file.fault(trouble))?;
    let mut work = Work::begin(db, file, settings, &batch.authority, head);
    for part in &batch.parts {
        work.part(part)?;
    }
    for source in &batch.sources {
        rows::insert_source(db, &batch.authority, source).map_err(|error| work.fault(error))?;
    }
    work.save_plans()?;
    session.set(&batch.authority, Head { tree: work.tree, recorded_at: Some(work.recorded_at) });
    Ok(Appended { entries: work.entries })
}

struct Work<'a> {
    db: &'a Connection,
    file: &'a DbFile,
    settings: &'a Settings,
    authority: &'a Authority,
    tree: Frontier,
    recorded_at: Moment,
    plans: BTreeMap<StreamId, Option<PlanRow>>,
    entries: Vec<Entry>,
}

impl<'a> Work<'a> {
    fn begin(
        db: &'a Connection,
        file: &'a DbFile,
        settings: &'a Settings,
        authority: &'a Authority,
        head: Head,
    ) -> Self {
        let Head { tree, recorded_at: last } = head;
        // A clock that was set back does not bring time back: the entry gets the time of the one before it.
        let now = Moment::from(settings.clock.now());
        let recorded_at = last.map_or(now, |last| last.max(now));
        Self { db, file, settings, authority, tree, recorded_at, plans: BTreeMap::new(), entries: Vec::new() }
    }

    fn fault(&self, trouble: impl Into<Trouble>) -> AppendError {
        self.file.fault(trouble).into()
    }

    /// The database numbers streams without gaps, so an entry that was decided on another number is refused there.
    fn part(&mut self, part: &Part) -> Result<(), AppendError> {
        let Part { stream, expected, entries } = part;
        if entries.is_empty() {
            return self.must_be_at(stream, *expected);
        }
        let mut last = *expected;
        for new in entries {
            last = last.next();
            self.check_cause(new)?;
            let place = Place {
                authority: self.authority.clone(),
                seq: Seq(self.tree.size()).next(),
                stream: stream.clone(),
                stream_seq: last,
                recorded_at: self.recorded_at,
            };
            self.keep(Entry::seal(new.clone(), place), *expected)?;
        }
        Ok(())
    }

    fn is_kept(&self, id: EntryId) -> Result<bool, AppendError> {
        rows::has_entry(self.db, self.authority, id).map_err(|error| self.fault(error))
    }

    fn check_cause(&self, new: &NewEntry) -> Result<(), AppendError> {
        match new.caused_by {
            Some(cause) if !self.is_kept(cause)? => {
                Err(AppendError::UnknownCause { id: new.id, cause, authority: self.authority.clone() })
            }
            _ => Ok(()),
        }
    }

    fn must_be_at(&self, stream: &StreamId, expected: StreamSeq) -> Result<(), AppendError> {
        let found =
            rows::last_of_stream(self.db, self.authority, stream).map_err(|error| self.fault(error))?;
        if found == expected {
            return Ok(());
        }
        Err(AppendError::Conflict { stream: stream.clone(), expected, found })
    }

    /// Why the database refused the entry. A request that is repeated hears that it is kept, not that it conflicts.
    fn refused(&self, entry: &Entry, expected: StreamSeq, error: rusqlite::Error) -> AppendError {
        if error.sqlite_error_code() != Some(ErrorCode::ConstraintViolation) {
            return self.fault(error);
        }
        match self.is_kept(entry.id) {
            Ok(true) => AppendError::AlreadyKept { id: entry.id },
            Ok(false) => self.must_be_at(&entry.stream, expected).err().unwrap_or_else(|| self.fault(error)),
            Err(fault) => fault,
        }
    }

    fn keep(&mut self, entry: Entry, expected: StreamSeq) -> Result<(), AppendError> {
        rows::insert_entry(self.db, &entry).map_err(|error| self.refused(&entry, expected, error))?;
        self.tree.push(entry.leaf_hash);
        let before = match self.plans.remove(&entry.stream) {
            Some(row) => row,
            None => {
                rows::plan(self.db, self.authority, &entry.stream).map_err(|trouble| self.fault(trouble))?
            }
        };
        let after = self.settings.projection.apply(before, &entry);
        self.plans.insert(entry.stream.clone(), after);
        self.entries.push(entry);
        Ok(())
    }

    fn save_plans(&self) -> Result<(), AppendError> {
        let mut rows = self.plans.values().flatten();
        rows.try_for_each(|row| rows::save_plan(self.db, row)).map_err(|error| self.fault(error))
    }
}
