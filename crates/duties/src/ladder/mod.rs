//! Which matters are due to be taken up the ladder on a day, and to whom?
//!
//! [`matters_due`] decides on a plan as it stands and answers with commands, so that two runs, or two servers, raise nothing twice:
//! the second finds raised what the first raised. [`towards`] is the rung that a matter would come to, for forms too.

mod due;
mod rung;

pub use due::{MattersDue, Uncounted, matters_due};
pub use rung::{lowest, towards};
