use goldthread_ledger::Fault;
use goldthread_sqlite_file::{Begin, Layouts, Lost, NotReady, connect};
use rusqlite::{Connection, OpenFlags};

use crate::Settings;
use crate::file::DbFile;

/// The layouts, oldest first; a database of layout N has had the first N.
const LAYOUTS: Layouts =
    Layouts { application: 0x4774_4c64, migrations: &[include_str!("../migrations/0001_ledger.sql")] };

/// Opens the connection that writes, and brings the layout up to date.
pub(crate) fn open_writer(file: &DbFile, settings: &Settings, begin: Begin) -> Result<Connection, Fault> {
    file.check_kind()?;
    if begin == Begin::Allowed {
        file.make()?;
    } else if !file.is_there() {
        return Err(Fault::Missing { place: file.place() });
    }
    let db = connect(file.path(), settings.patience, OpenFlags::SQLITE_OPEN_CREATE);
    let mut db = db.map_err(|error| file.fault(error))?;
    LAYOUTS.prepare(&mut db, begin).map_err(|why| not_ready(file, why))?;
    if let Some(pages) = settings.most_pages {
        db.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
            .map_err(|error| file.fault(error))?;
    }
    Ok(db)
}

/// Opens a connection that can only read.
pub(crate) fn open_reader(file: &DbFile, settings: &Settings) -> Result<Connection, Fault> {
    let open = || -> rusqlite::Result<Connection> {
        let db = connect(file.path(), settings.patience, OpenFlags::empty())?;
        db.pragma_update(None, "query_only", true)?;
        Ok(db)
    };
    open().map_err(|error| file.fault(error))
}

fn not_ready(file: &DbFile, why: NotReady) -> Fault {
    match why {
        NotReady::Newer { found, known } => Fault::Newer { place: file.place(), found, known },
        NotReady::Foreign => Fault::NotALedger { place: file.place() },
        NotReady::Empty => Fault::Missing { place: file.place() },
        NotReady::Sql(error) => file.fault(error),
    }
}

/// What the layouts set and the database does not have any more, or has otherwise.
#[derive(Default)]
pub(crate) struct Missing {
    pub(crate) tables: Vec<String>,
    pub(crate) guards: Vec<String>,
}

/// Compares the tables and triggers that are there with those that the layouts set.
pub(crate) fn missing(db: &Connection) -> rusqlite::Result<Missing> {
    let (tables, guards): (Vec<_>, _) = LAYOUTS.lost(db)?.into_iter().partition(|lost| lost.kind == "table");
    let names = |lost: Vec<Lost>| lost.into_iter().map(|lost| lost.name).collect();
    Ok(Missing { tables: names(tables), guards: names(guards) })
}
