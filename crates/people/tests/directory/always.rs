//! Whatever is done in whatever order, what is decided can happen, and some things stay true.

use goldthread_people::{
    Command, Directory, Event, Held, Item, Note, OpenThing, Permission, Right, Role, Scope, Thing,
};
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::{TODAY, add, add_role, person, plan, role, words};

/// A few of each, so that they meet.
fn people() -> impl Strategy<Value = u128> {
    1..5_u128
}

fn roles() -> impl Strategy<Value = u128> {
    1..4_u128
}

fn days() -> impl Strategy<Value = Date> {
    prop_oneof![
        20 => (0..12_i32).prop_map(|days| date(2026, 5, 1).saturating_add(jiff::Span::new().days(days))),
        1 => Just(Date::MIN),
        1 => Just(Date::MAX),
    ]
}

fn scopes() -> impl Strategy<Value = Scope> {
    prop_oneof![
        3 => Just(Scope::Authority),
        1 => Just(Scope::Plan(plan(1))),
        1 => (1..3_u32).prop_map(|number| Scope::Section { plan: plan(1), number }),
    ]
}

fn rights() -> impl Strategy<Value = Right> {
    prop_oneof![2 => Just(Right::Administrator), 1 => proptest::sample::select(&Right::ALL[..])]
}

fn items() -> impl Strategy<Value = Item> {
    prop_oneof![(1..3_u32).prop_map(Item::Section), (1..3_u32).prop_map(Item::Action)]
}

fn codes() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(&["HoS", "h.o.s.", "HOS-S", "GT", "ADCS"][..])
}

fn about_people() -> impl Strategy<Value = Command> {
    let name = |name: &str| name.parse().unwrap();
    prop_oneof![
        3 => (people(), days()).prop_map(move |(id, since)| Command::AddPerson { person: person(id), name: name("A"), since }),
        1 => people().prop_map(move |id| Command::RenamePerson { person: person(id), name: name("B") }),
        2 => (people(), days()).prop_map(|(id, on)| Command::RecordLeaving { person: person(id), on }),
        2 => (people(), days()).prop_map(|(id, on)| Command::RecordReturn { person: person(id), on }),
    ]
}

fn about_roles() -> impl Strategy<Value = Command> {
    let until = || proptest::option::of(days());
    let held = prop_oneof![Just(Held::Alone), Just(Held::JobShare)];
    prop_oneof![
        (roles(), codes())
            .prop_map(|(id, code)| Command::AddRole { role: role(id), words: words("A role", &[code], &[]) }),
        (roles(), codes()).prop_map(|(id, code)| Command::ChangeRole {
            role: role(id),
            words: words("Role", &[], &[code])
        }),
        (roles(), days()).prop_map(|(id, on)| Command::EndRole { role: role(id), on }),
        (roles(), people(), days(), until(), held).prop_map(|(of, id, from, until, held)| {
            Command::AppointHolder { role: role(of), person: person(id), from, until, held }
        }),
        (roles(), people(), days()).prop_map(|(of, id, on)| Command::EndHolder {
            role: role(of),
            person: person(id),
            on
        }),
        (roles(), people(), days(), until()).prop_map(|(of, id, from, until)| {
            Command::AppointDeputy { role: role(of), person: person(id), from, until }
        }),
        (roles(), people(), days()).prop_map(|(of, id, on)| Command::EndDeputy {
            role: role(of),
            person: person(id),
            on
        }),
        (roles(), people(), people(), days()).prop_map(|(of, from, to, on)| {
            let moved = vec![OpenThing { plan: plan(1), action: 1 }];
            let (from, to, note) = (person(from), person(to), Note::default());
            Command::HandOver { role: role(of), from, to, on, moved, note }
        }),
        (roles(), codes())
            .prop_map(|(id, code)| Command::ResolveLead { words: code.parse().unwrap(), role: role(id) }),
        codes().prop_map(|code| Command::UnresolveLead { words: code.parse().unwrap() }),
    ]
}

fn about_rights() -> impl Strategy<Value = Command> {
    prop_oneof![
        (people(), rights(), scopes()).prop_map(|(id, right, over)| Command::GiveRight {
            person: person(id),
            right,
            over
        }),
        (people(), rights(), scopes()).prop_map(|(id, right, over)| Command::WithdrawRight {
            person: person(id),
            right,
            over
        }),
        (people(), items()).prop_map(|(id, item)| Command::ShareItem {
            person: person(id),
            plan: plan(1),
            item
        }),
        (people(), items()).prop_map(|(id, item)| Command::UnshareItem {
            person: person(id),
            plan: plan(1),
            item
        }),
    ]
}

