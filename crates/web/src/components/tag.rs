//! A rating or status: a word, a symbol and a colour, so that no meaning hangs on colour alone.

use maud::{Markup, html};

/// How a tag is coloured; the word and the symbol carry the meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    Quiet,
    Bad,
    Care,
    Good,
    Done,
    Plain,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Quiet => "gt-tag gt-tag--quiet",
            Self::Bad => "gt-tag gt-tag--bad",
            Self::Care => "gt-tag gt-tag--care",
            Self::Good => "gt-tag gt-tag--good",
            Self::Done => "gt-tag gt-tag--done",
            Self::Plain => "gt-tag gt-tag--plain",
        }
    }
}

/// A finished tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The council's own label.
    pub word: String,
    /// Stays distinct in greyscale; empty for none.
    pub symbol: &'static str,
    /// The colour.
    pub tone: Tone,
}

/// The tag.
pub fn tag(tag: &Tag) -> Markup {
    html! {
        span class=(tag.tone.class()) {
            @if !tag.symbol.is_empty() { span class="gt-tag__symbol" aria-hidden="true" { (tag.symbol) } }
            (tag.word)
        }
    }
}
