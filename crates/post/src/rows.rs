//! The only place that names tables and columns.

use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Params, Row, named_params, params};

use crate::file::DbFile;
use crate::outbox::Claimed;
use crate::{Addressee, Counts, Fault, Kept, Key, Kind, Letter, Page, State, Trouble};

/// The rows of the file, inside a transaction where there is one.
pub(crate) struct Rows<'a> {
    db: &'a Connection,
    file: &'a DbFile,
}

const KEPT: &str =
    "key, addressee, put, state, at, attempts, doubtful, trouble, code, said, address, subject";

/// What is shown to an administrator: what was given up, what was tried and has not gone yet, and what may have arrived twice.
const UNDELIVERED: &str = "state = 'given-up' OR (state IN ('waiting', 'sending') AND trouble IS NOT NULL)
                           OR (state = 'sent' AND doubtful > 0)";

impl<'a> Rows<'a> {
    pub(crate) fn new(db: &'a Connection, file: &'a DbFile) -> Self {
        Self { db, file }
    }

    pub(crate) fn salt(&self) -> Result<Vec<u8>, Fault> {
        let salt = self.one("SELECT salt FROM outbox", [], |row| row.get(0))?;
        salt.ok_or_else(|| self.file.damaged("the salt is gone"))
    }

    /// Whether it was not there yet.
    pub(crate) fn insert(&self, letter: &Letter, now: Timestamp) -> Result<bool, Fault> {
        let Letter { key, addressee, to, subject, text } = letter;
        let sql = "INSERT INTO letter (key, addressee, put, since, state, at, address, subject, text)
                   VALUES (?1, ?2, ?3, ?3, 'waiting', ?3, ?4, ?5, ?6) ON CONFLICT (key) DO NOTHING";
        let values = params![key.as_str(), addressee.0.to_string(), Moment(now), to.as_str(), subject, text];
        self.change(sql, values).map(|inserted| inserted > 0)
    }

    /// Takes the letter that has been due for longest.
    pub(crate) fn claim(&self, now: Timestamp) -> Result<Option<Unsalted>, Fault> {
        let sql = "UPDATE letter SET state = 'sending', at = ?1, attempts = attempts + 1 WHERE key = (
                     SELECT key FROM letter WHERE state = 'waiting' AND at <= ?1 ORDER BY at, put, key LIMIT 1
                   ) RETURNING key, attempts, since, put, address, subject, text";
        self.one(sql, [Moment(now)], Unsalted::read)
    }

    pub(crate) fn next_due(&self) -> Result<Option<Timestamp>, Fault> {
        let sql = "SELECT min(at) FROM letter WHERE state = 'waiting'";
        let due = self.one(sql, [], |row| row.get::<_, Option<Moment>>(0))?;
        Ok(due.flatten().map(|Moment(due)| due))
    }

    pub(crate) fn set_sent(&self, claimed: &Claimed, now: Timestamp) -> Result<(), Fault> {
        let sql = "UPDATE letter SET state = 'sent', at = ?, trouble = NULL, code = NULL, said = NULL
                   WHERE key = ? AND state = 'sending' AND attempts = ?";
        self.change(sql, params![Moment(now), claimed.key.as_str(), claimed.attempts]).map(drop)
    }

    /// Ends an attempt that came to nothing; the letter is tried again at a time, or never. Does nothing to a letter that was erased
    /// meanwhile.
    pub(crate) fn set_troubled(
        &self,
        tried: &Tried,
        trouble: &Trouble,
        again: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), Fault> {
        let sql = "UPDATE letter SET state = :state, at = :at, attempts = :attempts, doubtful = doubtful + :doubtful,
                     trouble = :trouble, code = :code, said = :said
                   WHERE key = :key AND state IN ('waiting', 'sending')";
        let values = named_params! {
            ":key": tried.key.as_str(),
            ":state": if again.is_some() { "waiting" } else { "given-up" },
            ":at": Moment(again.unwrap_or(now)),
            ":attempts": tried.attempts,
            ":doubtful": i64::from(trouble.kind.is_doubtful()),
            ":trouble": trouble.kind.name(),
            ":code": trouble.code,
            ":said": trouble.said,
        };
        self.change(sql, values).map(drop)
    }

    /// Those that are being sent.
    pub(crate) fn claimed(&self) -> Result<Vec<Tried>, Fault> {
        self.all("SELECT key, attempts, since FROM letter WHERE state = 'sending'", [], Tried::read)
    }

    /// Those that would be sent now, if they could.
    pub(crate) fn due(&self, now: Timestamp) -> Result<Vec<Tried>, Fault> {
        let sql = "SELECT key, attempts, since FROM letter WHERE state = 'waiting' AND at <= ?";
        self.all(sql, [Moment(now)], Tried::read)
    }

    /// Whether there is one to send again.
    pub(crate) fn send_again(&self, key: &Key, now: Timestamp) -> Result<bool, Fault> {
        let sql = "UPDATE letter SET state = 'waiting', at = ?1, since = ?1, attempts = 0
                   WHERE key = ?2 AND address IS NOT NULL AND (state = 'given-up' OR state = 'waiting')";
        self.change(sql, params![Moment(now), key.as_str()]).map(|changed| changed > 0)
    }

    pub(crate) fn delete_of(&self, addressee: Addressee) -> Result<usize, Fault> {
        self.change("DELETE FROM letter WHERE addressee = ?", [addressee.0.to_string()])
    }

    pub(crate) fn erase_ended(&self, until: Timestamp) -> Result<usize, Fault> {
        let sql = "UPDATE letter SET address = NULL, subject = NULL, text = NULL, said = NULL
                   WHERE state IN ('sent', 'given-up') AND at <= ? AND address IS NOT NULL";
        self.change(sql, [Moment(until)])
    }

    pub(crate) fn delete_ended(&self, until: Timestamp) -> Result<usize, Fault> {
        self.change("DELETE FROM letter WHERE state IN ('sent', 'given-up') AND at <= ?", [Moment(until)])
    }

    pub(crate) fn kept(&self, key: &Key) -> Result<Option<Kept>, Fault> {
        self.one(&format!("SELECT {KEPT} FROM letter WHERE key = ?"), [key.as_str()], read_kept)
    }

    pub(crate) fn undelivered(&self, page: Page) -> Result<Vec<Kept>, Fault> {
        let sql =
            format!("SELECT {KEPT} FROM letter WHERE {UNDELIVERED} ORDER BY put DESC, key LIMIT ? OFFSET ?");
        let offset = i64::try_from(page.offset).unwrap_or(i64::MAX);
        self.all(&sql, params![page.limit, offset], read_kept)
    }

    pub(crate) fn counts(&self) -> Result<Counts, Fault> {
        let sql = "SELECT count(*) FILTER (WHERE state IN ('waiting', 'sending')),
                     count(*) FILTER (WHERE state IN ('waiting', 'sending') AND trouble IS NOT NULL),
                     count(*) FILTER (WHERE state = 'sent'),
                     count(*) FILTER (WHERE state = 'given-up'),
                     count(*) FILTER (WHERE doubtful > 0) FROM letter";
        let read = |row: &Row<'_>| {
            let number = |index| row.get::<_, i64>(index).map(i64::unsigned_abs);
            Ok(Counts {
                waiting: number(0)?,
                troubled: number(1)?,
                sent: number(2)?,
                given_up: number(3)?,
                doubtful: number(4)?,
            })
        };
        self.one(sql, [], read).map(Option::unwrap_or_default)
    }

    pub(crate) fn damaged(&self, what: &str) -> Fault {
        self.file.damaged(what)
    }

    pub(crate) fn change(&self, sql: &str, values: impl Params) -> Result<usize, Fault> {
        let changed = self.db.prepare_cached(sql).and_then(|mut statement| statement.execute(values));
        changed.map_err(|error| self.file.fault(error))
    }

    pub(crate) fn one<T>(
        &self,
        sql: &str,
        values: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Fault> {
        let found =
            self.db.prepare_cached(sql).and_then(|mut found| found.query_row(values, read).optional());
        found.map_err(|error| self.file.fault(error))
    }

    fn all<T>(
        &self,
        sql: &str,
        values: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Fault> {
        let found =
            self.db.prepare_cached(sql).and_then(|mut found| found.query_map(values, read)?.collect());
        found.map_err(|error| self.file.fault(error))
    }
}

/// A letter that was tried, as far as it matters for when it is tried again.
pub(crate) struct Tried {
    pub(crate) key: Key,
    pub(crate) attempts: u32,
    pub(crate) since: Timestamp,
}

impl Tried {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { key: parsed(row, 0)?, attempts: row.get(1)?, since: row.get::<_, Moment>(2)?.0 })
    }
}

