//! What a PDF shows: bytes to a tree of headings, paragraphs, items and tables.
//!
//! `bytes -> Document -> Page (letters, lines, areas) -> Grid -> Tree`. Only what is drawn counts: where letters stand, and
//! which lines and filled areas stand around them. It asks no network and no file, and keeps nothing between documents.
//!
//! Start at [`read`]. `document.rs` opens the file, `device.rs` takes down what a page draws, `grid.rs` finds tables in the
//! lines, `lines.rs` and `paragraphs.rs` make words, `build.rs` puts all together.

mod area;
mod build;
mod cells;
mod device;
mod document;
mod flow;
mod fonts;
mod grid;
mod lines;
mod page;
mod paragraphs;
mod rules;
mod symbols;

use goldthread_tree::{Limits, Tree, Unreadable};

use crate::build::Builder;
use crate::document::Document;

/// Reads a PDF.
///
/// # Errors
/// [`Unreadable`] when it is empty, too large, protected by a password, damaged, or asks for too much.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Tree, Unreadable> {
    let document = Document::open(name, bytes, limits)?;
    let mut builder = Builder::default();
    document.each_page(|page| builder.add(&page));
    Ok(builder.done())
}
