//! A list of actions as it is asked for: which, in which order, on which page, and as a file. All of it stands in the address.

mod asked;
mod file;
mod line;
mod view;

pub use asked::Asked;
pub use file::{Format, file};
pub use line::{Line, lines_of};
pub use view::{List, Of};
