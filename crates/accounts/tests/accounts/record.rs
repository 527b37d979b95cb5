//! The record: nothing of it is changed or deleted, but by the one way to forget.

use goldthread_accounts::{Accounts, By, Event, Forgotten, Lifetimes, Look, LooksOf, Page, RecordOf, Who};
use jiff::SignedDuration;

use crate::support::{ALL, House, at, events, here, id, login, person, sign_in};

#[test]
fn it_is_read_newest_first_in_pages() {
    let house = House::new();
    let accounts = house.accounts();
    for (second, number) in (0..).zip(1..6) {
        accounts.add(id(number), &login(&format!("person{number}")), By::Machine, at(second)).unwrap();
    }
    let page = |limit, offset| {
        let rows = accounts.record(RecordOf::Everybody, Page { limit, offset }).unwrap();
        rows.into_iter().map(|row| row.account).collect::<Vec<_>>()
    };
    let of =
        |numbers: &[u128]| numbers.iter().map(|number| Some(Who::Account(id(*number)))).collect::<Vec<_>>();
    assert_eq!(page(2, 0), of(&[5, 4]));
    assert_eq!(page(2, 2), of(&[3, 2]));
    assert_eq!(page(2, 4), of(&[1]));
    assert_eq!(page(2, 5), of(&[]));
}

#[test]
fn it_shows_of_an_account_what_it_did_and_what_was_done_to_it() {
    let house = House::new();
    let accounts = house.accounts();
    let (ada, bea) = (person(&accounts, "ada"), person(&accounts, "bea"));
    accounts.disable(bea, By::Account(ada), at(1)).unwrap();
    let own = [Event::AccountAdded, Event::PasswordSet];
    assert_eq!(events(&accounts, ada), [own.as_slice(), &[Event::AccountDisabled]].concat());
    assert_eq!(events(&accounts, bea), [own.as_slice(), &[Event::AccountDisabled]].concat());
    assert_eq!(accounts.record(RecordOf::Everybody, ALL).unwrap().len(), 5);
}

#[test]
fn the_file_refuses_changes() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    sign_in(&accounts, "ada", &here(), 0);
    let look = Look { account: ada, authority: "n".into(), kind: "audit".into(), thing: "7".into() };
    accounts.look(look, at(0)).unwrap();
    accounts.looks(LooksOf::Account(ada), ALL).unwrap();
    let check = |sql: &str, expected: &str| {
        let refused = house.shell().execute_batch(sql).unwrap_err().to_string();
        assert!(refused.contains(expected), "{sql}: {refused}");
    };
    check("DELETE FROM record", "a record is never deleted before its time");
    check("DELETE FROM record WHERE id = 1", "a record is never deleted before its time");
    check("UPDATE record SET at = '2020'", "a record is never changed");
    check("UPDATE record SET address = NULL", "a record is never changed");
    check("REPLACE INTO record (id, at, event, \"by\") VALUES (1, '', '', '')", "a record is never replaced");
    check("DELETE FROM look", "a look is never deleted before its time");
    check("UPDATE look SET thing = '8'", "a look is never changed");
    check(
        "REPLACE INTO look (id, at, \"by\", authority, kind, thing) VALUES (1, '', '', '', '', '')",
        "a look is never replaced",
    );
    // Leave to erase one account is leave to take its name and addresses out, and nothing else.
    let leave = format!("BEGIN; INSERT INTO leave VALUES ('erase', '{ada}'); ");
    check(&format!("{leave} UPDATE record SET event = 'refused'"), "a record is never changed");
    check(
        &format!("{leave} UPDATE record SET \"by\" = 'x' WHERE \"by\" = 'machine'"),
        "a record is never changed",
    );
    check(&format!("{leave} UPDATE record SET address = '192.0.2.2'"), "a record is never changed");
    check(&format!("{leave} DELETE FROM record"), "a record is never deleted before its time");
    check(&format!("{leave} UPDATE look SET kind = 'x'"), "a look is never changed");
}

#[test]
fn what_is_older_than_a_moment_is_forgotten_and_that_is_recorded() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    for second in [9, 10, 11] {
        sign_in(&accounts, "ada", &here(), second);
        let look = Look { account: ada, authority: "n".into(), kind: "audit".into(), thing: "7".into() };
        accounts.look(look, at(second)).unwrap();
    }
    let forgotten = accounts.forget_before(at(10), By::Account(ada), at(20)).unwrap();
    assert_eq!(forgotten, Forgotten { records: 4, looks: 1 });
    assert_eq!(
        events(&accounts, ada),
        [Event::SignedIn, Event::NewBrowser, Event::SignedIn, Event::NewBrowser, Event::RecordForgotten]
    );
    let looks = accounts.looks(LooksOf::Account(ada), ALL).unwrap();
    assert_eq!(looks.iter().map(|look| look.at).collect::<Vec<_>>(), [at(11), at(10)]);
    let again = accounts.forget_before(at(10), By::Machine, at(21)).unwrap();
    assert_eq!(again, Forgotten { records: 0, looks: 0 });
    assert_eq!(house.value::<i64>("SELECT count(*) FROM leave"), 0, "no leave is left over");
    assert!(house.shell().execute_batch("DELETE FROM record").is_err());
}

#[test]
fn what_is_older_than_it_is_kept_is_forgotten_by_itself_a_day_at_a_time() {
    const DAY: i64 = 24 * 60 * 60;
    let house = House::new();
    let kept = Lifetimes { record: SignedDuration::from_hours(30 * 24), ..Lifetimes::default() };
    let accounts =
        Accounts::open_or_create(house.folder.path(), House::settings().with_lifetimes(kept)).unwrap();
    let ada = person(&accounts, "ada");
    for day in [0, 1, 2] {
        sign_in(&accounts, "ada", &here(), day * DAY);
        let look = Look { account: ada, authority: "n".into(), kind: "audit".into(), thing: "7".into() };
        accounts.look(look, at(day * DAY)).unwrap();
    }
    let check = |second: i64, records: i64, looks: i64, forgotten: i64| {
        accounts.housekeeping(at(second)).unwrap();
        let count = |sql: &str| house.value::<i64>(sql);
        let found = (
            count("SELECT count(*) FROM record WHERE event <> 'record-forgotten'"),
            count("SELECT count(*) FROM look"),
            count("SELECT count(*) FROM record WHERE event = 'record-forgotten' AND \"by\" = 'machine'"),
        );
        assert_eq!(found, (records, looks, forgotten), "after {second} seconds");
    };
    check(30 * DAY, 8, 3, 0);
    // The first day ends fifteen hours after its sign-in; what is of it goes with it.
    check(30 * DAY + 15 * 3600 - 1, 8, 3, 0);
    check(30 * DAY + 15 * 3600 + 600, 4, 2, 1);
    check(30 * DAY + 16 * 3600, 4, 2, 1);
    check(31 * DAY + 16 * 3600, 2, 1, 2);
    assert_eq!(house.value::<i64>("SELECT count(*) FROM leave"), 0, "no leave is left over");
}
