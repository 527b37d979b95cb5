use jiff::Timestamp;
use rusqlite::{Row, params};

use super::Rows;
use super::values::Cell;
use crate::secret::SecretHash;
use crate::{AccountId, Fault, Session, SessionId, Stage};

const COLUMNS: &str = "token, id, account, stage, begun, last_seen, shown, address, browser, authority";

impl Rows<'_> {
    pub(crate) fn sessions(&self) -> Result<Vec<(SecretHash, Session)>, Fault> {
        self.all(&format!("SELECT {COLUMNS} FROM session"), [], read)
    }

    pub(crate) fn insert_session(&self, token: &SecretHash, session: &Session) -> Result<(), Fault> {
        let Session { id, account, stage, begun, last_seen, shown, address, browser, authority } = session;
        let sql = format!("INSERT INTO session ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        let values = params![
            token,
            Cell(*id),
            Cell(*account),
            Cell(*stage),
            Cell(*begun),
            Cell(*last_seen),
            Cell(*shown),
            Cell(*address),
            browser.as_str(),
            authority,
        ];
        self.change(&sql, values).map(drop)
    }

    /// Whether there was one.
    pub(crate) fn delete_session(&self, token: &SecretHash) -> Result<bool, Fault> {
        self.change("DELETE FROM session WHERE token = ?", [token]).map(|deleted| deleted > 0)
    }

    /// All of the account, but for one; gives the tokens of those that were.
    pub(crate) fn delete_sessions(
        &self,
        account: AccountId,
        except: Option<&SecretHash>,
    ) -> Result<Vec<SecretHash>, Fault> {
        let sql = "DELETE FROM session WHERE account = ? AND token IS NOT ? RETURNING token";
        self.all(sql, params![Cell(account), except], |row| row.get(0))
    }

    pub(crate) fn delete_session_of(
        &self,
        account: AccountId,
        id: SessionId,
    ) -> Result<Option<SecretHash>, Fault> {
        let sql = "DELETE FROM session WHERE account = ? AND id = ? RETURNING token";
        self.one(sql, params![Cell(account), Cell(id)], |row| row.get(0))
    }

    /// Those of the account at this stage, but for the `most` that were seen last.
    pub(crate) fn delete_oldest_sessions(
        &self,
        account: AccountId,
        stage: Stage,
        most: u32,
    ) -> Result<Vec<SecretHash>, Fault> {
        let sql = "DELETE FROM session WHERE token IN (SELECT token FROM session WHERE account = ? AND stage = ? \
            ORDER BY last_seen DESC, begun DESC, rowid DESC LIMIT -1 OFFSET ?) RETURNING token";
        self.all(sql, params![Cell(account), Cell(stage), most], |row| row.get(0))
    }

    pub(crate) fn set_last_seen(&self, token: &SecretHash, seen: Timestamp) -> Result<(), Fault> {
        let sql = "UPDATE session SET last_seen = ?2 WHERE token = ?1";
        self.change(sql, params![token, Cell(seen)]).map(drop)
    }

    /// Whether the session was still there.
    pub(crate) fn set_authority(&self, token: &SecretHash, authority: Option<&str>) -> Result<bool, Fault> {
        let sql = "UPDATE session SET authority = ?2 WHERE token = ?1";
        self.change(sql, params![token, authority]).map(|changed| changed > 0)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<(SecretHash, Session)> {
    let session = Session {
        id: row.get::<_, Cell<_>>(1)?.0,
        account: row.get::<_, Cell<_>>(2)?.0,
        stage: row.get::<_, Cell<_>>(3)?.0,
        begun: row.get::<_, Cell<_>>(4)?.0,
        last_seen: row.get::<_, Cell<_>>(5)?.0,
        shown: row.get::<_, Cell<_>>(6)?.0,
        address: row.get::<_, Cell<_>>(7)?.0,
        browser: row.get::<_, Cell<_>>(8)?.0,
        authority: row.get(9)?,
    };
    Ok((row.get(0)?, session))
}
