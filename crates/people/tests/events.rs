//! Bodies of events that were kept must read for ever: each file of `testdata/events` is one.
//!
//! A file is never changed. A new version of a body gets a file of its own beside the old.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

use goldthread_people::{
    DeputyAppointed, DeputyEnded, Directory, Event, Held, HolderAppointed, HolderEnded, Item, ItemShared,
    ItemUnshared, LeadResolved, LeadUnresolved, OpenThing, PersonAdded, PersonId, PersonLeft, PersonName,
    PersonRenamed, PersonReturned, Right, RightGiven, RightWithdrawn, RoleAdded, RoleChanged, RoleEnded,
    RoleHandedOver, RoleId, RoleWords, Scope, UnreadableEvent,
};
use jiff::civil::{Date, date};
use uuid::Uuid;

const ON: Date = date(2026, 5, 3);

fn one() -> PersonId {
    "0192f0c1-0000-7000-8000-00000000000a".parse().unwrap()
}

fn other() -> PersonId {
    "0192f0c1-0000-7000-8000-00000000000b".parse().unwrap()
}

fn role() -> RoleId {
    "0192f0c1-0000-7000-8000-000000000001".parse().unwrap()
}

fn plan() -> Uuid {
    "0192f0c1-0000-7000-8000-000000000009".parse().unwrap()
}

fn name(name: &str) -> PersonName {
    name.parse().unwrap()
}

fn words() -> RoleWords {
    let code = |code: &str| vec![code.parse().unwrap()];
    RoleWords {
        title: "Head of Service, Safeguarding".parse().unwrap(),
        abbreviations: code("HoS S"),
        lead_codes: code("HOS-S"),
    }
}

/// An event of each kind, and those whose bodies differ in shape; what follows the version in a name tells which.
fn events() -> Vec<(&'static str, Event)> {
    let (person, role, plan) = (one(), role(), plan());
    let titled = RoleWords::titled("Head of Quality".parse().unwrap());
    let moved = [2, 7].map(|action| OpenThing { plan, action }).to_vec();
    let section = Scope::Section { plan, number: 3 };
    let held = Held::JobShare;
    let handed = RoleHandedOver {
        role,
        from: person,
        to: other(),
        on: ON,
        moved,
        note: "Files\nin order".parse().unwrap(),
    };
    let bare = RoleHandedOver { moved: Vec::new(), note: String::new().parse().unwrap(), ..handed.clone() };
    vec![
        ("person-added-v1", PersonAdded { person, name: name("Jo Bloggs"), since: ON }.into()),
        ("person-renamed-v1", PersonRenamed { person, from: name("Jo Bloggs"), to: name("Jo Šarić") }.into()),
        ("person-left-v1", PersonLeft { person, on: ON }.into()),
        ("person-returned-v1", PersonReturned { person, on: ON }.into()),
        ("role-added-v1", RoleAdded { role, words: words() }.into()),
        ("role-added-v1-titled", RoleAdded { role, words: titled.clone() }.into()),
        ("role-changed-v1", RoleChanged { role, from: words(), to: titled }.into()),
        ("role-ended-v1", RoleEnded { role, on: ON }.into()),
        (
            "holder-appointed-v1",
            HolderAppointed { role, person, from: ON, until: None, held: Held::Alone }.into(),
        ),
        (
            "holder-appointed-v1-shared",
            HolderAppointed { role, person, from: ON, until: Some(date(2026, 12, 31)), held }.into(),
        ),
        ("holder-ended-v1", HolderEnded { role, person, from: date(2025, 1, 1), until: ON }.into()),
        ("deputy-appointed-v1", DeputyAppointed { role, person, from: ON, until: None }.into()),
        ("deputy-ended-v1", DeputyEnded { role, person, from: date(2025, 1, 1), until: ON }.into()),
        ("role-handed-over-v1", handed.into()),
        ("role-handed-over-v1-bare", bare.into()),
        ("lead-resolved-v1", LeadResolved { words: "HoS Sfg / GT".parse().unwrap(), role }.into()),
        ("lead-unresolved-v1", LeadUnresolved { words: "HoS Sfg / GT".parse().unwrap(), role }.into()),
        ("right-given-v1", RightGiven { person, right: Right::QaLead, over: Scope::Authority }.into()),
        ("right-given-v1-plan", RightGiven { person, right: Right::Reader, over: Scope::Plan(plan) }.into()),
        ("right-given-v1-section", RightGiven { person, right: Right::ActionLead, over: section }.into()),
        (
            "right-withdrawn-v1",
            RightWithdrawn { person, right: Right::Administrator, over: Scope::Authority }.into(),
        ),
        ("item-shared-v1", ItemShared { person, plan, item: Item::Section(3) }.into()),
        ("item-shared-v1-action", ItemShared { person, plan, item: Item::Action(12) }.into()),
        ("item-unshared-v1", ItemUnshared { person, plan, item: Item::Section(3) }.into()),
    ]
}

