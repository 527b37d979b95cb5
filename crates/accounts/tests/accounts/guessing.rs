//! Guessing is slowed, and nobody is locked out.

use std::sync::Barrier;

use goldthread_accounts::{Accounts, Origin, Refused};

use crate::support::{House, WORDS, at, from, here, person, sign_in, try_in};

/// How long the attempt has to wait; nothing where it was looked at and is wrong.
fn wait(accounts: &Accounts, name: &str, from: &Origin, second: i64) -> u64 {
    match try_in(accounts, name, "wrong", from, second) {
        Err(Refused::Wait { seconds }) => seconds,
        Err(Refused::Wrong) => 0,
        other => panic!("{other:?}"),
    }
}

#[test]
fn after_five_failures_each_costs_twice_as_long() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    for _ in 0..5 {
        assert_eq!(wait(&accounts, "ada", &here(), 0), 0);
    }
    let mut now = 0;
    for delay in [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900] {
        let hashes = accounts.hashes();
        assert_eq!(wait(&accounts, "ada", &here(), now), delay);
        assert_eq!(wait(&accounts, "ada", &here(), now + i64::try_from(delay).unwrap() - 1), 1);
        assert!(try_in(&accounts, "ada", WORDS, &here(), now).is_err(), "nor is the right one looked at");
        assert_eq!(accounts.hashes(), hashes, "waiting costs nothing");
        now += i64::try_from(delay).unwrap();
        assert_eq!(wait(&accounts, "ada", &here(), now), 0, "{delay}");
    }
    sign_in(&accounts, "ada", &here(), now + 900);
}

#[test]
fn failures_are_forgotten_with_time() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    for _ in 0..5 {
        wait(&accounts, "ada", &here(), 0);
    }
    let later = 5 * 900;
    for _ in 0..5 {
        assert_eq!(wait(&accounts, "ada", &here(), later), 0);
    }
    assert_eq!(wait(&accounts, "ada", &here(), later), 1);
}

#[test]
fn an_address_is_slowed_whichever_account_it_tries() {
    let house = House::new();
    let accounts = house.accounts();
    for number in 0..6 {
        person(&accounts, &format!("person{number}"));
    }
    for number in 0..5 {
        assert_eq!(wait(&accounts, &format!("person{number}"), &here(), 0), 0);
    }
    assert_eq!(wait(&accounts, "person5", &here(), 0), 1);
    assert_eq!(wait(&accounts, "nobody", &here(), 0), 1);
    assert_eq!(wait(&accounts, "person5", &from("192.0.2.2"), 0), 0);
}

#[test]
fn a_network_of_version_6_is_one_address() {
    let house = House::new();
    let accounts = house.accounts();
    for number in 0..5 {
        assert_eq!(
            wait(&accounts, &format!("nobody{number}"), &from(&format!("2001:db8:0:1::{number}")), 0),
            0
        );
    }
    assert_eq!(wait(&accounts, "nobody", &from("2001:db8:0:1:ffff::1"), 0), 1);
    assert_eq!(wait(&accounts, "nobody", &from("2001:db8:0:2::1"), 0), 0);
}

#[test]
fn an_account_is_slowed_for_strangers_wherever_they_are_and_whether_or_not_there_is_one() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    for name in ["ada", "nobody"] {
        for number in 0..5 {
            assert_eq!(wait(&accounts, name, &from(&format!("192.0.2.{number}")), 0), 0, "{name}");
        }
        assert_eq!(wait(&accounts, name, &from("198.51.100.1"), 0), 1, "{name}");
    }
}

#[test]
fn strangers_cannot_lock_out_a_person() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let device = sign_in(&accounts, "ada", &here(), 0).device;
    let own = here().with_device(device.clone());
    let mut now = 0;
    for _ in 0..20 {
        now += i64::try_from(wait(&accounts, "ada", &here(), now)).unwrap();
        wait(&accounts, "ada", &here(), now);
    }
    assert!(wait(&accounts, "ada", &here(), now) > 60);
    sign_in(&accounts, "ada", &own, now);
    // The mark is of this account only.
    person(&accounts, "bea");
    assert!(wait(&accounts, "bea", &own, now) > 60, "the address is slowed");
    assert!(wait(&accounts, "ada", &from("198.51.100.1"), now) > 60, "the account is slowed for strangers");
}

#[test]
fn a_marked_browser_is_slowed_by_its_own_failures_alone() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let device = sign_in(&accounts, "ada", &here(), 0).device;
    let own = here().with_device(device);
    for _ in 0..5 {
        assert_eq!(wait(&accounts, "ada", &own, 1), 0);
    }
    assert_eq!(wait(&accounts, "ada", &own, 1), 1);
    assert_eq!(wait(&accounts, "ada", &here(), 1), 0, "strangers there are not");
    sign_in(&accounts, "ada", &own, 2);
    for _ in 0..5 {
        assert_eq!(wait(&accounts, "ada", &own, 2), 0, "signing in clears them");
    }
    assert_eq!(wait(&accounts, "ada", &own, 2), 1);
}

#[test]
fn the_right_password_is_no_failure() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    for _ in 0..20 {
        try_in(&accounts, "ada", WORDS, &here(), 0).unwrap();
    }
    for _ in 0..4 {
        assert_eq!(wait(&accounts, "ada", &here(), 0), 0);
    }
    try_in(&accounts, "ada", WORDS, &here(), 0).unwrap();
    assert_eq!(wait(&accounts, "ada", &here(), 0), 0, "it takes nothing back but itself");
    assert_eq!(wait(&accounts, "ada", &here(), 0), 1);
}

#[test]
fn many_at_once_are_no_way_around() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let hashes = accounts.hashes();
    let together = Barrier::new(24);
    let answers: Vec<_> = std::thread::scope(|scope| {
        let guess = |_| {
            scope.spawn(|| {
                together.wait();
                try_in(&accounts, "ada", "wrong", &here(), 0)
            })
        };
        let guesses: Vec<_> = (0..24).map(guess).collect();
        guesses.into_iter().map(|guess| guess.join().unwrap()).collect()
    });
    let wrong = answers.iter().filter(|answer| matches!(answer, Err(Refused::Wrong))).count();
    let waiting = answers.iter().filter(|answer| matches!(answer, Err(Refused::Wait { seconds: 1 }))).count();
    assert_eq!((wrong, waiting), (5, 19));
    assert_eq!(accounts.hashes(), hashes + 5);
}

#[test]
fn a_fault_is_nobodys_failure() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let hash: String = house.value("SELECT hash FROM password");
    house.shell().execute_batch("UPDATE password SET hash = 'x'").unwrap();
    for _ in 0..10 {
        assert!(matches!(try_in(&accounts, "ada", WORDS, &here(), 0), Err(Refused::Fault(_))));
    }
    house.shell().execute("UPDATE password SET hash = ?", [hash]).unwrap();
    accounts.housekeeping(at(0)).unwrap();
    sign_in(&accounts, "ada", &here(), 0);
}
