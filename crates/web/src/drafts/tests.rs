use goldthread_reader::Limits;

use super::*;
use crate::opener::{InProcess, Opener};
use crate::review::ActionSet;
use crate::testing::PLAN;

fn waiting(id: u128, since: Timestamp) -> Waiting {
    let opened = InProcess(Limits::default()).open("plan.txt", PLAN.as_bytes(), &Mapping::default());
    let opened = opened.expect("a text can be read");
    let waiting = Waiting::new(PLAN.as_bytes().to_vec(), opened, Mapping::default(), since);
    Waiting { id: Uuid::from_u128(id), ..waiting }
}

fn held(id: u128) -> (Drafts, Uuid) {
    let drafts = Drafts::default();
    drafts.put(waiting(id, Timestamp::UNIX_EPOCH)).expect("it is small");
    (drafts, Uuid::from_u128(id))
}

/// Sets a status.
fn set_status(waiting: &Waiting) -> Result<(Review, ()), ()> {
    let mut review = (*waiting.review).clone();
    let read = waiting.reading.draft.actions().next().ok_or(())?;
    let set = ActionSet { status: format!("Status {}", waiting.revision), ..ActionSet::of(read) };
    review.set_action(waiting.keys.actions[0], read, set);
    Ok((review, ()))
}

#[test]
fn a_draft_is_let_go_when_it_waited_too_long() {
    let ((drafts, id), start) = (held(1), Timestamp::UNIX_EPOCH);
    assert!(drafts.get(id, start + PATIENCE - SignedDuration::from_secs(1)).is_some());
    assert!(drafts.get(id, start + PATIENCE).is_none());
}

#[test]
fn the_oldest_draft_that_nobody_worked_on_makes_room() {
    let (drafts, start) = (Drafts::default(), Timestamp::UNIX_EPOCH);
    for id in 0..=MOST_DRAFTS as u128 {
        drafts.put(waiting(id, start)).expect("it is small");
        if id == 0 {
            assert_eq!(drafts.change(Uuid::from_u128(0), set_status), Ok(Ok(())));
        }
    }
    let there = |id: u128| drafts.get(Uuid::from_u128(id), start).is_some();
    assert_eq!((there(0), there(1), there(2)), (true, false, true));
}

#[test]
fn what_drafts_weigh_is_bounded() {
    let (drafts, start) = (Drafts::default(), Timestamp::UNIX_EPOCH);
    let heavy = |id, weight| drafts.put(Waiting { weight, ..waiting(id, start) });
    assert_eq!(heavy(1, MOST_BYTES + 1), Err(TooHeavy));
    assert_eq!((heavy(2, MOST_BYTES / 2), heavy(3, MOST_BYTES / 2)), (Ok(()), Ok(())));
    let there = |id: u128| drafts.get(Uuid::from_u128(id), start).is_some();
    assert_eq!((there(1), there(2), there(3)), (false, true, true));
    assert_eq!(heavy(4, 1), Ok(()));
    assert_eq!((there(2), there(3), there(4)), (false, true, true));
    let grown = Waiting { weight: MOST_BYTES, ..waiting(4, start) };
    assert_eq!(drafts.read_again(&Mapping::default(), grown), Ok(true));
    assert_eq!((there(3), there(4)), (false, true), "it is weighed again when it is read again");
}

#[test]
fn a_draft_that_is_being_kept_changes_no_more() {
    let (drafts, id) = held(7);
    let claimed = drafts.claim(id, None).expect("nobody has claimed it");
    assert_eq!(drafts.claim(id, None).err(), Some(Missed::BeingKept));
    assert_eq!(drafts.change(id, set_status), Err(Missed::BeingKept));
    assert_eq!(drafts.remove(id), Err(Missed::BeingKept));
    assert_eq!(drafts.read_again(&Mapping::default(), claimed), Err(Missed::BeingKept));
    drafts.release(id);
    assert_eq!(drafts.change(id, set_status), Ok(Ok(())));
}

#[test]
fn only_what_was_seen_is_claimed() {
    let (drafts, id) = held(7);
    let seen = drafts.open(id).expect("it is held").revision;
    assert_eq!(drafts.change(id, set_status), Ok(Ok(())));
    assert_eq!(drafts.claim(id, Some(seen)).err(), Some(Missed::Changed));
    let claimed = drafts.claim(id, Some(seen.next())).expect("it is as it was seen");
    assert_eq!(claimed.reviewed().fields.len(), 1);
}

#[test]
fn what_is_set_while_a_draft_is_read_again_stays_set() {
    let (drafts, id) = held(7);
    let before = drafts.open(id).expect("it is held");
    let mut review = (*before.review).clone();
    review.mapping.tables.insert("x".to_owned(), std::collections::BTreeMap::new());
    let made = before.read_as((*before.reading).clone(), review);
    assert_eq!(drafts.change(id, set_status), Ok(Ok(())));
    assert_eq!(drafts.read_again(&before.review.mapping, made.clone()), Ok(true));
    assert_eq!(drafts.open(id).expect("it is held").reviewed().fields.len(), 1);
    assert_eq!(drafts.read_again(&before.review.mapping, made), Ok(false), "the columns are others by now");
}

#[test]
fn a_confirmed_draft_says_which_plan_it_became() {
    let ((drafts, id), start) = (held(7), Timestamp::UNIX_EPOCH);
    let plan = PlanId::new(id);
    drafts.confirm(id, plan);
    assert!(matches!(drafts.get(id, start), Some(Found::Confirmed(found)) if found == plan));
    assert_eq!(drafts.change(id, set_status), Err(Missed::Confirmed));
}
