//! One tree of a paper, and the papers that are made with it.
//!
//! A [`Paper`] is what a board, a committee or an inspector is handed: a title, the [`Edition`] that it was made
//! from, and blocks. It knows nothing of PDF, HTML or Markdown; the crates `papers-pdf`, `papers-html` and
//! `papers-markdown` read only this tree. A paper that exists is well formed: a table has a caption, a header and
//! full rows, a heading level cannot be skipped (a section lies in a section), a link leads to the web or to a
//! mailbox, and a rating always has words beside its symbol and colour.
//!
//! This crate reads no clock, no file and no environment. The same plan, rule set, edition and date give the same
//! paper. Start at [`Paper::new`] for the tree, at [`progress`] for a paper that is made with it.

mod block;
mod edition;
mod inline;
mod paper;
mod progress;
mod rating;
mod table;
mod text;
pub mod words;

pub use block::{Block, Body, Count, List, ListKind, Note, Section, Weight};
pub use edition::{Edition, Imprint, Language};
pub use inline::{Address, Inline, Span};
pub use paper::Paper;
pub use progress::progress;
pub use rating::{Colour, Movement, Rated, Tone};
pub use table::{Align, Cell, Column, RowHeader, Table, TableBuilder};
