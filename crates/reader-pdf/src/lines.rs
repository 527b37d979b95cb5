//! Letters made into words and lines.

use crate::area::Area;
use crate::page::{Glyph, Look, Rule, Turn};

/// A word, or a part of one that is set apart from the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// The letters.
    pub text: String,
    /// Where it stands, in the frame of its line's turn.
    pub area: Area,
    /// How most of its letters are set.
    pub look: Look,
    /// Whether a line is drawn through it.
    pub struck: bool,
}

/// A line of words that share a baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The words, from the start of the line.
    pub words: Vec<Word>,
    /// The size of most of its letters.
    pub size: f32,
    /// Its baseline, in the frame of its turn.
    pub base: f32,
    /// How it runs.
    pub turn: Turn,
    /// How wide a line can be where it stands; `None` for as wide as the lines around it.
    pub room: Option<f32>,
    /// Whether a space is drawn after its last word, as many programs do where a line is broken at one.
    pub spaced: bool,
}

impl Line {
    /// Its box in the frame of its turn.
    pub fn frame_area(&self) -> Area {
        let all = self.words.iter().map(|word| word.area).reduce(Area::joined);
        all.unwrap_or_default()
    }

    /// Its box on the page.
    pub fn area(&self) -> Area {
        self.turn.area_on_page(self.frame_area())
    }

    /// Its words with single spaces between.
    pub fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }

    /// Whether every word is bold.
    pub fn is_strong(&self) -> bool {
        self.words.iter().all(|word| word.look.strong)
    }
}

/// The lines of some letters of one page, from the top; lines that run another way stand after those that are level.
pub fn lines(glyphs: &[Glyph], strikes: &Strikes) -> Vec<Line> {
    let mut all = Vec::new();
    for turn in Turn::ALL {
        let mut turned: Vec<Glyph> = glyphs.iter().filter(|glyph| glyph.turn == turn).copied().collect();
        if turned.is_empty() {
            continue;
        }
        turned.sort_by(|a, b| a.base.total_cmp(&b.base));
        let strikes = strikes.in_frame(turn);
        all.extend(by_baseline(turned).into_iter().filter_map(|row| line(row, strikes, turn)));
    }
    all
}

/// Groups letters whose baselines are near each other.
fn by_baseline(glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    const NEAR: f32 = 0.4;
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    let (mut base, mut size) = (f32::NEG_INFINITY, 0.0_f32);
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if glyph.base - base < NEAR * reach(size, glyph.size) => {
                if glyph.size > size * 1.1 && !glyph.letter.is_whitespace() {
                    (base, size) = (glyph.base, glyph.size);
                }
                row.push(glyph);
            }
            _ => {
                (base, size) = (glyph.base, glyph.size);
                rows.push(vec![glyph]);
            }
        }
    }
    rows
}

/// The size by which two letters are held together: the larger one, for a raised or lowered letter; the smaller where
/// they differ by more than those do.
fn reach(a: f32, b: f32) -> f32 {
    const RAISED: f32 = 1.75;
    if a.max(b) > a.min(b) * RAISED { a.min(b) } else { a.max(b) }
}

/// The thin lines of a page that may strike words out: for each turn, boxes in its frame from the top.
pub struct Strikes([Vec<Area>; 4]);

impl Strikes {
    /// Of all lines of a page.
    pub fn of(rules: &[Rule]) -> Self {
        Self(Turn::ALL.map(|turn| {
            let along = matches!(turn, Turn::Level | Turn::Over);
            let own = rules.iter().filter(|rule| rule.level == along);
            let mut areas: Vec<Area> = own.map(|rule| turn.area_in_frame(rule.area())).collect();
            areas.sort_by(|a, b| a.top.total_cmp(&b.top));
            areas
        }))
    }

    fn in_frame(&self, turn: Turn) -> &[Area] {
        let at = Turn::ALL.iter().position(|other| *other == turn).unwrap_or_default();
        &self.0[at]
    }
}

