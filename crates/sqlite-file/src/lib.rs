//! How a database file of ours begins, and whether it is as it was made: what the ledger, the accounts and the letters have in common.
//!
//! What stands in a file, and what people are told of it, is for whoever it belongs to: nothing here knows a table or words a fault. Start at
//! [`Layouts`], which a crate has one of; [`connect`] opens its file, [`Layouts::prepare`] brings it up to date,
//! [`Layouts::damage`] says what is wrong with it, and [`Why`] what SQLite means when it refuses.

mod file;
mod layouts;
mod why;

pub use file::{connect, make, shut};
pub use layouts::{Begin, Layouts, Lost, NotReady};
pub use why::{Why, is_unread, said};
