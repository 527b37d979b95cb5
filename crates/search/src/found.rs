use std::sync::Arc;

use crate::marked::Piece;

/// How the words were looked for. Each way is tried where those before it found nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// The words in any of their forms, phrases as they are.
    #[default]
    AsTyped,
    /// The words as beginnings of others.
    AsBeginnings,
    /// Words that differ by a letter.
    WithSlips,
}

impl Way {
    pub(crate) const ALL: [Self; 3] = [Self::AsTyped, Self::AsBeginnings, Self::WithSlips];
}

/// What was found and may be seen, the best first.
#[derive(Clone, Debug)]
pub struct Found<T> {
    /// How it was looked for.
    pub way: Way,
    /// What was found.
    pub matches: Vec<Match<T>>,
    /// Whether there may be more: so much was found that not all of it was looked at.
    pub is_cut: bool,
    pub(crate) expression: String,
}

impl<T> Default for Found<T> {
    fn default() -> Self {
        Self { way: Way::default(), matches: Vec::new(), is_cut: false, expression: String::new() }
    }
}

/// A document that was found.
#[derive(Clone, Debug)]
pub struct Match<T> {
    /// What it is.
    pub about: Arc<T>,
    pub(crate) row: i64,
    pub(crate) rank: f64,
}

/// A document that was found, with the words that were looked for.
#[derive(Clone, Debug)]
pub struct Hit<T> {
    /// What it is.
    pub about: Arc<T>,
    /// Its title; empty where it has none.
    pub title: Vec<Piece>,
    /// What it says around the words; its beginning where they stand in the title only.
    pub excerpt: Vec<Piece>,
}
