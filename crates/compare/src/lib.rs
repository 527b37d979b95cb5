//! Two documents beside each other.
//!
//! [`coverage`] tells which section and action of a plan answer which recommendation and finding of a report, how near, and
//! what nothing answers. [`diff`] tells what a new version of a plan changes, and [`merge`] what of that can be taken when
//! the plan has been changed here since it was last imported. No file, no clock, no network; nothing is learned beyond the two
//! documents. Start at [`Document`], the view of a draft or a plan that all three take; how near two texts are is
//! told by `words/near.rs`.

mod coverage;
mod diff;
mod document;
mod words;

pub use coverage::{
    ActionAnswer, Coverage, Idle, Nearness, Point, SectionAnswer, Through, coverage, coverage_with_findings,
};
pub use diff::{
    Change, Conflict, DateMove, Diff, Difference, DifferenceId, Field, Merge, Place, Side, Taken, Thing,
    Unknown, Value, by_heading, diff, merge, name,
};
pub use document::{Document, DocumentSection};
