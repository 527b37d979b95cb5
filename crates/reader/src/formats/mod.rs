//! One file a format; all end in the same [`Tree`](crate::Tree).

mod inline;
mod text;

use crate::{Source, Tree};

/// The tree of a source. Text and Markdown read alike: what councils publish as text mixes both.
pub fn read(source: &Source) -> Tree {
    text::read(source.text())
}

/// The tree of a text that is known to be one.
#[cfg(test)]
pub fn read_text(text: &str) -> Tree {
    text::read(text)
}
