//! Files that cannot be used: each is a fault of its own, whose words name the file and what to do, and nothing is half kept.

use std::fs;
use std::path::Path;
use std::time::Duration;

use goldthread_ledger::{AppendError, Fault, Ledger, Seq};
use goldthread_ledger_sqlite::{FILE_NAME, SqliteLedger};
use rusqlite::Connection;

use crate::support::{House, add, batch, change, northam, opened};

fn check(fault: &Fault, place: &Path, expected: &str) {
    let said = fault.to_string();
    assert!(said.contains(expected), "{said}");
    assert!(said.contains(place.to_str().unwrap()), "{said}");
    assert!(!said.contains('\n') && said.contains("; "), "one line with a next step: {said}");
}

fn open(house: &House) -> Fault {
    SqliteLedger::open(house.path(), house.settings()).err().expect("the file cannot be used")
}

#[test]
fn a_folder_without_a_ledger() {
    let house = House::new();
    let fault = open(&house);
    assert!(matches!(fault, Fault::Missing { .. }));
    check(&fault, &house.path().join(FILE_NAME), "there is no ledger at");
    assert!(!house.path().join(FILE_NAME).exists(), "looking makes no file");
    fs::write(house.path().join(FILE_NAME), b"").unwrap();
    assert!(matches!(open(&house), Fault::Missing { .. }), "an empty file holds no ledger");
}

#[test]
fn a_file_that_is_something_else() {
    let house = House::new();
    let path = house.path().join(FILE_NAME);
    fs::write(&path, "a letter, and by no means a database; ".repeat(50)).unwrap();
    check(&open(&house), &path, "is not a ledger of goldthread");
    let create = SqliteLedger::open_or_create(house.path(), house.settings()).err().unwrap();
    assert!(matches!(create, Fault::NotALedger { .. }));
    fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE recipe (name)").unwrap();
    check(&open(&house), &path, "is not a ledger of goldthread");
}

#[test]
fn programs_that_begin_the_same_ledger_at_once_all_open_it() {
    for _ in 0..20 {
        let house = House::new();
        std::thread::scope(|scope| {
            let begun: Vec<_> = (0..8).map(|_| scope.spawn(|| house.ledger())).collect();
            for ledger in begun {
                assert!(ledger.join().expect("it opens").authorities().unwrap().is_empty());
            }
        });
    }
}

#[test]
fn a_ledger_of_a_newer_version() {
    let house = House::new();
    drop(house.ledger());
    house.guarded_shell().pragma_update(None, "user_version", 99).unwrap();
    check(
        &open(&house),
        &house.path().join(FILE_NAME),
        "was made by a newer goldthread (layout 99; this one knows up to 1)",
    );
}

#[test]
fn a_ledger_that_another_program_is_writing() {
    let house = House::new();
    let settings = house.settings().with_patience(Duration::from_millis(100));
    let ledger = SqliteLedger::open_or_create(house.path(), settings).unwrap();
    add(&ledger, "a", 0, "A. Person");
    let other = house.guarded_shell();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = ledger.append(batch("a", 1, vec![opened("x")])).unwrap_err();
    let AppendError::Fault(fault) = error else { panic!("{error}") };
    check(&fault, ledger.path(), "is in use by another program");
    assert_eq!(ledger.head(&northam()).unwrap(), Seq(1), "reading goes on");
    other.execute_batch("ROLLBACK").unwrap();
    add(&ledger, "a", 1, "A. Person");
    assert!(house.verify(None).is_sound());
}

