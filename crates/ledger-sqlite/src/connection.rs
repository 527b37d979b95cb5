use std::time::Duration;

use goldthread_ledger::Fault;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use crate::Settings;
use crate::file::{DbFile, Trouble};
use crate::rows::lossy;

/// The layouts, oldest first; a database of layout N has had the first N.
const MIGRATIONS: [&str; 1] = [include_str!("../migrations/0001_ledger.sql")];

/// Marks the file as ours; `file` and others show it as `application_id`.
const APPLICATION: i64 = 0x4774_4c64;

/// How often, and how long apart, a file that others begin too is tried.
const TRIES: usize = 100;
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// Whether a database may be made where there is none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begin {
    Allowed,
    Refused,
}

/// Opens the connection that writes, and brings the layout up to date.
pub(crate) fn open_writer(file: &DbFile, settings: &Settings, begin: Begin) -> Result<Connection, Fault> {
    file.check_kind()?;
    if begin == Begin::Allowed {
        file.make()?;
    } else if !file.is_there() {
        return Err(Fault::Missing { place: file.place() });
    }
    let mut db = open(file, settings, OpenFlags::SQLITE_OPEN_CREATE).map_err(|error| file.fault(error))?;
    prepare(file, &mut db, begin)?;
    if let Some(pages) = settings.most_pages {
        db.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
            .map_err(|error| file.fault(error))?;
    }
    Ok(db)
}

/// Opens a connection that can only read.
pub(crate) fn open_reader(file: &DbFile, settings: &Settings) -> Result<Connection, Fault> {
    let open = || -> rusqlite::Result<Connection> {
        let db = open(file, settings, OpenFlags::empty())?;
        db.pragma_update(None, "query_only", true)?;
        Ok(db)
    };
    open().map_err(|error| file.fault(error))
}

fn open(file: &DbFile, settings: &Settings, more: OpenFlags) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let db = Connection::open_with_flags(file.path(), flags)?;
    db.busy_timeout(settings.patience)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}

fn prepare(file: &DbFile, db: &mut Connection, begin: Begin) -> Result<(), Fault> {
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    match layout_now(db).map_err(|error| file.fault(error))? {
        Layout::Ours(found) if found > known => Err(Fault::Newer { place: file.place(), found, known }),
        Layout::Foreign => Err(Fault::NotALedger { place: file.place() }),
        Layout::Empty if begin == Begin::Refused => Err(Fault::Missing { place: file.place() }),
        Layout::Ours(found) if found == known => Ok(()),
        Layout::Ours(_) | Layout::Empty => migrate(db).map_err(|error| file.fault(error)),
    }
}

enum Layout {
    Empty,
    Ours(i64),
    Foreign,
}

/// The layout at one moment: another program may be about to make the file.
fn layout_now(db: &mut Connection) -> rusqlite::Result<Layout> {
    layout(&*db.transaction()?)
}

fn layout(db: &Connection) -> rusqlite::Result<Layout> {
    let number = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0));
    let version = number("PRAGMA user_version")?;
    if number("PRAGMA application_id")? == APPLICATION {
        return Ok(Layout::Ours(version));
    }
    let is_empty = version == 0 && number("SELECT count(*) FROM sqlite_schema")? == 0;
    Ok(if is_empty { Layout::Empty } else { Layout::Foreign })
}

/// Looks again once it holds the lock: another program may have been quicker.
fn migrate(db: &mut Connection) -> Result<(), Trouble> {
    write_ahead(db)?;
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = match layout(&transaction)? {
        Layout::Ours(found) => usize::try_from(found).unwrap_or_default(),
        Layout::Empty | Layout::Foreign => 0,
    };
    for migration in MIGRATIONS.iter().skip(found) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", MIGRATIONS.len())?;
    transaction.commit()?;
    Ok(())
}

/// Sets that what is written goes beside the file first, so that readers never wait. Where several programs begin the same
/// file, SQLite refuses this to all but one without waiting.
fn write_ahead(db: &Connection) -> rusqlite::Result<()> {
    let set = || db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()));
    for _ in 0..TRIES {
        match set() {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                std::thread::sleep(BETWEEN_TRIES);
            }
            outcome => return outcome,
        }
    }
    set()
}

/// What the layouts set and the database does not have any more, or has otherwise.
#[derive(Default)]
pub(crate) struct Missing {
    pub(crate) tables: Vec<String>,
    pub(crate) guards: Vec<String>,
}

/// Compares the tables and triggers that are there with those that the layouts set.
pub(crate) fn missing(db: &Connection) -> rusqlite::Result<Missing> {
    let there = schema(db)?;
    let fresh = Connection::open_in_memory()?;
    MIGRATIONS.iter().try_for_each(|migration| fresh.execute_batch(migration))?;
    let mut missing = Missing::default();
    for item in schema(&fresh)?.into_iter().filter(|item| !there.contains(item)) {
        let [kind, name, _] = item;
        if kind == "table" { missing.tables.push(name) } else { missing.guards.push(name) }
    }
    Ok(missing)
}

/// What each thing is, its name, and the statement that makes it.
fn schema(db: &Connection) -> rusqlite::Result<Vec<[String; 3]>> {
    let sql = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name";
    let mut statement = db.prepare(sql)?;
    let item = |row: &rusqlite::Row<'_>| Ok([lossy(row, 0)?, lossy(row, 1)?, lossy(row, 2)?]);
    statement.query_map([], item)?.collect()
}
