//! Columns that hold what no column can: each is a finding, and the look goes on.

use goldthread_ledger::{Fault, Seq};
use goldthread_ledger_sqlite::{FILE_NAME, SqliteLedger};

use super::*;

/// Runs `sql` on tables that take any value, and makes them strict again.
fn spoil(house: &House, sql: &str) {
    house.attack(|db| {
        let strict: Vec<(String, String)> = db
            .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let set = |lax: bool| {
            db.execute_batch("PRAGMA writable_schema = ON").unwrap();
            for (name, sql) in &strict {
                let loose = sql
                    .replace("STRICT", "")
                    .replace("NOT NULL", "")
                    .replace("TEXT", "")
                    .replace("INTEGER", "");
                let sql = if lax { &loose } else { sql };
                db.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [sql, name]).unwrap();
            }
            db.execute_batch("PRAGMA writable_schema = RESET").unwrap();
        };
        set(true);
        db.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
        db.execute_batch(sql).unwrap();
        set(false);
    });
}

fn said(house: &House) -> String {
    let report = house.verify(None);
    assert!(!report.is_sound(), "{report}");
    report.to_string()
}

#[test]
fn a_column_that_is_no_text_is_named_and_so_is_what_comes_after_it() {
    let values = ["cast(x'ff00fe' AS TEXT)", "x'7b7d'", "17", "1.5", "NULL", "zeroblob(100000)"];
    let columns =
        ["id", "stream", "happened_at", "recorded_at", "by", "kind", "body", "stream_seq", "version"];
    let (whole, _) = house();
    for value in values {
        for column in columns {
            if value == "17" && ["stream_seq", "version"].contains(&column) {
                continue;
            }
            let house = whole.copy();
            spoil(
                &house,
                &format!(
                    "UPDATE entry SET \"{column}\" = {value} WHERE seq = 4; UPDATE entry SET body = '{{}}' WHERE seq = 9"
                ),
            );
            let said = said(&house);
            assert!(
                said.contains(&format!("- entry 4 was changed: its “{column}” cannot be read\n")),
                "{column} = {value}\n{said}"
            );
            assert!(
                said.contains("entry 9 (action-added, plan/b) was changed"),
                "{column} = {value}\n{said}"
            );
        }
    }
}

#[test]
fn text_that_only_looks_the_same_is_not_the_same() {
    let house = House::new();
    add(&house.ledger(), "a", 0, "A. \u{fffd} Person");
    let sql = "UPDATE entry SET \"by\" = cast(x'412e20ff20506572736f6e' AS TEXT)";
    house.attack(|db| db.execute_batch(sql).unwrap());
    let said = said(&house);
    assert!(said.contains("entry 1 was changed: its “by” cannot be read"), "{said}");
}

#[test]
fn hashes_causes_and_numbers_that_are_none() {
    let cases = [
        ("UPDATE entry SET leaf_hash = 'text' WHERE seq = 4", "entry 4 (action-added, plan/a) was changed"),
        ("UPDATE entry SET leaf_hash = NULL WHERE seq = 4", "entry 4 (action-added, plan/a) was changed"),
        (
            "UPDATE entry SET caused_by = x'00' WHERE seq = 4",
            "entry 4 was changed: its “caused_by” cannot be read",
        ),
        ("UPDATE entry SET seq = 'four' WHERE seq = 4", "its “seq” is no number that an entry has"),
        ("UPDATE entry SET seq = -4 WHERE seq = 4", "its “seq” is no number that an entry has"),
        ("UPDATE entry SET seq = 9223372036854775807 WHERE seq = 4", "entry 4 was removed"),
    ];
    for (sql, expected) in cases {
        let (house, _) = house();
        spoil(&house, sql);
        let said = said(&house);
        assert!(said.contains(expected), "{sql}\n{said}");
    }
}

#[test]
fn what_is_kept_beside_the_entries_may_be_spoilt_too() {
    let cases = [
        ("UPDATE checkpoint SET at = x'00'", "the issued checkpoints cannot be read"),
        ("UPDATE checkpoint SET root = 7", "issued at entry 5 does not agree"),
        ("UPDATE plan_list SET title = cast(x'ff' AS TEXT)", "the list of plans cannot be read"),
        ("UPDATE tree_head SET size = 'ten'", "the tree head was changed"),
        ("UPDATE source SET content = 'the document'", "cannot be read"),
        ("UPDATE source SET sha256 = cast(x'ff' AS TEXT)", "is kept under “\u{fffd}”, which is no hash"),
        (
            "UPDATE checkpoint SET authority = cast(x'ff' AS TEXT)",
            "has rows of “\u{fffd}”, which is no authority",
        ),
        ("DROP TABLE checkpoint", "the table checkpoint was removed or altered"),
        ("DROP TABLE tree_head", "the table tree_head was removed or altered"),
        ("DROP TABLE plan_list", "the table plan_list was removed or altered"),
        ("DROP TABLE projection", "the table projection was removed or altered"),
        ("UPDATE projection SET version = 'one'", "value in projection.version"),
    ];
    for (sql, expected) in cases {
        let (house, _) = house();
        if sql.starts_with("DROP") {
            house.guarded_shell().execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
        } else {
            spoil(&house, sql);
        }
        let ledger = SqliteLedger::open(house.path(), house.settings()).unwrap();
        let reports = ledger.verify(None, None).unwrap();
        let said = reports[0].to_string();
        assert!(said.contains("northam: NOT sound") && said.contains(expected), "{sql}\n{said}");
    }
}