/// A line of letters on one baseline; `None` where they are only spaces.
fn line(mut row: Vec<Glyph>, strikes: &[Area], turn: Turn) -> Option<Line> {
    row.sort_by(|a, b| a.along.0.total_cmp(&b.along.0));
    drop_doubled(&mut row);
    let seen = || row.iter().filter(|glyph| !glyph.letter.is_whitespace());
    let size = most_common(seen().map(|glyph| glyph.size))?;
    let base = most_common(seen().filter(|glyph| glyph.size >= size * 0.9).map(|glyph| glyph.base))?;
    let gap = word_gap(&row, size);
    let (first, last) = (base - size, base + size * 0.2);
    let near = strikes.partition_point(|area| area.top < first);
    let strikes: Vec<Area> = strikes[near..].iter().take_while(|area| area.top < last).copied().collect();
    let mut words: Vec<Word> = Vec::new();
    let mut open: Vec<Glyph> = Vec::new();
    let mut spaced = false;
    for glyph in row {
        if glyph.letter.is_whitespace() {
            spaced = true;
            continue;
        }
        let apart = open.last().map_or(0.0, |last| glyph.along.0 - last.along.1);
        if apart > gap || spaced && apart > size * LEAST_SPACE {
            words.extend(word(&open, &strikes));
            open.clear();
        }
        open.push(glyph);
        spaced = false;
    }
    words.extend(word(&open, &strikes));
    Some(Line { words, size, base, turn, room: None, spaced })
}

/// The least gap that a space may leave, as a part of the size.
const LEAST_SPACE: f32 = 0.06;

/// Letters drawn twice in the same place, as some programs do for bold.
fn drop_doubled(row: &mut Vec<Glyph>) {
    row.dedup_by(|next, glyph| {
        next.letter == glyph.letter
            && !glyph.letter.is_whitespace()
            && (next.along.0 - glyph.along.0).abs() < glyph.size * 0.1
            && (next.base - glyph.base).abs() < glyph.size * 0.1
    });
}

/// The gap from which letters are two words, in points. Where letters are set apart all along the line, it is wider.
fn word_gap(row: &[Glyph], size: f32) -> f32 {
    const USUAL: f32 = 0.17;
    const SPREAD: f32 = 0.08;
    let letters: Vec<&Glyph> = row.iter().filter(|glyph| !glyph.letter.is_whitespace()).collect();
    let mut gaps: Vec<f32> = letters.windows(2).map(|pair| pair[1].along.0 - pair[0].along.1).collect();
    if gaps.len() < 4 {
        return size * USUAL;
    }
    gaps.sort_by(f32::total_cmp);
    let middle = gaps[gaps.len() / 2];
    if middle > size * SPREAD { middle + size * USUAL } else { size * USUAL }
}

/// The value that most have, to a tenth.
pub fn most_common(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut all: Vec<f32> = values.collect();
    all.sort_by(f32::total_cmp);
    let runs = all.chunk_by(|a, b| (b - a).abs() < 0.1);
    runs.max_by_key(|run| run.len()).and_then(|run| run.last().copied())
}

fn word(glyphs: &[Glyph], strikes: &[Area]) -> Option<Word> {
    let area = glyphs.iter().map(Glyph::frame_area).reduce(Area::joined)?;
    let most =
        |is: &dyn Fn(&Glyph) -> bool| glyphs.iter().filter(|glyph| is(glyph)).count() * 2 > glyphs.len();
    Some(Word {
        text: glyphs.iter().map(|glyph| glyph.letter).collect(),
        area,
        look: Look { strong: most(&|glyph| glyph.look.strong), emphasis: most(&|glyph| glyph.look.emphasis) },
        struck: !strikes.is_empty() && most(&|glyph| strikes.iter().any(|strike| is_struck(glyph, *strike))),
    })
}

/// Whether a thin line goes through the middle of a small letter's height.
fn is_struck(glyph: &Glyph, strike: Area) -> bool {
    let (middle, across) =
        (f32::midpoint(glyph.along.0, glyph.along.1), f32::midpoint(strike.top, strike.bottom));
    let above = (glyph.base - across) / glyph.size;
    (0.12..0.5).contains(&above) && strike.left - 0.5 <= middle && middle <= strike.right + 0.5
}
