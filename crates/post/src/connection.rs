use goldthread_sqlite_file::{Begin, Layouts, NotReady, connect};
use rusqlite::{Connection, OpenFlags};

use crate::file::DbFile;
use crate::{Fault, Keeping};

/// The layouts, oldest first; a file of layout N has had the first N.
const LAYOUTS: Layouts = Layouts {
    application: 0x4774_506f,
    migrations: &[
        include_str!("../migrations/0001_letters.sql"),
        include_str!("../migrations/0002_wishes.sql"),
    ],
};

/// Opens the file, brings its layout up to date, and looks whether it is sound.
pub(crate) fn open(file: &DbFile, keeping: &Keeping, begin: Begin) -> Result<Connection, Fault> {
    match (file.is_there()?, begin) {
        (true, _) => {}
        (false, Begin::Allowed) => file.make()?,
        (false, Begin::Refused) => return Err(file.missing()),
    }
    file.shut()?;
    let fault = |error| file.fault(error);
    let mut db = connect(file.path(), keeping.patience, OpenFlags::empty()).map_err(fault)?;
    // What is deleted is overwritten, so that an erased letter is not in the file any more.
    db.query_row("PRAGMA secure_delete = ON", [], |_| Ok(())).map_err(fault)?;
    LAYOUTS.prepare(&mut db, begin).map_err(|why| not_ready(file, why))?;
    match LAYOUTS.damage(&db).map_err(fault)? {
        Some(what) => Err(file.damaged(what)),
        None => Ok(db),
    }
}

fn not_ready(file: &DbFile, why: NotReady) -> Fault {
    match why {
        NotReady::Newer { found, known } => Fault::Newer { place: file.place(), found, known },
        NotReady::Foreign => Fault::NotLetters { place: file.place() },
        NotReady::Empty => file.missing(),
        NotReady::Sql(error) => file.fault(error),
    }
}