/// The event of a golden file reads, and is written to the same bytes.
fn check(name: &str, event: &Event) {
    let file = format!("{}/testdata/events/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let golden = std::fs::read_to_string(&file).expect(&file);
    assert_eq!(
        event.body(),
        golden.trim_end(),
        "the body of {name} is written in another way; give it a new version"
    );
    let (kind, version) = name.rsplit_once("-v").expect("a file is named for its kind and version");
    let version = version.split('-').next().and_then(|version| version.parse().ok()).expect("a version");
    assert_eq!(Event::read(kind, version, &golden).expect("a body that was kept reads"), *event);
    assert_eq!((event.kind(), event.version()), (kind, version));
}

#[test]
fn kept_bodies_read_for_ever() {
    let events = events();
    for (name, event) in &events {
        check(name, event);
    }
    for kind in Event::KINDS {
        assert!(events.iter().any(|(_, event)| event.kind() == *kind), "{kind} has no file");
    }
}

#[test]
fn no_kept_body_is_without_its_test() {
    let folder = format!("{}/testdata/events", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut named: Vec<String> = events().iter().map(|(name, _)| format!("{name}.json")).collect();
    files.sort_unstable();
    named.sort_unstable();
    assert_eq!(files, named);
}

#[test]
fn an_event_of_a_newer_goldthread_is_named() {
    let error = Event::read("person-added", 9, "{}").unwrap_err();
    assert!(matches!(error, UnreadableEvent::Unknown { version: 9, .. }), "{error}");
    assert!(error.to_string().contains("person-added of version 9"));
    let error = Event::read("person-sung-to", 1, "{}").unwrap_err();
    assert!(matches!(error, UnreadableEvent::Unknown { .. }), "{error}");
    let error = Event::read("person-added", 1, "{}").unwrap_err();
    assert!(matches!(error, UnreadableEvent::Malformed { .. }), "{error}");
}

#[test]
fn sentences_name_plans_as_they_are_told_to() {
    let told: Vec<_> = events();
    let find = |name: &str| &told.iter().find(|(file, _)| *file == name).expect("it is there").1;
    let nobody = Directory::default();
    let called = |id: Uuid| (id == plan()).then(|| "the Improvement Plan".to_owned());
    for (name, expected) in [
        (
            "right-given-v1-section",
            "gave somebody the right “action lead” over section 3 of the Improvement Plan",
        ),
        ("item-shared-v1-action", "shared action 12 of the Improvement Plan with somebody"),
    ] {
        assert_eq!(find(name).sentence_with(&nobody, &called), expected);
    }
    let unknown = "gave somebody the right “reader” over plan 00000009";
    assert_eq!(find("right-given-v1-plan").sentence(&nobody), unknown);
    let ended = "ended the role that is not there on 3 May 2026";
    assert_eq!(find("role-ended-v1").sentence(&nobody), ended);
}

#[test]
fn an_event_knows_what_it_speaks_of() {
    let told: Vec<_> = events();
    let find = |name: &str| &told.iter().find(|(file, _)| *file == name).expect("it is there").1;
    let handed = find("role-handed-over-v1");
    assert!(handed.is_about_role(role()) && handed.is_about_person(one()) && handed.is_about_person(other()));
    assert!(handed.moves_action(plan(), 7) && !handed.moves_action(plan(), 3));
    assert!(!handed.moves_action(Uuid::nil(), 7));
    let left = find("person-left-v1");
    assert!(left.is_about_person(one()) && !left.is_about_person(other()) && !left.is_about_role(role()));
    assert!(find("lead-resolved-v1").is_about_role(role()));
    assert!(find("lead-unresolved-v1").is_about_role(role()));
    assert!(!find("lead-unresolved-v1").is_about_person(one()));
}
