//! What fits together so well that less and less shows it, and in the end only a checkpoint.

use super::*;

/// Everything that is worked out from the entries is made to fit them again; the checkpoints that were issued too.
fn rewrite(db: &Connection) {
    rehash_head(db);
    let mut tree = Frontier::new();
    db.execute("DELETE FROM checkpoint WHERE size > (SELECT max(seq) FROM entry)", []).unwrap();
    for row in rows(db) {
        tree.push(row.computed_hash());
        let sql = "UPDATE checkpoint SET root = ?, at = ? WHERE size = ?";
        db.execute(sql, params![tree.root().bytes(), row.recorded_at, tree.size()]).unwrap();
    }
    db.execute("UPDATE plan_list SET actions = (SELECT count(*) FROM entry e WHERE e.stream = plan AND kind = 'action-added'), \
                last = (SELECT max(seq) FROM entry e WHERE e.stream = plan), \
                changed_at = (SELECT max(recorded_at) FROM entry e WHERE e.stream = plan)", []).unwrap();
}

/// The ledger agrees with itself, and only the checkpoint shows what was done.
fn check_needs_checkpoint(attack: impl FnOnce(&Connection), expected: &HeldOutcome) {
    let (house, held) = house();
    house.attack(attack);
    let alone = house.verify(None);
    assert!(alone.is_sound(), "without a checkpoint nothing can be seen\n{alone}");
    assert_eq!(house.verify(Some(&held)).held.as_ref(), Some(expected));
    let HeldCheckpoint::Whole(whole) = &held else { unreachable!("the house gives whole checkpoints") };
    let words = HeldCheckpoint::Words { size: whole.size, words: whole.words() };
    assert_eq!(house.verify(Some(&words)).held.as_ref(), Some(expected), "the words do as well");
}

#[test]
fn a_ledger_that_was_left_alone_is_sound() {
    let (house, held) = house();
    let report = house.verify(Some(&held));
    assert!(report.is_sound(), "{report}");
    assert_eq!(report.held, Some(HeldOutcome::Agrees { size: 10, later: 0 }));
    add(&house.ledger(), "b", 3, "B. Person");
    assert_eq!(house.verify(Some(&held)).held, Some(HeldOutcome::Agrees { size: 10, later: 1 }));
}

#[test]
fn hashing_anew_does_not_help_while_the_tree_head_stands() {
    let (house, _) = house();
    house.attack(|db| {
        db.execute("UPDATE entry SET body = '{}' WHERE seq = 9", []).unwrap();
        rehash(db);
    });
    let report = house.verify(None).to_string();
    assert!(report.contains("one or more of entries 9 to 10 were changed and hashed anew"), "{report}");
    assert!(report.contains(
        "the checkpoint that was issued at entry 10 does not agree: history was changed after entry 5"
    ));
}

#[test]
fn a_new_tree_head_does_not_help_while_the_issued_checkpoints_stand() {
    let (house, _) = house();
    house.attack(|db| {
        db.execute("UPDATE entry SET body = '{}' WHERE seq = 4", []).unwrap();
        rehash_head(db);
    });
    let report = house.verify(None);
    let said: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 1, "{report}");
    assert!(
        said[0].contains("issued at entry 5 does not agree: history was changed after entry 0"),
        "{report}"
    );
}

#[test]
fn a_cut_tail_with_a_new_tree_head_leaves_a_checkpoint_that_was_issued() {
    let (house, held) = house();
    house.attack(|db| {
        db.execute("DELETE FROM entry WHERE seq > 8", []).unwrap();
        rehash_head(db);
    });
    let report = house.verify(Some(&held));
    assert!(report.to_string().contains("a checkpoint was issued when there were 10 entries"), "{report}");
    assert_eq!(report.held, Some(HeldOutcome::TooShort { size: 10, found: 8 }));
}

#[test]
fn a_whole_rewrite_needs_a_checkpoint() {
    check_needs_checkpoint(
        |db| {
            db.execute("UPDATE entry SET body = '{}' WHERE seq = 4", []).unwrap();
            rewrite(db);
        },
        &HeldOutcome::Differs { size: 10 },
    );
}

#[test]
fn a_cut_tail_with_a_new_tree_head_needs_a_checkpoint() {
    check_needs_checkpoint(
        |db| {
            db.execute("DELETE FROM entry WHERE seq > 8", []).unwrap();
            rewrite(db);
        },
        &HeldOutcome::TooShort { size: 10, found: 8 },
    );
}

#[test]
fn an_inserted_entry_with_everything_hashed_anew_needs_a_checkpoint() {
    check_needs_checkpoint(
        |db| {
            db.execute_batch(INSERT_BEFORE_4).unwrap();
            db.execute("UPDATE plan_list SET opened = opened + 1 WHERE opened > 3", []).unwrap();
            rewrite(db);
        },
        &HeldOutcome::Differs { size: 10 },
    );
}

