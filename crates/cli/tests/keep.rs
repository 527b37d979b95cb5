//! Keeping a plan, looking at it as it stood, proving it, carrying it elsewhere.

mod support;

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use support::{Ran, arg, run, sample};

const AUTHORITY: &str = "Wethercombe Borough Council";

fn import(data: &Path, name: &str) -> Ran {
    run(&["--data", arg(data), "import", &sample(name), "--authority", AUTHORITY, "--yes"])
}

/// Runs a command over the data folder that must end well, and gives what it printed.
fn well(data: &Path, arguments: &[&str]) -> String {
    let ran = run(&[&["--data", arg(data)], arguments].concat());
    assert_eq!(ran.status, 0, "{arguments:?}: {}{}", ran.out, ran.err);
    ran.out
}

#[test]
fn a_plan_is_kept_and_shown_as_it_stood() {
    let data = tempfile::tempdir().unwrap();
    let first = import(data.path(), "action-plan.txt");
    assert_eq!(first.status, 0, "{}", first.err);
    assert!(
        first.out.contains("of wethercombe-borough-council") && first.out.contains("61 actions"),
        "{}",
        first.out
    );
    assert_eq!(import(data.path(), "progress-report.md").status, 0);
    let list = well(data.path(), &["show"]);
    assert_eq!(list.lines().count(), 2, "{list}");
    let shown = well(data.path(), &["show", "1"]);
    assert!(shown.contains("led by HoS FD") && shown.contains("as at entry"), "{shown}");
    let early = well(data.path(), &["show", "1", "--at", "5"]);
    assert!(early.len() < shown.len() && early.contains("as at entry 5"), "{early}");
    let later = run(&["--data", arg(data.path()), "show", "2", "--at", "5"]);
    assert_eq!(later.status, 2);
    assert!(later.err.contains("was not kept yet"), "{}", later.err);
    let log = well(data.path(), &["log", "--limit", "3"]);
    assert!(
        log.contains("named the authority Wethercombe") && log.contains("read the plan from action-plan.txt"),
        "{log}"
    );
}

#[test]
fn without_a_yes_nothing_is_kept() {
    let data = tempfile::tempdir().unwrap();
    let ran =
        run(&["--data", arg(data.path()), "import", &sample("action-plan.txt"), "--authority", AUTHORITY]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert!(ran.out.contains("Keep this plan: 10 sections") && ran.err.contains("Nothing was kept."));
    assert!(!data.path().join("goldthread.db").exists());
}

#[test]
fn what_is_no_plan_is_not_kept() {
    let data = tempfile::tempdir().unwrap();
    let ran = import(data.path(), "not-a-plan.txt");
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("was not kept, because no plan was read from it: no plan was found"),
        "{}",
        ran.err
    );
    assert!(!data.path().join("goldthread.db").exists());
}

#[test]
fn a_plan_is_begun_from_a_report() {
    let data = tempfile::tempdir().unwrap();
    let ran = import(data.path(), "inspection-report.md");
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    let said = "This is an inspection report. A plan can be begun from it: one section a recommendation";
    assert!(ran.err.contains(said) && ran.out.contains(" 0 actions"), "{}{}", ran.out, ran.err);
    let shown = well(data.path(), &["show", "1"]);
    assert!(
        shown.contains("ILACS")
            && shown.contains("Answer due: 13 October 2025. ")
            && !shown.contains("led by"),
        "{shown}"
    );
    let other = tempfile::tempdir().unwrap();
    let received = |name: &str| {
        let (data, file) = (arg(other.path()), sample(name));
        run(&["--data", data, "import", &file, "--authority", AUTHORITY, "--yes", "--received", "2025-07-01"])
    };
    assert_eq!(received("inspection-report.md").status, 0);
    assert!(well(other.path(), &["show", "1"]).contains("Answer due: 8 October 2025. "));
    let ran = received("action-plan.txt");
    assert!(ran.status == 2 && ran.err.contains("--received is for a report"), "{}", ran.err);
    let letter = data.path().join("letter.md");
    fs::write(&letter, "# Focused visit to Wethercombe Borough Council\n\nThis letter summarises the findings of the focused visit to Wethercombe Borough Council on 3 and 4 March 2026.\n\nHis Majesty\u{2019}s Inspectors were Ada Bright and Tom Hale.\n\n## Main findings\n\nThresholds are understood.\n").unwrap();
    let ran = run(&["--data", arg(data.path()), "import", arg(&letter), "--authority", AUTHORITY, "--yes"]);
    assert_eq!(ran.status, 2, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("nothing was read from it that a plan could answer"), "{}", ran.err);
}