/// A letter that was claimed, without the id that it goes under.
pub(crate) struct Unsalted {
    pub(crate) tried: Tried,
    pub(crate) put: Timestamp,
    pub(crate) to: crate::Address,
    pub(crate) subject: String,
    pub(crate) text: String,
}

impl Unsalted {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let put = row.get::<_, Moment>(3)?.0;
        let tried = Tried::read(row)?;
        Ok(Self { tried, put, to: parsed(row, 4)?, subject: row.get(5)?, text: row.get(6)? })
    }
}

fn read_kept(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let at = row.get::<_, Moment>(4)?.0;
    let state = match row.get_ref(3)?.as_str()? {
        "waiting" => State::Waiting { due: at },
        "sending" => State::Sending { since: at },
        "sent" => State::Sent { at },
        "given-up" => State::GivenUp { at },
        _ => return Err(unread(3)),
    };
    let kind = row.get::<_, Option<String>>(7)?;
    let kind = kind.map(|name| Kind::of(&name).ok_or_else(|| unread(7))).transpose()?;
    let (code, said) = (row.get(8)?, row.get::<_, Option<String>>(9)?.unwrap_or_default());
    let address = row.get::<_, Option<String>>(10)?;
    Ok(Kept {
        key: parsed(row, 0)?,
        addressee: Addressee(parsed(row, 1)?),
        put: row.get::<_, Moment>(2)?.0,
        state,
        attempts: row.get(5)?,
        doubtful: row.get(6)?,
        trouble: kind.map(|kind| Trouble { kind, code, said }),
        to: address.map(|_| parsed(row, 10)).transpose()?,
        subject: row.get(11)?,
    })
}

fn parsed<T: std::str::FromStr>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    row.get_ref(column)?.as_str()?.parse().map_err(|_| unread(column))
}

fn unread(column: usize) -> rusqlite::Error {
    let cause = Box::new(FromSqlError::InvalidType);
    rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, cause)
}

/// A moment on its way into or out of a column.
struct Moment(Timestamp);

impl ToSql for Moment {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(format!("{:.6}", self.0).into())
    }
}

impl FromSql for Moment {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(|_| FromSqlError::InvalidType)
    }
}
