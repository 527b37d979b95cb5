//! The pages: everything that a browser sees of Goldthread, made on the server and served by the one binary.
//!
//! What this crate may not do: decide anything about plans (that is `goldthread-plan` and `goldthread-rules`), print, or
//! read the environment. It may log, ask a clock that it is given, and read and write through the ledger that it is given.
//!
//! Where to start: `routes.rs` lists every address. Each page is a folder under `pages/`: `mod.rs` is the route, `view.rs`
//! the finished view, already worded, `page.rs` the markup, `tests.rs` the page through HTTP.

mod app;
mod assets;
mod bits;
mod cache;
mod components;
mod drafts;
mod form;
mod guard;
mod headers;
mod keep;
mod keys;
mod marks;
mod opener;
mod outline;
mod pages;
mod pictures;
mod place;
mod problem;
mod reading;
mod review;
mod routes;
mod seen;
mod serve;
mod shown;
mod speak;
mod spot;
mod tabs;
mod tally;
#[cfg(test)]
mod testing;
mod texts;
mod waiting;
mod weight;
mod when;
mod words;

use goldthread_shelf as store;

pub use opener::{InProcess, NotOpened, Opened, Opener};
pub use review::mapping_of;
pub use routes::{ROUTES, Route};
pub use serve::{ServeConfig, ServeError, serve, serve_until};
