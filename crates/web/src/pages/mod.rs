//! One folder a page.

pub mod health;
pub mod problem;
