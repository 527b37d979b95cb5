use std::io::{BufRead, Write};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use goldthread_ledger::archive::{ArchiveError, Archived, RestoreError};
use goldthread_ledger::verify::Report;
use goldthread_ledger::{
    AppendError, Appended, Authority, Batch, Checkpoint, Entry, Fault, Hash, HeldCheckpoint, Ledger, Moment,
    PlanRow, Seq, StreamId,
};
use goldthread_sqlite_file::Begin;
use rusqlite::{OptionalExtension, params};

use crate::connection::open_writer;
use crate::file::DbFile;
use crate::readers::Readers;
use crate::settings::Settings;
use crate::writer::{Company, Writer};
use crate::{append, archive, checkpoint, projection, restore, rows, verify};

/// The ledger in the file `goldthread.db` of a data folder.
pub struct SqliteLedger {
    file: DbFile,
    settings: Settings,
    // Before the writer, so that the last connection to close is the one that can tidy the file.
    readers: Readers,
    writer: Writer,
    /// Why nothing can be written: the lists beside the entries could not be made from them.
    damage: Mutex<Option<Fault>>,
}

impl SqliteLedger {
    /// Opens the ledger of a data folder that has one.
    ///
    /// # Errors
    /// [`Fault::Missing`] when there is none; the other faults as they say.
    pub fn open(folder: &Path, settings: Settings) -> Result<Self, Fault> {
        Self::begin(folder, settings, Begin::Refused)
    }

    /// Opens the ledger of a data folder, and makes folder and ledger where they are not there.
    ///
    /// # Errors
    /// [`Fault`] says why it cannot be used.
    pub fn open_or_create(folder: &Path, settings: Settings) -> Result<Self, Fault> {
        Self::begin(folder, settings, Begin::Allowed)
    }

    fn begin(folder: &Path, settings: Settings, begin: Begin) -> Result<Self, Fault> {
        let file = DbFile::in_folder(folder);
        let db = open_writer(&file, &settings, begin)?;
        let writer = Writer::start(file.clone(), db, settings.group)?;
        let readers = Readers::new(file.clone(), settings.clone());
        let ledger = Self { file, settings, readers, writer, damage: Mutex::new(None) };
        match ledger.refresh() {
            Ok(()) => {}
            // A damaged ledger is opened all the same, so that `verify` can say what is damaged; nothing is written to it.
            Err(fault @ (Fault::Damaged { .. } | Fault::Unreadable { .. })) => *ledger.damage() = Some(fault),
            Err(fault) => return Err(fault),
        }
        Ok(ledger)
    }

    fn damage(&self) -> MutexGuard<'_, Option<Fault>> {
        self.damage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it may be written to: not while what is there could not be read when it was opened.
    fn is_fit(&self) -> Result<(), Fault> {
        let mut damage = self.damage();
        if damage.is_some() {
            self.refresh()?;
            *damage = None;
        }
        Ok(())
    }

    fn refresh(&self) -> Result<(), Fault> {
        if self.readers.read(|db| projection::is_stale(db, &self.settings))? {
            self.rebuild_projections()?;
        }
        Ok(())
    }

    /// The file that it is kept in.
    pub fn path(&self) -> &Path {
        self.file.path()
    }
}

impl Ledger for SqliteLedger {
    fn append(&self, batch: Batch) -> Result<Appended, AppendError> {
        self.is_fit()?;
        let (file, settings) = (self.file.clone(), self.settings.clone());
        self.writer
            .run(Company::Shared, move |db, session| append::append(db, session, &file, &settings, &batch))
    }

    fn entries(&self, authority: &Authority, from: Seq, limit: usize) -> Result<Vec<Entry>, Fault> {
        let condition = "authority = ? AND seq >= ? ORDER BY seq LIMIT ?";
        self.readers.read(|db| {
            rows::entries(
                db,
                condition,
                params![authority.as_str(), number(from), i64::try_from(limit).unwrap_or(i64::MAX)],
            )
        })
    }

