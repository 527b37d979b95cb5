use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use crate::file::DbFile;
use crate::{Fault, Settings};

/// The layouts, oldest first; a file of layout N has had the first N.
const MIGRATIONS: [&str; 2] =
    [include_str!("../migrations/0001_accounts.sql"), include_str!("../migrations/0002_saved_views.sql")];

/// Marks the file as ours; `file` and others show it as `application_id`.
const APPLICATION: i64 = 0x4774_4163;

/// How often, and how long apart, a file that others begin too is tried.
const TRIES: usize = 100;
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// Whether accounts may be begun where there are none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begin {
    Allowed,
    Refused,
}

/// Opens the file, brings its layout up to date, and looks whether it is sound.
pub(crate) fn open(file: &DbFile, settings: &Settings, begin: Begin) -> Result<Connection, Fault> {
    match (file.is_there()?, begin) {
        (true, _) => {}
        (false, Begin::Allowed) => file.make()?,
        (false, Begin::Refused) => return Err(file.missing()),
    }
    file.shut()?;
    let mut db = connect(file, settings).map_err(|error| file.fault(error))?;
    prepare(file, &mut db, begin)?;
    look_for_damage(file, &db)?;
    Ok(db)
}

/// What is deleted is overwritten, so that an erased account is not in the file any more.
fn connect(file: &DbFile, settings: &Settings) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(file.path(), flags)?;
    db.busy_timeout(settings.patience)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}

fn prepare(file: &DbFile, db: &mut Connection, begin: Begin) -> Result<(), Fault> {
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    match layout_now(db).map_err(|error| file.fault(error))? {
        Layout::Ours(found) if found > known => Err(Fault::Newer { place: file.place(), found, known }),
        Layout::Foreign => Err(Fault::NotAccounts { place: file.place() }),
        Layout::Empty if begin == Begin::Refused => Err(file.missing()),
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
fn migrate(db: &mut Connection) -> rusqlite::Result<()> {
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
    transaction.commit()
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

fn look_for_damage(file: &DbFile, db: &Connection) -> Result<(), Fault> {
    let check = || db.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
    let said = check().map_err(|error| file.fault(error))?;
    if said != "ok" {
        return Err(file.damaged(said.lines().next().unwrap_or_default()));
    }
    match missing(db).map_err(|error| file.fault(error))? {
        Some(name) => Err(file.damaged(format!("{name} was removed or altered"))),
        None => Ok(()),
    }
}

/// The first table, index or trigger that the layouts set and the file does not have, or has otherwise.
fn missing(db: &Connection) -> rusqlite::Result<Option<String>> {
    let there = schema(db)?;
    let fresh = Connection::open_in_memory()?;
    MIGRATIONS.iter().try_for_each(|migration| fresh.execute_batch(migration))?;
    let lost = schema(&fresh)?.into_iter().find(|item| !there.contains(item));
    Ok(lost.map(|[kind, name, _]| format!("the {kind} {name}")))
}

/// What each thing is, its name, and the statement that makes it.
fn schema(db: &Connection) -> rusqlite::Result<Vec<[String; 3]>> {
    let sql = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name";
    let mut statement = db.prepare(sql)?;
    let items = statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?;
    items.collect()
}
