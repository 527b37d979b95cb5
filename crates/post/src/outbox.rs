use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use data_encoding::BASE32HEX_NOPAD;
use goldthread_sqlite_file::Begin;
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};
use tokio::sync::Notify;

use crate::connection;
use crate::file::DbFile;
use crate::rows::{Rows, Tried, Unsalted};
use crate::turn::Turn;
use crate::{Address, Addressee, Counts, Fault, Keeping, Kept, Key, Kind, Letter, Page, Trouble, backoff};

/// The letters of a deployment: the file `post.db` of a data folder.
///
/// It can be used from many threads, and by several programs at once. Nothing here sends a letter: that is a [`Courier`](crate::Courier)'s
/// work.
pub struct Outbox {
    keeping: Keeping,
    file: DbFile,
    salt: Vec<u8>,
    db: Mutex<Connection>,
    put: Notify,
}

impl Outbox {
    /// Opens the letters of a data folder that has them.
    ///
    /// # Errors
    /// [`Fault::Missing`] when there are none; the other faults as they say.
    pub fn open(folder: &Path, keeping: Keeping) -> Result<Self, Fault> {
        Self::begin(folder, keeping, Begin::Refused)
    }

    /// Opens the letters of a data folder, and makes folder and file where they are not there.
    ///
    /// # Errors
    /// [`Fault`] says why they cannot be used.
    pub fn open_or_create(folder: &Path, keeping: Keeping) -> Result<Self, Fault> {
        Self::begin(folder, keeping, Begin::Allowed)
    }

    fn begin(folder: &Path, keeping: Keeping, begin: Begin) -> Result<Self, Fault> {
        let file = DbFile::in_folder(folder);
        let db = connection::open(&file, &keeping, begin)?;
        let salt = Rows::new(&db, &file).salt()?;
        Ok(Self { keeping, file, salt, db: Mutex::new(db), put: Notify::new() })
    }

    /// Puts a letter in, which is on the disk when this returns. A letter whose key is there already, sent or not, stays as it is.
    /// Tells whether it is new.
    ///
    /// # Errors
    /// [`Fault`] when it could not be kept.
    pub fn put(&self, letter: &Letter, now: Timestamp) -> Result<bool, Fault> {
        self.put_all(std::slice::from_ref(letter), now).map(|new| new > 0)
    }

