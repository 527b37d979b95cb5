use jiff::Timestamp;
use rusqlite::{Row, params};

use super::Rows;
use super::values::Cell;
use crate::{Account, AccountId, Fault, Login};

const SELECT: &str = "SELECT account.id, login, created, disabled, set_at, since FROM account \
    LEFT JOIN password ON password.account = account.id \
    LEFT JOIN second_factor ON second_factor.account = account.id";

impl Rows<'_> {
    pub(crate) fn account(&self, id: AccountId) -> Result<Option<Account>, Fault> {
        self.one(&format!("{SELECT} WHERE account.id = ?"), [Cell(id)], read)
    }

    pub(crate) fn account_of(&self, login_key: &str) -> Result<Option<Account>, Fault> {
        self.one(&format!("{SELECT} WHERE login_key = ?"), [login_key], read)
    }

    pub(crate) fn accounts(&self) -> Result<Vec<Account>, Fault> {
        self.all(&format!("{SELECT} ORDER BY login_key"), [], read)
    }

    pub(crate) fn has_accounts(&self) -> Result<bool, Fault> {
        self.has("SELECT 1 FROM account LIMIT 1", [])
    }

    pub(crate) fn insert_account(&self, id: AccountId, login: &Login, now: Timestamp) -> Result<(), Fault> {
        let sql = "INSERT INTO account (id, login, login_key, created) VALUES (?, ?, ?, ?)";
        self.change(sql, params![Cell(id), login.as_str(), login.key(), Cell(now)]).map(drop)
    }

    pub(crate) fn rename_account(&self, id: AccountId, login: &Login) -> Result<(), Fault> {
        let sql = "UPDATE account SET login = ?2, login_key = ?3 WHERE id = ?1";
        self.change(sql, params![Cell(id), login.as_str(), login.key()]).map(drop)
    }

    pub(crate) fn set_disabled(&self, id: AccountId, since: Option<Timestamp>) -> Result<(), Fault> {
        let sql = "UPDATE account SET disabled = ?2 WHERE id = ?1";
        self.change(sql, params![Cell(id), since.map(Cell)]).map(drop)
    }

    /// With all that belongs to it, but for the record.
    pub(crate) fn delete_account(&self, id: AccountId) -> Result<(), Fault> {
        self.change("DELETE FROM account WHERE id = ?", [Cell(id)]).map(drop)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Account> {
    let moment = |column| row.get::<_, Option<Cell<Timestamp>>>(column).map(|cell| cell.map(|cell| cell.0));
    Ok(Account {
        id: row.get::<_, Cell<_>>(0)?.0,
        login: row.get::<_, Cell<_>>(1)?.0,
        created: row.get::<_, Cell<_>>(2)?.0,
        disabled: moment(3)?,
        password_set: moment(4)?,
        second_factor: moment(5)?,
    })
}
