//! Looks at what is sensitive: written together, and never lost without a word.

use goldthread_accounts::{AccountId, Accounts, Fault, Look, LooksOf, Page};

use crate::support::{ALL, House, at, id, person};

fn look(account: AccountId, authority: &str, thing: &str) -> Look {
    Look { account, authority: authority.into(), kind: "audit".into(), thing: thing.into() }
}

fn written(house: &House) -> i64 {
    house.value("SELECT count(*) FROM look")
}

fn things(accounts: &Accounts, of: LooksOf<'_>) -> Vec<String> {
    accounts.looks(of, ALL).unwrap().into_iter().map(|look| look.thing).collect()
}

#[test]
fn they_are_found_by_who_looked_and_by_what_was_looked_at() {
    let house = House::new();
    let accounts = house.accounts();
    for (second, (account, authority, thing)) in
        (0..).zip([(1, "n", "1"), (1, "s", "2"), (2, "n", "2"), (2, "n", "1"), (1, "n", "1")])
    {
        accounts.look(look(id(account), authority, thing), at(second)).unwrap();
    }
    assert_eq!(things(&accounts, LooksOf::Account(id(1))), ["1", "2", "1"]);
    assert_eq!(things(&accounts, LooksOf::Authority("n")), ["1", "1", "2", "1"]);
    accounts.look(Look { kind: "refused".into(), ..look(id(2), "n", "GET /x") }, at(5)).unwrap();
    assert_eq!(things(&accounts, LooksOf::Kind { authority: "n", kind: "refused" }), ["GET /x"]);
    assert_eq!(things(&accounts, LooksOf::But { authority: "n", kind: "refused" }), ["1", "1", "2", "1"]);
    assert_eq!(things(&accounts, LooksOf::But { authority: "s", kind: "refused" }), ["2"]);
    let thing = |kind, thing| LooksOf::Thing { authority: "n", kind, thing };
    let times = |of| accounts.looks(of, ALL).unwrap().iter().map(|look| look.at).collect::<Vec<_>>();
    assert_eq!(times(thing("audit", "1")), [at(4), at(3), at(0)]);
    assert_eq!(times(thing("plan", "1")), []);
    let page = accounts.looks(thing("audit", "1"), Page { limit: 1, offset: 1 }).unwrap();
    assert_eq!(page.iter().map(|look| look.at).collect::<Vec<_>>(), [at(3)]);
}

#[test]
fn they_are_written_together_within_a_second_or_two() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    for _ in 0..3 {
        accounts.look(look(ada, "n", "1"), at(0)).unwrap();
    }
    assert_eq!(written(&house), 0);
    accounts.housekeeping(at(0)).unwrap();
    assert_eq!(written(&house), 3);
    accounts.look(look(ada, "n", "2"), at(10)).unwrap();
    accounts.look(look(ada, "n", "3"), at(11)).unwrap();
    assert_eq!(written(&house), 4, "the first of them has waited a second");
    drop(accounts);
    assert_eq!(written(&house), 5, "what waits is written in the end");
}

#[test]
fn many_of_them_wait_for_nobody() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    for _ in 0..1000 {
        accounts.look(look(ada, "n", "1"), at(0)).unwrap();
    }
    assert_eq!(written(&house), 0);
    accounts.look(look(ada, "n", "1"), at(0)).unwrap();
    assert_eq!(written(&house), 1000);
}

#[test]
fn none_is_lost_where_it_cannot_be_written_and_none_is_taken_that_could_not_be() {
    let house = House::new();
    let accounts = house.impatient();
    let ada = person(&accounts, "ada");
    accounts.look(look(ada, "n", "1"), at(0)).unwrap();
    let other = house.shell();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    for _ in 0..2 {
        assert!(matches!(accounts.housekeeping(at(2)), Err(Fault::Locked { .. })));
    }
    assert!(matches!(accounts.look(look(ada, "n", "2"), at(3)), Err(Fault::Locked { .. })));
    other.execute_batch("ROLLBACK").unwrap();
    accounts.housekeeping(at(4)).unwrap();
    assert_eq!(things(&accounts, LooksOf::Account(ada)), ["1"], "once, and not the one that was refused");
    accounts.look(look(ada, "n", "3"), at(5)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(matches!(accounts.close(), Err(Fault::Locked { .. })));
}
