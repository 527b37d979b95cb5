//! What can be found in a house: its plans and the texts of their documents, as an index that is made when somebody first looks.
//!
//! It holds nothing that is not kept elsewhere, costs nothing at the start, and is moved on by what has come since whenever
//! somebody looks ([`held`]). [`of_plan`] and [`of_text`] say what there is to be found, and [`subject`] who may see it. What
//! comes to be kept beside plans (boards, meetings, policies) gets a group of its own, and a file beside these two.

mod answer;
mod held;
mod of_plan;
mod of_text;
mod subject;

pub use answer::{Answer, Asked, search};
pub use held::Finding;
pub use subject::{Kind, Subject};
