//! What a power cut can leave of the log of writes: its beginning, or its beginning and then rubbish.

use std::fs;
use std::path::PathBuf;

use goldthread_ledger::{Entry, Ledger, Seq};
use goldthread_ledger_sqlite::{FILE_NAME, SqliteLedger};

use crate::support::{House, batch, change, northam};

const BATCHES: u64 = 8;
const BATCH: u64 = 3;
const TRIES: usize = 40;

/// A copy of a ledger that is still open, so that its last entries are in the log of writes; and those entries.
fn open_house() -> (House, Vec<Entry>) {
    let house = House::new();
    let ledger = house.ledger();
    for number in 0..BATCHES {
        let entries = (0..BATCH).map(|_| change("A. Person", "plan-opened", "{}")).collect();
        ledger.append(batch("a", number * BATCH, entries)).unwrap();
    }
    (house.copy(), ledger.entries(&northam(), Seq::FIRST, 1_000).unwrap())
}

fn log(house: &House) -> PathBuf {
    house.path().join(format!("{FILE_NAME}-wal"))
}

/// However the log is spoilt, what is left is a sound ledger that ends between two batches.
fn check(spoil: impl Fn(&mut Vec<u8>, usize)) {
    let (house, entries) = open_house();
    let length = fs::metadata(log(&house)).unwrap().len();
    let step = usize::try_from(length).unwrap() / TRIES;
    let mut lengths = Vec::new();
    for number in 1..TRIES {
        let torn = house.copy();
        let mut bytes = fs::read(log(&torn)).unwrap();
        spoil(&mut bytes, number * step + number);
        fs::write(log(&torn), bytes).unwrap();
        let ledger = SqliteLedger::open_or_create(torn.path(), torn.settings()).unwrap();
        let left = ledger.entries(&northam(), Seq::FIRST, 1_000).unwrap();
        assert_eq!(left.len() as u64 % BATCH, 0, "a batch is there in part");
        assert_eq!(left, entries[..left.len()]);
        assert!(ledger.verify(None, None).unwrap().iter().all(goldthread_ledger::verify::Report::is_sound));
        lengths.push(left.len());
    }
    assert!(lengths.is_sorted() && lengths.first() != lengths.last(), "{lengths:?}");
}

#[test]
fn a_log_that_was_cut_short_ends_with_a_whole_batch() {
    check(Vec::truncate);
}

#[test]
fn a_log_with_a_wrong_byte_ends_before_it() {
    check(|bytes, at| bytes[at] ^= 0x10);
}

#[test]
fn a_log_that_ends_in_zeros_ends_before_them() {
    check(|bytes, at| bytes[at..].fill(0));
}
