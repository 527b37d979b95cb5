use jiff::Timestamp;
use rusqlite::{Row, params};

use super::Rows;
use super::values::Cell;
use crate::secret::SecretHash;
use crate::{AccountId, Fault};

/// The second factor of an account, as it is kept.
#[derive(Default)]
pub(crate) struct FactorRow {
    /// What is asked for now: the secret, and the last step that was accepted.
    pub(crate) on: Option<(Vec<u8>, i64)>,
    /// Since when it is asked for.
    pub(crate) since: Option<Timestamp>,
    /// What waits for its first code, and since when.
    pub(crate) pending: Option<(Vec<u8>, Timestamp)>,
}

impl Rows<'_> {
    pub(crate) fn factor(&self, account: AccountId) -> Result<FactorRow, Fault> {
        let sql =
            "SELECT secret, last_step, since, pending, pending_since FROM second_factor WHERE account = ?";
        self.one(sql, [Cell(account)], read).map(Option::unwrap_or_default)
    }

    /// The accounts that ask for one.
    pub(crate) fn factored(&self) -> Result<Vec<AccountId>, Fault> {
        let sql = "SELECT account FROM second_factor WHERE secret IS NOT NULL";
        self.all(sql, [], |row| Ok(row.get::<_, Cell<_>>(0)?.0))
    }

    pub(crate) fn set_pending(&self, account: AccountId, secret: &[u8], now: Timestamp) -> Result<(), Fault> {
        let sql = "INSERT INTO second_factor (account, pending, pending_since) VALUES (?1, ?2, ?3) \
            ON CONFLICT (account) DO UPDATE SET pending = ?2, pending_since = ?3";
        self.change(sql, params![Cell(account), secret, Cell(now)]).map(drop)
    }

    /// What was pending is asked for from now on.
    pub(crate) fn turn_on(&self, account: AccountId, step: i64, now: Timestamp) -> Result<(), Fault> {
        let sql = "UPDATE second_factor SET secret = pending, last_step = ?2, since = ?3, pending = NULL, \
            pending_since = NULL WHERE account = ?1";
        self.change(sql, params![Cell(account), step, Cell(now)]).map(drop)
    }

    pub(crate) fn set_step(&self, account: AccountId, step: i64) -> Result<(), Fault> {
        let sql = "UPDATE second_factor SET last_step = ?2 WHERE account = ?1";
        self.change(sql, params![Cell(account), step]).map(drop)
    }

    pub(crate) fn delete_factor(&self, account: AccountId) -> Result<(), Fault> {
        self.change("DELETE FROM second_factor WHERE account = ?", [Cell(account)])?;
        self.delete_codes(account)
    }

    pub(crate) fn delete_pending_before(&self, moment: Timestamp) -> Result<(), Fault> {
        let sql = "DELETE FROM second_factor WHERE secret IS NULL AND pending_since < ?";
        self.change(sql, [Cell(moment)])?;
        let sql = "UPDATE second_factor SET pending = NULL, pending_since = NULL WHERE pending_since < ?";
        self.change(sql, [Cell(moment)]).map(drop)
    }

    pub(crate) fn insert_code(&self, account: AccountId, hash: &SecretHash) -> Result<(), Fault> {
        let sql = "INSERT INTO recovery_code (account, hash) VALUES (?, ?)";
        self.change(sql, params![Cell(account), hash]).map(drop)
    }

    /// Whether there was such a code: each is good once.
    pub(crate) fn use_code(&self, account: AccountId, hash: &SecretHash) -> Result<bool, Fault> {
        let sql = "DELETE FROM recovery_code WHERE account = ? AND hash = ?";
        self.change(sql, params![Cell(account), hash]).map(|deleted| deleted > 0)
    }

    pub(crate) fn delete_codes(&self, account: AccountId) -> Result<(), Fault> {
        self.change("DELETE FROM recovery_code WHERE account = ?", [Cell(account)]).map(drop)
    }

    pub(crate) fn codes_left(&self, account: AccountId) -> Result<usize, Fault> {
        let sql = "SELECT hash FROM recovery_code WHERE account = ?";
        self.all(sql, [Cell(account)], |_| Ok(())).map(|codes| codes.len())
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<FactorRow> {
    let secret: Option<Vec<u8>> = row.get(0)?;
    let step: Option<i64> = row.get(1)?;
    let since: Option<Cell<Timestamp>> = row.get(2)?;
    let pending: Option<Vec<u8>> = row.get(3)?;
    let pending_since: Option<Cell<Timestamp>> = row.get(4)?;
    Ok(FactorRow {
        on: secret.zip(step),
        since: since.map(|cell| cell.0),
        pending: pending.zip(pending_since.map(|cell| cell.0)),
    })
}
