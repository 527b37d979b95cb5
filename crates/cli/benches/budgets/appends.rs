//! Durable appends a second: many callers who share commits, against one commit for each append, on the same disk.

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use goldthread_ledger::{Authority, Batch, Body, EntryId, Ledger, Moment, NewEntry, StreamId, StreamSeq};
use goldthread_ledger_sqlite::{Settings, SqliteLedger};
use jiff::Timestamp;
use uuid::Uuid;

use crate::Done;

const CALLERS: usize = 64;
const TIME: Duration = Duration::from_secs(3);

/// Prints `appends_together` and `appends_alone`.
pub fn measure() -> Done {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("budgets");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let together = Settings::new(Timestamp::now);
    println!("appends_together {}", per_second(&folder.join("together"), together)?);
    let alone = Settings::new(Timestamp::now).with_group(1);
    println!("appends_alone {}", per_second(&folder.join("alone"), alone)?);
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

/// All callers append to streams of their own until the time is over.
fn per_second(folder: &Path, settings: Settings) -> Result<f64, Box<dyn Error>> {
    let ledger = SqliteLedger::open_or_create(folder, settings)?;
    let start = Instant::now();
    let counts = std::thread::scope(|scope| {
        let callers: Vec<_> = (0..CALLERS).map(|_| scope.spawn(|| keep_appending(&ledger, start))).collect();
        callers
            .into_iter()
            .map(|caller| caller.join().map_err(|_| "a caller stopped".to_owned())?)
            .sum::<Result<u32, String>>()
    })?;
    Ok(f64::from(counts) / start.elapsed().as_secs_f64())
}

fn keep_appending(ledger: &SqliteLedger, start: Instant) -> Result<u32, String> {
    let stream = StreamId::of("plan", Uuid::now_v7()).map_err(|error| error.to_string())?;
    let authority: Authority = "example".parse().map_err(|error| format!("{error}"))?;
    let mut count = 0;
    while start.elapsed() < TIME {
        let batch =
            Batch::new(authority.clone()).with(stream.clone(), StreamSeq(count.into()), vec![entry()?]);
        ledger.append(batch).map_err(|error| error.to_string())?;
        count += 1;
    }
    Ok(count)
}

/// A change of the usual size.
fn entry() -> Result<NewEntry, String> {
    let moment = Moment::from(Timestamp::now());
    let body = serde_json::json!({ "action": 12, "words": "Published on 14 November and launched at four events. ".repeat(4) });
    Ok(NewEntry {
        id: EntryId::new(moment),
        happened_at: moment,
        by: "bench".parse().map_err(|error| format!("{error}"))?,
        kind: "progress-updated".parse().map_err(|error| format!("{error}"))?,
        version: 1,
        body: Body::of(&body).map_err(|error| error.to_string())?,
        caused_by: None,
    })
}
