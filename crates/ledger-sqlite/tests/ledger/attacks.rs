//! What someone can do to the file, and what `verify` says of it: alone, and with a checkpoint that was kept elsewhere.

use goldthread_ledger::merkle::Frontier;
use goldthread_ledger::verify::HeldOutcome;
use goldthread_ledger::{Checkpoint, Hash, HeldCheckpoint, Ledger, Row, Source};
use rusqlite::{Connection, params};

use crate::support::{House, add, batch, change, northam, opened};

const ALL_ENTRIES: &str = "SELECT authority, seq, id, stream, stream_seq, happened_at, recorded_at, \"by\", kind, version, \
                           body, caused_by FROM entry ORDER BY seq";

/// Ten entries a minute apart: plan a has 1, 2, 4, 5, 7, 8, 10 and plan b has 3, 6, 9. Checkpoints at 5 and 10.
fn house() -> (House, HeldCheckpoint) {
    let house = House::new();
    let ledger = house.ledger();
    let source = Source::new(b"the document".to_vec());
    let body = format!(r#"{{"source":{{"name":"plan.txt","sha256":"{}"}}}}"#, source.hash());
    let first = batch("a", 0, vec![change("A. Person", "plan-opened", &body)]).with_source(source);
    ledger.append(first).unwrap();
    let mut checkpoint = None;
    for number in 2..=10 {
        house.hand.turn(60);
        let by = if number % 2 == 0 { "B. Person" } else { "A. Person" };
        let (name, expected) =
            if number % 3 == 0 { ("b", number / 3 - 1) } else { ("a", number - number / 3 - 1) };
        add(&ledger, name, expected, by);
        if number % 5 == 0 {
            checkpoint = ledger.checkpoint(&northam()).unwrap();
        }
    }
    (house, HeldCheckpoint::Whole(checkpoint.unwrap()))
}

/// The attack alone is seen, and worded like this; the checkpoint that was kept elsewhere does not agree.
fn check(sql: &str, expected: &[&str]) {
    let (house, held) = house();
    house.attack(|db| db.execute_batch(sql).unwrap());
    let report = house.verify(None);
    let said: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), expected.len(), "{sql}\n{report}");
    for (said, expected) in said.iter().zip(expected) {
        assert!(said.contains(expected), "{sql}\nexpected: {expected}\n{report}");
    }
    assert!(!house.verify(Some(&held)).held.unwrap().agrees(), "{sql}");
}

/// Hashes every entry anew, as an attacker does who knows how; then the tree head, if that is asked for.
fn rehash(db: &Connection) -> Frontier {
    let mut tree = Frontier::new();
    for row in rows(db) {
        let leaf = row.computed_hash();
        db.execute("UPDATE entry SET leaf_hash = ? WHERE seq = ?", params![leaf.bytes(), row.seq]).unwrap();
        tree.push(leaf);
    }
    tree
}

fn rows(db: &Connection) -> Vec<Row> {
    let mut statement = db.prepare(ALL_ENTRIES).unwrap();
    let row = |row: &rusqlite::Row<'_>| {
        Ok(Row {
            authority: row.get(0)?,
            seq: row.get(1)?,
            id: row.get(2)?,
            stream: row.get(3)?,
            stream_seq: row.get(4)?,
            happened_at: row.get(5)?,
            recorded_at: row.get(6)?,
            by: row.get(7)?,
            kind: row.get(8)?,
            version: row.get(9)?,
            body: row.get(10)?,
            caused_by: row.get(11)?,
            leaf_hash: Hash::of(b""),
        })
    };
    statement.query_map([], row).unwrap().map(Result::unwrap).collect()
}

