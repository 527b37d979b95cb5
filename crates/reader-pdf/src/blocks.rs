//! Paragraphs told apart: headings, items, running text.

use goldthread_tree::{Block, Paragraph};

use crate::lines::Line;
use crate::page::Page;
use crate::paragraphs::{Lines, ends_sentence};

/// How the words of a document are set, counted in letters.
#[derive(Debug, Default)]
pub struct Sizes {
    /// For each size in half points, the letters in and outside tables.
    all: std::collections::BTreeMap<i32, usize>,
    /// For each size in half points, the letters outside tables.
    loose: std::collections::BTreeMap<i32, usize>,
    strong: usize,
}

impl Sizes {
    /// Takes in a page and its lines outside tables.
    pub fn add(&mut self, page: &Page, lines: &[Line]) {
        for glyph in page.glyphs.iter().filter(|glyph| !glyph.letter.is_whitespace()) {
            *self.all.entry(half_points(glyph.size)).or_default() += 1;
            self.strong += usize::from(glyph.look.strong);
        }
        for line in lines {
            let letters: usize = line.words.iter().map(|word| word.text.len()).sum();
            *self.loose.entry(half_points(line.size)).or_default() += letters;
        }
    }

    /// What headings are told by.
    pub fn scale(&self) -> Scale {
        const ENOUGH: usize = 400;
        let most = |sizes: &std::collections::BTreeMap<i32, usize>| {
            sizes.iter().max_by_key(|(_, letters)| **letters).map(|(size, letters)| (*size, *letters))
        };
        let outside = most(&self.loose).filter(|(_, letters)| *letters > ENOUGH);
        let body = outside.or_else(|| most(&self.all)).map_or(22, |(size, _)| size);
        #[expect(clippy::cast_precision_loss, reason = "sizes are small")]
        let size = body as f32 / 2.0;
        let larger = self.loose.keys().rev().copied().filter(|own| points(*own) > size * LARGER).collect();
        let letters: usize = self.all.values().sum();
        Scale { size, strong: self.strong * 2 > letters, larger }
    }
}

/// What headings of a document are told by.
#[derive(Debug)]
pub struct Scale {
    /// The size of running text.
    size: f32,
    /// Whether running text is bold.
    strong: bool,
    /// The larger sizes, the largest first, in half points.
    larger: Vec<i32>,
}

/// A heading is so much larger than the words under it.
const LARGER: f32 = 1.12;
/// A longer paragraph is no heading.
const LONGEST: usize = 200;

fn half_points(size: f32) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "sizes are small")]
    let half = (size * 2.0).round() as i32;
    half
}

fn points(half: i32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "sizes are small")]
    let points = half as f32 / 2.0;
    points
}

impl Scale {
    /// Whether a line is larger or bolder than running text.
    pub fn stands_out(&self, line: &Line) -> bool {
        line.size > self.size * LARGER || !self.strong && line.is_strong()
    }

    /// The heading, item or paragraph that some lines are.
    pub fn block(&self, mut part: Lines, page: u32) -> Block {
        let is_item = part.take_bullet();
        let paragraph = part.paragraph(page, None, f32::INFINITY);
        match self.level(&part).filter(|_| !is_item) {
            Some(level) => Block::Heading(level, paragraph),
            None if is_item => Block::Item(paragraph),
            None => Block::Paragraph(paragraph),
        }
    }

    /// The level of a heading; `None` for what is none.
    fn level(&self, part: &Lines) -> Option<u8> {
        let letters: usize = part.lines.iter().map(|line| line.text().len()).sum();
        let has_words = part.lines.iter().any(|line| line.text().chars().any(char::is_alphabetic));
        let larger = part.lines.iter().all(|line| line.size > self.size * LARGER);
        let ended = part.lines.last().is_some_and(|line| line.text().ends_with(['.', ';', ',']));
        let bold = !self.strong && !ended && part.lines.iter().all(Line::is_strong);
        let own = part.lines.first().map(|line| half_points(line.size))?;
        let level = self.larger.iter().position(|level| *level == own).unwrap_or(self.larger.len());
        let fits = if larger { letters <= LONGEST } else { bold && letters <= LONGEST / 2 };
        (fits && has_words).then(|| u8::try_from(level + 1).unwrap_or(6).min(6))
    }
}

/// Whether lines at the head of a page go on from the last paragraph of the page before.
pub fn goes_on(part: &Lines, last: &Lines) -> bool {
    let (Some(first), Some(end)) = (part.lines.first(), last.lines.last()) else { return false };
    let small = first.words.first().and_then(|word| word.text.chars().next()).is_some_and(char::is_lowercase);
    let alike = (first.size - end.size).abs() < 0.6 && first.is_strong() == end.is_strong();
    small && alike && !ends_sentence(end) && !crate::paragraphs::begins_item(first)
}

/// The words of a block that holds a paragraph.
pub fn words_of(block: &mut Block) -> Option<&mut Paragraph> {
    match block {
        Block::Heading(_, words) | Block::Paragraph(words) | Block::Item(words) => Some(words),
        Block::Table(_) => None,
    }
}

/// Adds the words of a paragraph to those of another.
pub fn append(words: &mut Paragraph, more: Paragraph) {
    let hyphen = words.runs.last().is_some_and(|run| run.words.text().ends_with('-'));
    let separator = if hyphen { "" } else { " " };
    for (at, run) in more.runs.into_iter().enumerate() {
        let separator = if at == 0 { separator } else { "" };
        match words.runs.last_mut() {
            Some(last) if last.marks == run.marks => last.words.push(separator, &run.words),
            _ if separator.is_empty() => words.runs.push(run),
            _ => {
                if let Some(last) = words.runs.last_mut() {
                    last.words.push("", &goldthread_anchor::Quote::at(" ", run.words.anchor()));
                }
                words.runs.push(run);
            }
        }
    }
}
