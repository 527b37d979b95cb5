//! Looks at what is sensitive. Many pages make one, so they are written together.

use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::accounts::cut;
use crate::db::Db;
use crate::{Accounts, Fault, Look, Looked, LooksOf, Page};

/// How many looks may wait at most.
const MOST: usize = 1000;

/// How long a look may wait, where another comes after it.
const LONGEST: SignedDuration = SignedDuration::from_secs(1);

/// The looks that wait to be written.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<Vec<(Timestamp, Look)>>);

impl Waiting {
    fn lock(&self) -> MutexGuard<'_, Vec<(Timestamp, Look)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_due(&self, now: Timestamp) -> bool {
        let waiting = self.lock();
        let is_old = |(at, _): &(Timestamp, Look)| now.duration_since(*at) >= LONGEST;
        waiting.len() >= MOST || waiting.first().is_some_and(is_old)
    }
}

impl Accounts {
    /// Notes that somebody is about to look at something sensitive. It is written within a second or two.
    ///
    /// # Errors
    /// [`Fault`] when looks cannot be written at present; what was to be looked at must not be shown then.
    pub fn look(&self, look: Look, now: Timestamp) -> Result<(), Fault> {
        if self.waiting.is_due(now) {
            self.write_looks(&mut self.db())?;
        }
        self.waiting.lock().push((cut(now), look));
        Ok(())
    }

    /// Who looked at what, the newest first.
    ///
    /// # Errors
    /// [`Fault`] when the file cannot be read, or the looks that wait cannot be written.
    pub fn looks(&self, of: LooksOf<'_>, page: Page) -> Result<Vec<Looked>, Fault> {
        let mut db = self.db();
        self.write_looks(&mut db)?;
        db.rows().looks(of, page)
    }

    /// Writes the looks that wait. Those that could not be written go on waiting.
    pub(crate) fn write_looks(&self, db: &mut Db) -> Result<(), Fault> {
        let looks = self.waiting.lock().clone();
        if looks.is_empty() {
            return Ok(());
        }
        db.write(|rows| looks.iter().try_for_each(|(at, look)| rows.insert_look(*at, look)))?;
        self.waiting.lock().drain(..looks.len());
        Ok(())
    }
}
