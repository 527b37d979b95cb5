use std::fs::File;
use std::time::SystemTime;

use goldthread_evidence::{Checksum, Store};
use goldthread_plan::PlanId;
use goldthread_plan::evidence::{EvidenceBody, EvidenceNumber};
use jiff::Timestamp;
use tempfile::TempDir;

use super::Files;
use crate::store::{NamedFile, NamedFiles};

fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

/// A folder with a file in it that was taken in at a moment.
fn with_file(taken_in: &str) -> (TempDir, Files, Checksum) {
    let folder = TempDir::new().expect("a folder can be made");
    let files = Files::new(Store::open(folder.path()).expect("it can be opened"));
    let body = files.take(b"Minutes of the board.\n", "minutes.txt").expect("it is taken");
    let EvidenceBody::File { sha256, .. } = body else { panic!("it is a file") };
    let digits = sha256.clone();
    let (first, rest) = digits.split_at(2);
    let path = folder.path().join("evidence").join(first).join(rest);
    let file = File::options().append(true).open(path).expect("it is there");
    file.set_modified(SystemTime::from(at(taken_in))).expect("it can be set");
    (folder, files, sha256.parse().expect("a checksum"))
}

#[test]
fn only_what_nobody_names_and_was_taken_in_long_before_the_last_entry_goes() {
    let check = |taken_in: &str, is_named: bool, last: Option<&str>, gone: usize| {
        let (_folder, files, sha256) = with_file(taken_in);
        let file = NamedFile {
            authority: "wethercombe".parse().expect("a short name"),
            plan: PlanId::new(uuid::Uuid::from_u128(1)),
            evidence: EvidenceNumber(1),
            version: 1,
            sha256: sha256.to_string(),
        };
        let named = NamedFiles { files: is_named.then_some(file).into_iter().collect(), last: last.map(at) };
        let swept = files.sweep(&named).expect("it can be read");
        assert_eq!(swept, gone, "{taken_in} {is_named} {last:?}");
        assert_eq!(files.store().bytes(&sha256).is_some(), gone == 0);
    };
    check("2026-03-18T10:00:00Z", false, Some("2026-03-20T10:00:00Z"), 1);
    check("2026-03-18T10:00:00Z", true, Some("2026-03-20T10:00:00Z"), 0);
    check("2026-03-19T10:00:00Z", false, Some("2026-03-20T10:00:00Z"), 0);
    check("2026-03-19T09:59:59Z", false, Some("2026-03-20T10:00:00Z"), 1);
    // An old ledger beside newer files.
    check("2026-04-18T10:00:00Z", false, Some("2026-03-20T10:00:00Z"), 0);
    check("2026-03-18T10:00:00Z", false, None, 0);
}

#[test]
fn what_is_taken_in_again_is_new_again() {
    let (_folder, files, sha256) = with_file("2026-03-01T10:00:00Z");
    files.take(b"Minutes of the board.\n", "minutes.txt").expect("it is taken");
    let named = NamedFiles { files: Vec::new(), last: Some(at("2026-03-20T10:00:00Z")) };
    assert_eq!(files.sweep(&named).expect("it can be read"), 0);
    assert!(files.store().bytes(&sha256).is_some());
}
