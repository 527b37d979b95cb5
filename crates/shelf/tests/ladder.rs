//! The ladder of an authority in a ledger: set, loaded, set by two at once, sent twice.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

#[allow(dead_code, reason = "other tests use the rest of it")]
mod house;

use goldthread_ledger::EntryId;
use goldthread_plan::escalation::{Ladder, Rung};
use goldthread_shelf::{
    At, Change, Changed, Climbs, LadderChangeError, LadderError, LadderKept, LadderRefusal, SetLadder,
    load_ladder, set_ladder,
};

use crate::house::{House, northam};

fn of(names: &[&str], climbs: Climbs, times: usize) -> SetLadder {
    let rung = |name: &&str| Rung { name: (*name).to_owned(), within: 2, partner: *name == "Police" };
    let ladder = Ladder { rungs: names.iter().map(rung).collect(), settle_within: 5 };
    SetLadder { ladder, climbs, times }
}

impl House {
    fn set(&self, ladder: SetLadder, once: Option<EntryId>) -> Result<Changed, LadderChangeError> {
        let (by, at) = ("A. Person".parse().unwrap(), self.at());
        set_ladder(&self.ledger, &northam(), Change { commands: vec![ladder], by, at, once })
    }
}

#[test]
fn a_ladder_is_the_default_one_until_it_is_set() {
    let house = House::new();
    assert_eq!(**load_ladder(&house.ledger, &northam()).unwrap().state(), LadderKept::default());
    let Changed::Done(first) = house.set(of(&["Lead", "Police"], Climbs::ByHand, 0), None).unwrap() else {
        panic!("it is kept")
    };
    house.sleep();
    house.set(of(&["Lead", "Board"], Climbs::ByItself, 1), None).unwrap();
    let known = load_ladder(&house.ledger, &northam()).unwrap();
    let names = |kept: &LadderKept| {
        kept.ladder.rungs.iter().map(|rung| (rung.name.clone(), rung.partner)).collect::<Vec<_>>()
    };
    assert_eq!(names(&known), [("Lead".to_owned(), false), ("Board".to_owned(), false)]);
    assert_eq!((known.climbs, known.times), (Climbs::ByItself, 2));
    let before = known.as_at(At::Entry(first.0));
    assert_eq!(names(&before), [("Lead".to_owned(), false), ("Police".to_owned(), true)]);
}

#[test]
fn what_was_set_meanwhile_is_not_overwritten_and_what_is_sent_twice_counts_once() {
    let house = House::new();
    let once = EntryId::new(house.at());
    house.set(of(&["Lead"], Climbs::ByHand, 0), Some(once)).unwrap();
    let again = house.set(of(&["Lead"], Climbs::ByHand, 0), Some(once)).unwrap();
    assert!(matches!(again, Changed::AlreadyDone(_)));
    let other = house.set(of(&["Board"], Climbs::ByHand, 0), None);
    assert!(matches!(other, Err(LadderChangeError::Refused(LadderRefusal::SetMeanwhile))));
    assert_eq!(house.set(of(&["Lead"], Climbs::ByHand, 1), None).unwrap(), Changed::Nothing);
    let none = house.set(of(&[], Climbs::ByHand, 1), None);
    assert!(matches!(none, Err(LadderChangeError::Refused(LadderRefusal::Bad(_)))));
    assert_eq!(house.head().0, 1);
}

#[test]
fn a_body_that_was_kept_reads_for_ever() {
    let house = House::new();
    let body = r#"{"climbs":"by-itself","rungs":[{"name":"Lead","within":2},{"name":"Police","partner":true,"within":3}],"settle_within":10}"#;
    house.keep("ladder/rungs", 0, EntryId::new(house.at()), "ladder-set", body);
    let known = load_ladder(&house.ledger, &northam()).unwrap();
    assert_eq!((known.ladder.rungs.len(), known.ladder.settle_within), (2, 10));
    assert_eq!(known.history()[0].by, "A. Person");
    house.keep("ladder/rungs", 1, EntryId::new(house.at()), "ladder-burnt", "{}");
    assert!(matches!(load_ladder(&house.ledger, &northam()), Err(LadderError::Event { entry: 2, .. })));
}
