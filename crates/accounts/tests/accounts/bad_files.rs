//! Files that cannot be used: each is a fault of its own, whose words name the file and what to do.

use std::fs;

use goldthread_accounts::{AccountError, Accounts, By, Fault};
use rusqlite::Connection;

use crate::support::{House, at, person};

fn check(house: &House, expected: &str) {
    for open in [Accounts::open, Accounts::open_or_create] {
        let fault = open(house.folder.path(), House::settings()).err().expect("the file cannot be used");
        said(&fault, house, expected);
    }
}

fn said(fault: &Fault, house: &House, expected: &str) {
    let said = fault.to_string();
    assert!(said.contains(expected), "{said}");
    assert!(said.contains(house.path().to_str().unwrap()), "{said}");
    assert!(!said.contains('\n') && said.contains("; "), "one line with a next step: {said}");
}

#[test]
fn a_folder_without_accounts() {
    let house = House::new();
    let open = || Accounts::open(house.folder.path(), House::settings()).err().unwrap();
    said(&open(), &house, "there are no accounts at");
    assert!(!house.path().exists(), "looking makes no file");
    fs::write(house.path(), b"").unwrap();
    assert!(matches!(open(), Fault::Missing { .. }), "an empty file holds no accounts");
    drop(house.accounts());
    assert!(Accounts::open(house.folder.path(), House::settings()).is_ok());
}

#[test]
fn a_file_that_is_something_else() {
    let house = House::new();
    fs::write(house.path(), "a letter, and by no means a database; ".repeat(50)).unwrap();
    check(&house, "does not hold accounts of goldthread");
    fs::remove_file(house.path()).unwrap();
    Connection::open(house.path()).unwrap().execute_batch("CREATE TABLE recipe (name)").unwrap();
    check(&house, "does not hold accounts of goldthread");
    fs::remove_file(house.path()).unwrap();
    fs::create_dir(house.path()).unwrap();
    check(&house, "does not hold accounts of goldthread");
}

#[test]
fn a_file_of_a_newer_version() {
    let house = House::new();
    drop(house.accounts());
    house.shell().pragma_update(None, "user_version", 99).unwrap();
    check(&house, "was made by a newer goldthread (layout 99; this one knows up to 2)");
}

#[test]
fn a_file_that_somebody_has_been_at() {
    for (change, expected) in [
        ("DROP TABLE session", "is damaged: the table session was removed or altered"),
        ("DROP TRIGGER record_refuses_delete", "the trigger record_refuses_delete was removed or altered"),
        ("DROP INDEX look_by", "the index look_by was removed or altered"),
    ] {
        let house = House::new();
        drop(house.accounts());
        house.shell().execute_batch(change).unwrap();
        check(&house, expected);
    }
}

#[test]
fn a_file_whose_pages_are_damaged() {
    let house = House::new();
    let accounts = house.accounts();
    for number in 0..50 {
        person(&accounts, &format!("person{number}"));
    }
    accounts.close().unwrap();
    let mut bytes = fs::read(house.path()).unwrap();
    assert!(bytes.len() > 3 * 4096);
    bytes[4096..].iter_mut().for_each(|byte| *byte = !*byte);
    fs::write(house.path(), bytes).unwrap();
    check(&house, "is damaged: ");
}

#[test]
fn a_value_that_nobody_can_read() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    house.shell().execute_batch("UPDATE account SET created = 'last week'").unwrap();
    said(&accounts.account(ada).unwrap_err(), &house, "is damaged: a value that it holds cannot be read");
    house.shell().execute_batch("UPDATE password SET hash = 'otter'").unwrap();
    house.shell().execute_batch("UPDATE account SET created = '2026-11-21T09:00:00Z'").unwrap();
    let refused = crate::support::try_in(&accounts, "ada", "x", &crate::support::here(), 0).unwrap_err();
    assert!(refused.to_string().contains("the hash of a password cannot be read"), "{refused}");
}

#[test]
fn a_file_that_another_program_is_writing() {
    let house = House::new();
    let accounts = house.impatient();
    let ada = person(&accounts, "ada");
    let other = house.shell();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = accounts.disable(ada, By::Machine, at(1)).unwrap_err();
    let AccountError::Fault(fault) = error else { panic!("{error}") };
    said(&fault, &house, "is in use by another program");
    assert_eq!(accounts.account(ada).unwrap().unwrap().disabled, None, "reading goes on");
    other.execute_batch("ROLLBACK").unwrap();
    accounts.disable(ada, By::Machine, at(1)).unwrap();
}

#[cfg(unix)]
#[test]
fn the_file_is_for_nobody_else_to_read() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let modes = || {
        let items = fs::read_dir(house.folder.path()).unwrap();
        items.map(|item| item.unwrap().metadata().unwrap().permissions().mode() & 0o777).collect::<Vec<_>>()
    };
    assert!(modes().len() > 1, "the file, and what SQLite keeps beside it");
    assert!(modes().iter().all(|mode| *mode == 0o600), "{:?}", modes());
    drop(accounts);
    fs::set_permissions(house.path(), fs::Permissions::from_mode(0o644)).unwrap();
    let _accounts = house.accounts();
    assert!(modes().iter().all(|mode| *mode == 0o600), "{:?}", modes());
}
