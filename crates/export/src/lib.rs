//! A plan as a document in a council's own layout, which reads back to the same plan.
//!
//! `Content -> document -> Tree -> write -> bytes`. A [`Layout`] is data (`data/layouts.toml`): which columns, in which
//! order, under which headings, and where the sections stand; [`Layout::fit`] is what a format can show of it. [`document`] lays a plan out as the [`goldthread_tree::Tree`] that the readers
//! end in, so what is written and what is read are one thing; a format only writes a tree. [`rows_as_csv`] and [`rows_as_xlsx`] write lists.

mod content;
mod document;
mod formats;
mod front;
mod layout;
mod rows;
mod section;
mod together;

pub use content::Content;
pub use document::document;
pub use formats::{Format, NotWritten, write};
pub use layout::{Column, Field, Grid, Labels, Layout, Sections, Title};
pub use rows::{Value, rows_as_csv, rows_as_xlsx};
