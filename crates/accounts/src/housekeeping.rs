use std::sync::atomic::Ordering;

use jiff::{SignedDuration, Timestamp};

use crate::db::Db;
use crate::noting::Deed;
use crate::rows::Rows;
use crate::sessions::Unwritten;
use crate::{Accounts, By, Event, Fault, enrol};

/// Whether another program has written to the file since it was last looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// No.
    Unchanged,
    /// Yes: what was in memory has been read again.
    Changed,
}

/// How often rows that have run out are looked for.
const TIDIED_EVERY: SignedDuration = SignedDuration::from_mins(10);

/// How long a browser keeps its mark without signing in: as long as browsers keep a cookie.
const MARK_KEPT: SignedDuration = SignedDuration::from_hours(400 * 24);

impl Accounts {
    /// Does what has to be done now and then: notices what another program has changed, ends what is over, writes what waits.
    /// To be called every couple of seconds.
    ///
    /// # Errors
    /// The first [`Fault`] that there was; the rest is done all the same, and what was not is tried again the next time.
    pub fn housekeeping(&self, now: Timestamp) -> Result<Outside, Fault> {
        let mut db = self.db();
        let outside = self.look_outside(&mut db);
        let rest = [
            self.write_looks(&mut db),
            self.write_seen(&mut db, Unwritten::ForAMinute),
            self.end_what_is_over(&mut db, now),
            self.tidy(&mut db, now),
        ];
        rest.into_iter().collect::<Result<(), _>>().and(outside)
    }

    fn look_outside(&self, db: &mut Db) -> Result<Outside, Fault> {
        let outside = db.outside()?;
        if outside == Outside::Changed {
            self.load(db)?;
        }
        Ok(outside)
    }

    /// Writes all that waits.
    pub(crate) fn write_all(&self) -> Result<(), Fault> {
        let mut db = self.db();
        let looks = self.write_looks(&mut db);
        self.write_seen(&mut db, Unwritten::All).and(looks)
    }

    fn write_seen(&self, db: &mut Db, which: Unwritten) -> Result<(), Fault> {
        let seen = self.sessions.unwritten(which);
        if seen.is_empty() {
            return Ok(());
        }
        let set =
            |rows: &Rows<'_>| seen.iter().try_for_each(|(token, seen)| rows.set_last_seen(token, *seen));
        db.write::<_, Fault>(set)?;
        self.sessions.written(&seen);
        Ok(())
    }

    fn end_what_is_over(&self, db: &mut Db, now: Timestamp) -> Result<(), Fault> {
        let over = self.sessions.over(now);
        if over.is_empty() {
            return Ok(());
        }
        db.write::<_, Fault>(|rows| over.iter().try_for_each(|token| rows.delete_session(token).map(drop)))?;
        self.sessions.remove(&over);
        Ok(())
    }

    fn tidy(&self, db: &mut Db, now: Timestamp) -> Result<(), Fault> {
        let last = self.tidied.load(Ordering::Relaxed);
        let since = SignedDuration::from_micros(now.as_microsecond().saturating_sub(last));
        if since < TIDIED_EVERY {
            return Ok(());
        }
        db.write::<_, Fault>(|rows| {
            rows.delete_links_until(now)?;
            rows.delete_pending_before(now.saturating_sub(enrol::PENDING).unwrap_or(now))?;
            rows.delete_devices_before(now.saturating_sub(MARK_KEPT).unwrap_or(now))?;
            forget(rows, now, self.settings.lifetimes.record)
        })?;
        self.tidied.store(now.as_microsecond(), Ordering::Relaxed);
        Ok(())
    }
}

/// Takes out of the record what is older than it is kept, whole days at a time: that this was done is noted once a day.
fn forget(rows: &Rows<'_>, now: Timestamp, kept: SignedDuration) -> Result<(), Fault> {
    const DAY: i64 = 24 * 60 * 60;
    let Ok(oldest) = now.checked_sub(kept) else { return Ok(()) };
    let days = oldest.as_second().div_euclid(DAY);
    let Ok(day) = Timestamp::from_second(days.saturating_mul(DAY)) else { return Ok(()) };
    if !rows.is_older(day)? {
        return Ok(());
    }
    rows.forget_before(day)?;
    rows.insert_record(&Deed::of(By::Machine, now).row(Event::RecordForgotten, None))
}