#[test]
fn the_table_of_entries_and_the_table_of_sources_are_missed_by_name() {
    for table in ["entry", "source"] {
        let (house, _) = house();
        house
            .guarded_shell()
            .execute_batch(&format!("PRAGMA foreign_keys = OFF; DROP TABLE {table}"))
            .unwrap();
        let said = said(&house);
        assert!(said.contains(&format!("the table {table} was removed or altered")), "{said}");
        assert!(!said.contains("goldthread verify"), "{said}");
    }
}

#[test]
fn reading_a_spoilt_entry_is_a_fault_that_names_it() {
    let (house, _) = house();
    spoil(&house, "UPDATE entry SET body = cast(x'ff00fe' AS TEXT) WHERE seq = 4");
    let ledger = SqliteLedger::open(house.path(), house.settings()).unwrap();
    let fault = ledger.entries(&northam(), Seq::FIRST, 10).unwrap_err();
    assert!(matches!(fault, Fault::Unreadable { .. }));
    let said = fault.to_string();
    assert!(said.contains("entry 4 of northam cannot be read: its body"), "{said}");
    assert!(said.contains("run `goldthread verify`"), "{said}");
    assert_eq!(ledger.entries(&northam(), Seq(5), 10).unwrap().len(), 6, "the others can be read");
}

#[test]
fn an_entry_that_the_database_cannot_give_is_named_and_the_others_are_looked_at() {
    let house = House::new();
    let long = |letter: &str| {
        change("A. Person", "plan-opened", &format!(r#"{{"text":"{}"}}"#, letter.repeat(20_000)))
    };
    house.ledger().append(batch("a", 0, ["a", "b", "c", "d"].map(long).to_vec())).unwrap();
    house.attack(|db| db.execute_batch("UPDATE entry SET \"by\" = 'B. Person' WHERE seq = 4").unwrap());
    let path = house.path().join(FILE_NAME);
    let mut bytes = std::fs::read(&path).unwrap();
    // The second entry goes on in pages that hold nothing else; each begins with the number of the next.
    let page = bytes.chunks_mut(4_096).find(|page| page[4..].iter().all(|byte| *byte == b'b')).unwrap();
    page[..4].fill(0xff);
    std::fs::write(&path, bytes).unwrap();
    let said = said(&house);
    assert!(said.contains("NOT sound; entries 4"), "{said}");
    assert!(said.contains("- entry 2 cannot be read: the file is damaged there\n"), "{said}");
    assert!(said.contains("- entry 4 (plan-opened, plan/a) was changed"), "{said}");
    assert!(!said.contains("removed") && !said.contains("must stand"), "{said}");
}

/// One wrong byte somewhere in the file: the words never send a person round in a circle, and nothing wrong is passed.
#[test]
fn one_wrong_byte_anywhere_in_the_file_is_told_plainly() {
    let (house, held) = house();
    drop(house.ledger());
    let bytes = std::fs::read(house.path().join(FILE_NAME)).unwrap();
    let entries = house.ledger().entries(&northam(), Seq::FIRST, 100).unwrap();
    let used: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] != 0).collect();
    let (mut found, mut faults) = (0, 0);
    for at in used.iter().copied().step_by(used.len() / 250) {
        let spoilt = House::new();
        let mut copy = bytes.clone();
        copy[at] ^= 0x81;
        std::fs::write(spoilt.path().join(FILE_NAME), copy).unwrap();
        let looked = SqliteLedger::open(spoilt.path(), spoilt.settings())
            .and_then(|ledger| Ok((ledger.verify(Some(&northam()), Some(&held))?, ledger)));
        match looked {
            Err(fault) => {
                let said = fault.to_string();
                let plain =
                    matches!(fault, Fault::Damaged { .. } | Fault::NotALedger { .. } | Fault::Newer { .. });
                assert!(
                    plain && !said.contains("goldthread verify") && !said.contains('\n'),
                    "byte {at}: {said}"
                );
                faults += usize::from(!said.contains("malformed database schema"));
            }
            Ok((reports, ledger)) if reports[0].is_sound() => {
                assert_eq!(ledger.entries(&northam(), Seq::FIRST, 100).unwrap(), entries, "byte {at}");
            }
            Ok(_) => found += 1,
        }
    }
    assert!(found > 10 * faults, "{found} {faults}");
}
