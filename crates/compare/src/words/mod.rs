//! Words compared: cut, stemmed, weighed.
//!
//! `fold` tells whether two texts say the same word for word; `stem` brings the forms of a word together, `spelling` those that
//! are spelt oddly; `short` learns what abbreviations stand for; `weigh` counts how many texts hold a word; `near` says how
//! near two texts are; `index` finds the nearest without comparing each with each.

mod cut;
mod data;
mod fold;
mod index;
mod near;
mod short;
mod spelling;
mod stem;
mod weigh;

pub(crate) use cut::cut;
pub(crate) use fold::{Added, added_words, folded, is_same, same_mark};
pub(crate) use index::{Index, Reach};
pub(crate) use near::{near, shared};
pub(crate) use short::Abbreviations;
pub(crate) use weigh::{Counted, Counting, Weights};
