use std::io::BufRead;

use goldthread_ledger::archive::{Archived, RestoreError};
use goldthread_ledger::restore::{ArchiveReader, Next, Piece};
use goldthread_ledger::{Authority, Fault};
use rusqlite::Connection;

use crate::file::{DbFile, Trouble};
use crate::settings::Settings;
use crate::{projection, rows};

/// Reads an archive into the transaction that is open on `db`. An archive can be read once: a second try is a fault.
pub(crate) fn restore(
    db: &Connection,
    file: &DbFile,
    settings: &Settings,
    from: Option<Box<dyn BufRead + Send>>,
) -> Result<Archived, RestoreError> {
    let from = from.ok_or_else(|| Fault::Stopped { place: file.place() })?;
    let mut archive = ArchiveReader::open(from)?;
    let authority = archive.authority().clone();
    let fault = |trouble: Trouble| file.fault(trouble);
    if rows::knows(db, &authority).map_err(fault)? {
        return Err(RestoreError::NotEmpty { authority });
    }
    let archived = loop {
        match archive.advance()? {
            Next::Piece(piece) => keep(db, &authority, &piece).map_err(|error| fault(error.into()))?,
            Next::End(archived) => break archived,
        }
    };
    rows::save_head(db, &authority, archive.tree()).map_err(|error| fault(error.into()))?;
    projection::rebuild(db, settings).map_err(fault)?;
    Ok(archived)
}

fn keep(db: &Connection, authority: &Authority, piece: &Piece) -> rusqlite::Result<()> {
    match piece {
        Piece::Source(source) => rows::insert_source(db, authority, source),
        Piece::Entry(entry) => rows::insert_entry(db, entry),
        Piece::Checkpoint(checkpoint) => rows::insert_checkpoint(db, checkpoint),
    }
}
