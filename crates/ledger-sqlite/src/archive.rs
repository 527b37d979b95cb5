use std::io::Write;

use goldthread_ledger::archive::{ArchiveError, Archived, End, FORMAT, Header, Line};
use goldthread_ledger::merkle::Frontier;
use goldthread_ledger::{Authority, Checkpoint, Moment};
use rusqlite::Connection;

use crate::file::{DbFile, Trouble};
use crate::rows;

/// Writes all of an authority, line by line.
pub(crate) fn write(
    db: &Connection,
    file: &DbFile,
    authority: &Authority,
    to: &mut dyn Write,
) -> Result<Archived, ArchiveError> {
    let fault = |trouble: Trouble| ArchiveError::Fault(file.fault(trouble));
    let Some((head, _)) = rows::head(db, authority).map_err(fault)? else {
        return Err(ArchiveError::NoEntries { authority: authority.clone() });
    };
    put(to, &Line::Archive(Header { format: FORMAT.to_owned(), authority: authority.clone() }))?;
    let sources = write_sources(db, file, authority, to)?;
    let (tree, at) = write_entries(db, file, authority, to)?;
    let at =
        at.filter(|_| tree == head).ok_or_else(|| ArchiveError::Unsound { authority: authority.clone() })?;
    let issued = rows::checkpoints(db, authority).map_err(fault)?;
    issued.iter().try_for_each(|checkpoint| put(to, &Line::Checkpoint(checkpoint.to_string())))?;
    let (entries, root) = (tree.size(), tree.root());
    put(to, &Line::End(End { sources, entries, checkpoints: issued.len() as u64, root }))?;
    to.flush().map_err(ArchiveError::Write)?;
    Ok(Archived { checkpoint: Checkpoint { authority: authority.clone(), size: entries, root, at }, sources })
}

fn write_sources(
    db: &Connection,
    file: &DbFile,
    authority: &Authority,
    to: &mut dyn Write,
) -> Result<u64, ArchiveError> {
    let hashes = rows::sources(db, authority).map_err(|trouble| file.fault(trouble))?;
    for hash in &hashes {
        let content =
            rows::source(db, authority, hash).map_err(|error| file.fault(error))?.unwrap_or_default();
        Line::of_source(*hash, &content).try_for_each(|line| put(to, &line))?;
    }
    Ok(hashes.len() as u64)
}

/// Writes the entries, and gives the tree that they make and when the last was recorded.
fn write_entries(
    db: &Connection,
    file: &DbFile,
    authority: &Authority,
    to: &mut dyn Write,
) -> Result<(Frontier, Option<Moment>), ArchiveError> {
    let mut tree = Frontier::new();
    let mut at = None;
    let mut written = Ok(());
    let read = rows::each_entry(db, "authority = ? ORDER BY seq", [authority.as_str()], |kept| {
        let row = kept.sound()?;
        tree.push(row.computed_hash());
        at = row.recorded_at.parse().ok();
        if written.is_ok() {
            written = put(to, &Line::Entry(Box::new(row)));
        }
        Ok(())
    });
    read.map_err(|trouble| file.fault(trouble))?;
    written.map(|()| (tree, at))
}

fn put(to: &mut dyn Write, line: &Line) -> Result<(), ArchiveError> {
    let mut text = line.text();
    text.push('\n');
    to.write_all(text.as_bytes()).map_err(ArchiveError::Write)
}
