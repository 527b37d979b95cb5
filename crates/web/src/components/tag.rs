//! A rating or status: a word, a symbol and a colour, so that no meaning hangs on colour alone.

use goldthread_papers::Tone;
use maud::{Markup, html};

/// A finished tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The council's own label, or ours where it has none.
    pub word: String,
    /// Its place in our order, which gives it symbol and colour; nothing where the label is not known to us.
    pub tone: Option<Tone>,
}

impl Tag {
    /// A tag.
    pub fn new(word: impl Into<String>, tone: Tone) -> Self {
        Self { word: word.into(), tone: Some(tone) }
    }

    /// A label that has no place in our order.
    pub fn plain(word: impl Into<String>) -> Self {
        Self { word: word.into(), tone: None }
    }
}

/// The tag.
pub fn tag(tag: &Tag) -> Markup {
    html! {
        @match tag.tone {
            Some(tone) => span class={ "gt-tag gt-tag--" (tone.name()) } {
                span class="gt-tag__symbol" aria-hidden="true" { (tone.symbol()) }
                span { (tag.word) }
            },
            None => span class="gt-tag gt-tag--plain" { (tag.word) },
        }
    }
}