#[test]
fn a_changed_entry_and_a_cut_tail_are_seen() {
    let data = tempfile::tempdir().unwrap();
    import(data.path(), "partnership-plan.txt");
    let held = data.path().join("checkpoint.txt");
    fs::write(&held, well(data.path(), &["checkpoint"])).unwrap();
    assert!(well(data.path(), &["verify", "--against", arg(&held)]).contains("the checkpoint agrees"));

    let db = Connection::open(data.path().join("goldthread.db")).unwrap();
    let refused = db.execute("UPDATE entry SET body = '{}' WHERE seq = 4", []).unwrap_err();
    assert!(refused.to_string().contains("never"), "{refused}");
    let guards: Vec<String> = db
        .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for guard in guards {
        db.execute_batch(&format!("DROP TRIGGER \"{guard}\"")).unwrap();
    }
    db.execute("UPDATE entry SET body = replace(body, 'nurse', 'clerk') WHERE seq = 4", []).unwrap();
    drop(db);
    let ran = run(&["--data", arg(data.path()), "verify"]);
    assert_eq!(ran.status, 1, "{}", ran.out);
    assert!(ran.out.contains("NOT sound") && ran.out.contains("entry 4"), "{}", ran.out);
}

#[test]
fn an_archive_is_equal_after_a_round_trip() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    import(data.path(), "action-plan.txt");
    let (first, second) = (data.path().join("a.jsonl"), data.path().join("b.jsonl"));
    well(data.path(), &["archive", arg(&first)]);
    well(other.path(), &["restore", arg(&first)]);
    well(other.path(), &["archive", arg(&second)]);
    assert_eq!(fs::read(&first).unwrap(), fs::read(&second).unwrap());
    assert_eq!(well(data.path(), &["show", "1"]), well(other.path(), &["show", "1"]));
    assert_eq!(well(data.path(), &["checkpoint"]), well(other.path(), &["checkpoint"]));
    let again = run(&["--data", arg(data.path()), "archive", arg(&first)]);
    assert_eq!(again.status, 2);
    assert!(again.err.contains("is there already"), "{}", again.err);
    let full = run(&["--data", arg(data.path()), "restore", arg(&first)]);
    assert_eq!(full.status, 2);
    assert!(full.err.contains("has entries here already"), "{}", full.err);
}

#[test]
fn a_damaged_or_newer_ledger_is_named() {
    let check = |spoil: fn(&Path), words: &str| {
        let data = tempfile::tempdir().unwrap();
        import(data.path(), "partnership-plan.txt");
        spoil(&data.path().join("goldthread.db"));
        let ran = run(&["--data", arg(data.path()), "show"]);
        assert_eq!(ran.status, 2, "{}", ran.out);
        assert!(ran.err.contains("goldthread.db") && ran.err.contains(words), "{}", ran.err);
    };
    check(|file| fs::write(file, b"this is no database, however long it is").unwrap(), "not");
    check(
        |file| Connection::open(file).unwrap().execute_batch("PRAGMA user_version = 9999").unwrap(),
        "newer",
    );
    let data = tempfile::tempdir().unwrap();
    let ran = run(&["--data", arg(data.path()), "show"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("goldthread.db"), "{}", ran.err);
}

#[test]
fn a_file_of_settings_says_where_and_whose() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("council.toml");
    fs::write(&settings, "data = \"kept\"\nauthority = \"Wethercombe\"\n").unwrap();
    let settings = arg(&settings);
    let kept = run(&["--config", settings, "import", &sample("action-plan.txt"), "--yes"]);
    assert_eq!(kept.status, 0, "{}", kept.err);
    assert!(kept.out.contains("of wethercombe,") && folder.path().join("kept/goldthread.db").is_file());
    assert_eq!(run(&["show", "--config", settings, "1"]).status, 0);
    fs::write(folder.path().join("odd.toml"), "adress = 1\n").unwrap();
    let odd = run(&["show", "--config", arg(&folder.path().join("odd.toml"))]);
    assert!(
        odd.status == 2 && odd.err.contains("it may set data, authority, address, record-days"),
        "{}",
        odd.err
    );
}

