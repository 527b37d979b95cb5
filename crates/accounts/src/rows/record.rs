use jiff::Timestamp;
use rusqlite::{Row, params};

use super::Rows;
use super::values::{Cell, Text};
use crate::{AccountId, Fault, Forgotten, Look, Looked, LooksOf, Page, Pseudonym, Record, RecordOf, Who};

impl Rows<'_> {
    pub(crate) fn insert_record(&self, record: &Record) -> Result<(), Fault> {
        let Record { at, event, account, by, address, login } = record;
        let sql = "INSERT INTO record (at, event, account, \"by\", address, login) VALUES (?, ?, ?, ?, ?, ?)";
        let values = params![
            Cell(*at),
            Cell(*event),
            account.map(Cell),
            Cell(*by),
            address.map(Cell),
            login.as_deref()
        ];
        self.change(sql, values).map(drop)
    }

    /// The newest first.
    pub(crate) fn records(&self, of: RecordOf, page: Page) -> Result<Vec<Record>, Fault> {
        let select = "SELECT at, event, account, \"by\", address, login FROM record";
        let order = "ORDER BY at DESC, id DESC LIMIT ? OFFSET ?";
        let Page { limit, offset } = page;
        match of {
            RecordOf::Everybody => {
                self.all(&format!("{select} {order}"), params![limit, offset], read_record)
            }
            RecordOf::Account(id) => {
                let sql = format!(
                    "{select} WHERE account = ?1 OR \"by\" = ?1 ORDER BY at DESC, id DESC LIMIT ?2 OFFSET ?3"
                );
                self.all(&sql, params![Cell(id), limit, offset], read_record)
            }
        }
    }

    pub(crate) fn insert_look(&self, at: Timestamp, look: &Look) -> Result<(), Fault> {
        let Look { account, authority, kind, thing } = look;
        let sql = "INSERT INTO look (at, \"by\", authority, kind, thing) VALUES (?, ?, ?, ?, ?)";
        self.change(sql, params![Cell(at), Cell(*account), authority, kind, thing]).map(drop)
    }

    /// The newest first.
    pub(crate) fn looks(&self, of: LooksOf<'_>, page: Page) -> Result<Vec<Looked>, Fault> {
        let query = |condition: &str| {
            format!(
                "SELECT at, \"by\", authority, kind, thing FROM look WHERE {condition} ORDER BY at DESC, id DESC LIMIT ? OFFSET ?"
            )
        };
        let Page { limit, offset } = page;
        match of {
            LooksOf::Account(id) => {
                self.all(&query("\"by\" = ?"), params![Cell(id), limit, offset], read_look)
            }
            LooksOf::Authority(authority) => {
                self.all(&query("authority = ?"), params![authority, limit, offset], read_look)
            }
            LooksOf::Kind { authority, kind } => {
                let condition = "authority = ? AND kind = ?";
                self.all(&query(condition), params![authority, kind, limit, offset], read_look)
            }
            LooksOf::But { authority, kind } => {
                let condition = "authority = ? AND kind <> ?";
                self.all(&query(condition), params![authority, kind, limit, offset], read_look)
            }
            LooksOf::Thing { authority, kind, thing } => {
                let condition = "authority = ? AND kind = ? AND thing = ?";
                self.all(&query(condition), params![authority, kind, thing, limit, offset], read_look)
            }
        }
    }

    /// The only way to delete a record: all that is older than a moment, by leave of the triggers.
    pub(crate) fn forget_before(&self, moment: Timestamp) -> Result<Forgotten, Fault> {
        self.by_leave("forget-before", &moment.put(), || {
            let records = self.change("DELETE FROM record WHERE at < ?", [Cell(moment)])?;
            let looks = self.change("DELETE FROM look WHERE at < ?", [Cell(moment)])?;
            Ok(Forgotten { records, looks })
        })
    }

    /// Whether anything is older than a moment.
    pub(crate) fn is_older(&self, moment: Timestamp) -> Result<bool, Fault> {
        let sql = "SELECT 1 FROM record WHERE at < ?1 UNION ALL SELECT 1 FROM look WHERE at < ?1 LIMIT 1";
        self.has(sql, [Cell(moment)])
    }

    /// Puts another name for an account into the record, and takes its addresses out.
    pub(crate) fn pseudonymise(&self, id: AccountId, pseudonym: Pseudonym) -> Result<(), Fault> {
        let (id, erased) = (Cell(id), Cell(Who::Erased(pseudonym)));
        let record = "UPDATE record SET account = iif(account = ?1, ?2, account), \
            \"by\" = iif(\"by\" = ?1, ?2, \"by\"), address = NULL WHERE account = ?1 OR \"by\" = ?1";
        self.by_leave("erase", &id.0.put(), || {
            self.change(record, params![id, erased])?;
            self.change("UPDATE look SET \"by\" = ?2 WHERE \"by\" = ?1", params![id, erased]).map(drop)
        })
    }

    fn by_leave<T>(
        &self,
        what: &str,
        value: &str,
        work: impl FnOnce() -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.change("INSERT INTO leave (what, value) VALUES (?, ?)", [what, value])?;
        let done = work()?;
        self.change("DELETE FROM leave", [])?;
        Ok(done)
    }

    /// The key of the hashes that stand for logins which no account has.
    pub(crate) fn login_key(&self) -> Result<Option<[u8; 32]>, Fault> {
        self.one("SELECT key FROM login_key", [], |row| row.get(0))
    }

    pub(crate) fn set_login_key(&self, key: &[u8; 32]) -> Result<(), Fault> {
        self.change("INSERT INTO login_key (only, key) VALUES (1, ?)", [key]).map(drop)
    }
}

fn read_record(row: &Row<'_>) -> rusqlite::Result<Record> {
    Ok(Record {
        at: row.get::<_, Cell<_>>(0)?.0,
        event: row.get::<_, Cell<_>>(1)?.0,
        account: row.get::<_, Option<Cell<_>>>(2)?.map(|cell| cell.0),
        by: row.get::<_, Cell<_>>(3)?.0,
        address: row.get::<_, Option<Cell<_>>>(4)?.map(|cell| cell.0),
        login: row.get(5)?,
    })
}

fn read_look(row: &Row<'_>) -> rusqlite::Result<Looked> {
    Ok(Looked {
        at: row.get::<_, Cell<_>>(0)?.0,
        by: row.get::<_, Cell<_>>(1)?.0,
        authority: row.get(2)?,
        kind: row.get(3)?,
        thing: row.get(4)?,
    })
}
