//! One-time links.

use goldthread_accounts::{
    By, Event, LinkError, LinkFor, LinkToken, MakeLinkError, Purpose, RecordOf, Stage, Who,
};

use crate::support::{
    ALL, House, WORDS, at, enrol, events, here, id, login, password, person, rows, sign_in, try_in,
};

const NEW: &str = "walnut ferry under paper";
const HOUR: i64 = 3600;

fn is_gone<T>(outcome: &Result<T, LinkError>) -> bool {
    matches!(outcome, Err(LinkError::Gone))
}

#[test]
fn a_new_account_sets_its_password() {
    let house = House::new();
    let accounts = house.accounts();
    let bea = person(&accounts, "bea");
    accounts.add(id(1), &login("ada"), By::Account(bea), at(0)).unwrap();
    let link = accounts.make_link(id(1), LinkFor::SetPassword, By::Account(bea), at(0)).unwrap();
    assert_eq!(link.until, at(7 * 24 * HOUR));
    let token: LinkToken = link.token.reveal().parse().unwrap();
    for _ in 0..2 {
        let shown = accounts.look_at(&token, at(1)).unwrap();
        assert_eq!(shown.purpose, Purpose::SetPassword { account: id(1), login: login("ada") });
        assert_eq!(shown.until, link.until);
    }
    let shown = accounts.use_link(&token, &password(NEW), &here(), at(2)).unwrap();
    let new = accounts.begin_session(&shown, &here(), at(2)).unwrap();
    assert_eq!((new.session.account, new.session.stage), (id(1), Stage::Full));
    assert!(is_gone(&accounts.use_link(&token, &password(WORDS), &here(), at(3))));
    assert!(is_gone(&accounts.look_at(&token, at(3))));
    assert!(try_in(&accounts, "ada", NEW, &here(), 3).is_ok());
    let expected = [
        (Event::AccountAdded, Who::Account(bea)),
        (Event::LinkMade, Who::Account(bea)),
        (Event::LinkUsed, Who::Account(id(1))),
        (Event::PasswordSet, Who::Account(id(1))),
        (Event::SignedIn, Who::Account(id(1))),
        (Event::NewBrowser, Who::Account(id(1))),
    ];
    let found: Vec<_> = rows(&accounts, id(1)).iter().map(|row| (row.event, row.by)).collect();
    assert_eq!(found, expected);
}

#[test]
fn links_run_out() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    for (purpose, hours) in [(LinkFor::SetPassword, 7 * 24), (LinkFor::Reset, 24)] {
        let token = accounts.make_link(ada, purpose, By::Machine, at(0)).unwrap().token;
        assert!(accounts.look_at(&token, at(hours * HOUR - 1)).is_ok(), "{purpose:?}");
        assert!(is_gone(&accounts.look_at(&token, at(hours * HOUR))), "{purpose:?}");
        let hashes = accounts.hashes();
        assert!(is_gone(&accounts.use_link(&token, &password(NEW), &here(), at(hours * HOUR))));
        assert_eq!(accounts.hashes(), hashes, "nothing is hashed for a link that has run out");
        assert!(accounts.use_link(&token, &password(NEW), &here(), at(hours * HOUR - 1)).is_ok());
    }
}

#[test]
fn links_that_have_run_out_are_deleted() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    accounts.make_link(ada, LinkFor::Reset, By::Machine, at(0)).unwrap();
    let left = |second: i64| {
        accounts.housekeeping(at(second)).unwrap();
        house.value::<i64>("SELECT count(*) FROM link")
    };
    assert_eq!(left(24 * HOUR - 1), 1);
    assert_eq!(left(24 * HOUR + 598), 1, "they are looked for every ten minutes");
    assert_eq!(left(24 * HOUR + 599), 0);
}

#[test]
fn a_newer_link_ends_the_older_one_for_the_same() {
    let house = House::new();
    let accounts = house.accounts();
    let (ada, bea) = (person(&accounts, "ada"), person(&accounts, "bea"));
    let make = |account, purpose| accounts.make_link(account, purpose, By::Machine, at(0)).unwrap().token;
    let old = make(ada, LinkFor::Reset);
    let others = [make(bea, LinkFor::Reset), make(ada, LinkFor::SetPassword)];
    let new = make(ada, LinkFor::Reset);
    assert!(is_gone(&accounts.look_at(&old, at(1))));
    assert!(others.iter().chain([&new]).all(|token| accounts.look_at(token, at(1)).is_ok()));
    accounts.use_link(&new, &password(NEW), &here(), at(1)).unwrap();
    assert!(is_gone(&accounts.look_at(&others[1], at(1))), "with the password all its links are used up");
    assert!(accounts.look_at(&others[0], at(1)).is_ok());
}

#[test]
fn a_reset_ends_all_sessions_and_leaves_the_second_factor() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    let session = sign_in(&accounts, "ada", &here(), 0);
    enrol(&accounts, ada, 0);
    let token = accounts.make_link(ada, LinkFor::Reset, By::Machine, at(0)).unwrap().token;
    let purpose = accounts.look_at(&token, at(1)).unwrap().purpose;
    assert_eq!(purpose, Purpose::Reset { account: ada, login: login("ada") });
    let shown = accounts.use_link(&token, &password(NEW), &here(), at(1)).unwrap();
    assert_eq!(accounts.session(&session.token, at(1)), None);
    assert_eq!(accounts.begin_session(&shown, &here(), at(1)).unwrap().session.stage, Stage::Waiting);
}

