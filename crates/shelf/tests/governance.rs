//! Governance in a ledger: kept, loaded, changed by several at once, sent twice.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

mod house;

use std::sync::Arc;

use goldthread_governance::{
    BodyCommand, BodyId, BodyKind, BodyWords, Command, Cycle, Limits, Meeting, MeetingCommand, PolicyCommand,
    PolicyKind, PolicyWords, Title,
};
use goldthread_ledger::{AppendError, EntryId, Seq};
use goldthread_people::{Directory, Note, PersonId};
use goldthread_shelf::{
    At, Changed, GovernanceChange, GovernanceChangeError, GovernanceError, KnownGovernance, StoreError,
    change_governance, load_governance, signed,
};
use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::house::{DAY, House, START, northam};

const BOARD: u128 = 0x1;
const MAY: u128 = 0x15;

impl House {
    /// A house with a board that is to meet on 18 May 2026.
    fn governed() -> Self {
        let house = Self::new();
        house.must([add(BOARD, "Improvement Board"), meet(MAY, date(2026, 5, 18))]);
        house
    }

    fn change(
        &self,
        commands: impl IntoIterator<Item = Command>,
        once: Option<EntryId>,
    ) -> Result<Changed, GovernanceChangeError> {
        let (commands, at) = (commands.into_iter().collect(), self.at());
        let by = signed(PersonId::from(Uuid::from_u128(0xa)), &"A. Person".parse().unwrap());
        change_governance(&self.ledger, &northam(), GovernanceChange { commands, by, at, once })
    }

    fn must(&self, commands: impl IntoIterator<Item = Command>) -> Changed {
        self.change(commands, None).unwrap()
    }

    fn load(&self, known: &KnownGovernance) -> Option<KnownGovernance> {
        load_governance(&self.ledger, &northam(), known).unwrap()
    }

    fn loaded(&self) -> KnownGovernance {
        self.load(&KnownGovernance::default()).unwrap()
    }
}

fn body(id: u128) -> BodyId {
    Uuid::from_u128(id).into()
}

fn title(words: &str) -> Title {
    words.parse().unwrap()
}

fn add(id: u128, name: &str) -> Command {
    let words = BodyWords {
        name: title(name),
        kind: BodyKind::Board,
        chair: None,
        support: None,
        cycle: Cycle::months(1).unwrap(),
        terms: Note::default(),
        reports_to: None,
        limits: Limits::default(),
        subject_of: Vec::new(),
    };
    Command::Body(body(id), BodyCommand::Add { begun: None, words })
}

fn meet(id: u128, day: Date) -> Command {
    Command::Meeting(Uuid::from_u128(id).into(), MeetingCommand::Plan { body: body(BOARD), day })
}

fn cancel(id: u128) -> Command {
    let why = "Not quorate".parse().unwrap();
    Command::Meeting(Uuid::from_u128(id).into(), MeetingCommand::Cancel { why })
}

fn end(id: u128, on: Date) -> Command {
    Command::Body(body(id), BodyCommand::End { on, successor: None })
}

fn policy(id: u128, name: &str) -> Command {
    let (kind, owner) = (PolicyKind::Policy, None);
    let words =
        PolicyWords { title: title(name), kind, owner, signed_off_by: Vec::new(), matters: Vec::new() };
    Command::Policy(Uuid::from_u128(id).into(), PolicyCommand::Add { words })
}

#[test]
fn what_is_changed_is_kept_and_loaded() {
    let house = House::new();
    assert!(house.load(&KnownGovernance::default()).is_none());
    let changed = house.must([add(BOARD, "Improvement Board"), meet(MAY, date(2026, 5, 18))]);
    assert_eq!(changed, Changed::Done(Seq(2)));
    let known = house.loaded();
    assert_eq!((known.head, known.bodies().count()), (2, 1));
    let told: Vec<_> = known
        .history()
        .iter()
        .map(|it| {
            (it.entry, it.at.as_second(), it.by.as_str(), it.event.sentence(&known, &Directory::default()))
        })
        .collect();
    let by = "A. Person (person 0000000a)";
    let added = "added Improvement Board, board; it meets: every month";
    let planned = "planned a meeting of Improvement Board on 18 May 2026";
    assert_eq!(told, [(1, START, by, added.to_owned()), (2, START, by, planned.to_owned())]);
}

#[test]
fn what_is_so_already_and_what_is_refused_make_no_entry() {
    let house = House::governed();
    assert_eq!(house.must([meet(MAY, date(2026, 5, 18))]), Changed::Nothing);
    assert_eq!(house.must([]), Changed::Nothing);
    let refused = house.change([add(0x2, "Panel"), meet(0x16, date(2026, 5, 18))], None).unwrap_err();
    let meets =
        "Improvement Board has a meeting on 18 May 2026 already; go on with that one, or choose another day";
    assert_eq!(refused.to_string(), meets);
    assert_eq!(house.head(), Seq(2));
}