fn rehash_head(db: &Connection) {
    let tree = rehash(db);
    let edge: Vec<u8> = tree.edge().iter().flat_map(|hash| *hash.bytes()).collect();
    let sql = "UPDATE tree_head SET size = ?, root = ?, edge = ?";
    db.execute(sql, params![tree.size(), tree.root().bytes(), edge]).unwrap();
}

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
fn every_column_of_an_entry_is_bound() {
    let (a, b) = ("00000000-0000-7000-8000-000000000001", "plan/c");
    check(
        "UPDATE entry SET body = '{\"text\":\"other\"}' WHERE seq = 4",
        &["entry 4 (action-added, plan/a) was changed"],
    );
    check("UPDATE entry SET body = replace(body, ':', ': ') WHERE seq = 4", &["entry 4 (action-added"]);
    check(
        "UPDATE entry SET \"by\" = 'C. Person' WHERE seq = 4",
        &["entry 4 (action-added, plan/a) was changed"],
    );
    check(
        "UPDATE entry SET kind = 'doubt-left' WHERE seq = 4",
        &["entry 4 (doubt-left, plan/a) was", "list of plans"],
    );
    check("UPDATE entry SET version = 2 WHERE seq = 4", &["entry 4 (action-added, plan/a) was changed"]);
    check(
        &format!("UPDATE entry SET id = '{a}' WHERE seq = 4"),
        &["entry 4 (action-added, plan/a) was changed"],
    );
    check(
        "UPDATE entry SET caused_by = (SELECT id FROM entry WHERE seq = 1) WHERE seq = 4",
        &["entry 4 (action-added"],
    );
    check(
        "UPDATE entry SET happened_at = '2026-11-20T09:00:00.000000Z' WHERE seq = 4",
        &["entry 4 (action-added"],
    );
    check(
        &format!("UPDATE entry SET stream = '{b}', stream_seq = 1 WHERE seq = 10"),
        &["entry 10 (action-added, plan/c) was changed", "does not say of plan/a what they say"],
    );
    check(
        "UPDATE entry SET body = 'no JSON' WHERE seq = 4",
        &[
            "entry 4 was changed: its “body” cannot be read",
            "entry 4 (action-added, plan/a) was changed",
            "list of plans",
        ],
    );
}

#[test]
fn an_entry_cannot_be_back_dated() {
    check(
        "UPDATE entry SET recorded_at = '2026-11-20T09:00:00.000000Z' WHERE seq = 4",
        &["entry 4 is back-dated", "entry 4 (action-added, plan/a) was changed"],
    );
    check(
        "UPDATE entry SET recorded_at = '2026-11-21T09:02:30.000000Z' WHERE seq = 4",
        &["entry 4 (action-added, plan/a) was changed"],
    );
}

#[test]
fn users_cannot_be_swapped() {
    let sql = "UPDATE entry SET \"by\" = CASE \"by\" WHEN 'A. Person' THEN 'B. Person' ELSE 'A. Person' END \
               WHERE seq IN (4, 5)";
    check(sql, &["entries 4 and 5 were changed: their “by” have been swapped"]);
}

#[test]
fn an_entry_cannot_be_removed_from_the_middle() {
    check("DELETE FROM entry WHERE seq = 4", &["entry 4 was removed", "list of plans"]);
    check(
        "DELETE FROM entry WHERE seq BETWEEN 4 AND 6",
        &["entries 4 to 6 were removed", "plan/a", "plan/b"],
    );
    check(
        "DELETE FROM entry WHERE seq = 4; \
         UPDATE entry SET seq = seq + 1000 WHERE seq > 4; UPDATE entry SET seq = seq - 1001 WHERE seq > 1000; \
         UPDATE entry SET stream_seq = stream_seq + 1000 WHERE stream = 'plan/a' AND seq > 3; \
         UPDATE entry SET stream_seq = stream_seq - 1001 WHERE stream_seq > 1000",
        &[
            "entries 4 to 9 were reordered: they were kept as entries 5 to 10",
            "entry 4 was removed",
            "plan/a",
            "plan/b",
        ],
    );
}

#[test]
fn the_end_cannot_be_cut_while_the_tree_head_stands() {
    check(
        "DELETE FROM entry WHERE seq > 8",
        &["entries 9 to 10 were removed from the end", "plan/a", "plan/b"],
    );
    check("DELETE FROM entry", &["entries 1 to 10 were removed from the end", "plan/a", "plan/b"]);
}

#[test]
fn entries_cannot_be_reordered() {
    check(
        "UPDATE entry SET seq = 1000 WHERE seq = 4; UPDATE entry SET seq = 4 WHERE seq = 7; \
         UPDATE entry SET seq = 7 WHERE seq = 1000",
        &[
            "entry 4 is number 5 of plan/a, where number 3 must stand",
            "entry 5 is number 4 of plan/a, where number 6 must stand",
            "entry 5 is back-dated",
            "entry 7 is number 3 of plan/a, where number 5 must stand",
            "entry 7 is back-dated",
            "entry 8 is number 6 of plan/a",
            "entry 4 was reordered: it was kept as entry 7",
            "entry 7 was reordered: it was kept as entry 4",
        ],
    );
}

/// A new entry before entry 4, the later ones shifted up.
const INSERT_BEFORE_4: &str = "UPDATE entry SET seq = seq + 1000 WHERE seq >= 4; \
    UPDATE entry SET seq = seq - 999 WHERE seq >= 1000; \
    INSERT INTO entry SELECT authority, 4, '00000000-0000-7000-8000-000000000001', 'plan/c', 1, happened_at, recorded_at, \
    \"by\", 'doubt-left', 1, '{}', NULL, zeroblob(32) FROM entry WHERE seq = 3";

