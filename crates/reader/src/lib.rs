//! Bytes of a document to a draft of a plan.
//!
//! `bytes -> Source -> Tree -> Draft`. A [`Source`] is refused only for what no reader could open (empty, too
//! large, damaged, protected, of an unknown kind); from there on reading cannot fail: what is not understood is a doubt. The
//! reader asks no network, no clock and no file, and keeps nothing between documents.
//!
//! Start at [`read`]. `formats/mod.rs` tells formats apart; text is read here, every other format in a crate of its own
//! (`reader-docx`, `reader-pdf`, ...). Words that plans use go into `data/*.toml`.

mod columns;
mod content;
mod formats;
mod furniture;
mod json;
mod lexicon;
mod recognise;
mod repair;
mod source;

pub use goldthread_tree::{Block, Cell, Limits, Marks, Merged, Paragraph, Row, Run, Table, Tree, Unreadable};
pub use json::to_json;
pub use source::Source;

use goldthread_plan::Draft;

/// Reads a document: the tree of what it shows, made into a draft of a plan.
pub fn read(source: &Source) -> Draft {
    let tree = repair::repair(furniture::removed(source.tree().clone()));
    recognise::recognise(source, &tree)
}
