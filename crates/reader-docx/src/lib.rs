//! Word: the bytes of a `.docx`, `.docm`, `.dotx` or `.dotm` become a tree.
//!
//! What a person sees is what is read: numbers that Word works out, results of fields, one of the two forms of a
//! drawing; deleted words as struck and inserted ones as inserted. What is not seen (hidden words and rows) is read too,
//! with a doubt. A table of contents repeats headings and is left out, as are running heads and feet.
//!
//! `package` unpacks, `xml` parses, `styles`, `numbering`, `theme` and `symbols` know what things mean; `body` walks the
//! document with `inline`, `shapes` and `table`. No file, no network: what a document points to outside of itself is
//! never looked up.

mod body;
mod doubts;
mod grid;
mod inline;
mod kind;
mod numbering;
mod numbers;
mod package;
mod read;
mod shapes;
mod styles;
mod symbols;
mod table;
mod theme;
mod words;
mod xml;

pub use kind::{ZipKind, is_encrypted_ole, kind_of_zip};
pub use read::read;
