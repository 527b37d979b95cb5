//! Files that cannot be used: each is a fault of its own, whose words name the file and what to do.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

use goldthread_post::{FILE_NAME, Fault, Keeping, Outbox};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::support::{House, at, key, letter};

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join(FILE_NAME)
    }

    fn begin(&self) -> Outbox {
        Outbox::open_or_create(self.folder.path(), Keeping::default()).unwrap()
    }

    fn shell(&self) -> Connection {
        Connection::open(self.path()).unwrap()
    }
}

fn check(place: &Place, expected: &str) {
    for open in [Outbox::open, Outbox::open_or_create] {
        let fault = open(place.folder.path(), Keeping::default()).err().expect("the file cannot be used");
        said(&fault, place, expected);
    }
}

fn said(fault: &Fault, place: &Place, expected: &str) {
    let said = fault.to_string();
    assert!(said.contains(expected), "{said}");
    assert!(said.contains(place.path().to_str().unwrap()), "{said}");
    assert!(!said.contains('\n') && said.contains("; "), "one line with a next step: {said}");
}

#[test]
fn a_folder_without_letters() {
    let place = Place::new();
    let open = || Outbox::open(place.folder.path(), Keeping::default()).err().unwrap();
    said(&open(), &place, "there are no letters at");
    assert!(!place.path().exists(), "looking makes no file");
    fs::write(place.path(), b"").unwrap();
    assert!(matches!(open(), Fault::Missing { .. }), "an empty file holds no letters");
    drop(place.begin());
    assert!(Outbox::open(place.folder.path(), Keeping::default()).is_ok());
}

#[test]
fn files_that_are_something_else_or_somebody_has_been_at() {
    let cases: [(&str, &str); 5] = [
        ("PRAGMA application_id = 7", "does not hold letters of goldthread"),
        ("PRAGMA user_version = 99", "was made by a newer goldthread (layout 99; this one knows up to 2)"),
        ("DROP TABLE letter", "is damaged: the "),
        ("DROP INDEX letter_by_state", "is damaged: the index letter_by_state was removed or altered"),
        ("DELETE FROM outbox", "is damaged: the salt is gone"),
    ];
    for (change, expected) in cases {
        let place = Place::new();
        drop(place.begin());
        place.shell().execute_batch(change).unwrap();
        check(&place, expected);
    }
    let place = Place::new();
    fs::write(place.path(), "a cake, and by no means a database; ".repeat(50)).unwrap();
    check(&place, "does not hold letters of goldthread");
    let place = Place::new();
    fs::create_dir(place.path()).unwrap();
    check(&place, "does not hold letters of goldthread");
}

#[test]
fn a_file_whose_pages_are_damaged() {
    let place = Place::new();
    let outbox = place.begin();
    let letters: Vec<_> = (0..50).map(|number| letter(&format!("person{number}"))).collect();
    outbox.put_all(&letters, at(0)).unwrap();
    drop(outbox);
    let mut bytes = fs::read(place.path()).unwrap();
    assert!(bytes.len() > 3 * 4096);
    bytes[4096..].iter_mut().for_each(|byte| *byte = !*byte);
    fs::write(place.path(), bytes).unwrap();
    check(&place, "is damaged: ");
}

#[test]
fn a_value_that_nobody_can_read() {
    let place = Place::new();
    let outbox = place.begin();
    outbox.put(&letter("ada"), at(0)).unwrap();
    for change in ["put = 'last week'", "addressee = 'ada'", "address = 'nowhere'", "trouble = 'woe'"] {
        place.shell().execute_batch(&format!("BEGIN; UPDATE letter SET {change}; COMMIT")).unwrap();
        let fault = outbox.letter(&key("ada")).unwrap_err();
        said(&fault, &place, "is damaged: a value that it holds cannot be read");
        place.shell().execute_batch("DELETE FROM letter").unwrap();
        outbox.put(&letter("ada"), at(0)).unwrap();
    }
}

#[test]
fn a_file_that_another_program_is_writing() {
    let place = Place::new();
    let hasty = Keeping { patience: Duration::from_millis(20), ..Keeping::default() };
    let outbox = Outbox::open_or_create(place.folder.path(), hasty).unwrap();
    let other = place.shell();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let fault = outbox.put(&letter("ada"), at(0)).unwrap_err();
    said(&fault, &place, "is in use by another program");
    assert_eq!(outbox.letter(&key("ada")).unwrap(), None, "reading goes on");
    other.execute_batch("ROLLBACK").unwrap();
    assert!(outbox.put(&letter("ada"), at(0)).unwrap());
}

#[tokio::test]
async fn nothing_of_it_is_for_anybody_else_to_read() {
    let house = House::new();
    house.put("ada");
    let mut courier = house.courier(crate::support::at_port(1));
    crate::support::round(&mut courier, 0).await;
    let modes = || {
        let items = fs::read_dir(house.folder.path()).unwrap();
        items.map(|item| item.unwrap().metadata().unwrap().permissions().mode() & 0o777).collect::<Vec<_>>()
    };
    assert!(modes().len() > 2, "the file, what SQLite keeps beside it, and whose turn it is");
    assert!(modes().iter().all(|mode| *mode == 0o600), "{:?}", modes());
    fs::set_permissions(house.path(), fs::Permissions::from_mode(0o644)).unwrap();
    let _outbox = Outbox::open(house.folder.path(), Keeping::default()).unwrap();
    assert!(modes().iter().all(|mode| *mode == 0o600), "{:?}", modes());
}