#[test]
fn known_governance_moves_on_beside_what_else_is_kept() {
    let house = House::governed();
    let known = house.loaded();
    assert!(house.load(&known).is_none());

    house.keep_others(501);
    let beside = house.load(&known).unwrap();
    assert_eq!(beside.head, known.head + 501);
    assert!(Arc::ptr_eq(beside.governance(), known.governance()), "nothing of it was made anew");

    house.must([cancel(MAY)]);
    let after = house.load(&beside).unwrap();
    assert!(after.meetings().all(Meeting::is_cancelled));
    assert!(known.meetings().all(Meeting::is_planned));
    assert_eq!(**after.governance(), **house.loaded().governance());
    assert_eq!(after.history(), house.loaded().history());
}

#[test]
fn governance_is_shown_as_at_an_entry_or_a_day() {
    let house = House::governed();
    house.sleep();
    assert_eq!(house.at().timestamp().as_second(), START + DAY);
    house.must([end(BOARD, date(2026, 5, 12))]);
    let known = house.loaded();
    let check = |at: At, bodies: usize, meetings: usize, is_over: bool| {
        let then = known.as_at(at);
        assert_eq!((then.bodies().count(), then.meetings().count()), (bodies, meetings), "{at}");
        assert_eq!(then.bodies().any(|body| body.ended.is_some()), is_over, "{at}");
    };
    check(At::Entry(0), 0, 0, false);
    check(At::Entry(1), 1, 0, false);
    check(At::Entry(3), 1, 1, false);
    check(At::Entry(4), 1, 1, true);
    check(At::Day(date(2026, 5, 9)), 0, 0, false);
    check(At::Day(date(2026, 5, 10)), 1, 1, false);
    check(At::Day(date(2026, 5, 11)), 1, 1, true);
}

#[test]
fn what_happened_is_found_by_what_it_speaks_of() {
    let house = House::governed();
    house.must([policy(0x21, "Supervision policy"), add(0x2, "Fostering Panel"), cancel(MAY)]);
    let known = house.loaded();
    let of_body: Vec<_> = known.history_of_body(body(BOARD)).map(|it| it.event.kind()).collect();
    assert_eq!(of_body, ["body-added", "meeting-planned", "meeting-cancelled"]);
    let of_meeting = known.history_of_meeting(Uuid::from_u128(MAY).into()).map(|it| it.event.kind());
    assert_eq!(of_meeting.collect::<Vec<_>>(), ["meeting-planned", "meeting-cancelled"]);
    let of_policy = known.history_of_policy(Uuid::from_u128(0x21).into()).map(|it| it.event.kind());
    assert_eq!(of_policy.collect::<Vec<_>>(), ["policy-added"]);
}

#[test]
fn a_form_that_is_sent_twice_is_kept_once() {
    let house = House::governed();
    let once = Some(EntryId::new(house.at()));
    let both = || [end(BOARD, date(2026, 5, 12)), policy(0x21, "Supervision policy")];
    assert_eq!(house.change(both(), once).unwrap(), Changed::Done(Seq(5)));
    assert_eq!(house.change(both(), once).unwrap(), Changed::AlreadyDone(Seq(3)));
    let other = EntryId::new(house.at());
    house.keep("mapping/columns", 0, other, "mapping-kept", "{}");
    let error = house.change([add(0x2, "Panel")], Some(other)).unwrap_err();
    let taken =
        matches!(error, GovernanceChangeError::NotKept(AppendError::AlreadyKept { id }) if id == other);
    assert!(taken, "{error}");
}

/// Of two who plan the same meeting at once, one is told of the other's.
#[test]
fn two_who_change_at_once_are_decided_one_after_the_other() {
    for _ in 0..10 {
        let house = House::governed();
        let day = date(2026, 6, 15);
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let plans = [0x16, 0x17].map(|id| {
                let house = &house;
                scope.spawn(move || house.change([meet(id, day)], None))
            });
            plans.into_iter().map(|plan| plan.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        assert_eq!(house.loaded().meetings().filter(|meeting| meeting.day == day).count(), 1);
    }
}

#[test]
fn what_cannot_be_read_is_named_by_its_entry() {
    let check = |kind: &str, body: &str, expected: &str| {
        let house = House::governed();
        house.keep("governance/bodies", 2, EntryId::new(house.at()), kind, body);
        let known = KnownGovernance::default();
        let error = load_governance(&house.ledger, &northam(), &known).unwrap_err();
        assert_eq!(error.to_string(), expected);
        assert_eq!(house.change([add(0x2, "Panel")], None).unwrap_err().to_string(), expected);
        let store = StoreError::from(error);
        let cause = std::error::Error::source(&store).unwrap();
        assert!(matches!(
            cause.downcast_ref(),
            Some(GovernanceError::Event { .. } | GovernanceError::Order { .. })
        ));
    };
    check("body-sung-to", "{}", "entry 3, which speaks of governance, cannot be read");
    check("body-ended", "{}", "entry 3, which speaks of governance, cannot be read");
    check(
        "body-ended",
        r#"{"body":"0192f0c1-0000-7000-8000-00000000000a","on":"2026-05-03"}"#,
        "entry 3, which speaks of governance, does not fit those before it; run `goldthread verify` to see what was changed",
    );
}
