//! Workbooks and delimited text, read as a person sees them.

#![expect(
    clippy::unwrap_used,
    clippy::format_collect,
    clippy::format_push_string,
    reason = "a test may fail, and is short"
)]

mod cells;
mod formats;
mod hostile;
mod layout;
mod support;
