//! One folder a page.

pub mod action;
pub mod actions;
pub mod coverage;
pub mod document;
pub mod draft;
pub mod flags;
pub mod health;
pub mod history;
pub mod home;
pub mod page_picture;
pub mod papers;
pub mod plan;
pub mod plans;
pub mod problem;
pub mod rule;
pub mod rules;
pub mod section;
pub mod source;
pub mod version;
