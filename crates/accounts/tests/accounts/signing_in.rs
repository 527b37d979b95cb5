//! From a login and a password to a session.

use goldthread_accounts::{Accounts, BeginError, By, Cost, Event, Refused, Settings, Shown, Stage, Who};
use jiff::Timestamp;

use crate::support::{
    ALL, House, WORDS, at, enrol, events, from, here, id, login, person, rows, sign_in, try_in,
};

#[test]
fn a_login_and_its_password_open_a_session() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    let shown = accounts.attempt(" ADA@example.org ", WORDS, &here(), at(1)).unwrap();
    assert_eq!(shown.account(), ada);
    let new = accounts.begin_session(&shown, &here(), at(1)).unwrap();
    let session = accounts.session(&new.token, at(2)).unwrap();
    assert_eq!(
        (session.account, session.stage, session.begun, session.last_seen),
        (ada, Stage::Full, at(1), at(2))
    );
    assert_eq!((session.shown, session.address, session.authority), (at(1), here().address, None));
    assert_eq!(session.browser.as_str(), "Firefox");
    let expected = [Event::AccountAdded, Event::PasswordSet, Event::SignedIn, Event::NewBrowser];
    assert_eq!(events(&accounts, ada), expected);
    let signed_in = &rows(&accounts, ada)[2];
    assert_eq!((signed_in.by, signed_in.address), (Who::Account(ada), Some(here().address)));
}

#[test]
fn each_session_has_a_token_of_its_own() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let (one, other) = (sign_in(&accounts, "ada", &here(), 1), sign_in(&accounts, "ada", &here(), 1));
    assert_ne!(one.token, other.token);
    assert_ne!(one.session.id, other.session.id);
}

/// Whatever is wrong takes the same work, leaves the same row, and gives the same answer.
#[test]
fn nothing_tells_which_logins_there_are() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let bea = person(&accounts, "bea");
    accounts.disable(bea, By::Machine, at(0)).unwrap();
    accounts.add(id(3), &login("cleo"), By::Machine, at(0)).unwrap();
    let mut answers = Vec::new();
    for (number, (name, words)) in
        [("ada", "wrong"), ("ada", ""), ("bea", WORDS), ("cleo", WORDS), ("nobody", WORDS), ("", WORDS)]
            .iter()
            .enumerate()
    {
        let (hashes, records) = (accounts.hashes(), house.value::<i64>("SELECT count(*) FROM record"));
        let text = if name.is_empty() { "no address".to_owned() } else { login(name).to_string() };
        let refused = accounts.attempt(&text, words, &from(&format!("192.0.2.{number}")), at(1)).unwrap_err();
        assert!(matches!(refused, Refused::Wrong), "{name}: {refused}");
        answers.push(refused.to_string());
        assert_eq!(accounts.hashes(), hashes + 1, "{name}");
        assert_eq!(house.value::<i64>("SELECT count(*) FROM record"), records + 1, "{name}");
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
}

#[test]
fn the_record_of_a_refusal_names_no_login_that_nobody_has() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    for name in ["ada", "stranger", "STRANGER", "other"] {
        try_in(&accounts, name, "wrong", &here(), 1).unwrap_err();
    }
    let record = accounts.record(goldthread_accounts::RecordOf::Everybody, ALL).unwrap();
    let refused: Vec<_> = record.iter().filter(|row| row.event == Event::Refused).rev().collect();
    assert!(refused.iter().all(|row| row.by == Who::Stranger && row.address == Some(here().address)));
    assert_eq!((refused[0].account, refused[0].login.as_ref()), (Some(Who::Account(ada)), None));
    assert_eq!(refused[1].account, None);
    assert!(refused[1].login.is_some());
    assert_eq!(refused[1].login, refused[2].login, "the same login is the same one");
    assert_ne!(refused[1].login, refused[3].login);
    assert!(!house.has_bytes(b"stranger@example.org"));
    let elsewhere = House::new();
    try_in(&elsewhere.accounts(), "stranger", "wrong", &here(), 1).unwrap_err();
    let other: String = elsewhere.value("SELECT login FROM record");
    assert_ne!(Some(other), refused[1].login, "another file has another key");
}

