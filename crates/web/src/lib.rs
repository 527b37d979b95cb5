//! The pages: everything that a browser sees of Goldthread, made on the server and served by the one binary.
//!
//! What this crate may not do: decide anything about plans (that is `goldthread-plan` and `goldthread-rules`), print, or
//! read the environment. It may log, keep time through [`Clock`], and read and write through the ledger that it is given.
//!
//! Where to start: `routes.rs` lists every address. Each page is a folder under `pages/`: `mod.rs` is the route, `view.rs`
//! the finished view, already worded, `page.rs` the markup, `tests.rs` the page through HTTP.

mod app;
mod assets;
mod clock;
mod components;
mod guard;
mod headers;
mod pages;
mod problem;
mod routes;
mod serve;
mod store;
mod words;

pub use clock::{Clock, FixedClock, SystemClock};
pub use serve::{ServeConfig, ServeError, serve, serve_until};
