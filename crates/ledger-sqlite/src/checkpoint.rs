use goldthread_ledger::merkle::Frontier;
use goldthread_ledger::{Authority, Checkpoint, Seq};
use rusqlite::Connection;

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
    let head = rows::head(db, authority)?.map(|(tree, _)| tree).filter(|tree| tree.size() >= at.0);
    let Some(head) = head.filter(|_| at != Seq::NONE) else {
        return Ok(None);
    };
    let tree = if head.size() == at.0 { head } else { rows::tree_at(db, authority, at)? };
    of(db, authority, &tree).map(Some)
}

fn of(db: &Connection, authority: &Authority, tree: &Frontier) -> Found<Checkpoint> {
    let last = rows::recorded_at(db, authority, Seq(tree.size()))?;
    let at = last.ok_or(Trouble::Beside("the entry that the tree head ends with"))?;
    Ok(Checkpoint { authority: authority.clone(), size: tree.size(), root: tree.root(), at })
}
