//! A rating or status: a word, a symbol and a colour, so that no meaning hangs on colour alone.

use goldthread_papers::Tone;
use maud::{Markup, html};

use crate::colours::Colour;

/// A finished tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The council's own label, or ours where it has none.
    pub word: String,
    /// Its place in our order, which gives it symbol and colour; nothing where the label is not known to us.
    pub tone: Option<Tone>,
    /// The council's own symbol, in place of ours.
    pub symbol: Option<String>,
    /// The council's own colour, in place of ours. The page needs its style sheet.
    pub colour: Option<Colour>,
}

impl Tag {
    /// A tag.
    pub fn new(word: impl Into<String>, tone: Tone) -> Self {
        Self { word: word.into(), tone: Some(tone), symbol: None, colour: None }
    }

    /// A label that has no place in our order.
    pub fn plain(word: impl Into<String>) -> Self {
        Self { word: word.into(), tone: None, symbol: None, colour: None }
    }
}

/// The tag.
pub fn tag(tag: &Tag) -> Markup {
    html! {
        @match tag.tone {
            Some(tone) => span class={ "gt-tag " @match tag.colour { Some(colour) => (colour.class()), None => { "gt-tag--" (tone.name()) } } } {
                span class="gt-tag__symbol" aria-hidden="true" { @match &tag.symbol { Some(own) => (own), None => (tone.symbol()) } }
                span { (tag.word) }
            },
            None => span class="gt-tag gt-tag--plain" { (tag.word) },
        }
    }
}