#[test]
fn a_name_that_another_council_has_is_refused() {
    let data = tempfile::tempdir().unwrap();
    let import = |name: &str| {
        run(&[
            "--data",
            arg(data.path()),
            "import",
            &sample("partnership-plan.txt"),
            "--authority",
            name,
            "--yes",
        ])
    };
    assert_eq!(import("É Council").status, 0);
    let other = import("È Council");
    assert!(other.status == 2 && other.err.contains("has council already, as “É Council”"), "{}", other.err);
    assert_eq!(import("council").status, 0);
    let steering = import("Al\u{1b}[31mpha");
    assert!(steering.status == 2 && !steering.err.contains('\u{1b}'), "{}", steering.err);
}

#[test]
fn many_first_imports_at_once_are_all_kept() {
    let data = tempfile::tempdir().unwrap();
    let sample = sample("partnership-plan.txt");
    let import = ["--data", arg(data.path()), "import", &sample, "--authority", "Wethercombe", "--yes"];
    let children: Vec<_> = (0..12).map(|_| support::command(&import).spawn().unwrap()).collect();
    let ended: Vec<_> = children.into_iter().map(|mut child| child.wait().unwrap().code()).collect();
    assert_eq!(ended, vec![Some(0); 12]);
    assert_eq!(well(data.path(), &["show"]).lines().count(), 12);
    well(data.path(), &["verify"]);
}

#[test]
fn a_document_cannot_steer_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.txt");
    let text = fs::read_to_string(sample("partnership-plan.txt")).unwrap();
    fs::write(&file, text.replace("nurse", "nu\u{1b}[2Jr\u{9b}s\u{202e}e")).unwrap();
    for arguments in [vec!["read", arg(&file)], vec!["read", "--json", arg(&file)], vec!["check", arg(&file)]]
    {
        let ran = run(&arguments);
        assert!(!ran.out.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{arguments:?}");
    }
}

#[test]
fn a_later_version_is_taken_into_its_plan() {
    let data = tempfile::tempdir().unwrap();
    assert_eq!(import(data.path(), "action-plan.txt").status, 0);
    let first = fs::read_to_string(sample("action-plan.txt")).unwrap();
    let dated = first.replacen("May 2026", "September 2026", 1);
    assert_ne!(dated, first, "the sample has that date");
    let june = data.path().join("june.txt");
    fs::write(&june, &dated).unwrap();
    let into = ["import", arg(&june), "--into", "1"];
    let asked = run(&[&["--data", arg(data.path())], &into[..]].concat());
    assert_eq!(asked.status, 1, "{}", asked.err);
    assert!(
        asked.out.contains("Take 1 of 1 differences") && asked.out.contains("September 2026"),
        "{}",
        asked.out
    );
    let id = asked.out.split('[').find_map(|part| part.split_once(']')).expect("its id").0.to_owned();
    let left = well(data.path(), &[&into[..], &["--yes", "--leave", &id]].concat());
    assert!(left.contains("0 taken, 1 left"), "{left}");
    fs::write(&june, first.replacen("May 2026", "October 2026", 1)).unwrap();
    let conflict = run(&[&["--data", arg(data.path())], &into[..]].concat()).out;
    assert!(conflict.contains("CHANGED HERE AND THERE (1)"), "{conflict}");
    let taken = well(data.path(), &[&into[..], &["--yes"]].concat());
    assert!(taken.contains("Read june.txt into plan") && taken.contains("0 taken, 1 left"), "{taken}");
    let again = well(data.path(), &[&into[..], &["--yes"]].concat());
    assert!(again.contains("has june.txt already"), "{again}");
    let log = well(data.path(), &["log"]);
    assert!(log.contains("read a later version, june.txt"), "{log}");
    assert!(well(data.path(), &["verify"]).contains("sound"));
}
