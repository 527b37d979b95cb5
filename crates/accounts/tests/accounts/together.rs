//! Two programs on one file: the server, and somebody at the command line.

use std::sync::Barrier;

use goldthread_accounts::{Accounts, By, LinkFor, Outside};

use crate::support::{House, at, enrol, here, id, login, password, person, sign_in, try_in};

#[test]
fn each_sees_what_the_other_did() {
    let house = House::new();
    let (server, shell) = (house.accounts(), house.accounts());
    assert_eq!(server.housekeeping(at(0)).unwrap(), Outside::Unchanged);
    let ada = person(&shell, "ada");
    assert!(!server.has_accounts());
    assert_eq!(server.housekeeping(at(0)).unwrap(), Outside::Changed);
    assert!(server.has_accounts());
    assert_eq!(server.housekeeping(at(0)).unwrap(), Outside::Unchanged);
    let session = sign_in(&server, "ada", &here(), 1);
    assert_eq!(server.housekeeping(at(1)).unwrap(), Outside::Unchanged, "its own writes are no news");
    assert_eq!(shell.session(&session.token, at(1)), None);
    assert_eq!(shell.housekeeping(at(1)).unwrap(), Outside::Changed);
    assert!(shell.session(&session.token, at(1)).is_some());

    shell.disable(ada, By::Machine, at(2)).unwrap();
    assert!(server.session(&session.token, at(2)).is_some(), "it is answered from memory");
    server.housekeeping(at(2)).unwrap();
    assert_eq!(server.session(&session.token, at(2)), None);
    shell.erase(ada, By::Machine, at(3)).unwrap();
    server.housekeeping(at(3)).unwrap();
    assert!(!server.has_accounts());
}

#[test]
fn what_one_ended_is_not_brought_back_by_the_other() {
    let house = House::new();
    let (server, shell) = (house.accounts(), house.accounts());
    let ada = person(&server, "ada");
    let session = sign_in(&server, "ada", &here(), 0);
    shell.end_sessions(ada, By::Machine, at(1)).unwrap();
    assert!(server.choose_authority(&session.token, Some("n"), at(1)).is_err());
    let again = server.show_again(
        &session.token,
        goldthread_accounts::Proof::Password(crate::support::WORDS),
        &here(),
        at(1),
    );
    assert!(again.is_err(), "there is nothing to exchange");
    server.session(&session.token, at(90)).unwrap();
    server.housekeeping(at(90)).unwrap();
    assert_eq!(server.session(&session.token, at(90)), None);
    assert_eq!(house.value::<i64>("SELECT count(*) FROM session"), 0);
}

#[test]
fn what_was_seen_since_survives_the_reading() {
    let house = House::new();
    let (server, shell) = (house.accounts(), house.accounts());
    let ada = person(&server, "ada");
    let session = sign_in(&server, "ada", &here(), 0);
    server.session(&session.token, at(50)).unwrap();
    shell.rename(ada, &login("ada.king"), By::Machine, at(51)).unwrap();
    assert_eq!(server.housekeeping(at(51)).unwrap(), Outside::Changed);
    assert_eq!(server.sessions_of(ada, at(52))[0].last_seen, at(50));
}

#[test]
fn wrong_codes_are_counted_across_the_reading() {
    let house = House::new();
    let (server, shell) = (house.accounts(), house.accounts());
    let ada = person(&server, "ada");
    enrol(&server, ada, 0);
    let half = sign_in(&server, "ada", &here(), 1);
    for _ in 0..4 {
        server.second_factor(&half.token, "000000", &here(), at(1)).unwrap_err();
    }
    shell.rename(ada, &login("ada.king"), By::Machine, at(2)).unwrap();
    server.housekeeping(at(2)).unwrap();
    server.second_factor(&half.token, "000000", &here(), at(2)).unwrap_err();
    assert_eq!(server.session(&half.token, at(2)), None, "that was the fifth");
}

#[test]
fn a_link_from_one_is_used_with_the_other() {
    let house = House::new();
    let (server, shell) = (house.accounts(), house.accounts());
    let ada = person(&server, "ada");
    let token = shell.make_link(ada, LinkFor::Reset, By::Machine, at(0)).unwrap().token;
    server.use_link(&token, &password("walnut ferry under paper"), &here(), at(1)).unwrap();
    assert!(shell.look_at(&token, at(1)).is_err());
    assert!(try_in(&shell, "ada", "walnut ferry under paper", &here(), 1).is_ok());
}

#[test]
fn accounts_can_be_shared_by_threads() {
    fn check<T: Send + Sync>() {}
    check::<Accounts>();
}

#[test]
fn many_begin_the_same_file_at_once() {
    for _ in 0..10 {
        let house = House::new();
        let together = Barrier::new(8);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    together.wait();
                    drop(house.accounts());
                });
            }
        });
    }
}

#[test]
fn many_open_and_write_at_once() {
    let house = House::new();
    std::thread::scope(|scope| {
        for number in 1..7 {
            let house = &house;
            scope.spawn(move || {
                let accounts = Accounts::open_or_create(house.folder.path(), House::settings()).unwrap();
                for second in 0..5 {
                    let id = id(number * 100 + second);
                    let name = login(&format!("person{number}.{second}"));
                    accounts.add(id, &name, By::Machine, at(0)).unwrap();
                    accounts.housekeeping(at(0)).unwrap();
                }
            });
        }
    });
    assert_eq!(house.accounts().accounts().unwrap().len(), 30);
}
