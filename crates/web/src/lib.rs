//! The pages: everything that a browser sees of Goldthread, made on the server and served by the one binary.
//!
//! What this crate may not do: decide anything about plans (that is `goldthread-plan` and `goldthread-rules`), print, or
//! read the environment. It may log, ask a clock that it is given, and read and write through the ledger that it is given.
//!
//! Where to start: `routes/` lists every address. Each page is a folder under `pages/`: `mod.rs` is the route, `view.rs`
//! the finished view, already worded, `page.rs` the markup, `tests.rs` the page through HTTP.

mod access;
mod administrators;
mod app;
mod arriving;
mod assets;
#[cfg(test)]
mod attacks;
mod bits;
mod cache;
mod caller;
mod climb;
mod colours;
mod coming_round;
mod components;
mod cookies;
mod deployment;
mod doing;
mod door;
mod drafts;
mod factor;
mod files;
mod finding;
mod form;
mod guard;
mod hashing;
mod headers;
mod house;
mod keep;
mod keys;
mod ladder;
mod listing;
mod made_for;
mod marks;
mod matter;
mod monitor;
mod opener;
mod outline;
mod owed;
mod pages;
mod people;
mod pictures;
mod pipe;
mod place;
mod problem;
mod proving;
mod rated;
mod reading;
mod reminders;
mod reporting;
mod review;
mod routes;
mod seen;
mod serve;
mod shown;
mod speak;
mod spot;
mod stale;
mod tabs;
mod tally;
#[cfg(test)]
mod testing;
mod texts;
mod visitor;
mod waiting;
mod watch;
mod weight;
mod when;
mod words;

use goldthread_shelf as store;

pub use access::May;
pub use factor::{FactorOf, NotAFactorOf};
pub use files::Files;
pub use hashing::HashingLimits;
pub use headers::Subdomains;
pub use opener::{InProcess, NotOpened, Opened, Opener};
pub use reminders::Letters;
pub use review::mapping_of;
pub use routes::{ROUTES, Route};
pub use serve::{Listening, ServeConfig, ServeError, serve, serve_until};
