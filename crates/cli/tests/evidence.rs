//! The files of evidence, as the owner of the machine looks after them.

mod support;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use goldthread_evidence::{Checksum, Limits, Store};
use goldthread_ledger::Moment;
use goldthread_ledger_sqlite::{Settings, SqliteLedger};
use goldthread_plan::evidence::{
    EvidenceAbout, EvidenceBody, EvidenceCommand, EvidenceKind, FileScan, NewEvidence, Strength,
};
use goldthread_plan::work::Doer;
use goldthread_plan::{ActionNumber, Plan};
use goldthread_shelf::{Shelf, Signed, change_plan, load};
use jiff::Timestamp;
use support::{arg, run, sample};
use tempfile::TempDir;

/// A data folder with a plan, and evidence with a file in a folder.
fn with_file(files: Option<&Path>) -> (TempDir, Checksum) {
    let folder = TempDir::new().expect("a folder can be made");
    let (data, plan) = (arg(folder.path()).to_owned(), sample("action-plan.txt"));
    let ran = run(&["--data", &data, "import", &plan, "--authority", "Wethercombe Borough Council", "--yes"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let store = Store::open(files.unwrap_or(folder.path())).expect("it can be opened");
    let kept = store.put(&b"Minutes.\n"[..], "minutes.txt", &Limits::default()).expect("it is taken");
    let ledger = SqliteLedger::open(folder.path(), Settings::new(Timestamp::now)).expect("it is there");
    let authority = goldthread_shelf::short_name("Wethercombe Borough Council").expect("a name");
    let shelf = load(&ledger, &authority, &Shelf::default()).expect("it can be read").expect("it has a plan");
    let plan = shelf.plans().next().map(Arc::clone).expect("there is one");
    let about = EvidenceAbout {
        title: "Minutes".to_owned(),
        kind: EvidenceKind::Process,
        strength: Strength::Recorded,
        dated: None,
        valid_until: None,
    };
    let body = EvidenceBody::File {
        sha256: kept.sha256.to_string(),
        name: kept.name,
        media_type: kept.media_type,
        bytes: kept.bytes,
        scan: FileScan::NotAsked,
    };
    let add = EvidenceCommand::Add(NewEvidence { about, body, serves: vec![ActionNumber(1)] });
    let now = Timestamp::now();
    let doer = Doer { person: None, leads: false, on: now.to_zoned(jiff::tz::TimeZone::UTC).date() };
    let signed = Signed { by: "A. Person".parse().expect("a name"), at: Moment::from(now), once: None };
    change_plan(&ledger, &authority, plan, &signed, |plan: &Plan| plan.bear_out(add.clone(), &doer))
        .expect("it can be kept");
    (folder, kept.sha256)
}

fn place(folder: &Path, sha256: &Checksum) -> PathBuf {
    let digits = sha256.to_string();
    folder.join("evidence").join(&digits[..2]).join(&digits[2..])
}

#[test]
fn check_says_what_is_missing_has_changed_or_is_named_by_nobody() {
    let (folder, sha256) = with_file(None);
    let check = |status: i32, words: &[&str]| {
        let ran = run(&["--data", arg(folder.path()), "evidence", "check"]);
        assert_eq!(ran.status, status, "{}{}", ran.out, ran.err);
        for words in words {
            assert!(ran.out.contains(words), "{words}: {}", ran.out);
        }
    };
    check(0, &["Files that are what they were: 1."]);
    let store = Store::open(folder.path()).expect("it can be opened");
    store.put(&b"Left.\n"[..], "left.txt", &Limits::default()).expect("it is taken");
    check(0, &["Files that are what they were: 2.", "Files that no evidence names: 1."]);
    let file = place(folder.path(), &sha256);
    std::fs::write(&file, b"Others.\n").expect("it can be written");
    check(1, &["has changed since it was taken in", "Put what is missing or has changed back"]);
    std::fs::remove_file(&file).expect("it is there");
    check(1, &[&format!("{sha256} is missing: wethercombe"), "evidence 1, version 1"]);
}

#[test]
fn the_folder_is_the_one_that_is_named() {
    let elsewhere = TempDir::new().expect("a folder can be made");
    let (folder, _) = with_file(Some(elsewhere.path()));
    let data = arg(folder.path());
    assert_eq!(run(&["--data", data, "evidence", "check"]).status, 1);
    let named = run(&["--data", data, "evidence", "check", "--evidence-folder", arg(elsewhere.path())]);
    assert_eq!(named.status, 0, "{}", named.out);
    let settings = folder.path().join("goldthread.toml");
    let text = format!("data = \".\"\n[evidence]\nfolder = {:?}\n", elsewhere.path());
    std::fs::write(&settings, text).expect("it can be written");
    let settled = run(&["--config", arg(&settings), "evidence", "check"]);
    assert_eq!(settled.status, 0, "{}{}", settled.out, settled.err);
}
