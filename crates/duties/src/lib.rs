//! What is owed by whom on a day?
//!
//! [`ladder`] tells which matters are due to be taken up, and to whom. No input or output, no clock.

pub mod ladder;
