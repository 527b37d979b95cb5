//! Bytes of a document to a draft of a plan.
//!
//! `bytes -> Source -> Tree -> Draft`. A [`Source`] is refused only for what no reader could read (empty, too
//! large, not text); from there on reading cannot fail: what is not understood is a doubt. The reader asks no
//! network, no clock and no file, and keeps nothing between documents.
//!
//! Start at [`read`]; a new format goes into `formats/`, words that plans use go into `data/*.toml`.

mod columns;
mod content;
mod formats;
mod furniture;
mod json;
mod lexicon;
mod recognise;
mod repair;
mod source;
mod tree;
mod words;

pub use json::to_json;
pub use source::{Limits, Source, Unreadable};
pub use tree::{Block, Cell, Marks, Paragraph, Row, Run, Table, Tree};

use goldthread_plan::Draft;

/// Reads a document: the tree of what it shows, made into a draft of a plan.
pub fn read(source: &Source) -> Draft {
    let tree = repair::repair(furniture::removed(formats::read(source)));
    recognise::recognise(source, &tree)
}
