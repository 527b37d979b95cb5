//! Where on the pages of a document the words stand that a page points at.

use std::ops::Range;

use goldthread_anchor::{Anchor, PageBox, Quote};
use goldthread_reader::{Source, Tree};

use crate::marks::Mark;
use crate::shown::{Picked, standing_at};
use crate::spot::Spot;

/// So many boxes are shown, and so many things that were read together are looked for.
const MOST: usize = 300;

/// The boxes that what is pointed at stands in, line by line; nothing where the document has no pages.
///
/// An address holds only the first of the words: what was read together with them is pointed at too. Where the words do not
/// stand in their cell as they were read, such as the name of a colour, it is the cell.
pub fn boxes(source: &Source, picked: &Picked, marks: &[Mark]) -> Vec<PageBox> {
    in_tree(source.tree(), picked, marks)
}

fn in_tree(tree: &Tree, picked: &Picked, marks: &[Mark]) -> Vec<PageBox> {
    let Some((paragraphs, cell)) = standing_at(tree, &picked.spot) else { return Vec::new() };
    let quotes: Vec<Quote> = paragraphs.iter().map(goldthread_reader::Paragraph::quote).collect();
    let read = read_with(picked, marks);
    let wanted = std::iter::once(picked.words.as_str()).chain(read.iter().map(|mark| mark.text.as_str()));
    let mut found: Vec<PageBox> = wanted.flat_map(|words| of_words(&quotes, words)).collect();
    if found.is_empty() {
        found = match cell {
            Some(_) => cell.into_iter().filter_map(page_box).collect(),
            None => quotes.iter().flat_map(Quote::anchors).filter_map(page_box).collect(),
        };
    }
    // Words outside tables have a place for each line.
    found.extend(
        read.iter().filter_map(|mark| if let Spot::Page(place) = mark.spot { Some(place) } else { None }),
    );
    found.truncate(MOST);
    found.sort_unstable();
    found.dedup();
    within_others_removed(&found)
}

/// The marks of all that was read together with what is pointed at.
fn read_with<'a>(picked: &Picked, marks: &'a [Mark]) -> Vec<&'a Mark> {
    let at = |mark: &&Mark| mark.spot == picked.spot && !mark.text.is_empty();
    let same = |mark: &&Mark| mark.text.starts_with(&picked.words) || picked.words.starts_with(&mark.text);
    let Some(first) = marks.iter().filter(at).find(same).filter(|_| !picked.words.is_empty()) else {
        return Vec::new();
    };
    let together = |mark: &&Mark| mark.words == first.words && mark.kind == first.kind;
    let is_place = |mark: &&Mark| at(mark) || matches!(mark.spot, Spot::Page(_));
    marks.iter().filter(together).filter(is_place).take(MOST).collect()
}

/// The boxes that some words stand in, the first time that they do.
fn of_words(quotes: &[Quote], words: &str) -> Vec<PageBox> {
    let found = quotes.iter().find_map(|quote| Some((quote, quote.text().find(words)?)));
    let Some((quote, start)) = found.filter(|_| !words.is_empty()) else { return Vec::new() };
    let range = start..start + words.len();
    let pieces = quote.pieces();
    let ends = pieces.iter().skip(1).map(|piece| piece.from as usize).chain([quote.text().len()]);
    pieces
        .iter()
        .zip(ends)
        .filter_map(|(piece, end)| {
            let own = piece.from as usize..end;
            let place = page_box(&piece.at)?;
            let text = quote.text().get(own.clone())?;
            let within = range.start.max(own.start)..range.end.min(own.end);
            (within.start < within.end)
                .then(|| part_of(place, text, within.start - own.start..within.end - own.start))
        })
        .collect()
}

/// The part of the box of a line that some of its words take up, as if all letters were as wide.
fn part_of(place: PageBox, text: &str, within: Range<usize>) -> PageBox {
    let width = place.right.saturating_sub(place.left);
    if width < place.bottom.saturating_sub(place.top) {
        return place;
    }
    let letters = |text: &str| text.trim().chars().count();
    let (before, upto) =
        (text.get(..within.start).unwrap_or_default(), text.get(..within.end).unwrap_or(text));
    let along = |part: &str, all: &str| {
        let (part, all) = (i64::try_from(letters(part)), i64::try_from(letters(all).max(1)));
        let share = i64::from(width) * part.unwrap_or_default() / all.unwrap_or(1);
        place.left.saturating_add(i32::try_from(share).unwrap_or(width).min(width))
    };
    PageBox { left: along(before, text), right: along(upto, text), ..place }
}

fn page_box(at: &Anchor) -> Option<PageBox> {
    if let Anchor::Page(place, _) = at { Some(*place) } else { None }
}

fn within_others_removed(boxes: &[PageBox]) -> Vec<PageBox> {
    let holds = |a: &PageBox, b: &PageBox| {
        a != b
            && a.page == b.page
            && a.left <= b.left
            && a.top <= b.top
            && a.right >= b.right
            && a.bottom >= b.bottom
    };
    boxes.iter().filter(|own| !boxes.iter().any(|other| holds(other, own))).copied().collect()
}

#[cfg(test)]
mod tests {
    use goldthread_anchor::Cell as Place;
    use goldthread_reader::{Block, Cell, Marks, Paragraph, Row, Run, Table};

    use super::*;
    use crate::marks::Field;

    fn line(top: i32) -> PageBox {
        PageBox { page: 2, top, left: 1_000, bottom: top + 1_000, right: 6_000 }
    }

    /// A document of one cell of two lines.
    fn document() -> Tree {
        let place = Some(Place { table: 1, row: 1, column: 1 });
        let mut words = Quote::at("Jo Park or", Anchor::Page(line(0), place));
        words.push(" ", &Quote::at("Sam Field", Anchor::Page(line(1_500), place)));
        let at = Anchor::Page(PageBox { page: 2, top: -100, left: 500, bottom: 3_000, right: 9_000 }, place);
        let paragraphs = vec![Paragraph { runs: vec![Run { words, marks: Marks::default() }] }];
        let row = Row { cells: vec![Cell { paragraphs, at, ..Cell::default() }], ..Row::default() };
        Tree { blocks: vec![Block::Table(Table { number: 1, rows: vec![row] })], ..Tree::default() }
    }

    fn check(words: &str, read: &[&str], expected: &[(i32, i32, i32)]) {
        let spot: Spot = "table-1-row-1-column-1".parse().expect("a place");
        let mark = |text: &&str| Mark {
            spot: spot.clone(),
            text: (*text).to_owned(),
            kind: Field::Lead,
            words: "Lead of action 1".to_owned(),
            href: None,
        };
        let marks: Vec<Mark> = read.iter().map(mark).collect();
        let picked = Picked { spot: spot.clone(), words: words.to_owned() };
        let found: Vec<(i32, i32, i32)> =
            in_tree(&document(), &picked, &marks).iter().map(|own| (own.top, own.left, own.right)).collect();
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn words_are_pointed_at_line_by_line() {
        check("Jo Park or Sam", &[], &[(0, 1_000, 6_000), (1_500, 1_000, 2_666)]);
        check("Sam Field", &[], &[(1_500, 1_000, 6_000)]);
        check("Jo Park", &["Jo Park or", "Sam Field"], &[(0, 1_000, 6_000), (1_500, 1_000, 6_000)]);
        check("Red", &[], &[(-100, 500, 9_000)]);
        check("", &[], &[(-100, 500, 9_000)]);
    }
}
