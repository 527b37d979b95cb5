//! A ledger in a folder of its own, with a clock that a test sets.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use goldthread_ledger::verify::Report;
use goldthread_ledger::{
    Appended, Authority, Batch, Body, EntryId, HeldCheckpoint, Ledger, Moment, NewEntry, StreamId, StreamSeq,
};
use goldthread_ledger_sqlite::{FILE_NAME, Settings, SqliteLedger};
use jiff::Timestamp;
use rusqlite::Connection;
use tempfile::TempDir;

/// 2026-11-21T09:00:00Z.
const START: i64 = 1_795_251_600;

/// A clock that moves when it is told to, in seconds.
#[derive(Clone)]
pub struct Hand(Arc<AtomicI64>);

impl Hand {
    pub fn turn(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }

    fn time(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed)).unwrap()
    }
}

pub struct House {
    pub folder: TempDir,
    pub hand: Hand,
}

impl House {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), hand: Hand(Arc::new(AtomicI64::new(START))) }
    }

    pub fn settings(&self) -> Settings {
        let hand = self.hand.clone();
        Settings::new(move || hand.time()).with_patience(Duration::from_secs(20))
    }

    pub fn ledger(&self) -> SqliteLedger {
        SqliteLedger::open_or_create(self.folder.path(), self.settings()).unwrap()
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A copy of the folder as it is now.
    pub fn copy(&self) -> Self {
        let copy = Self::new();
        for item in std::fs::read_dir(self.path()).unwrap() {
            let item = item.unwrap();
            std::fs::copy(item.path(), copy.path().join(item.file_name())).unwrap();
        }
        copy
    }

    /// Does what someone with an SQL shell does who takes the guards away and puts them back.
    pub fn attack(&self, change: impl FnOnce(&Connection)) {
        let db = self.guarded_shell();
        let mut statement = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        let guards = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let guards: Vec<(String, String)> = guards.map(Result::unwrap).collect();
        db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        for (name, _) in &guards {
            db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        change(&db);
        for (_, sql) in &guards {
            db.execute_batch(sql).unwrap();
        }
    }

    /// The file with its guards.
    pub fn guarded_shell(&self) -> Connection {
        Connection::open(self.path().join(FILE_NAME)).unwrap()
    }

    pub fn verify(&self, held: Option<&HeldCheckpoint>) -> Report {
        let ledger = SqliteLedger::open(self.path(), self.settings()).unwrap();
        let mut reports = ledger.verify(Some(&northam()), held).unwrap();
        reports.remove(0)
    }
}

pub fn northam() -> Authority {
    "northam".parse().unwrap()
}

pub fn stream(name: &str) -> StreamId {
    format!("plan/{name}").parse().unwrap()
}

pub fn change(by: &str, kind: &str, body: &str) -> NewEntry {
    let moment = Moment::from(Timestamp::from_second(START).unwrap());
    NewEntry {
        id: EntryId::new(moment),
        happened_at: moment,
        by: by.parse().unwrap(),
        kind: kind.parse().unwrap(),
        version: 1,
        body: Body::parse(body).unwrap(),
        caused_by: None,
    }
}

pub fn opened(title: &str) -> NewEntry {
    change("A. Person", "plan-opened", &format!(r#"{{"fields":{{"title":{{"text":"{title}"}}}}}}"#))
}

pub fn batch(name: &str, expected: u64, entries: Vec<NewEntry>) -> Batch {
    Batch::new(northam()).with(stream(name), StreamSeq(expected), entries)
}

/// Appends one entry after the `expected` that are there.
pub fn add(ledger: &dyn Ledger, name: &str, expected: u64, by: &str) -> Appended {
    let kind = if expected == 0 { "plan-opened" } else { "action-added" };
    let body = format!(r#"{{"text":"entry {expected} of {name}"}}"#);
    ledger.append(batch(name, expected, vec![change(by, kind, &body)])).unwrap()
}
