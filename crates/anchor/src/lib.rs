//! A place in a source, and words that know where they stand.
//!
//! Every field of a plan that came from a document keeps its anchor, so that a person can always be
//! shown the words it was made from. This crate knows nothing of plans, readers or files: an anchor
//! is a small value, a quote is a text with its anchors. Start at [`Anchor`], then [`Quote`].

mod anchor;
mod quote;
mod wire;

pub use anchor::{Anchor, Cell, PageBox, SheetCell, TextRange};
pub use quote::{Piece, Quote};
