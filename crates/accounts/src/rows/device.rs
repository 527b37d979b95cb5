use jiff::Timestamp;
use rusqlite::params;

use super::Rows;
use super::values::Cell;
use crate::secret::SecretHash;
use crate::{AccountId, Fault};

impl Rows<'_> {
    pub(crate) fn has_device(&self, account: AccountId, mark: &SecretHash) -> Result<bool, Fault> {
        self.has("SELECT 1 FROM device WHERE account = ? AND mark = ?", params![Cell(account), mark])
    }

    /// Whether the browser has signed in before, with whatever account.
    pub(crate) fn knows_mark(&self, mark: &SecretHash) -> Result<bool, Fault> {
        self.has("SELECT 1 FROM device WHERE mark = ? LIMIT 1", [mark])
    }

    /// Notes that the browser has signed in to the account, and forgets all but the `most` that did so last.
    pub(crate) fn put_device(
        &self,
        account: AccountId,
        mark: &SecretHash,
        now: Timestamp,
        most: u32,
    ) -> Result<(), Fault> {
        let put = "INSERT INTO device (account, mark, last_seen) VALUES (?1, ?2, ?3) \
            ON CONFLICT (account, mark) DO UPDATE SET last_seen = ?3";
        self.change(put, params![Cell(account), mark, Cell(now)])?;
        let forget = "DELETE FROM device WHERE account = ?1 AND mark IN \
            (SELECT mark FROM device WHERE account = ?1 ORDER BY last_seen DESC, mark = ?2 DESC LIMIT -1 OFFSET ?3)";
        self.change(forget, params![Cell(account), mark, most]).map(drop)
    }

    pub(crate) fn delete_devices_before(&self, moment: Timestamp) -> Result<(), Fault> {
        self.change("DELETE FROM device WHERE last_seen < ?", [Cell(moment)]).map(drop)
    }
}
