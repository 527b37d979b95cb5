//! Documents that are read in a process of their own, and what is said when that process has to be stopped.

mod support;

use std::io::Write;
use std::process::Stdio;

use goldthread_ledger::Moment;
use goldthread_ledger_sqlite::{Settings, SqliteLedger};
use goldthread_reader::{Holds, Limits, Mapping, Role, Source, read};
use goldthread_shelf::{Confirmed, Reviewed, SetColumns, keep_reviewed};
use jiff::Timestamp;
use support::{Ran, arg, command, run, sample};
use tempfile::TempDir;

/// A plan of so many rows in a file whose name says nothing, so that it is read elsewhere.
fn plan(folder: &TempDir, rows: usize) -> std::path::PathBuf {
    let path = folder.path().join("plan");
    let row = "Write a guide to visits and share it with every school\tHead of Service\tMarch 2026\n";
    std::fs::write(&path, format!("Action\tLead\tTimescale\n{}", row.repeat(rows)))
        .expect("the folder can be written");
    path
}

fn refused(ran: &Ran, words: &[&str]) {
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "one sentence: {}", ran.err);
    for word in words {
        assert!(ran.err.contains(word), "{word}: {}", ran.err);
    }
}

#[test]
fn a_document_reads_the_same_elsewhere() {
    let folder = TempDir::new().unwrap();
    let elsewhere = folder.path().join("action-plan");
    let text = std::fs::read_to_string(sample("action-plan.txt")).unwrap();
    std::fs::write(&elsewhere, text).unwrap();
    let (here, there) = (run(&["read", &sample("action-plan.txt")]), run(&["read", arg(&elsewhere)]));
    assert_eq!((there.status, there.err.as_str()), (0, ""));
    assert_eq!(here.out.replace("action-plan.txt", "action-plan"), there.out);
}

#[test]
fn a_document_that_asks_for_too_much_costs_one_sentence() {
    let folder = TempDir::new().unwrap();
    let large = plan(&folder, 400_000);
    let large = arg(&large);
    refused(
        &run(&["read", large, "--max-memory", "128"]),
        &["plan asks for more than 128 MB", "--max-memory"],
    );
    let slow = ["read", large, "--max-memory", "8192", "--max-seconds", "1"];
    refused(&run(&slow), &["plan takes longer than 1 s", "--max-seconds"]);
    refused(&run(&["read", large, "--max-bytes", "1000"]), &["the limit is 1000"]);
    refused(&run(&["check", large, "--max-memory", "128"]), &["--max-memory"]);
}

#[test]
fn what_is_explained_is_read_elsewhere_too() {
    let folder = TempDir::new().unwrap();
    let large = plan(&folder, 400_000);
    refused(
        &run(&["read", "--explain", arg(&large), "--max-memory", "128"]),
        &["plan asks for more than 128 MB"],
    );
    let explained = run(&["read", "--explain", arg(&plan(&folder, 2))]);
    assert_eq!(explained.status, 0, "{}", explained.err);
    assert!(explained.out.contains("Timescale: the timescales"), "{}", explained.out);
}

/// A data folder whose people have said what the fourth column holds.
fn ledger_with_columns() -> TempDir {
    let folder = TempDir::new().expect("a ledger can be made of what is given here");
    let ledger = SqliteLedger::open_or_create(folder.path(), Settings::new(Timestamp::now))
        .expect("a ledger can be made of what is given here");
    let text =
        b"Plan\n\nRecommendation 1: Visits\n\nAction\tLead\nWrite a guide to visits\tHead of Service\n";
    let source =
        Source::new("plan.txt", text, Limits::default()).expect("a ledger can be made of what is given here");
    let mut mapping = Mapping::default();
    mapping.set(HEADINGS, 4, "Remark", Holds::Role(Role::Progress));
    let columns =
        serde_json::to_value(&mapping.tables[HEADINGS]).expect("a ledger can be made of what is given here");
    let set = SetColumns { signature: HEADINGS.to_owned(), columns };
    let confirmed = Confirmed {
        draft: read(&source),
        bytes: text.to_vec(),
        authority_name: Some("Wethercombe".to_owned()),
        by: "Head of Service".parse().expect("a ledger can be made of what is given here"),
        at: Moment::from(Timestamp::now()),
    };
    let reviewed = Reviewed { columns: vec![set], ..Reviewed::default() };
    keep_reviewed(
        &ledger,
        &"wethercombe".parse().expect("a ledger can be made of what is given here"),
        confirmed,
        reviewed,
    )
    .expect("a ledger can be made of what is given here");
    folder
}

const HEADINGS: &str = "action | lead | by when | remark";

#[test]
fn columns_are_read_as_they_were_set_where_an_authority_is_named() {
    let (ledger, folder) = (ledger_with_columns(), TempDir::new().unwrap());
    let document = folder.path().join("plan.csv");
    let rows = "Action,Lead,By when,Remark\nWrite a guide,Head of Service,May 2026,Half is written\n\
                Hold a workshop,Head of Service,June 2026,One was held\n";
    std::fs::write(&document, rows).unwrap();
    let (data, document) = (arg(ledger.path()), arg(&document));
    let explained = |more: &[&str]| {
        let ran = run(&[&["--data", data, "read", "--explain", document], more].concat());
        assert_eq!(ran.status, 0, "{}", ran.err);
        ran.out
    };
    assert!(!explained(&[]).contains("a person set it"), "nobody was named");
    let named = explained(&["--authority", "Wethercombe"]);
    assert!(named.contains("a person set it"), "{named}");
    assert!(!explained(&["--authority", "Another"]).contains("a person set it"));
    let read = run(&["--data", data, "read", "--json", document, "--authority", "Wethercombe"]);
    let json: serde_json::Value = serde_json::from_str(&read.out).unwrap();
    let progress =
        json.pointer("/sections/0/actions/0/progress").map(ToString::to_string).unwrap_or_default();
    assert!(progress.contains("Half is written"), "{}", read.out);
}

#[test]
fn settings_say_what_reading_may_take() {
    let folder = TempDir::new().unwrap();
    let large = plan(&folder, 400_000);
    let settings = folder.path().join("goldthread.toml");
    std::fs::write(&settings, "max-memory = 128\n").unwrap();
    refused(&run(&["--config", arg(&settings), "read", arg(&large)]), &["more than 128 MB"]);
}

#[test]
fn what_is_no_request_gets_no_answer() {
    for request in [&b""[..], b"{}\n", b"\0\0\0", &vec![b'x'; 100_000]] {
        let mut child = command(&["reader"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = child.stdin.take().unwrap().write_all(request);
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.code() == Some(2) && output.stdout.is_empty() && !said.contains("panicked"),
            "{said}"
        );
    }
}
