use goldthread_ledger::merkle::Frontier;
use goldthread_ledger::{Authority, Checkpoint, Seq};
use rusqlite::{Connection, params};

use crate::file::Trouble;
use crate::rows::{self, Found};

/// The checkpoint of the authority as it is, noted as issued.
pub(crate) fn issue(db: &Connection, authority: &Authority) -> Found<Option<Checkpoint>> {
    let Some((tree, _)) = rows::head(db, authority)? else {
        return Ok(None);
    };
    let checkpoint = of(db, authority, &tree)?;
    rows::insert_checkpoint(db, &checkpoint)?;
    Ok(Some(checkpoint))
}

/// The checkpoint of the authority as it was at entry `at`.
pub(crate) fn at(db: &Connection, authority: &Authority, at: Seq) -> Found<Option<Checkpoint>> {
    let mut tree = Frontier::new();
    rows::each_entry(
        db,
        "authority = ? AND seq <= ? ORDER BY seq",
        params![authority.as_str(), at.0],
        |row| {
            tree.push(row.leaf_hash);
            Ok(())
        },
    )?;
    if at == Seq::NONE || tree.size() != at.0 {
        return Ok(None);
    }
    of(db, authority, &tree).map(Some)
}

fn of(db: &Connection, authority: &Authority, tree: &Frontier) -> Found<Checkpoint> {
    let last = rows::recorded_at(db, authority, Seq(tree.size()))?;
    let at = last.ok_or(Trouble::Beside("the entry that the tree head ends with"))?;
    Ok(Checkpoint { authority: authority.clone(), size: tree.size(), root: tree.root(), at })
}
