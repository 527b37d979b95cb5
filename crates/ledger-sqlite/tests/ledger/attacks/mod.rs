//! What someone can do to the file, and what `verify` says of it: alone, and with a checkpoint that was kept elsewhere.

mod alone;
mod beside;
mod bytes;
mod with_checkpoint;

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

/// A new entry before entry 4, the later ones shifted up.
const INSERT_BEFORE_4: &str = "UPDATE entry SET seq = seq + 1000 WHERE seq >= 4; \
    UPDATE entry SET seq = seq - 999 WHERE seq >= 1000; \
    INSERT INTO entry SELECT authority, 4, '00000000-0000-7000-8000-000000000001', 'plan/c', 1, happened_at, recorded_at, \
    \"by\", 'doubt-left', 1, '{}', NULL, zeroblob(32) FROM entry WHERE seq = 3";
