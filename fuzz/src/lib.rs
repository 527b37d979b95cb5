//! What the targets share: documents put together from their parts, and changes that keep them well formed.
//!
//! A document in one file of text is a list of parts, each after a line `%% name`. [`packed`] zips the parts and [`portable`]
//! makes the objects of a PDF of them, so that a change to the words of a part is not lost on a checksum or an offset.

mod change;
mod parts;

pub use change::{Kind, change};
pub use parts::{packed, portable};

use goldthread_tree::{Limits, Tree};

/// Smaller limits than a person would set, so that a document that asks for too much is soon told from a slow one.
pub fn limits() -> Limits {
    const MB: u64 = 1024 * 1024;
    Limits { bytes: MB, unpacked: 16 * MB, parts: 50_000, depth: 256, pages: 50 }
}

/// What must hold of any tree: merged cells begin somewhere, and the words are words.
///
/// # Panics
/// Where it does not: that is what is looked for.
pub fn check(tree: &Tree) {
    use goldthread_tree::{Block, Merged};
    for block in &tree.blocks {
        let Block::Table(table) = block else { continue };
        for row in &table.rows {
            let first = row.cells.first();
            assert!(
                first.is_none_or(|cell| cell.merged != Merged::Left),
                "nothing stands to the left of a first cell"
            );
        }
        let first = table.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default();
        assert!(first.iter().all(|cell| cell.merged != Merged::Above), "nothing stands above a first row");
    }
    for doubt in &tree.doubts {
        assert!(!doubt.code.is_empty() && !doubt.message.is_empty());
    }
}