#[test]
fn a_link_is_used_by_one_however_many_try_at_once() {
    let house = House::new();
    let accounts = house.slow();
    let ada = person(&accounts, "ada");
    let token = accounts.make_link(ada, LinkFor::Reset, By::Machine, at(0)).unwrap().token;
    let used = std::thread::scope(|scope| {
        let using = || scope.spawn(|| accounts.use_link(&token, &password(NEW), &here(), at(1)));
        let all: Vec<_> = (0..6).map(|_| using()).collect();
        all.into_iter().filter_map(|one| one.join().unwrap().ok()).count()
    });
    assert_eq!(used, 1);
    assert_eq!(events(&accounts, ada).iter().filter(|event| **event == Event::LinkUsed).count(), 1);
}

#[test]
fn there_is_no_link_for_nobody() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    accounts.disable(ada, By::Machine, at(0)).unwrap();
    let disabled = accounts.make_link(ada, LinkFor::Reset, By::Machine, at(0)).unwrap_err();
    assert!(matches!(disabled, MakeLinkError::Disabled));
    let nobody = accounts.make_link(id(9), LinkFor::Reset, By::Machine, at(0)).unwrap_err();
    assert!(matches!(nobody, MakeLinkError::NoSuchAccount));
    let made_up: LinkToken = "A".repeat(43).parse().unwrap();
    assert!(is_gone(&accounts.look_at(&made_up, at(0))));
    assert!(is_gone(&accounts.use_link(&made_up, &password(NEW), &here(), at(0))));
}

#[test]
fn the_first_link_makes_the_first_account() {
    let house = House::new();
    let accounts = house.accounts();
    let old = accounts.first_link(at(0)).unwrap().unwrap().token;
    let link = accounts.first_link(at(1)).unwrap().expect("a fresh one each time");
    assert_eq!(link.until, at(1 + 24 * HOUR));
    assert!(is_gone(&accounts.look_at(&old, at(1))), "the older one ends");
    let purpose = |second: i64| accounts.look_at(&link.token, at(second)).map(|link| link.purpose);
    assert_eq!(purpose(24 * HOUR).unwrap(), Purpose::FirstAdministrator);
    assert!(is_gone(&purpose(24 * HOUR + 1)));
    assert!(is_gone(&accounts.use_link(&link.token, &password(NEW), &here(), at(2))), "it is for no account");
    let first = |id| accounts.use_first_link(&link.token, id, &login("ada"), &password(NEW), &here(), at(2));
    let shown = first(id(1)).unwrap();
    assert!(accounts.has_accounts());
    assert!(is_gone(&first(id(2))));
    accounts.begin_session(&shown, &here(), at(2)).unwrap();
    assert!(try_in(&accounts, "ada", NEW, &here(), 2).is_ok());
    assert!(accounts.first_link(at(3)).unwrap().is_none(), "there is an account");
    let made = accounts.record(RecordOf::Everybody, ALL).unwrap();
    let made: Vec<_> = made.iter().filter(|row| row.event == Event::LinkMade).collect();
    assert!(made.len() == 2 && made.iter().all(|row| row.account.is_none() && row.by == Who::Machine));
    let expected =
        [Event::AccountAdded, Event::LinkUsed, Event::PasswordSet, Event::SignedIn, Event::NewBrowser];
    assert_eq!(events(&accounts, id(1)), expected);
}

#[test]
fn the_first_link_is_worth_nothing_once_there_is_an_account() {
    let house = House::new();
    let accounts = house.accounts();
    let token = accounts.first_link(at(0)).unwrap().unwrap().token;
    person(&accounts, "ada");
    assert!(is_gone(&accounts.look_at(&token, at(0))));
    assert!(is_gone(&accounts.use_first_link(&token, id(2), &login("bea"), &password(NEW), &here(), at(0))));
    let reset =
        accounts.make_link(accounts.accounts().unwrap()[0].id, LinkFor::Reset, By::Machine, at(0)).unwrap();
    assert!(is_gone(&accounts.use_first_link(
        &reset.token,
        id(2),
        &login("bea"),
        &password(NEW),
        &here(),
        at(0)
    )));
    assert!(accounts.look_at(&reset.token, at(0)).is_ok());
}

#[test]
fn one_first_account_is_made_however_many_try_at_once() {
    let house = House::new();
    let accounts = house.slow();
    let token = accounts.first_link(at(0)).unwrap().unwrap().token;
    let made = std::thread::scope(|scope| {
        let (accounts, token) = (&accounts, &token);
        let making = |number: u128| {
            scope.spawn(move || {
                let name = login(&format!("person{number}"));
                accounts.use_first_link(token, id(number), &name, &password(NEW), &here(), at(1))
            })
        };
        let all: Vec<_> = (1..7).map(making).collect();
        all.into_iter().filter_map(|one| one.join().unwrap().ok()).count()
    });
    assert_eq!((made, accounts.accounts().unwrap().len()), (1, 1));
}
