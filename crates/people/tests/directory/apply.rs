use goldthread_people::{DeputyEnded, Item, Note, PersonLeft, Right, RightGiven};
use goldthread_people::{
    Directory, Event, Held, HolderAppointed, HolderEnded, ItemUnshared, LeadUnresolved, PersonAdded,
    RightWithdrawn, RoleAdded, RoleEnded, RoleHandedOver, Scope,
};
use jiff::civil::{Date, date};

use crate::support::{
    A, B, C, PLAN, QUALITY, SAFEGUARDING, TODAY, after, appoint, deputise, leaves, person, plan, role, small,
    words,
};

const DAY: Date = date(2026, 5, 3);

/// Why an event cannot come after those of the small authority.
fn check(event: impl Into<Event>, expected: &str) {
    let before = small();
    let mut directory = before.clone();
    let error = directory.apply(&event.into()).unwrap_err().to_string();
    assert_eq!(error, expected);
}

#[test]
fn events_that_fit_nothing_are_named() {
    let nobody = |kind: &str| format!("event {kind} cannot come here: its person is not in the directory");
    let no_role = |kind: &str| format!("event {kind} cannot come here: its role is not in the directory");
    let there = |kind: &str| format!("event {kind} cannot come here: what it adds is there already");
    let name = || "A. Person".parse().unwrap();
    check(PersonAdded { person: person(A), name: name(), since: DAY }, &there("person-added"));
    check(RoleAdded { role: role(QUALITY), words: words("Other", &[], &[]) }, &there("role-added"));
    check(PersonLeft { person: person(0xd), on: DAY }, &nobody("person-left"));
    check(
        RightGiven { person: person(0xd), right: Right::Reader, over: Scope::Authority },
        &nobody("right-given"),
    );
    check(RoleEnded { role: role(0x3), on: DAY }, &no_role("role-ended"));
    let held = Held::Alone;
    let appointed = HolderAppointed { role: role(0x3), person: person(A), from: DAY, until: None, held };
    check(appointed, &no_role("holder-appointed"));
    let appointed =
        HolderAppointed { role: role(QUALITY), person: person(0xd), from: DAY, until: None, held };
    check(appointed, &nobody("holder-appointed"));
    check(
        HolderEnded { role: role(QUALITY), person: person(A), from: DAY, until: DAY },
        "event holder-ended cannot come here: what it ends is not there",
    );
    check(
        DeputyEnded { role: role(QUALITY), person: person(A), from: DAY, until: DAY },
        "event deputy-ended cannot come here: what it ends is not there",
    );
    check(
        LeadUnresolved { words: "HoS".parse().unwrap(), role: role(QUALITY) },
        "event lead-unresolved cannot come here: its words stand for nothing",
    );
    check(
        RightWithdrawn { person: person(B), right: Right::Analyst, over: Scope::Authority },
        "event right-withdrawn cannot come here: its person has no such right",
    );
    check(
        ItemUnshared { person: person(C), plan: plan(PLAN), item: Item::Section(4) },
        "event item-unshared cannot come here: it is not shared",
    );
    let (from, to, note) = (person(B), person(A), Note::default());
    check(
        RoleHandedOver { role: role(QUALITY), from, to, on: DAY, moved: Vec::new(), note },
        "event role-handed-over cannot come here: the role is not held by who hands it over",
    );
}

#[test]
fn the_state_is_what_its_events_leave() {
    let directory = small();
    let holder = |day| directory.holders_on(role(QUALITY), day).first().map(|one| one.name.as_str());
    assert_eq!(holder(date(2024, 12, 31)), None);
    assert_eq!(holder(date(2025, 1, 1)), Some("A. Person"));
    assert_eq!(directory.held_by(person(A), TODAY)[0].title().as_str(), "Head of Quality");
    assert_eq!(directory.administrators().map(|one| one.id).collect::<Vec<_>>(), [person(A)]);
    assert_eq!((directory.people().count(), directory.roles().count()), (3, 2));
    assert_eq!(directory.name_of(person(0xd)), "somebody");
    assert!(!Directory::default().has_administrator());
}

#[test]
fn times_are_kept_in_order_and_cut_or_taken_away() {
    let directory = after(
        &small(),
        [
            appoint(SAFEGUARDING, B, date(2026, 6, 1), None),
            appoint(SAFEGUARDING, B, date(2025, 1, 1), Some(date(2025, 3, 31))),
            appoint(SAFEGUARDING, B, date(2026, 4, 1), Some(date(2026, 5, 20))),
        ],
    );
    let times = |directory: &Directory| {
        let holders = &directory.role(role(SAFEGUARDING)).unwrap().holders;
        holders.iter().map(|held| (held.from, held.until)).collect::<Vec<_>>()
    };
    let past = (date(2025, 1, 1), Some(date(2025, 3, 31)));
    let now = |until| (date(2026, 4, 1), Some(until));
    assert_eq!(times(&directory), [past, now(date(2026, 5, 20)), (date(2026, 6, 1), None)]);
    let left = after(&directory, [leaves(B, date(2026, 5, 8))]);
    assert_eq!(times(&left), [past, now(date(2026, 5, 8))]);
}

#[test]
fn who_holds_a_role_does_not_deputise_for_it() {
    let directory = after(
        &small(),
        [deputise(QUALITY, A, date(2024, 12, 1), None), deputise(QUALITY, B, date(2025, 6, 1), None)],
    );
    let deputies =
        |day| directory.deputies_on(role(QUALITY), day).iter().map(|one| one.id).collect::<Vec<_>>();
    assert_eq!(deputies(date(2024, 12, 31)), [person(A)]);
    assert_eq!(deputies(date(2025, 1, 1)), []);
    assert_eq!(deputies(date(2025, 6, 1)), [person(B)]);
    assert_eq!(directory.deputised_by(person(B), TODAY).len(), 1);
}
