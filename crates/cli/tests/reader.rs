//! Documents that are read in a process of their own, and what is said when that process has to be stopped.

mod support;

use std::io::Write;
use std::process::Stdio;

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
