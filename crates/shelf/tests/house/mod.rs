//! A ledger in a folder of its own, and a clock that a test sets.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use goldthread_ledger::{
    Authority, Batch, Body, EntryId, Ledger, Moment, NewEntry, Seq, StreamId, StreamSeq,
};
use goldthread_ledger_sqlite::{Settings, SqliteLedger};
use jiff::Timestamp;
use tempfile::TempDir;

/// 2026-05-10T09:00:00Z.
pub const START: i64 = 1_778_403_600;
pub const DAY: i64 = 24 * 60 * 60;

pub struct House {
    pub ledger: SqliteLedger,
    clock: Arc<AtomicI64>,
    _folder: TempDir,
}

impl House {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(AtomicI64::new(START));
        let hand = Arc::clone(&clock);
        let now = move || Timestamp::from_second(hand.load(Ordering::Relaxed)).unwrap();
        let ledger = SqliteLedger::open_or_create(folder.path(), Settings::new(now)).unwrap();
        Self { ledger, clock, _folder: folder }
    }

    pub fn at(&self) -> Moment {
        Moment::from(Timestamp::from_second(self.clock.load(Ordering::Relaxed)).unwrap())
    }

    /// Lets a day pass.
    pub fn sleep(&self) {
        self.clock.fetch_add(DAY, Ordering::Relaxed);
    }

    pub fn head(&self) -> Seq {
        self.ledger.head(&northam()).unwrap()
    }

    /// Keeps an entry that no change makes.
    pub fn keep(&self, stream: &str, after: u64, id: EntryId, kind: &str, body: &str) {
        let entry = NewEntry {
            id,
            happened_at: self.at(),
            by: "A. Person".parse().unwrap(),
            kind: kind.parse().unwrap(),
            version: 1,
            body: Body::parse(body).unwrap(),
            caused_by: None,
        };
        let stream: StreamId = stream.parse().unwrap();
        self.ledger.append(Batch::new(northam()).with(stream, StreamSeq(after), vec![entry])).unwrap();
    }

    /// Keeps so many entries that speak of something else.
    pub fn keep_others(&self, count: u64) {
        for after in 0..count {
            self.keep("mapping/columns", after, EntryId::new(self.at()), "mapping-kept", "{}");
        }
    }
}

pub fn northam() -> Authority {
    "northam".parse().unwrap()
}
