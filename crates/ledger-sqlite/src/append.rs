use std::collections::BTreeMap;

use goldthread_ledger::merkle::Frontier;
use goldthread_ledger::{
    AppendError, Appended, Authority, Batch, Entry, Fault, Moment, NewEntry, Part, Place, PlanRow, Seq,
    StreamId,
};
use rusqlite::Connection;

use crate::file::{DbFile, Trouble};
use crate::rows;
use crate::settings::Settings;

/// Keeps a batch inside the transaction that is open on `db`.
pub(crate) fn append(
    db: &Connection,
    file: &DbFile,
    settings: &Settings,
    batch: &Batch,
) -> Result<Appended, AppendError> {
    if batch.parts.iter().all(|part| part.entries.is_empty()) {
        return Err(AppendError::Empty);
    }
    let mut work = Work::begin(db, file, settings, &batch.authority)?;
    for part in &batch.parts {
        work.part(part)?;
    }
    for source in &batch.sources {
        rows::insert_source(db, &batch.authority, source).map_err(|error| work.fault(error))?;
    }
    work.finish()
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
    ) -> Result<Self, Fault> {
        let tree = rows::head(db, authority).map_err(|trouble| file.fault(trouble))?;
        let tree = tree.map_or_else(Frontier::new, |(tree, _)| tree);
        let last =
            rows::recorded_at(db, authority, Seq(tree.size())).map_err(|trouble| file.fault(trouble))?;
        // A clock that was set back does not bring time back: the entry gets the time of the one before it.
        let now = Moment::from(settings.clock.now());
        let recorded_at = last.map_or(now, |last| last.max(now));
        Ok(Self {
            db,
            file,
            settings,
            authority,
            tree,
            recorded_at,
            plans: BTreeMap::new(),
            entries: Vec::new(),
        })
    }

    fn fault(&self, trouble: impl Into<Trouble>) -> AppendError {
        self.file.fault(trouble).into()
    }

    fn part(&mut self, part: &Part) -> Result<(), AppendError> {
        let Part { stream, expected, entries } = part;
        let mut last =
            rows::last_of_stream(self.db, self.authority, stream).map_err(|error| self.fault(error))?;
        if last != *expected {
            return Err(AppendError::Conflict { stream: stream.clone(), expected: *expected, found: last });
        }
        for new in entries {
            last = last.next();
            self.check(new)?;
            let place = Place {
                authority: self.authority.clone(),
                seq: Seq(self.tree.size()).next(),
                stream: stream.clone(),
                stream_seq: last,
                recorded_at: self.recorded_at,
            };
            self.keep(Entry::seal(new.clone(), place))?;
        }
        Ok(())
    }

    fn check(&self, new: &NewEntry) -> Result<(), AppendError> {
        let is_kept = |id| rows::has_entry(self.db, self.authority, id).map_err(|error| self.fault(error));
        if is_kept(new.id)? {
            return Err(AppendError::AlreadyKept { id: new.id });
        }
        match new.caused_by {
            Some(cause) if !is_kept(cause)? => {
                Err(AppendError::UnknownCause { id: new.id, cause, authority: self.authority.clone() })
            }
            _ => Ok(()),
        }
    }

    fn keep(&mut self, entry: Entry) -> Result<(), AppendError> {
        rows::insert_entry(self.db, &entry).map_err(|error| self.fault(error))?;
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

    fn finish(self) -> Result<Appended, AppendError> {
        let save = || -> rusqlite::Result<()> {
            rows::save_head(self.db, self.authority, &self.tree)?;
            self.plans.values().flatten().try_for_each(|row| rows::save_plan(self.db, row))
        };
        save().map_err(|error| self.fault(error))?;
        Ok(Appended { entries: self.entries })
    }
}