#[test]
fn a_disk_that_is_full() {
    let house = House::new();
    let ledger = SqliteLedger::open_or_create(house.path(), house.settings().with_most_pages(60)).unwrap();
    let body = format!(r#"{{"text":"{}"}}"#, "x".repeat(20_000));
    let mut kept = 0;
    let error = loop {
        let two = vec![change("A. Person", "doubt-left", &body), change("A. Person", "doubt-left", &body)];
        match ledger.append(batch("a", kept, two)) {
            Ok(_) => kept += 2,
            Err(error) => break error,
        }
    };
    let AppendError::Fault(fault) = error else { panic!("{error}") };
    check(&fault, ledger.path(), "is full; make room and try again");
    assert!(kept > 2);
    assert_eq!(ledger.head(&northam()).unwrap(), Seq(kept), "no half batch");
    add(&ledger, "b", 0, "A. Person");
    assert!(house.verify(None).is_sound(), "what is small enough is still kept");
}

#[test]
fn one_batch_too_large_does_not_stop_the_others() {
    let house = House::new();
    let ledger = SqliteLedger::open_or_create(house.path(), house.settings().with_most_pages(80)).unwrap();
    let body = format!(r#"{{"text":"{}"}}"#, "x".repeat(400_000));
    let kept: usize = std::thread::scope(|scope| {
        let callers: Vec<_> = (0..20)
            .map(|caller: u32| {
                let (ledger, body) = (&ledger, if caller.is_multiple_of(4) { body.as_str() } else { "{}" });
                let one = batch(&format!("s{caller}"), 0, vec![change("A. Person", "doubt-left", body)]);
                scope.spawn(move || usize::from(ledger.append(one).is_ok()))
            })
            .collect();
        callers.into_iter().map(|caller| caller.join().unwrap()).sum()
    });
    assert_eq!(kept, 15);
    assert!(house.verify(None).is_sound());
}

#[test]
fn a_file_that_is_damaged() {
    let house = House::new();
    let ledger = house.ledger();
    for number in 0..50 {
        add(&ledger, "a", number, "A. Person");
    }
    drop(ledger);
    let path = house.path().join(FILE_NAME);
    let mut bytes = fs::read(&path).unwrap();
    for at in (4_096..bytes.len()).step_by(4_096) {
        bytes[at..at + 64].fill(0x5a);
    }
    fs::write(&path, bytes).unwrap();
    let outcome =
        SqliteLedger::open(house.path(), house.settings()).and_then(|ledger| ledger.verify(None, None));
    match outcome {
        Err(fault) => check(&fault, &path, "is damaged"),
        Ok(reports) => assert!(reports.iter().all(|report| !report.is_sound()), "{reports:?}"),
    }
}

#[test]
fn a_file_that_someone_has_been_at() {
    let cases = [
        ("DROP TABLE plan_list", "is damaged: no such table: plan_list"),
        ("DELETE FROM tree_head", "is damaged: an entry takes the next number"),
        (
            "UPDATE tree_head SET edge = x'00'",
            "is damaged: a hash that is kept beside the entries cannot be read",
        ),
        ("UPDATE tree_head SET size = 7, edge = zeroblob(96)", "is damaged: an entry takes the next number"),
    ];
    for (sql, expected) in cases {
        let house = House::new();
        let ledger = house.ledger();
        add(&ledger, "a", 0, "A. Person");
        add(&ledger, "a", 1, "A. Person");
        house.attack(|db| db.execute_batch(sql).unwrap());
        let error = ledger.append(batch("a", 2, vec![opened("x")])).expect_err(sql);
        let AppendError::Fault(fault) = error else { panic!("{sql}: {error}") };
        check(&fault, ledger.path(), expected);
    }
}

#[test]
fn a_damaged_ledger_is_looked_at_and_not_written_to() {
    let house = House::new();
    let ledger = house.ledger();
    add(&ledger, "a", 0, "A. Person");
    add(&ledger, "b", 0, "A. Person");
    drop(ledger);
    // The list of plans has to be made anew, and an entry that it would be made from cannot be read.
    house.attack(|db| {
        db.execute_batch("UPDATE entry SET body = '{' WHERE seq = 1; DELETE FROM projection").unwrap();
    });
    let ledger = house.ledger();
    let AppendError::Fault(fault) = ledger.append(batch("c", 0, vec![opened("x")])).unwrap_err() else {
        panic!("it is a fault");
    };
    assert!(matches!(fault, Fault::Damaged { .. } | Fault::Unreadable { .. }), "{fault}");
    assert!(ledger.checkpoint(&northam()).is_err(), "what cannot be read is not vouched for");
    assert_eq!(ledger.head(&northam()).unwrap(), Seq(2), "nothing was written");
    assert!(!ledger.verify(None, None).unwrap()[0].is_sound(), "what is damaged can be looked at");
}

#[test]
fn a_file_of_which_the_end_is_missing() {
    let house = House::new();
    let ledger = house.ledger();
    for number in 0..200 {
        add(&ledger, "a", number, "A. Person");
    }
    drop(ledger);
    let path = house.path().join(FILE_NAME);
    let length = fs::metadata(&path).unwrap().len();
    fs::File::options().write(true).open(&path).unwrap().set_len(length / 2).unwrap();
    let outcome =
        SqliteLedger::open(house.path(), house.settings()).and_then(|ledger| ledger.verify(None, None));
    match outcome {
        Err(fault) => check(&fault, &path, "is damaged"),
        Ok(reports) => assert!(reports.iter().all(|report| !report.is_sound()), "{reports:?}"),
    }
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::new();
    let ledger = house.ledger();
    add(&ledger, "a", 0, "A. Person");
    for item in fs::read_dir(house.path()).unwrap().map(Result::unwrap) {
        assert_eq!(item.metadata().unwrap().permissions().mode() & 0o077, 0, "{:?}", item.path());
    }
}

/// In the child that has no rights: the folder that it may not write to.
const FOLDER: &str = "GOLDTHREAD_NO_RIGHTS_FOLDER";

/// The child: this same program, run for this one test as a user who owns nothing.
#[test]
fn a_program_without_rights() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let (folder, house) = (Path::new(&folder), House::new());
    let fault = SqliteLedger::open_or_create(folder, house.settings()).err().expect("it has no rights");
    println!("\nfault {fault}");
}

#[test]
fn a_folder_that_belongs_to_someone_else() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let house = House::new();
    if fs::metadata(house.path()).unwrap().uid() != 0 {
        println!("skipped: only root can run a program as another user");
        return;
    }
    fs::set_permissions(house.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let said = |house: &House| {
        let program = house.path().join("program");
        fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
        let mut command = std::process::Command::new(program);
        command.args(["--exact", "bad_files::a_program_without_rights", "--nocapture"]);
        let output = command.env(FOLDER, house.path()).uid(65_534).gid(65_534).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(
        said(&house).contains("goldthread.db cannot be opened for writing; get the right to write there")
    );
    add(&house.ledger(), "a", 0, "A. Person");
    assert!(
        said(&house).contains("goldthread.db cannot be opened for writing; get the right to write there")
    );
    assert!(house.verify(None).is_sound());
}

#[test]
fn a_place_that_cannot_be_written() {
    let house = House::new();
    let file_in_the_way = house.path().join("file");
    fs::write(&file_in_the_way, b"").unwrap();
    let folder = file_in_the_way.join("data");
    let fault = SqliteLedger::open_or_create(&folder, house.settings()).err().unwrap();
    assert!(matches!(fault, Fault::NotWritable { .. }));
    check(&fault, &folder, "cannot be opened for writing");
    let taken = House::new();
    fs::create_dir(taken.path().join(FILE_NAME)).unwrap();
    let fault = SqliteLedger::open_or_create(taken.path(), taken.settings()).err().unwrap();
    check(&fault, &taken.path().join(FILE_NAME), "is a folder, a pipe or a device, and not a file");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_read_for_ever() {
    let house = House::new();
    let path = house.path().join(FILE_NAME);
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: there is no mkfifo here");
        return;
    }
    check(&open(&house), &path, "is a folder, a pipe or a device, and not a file");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere() {
    use std::os::unix::fs::symlink;
    let house = House::new();
    let (link, nowhere) = (house.path().join("link"), house.path().join("nowhere"));
    symlink(&nowhere, &link).unwrap();
    let create = || SqliteLedger::open_or_create(&link, house.settings());
    check(&create().err().unwrap(), &link, "is a link to something that is not there");
    let look = SqliteLedger::open(&link, house.settings());
    check(&look.err().unwrap(), &link, "is a link to something that is not there");
    fs::create_dir(&nowhere).unwrap();
    drop(create().unwrap());
    let file = House::new();
    symlink(nowhere.join("other"), file.path().join(FILE_NAME)).unwrap();
    check(&open(&file), &file.path().join(FILE_NAME), "is a link to something that is not there");
}
