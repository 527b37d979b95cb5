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
mod mapping;
mod reading;
mod recognise;
mod repair;
mod report;
mod source;

/// A page of a PDF as a picture.
pub use goldthread_reader_pdf::picture;
pub use goldthread_reader_reports::received;
pub use goldthread_tree::{
    Block, Cell, Colour, Limits, Marks, Merged, Paragraph, Row, Run, Table, Tree, Unreadable,
};
pub use json::{to_json, to_json_text};
pub use lexicon::Role;
pub use mapping::{Holds, Mapping, SetColumn};
pub use reading::{
    ColumnReading, Reading, SectionReading, TableKind, TableReading, UNSURE, explain, explained_json,
};
pub use source::Source;

use goldthread_plan::{Draft, SourceRef};

/// Reads a document: the tree of what it shows, made into a draft of a plan.
pub fn read(source: &Source) -> Draft {
    read_explained(source).draft
}

/// Reads a document, and says what each table was taken for and why.
pub fn read_explained(source: &Source) -> Reading {
    read_with(source, &Mapping::default())
}

/// Reads a document as a person said that the columns of its tables are to be read; what they left open is read as ever.
pub fn read_with(source: &Source, mapping: &Mapping) -> Reading {
    report::read(source).unwrap_or_else(|| read_plan(source.about().clone(), source.tree().clone(), mapping))
}

/// The same of a source that is needed for nothing else.
pub fn read_once(source: Source, mapping: &Mapping) -> Reading {
    report::read(&source).unwrap_or_else(|| {
        let (about, tree) = source.into_parts();
        read_plan(about, tree, mapping)
    })
}

/// Makes the words that plans and reports use ready ahead of time, as reading the first document would.
pub fn prepare() {
    goldthread_reader_reports::prepare();
    recognise::prepare();
}

fn read_plan(about: SourceRef, tree: Tree, mapping: &Mapping) -> Reading {
    let tree = repair::marks::settled(tree);
    let tree = repair::repair(furniture::removed(tree), mapping);
    recognise::recognise(about, &tree, mapping)
}