#[test]
fn a_hash_of_an_older_cost_is_made_anew() {
    let house = House::new();
    person(&house.accounts(), "ada");
    let old: String = house.value("SELECT hash FROM password");
    let dearer = Accounts::open(house.folder.path(), Settings::default()).unwrap();
    try_in(&dearer, "ada", "wrong", &here(), 1).unwrap_err();
    assert_eq!(house.value::<String>("SELECT hash FROM password"), old, "only who knows it can hash it");
    assert_eq!(dearer.hashes(), 1);
    let shown = try_in(&dearer, "ada", WORDS, &here(), 1).unwrap();
    assert_eq!(dearer.hashes(), 3);
    let new: String = house.value("SELECT hash FROM password");
    assert!(new.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{new}");
    dearer.begin_session(&shown, &here(), at(1)).expect("it is the same password");
    try_in(&dearer, "ada", WORDS, &here(), 1).unwrap();
    assert_eq!(dearer.hashes(), 4);
    drop(dearer);
    let costlier = Settings::default().with_cost(Cost::new(20_000, 2, 1).unwrap());
    let costlier = Accounts::open(house.folder.path(), costlier).unwrap();
    try_in(&costlier, "ada", WORDS, &here(), 1).unwrap();
    assert!(
        house.value::<String>("SELECT hash FROM password").starts_with("$argon2id$v=19$m=20000,t=2,p=1$")
    );
}

#[test]
fn who_is_vouched_for_shows_no_second_factor_here() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    enrol(&accounts, ada, 0);
    assert_eq!(sign_in(&accounts, "ada", &here(), 60).session.stage, Stage::Waiting);
    let new = accounts.begin_session(&Shown::vouched_for(ada), &here(), at(60)).unwrap();
    assert_eq!(new.session.stage, Stage::Full);
    let nobody = accounts.begin_session(&Shown::vouched_for(id(9)), &here(), at(60)).unwrap_err();
    assert!(matches!(nobody, BeginError::NotAllowed));
    accounts.disable(ada, By::Machine, at(61)).unwrap();
    assert!(accounts.begin_session(&Shown::vouched_for(ada), &here(), at(61)).is_err());
}

#[test]
fn a_browser_is_marked_when_it_has_signed_in() {
    let house = House::new();
    let accounts = house.accounts();
    let (ada, bea) = (person(&accounts, "ada"), person(&accounts, "bea"));
    let mark = sign_in(&accounts, "ada", &here(), 1).device.expect("a new browser gets a mark");
    let marked = here().with_device(Some(mark));
    assert!(sign_in(&accounts, "ada", &marked, 2).device.is_none(), "it has one");
    assert!(sign_in(&accounts, "bea", &marked, 3).device.is_none(), "it keeps the one that it has");
    assert!(sign_in(&accounts, "bea", &marked, 4).device.is_none());
    let new = |of| events(&accounts, of).iter().filter(|event| **event == Event::NewBrowser).count();
    assert_eq!((new(ada), new(bea)), (1, 1));
    let planted = "A".repeat(43).parse().unwrap();
    let given = sign_in(&accounts, "ada", &here().with_device(Some(planted)), 5).device;
    assert!(given.is_some(), "a mark that was not made here is worth nothing");
}

#[test]
fn ten_browsers_at_most_carry_the_mark_of_an_account() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let marks: Vec<_> = (0..10).map(|second| sign_in(&accounts, "ada", &here(), second).device).collect();
    let marked = |number: usize| here().with_device(marks[number].clone());
    assert!(sign_in(&accounts, "ada", &marked(0), 20).device.is_none());
    assert!(sign_in(&accounts, "ada", &here(), 21).device.is_some(), "the eleventh");
    assert!(sign_in(&accounts, "ada", &marked(0), 22).device.is_none(), "this one was used of late");
    assert!(sign_in(&accounts, "ada", &marked(1), 23).device.is_some(), "this one made room");
    assert_eq!(house.value::<i64>("SELECT count(*) FROM device"), 10);
}

#[test]
fn a_mark_that_is_not_used_is_forgotten() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    sign_in(&accounts, "ada", &here(), 0);
    let marks = |now: Timestamp| {
        accounts.housekeeping(now).unwrap();
        house.value::<i64>("SELECT count(*) FROM device")
    };
    let days = |days: i64| at(days * 86_400);
    assert_eq!(marks(days(400)), 1);
    assert_eq!(marks(days(401)), 0);
}
