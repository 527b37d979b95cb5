//! The layouts that a file has had, and what of them it has.

use std::time::Duration;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, Row, TransactionBehavior};

/// How often, and how long apart, a file that others begin too is tried.
const TRIES: usize = 100;
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// What makes a file one of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layouts {
    /// Marks the file as ours; `file` and others show it as `application_id`.
    pub application: i64,
    /// The layouts, oldest first; a file of layout N has had the first N.
    pub migrations: &'static [&'static str],
}

/// Whether a file may be begun where there is none, or an empty one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begin {
    /// It may.
    Allowed,
    /// It may not.
    Refused,
}

/// Why a file cannot be used as it is.
#[derive(Debug)]
pub enum NotReady {
    /// It is of a layout that is not known yet.
    Newer {
        /// Its layout.
        found: i64,
        /// The newest that is known.
        known: i64,
    },
    /// It is of something else.
    Foreign,
    /// It is empty, and may not be begun.
    Empty,
    /// SQLite refused.
    Sql(rusqlite::Error),
}

/// A table, index or trigger that the layouts set, and a file does not have or has otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// What it is: `table`, `index` or `trigger`.
    pub kind: String,
    /// Its name.
    pub name: String,
}

/// What a file is.
enum Found {
    Empty,
    Ours(i64),
    Foreign,
}

impl Layouts {
    /// Brings the layout of a file up to date.
    ///
    /// # Errors
    /// [`NotReady`] says why it cannot be used.
    pub fn prepare(&self, db: &mut Connection, begin: Begin) -> Result<(), NotReady> {
        let known = i64::try_from(self.migrations.len()).unwrap_or(i64::MAX);
        match self.found_now(db).map_err(NotReady::Sql)? {
            Found::Ours(found) if found > known => Err(NotReady::Newer { found, known }),
            Found::Foreign => Err(NotReady::Foreign),
            Found::Empty if begin == Begin::Refused => Err(NotReady::Empty),
            Found::Ours(found) if found == known => Ok(()),
            Found::Ours(_) | Found::Empty => self.migrate(db).map_err(NotReady::Sql),
        }
    }

    /// What is wrong with a file, in words for whoever reads what is damaged: with its pages, or with its layout.
    ///
    /// # Errors
    /// What SQLite says where it cannot be read.
    pub fn damage(&self, db: &Connection) -> rusqlite::Result<Option<String>> {
        let said = db.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))?;
        if said != "ok" {
            return Ok(Some(said.lines().next().unwrap_or_default().to_owned()));
        }
        let lost = self.lost(db)?.into_iter().next();
        Ok(lost.map(|Lost { kind, name }| format!("the {kind} {name} was removed or altered")))
    }

    /// Compares what is there with what the layouts set.
    ///
    /// # Errors
    /// What SQLite says where it cannot be read.
    pub fn lost(&self, db: &Connection) -> rusqlite::Result<Vec<Lost>> {
        let there = schema(db)?;
        let fresh = Connection::open_in_memory()?;
        self.migrations.iter().try_for_each(|migration| fresh.execute_batch(migration))?;
        let lost = schema(&fresh)?.into_iter().filter(|item| !there.contains(item));
        Ok(lost.map(|[kind, name, _]| Lost { kind, name }).collect())
    }

    /// The layout at one moment: another program may be about to make the file.
    fn found_now(&self, db: &mut Connection) -> rusqlite::Result<Found> {
        self.found(&*db.transaction()?)
    }

    fn found(&self, db: &Connection) -> rusqlite::Result<Found> {
        let number = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0));
        let version = number("PRAGMA user_version")?;
        if number("PRAGMA application_id")? == self.application {
            return Ok(Found::Ours(version));
        }
        let is_empty = version == 0 && number("SELECT count(*) FROM sqlite_schema")? == 0;
        Ok(if is_empty { Found::Empty } else { Found::Foreign })
    }

    /// Looks again once it holds the lock: another program may have been quicker.
    fn migrate(&self, db: &mut Connection) -> rusqlite::Result<()> {
        write_ahead(db)?;
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let found = match self.found(&transaction)? {
            Found::Ours(found) => usize::try_from(found).unwrap_or_default(),
            Found::Empty | Found::Foreign => 0,
        };
        for migration in self.migrations.iter().skip(found) {
            transaction.execute_batch(migration)?;
        }
        transaction.pragma_update(None, "application_id", self.application)?;
        transaction.pragma_update(None, "user_version", self.migrations.len())?;
        transaction.commit()
    }
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

