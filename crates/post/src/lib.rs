//! Letters that wait, and how they leave: an outbox that holds each letter once, and a courier who takes it to a mail server, again and
//! again until it has gone or is given up.
//!
//! The outbox stands in one file, `post.db`, beside the ledger. This crate knows nothing of people, plans or pages: who writes a letter,
//! and when, is decided elsewhere. It has no clock: the moment is handed in. Start at [`Outbox`], then [`Courier`]. Why a letter may
//! arrive twice, and never unnoticed not at all, is told in docs/adr/0017.

mod address;
mod backoff;
mod carrier;
mod connection;
mod courier;
mod fault;
mod file;
mod keeping;
mod letter;
mod message;
mod outbox;
mod rows;
mod server;
mod state;
mod trouble;
mod turn;
mod wish;

pub use address::{Address, Addressee, BadAddress};
pub use courier::{Courier, Round};
pub use fault::{Cause, Fault};
pub use file::FILE_NAME;
pub use keeping::Keeping;
pub use letter::{BadKey, Key, Letter};
pub use outbox::Outbox;
pub use server::{BadServer, Login, Password, PasswordError, Security, Sender, Server};
pub use state::{Counts, Kept, Page, State};
pub use trouble::{Kind, Trouble};
pub use wish::{FeedToken, NotOften, Often};