    fn entries_of_stream(
        &self,
        authority: &Authority,
        stream: &StreamId,
        up_to: Option<Seq>,
    ) -> Result<Vec<Entry>, Fault> {
        let condition = "authority = ? AND stream = ? AND seq <= ? ORDER BY stream_seq";
        let up_to = up_to.map_or(i64::MAX, number);
        self.readers
            .read(|db| rows::entries(db, condition, params![authority.as_str(), stream.as_str(), up_to]))
    }

    fn entry(&self, authority: &Authority, seq: Seq) -> Result<Option<Entry>, Fault> {
        let found = self.readers.read(|db| {
            rows::entries(db, "authority = ? AND seq = ?", params![authority.as_str(), number(seq)])
        })?;
        Ok(found.into_iter().next())
    }

    fn seq_at(&self, authority: &Authority, moment: Moment) -> Result<Option<Seq>, Fault> {
        let sql = "SELECT max(seq) FROM entry WHERE authority = ? AND recorded_at <= ?";
        self.readers.read(|db| {
            let parameters = [authority.as_str(), &moment.to_string()];
            let seq = db.query_row(sql, parameters, |row| row.get::<_, Option<u64>>(0)).optional()?;
            Ok(seq.flatten().map(Seq))
        })
    }

    fn head(&self, authority: &Authority) -> Result<Seq, Fault> {
        self.readers.read(|db| Ok(rows::last_seq(db, authority)?))
    }

    fn authorities(&self) -> Result<Vec<Authority>, Fault> {
        let sql = "SELECT DISTINCT authority FROM entry ORDER BY authority";
        self.readers.read(|db| {
            let mut statement = db.prepare_cached(sql)?;
            let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            names.into_iter().map(|name| Ok(Authority::try_from(name)?)).collect()
        })
    }

    fn checkpoint(&self, authority: &Authority) -> Result<Option<Checkpoint>, Fault> {
        self.is_fit()?;
        let (file, authority) = (self.file.clone(), authority.clone());
        self.writer.run(Company::Alone, move |db, _| {
            checkpoint::issue(db, &authority).map_err(|trouble| file.fault(trouble))
        })
    }

    fn checkpoint_at(&self, authority: &Authority, at: Seq) -> Result<Option<Checkpoint>, Fault> {
        self.readers.read(|db| checkpoint::at(db, authority, at))
    }

    fn issued_checkpoints(&self, authority: &Authority) -> Result<Vec<Checkpoint>, Fault> {
        self.readers.read(|db| rows::checkpoints(db, authority))
    }

    fn source(&self, authority: &Authority, hash: &Hash) -> Result<Option<Vec<u8>>, Fault> {
        self.readers.read(|db| Ok(rows::source(db, authority, hash)?))
    }

    fn sources(&self, authority: &Authority) -> Result<Vec<Hash>, Fault> {
        self.readers.read(|db| rows::sources(db, authority))
    }

    fn plans(&self, authority: &Authority) -> Result<Vec<PlanRow>, Fault> {
        self.readers.read(|db| rows::plans(db, authority))
    }

    fn rebuild_projections(&self) -> Result<(), Fault> {
        let (file, settings) = (self.file.clone(), self.settings.clone());
        self.writer.run(Company::Alone, move |db, _| {
            projection::rebuild(db, &settings).map_err(|trouble| file.fault(trouble))
        })
    }

    fn verify(
        &self,
        authority: Option<&Authority>,
        held: Option<&HeldCheckpoint>,
    ) -> Result<Vec<Report>, Fault> {
        self.readers.read(|db| verify::verify(db, &self.settings, authority, held))
    }

    fn archive(&self, authority: &Authority, to: &mut dyn Write) -> Result<Archived, ArchiveError> {
        self.readers.read_with(|db| archive::write(db, &self.file, authority, to))
    }

    fn restore(&self, from: Box<dyn BufRead + Send>) -> Result<Archived, RestoreError> {
        let (file, settings) = (self.file.clone(), self.settings.clone());
        let mut from = Some(from);
        self.writer.run(Company::Alone, move |db, _| restore::restore(db, &file, &settings, from.take()))
    }
}

/// The number as SQLite counts; no entry has a greater one.
fn number(seq: Seq) -> i64 {
    i64::try_from(seq.0).unwrap_or(i64::MAX)
}
