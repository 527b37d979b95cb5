//! `GET /plans/{plan}/evidence/{evidence}`: a piece of evidence with its versions, and what is done with it.

mod file;
mod page;
mod removal;
mod serves;
#[cfg(test)]
mod tests;
mod version;
mod view;

use maud::Markup;

pub use self::file::file;
pub use self::removal::{ask as ask_removal, remove};
pub use self::serves::{ask as ask_serves, set as set_serves};
pub use self::version::{new as new_version, replace};
use crate::components::Link;
use crate::problem::Problem;
use crate::proving::piece_of;
use crate::seen::Seen;

/// The page of a piece.
pub async fn show(seen: Seen) -> Result<Markup, Problem> {
    let view = view::PiecePage::of(&seen, piece_of(&seen)?);
    Ok(seen.page(&view.title, above(&seen), &page::piece(&view)))
}

/// The way up: the plan, and all its evidence where whoever looks may see that.
fn above(seen: &Seen) -> Vec<Link> {
    std::iter::once(seen.up()).chain(view::all_evidence(seen)).collect()
}
