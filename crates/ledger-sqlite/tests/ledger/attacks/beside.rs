//! What is kept beside the entries.

use super::*;

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
