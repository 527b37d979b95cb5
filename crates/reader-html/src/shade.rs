//! The colour of a cell that is not its own: a coloured mark within it, or words that all stand on one colour.

use goldthread_tree::Colour;

/// The colours met while the words of a cell are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shade {
    /// What stands behind the words so far: nothing met, one colour (or none at all), or several.
    ground: Ground,
    /// The colour of something without words: a dot, a bar, a picture.
    spot: Option<Colour>,
    /// The colour of a symbol that is drawn in it.
    ink: Option<Colour>,
    /// Whether there are words that are no symbols.
    has_letters: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Ground {
    #[default]
    Nothing,
    One(Option<Colour>),
    Several,
}

impl Shade {
    /// Notes words that are more than space.
    pub fn words(&mut self, words: &str, ground: Option<Colour>, ink: Option<Colour>) {
        let own = Ground::One(seen(ground));
        self.ground = match self.ground {
            Ground::Nothing => own,
            met if met == own => met,
            _ => Ground::Several,
        };
        let is_symbol = |c: char| c.is_whitespace() || "●⬤■◼▲▼◆★⚫⚑•○◉✔✓✘✗".contains(c);
        if words.chars().all(is_symbol) {
            self.ink = self.ink.or(ink);
        } else {
            self.has_letters = true;
        }
    }

    /// Notes something coloured that has no words.
    pub fn spot(&mut self, colour: Option<Colour>) {
        self.spot = self.spot.or(seen(colour));
    }

    /// Takes in what was met in a part of the cell.
    pub fn add(&mut self, part: Self) {
        self.ground = match (self.ground, part.ground) {
            (Ground::Nothing, other) | (other, Ground::Nothing) => other,
            (one, other) if one == other => one,
            _ => Ground::Several,
        };
        self.spot = self.spot.or(part.spot);
        self.ink = self.ink.or(part.ink);
        self.has_letters |= part.has_letters;
    }

    /// The colour of the cell, if what is in it has one.
    pub fn fill(self) -> Option<Colour> {
        match self.ground {
            Ground::Nothing => self.spot,
            Ground::One(Some(colour)) => Some(colour),
            Ground::One(None) if !self.has_letters => {
                self.ink.filter(|ink| ink.name() != Some("Black")).or(self.spot)
            }
            Ground::One(None) | Ground::Several => None,
        }
    }
}

/// A colour that is not that of paper.
pub fn seen(colour: Option<Colour>) -> Option<Colour> {
    colour.filter(|colour| *colour != Colour::WHITE)
}
