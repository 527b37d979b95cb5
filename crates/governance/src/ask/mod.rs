//! What is asked of the state on a day: what is due from whom, what is open, who watches over what.

mod due;
mod due_of_bodies;
mod due_of_meetings;
mod next;
mod open;
mod oversight;

pub use due::{Due, Duty};
pub use next::Next;
pub use open::OpenQuestion;
pub use oversight::{Gap, Oversight, Quiet};
