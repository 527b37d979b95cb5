//! Adding, changing and erasing accounts.

use goldthread_accounts::{
    AccountError, AddError, By, Event, LinkFor, Look, LooksOf, RecordOf, RenameError, Who,
};

use crate::support::{
    ALL, House, WORDS, at, enrol, events, here, id, login, password, person, rows, sign_in, try_in,
};

#[test]
fn an_account_is_added_once() {
    let house = House::new();
    let accounts = house.accounts();
    assert!(!accounts.has_accounts());
    let ada = accounts.add(id(1), &login("Ada"), By::Machine, at(0)).unwrap();
    assert!(accounts.has_accounts());
    assert_eq!(accounts.account(id(1)).unwrap(), Some(ada.clone()));
    assert_eq!(accounts.account_of(&login("aDa")).unwrap(), Some(ada.clone()));
    assert_eq!((ada.login.as_str(), ada.password_set, ada.disabled), ("Ada@example.org", None, None));
    let again = accounts.add(id(1), &login("other"), By::Machine, at(0)).unwrap_err();
    assert!(matches!(again, AddError::AlreadyThere));
    let taken = accounts.add(id(2), &login("ada"), By::Machine, at(0)).unwrap_err();
    assert!(matches!(taken, AddError::LoginTaken));
    assert_eq!(accounts.accounts().unwrap().len(), 1);
    assert_eq!(events(&accounts, id(1)), [Event::AccountAdded]);
}

#[test]
fn accounts_are_listed_by_login() {
    let house = House::new();
    let accounts = house.accounts();
    for (number, name) in [(1, "cleo"), (2, "Ada"), (3, "bea")] {
        accounts.add(id(number), &login(name), By::Machine, at(0)).unwrap();
    }
    let names = accounts.accounts().unwrap().iter().map(|one| one.login.to_string()).collect::<Vec<_>>();
    assert_eq!(names, ["Ada@example.org", "bea@example.org", "cleo@example.org"]);
}

#[test]
fn a_login_can_be_changed_to_one_that_nobody_has() {
    let house = House::new();
    let accounts = house.accounts();
    let (ada, bea) = (person(&accounts, "ada"), person(&accounts, "bea"));
    let taken = accounts.rename(ada, &login("BEA"), By::Machine, at(1)).unwrap_err();
    assert!(matches!(taken, RenameError::LoginTaken));
    let gone = accounts.rename(id(9), &login("cleo"), By::Machine, at(1)).unwrap_err();
    assert!(matches!(gone, RenameError::NoSuchAccount));
    let link = accounts.make_link(ada, LinkFor::Reset, By::Machine, at(1)).unwrap();
    let session = sign_in(&accounts, "ada", &here(), 1);
    accounts.rename(ada, &login("Ada.King"), By::Account(bea), at(2)).unwrap();
    assert!(try_in(&accounts, "ada", WORDS, &here(), 3).is_err());
    assert!(try_in(&accounts, "ada.king", WORDS, &here(), 3).is_ok());
    assert!(accounts.look_at(&link.token, at(3)).is_err(), "it went to the old address");
    assert!(accounts.session(&session.token, at(3)).is_some());
    let changed = rows(&accounts, ada).pop().map(|row| (row.event, row.by));
    assert_eq!(changed, Some((Event::LoginChanged, Who::Account(bea))));
    let before = events(&accounts, ada).len();
    accounts.rename(ada, &login("Ada.King"), By::Machine, at(4)).unwrap();
    assert_eq!(events(&accounts, ada).len(), before, "nothing changed, nothing is recorded");
    accounts.rename(ada, &login("ada.king"), By::Machine, at(4)).unwrap();
    assert_eq!(accounts.account(ada).unwrap().unwrap().login.as_str(), "ada.king@example.org");
}

#[test]
fn nobody_signs_in_with_an_account_that_is_disabled() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    let session = sign_in(&accounts, "ada", &here(), 1);
    let shown = try_in(&accounts, "ada", WORDS, &here(), 1).unwrap();
    let link = accounts.make_link(ada, LinkFor::Reset, By::Machine, at(1)).unwrap();
    accounts.disable(ada, By::Machine, at(2)).unwrap();
    accounts.disable(ada, By::Machine, at(3)).unwrap();
    assert_eq!(accounts.account(ada).unwrap().unwrap().disabled, Some(at(2)));
    assert_eq!(accounts.session(&session.token, at(3)), None);
    assert!(
        accounts.begin_session(&shown, &here(), at(3)).is_err(),
        "what was shown before is worth nothing"
    );
    assert!(try_in(&accounts, "ada", WORDS, &here(), 3).is_err());
    assert!(accounts.look_at(&link.token, at(3)).is_err());
    accounts.enable(ada, By::Machine, at(4)).unwrap();
    accounts.enable(ada, By::Machine, at(5)).unwrap();
    assert_eq!(accounts.session(&session.token, at(5)), None, "it does not come back");
    sign_in(&accounts, "ada", &here(), 5);
    let last: Vec<_> = events(&accounts, ada).into_iter().rev().take(4).collect();
    let expected = [Event::NewBrowser, Event::SignedIn, Event::AccountEnabled, Event::Refused];
    assert_eq!(last, expected);
    for gone in [accounts.disable(id(9), By::Machine, at(5)), accounts.enable(id(9), By::Machine, at(5))] {
        assert!(matches!(gone, Err(AccountError::NoSuchAccount)));
    }
}

