//! The leaf encoding is for ever: these bytes and hashes were made by another program than the one they test.

use goldthread_ledger::{Row, leaf};
use serde::Deserialize;

#[derive(Deserialize)]
struct Golden {
    row: Row,
    encoding: String,
}

fn golden() -> Vec<Golden> {
    serde_json::from_str(include_str!("../testdata/leaf/entries.json")).expect("the golden file is JSON")
}

#[test]
fn the_encoding_and_the_hash_of_an_entry_never_change() {
    for Golden { row, encoding } in golden() {
        let found: String =
            leaf::encode(&row).iter().flat_map(|byte| [byte >> 4, byte & 15]).map(hexadecimal).collect();
        assert_eq!(found, encoding, "entry {}", row.seq);
        assert_eq!(leaf::hash(&row), row.leaf_hash, "entry {}", row.seq);
    }
}

#[test]
fn every_field_is_in_the_encoding() {
    let row = &golden()[0].row;
    let other = |change: fn(&mut Row)| {
        let mut other = row.clone();
        change(&mut other);
        leaf::encode(&other)
    };
    let changed = [
        other(|row| row.authority.push('x')),
        other(|row| row.seq += 1),
        other(|row| row.id.push('x')),
        other(|row| row.stream.push('x')),
        other(|row| row.stream_seq += 1),
        other(|row| row.happened_at.push('x')),
        other(|row| row.recorded_at.push('x')),
        other(|row| row.by.push('x')),
        other(|row| row.kind.push('x')),
        other(|row| row.version += 1),
        other(|row| row.body.push('x')),
        other(|row| row.caused_by = Some("x".into())),
    ];
    let distinct: std::collections::BTreeSet<_> = changed.into_iter().chain([leaf::encode(row)]).collect();
    assert_eq!(distinct.len(), 13);
}

#[test]
fn text_that_moves_from_one_field_to_the_next_is_another_entry() {
    let row = golden()[0].row.clone();
    let (by, kind) = (format!("{}{}", row.by, row.kind), String::new());
    assert_ne!(leaf::encode(&Row { by, kind, ..row.clone() }), leaf::encode(&row));
}

fn hexadecimal(digit: u8) -> char {
    char::from_digit(digit.into(), 16).expect("half a byte is one digit")
}
