//! A process that keeps entries is killed in the middle of it, again and again; nothing it acknowledged is lost.
//!
//! This shows that the process may die at any point. It does not show what a power cut does to a disk that lies about
//! what it has synced: that cannot be tested here.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use goldthread_ledger::{Authority, EntryId, Ledger, Seq, Source};
use goldthread_ledger_sqlite::{Settings, SqliteLedger};
use jiff::Timestamp;

use crate::support::{batch, change, northam};

/// In the child: the folder to keep entries in.
const FOLDER: &str = "GOLDTHREAD_KILL_TEST_FOLDER";
const KILLS_A_FOLDER: u64 = 4;
const CALLERS: usize = 4;
const BATCH: usize = 3;

/// The child: this same program, run for this one test, which keeps entries until it is killed.
#[test]
fn a_process_to_be_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let ledger = SqliteLedger::open_or_create(Path::new(&folder), Settings::new(Timestamp::now)).unwrap();
    std::thread::scope(|scope| {
        for caller in 0..CALLERS {
            let ledger = &ledger;
            scope.spawn(move || keep_for_ever(ledger, caller));
        }
    });
}

fn keep_for_ever(ledger: &SqliteLedger, caller: usize) {
    let name = format!("s{caller}");
    let stream = crate::support::stream(&name);
    let mut last = ledger.entries_of_stream(&northam(), &stream, None).unwrap().len() as u64;
    loop {
        let source = Source::new(format!("{name} {last}").into_bytes());
        let body = format!(r#"{{"sha256":"{}"}}"#, source.hash());
        let entries = vec![change("A. Person", "plan-opened", &body); BATCH];
        let entries = entries.into_iter().map(|mut entry| {
            entry.id = EntryId::new(entry.happened_at);
            entry
        });
        let kept = ledger.append(batch(&name, last, entries.collect()).with_source(source)).unwrap().entries;
        last += BATCH as u64;
        let mut out = std::io::stdout().lock();
        for entry in kept {
            writeln!(out, "\nkept {} {}", entry.seq, entry.id).unwrap();
        }
        out.flush().unwrap();
    }
}

#[test]
fn nothing_acknowledged_is_lost_when_the_process_is_killed_at_its_work() {
    let (at_work, acknowledged) = kill(From::Work, 80);
    assert_eq!(at_work, 80, "a kill must find the process at its work");
    assert!(acknowledged > 1_000, "the process must get far before it is killed: {acknowledged}");
}

#[test]
fn nothing_acknowledged_is_lost_when_the_process_is_killed_as_it_starts() {
    kill(From::Start, 40);
}

/// Kills the process so many times; gives how many times it had acknowledged something, and how many entries in all.
fn kill(from: From, kills: u64) -> (u64, usize) {
    let begun = Instant::now();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64 ^ u64::from(std::process::id());
    let (mut acknowledged, mut at_work) = (0, 0);
    for _ in 0..kills / KILLS_A_FOLDER {
        let folder = tempfile::tempdir().unwrap();
        let mut kept = BTreeMap::new();
        for _ in 0..KILLS_A_FOLDER {
            random = next(random);
            let before = kept.len();
            run_and_kill(folder.path(), from, Duration::from_micros(random % 80_000), &mut kept);
            acknowledged += kept.len() - before;
            at_work += u64::from(kept.len() > before);
            look(folder.path(), &kept);
        }
    }
    println!("{kills} kills, {acknowledged} entries acknowledged, none lost, in {:?}", begun.elapsed());
    (at_work, acknowledged)
}

/// A small generator of numbers, good enough to kill at all sorts of moments (xorshift).
fn next(mut seed: u64) -> u64 {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^ (seed << 17)
}

/// What the time until the kill is counted from: the start, or the first acknowledgement, which may take long to come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    Start,
    Work,
}

/// Lets the child work for `time`, kills it, and notes what it acknowledged.
fn run_and_kill(folder: &Path, from: From, time: Duration, kept: &mut BTreeMap<u64, String>) {
    let mut child = start(folder);
    let out = child.stdout.take().unwrap();
    let (at_work, begun) = channel();
    let killer = std::thread::spawn(move || {
        if from == From::Work {
            // A child that ends by itself ends the wait too.
            let _ = begun.recv();
        }
        std::thread::sleep(time);
        child.kill().unwrap();
        child.wait().unwrap();
    });
    // A line that was cut by the kill has no line feed, and acknowledges nothing.
    let mut line = String::new();
    let mut out = BufReader::new(out);
    while out.read_line(&mut line).unwrap() > 0 {
        if let Some((seq, id)) =
            line.strip_suffix('\n').and_then(|line| line.strip_prefix("kept ")?.split_once(' '))
        {
            kept.insert(seq.parse().unwrap(), id.to_owned());
            let _ = at_work.send(());
        }
        line.clear();
    }
    drop(at_work);
    killer.join().unwrap();
}

fn start(folder: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::a_process_to_be_killed", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Everything acknowledged is there, no batch is there in part, and the ledger is sound.
fn look(folder: &Path, kept: &BTreeMap<u64, String>) {
    let authority: Authority = northam();
    let ledger = SqliteLedger::open_or_create(folder, Settings::new(Timestamp::now)).unwrap();
    let entries = ledger.entries(&authority, Seq::FIRST, usize::MAX >> 1).unwrap();
    for (seq, id) in kept {
        let position = usize::try_from(*seq).unwrap() - 1;
        assert_eq!(entries.get(position).map(|entry| entry.id.to_string()).as_ref(), Some(id), "entry {seq}");
    }
    assert_eq!(entries.len() % BATCH, 0, "a batch is there in part");
    let reports = ledger.verify(Some(&authority), None).unwrap();
    assert!(reports[0].is_sound(), "{}", reports[0]);
}