    /// Puts letters in, all of them or none. Tells how many are new.
    ///
    /// # Errors
    /// [`Fault`] when they could not be kept.
    pub fn put_all(&self, letters: &[Letter], now: Timestamp) -> Result<usize, Fault> {
        let insert = |rows: &Rows<'_>| {
            letters.iter().try_fold(0, |new, letter| Ok(new + usize::from(rows.insert(letter, now)?)))
        };
        let new = self.write(insert)?;
        if new > 0 {
            self.put.notify_one();
        }
        Ok(new)
    }

    /// What became of a letter.
    ///
    /// # Errors
    /// [`Fault`] when the file cannot be read.
    pub fn letter(&self, key: &Key) -> Result<Option<Kept>, Fault> {
        self.rows(&self.db()).kept(key)
    }

    /// What an administrator should see: letters that were given up, letters that were tried and have not gone yet, and letters that may
    /// have arrived more than once. The one that was put in last comes first.
    ///
    /// # Errors
    /// [`Fault`] when the file cannot be read.
    pub fn undelivered(&self, page: Page) -> Result<Vec<Kept>, Fault> {
        self.rows(&self.db()).undelivered(page)
    }

    /// How many letters there are.
    ///
    /// # Errors
    /// [`Fault`] when the file cannot be read.
    pub fn counts(&self) -> Result<Counts, Fault> {
        self.rows(&self.db()).counts()
    }

    /// Tries a letter anew that was given up, or one that waits to be tried again. Tells whether there is such a letter, and it is still
    /// known what it says.
    ///
    /// # Errors
    /// [`Fault`] when that could not be kept.
    pub fn send_again(&self, key: &Key, now: Timestamp) -> Result<bool, Fault> {
        let found = self.write(|rows| rows.send_again(key, now))?;
        if found {
            self.put.notify_one();
        }
        Ok(found)
    }

    /// Erases all letters to somebody, those too that have not gone, and what they wished. Tells how many letters there were.
    ///
    /// # Errors
    /// [`Fault`] when they are still there.
    pub fn erase(&self, addressee: Addressee) -> Result<usize, Fault> {
        let erased = self.write(|rows| {
            rows.delete_wish(addressee)?;
            rows.delete_of(addressee)
        })?;
        self.checkpoint()?;
        Ok(erased)
    }

    /// Erases what was kept for long enough. A courier does this now and then.
    ///
    /// # Errors
    /// [`Fault`] when that could not be done.
    pub fn housekeeping(&self, now: Timestamp) -> Result<(), Fault> {
        let before = |kept: SignedDuration| now.saturating_sub(kept).unwrap_or(Timestamp::MIN);
        let Keeping { content, record, .. } = self.keeping;
        let erased =
            self.write(|rows| Ok(rows.erase_ended(before(content))? + rows.delete_ended(before(record))?))?;
        if erased > 0 { self.checkpoint() } else { Ok(()) }
    }

    /// The one turn there is at sending these letters, if nobody has it. Letters that somebody was sending who had the turn before and is
    /// gone may have arrived or not; they wait again.
    pub(crate) fn turn(&self, now: Timestamp) -> Result<Option<Turn>, Fault> {
        let Some(turn) = Turn::take(&self.file)? else { return Ok(None) };
        let trouble = Trouble::new(Kind::Interrupted, None, "");
        self.write(|rows| {
            rows.claimed()?.iter().try_for_each(|tried| {
                // Once it is tried at once, however late it is. A program that dies again and again must not send it each time.
                let is_first = tried.attempts <= 1;
                let again =
                    if is_first { Some(now) } else { backoff::next(tried.attempts, tried.since, now) };
                rows.set_troubled(tried, &trouble, again, now)
            })
        })?;
        Ok(Some(turn))
    }

    /// Takes the letter that has been due for longest, so that it is known to be under way.
    pub(crate) fn claim(&self, now: Timestamp) -> Result<Option<Claimed>, Fault> {
        let claimed = self.write(|rows| rows.claim(now))?;
        Ok(claimed.map(|letter| Claimed::new(letter, &self.salt)))
    }

    /// When the next letter is due.
    pub(crate) fn next_due(&self) -> Result<Option<Timestamp>, Fault> {
        self.rows(&self.db()).next_due()
    }

    /// Keeps what came of an attempt.
    pub(crate) fn settle(
        &self,
        claimed: &Claimed,
        came: &Result<(), Trouble>,
        now: Timestamp,
    ) -> Result<(), Fault> {
        self.write(|rows| match came {
            Ok(()) => rows.set_sent(claimed, now),
            Err(trouble) => {
                postpone(rows, &claimed.tried(), trouble, now)?;
                // It would have been the same with the others that are due.
                let others = if trouble.kind == Kind::NoServer { rows.due(now)? } else { Vec::new() };
                others.into_iter().try_for_each(|other| {
                    postpone(
                        rows,
                        &Tried { attempts: other.attempts.saturating_add(1), ..other },
                        trouble,
                        now,
                    )
                })
            }
        })
    }

    /// Waits until somebody puts a letter in.
    pub(crate) async fn letters(&self) {
        self.put.notified().await;
    }

    pub(crate) fn place(&self) -> String {
        self.file.place()
    }

    fn db(&self) -> MutexGuard<'_, Connection> {
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn rows<'a>(&'a self, db: &'a Connection) -> Rows<'a> {
        Rows::new(db, &self.file)
    }

    pub(crate) fn read<T>(&self, work: impl FnOnce(&Rows<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        work(&self.rows(&self.db()))
    }

    /// Does the work in a transaction, which is on the disk when this returns, or has left nothing.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Rows<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        let mut db = self.db();
        let fault = |error| self.file.fault(error);
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let done = work(&Rows::new(&transaction, &self.file))?;
        transaction.commit().map_err(fault)?;
        Ok(done)
    }

    /// Writes what waits beside the file into it, so that what was deleted is gone from the disk.
    fn checkpoint(&self) -> Result<(), Fault> {
        let run = self.db().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        run.map_err(|error| self.file.fault(error))
    }
}

fn postpone(rows: &Rows<'_>, tried: &Tried, trouble: &Trouble, now: Timestamp) -> Result<(), Fault> {
    let is_final = trouble.kind == Kind::Refused;
    let again = if is_final { None } else { backoff::next(tried.attempts, tried.since, now) };
    rows.set_troubled(tried, trouble, again, now)
}

/// A letter that is being sent.
pub(crate) struct Claimed {
    pub(crate) key: Key,
    pub(crate) attempts: u32,
    since: Timestamp,
    pub(crate) put: Timestamp,
    /// What stands before the `@` of its Message-ID: by it a server, or whoever reads, knows a second copy for what it is.
    pub(crate) id: String,
    pub(crate) to: Address,
    pub(crate) subject: String,
    pub(crate) text: String,
}

impl Claimed {
    fn new(letter: Unsalted, salt: &[u8]) -> Self {
        let Unsalted { tried: Tried { key, attempts, since }, put, to, subject, text } = letter;
        let hash = Sha256::new().chain_update(salt).chain_update(key.as_str()).finalize();
        let id = BASE32HEX_NOPAD.encode(&hash[..20]).to_lowercase();
        Self { key, attempts, since, put, id, to, subject, text }
    }

    fn tried(&self) -> Tried {
        Tried { key: self.key.clone(), attempts: self.attempts, since: self.since }
    }
}
