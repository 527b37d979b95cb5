//! The directory in a real ledger: kept, loaded, changed by several at once, sent twice.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

mod house;

use std::sync::Arc;

use goldthread_ledger::{AppendError, EntryId, Seq};
use goldthread_people::{Command, Held, Note, OpenThing, PersonId, Right, RoleId, RoleWords, Scope};
use goldthread_plan::{ActionNumber, PlanId};
use goldthread_shelf::{
    At, ChangeError, Changed, DirectoryChange, DirectoryError, KnownDirectory, StoreError, change_directory,
    load_directory, signed,
};
use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::house::{House, START, northam};

const A: u128 = 0xa;
const B: u128 = 0xb;
const QUALITY: u128 = 0x1;

impl House {
    /// A house with an administrator, a reader, and a role that the first of them holds.
    fn peopled() -> Self {
        let house = Self::new();
        house.must([add(A, "A. Person"), give(A, Right::Administrator)]);
        house.must([add(B, "B. Person"), give(B, Right::Reader)]);
        let words = RoleWords::titled("Head of Quality".parse().unwrap());
        let appoint = Command::AppointHolder {
            role: role(QUALITY),
            person: person(A),
            from: date(2025, 1, 1),
            until: None,
            held: Held::Alone,
        };
        house.must([Command::AddRole { role: role(QUALITY), words }, appoint]);
        house
    }

    fn change(
        &self,
        commands: impl IntoIterator<Item = Command>,
        once: Option<EntryId>,
    ) -> Result<Changed, ChangeError> {
        let (commands, at) = (commands.into_iter().collect(), self.at());
        let by = signed(person(A), &"A. Person".parse().unwrap());
        change_directory(&self.ledger, &northam(), DirectoryChange { commands, by, at, once })
    }

    fn must(&self, commands: impl IntoIterator<Item = Command>) -> Changed {
        self.change(commands, None).unwrap()
    }

    fn load(&self, known: &KnownDirectory) -> Option<KnownDirectory> {
        load_directory(&self.ledger, &northam(), known).unwrap()
    }

    fn loaded(&self) -> KnownDirectory {
        self.load(&KnownDirectory::default()).unwrap()
    }
}

fn person(id: u128) -> PersonId {
    Uuid::from_u128(id).into()
}

fn role(id: u128) -> RoleId {
    Uuid::from_u128(id).into()
}

fn add(id: u128, name: &str) -> Command {
    Command::AddPerson { person: person(id), name: name.parse().unwrap(), since: date(2024, 9, 1) }
}

fn give(id: u128, right: Right) -> Command {
    Command::GiveRight { person: person(id), right, over: Scope::Authority }
}

fn withdraw(id: u128, right: Right) -> Command {
    Command::WithdrawRight { person: person(id), right, over: Scope::Authority }
}

fn leaves(id: u128, on: Date) -> Command {
    Command::RecordLeaving { person: person(id), on }
}

fn hand_over(from: u128, to: u128, on: Date, moved: &[(u128, u32)]) -> Command {
    let thing = |&(plan, action)| OpenThing { plan: Uuid::from_u128(plan), action };
    let (from, to, moved) = (person(from), person(to), moved.iter().map(thing).collect());
    Command::HandOver { role: role(QUALITY), from, to, on, moved, note: Note::default() }
}

#[test]
fn what_is_changed_is_kept_and_loaded() {
    let house = House::new();
    assert!(house.load(&KnownDirectory::default()).is_none());
    assert_eq!(house.must([add(A, "A. Person"), give(A, Right::Administrator)]), Changed::Done(Seq(2)));
    let known = house.loaded();
    assert!(known.has_administrator());
    assert_eq!(known.head, 2);
    let told: Vec<_> = known
        .history()
        .iter()
        .map(|it| (it.entry, it.at.as_second(), it.by.as_str(), it.event.sentence(&known)))
        .collect();
    let by = "A. Person (person 0000000a)";
    let added = "added A. Person, there since 1 September 2024";
    let given = "gave A. Person the right “administrator” over the authority";
    assert_eq!(told, [(1, START, by, added.to_owned()), (2, START, by, given.to_owned())]);
}

#[test]
fn what_is_so_already_and_what_is_refused_make_no_entry() {
    let house = House::peopled();
    let head = house.head();
    assert_eq!(house.must([give(A, Right::Administrator)]), Changed::Nothing);
    assert_eq!(house.must([]), Changed::Nothing);
    let refused = house.change([add(0xc, "C. Person"), leaves(A, date(2026, 5, 8))], None).unwrap_err();
    assert_eq!(refused.to_string(), "A. Person is the only administrator; make somebody else one first");
    let to_come = house.change([leaves(B, date(2026, 5, 12))], None).unwrap_err();
    assert!(matches!(to_come, ChangeError::Refused(_)), "the day is that of the change: {to_come}");
    assert_eq!(house.head(), head);
}

