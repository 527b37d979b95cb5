//! How many durable appends a second: 64 callers who share commits, against the same callers with one commit an append.
//!
//! `cargo run --release -p goldthread-ledger-sqlite --example appends [FOLDER]`; the folder decides which disk is measured.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use goldthread_ledger::{Authority, Batch, Body, EntryId, Ledger, Moment, NewEntry, StreamId, StreamSeq};
use goldthread_ledger_sqlite::{Settings, SqliteLedger};
use jiff::Timestamp;

const CALLERS: u64 = 64;

fn main() -> Result<(), Box<dyn Error>> {
    let within = std::env::args_os().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = tempfile::tempdir_in(within)?;
    let together = measure(&folder.path().join("together"), Settings::new(Timestamp::now), 50)?;
    let alone = measure(&folder.path().join("alone"), Settings::new(Timestamp::now).with_group(1), 10)?;
    println!("appends_together {together:.0}\nappends_alone {alone:.0}\ntimes {:.1}", together / alone);
    Ok(())
}

/// Appends `each` entries from every caller, and gives how many a second were on the disk.
fn measure(folder: &Path, settings: Settings, each: u64) -> Result<f64, Box<dyn Error>> {
    let ledger = SqliteLedger::open_or_create(folder, settings)?;
    let (ledger, begun) = (&ledger, Instant::now());
    let outcomes: Vec<Result<(), String>> = std::thread::scope(|scope| {
        let callers: Vec<_> = (0..CALLERS)
            .map(|caller| scope.spawn(move || append(ledger, caller, each).map_err(|e| e.to_string())))
            .collect();
        callers
            .into_iter()
            .map(|caller| caller.join().map_err(|_| "a caller failed".to_owned()).flatten())
            .collect()
    });
    outcomes.into_iter().collect::<Result<(), String>>()?;
    #[expect(clippy::cast_precision_loss, reason = "a few thousand appends are exact")]
    Ok((CALLERS * each) as f64 / begun.elapsed().as_secs_f64())
}

fn append(ledger: &dyn Ledger, caller: u64, each: u64) -> Result<(), Box<dyn Error>> {
    let authority: Authority = "northam".parse()?;
    let stream: StreamId = format!("plan/{caller}").parse()?;
    for expected in 0..each {
        let now = Moment::from(Timestamp::now());
        let entry = NewEntry {
            id: EntryId::new(now),
            happened_at: now,
            by: "A. Person".parse()?,
            kind: "update-posted".parse()?,
            version: 1,
            body: Body::parse(
                r#"{"text":"The threshold guide was published on 3 May and sent to all schools."}"#,
            )?,
            caused_by: None,
        };
        ledger.append(Batch::new(authority.clone()).with(
            stream.clone(),
            StreamSeq(expected),
            vec![entry],
        ))?;
    }
    Ok(())
}