#[test]
fn an_entry_cannot_be_inserted() {
    check(
        INSERT_BEFORE_4,
        &[
            "entries 5 to 11 were reordered: they were kept as entries 4 to 10",
            "entry 4 was inserted",
            "plan/a",
            "plan/b",
        ],
    );
}

#[test]
fn an_entry_cannot_be_added_behind_the_ledgers_back() {
    let (house, held) = house();
    house.attack(|db| {
        let sql = "INSERT INTO entry SELECT authority, 11, '00000000-0000-7000-8000-000000000001', 'plan/c', 1, happened_at, \
                   '2026-11-21T09:00:00.000000Z', \"by\", 'doubt-left', 1, '{}', NULL, zeroblob(32) FROM entry WHERE seq = 3";
        db.execute(sql, []).unwrap();
    });
    for rehashed in [false, true] {
        if rehashed {
            house.attack(|db| drop(rehash(db)));
        }
        let report = house.verify(Some(&held));
        let said: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
        assert!(said.len() == 2 && said[0].contains("entry 11 is back-dated"), "{report}");
        assert!(
            said[1].contains("entry 11 was inserted: the ledger never kept such an entry there"),
            "{report}"
        );
        assert!(report.held.unwrap().agrees(), "what the checkpoint was made of is untouched");
    }
}

#[test]
fn a_spoilt_leaf_hash_is_seen_and_the_text_still_proved() {
    let (house, held) = house();
    house.attack(|db| db.execute_batch("UPDATE entry SET leaf_hash = zeroblob(32) WHERE seq = 4").unwrap());
    let report = house.verify(Some(&held));
    assert_eq!(report.findings.len(), 1, "{report}");
    assert!(
        report.findings[0].to_string().contains("entry 4 (action-added, plan/a) was changed"),
        "{report}"
    );
    assert!(report.held.unwrap().agrees(), "the checkpoint proves the text, whatever hash lies beside it");
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
fn many_changes_are_counted_and_not_all_named() {
    let house = House::new();
    let entries = (0..300).map(|_| change("A. Person", "plan-opened", "{}")).collect();
    house.ledger().append(batch("a", 0, entries)).unwrap();
    house.attack(|db| db.execute_batch("UPDATE entry SET \"by\" = 'B. Person'").unwrap());
    let report = house.verify(None);
    assert_eq!(report.findings.len(), 51, "{report}");
    assert!(report.to_string().contains("250 more entries were changed, up to entry 300"), "{report}");
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
fn what_is_kept_beside_the_entries_is_looked_at_too() {
    let beside = [
        ("UPDATE source SET content = x'00'", "was changed: its content does not have that hash"),
        ("DELETE FROM source", "was removed; entry 1 names it"),
        ("DELETE FROM tree_head", "the tree head was removed"),
        ("UPDATE tree_head SET root = zeroblob(32)", "the tree head was changed"),
        ("UPDATE tree_head SET edge = x'00'", "the tree head was changed"),
        ("UPDATE checkpoint SET root = zeroblob(32) WHERE size = 5", "issued at entry 5 does not agree"),
        (
            "UPDATE plan_list SET title = 'another' WHERE plan = 'plan/a'",
            "does not say of plan/a what they say",
        ),
        ("DELETE FROM plan_list WHERE plan = 'plan/a'", "does not say of plan/a what they say"),
    ];
    for (sql, expected) in beside {
        let (house, _) = house();
        house.attack(|db| db.execute_batch(sql).unwrap());
        let report = house.verify(None);
        assert!(
            report.findings.iter().any(|finding| finding.to_string().contains(expected)),
            "{sql}\n{report}"
        );
    }
}

#[test]
fn a_guard_that_was_taken_away_or_made_weak_is_missed() {
    let (house, _) = house();
    house.guarded_shell().execute_batch("DROP TRIGGER entry_refuses_update").unwrap();
    let expected = "what refuses changes to entries was taken away or altered: entry_refuses_update\n";
    let report = house.verify(None).to_string();
    assert!(report.contains(expected), "{report}");
    let weaker =
        "CREATE TRIGGER entry_refuses_update BEFORE UPDATE ON entry WHEN NEW.seq = 0 BEGIN SELECT 1; END";
    house.guarded_shell().execute_batch(weaker).unwrap();
    let report = house.verify(None).to_string();
    assert!(
        report.contains(expected),
        "a trigger of that name that lets everything pass is no guard\n{report}"
    );
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
    let asked = ledger.verify(Some(&southam), Some(&held)).unwrap();
    assert_eq!(asked[0].held, Some(HeldOutcome::OtherAuthority { named: northam() }));
}
