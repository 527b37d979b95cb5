use jiff::Timestamp;
use rusqlite::params;

use super::Rows;
use super::values::Cell;
use crate::hashing::Phc;
use crate::{AccountId, Fault};

/// The password of an account, as it is kept.
pub(crate) struct PasswordRow {
    pub(crate) hash: Phc,
    pub(crate) set_at: Timestamp,
}

impl Rows<'_> {
    pub(crate) fn password(&self, account: AccountId) -> Result<Option<PasswordRow>, Fault> {
        let sql = "SELECT hash, set_at FROM password WHERE account = ?";
        self.one(sql, [Cell(account)], |row| {
            Ok(PasswordRow { hash: Phc(row.get(0)?), set_at: row.get::<_, Cell<_>>(1)?.0 })
        })
    }

    pub(crate) fn set_password(&self, account: AccountId, hash: &Phc, now: Timestamp) -> Result<(), Fault> {
        let sql = "INSERT INTO password (account, hash, set_at) VALUES (?1, ?2, ?3) \
            ON CONFLICT (account) DO UPDATE SET hash = ?2, set_at = ?3";
        self.change(sql, params![Cell(account), hash.0, Cell(now)]).map(drop)
    }

    /// The same password under another hash; nothing where another was set meanwhile.
    pub(crate) fn rehash(&self, account: AccountId, from: &Phc, to: &Phc) -> Result<(), Fault> {
        let sql = "UPDATE password SET hash = ?3 WHERE account = ?1 AND hash = ?2";
        self.change(sql, params![Cell(account), from.0, to.0]).map(drop)
    }
}
