//! Where do these words stand? Documents in, hits out.
//!
//! An [`Index`] holds what was [put](Index::put) into it, group by group, in memory; a [`Query`] is made of whatever somebody
//! typed, and there is no text that makes none. What is found is [counted and ranked](Found) only as far as whoever asks may see
//! it, and [shown](Index::excerpts) with its words marked. The index is FTS5 of the SQLite that is compiled in (docs/adr/0020);
//! nothing here knows of files, plans or pages.

mod document;
mod expression;
mod found;
mod index;
mod marked;
mod query;
mod vocabulary;

pub use document::Document;
pub use found::{Found, Hit, Match, Way};
pub use index::{Fault, Index};
pub use marked::Piece;
pub use query::{MOST_LETTERS, MOST_TERMS, Query};
