//! What is seen by looking at the file alone.

use super::*;

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
fn many_changes_are_counted_and_not_all_named() {
    let house = House::new();
    let entries = (0..300).map(|_| change("A. Person", "plan-opened", "{}")).collect();
    house.ledger().append(batch("a", 0, entries)).unwrap();
    house.attack(|db| db.execute_batch("UPDATE entry SET \"by\" = 'B. Person'").unwrap());
    let report = house.verify(None);
    assert_eq!(report.findings.len(), 51, "{report}");
    assert!(report.to_string().contains("250 more entries were changed, up to entry 300"), "{report}");
}
