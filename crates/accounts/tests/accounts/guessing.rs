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

/// How many failures an address has for nothing: many people may share it.
const OF_AN_ADDRESS: i64 = 30;

#[test]
fn whoever_mistypes_slows_nobody_beside_them() {
    let house = House::new();
    let accounts = house.accounts();
    for name in ["ada", "bea"] {
        person(&accounts, name);
    }
    let mut now = 0;
    for _ in 0..10 {
        now += i64::try_from(wait(&accounts, "ada", &here(), now)).unwrap();
        wait(&accounts, "ada", &here(), now);
    }
    assert!(wait(&accounts, "ada", &here(), now) > 0, "they wait");
    sign_in(&accounts, "bea", &here(), now);
}

/// One password tried on many accounts: no account is slowed, the address is.
#[test]
fn an_address_is_slowed_whichever_account_it_tries() {
    let house = House::new();
    let accounts = house.accounts();
    for number in 0..=OF_AN_ADDRESS {
        person(&accounts, &format!("person{number}"));
    }
    for number in 0..OF_AN_ADDRESS {
        assert_eq!(wait(&accounts, &format!("person{number}"), &here(), 0), 0, "{number}");
    }
    let last = format!("person{OF_AN_ADDRESS}");
    assert_eq!(wait(&accounts, &last, &here(), 0), 1);
    assert_eq!(wait(&accounts, "nobody", &here(), 0), 1);
    assert_eq!(wait(&accounts, &last, &from("192.0.2.2"), 0), 0);
}

#[test]
fn one_password_on_many_accounts_comes_to_little_in_a_day() {
    let house = House::new();
    let accounts = house.accounts();
    let (mut now, mut tried) = (0, 0);
    while now < 24 * 60 * 60 {
        match wait(&accounts, &format!("person{tried}"), &here(), now) {
            0 => tried += 1,
            seconds => now += i64::try_from(seconds).unwrap(),
        }
    }
    let most_in_a_minute = 24 * 60;
    assert!(tried < OF_AN_ADDRESS + 30 + most_in_a_minute, "{tried}");
    assert!(
        wait(&accounts, "nobody", &here(), now - 1) <= 60,
        "nobody beside them waits longer than a minute"
    );
}

#[test]
fn a_network_of_version_6_is_one_address() {
    let house = House::new();
    let accounts = house.accounts();
    for number in 0..OF_AN_ADDRESS {
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
    for number in 0..OF_AN_ADDRESS {
        wait(&accounts, &format!("nobody{number}"), &here(), now);
    }
    assert!(wait(&accounts, "bea", &own, now) > 0, "the address is slowed");
    sign_in(&accounts, "ada", &own, now);
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
