//! Who owes what on a plan or to a board, on a day? And what has waited so long that it goes up the ladder?
//!
//! [`owed`] goes through a plan and tells every duty that stands on a day, and whose it is by the directory; a home page, a letter, a
//! feed of dates are three ways to show the same duties. [`owed_to_boards`] tells what boards and committees wait for from somebody. Nothing here reads a clock, a file or the network: the plan, the directory and the
//! day are values, so that the duties of any day can be told again. Start at [`Duty`].

mod boards;
mod leads;
mod owed;
mod turns;

pub use boards::owed_to_boards;
pub use leads::{in_full, people_of, resolve};
pub use owed::{Duty, Kind, SOON, Whose, owed};
pub use turns::{Turns, turns};
