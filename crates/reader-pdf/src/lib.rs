//! What a PDF shows: bytes to a tree of headings, paragraphs, items and tables.
//!
//! `bytes -> Document -> Page (letters, lines, areas) -> Grid -> Tree`. Only what is drawn counts: where letters stand, and
//! which lines and filled areas stand around them. It asks no network and no file, and keeps nothing between documents.
//!
//! Start at [`read`]; [`picture()`] draws a page for people. `document.rs` opens the file, `device.rs` takes down what a page
//! draws, `grid.rs` finds tables in the lines, `lines.rs` and `paragraphs.rs` make words, `build.rs` puts all together.

mod aligned;
mod area;
mod blocks;
mod build;
mod cells;
mod chain;
mod device;
mod document;
mod doubts;
mod edges;
mod flow;
mod fonts;
mod gaps;
mod gate;
mod grid;
mod hyphens;
mod lines;
mod notes;
mod over;
mod page;
mod paragraphs;
mod picture;
mod rules;
mod scan;
mod symbols;
mod weight;

use goldthread_tree::{Limits, Tree, Unreadable};

use crate::build::Builder;
use crate::document::Document;

/// The room for the library's calls within calls: its own parts may stand as deep in each other as the gate lets them.
const STACK: usize = 64 * 1024 * 1024;

/// Reads a PDF.
///
/// # Errors
/// [`Unreadable`] when it is empty, too large, protected by a password, damaged, or asks for too much.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Tree, Unreadable> {
    apart(name, || read_here(name, bytes, limits))
}

/// Draws a page of a PDF, from 1, as it is shown: the bytes of a picture in PNG. A page has at most four million dots and
/// its picture at most eight megabytes, whatever the page holds.
///
/// # Errors
/// [`Unreadable`] when the document cannot be opened, has no such page, or the page asks for too much.
pub fn picture(name: &str, bytes: &[u8], page: u32, limits: &Limits) -> Result<Vec<u8>, Unreadable> {
    apart(name, || picture::drawn(name, bytes, page, limits))
}

/// Does some work in a thread with much room for calls within calls. The library for PDF may still stumble over a broken
/// file; that ends the thread and nothing else.
fn apart<T: Send>(
    name: &str,
    work: impl Fn() -> Result<T, Unreadable> + Send + Sync,
) -> Result<T, Unreadable> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK);
        match thread.spawn_scoped(scope, &work).map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(done)) => done,
            Ok(Err(_)) => Err(Unreadable::Damaged {
                name: name.to_owned(),
                what: "a part of it cannot be made sense of".to_owned(),
            }),
            Err(_) => work(),
        }
    })
}

fn read_here(name: &str, bytes: &[u8], limits: &Limits) -> Result<Tree, Unreadable> {
    let document = Document::open(name, bytes, limits)?;
    let mut builder = Builder::new(limits.parts);
    builder.set_pages(document.len(), document.all_pages());
    document.each_page(|page, notes| {
        builder.add_notes(page.number, notes);
        builder.add(page);
    });
    Ok(builder.done())
}
