use goldthread_people::{Command, Item, Right, Scope};
use jiff::civil::date;

use crate::support::{
    A, B, C, PLAN, QUALITY, SAFEGUARDING, add, after, appoint, check, deputise, give, leaves, person, plan,
    share, small,
};

fn rename(id: u128, name: &str) -> Command {
    Command::RenamePerson { person: person(id), name: name.parse().unwrap() }
}

fn returns(id: u128, on: jiff::civil::Date) -> Command {
    Command::RecordReturn { person: person(id), on }
}

#[test]
fn people_come_and_change_their_names() {
    check([], add(0xd, "D. Person"), Ok(&["added D. Person, there since 1 September 2024"]));
    check([], add(A, "A. Person"), Ok(&[]));
    check(
        [],
        add(A, "D. Person"),
        Err("A. Person was added already; change their name there, or begin again with a new form"),
    );
    check([], rename(B, "B. Other"), Ok(&["changed the name of B. Person to B. Other"]));
    check([], rename(B, "B. Person"), Ok(&[]));
    check(
        [],
        rename(0xd, "D. Person"),
        Err("this person is not in the directory; choose somebody who is, or add them first"),
    );
}

#[test]
fn who_leaves_holds_nothing_after_that_day() {
    let second = || [give(B, Right::Administrator, Scope::Authority)];
    check(
        second(),
        leaves(A, date(2026, 5, 8)),
        Ok(&[
            "recorded that A. Person holds the role Head of Quality until 8 May 2026",
            "withdrew from A. Person the right “administrator” over the authority",
            "withdrew from A. Person the right “improvement lead” over the authority",
            "recorded that A. Person left on 8 May 2026",
        ]),
    );
    let holds = [
        appoint(SAFEGUARDING, B, date(2026, 6, 1), None),
        deputise(QUALITY, B, date(2026, 1, 1), Some(date(2026, 12, 31))),
        deputise(QUALITY, B, date(2025, 1, 1), Some(date(2025, 3, 31))),
    ];
    check(
        holds,
        leaves(B, date(2026, 5, 10)),
        Ok(&[
            "recorded that B. Person deputises for the role Head of Quality until 10 May 2026",
            "took back that B. Person holds the role Head of Service, Safeguarding from 1 June 2026",
            "withdrew from B. Person the right “reader” over the authority",
            "recorded that B. Person left on 10 May 2026",
        ]),
    );
    check(
        [share(C, Item::Action(12))],
        leaves(C, date(2026, 5, 10)),
        Ok(&[
            "ceased to share section 3 of plan 00000009 with C. Partner",
            "ceased to share action 12 of plan 00000009 with C. Partner",
            "withdrew from C. Partner the right “partner” over the authority",
            "recorded that C. Partner left on 10 May 2026",
        ]),
    );
}

#[test]
fn leaving_is_refused_where_it_cannot_be() {
    check(
        [],
        leaves(A, date(2026, 5, 8)),
        Err("A. Person is the only administrator; make somebody else one first"),
    );
    check(
        [],
        leaves(B, date(2024, 8, 31)),
        Err(
            "B. Person came on 1 September 2024, so their last day cannot be before that; choose a later day",
        ),
    );
    check(
        [],
        leaves(B, date(2024, 9, 1)),
        Ok(&[
            "withdrew from B. Person the right “reader” over the authority",
            "recorded that B. Person left on 1 September 2024",
        ]),
    );
    check(
        [],
        leaves(B, date(2026, 5, 12)),
        Err(
            "what B. Person may do ends as soon as this is recorded; record it on 12 May 2026, their last day, or after",
        ),
    );
    check(
        [],
        leaves(B, date(2026, 5, 11)),
        Ok(&[
            "withdrew from B. Person the right “reader” over the authority",
            "recorded that B. Person left on 11 May 2026",
        ]),
    );
    check(
        [],
        leaves(0xd, date(2026, 5, 8)),
        Err("this person is not in the directory; choose somebody who is, or add them first"),
    );
}

#[test]
fn leaving_may_be_corrected_and_undone() {
    let left = || [leaves(B, date(2026, 5, 8))];
    check(left(), leaves(B, date(2026, 5, 8)), Ok(&[]));
    check(left(), leaves(B, date(2026, 5, 1)), Ok(&["recorded that B. Person left on 1 May 2026"]));
    check(left(), returns(B, date(2026, 5, 9)), Ok(&["recorded that B. Person came back on 9 May 2026"]));
    check(
        left(),
        returns(B, date(2026, 5, 8)),
        Err("B. Person left on 8 May 2026, so they are back on a later day; choose one after it"),
    );
    check([], returns(B, date(2026, 5, 9)), Ok(&[]));
    let back = after(&small(), [leaves(B, date(2026, 5, 8)), returns(B, date(2026, 5, 9))]);
    assert_eq!(back.person(person(B)).unwrap().left, None);
    assert_eq!(back.rights_of(person(B)).count(), 0);
}

#[test]
fn nothing_is_given_to_who_has_left() {
    let left = || [leaves(B, date(2026, 5, 8))];
    let refused = "B. Person left on 8 May 2026; record first that they are back, or choose somebody else";
    check(left(), give(B, Right::Reader, Scope::Authority), Err(refused));
    check(left(), share(B, Item::Action(1)), Err(refused));
    check(left(), appoint(SAFEGUARDING, B, date(2026, 1, 1), None), Err(refused));
    check(left(), appoint(SAFEGUARDING, B, date(2026, 1, 1), Some(date(2026, 5, 9))), Err(refused));
    check(left(), deputise(QUALITY, B, date(2026, 5, 1), None), Err(refused));
    check(
        left(),
        appoint(SAFEGUARDING, B, date(2026, 1, 1), Some(date(2026, 5, 8))),
        Ok(&[
            "appointed B. Person to the role Head of Service, Safeguarding from 1 January 2026 to 8 May 2026",
        ]),
    );
}

#[test]
fn several_commands_are_decided_each_on_what_is_before_or_not_at_all() {
    let (second, first) = (give(B, Right::Administrator, Scope::Authority), leaves(A, date(2026, 5, 8)));
    let both = small().decide_all([second.clone(), first.clone()], date(2026, 5, 10)).unwrap();
    assert_eq!(both.len(), 5);
    let refusal = small().decide_all([first, second], date(2026, 5, 10)).unwrap_err();
    assert_eq!(refusal.to_string(), "A. Person is the only administrator; make somebody else one first");
    let unshare = Command::UnshareItem { person: person(C), plan: plan(PLAN), item: Item::Section(3) };
    assert_eq!(small().decide_all([unshare.clone(), unshare], date(2026, 5, 10)).unwrap().len(), 1);
}