#[test]
fn a_known_directory_moves_on() {
    let house = House::peopled();
    let known = house.loaded();
    assert!(house.load(&known).is_none());

    house.keep_others(3);
    let beside = house.load(&known).unwrap();
    assert_eq!(beside.head, known.head + 3);
    assert!(Arc::ptr_eq(beside.directory(), known.directory()), "nothing of it was made anew");

    house.must([leaves(B, date(2026, 5, 8))]);
    let after = house.load(&beside).unwrap();
    assert_eq!(after.person(person(B)).unwrap().left, Some(date(2026, 5, 8)));
    assert_eq!(known.person(person(B)).unwrap().left, None);
    assert_eq!(**after.directory(), **house.loaded().directory());
    assert_eq!(after.history(), house.loaded().history());
}

#[test]
fn much_that_came_meanwhile_is_not_looked_through() {
    let house = House::peopled();
    let known = house.loaded();
    house.keep_others(501);
    house.must([leaves(B, date(2026, 5, 8))]);
    let after = house.load(&known).unwrap();
    assert_eq!((after.head, after.history().len()), (house.head().0, known.history().len() + 2));
    assert_eq!(**after.directory(), **house.loaded().directory());
    assert!(house.load(&after).is_none());
}

#[test]
fn the_directory_is_shown_as_at_an_entry_or_a_day() {
    let house = House::peopled();
    let before = house.head().0;
    house.sleep();
    house.must([withdraw(B, Right::Reader), leaves(B, date(2026, 5, 11))]);
    let known = house.loaded();
    let check = |at: At, people: usize, rights_of_b: usize, here: bool| {
        let then = known.as_at(at);
        assert_eq!(then.people().count(), people, "{at}");
        assert_eq!(then.rights_of(person(B)).count(), rights_of_b, "{at}");
        assert_eq!(then.person(person(B)).is_some_and(|one| one.left.is_none()), here, "{at}");
    };
    check(At::Entry(0), 0, 0, false);
    check(At::Entry(1), 1, 0, false);
    check(At::Entry(before), 2, 1, true);
    check(At::Entry(before + 1), 2, 0, true);
    check(At::Entry(before + 2), 2, 0, false);
    check(At::Entry(before + 200), 2, 0, false);
    check(At::Day(date(2026, 5, 9)), 0, 0, false);
    check(At::Day(date(2026, 5, 10)), 2, 1, true);
    check(At::Day(date(2026, 5, 11)), 2, 0, false);
}

#[test]
fn hand_overs_show_in_the_history_of_what_moved() {
    let house = House::peopled();
    house.must([hand_over(A, B, date(2026, 5, 3), &[(0x9, 4), (0x9, 7)])]);
    house.must([hand_over(B, A, date(2026, 5, 9), &[(0x9, 7), (0x8, 4)])]);
    let known = house.loaded();
    let check = |plan: u128, action: u32, expected: &[&str]| {
        let plan = PlanId::new(Uuid::from_u128(plan));
        let told = known.handovers_of(plan, ActionNumber(action)).map(|it| it.event.sentence(&known));
        assert_eq!(told.collect::<Vec<_>>(), expected);
    };
    let first = "handed the role Head of Quality over from A. Person to B. Person on 3 May 2026; 2 open actions moved";
    let second = "handed the role Head of Quality over from B. Person to A. Person on 9 May 2026; 2 open actions moved";
    check(0x9, 7, &[first, second]);
    check(0x9, 4, &[first]);
    check(0x8, 4, &[second]);
    check(0x8, 7, &[]);
    let kinds = |happened: Vec<&goldthread_shelf::DirectoryHappening>| {
        happened.iter().map(|it| it.event.kind()).collect::<Vec<_>>()
    };
    let of_role = kinds(known.history_of_role(role(QUALITY)).collect());
    assert_eq!(of_role, ["role-added", "holder-appointed", "role-handed-over", "role-handed-over"]);
    let of_person = kinds(known.history_of_person(person(B)).collect());
    assert_eq!(of_person, ["person-added", "right-given", "role-handed-over", "role-handed-over"]);
}

