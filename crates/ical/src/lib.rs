//! How do duties look in somebody's calendar? A feed of whole days as text, as RFC 5545 writes it.
//!
//! This crate knows nothing of plans, people or HTTP, has no clock, and the same duties give the same bytes. Start at [`Feed`].

mod feed;
mod line;
mod value;

pub use feed::{Duty, Feed};

/// What the text is, for whoever sends it.
pub const MEDIA_TYPE: &str = "text/calendar; charset=utf-8; method=PUBLISH";