#[test]
fn removing_every_trace_of_an_authority_needs_a_checkpoint() {
    let (house, held) = house();
    house.attack(|db| {
        for table in ["entry", "source", "checkpoint", "tree_head", "plan_list"] {
            db.execute(&format!("DELETE FROM {table}"), []).unwrap();
        }
    });
    let ledger = house.ledger();
    assert_eq!(ledger.verify(None, None).unwrap(), []);
    let reports = ledger.verify(None, Some(&held)).unwrap();
    assert_eq!(reports[0].held, Some(HeldOutcome::TooShort { size: 10, found: 0 }));
}

#[test]
fn an_old_backup_needs_a_checkpoint() {
    let (house, _) = house();
    let backup = house.copy();
    add(&house.ledger(), "a", 7, "A. Person");
    let held = HeldCheckpoint::Whole(house.ledger().checkpoint(&northam()).unwrap().unwrap());
    assert!(backup.verify(None).is_sound());
    assert_eq!(backup.verify(Some(&held)).held, Some(HeldOutcome::TooShort { size: 11, found: 10 }));
    add(&backup.ledger(), "a", 7, "B. Person");
    assert!(backup.verify(None).is_sound());
    assert_eq!(backup.verify(Some(&held)).held, Some(HeldOutcome::Differs { size: 11 }), "worked on since");
}

#[test]
fn two_copies_that_went_their_own_ways_are_told_apart_by_a_checkpoint() {
    let (one, before) = house();
    let other = one.copy();
    let mut checkpoints: Vec<Checkpoint> = Vec::new();
    for (house, by) in [(&one, "A. Person"), (&other, "B. Person")] {
        add(&house.ledger(), "a", 7, by);
        checkpoints.extend(house.ledger().checkpoint(&northam()).unwrap());
    }
    let held: Vec<HeldCheckpoint> = checkpoints.into_iter().map(HeldCheckpoint::Whole).collect();
    let [of_one, of_other] = held.try_into().unwrap();
    assert!(one.verify(Some(&of_one)).is_sound() && other.verify(Some(&of_other)).is_sound());
    assert_eq!(one.verify(Some(&of_other)).held, Some(HeldOutcome::Differs { size: 11 }));
    assert_eq!(other.verify(Some(&of_one)).held, Some(HeldOutcome::Differs { size: 11 }));
    assert!(
        one.verify(Some(&before)).is_sound() && other.verify(Some(&before)).is_sound(),
        "they share a beginning"
    );
}

#[test]
fn a_clock_that_was_set_back_changes_nothing_that_a_checkpoint_proves() {
    let (house, held) = house();
    house.hand.turn(-86_400);
    let last = add(&house.ledger(), "a", 7, "A. Person").entries.remove(0);
    assert_eq!(
        last.recorded_at.to_string(),
        "2026-11-21T09:09:00.000000Z",
        "the time of the entry before it"
    );
    let report = house.verify(Some(&held));
    assert!(report.is_sound(), "{report}");
}

#[test]
fn a_checkpoint_speaks_of_its_own_authority() {
    let (house, held) = house();
    let ledger = house.ledger();
    let southam: goldthread_ledger::Authority = "southam".parse().unwrap();
    let theirs = goldthread_ledger::Batch::new(southam.clone());
    ledger
        .append(theirs.with("plan/a".parse().unwrap(), goldthread_ledger::StreamSeq::NONE, vec![opened("x")]))
        .unwrap();
    let reports = ledger.verify(None, Some(&held)).unwrap();
    assert!(reports.iter().all(goldthread_ledger::verify::Report::is_sound), "it says nothing of the other");
    let westam = "westam".parse().unwrap();
    let HeldCheckpoint::Whole(checkpoint) = &held else { unreachable!("the house gives whole checkpoints") };
    let of_another = HeldCheckpoint::Whole(Checkpoint { authority: westam, ..checkpoint.clone() });
    let reports = ledger.verify(None, Some(&of_another)).unwrap();
    let said: String = reports.iter().filter(|report| !report.is_sound()).map(ToString::to_string).collect();
    let expected = "westam: NOT sound; this ledger has nothing of westam\n";
    assert!(reports.len() == 3 && said.starts_with(expected), "{said}");
    assert!(said.contains("or it is a checkpoint of another ledger"), "{said}");
    let asked = ledger.verify(Some(&southam), Some(&held)).unwrap();
    assert_eq!(asked[0].held, Some(HeldOutcome::OtherAuthority { named: northam() }));
}
