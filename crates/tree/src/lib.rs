//! What a document shows, whatever its format: headings, paragraphs, items and tables, each with its place.
//!
//! A crate for a format turns bytes into a [`Tree`] within [`Limits`], or says why it cannot ([`Unreadable`]); the
//! reader goes on from the tree and knows nothing of formats. What a format is not sure of is a doubt in the tree.

mod colour;
mod limits;
mod tree;
pub mod words;

pub use colour::Colour;
pub use limits::{Limits, Unreadable};
pub use tree::{Block, Cell, Marks, Merged, PageSize, Paragraph, Row, Run, Table, Tree, join, trimmed};