#[test]
fn a_password_that_is_set_ends_what_was_begun_with_the_old_one() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    let session = sign_in(&accounts, "ada", &here(), 1);
    let shown = try_in(&accounts, "ada", WORDS, &here(), 1).unwrap();
    let link = accounts.make_link(ada, LinkFor::Reset, By::Machine, at(1)).unwrap();
    accounts.set_password(ada, &password("walnut ferry under paper"), By::Machine, at(2)).unwrap();
    assert_eq!(accounts.session(&session.token, at(2)), None);
    assert!(accounts.begin_session(&shown, &here(), at(2)).is_err());
    assert!(accounts.look_at(&link.token, at(2)).is_err());
    assert!(try_in(&accounts, "ada", WORDS, &here(), 2).is_err());
    assert!(try_in(&accounts, "ada", "walnut ferry under paper", &here(), 2).is_ok());
    assert_eq!(accounts.account(ada).unwrap().unwrap().password_set, Some(at(2)));
    let hashes = accounts.hashes();
    let gone = accounts.set_password(id(9), &password(WORDS), By::Machine, at(2));
    assert!(matches!(gone, Err(AccountError::NoSuchAccount)));
    assert_eq!(accounts.hashes(), hashes, "nothing is hashed for nobody");
}

#[test]
fn an_account_that_is_erased_leaves_nothing_but_a_record_of_nobody() {
    let house = House::new();
    let accounts = house.accounts();
    let (ada, bea) = (person(&accounts, "ada"), person(&accounts, "bea"));
    let session = sign_in(&accounts, "ada", &from_elsewhere(), 1);
    sign_in(&accounts, "bea", &here(), 1);
    enrol(&accounts, ada, 1);
    accounts.make_link(ada, LinkFor::Reset, By::Account(bea), at(1)).unwrap();
    accounts.end_sessions(bea, By::Account(ada), at(2)).unwrap();
    let look = |account| Look { account, authority: "n".into(), kind: "audit".into(), thing: "7".into() };
    accounts.look(look(ada), at(2)).unwrap();
    accounts.look(look(bea), at(2)).unwrap();
    let before = rows(&accounts, ada);
    assert!(house.has_bytes(b"ada@example.org") && house.has_bytes(ada.to_string().as_bytes()));

    accounts.erase(ada, By::Account(bea), at(3)).unwrap();
    assert_eq!(accounts.account(ada).unwrap(), None);
    assert_eq!(accounts.session(&session.token, at(3)), None);
    assert_eq!(rows(&accounts, ada), []);
    assert_eq!(accounts.looks(LooksOf::Account(ada), ALL).unwrap(), []);
    for table in ["password", "second_factor", "recovery_code", "link"] {
        let left: i64 = house.value(&format!("SELECT count(*) FROM {table} WHERE account <> '{bea}'"));
        assert_eq!(left, 0, "{table}");
    }
    for trace in ["ada@example.org", &ada.to_string(), "203.0.113.77"] {
        assert!(!house.has_bytes(trace.as_bytes()), "{trace}");
    }

    let mut after = accounts.record(RecordOf::Everybody, ALL).unwrap();
    after.reverse();
    let erased: Vec<_> =
        after.iter().filter(|row| is_erased(row.account) || is_erased(Some(row.by))).collect();
    assert_eq!(erased.len(), before.len() + 1, "what happened stays, and that it was erased");
    let last = after.last().unwrap();
    assert_eq!((last.event, last.by), (Event::AccountErased, Who::Account(bea)));
    assert!(erased.iter().all(|row| row.address.is_none()));
    let names: Vec<_> =
        erased.iter().flat_map(|row| [row.account, Some(row.by)]).filter(|who| is_erased(*who)).collect();
    assert!(names.iter().all(|name| *name == names[0]), "one name for all that it did");
    let looks = accounts.looks(LooksOf::Authority("n"), ALL).unwrap();
    let lookers: Vec<_> = looks.iter().map(|look| Some(look.by)).collect();
    assert!(lookers.contains(&names[0]) && lookers.contains(&Some(Who::Account(bea))), "{lookers:?}");
    assert!(rows(&accounts, bea).iter().any(|row| row.address.is_some()), "others keep theirs");

    assert!(matches!(accounts.erase(ada, By::Machine, at(4)), Err(AccountError::NoSuchAccount)));
    assert!(accounts.has_accounts());
    accounts.erase(bea, By::Account(bea), at(4)).unwrap();
    assert!(!accounts.has_accounts());
    person(&accounts, "ada");
}

fn from_elsewhere() -> goldthread_accounts::Origin {
    crate::support::from("203.0.113.77")
}

fn is_erased(who: Option<Who>) -> bool {
    matches!(who, Some(Who::Erased(_)))
}