/// What each thing is, its name, and the statement that makes it.
fn schema(db: &Connection) -> rusqlite::Result<Vec<[String; 3]>> {
    let sql = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name";
    let mut statement = db.prepare(sql)?;
    let item = |row: &Row<'_>| Ok([text(row, 0)?, text(row, 1)?, text(row, 2)?]);
    statement.query_map([], item)?.collect()
}

/// A text, where somebody may have put what is none: that agrees with nothing.
fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    })
}

#[cfg(test)]
mod tests {
    use rusqlite::OpenFlags;

    use super::*;
    use crate::{connect, make};

    const FIRST: Layouts = Layouts {
        application: 7,
        migrations: &["CREATE TABLE a (x); CREATE TRIGGER t BEFORE DELETE ON a BEGIN SELECT 1; END;"],
    };
    const SECOND: Layouts = Layouts { migrations: &[FIRST.migrations[0], "CREATE TABLE b (y);"], ..FIRST };

    fn open(folder: &tempfile::TempDir) -> Connection {
        let path = folder.path().join("a.db");
        make(&path).unwrap();
        connect(&path, Duration::from_secs(5), OpenFlags::empty()).unwrap()
    }

    #[test]
    fn a_file_is_begun_where_it_may_be_and_goes_from_layout_to_layout() {
        let folder = tempfile::TempDir::new().unwrap();
        let mut db = open(&folder);
        assert!(matches!(SECOND.prepare(&mut db, Begin::Refused), Err(NotReady::Empty)));
        FIRST.prepare(&mut db, Begin::Allowed).unwrap();
        db.execute("INSERT INTO a VALUES (1)", []).unwrap();
        SECOND.prepare(&mut db, Begin::Refused).unwrap();
        assert_eq!(SECOND.damage(&db).unwrap(), None);
        assert_eq!(db.query_row("SELECT x FROM a", [], |row| row.get::<_, i64>(0)).unwrap(), 1);
        let newer = FIRST.prepare(&mut db, Begin::Allowed);
        assert!(matches!(newer, Err(NotReady::Newer { found: 2, known: 1 })));
    }

    #[test]
    fn what_is_of_something_else_is_left_alone() {
        let folder = tempfile::TempDir::new().unwrap();
        let mut db = open(&folder);
        db.execute_batch("CREATE TABLE theirs (z)").unwrap();
        assert!(matches!(FIRST.prepare(&mut db, Begin::Allowed), Err(NotReady::Foreign)));
    }

    #[test]
    fn what_was_removed_or_altered_is_named() {
        let folder = tempfile::TempDir::new().unwrap();
        let mut db = open(&folder);
        SECOND.prepare(&mut db, Begin::Allowed).unwrap();
        db.execute_batch("DROP TRIGGER t; ALTER TABLE b ADD COLUMN more").unwrap();
        let lost = |kind: &str, name: &str| Lost { kind: kind.to_owned(), name: name.to_owned() };
        assert_eq!(SECOND.lost(&db).unwrap(), [lost("table", "b"), lost("trigger", "t")]);
        assert_eq!(SECOND.damage(&db).unwrap().unwrap(), "the table b was removed or altered");
    }

    #[test]
    fn of_many_that_begin_a_file_at_once_none_fails() {
        let folder = tempfile::TempDir::new().unwrap();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| SECOND.prepare(&mut open(&folder), Begin::Allowed).unwrap());
            }
        });
        assert_eq!(SECOND.damage(&open(&folder)).unwrap(), None);
    }
}