#[test]
fn a_form_that_is_sent_twice_is_kept_once() {
    let house = House::peopled();
    let once = Some(EntryId::new(house.at()));
    let takes_back =
        || [Command::EndHolder { role: role(QUALITY), person: person(A), on: date(2024, 12, 31) }];
    let Changed::Done(seq) = house.change(takes_back(), once).unwrap() else { panic!("it is new") };
    assert_eq!(house.change(takes_back(), once).unwrap(), Changed::AlreadyDone(seq));
    assert!(house.change(takes_back(), None).is_err(), "without its id it is another form");

    let several = || [add(0xc, "C. Person"), give(0xc, Right::Reader)];
    let once = Some(EntryId::new(house.at()));
    assert_eq!(house.change(several(), once).unwrap(), Changed::Done(Seq(seq.0 + 2)));
    house.must([withdraw(0xc, Right::Reader)]);
    let again = house.change(several(), once).unwrap();
    assert_eq!(again, Changed::AlreadyDone(Seq(seq.0 + 1)), "what was done since stays done");
}

#[test]
fn an_id_that_something_else_has_is_not_taken_for_a_form() {
    let house = House::new();
    let id = EntryId::new(house.at());
    house.keep("mapping/columns", 0, id, "mapping-kept", "{}");
    let error = house.change([add(A, "A. Person")], Some(id)).unwrap_err();
    assert!(
        matches!(error, ChangeError::NotKept(AppendError::AlreadyKept { id: of }) if of == id),
        "{error}"
    );
    assert_eq!(house.head(), Seq(1));
}

#[test]
fn the_same_form_sent_at_once_is_kept_once() {
    let house = House::new();
    let once = Some(EntryId::new(house.at()));
    let outcomes: Vec<Changed> = std::thread::scope(|scope| {
        let send = || house.change([add(A, "A. Person"), give(A, Right::Administrator)], once).unwrap();
        let senders: Vec<_> = (0..8).map(|_| scope.spawn(send)).collect();
        senders.into_iter().map(|sender| sender.join().unwrap()).collect()
    });
    assert_eq!(outcomes.iter().filter(|it| **it == Changed::Done(Seq(2))).count(), 1);
    assert_eq!(outcomes.iter().filter(|it| **it == Changed::AlreadyDone(Seq(1))).count(), 7);
    assert_eq!(house.head(), Seq(2));
}

#[test]
fn two_who_change_at_once_lose_nothing() {
    // Fewer than a change is tried, so that neither can be too slow for ever.
    const EACH: u128 = 15;
    let house = House::peopled();
    let before = house.loaded().people().count();
    std::thread::scope(|scope| {
        for begin in [100, 200] {
            let house = &house;
            scope.spawn(move || {
                for id in begin..begin + EACH {
                    assert!(matches!(house.must([add(id, "D. Person")]), Changed::Done(_)));
                }
            });
        }
    });
    assert_eq!(house.loaded().people().count(), before + 30);
}

#[test]
fn two_administrators_cannot_take_the_right_from_each_other_at_once() {
    for _ in 0..10 {
        let house = House::peopled();
        house.must([give(B, Right::Administrator)]);
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let house = &house;
            let callers = [A, B]
                .map(|id| scope.spawn(move || house.change([withdraw(id, Right::Administrator)], None)));
            callers.into_iter().map(|caller| caller.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        assert_eq!(house.loaded().administrators().count(), 1);
    }
}

#[test]
fn what_cannot_be_read_is_named_by_its_entry() {
    let check = |kind: &str, body: &str, expected: &str| {
        let house = House::new();
        house.must([add(A, "A. Person")]);
        house.keep("directory/people", 1, EntryId::new(house.at()), kind, body);
        let known = KnownDirectory::default();
        let error = load_directory(&house.ledger, &northam(), &known).unwrap_err();
        assert_eq!(error.to_string(), expected);
        let refused = house.change([add(B, "B. Person")], None).unwrap_err();
        assert_eq!(refused.to_string(), expected);
        let store = StoreError::from(error);
        let cause = std::error::Error::source(&store).unwrap();
        assert!(matches!(
            cause.downcast_ref(),
            Some(DirectoryError::Event { .. } | DirectoryError::Order { .. })
        ));
        assert_eq!(house.head(), Seq(2));
    };
    check("person-sung-to", "{}", "entry 2, which speaks of people, cannot be read");
    check("person-left", "{}", "entry 2, which speaks of people, cannot be read");
    check(
        "person-left",
        r#"{"person":"0192f0c1-0000-7000-8000-00000000000a","on":"2026-05-03"}"#,
        "entry 2, which speaks of people, does not fit those before it; run `goldthread verify` to see what was changed",
    );
}