/// The first of them often make people and roles that the others can speak of.
fn commands() -> impl Strategy<Value = Vec<Command>> {
    let some = || vec(prop_oneof![about_people(), about_roles(), about_rights()], 0..60);
    let people = (1..5).map(|id| add(id, "A. Person"));
    let roles = (1..4).map(|id| add_role(id, words("A role", &[], &[])));
    let there: Vec<Command> = people.chain(roles).collect();
    prop_oneof![1 => some(), 3 => some().prop_map(move |more| [there.clone(), more].concat())]
}

/// Nobody holds a role at the same time as another, unless one of them holds it in a job share; and nobody twice.
fn is_held_by_one(role: &Role) -> bool {
    let meet = |one: &goldthread_people::Holding, other: &goldthread_people::Holding| {
        let (first, last) = if one.from <= other.from { (one, other) } else { (other, one) };
        first.covers(last.from)
    };
    let alone = |held: &goldthread_people::Holding| held.held == Held::Alone;
    role.holders.iter().enumerate().all(|(at, one)| {
        role.holders[..at].iter().all(|other| {
            let apart = one.person != other.person && !(alone(one) && alone(other));
            !meet(one, other) || apart
        })
    })
}

/// What holds of every directory.
fn must_hold(directory: &Directory) -> Result<(), TestCaseError> {
    for one in directory.people().filter(|one| one.left.is_some()) {
        let holds_later = directory.roles().flat_map(|role| role.holders.iter().chain(&role.deputies));
        let mut holds_later = holds_later.filter(|held| held.person == one.id && held.until > one.left);
        prop_assert!(holds_later.next().is_none(), "{} holds something after leaving", one.id);
        prop_assert_eq!(directory.rights_of(one.id).count() + directory.shares_of(one.id).count(), 0);
        prop_assert!(Permission::ALL.iter().all(|it| !directory.may(one.id, *it, Thing::Anything)));
    }
    for role in directory.roles() {
        prop_assert!(is_held_by_one(role), "{:?}", role.holders);
        prop_assert!(role.holders.iter().all(|held| held.until.is_none_or(|until| held.from <= until)));
    }
    for one in directory.people() {
        let rights: Vec<_> = directory.rights_of(one.id).collect();
        let is_partner = rights.contains(&(Right::Partner, Scope::Authority));
        prop_assert!(!is_partner || rights.len() == 1);
        prop_assert!(is_partner || directory.shares_of(one.id).next().is_none());
    }
    Ok(())
}

proptest! {
    #[test]
    fn what_is_decided_can_happen_and_somebody_can_always_give_rights(commands in commands()) {
        let mut directory = Directory::default();
        let mut history: Vec<Event> = Vec::new();
        for command in commands {
            let had_one = directory.has_administrator();
            let Ok(events) = directory.decide(command.clone(), TODAY) else { continue };
            for event in &events {
                prop_assert!(directory.apply(event).is_ok(), "{:?} of {:?}", event, command);
                let read = Event::read(event.kind(), event.version(), &event.body()).unwrap();
                prop_assert_eq!(&read, event);
                prop_assert!(!event.sentence(&directory).is_empty());
            }
            prop_assert!(!had_one || directory.has_administrator(), "{:?}", command);
            must_hold(&directory)?;
            let again = directory.decide(command, TODAY).unwrap_or_default();
            prop_assert!(again.is_empty(), "the same again changes: {:?}", again);
            history.extend(events);
        }
        prop_assert_eq!(Directory::fold(&history), Ok(directory));
    }

    #[test]
    fn an_event_that_cannot_come_changes_nothing(commands in commands(), order in vec(any::<Index>(), 0..60)) {
        let known = Directory::default();
        let possible = commands.into_iter().scan(known, |known, command| Some(taken(known, command)));
        let events: Vec<Event> = possible.flatten().collect();
        let mut directory = Directory::default();
        for index in order.iter().filter(|_| !events.is_empty()) {
            let before = directory.clone();
            if directory.apply(index.get(&events)).is_err() {
                prop_assert_eq!(&directory, &before);
            }
        }
    }
}

/// What a command comes to; nothing where it is refused.
fn taken(directory: &mut Directory, command: Command) -> Vec<Event> {
    let events = directory.decide(command, TODAY).unwrap_or_default();
    for event in &events {
        directory.apply(event).expect("what is decided can happen");
    }
    events
}
