//! Lines at the head and foot of a page that the page before or after prints too: they are in no table.

use crate::flow::{is_page_number, without_digits};
use crate::lines::{Line, Strikes, lines};
use crate::page::{Glyph, Page, Turn};

/// How far from the edge of a page, in points, such a line ends.
const FAR: f32 = 56.0;

/// What the head and foot of a page print: words without digits, and how far from the edge in points.
#[derive(Clone, Debug, Default)]
pub struct Edges(Vec<(String, f32)>);

impl Edges {
    /// Of a page.
    pub fn of(page: &Page) -> Self {
        let near = |glyph: &&Glyph| {
            let (_, middle) = glyph.area().centre();
            middle < FAR || middle > page.height - FAR
        };
        let glyphs: Vec<Glyph> = page.glyphs.iter().filter(near).copied().collect();
        let lines = lines(&glyphs, &Strikes::of(&[]));
        Self(lines.iter().filter_map(|line| key(line, page.height)).collect())
    }

    fn has(&self, line: &(String, f32)) -> bool {
        const NEAR: f32 = 3.0;
        self.0.iter().any(|other| other.0 == line.0 && (other.1 - line.1).abs() < NEAR)
    }
}

/// The lines of a page with the running ones set apart.
#[derive(Debug, Default)]
pub struct Parted {
    /// Those at the head.
    pub head: Vec<Line>,
    /// All others, in their order.
    pub body: Vec<Line>,
    /// Those at the foot.
    pub foot: Vec<Line>,
}

/// Sets the running lines of a page apart; `others` are the edges of the pages before and after.
pub fn parted(lines: Vec<Line>, height: f32, others: [&Edges; 2]) -> Parted {
    let is_running =
        |line: &Line| key(line, height).is_some_and(|key| others.iter().any(|edges| edges.has(&key)));
    let level = lines.iter().take_while(|line| line.turn == Turn::Level).count();
    let own = &lines[..level];
    let apart = |at: usize, other: usize| {
        const STEP: f32 = 1.5;
        let pair = own.get(at).zip(own.get(other));
        pair.is_none_or(|(line, other)| (line.base - other.base).abs() > STEP * line.size.max(other.size))
    };
    let heads = (0..level).take_while(|at| is_running(&own[*at])).last().filter(|at| apart(*at, at + 1));
    let first = heads.map_or(0, |at| at + 1);
    let feet = (first..level).rev().take_while(|at| is_running(&own[*at])).last();
    let last = feet.filter(|at| at.checked_sub(1).is_none_or(|above| apart(*at, above))).unwrap_or(level);
    let mut parted = Parted::default();
    for (at, line) in lines.into_iter().enumerate() {
        let to = match at {
            _ if at < first => &mut parted.head,
            _ if (last..level).contains(&at) => &mut parted.foot,
            _ => &mut parted.body,
        };
        to.push(line);
    }
    parted
}

/// What a line at the edge of a page is known by; `None` for one that may be the header of a table.
fn key(line: &Line, height: f32) -> Option<(String, f32)> {
    const MOST: usize = 3;
    let area = line.area();
    let from_edge = if area.top > height / 2.0 { area.bottom - height } else { area.top };
    let gaps = line.words.windows(2).filter(|pair| pair[1].area.left - pair[0].area.right > line.size);
    let plain = without_digits(&line.text());
    let known = !plain.is_empty() || is_page_number(line);
    let inside = area.bottom < FAR || area.top > height - FAR;
    (known && inside && line.turn == Turn::Level && gaps.count() < MOST).then_some((plain, from_edge))
}
