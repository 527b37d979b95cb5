//! How an entry becomes a leaf of its authority's tree.
//!
//! The encoding is the word `goldthread-entry/1` and then the twelve fields of the entry in the order of the
//! table: authority, seq, id, stream, `stream_seq`, `happened_at`, `recorded_at`, by, kind, version, body, `caused_by`.
//! Each piece, the first word included, is its text in UTF-8 behind the length of that text in bytes, as an unsigned
//! number of eight bytes, the greatest first. Numbers are decimal without leading zeros. An absent `caused_by` is the
//! empty text, which no id is. The leaf hash is SHA-256 of a zero byte and the encoding (RFC 9162, 2.1.1).
//!
//! Lengths come first, so no two different entries can have the same encoding. The texts are those of the columns,
//! so that a person with any SQL shell and any SHA-256 can check an entry without this program. The encoding never
//! changes: another one would have another first word, and both would be read for ever.

use crate::{Hash, Row, merkle};

const FORMAT: &str = "goldthread-entry/1";

/// The bytes of which the leaf hash of `row` is made; its own `leaf_hash` is no part of them.
pub fn encode(row: &Row) -> Vec<u8> {
    let Row {
        authority,
        seq,
        id,
        stream,
        stream_seq,
        happened_at,
        recorded_at,
        by,
        kind,
        version,
        body,
        caused_by,
        leaf_hash: _,
    } = row;
    let (seq, stream_seq, version) = (seq.to_string(), stream_seq.to_string(), version.to_string());
    let caused_by = caused_by.as_deref().unwrap_or_default();
    let pieces = [
        FORMAT,
        authority,
        &seq,
        id,
        stream,
        &stream_seq,
        happened_at,
        recorded_at,
        by,
        kind,
        &version,
        body,
        caused_by,
    ];
    let mut bytes = Vec::with_capacity(pieces.iter().map(|piece| 8 + piece.len()).sum());
    for piece in pieces {
        bytes.extend((piece.len() as u64).to_be_bytes());
        bytes.extend(piece.as_bytes());
    }
    bytes
}

/// The leaf hash of `row`.
pub fn hash(row: &Row) -> Hash {
    merkle::leaf_hash(&encode(row))
}
