use goldthread_tree::{Colour, PageSize};

use crate::area::Area;

/// What stands on one page, in points from the top left of the page as it is shown.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The number of the page, from 1.
    pub number: u32,
    /// How wide the page is.
    pub width: f32,
    /// How high the page is.
    pub height: f32,
    /// The letters, in the order that they are drawn.
    pub glyphs: Vec<Glyph>,
    /// The thin lines.
    pub rules: Vec<Rule>,
    /// The filled areas, in the order that they are drawn.
    pub fills: Vec<Fill>,
    /// The part of the page that pictures cover, 0 to 1.
    pub pictured: f32,
    /// What could not be read as it stands.
    pub gaps: Gaps,
}

impl Page {
    /// Its size.
    pub fn size(&self) -> PageSize {
        #[expect(clippy::cast_possible_truncation, reason = "what is too large becomes the largest number")]
        let hundredths = |points: f32| (points * 100.0).round() as i32;
        PageSize { width: hundredths(self.width), height: hundredths(self.height) }
    }
}

/// What of a page could not be read as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Letters whose font does not say what they are.
    pub unknown: usize,
    /// Letters that are there without being shown: the words that a scanner recognised.
    pub invisible: usize,
    /// Letters that lie outside the page or are cut off.
    pub cut: usize,
    /// Letters and lines that were left out because there are too many.
    pub left_out: usize,
    /// Whether the page was not drawn at all because it asks for too much work.
    pub too_much: bool,
}

/// One letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// What it is.
    pub letter: char,
    /// Where it stands along its line: the start and the end of its advance.
    pub along: (f32, f32),
    /// Where its baseline stands across the lines.
    pub base: f32,
    /// The size of its font.
    pub size: f32,
    /// How its line runs.
    pub turn: Turn,
    /// How it is set.
    pub look: Look,
}

/// How a letter is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
}

/// How a line of words runs. A letter's place along and across is measured in the frame of its turn: the page turned so
/// that the words stand upright.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// From left to right.
    #[default]
    Level,
    /// From top to bottom.
    Down,
    /// From bottom to top.
    Up,
    /// Upside down.
    Over,
}

impl Turn {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Level, Self::Down, Self::Up, Self::Over];

    /// A point of the page in the frame of the turn.
    pub fn into_frame(self, (x, y): (f32, f32)) -> (f32, f32) {
        match self {
            Self::Level => (x, y),
            Self::Down => (y, -x),
            Self::Up => (-y, x),
            Self::Over => (-x, -y),
        }
    }

    /// A point of the frame on the page.
    fn onto_page(self, (along, across): (f32, f32)) -> (f32, f32) {
        match self {
            Self::Level => (along, across),
            Self::Down => (-across, along),
            Self::Up => (across, -along),
            Self::Over => (-along, -across),
        }
    }

    /// A box of the frame on the page.
    pub fn area_on_page(self, area: Area) -> Area {
        Area::of_corners(self.onto_page((area.left, area.top)), self.onto_page((area.right, area.bottom)))
    }

    /// A box of the page in the frame.
    pub fn area_in_frame(self, area: Area) -> Area {
        Area::of_corners(self.into_frame((area.left, area.top)), self.into_frame((area.right, area.bottom)))
    }
}

impl Glyph {
    /// Its box in the frame of its turn.
    pub fn frame_area(&self) -> Area {
        let (left, right) = self.along;
        Area { left, top: self.base - self.size * ASCENT, right, bottom: self.base + self.size * DESCENT }
    }

    /// Its box on the page.
    pub fn area(&self) -> Area {
        self.turn.area_on_page(self.frame_area())
    }
}

/// How high letters reach above the baseline, as a part of their size.
const ASCENT: f32 = 0.75;
/// How low letters reach below the baseline, as a part of their size.
const DESCENT: f32 = 0.22;

/// A thin line that is level or upright.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Whether it is level; otherwise it is upright.
    pub level: bool,
    /// Where it stands: from the top when it is level, otherwise from the left.
    pub at: f32,
    /// Where it begins and where it ends.
    pub span: (f32, f32),
    /// How thick it is.
    pub thick: f32,
}

impl Rule {
    /// How long it is.
    pub fn length(&self) -> f32 {
        self.span.1 - self.span.0
    }

    /// Its box on the page.
    pub fn area(&self) -> Area {
        let (near, far) = (self.at - self.thick / 2.0, self.at + self.thick / 2.0);
        let (start, end) = self.span;
        if self.level {
            Area { left: start, top: near, right: end, bottom: far }
        } else {
            Area { left: near, top: start, right: far, bottom: end }
        }
    }
}

/// A filled area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// Where it stands.
    pub area: Area,
    /// Its colour.
    pub colour: Colour,
}
