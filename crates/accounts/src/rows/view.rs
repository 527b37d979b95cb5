use rusqlite::{Row, params};

use super::Rows;
use super::values::Cell;
use crate::{AccountId, Fault, SavedView, ViewId, ViewName};

impl Rows<'_> {
    /// Those of an account in an authority, by name.
    pub(crate) fn views(&self, account: AccountId, authority: &str) -> Result<Vec<SavedView>, Fault> {
        let sql = "SELECT id, name, address FROM saved_view WHERE account = ? AND authority = ? ORDER BY name COLLATE NOCASE, id";
        self.all(sql, params![Cell(account), authority], read)
    }

    /// How many an account has, but for the one of this name.
    pub(crate) fn other_views(
        &self,
        account: AccountId,
        authority: &str,
        name: &ViewName,
    ) -> Result<u32, Fault> {
        let sql = "SELECT count(*) FROM saved_view WHERE account = ? AND NOT (authority = ? AND name = ?)";
        let count = self.one(sql, params![Cell(account), authority, name.as_str()], |row| row.get(0))?;
        Ok(count.unwrap_or_default())
    }

    /// Saves one; another of the same name shows this from now on.
    pub(crate) fn put_view(
        &self,
        account: AccountId,
        authority: &str,
        view: &SavedView,
    ) -> Result<(), Fault> {
        let sql = "INSERT INTO saved_view (id, account, authority, name, address) VALUES (?, ?, ?, ?, ?) \
            ON CONFLICT (account, authority, name) DO UPDATE SET address = excluded.address";
        let values = params![Cell(view.id), Cell(account), authority, view.name.as_str(), view.address];
        self.change(sql, values).map(drop)
    }

    /// Whether there was one, and it was theirs.
    pub(crate) fn delete_view(&self, account: AccountId, view: ViewId) -> Result<bool, Fault> {
        let sql = "DELETE FROM saved_view WHERE account = ? AND id = ?";
        self.change(sql, params![Cell(account), Cell(view)]).map(|deleted| deleted > 0)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<SavedView> {
    let (Cell(id), Cell(name)) = (row.get(0)?, row.get(1)?);
    Ok(SavedView { id, name, address: row.get(2)? })
}
