use std::collections::BTreeMap;

use goldthread_ledger::merkle::Frontier;
use goldthread_ledger::{Authority, Moment, Seq};
use rusqlite::Connection;

use crate::rows::{self, Found};

/// What the batches of one transaction hand on to each other: where each authority's tree stands.
///
/// It is read once and written once a transaction, however many batches share it. A batch sets it as its last step, so
/// one that is refused leaves it as it was.
#[derive(Default)]
pub(crate) struct Session {
    heads: BTreeMap<Authority, Head>,
}

/// The end of an authority's history.
#[derive(Clone)]
pub(crate) struct Head {
    pub(crate) tree: Frontier,
    /// When the last entry was recorded.
    pub(crate) recorded_at: Option<Moment>,
}

impl Session {
    pub(crate) fn head(&self, db: &Connection, authority: &Authority) -> Found<Head> {
        if let Some(head) = self.heads.get(authority) {
            return Ok(head.clone());
        }
        let tree = rows::head(db, authority)?.map_or_else(Frontier::new, |(tree, _)| tree);
        let recorded_at = rows::recorded_at(db, authority, Seq(tree.size()))?;
        Ok(Head { tree, recorded_at })
    }

    pub(crate) fn set(&mut self, authority: &Authority, head: Head) {
        self.heads.insert(authority.clone(), head);
    }

    /// Writes the tree heads, as the last step before the commit.
    pub(crate) fn save(&self, db: &Connection) -> rusqlite::Result<()> {
        self.heads.iter().try_for_each(|(authority, head)| rows::save_head(db, authority, &head.tree))
    }
}
