use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::{Anchor, TextRange};

/// Words of a document, as printed, and the places they stand.
///
/// The text has its white space folded; paragraphs are parted by a line feed. A cell that a page break
/// split is one quote of several pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quote {
    text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pieces: Vec<Piece>,
}

/// A part of a quote that stands in one place.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Piece {
    /// The byte of the quote's text that the piece starts at.
    pub from: u32,
    /// Where it stands in the source.
    pub at: Anchor,
}

impl Quote {
    /// Words that a person typed: no document stands behind them.
    pub fn typed(text: impl Into<String>) -> Self {
        Self { text: text.into(), pieces: Vec::new() }
    }

    /// Words that stand in one place of a source.
    pub fn at(text: impl Into<String>, at: Anchor) -> Self {
        Self { text: text.into(), pieces: vec![Piece { from: 0, at }] }
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The first place it stands; [`Anchor::Typed`] where no document stands behind it.
    pub fn anchor(&self) -> Anchor {
        self.pieces.first().map_or(Anchor::Typed, |piece| piece.at.clone())
    }

    /// All the places it stands, in reading order.
    pub fn anchors(&self) -> impl Iterator<Item = &Anchor> {
        self.pieces.iter().map(|piece| &piece.at)
    }

    /// The pieces that it is made of, in reading order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The place of the byte `offset` of the text: that of the piece it falls in.
    pub fn anchor_of(&self, offset: usize) -> Anchor {
        let after = self.pieces.partition_point(|piece| piece.from as usize <= offset);
        self.pieces.get(after.saturating_sub(1)).map_or(Anchor::Typed, |piece| piece.at.clone())
    }

    /// Adds words after a separator; they keep their own places. Empty words add nothing.
    pub fn push(&mut self, separator: &str, more: &Quote) {
        if more.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(separator);
        }
        let shift = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.pieces
            .extend(more.pieces.iter().map(|piece| Piece { from: piece.from + shift, at: piece.at.clone() }));
        self.text.push_str(&more.text);
    }

    /// A part of the quote, trimmed of white space, with the places that the part stands in.
    ///
    /// `range` is in bytes of [`Self::text`]; one that does not fall on characters gives an empty quote. A piece that
    /// is in the source as it is in the text is narrowed to the part; of another the whole place is kept.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let Some(part) = self.text.get(range.clone()) else { return Self::default() };
        let start = range.start + (part.len() - part.trim_start().len());
        let text = part.trim().to_owned();
        let end = start + text.len();
        let first = self.pieces.partition_point(|piece| piece.from as usize <= start).saturating_sub(1);
        let pieces = (first..self.pieces.len())
            .take_while(|&at| (self.pieces[at].from as usize) < end.max(start + 1))
            .map(|at| Piece {
                from: distance(start, self.pieces[at].from as usize),
                at: self.narrowed(at, start, end),
            })
            .collect();
        Self { text, pieces }
    }

    /// The place of the part `start..end` of the text, as far as it falls in a piece.
    fn narrowed(&self, piece: usize, start: usize, end: usize) -> Anchor {
        let Piece { from, at } = &self.pieces[piece];
        let Some(place) = at.range().filter(|_| self.is_verbatim(piece)) else { return at.clone() };
        let from = *from as usize;
        let begin = place.start.saturating_add(distance(from, start));
        let stop = place.start.saturating_add(distance(from, end)).min(place.end);
        at.clone().with_range(TextRange { start: begin.min(stop), end: stop, line: place.line })
    }

    /// Whether the bytes of a piece are those of its place. White space that was folded makes a text shorter than its
    /// place, and a separator makes it one longer; where both could be, the answer is no.
    fn is_verbatim(&self, piece: usize) -> bool {
        let next = self.pieces.get(piece + 1).map(|next| next.from as usize);
        let Some(own) = self.text.get(self.pieces[piece].from as usize..next.unwrap_or(self.text.len()))
        else {
            return false;
        };
        let Some(place) = self.pieces[piece].at.range() else { return false };
        let long = place.end.saturating_sub(place.start) as usize;
        let separated = next.is_some() && own.ends_with([' ', '\n']);
        if separated { own.len() == long + 1 } else { own.len() == long }
    }
}

/// How far `to` lies after `from`; 0 where it lies before.
fn distance(from: usize, to: usize) -> u32 {
    u32::try_from(to.saturating_sub(from)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: u32) -> Anchor {
        Anchor::Text(TextRange { start: line * 10, end: line * 10 + 5, line })
    }

    fn split_cell() -> Quote {
        let mut quote = Quote::at("held each", place(1));
        quote.push(" ", &Quote::at("month", place(3)));
        quote
    }

    #[test]
    fn a_split_cell_is_one_text_of_two_places() {
        let quote = split_cell();
        assert_eq!(quote.text(), "held each month");
        assert_eq!(quote.anchor_of(0), place(1));
        assert_eq!(quote.anchor_of(9), place(1));
        assert_eq!(quote.anchor_of(10), place(3));
    }

    #[test]
    fn a_slice_keeps_the_places_it_covers() {
        let quote = split_cell();
        assert_eq!(quote.slice(9..15), Quote::at("month", place(3)));
        assert_eq!(quote.slice(0..4), Quote::at("held", place(1)));
        assert_eq!(quote.slice(5..15).anchors().collect::<Vec<_>>(), [&place(1), &place(3)]);
        assert_eq!(quote.slice(7..90), Quote::default());
    }

    #[test]
    fn a_slice_of_verbatim_words_is_narrowed() {
        let place = |start, end| Anchor::Text(TextRange { start, end, line: 4 });
        let verbatim = Quote::at("1. One 2. Two", place(100, 113));
        assert_eq!(verbatim.slice(9..13), Quote::at("Two", place(110, 113)));
        assert_eq!(verbatim.slice(2..7), Quote::at("One", place(103, 106)));
        let folded = Quote::at("1. One 2. Two", place(100, 114));
        assert_eq!(folded.slice(9..13), Quote::at("Two", place(100, 114)));
        let mut two = Quote::at("ab cd", place(0, 5));
        two.push("\n", &Quote::at("ef gh", place(20, 25)));
        assert_eq!(two.slice(3..8).anchors().collect::<Vec<_>>(), [&place(3, 5), &place(20, 22)]);
    }

    #[test]
    fn a_typed_quote_stands_nowhere() {
        assert!(Quote::typed("x").anchor().is_typed());
        assert!(Quote::default().anchor_of(4).is_typed());
    }
}
