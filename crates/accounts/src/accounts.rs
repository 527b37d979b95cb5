use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use goldthread_sqlite_file::Begin;
use jiff::Timestamp;

use crate::backoff::Backoff;
use crate::connection;
use crate::db::Db;
use crate::factored::Factored;
use crate::file::DbFile;
use crate::hashing::{HashError, Hasher, Phc};
use crate::looking::Waiting;
use crate::random::random;
use crate::sessions::Sessions;
use crate::{Account, AccountId, Fault, Login, Settings};

/// The accounts of a deployment: the file `accounts.db` of a data folder.
///
/// It can be used from many threads. What hashes a password takes some 30 milliseconds of a processor, and says so; no lock is
/// held meanwhile. [`Accounts::housekeeping`] has to be called every couple of seconds.
pub struct Accounts {
    pub(crate) settings: Settings,
    pub(crate) backoff: Backoff,
    pub(crate) sessions: Sessions,
    pub(crate) factored: Factored,
    pub(crate) waiting: Waiting,
    pub(crate) login_key: [u8; 32],
    /// When rows that have run out were last looked for, in microseconds.
    pub(crate) tidied: AtomicI64,
    is_populated: AtomicBool,
    hasher: Hasher,
    file: DbFile,
    // Whoever changes what is in memory as well holds this from the write to the change, so that both happen in one order.
    db: Mutex<Db>,
}

impl Accounts {
    /// Opens the accounts of a data folder that has them.
    ///
    /// # Errors
    /// [`Fault::Missing`] when there are none; the other faults as they say.
    pub fn open(folder: &Path, settings: Settings) -> Result<Self, Fault> {
        Self::begin(folder, settings, Begin::Refused)
    }

    /// Opens the accounts of a data folder, and makes folder and file where they are not there.
    ///
    /// # Errors
    /// [`Fault`] says why they cannot be used.
    pub fn open_or_create(folder: &Path, settings: Settings) -> Result<Self, Fault> {
        Self::begin(folder, settings, Begin::Allowed)
    }

    fn begin(folder: &Path, settings: Settings, begin: Begin) -> Result<Self, Fault> {
        let file = DbFile::in_folder(folder);
        let mut db = Db::new(connection::open(&file, &settings, begin)?, file.clone())?;
        let accounts = Self {
            backoff: Backoff::new(),
            sessions: Sessions::new(settings.lifetimes),
            factored: Factored::default(),
            waiting: Waiting::default(),
            login_key: login_key(&mut db)?,
            tidied: AtomicI64::new(i64::MIN),
            is_populated: AtomicBool::new(false),
            hasher: Hasher::new(settings.cost)?,
            settings,
            file,
            db: Mutex::new(db),
        };
        accounts.load(&mut accounts.db())?;
        Ok(accounts)
    }

    /// Writes what waits to be written, and closes the file.
    ///
    /// # Errors
    /// [`Fault`] when that could not be written. Dropping the accounts writes it too, but cannot tell.
    pub fn close(self) -> Result<(), Fault> {
        self.write_all()
    }

    /// How often a password was hashed since the file was opened: nearly all the work there is.
    pub fn hashes(&self) -> u64 {
        self.hasher.runs()
    }

    /// Whether anybody has an account. Answered from memory.
    pub fn has_accounts(&self) -> bool {
        self.is_populated.load(Ordering::Relaxed)
    }

    /// An account.
    ///
    /// # Errors
    /// [`Fault`] when the file cannot be read.
    pub fn account(&self, id: AccountId) -> Result<Option<Account>, Fault> {
        self.db().rows().account(id)
    }

    /// The account that signs in with this login.
    ///
    /// # Errors
    /// [`Fault`] when the file cannot be read.
    pub fn account_of(&self, login: &Login) -> Result<Option<Account>, Fault> {
        self.db().rows().account_of(login.key())
    }

    /// All accounts, by login.
    ///
    /// # Errors
    /// [`Fault`] when the file cannot be read.
    pub fn accounts(&self) -> Result<Vec<Account>, Fault> {
        self.db().rows().accounts()
    }

    pub(crate) fn db(&self) -> MutexGuard<'_, Db> {
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes what the file has into memory.
    pub(crate) fn load(&self, db: &mut Db) -> Result<(), Fault> {
        let (sessions, factored) = (db.rows().sessions()?, db.rows().factored()?);
        self.set_populated(db.rows().has_accounts()?);
        self.sessions.replace(sessions);
        self.factored.replace(factored);
        db.settled();
        Ok(())
    }

    pub(crate) fn set_populated(&self, is_populated: bool) {
        self.is_populated.store(is_populated, Ordering::Relaxed);
    }

    /// Hashes; not to be called while the database is held.
    pub(crate) fn hash(&self, password: &crate::Password) -> Result<Phc, Fault> {
        self.hasher.hash(password.reveal()).map_err(|error| self.hash_fault(error))
    }

    pub(crate) fn hasher(&self) -> &Hasher {
        &self.hasher
    }

    pub(crate) fn hash_fault(&self, error: HashError) -> Fault {
        match error {
            HashError::Fault(fault) => fault,
            HashError::NotAHash => self.file.damaged("the hash of a password cannot be read"),
        }
    }
}

impl Drop for Accounts {
    fn drop(&mut self) {
        // Nobody is left to be told; whoever wants to be told closes.
        let _ = self.write_all();
    }
}

/// The key that is kept, or a new one.
fn login_key(db: &mut Db) -> Result<[u8; 32], Fault> {
    if let Some(key) = db.rows().login_key()? {
        return Ok(key);
    }
    db.write(|rows| {
        if let Some(key) = rows.login_key()? {
            return Ok(key);
        }
        let key = random()?;
        rows.set_login_key(&key)?;
        Ok(key)
    })
}

/// A moment as the file keeps it, to the microsecond.
pub(crate) fn cut(moment: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(moment.as_microsecond()).unwrap_or(moment)
}
