use jiff::Timestamp;
use rusqlite::{Row, params};

use super::Rows;
use super::values::{Cell, Text};
use crate::secret::SecretHash;
use crate::{AccountId, Fault, LinkFor};

/// A link as it is kept.
pub(crate) struct LinkRow {
    /// None for the one that makes the first account.
    pub(crate) of: Option<(LinkFor, AccountId)>,
    pub(crate) until: Timestamp,
}

const FIRST: &str = "first-administrator";

impl Text for LinkFor {
    fn put(&self) -> String {
        match self {
            Self::SetPassword => "set-password",
            Self::Reset => "reset",
        }
        .to_owned()
    }

    fn take(text: &str) -> Option<Self> {
        [Self::SetPassword, Self::Reset].into_iter().find(|purpose| purpose.put() == text)
    }
}

impl Rows<'_> {
    pub(crate) fn link(&self, token: &SecretHash) -> Result<Option<LinkRow>, Fault> {
        self.one("SELECT purpose, account, until FROM link WHERE token = ?", [token], read)
    }

    pub(crate) fn insert_link(&self, token: &SecretHash, link: &LinkRow) -> Result<(), Fault> {
        let sql = "INSERT INTO link (token, purpose, account, until) VALUES (?, ?, ?, ?)";
        let purpose = link.of.map_or_else(|| FIRST.to_owned(), |(purpose, _)| purpose.put());
        let account = link.of.map(|(_, account)| Cell(account));
        self.change(sql, params![token, purpose, account, Cell(link.until)]).map(drop)
    }

    /// Whether there was one.
    pub(crate) fn delete_link(&self, token: &SecretHash) -> Result<bool, Fault> {
        self.change("DELETE FROM link WHERE token = ?", [token]).map(|deleted| deleted > 0)
    }

    pub(crate) fn delete_links(&self, account: AccountId) -> Result<(), Fault> {
        self.change("DELETE FROM link WHERE account = ?", [Cell(account)]).map(drop)
    }

    pub(crate) fn delete_links_for(&self, account: AccountId, purpose: LinkFor) -> Result<(), Fault> {
        let sql = "DELETE FROM link WHERE account = ? AND purpose = ?";
        self.change(sql, params![Cell(account), Cell(purpose)]).map(drop)
    }

    /// Those that make the first account.
    pub(crate) fn delete_first_links(&self) -> Result<(), Fault> {
        self.change("DELETE FROM link WHERE account IS NULL", []).map(drop)
    }

    pub(crate) fn delete_links_until(&self, moment: Timestamp) -> Result<(), Fault> {
        self.change("DELETE FROM link WHERE until <= ?", [Cell(moment)]).map(drop)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<LinkRow> {
    let of = match row.get::<_, Option<Cell<_>>>(1)? {
        Some(Cell(account)) => Some((row.get::<_, Cell<LinkFor>>(0)?.0, account)),
        None => None,
    };
    Ok(LinkRow { of, until: row.get::<_, Cell<_>>(2)?.0 })
}
