//! What a web page shows: bytes to a tree.
//!
//! `bytes -> text -> soup of elements -> blocks`. Tags are told apart by `html5gum`, which follows the standard byte by
//! byte, knows every entity, and does the same small work for every byte. The elements are put together here and not by
//! the standard's own rules for a tree: those copy open elements into each paragraph and search all attributes for each new
//! one, so that a page can be made which costs a browser minutes; a page read here costs time and memory in
//! proportion to its length. What it gives up is the order of words that stand between the cells of a table.
//!
//! Start at [`read`]. `encoding.rs` and `saved.rs` come before the soup; `soup.rs` makes a `document::Document`;
//! `style/` says how an element looks; `content.rs` which part of the page is the document; `flow.rs` and `table.rs`
//! turn elements into blocks.

mod boxes;
mod content;
mod document;
mod encoding;
mod flow;
mod grid;
mod lists;
mod page;
mod parse;
mod pictures;
mod reader;
mod saved;
mod shade;
mod sniff;
mod soup;
mod style;
mod table;
mod tag;

pub use page::{read, read_fragment};
pub use sniff::looks_like_html;
