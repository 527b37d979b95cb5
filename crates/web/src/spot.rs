//! A place in a document as it stands in an address, and back.
//!
//! In a text it is a range of bytes, `4000-4040`; elsewhere what a person would say: `paragraph-12`,
//! `page-3-table-2-row-4-column-1`, `cell-Plan!C14`, and for words of a page outside tables the page and their box.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use goldthread_anchor::{Anchor, Cell, PageBox, SheetCell, TextRange};

use crate::place::escaped;

/// A place in a document that can be shown and linked to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Spot {
    /// Bytes of a text.
    Bytes(Range<usize>),
    /// A cell of a table.
    Cell(Cell),
    /// A box on a page, outside tables.
    Page(PageBox),
    /// A paragraph, from 1.
    Paragraph(u32),
    /// A cell of a sheet.
    Sheet(Arc<str>, SheetCell),
}

impl Spot {
    /// The place of an anchor; nothing where no document stands behind it.
    pub fn of(anchor: &Anchor) -> Option<Self> {
        match anchor {
            Anchor::Typed => None,
            Anchor::Text(TextRange { start, end, .. })
            | Anchor::TableCell(TextRange { start, end, .. }, _) => {
                (start < end).then_some(Self::Bytes(*start as usize..*end as usize))
            }
            Anchor::Page(_, Some(cell)) | Anchor::Cell(cell) => Some(Self::Cell(*cell)),
            Anchor::Page(place, None) => Some(Self::Page(*place)),
            Anchor::Paragraph(number) => Some(Self::Paragraph(*number)),
            Anchor::Sheet(sheet, cell) => Some(Self::Sheet(Arc::clone(sheet), *cell)),
        }
    }

    /// The bytes of the text, where it is one.
    pub fn bytes(&self) -> Option<&Range<usize>> {
        if let Self::Bytes(range) = self { Some(range) } else { None }
    }

    /// The place as the id of an element: the same without white space.
    pub fn id(&self) -> String {
        self.to_string().replace(char::is_whitespace, "_")
    }
}

/// Where a place stands on a page of the site: `base` with the place as `mark` and, where the place alone does not tell, the
/// first of the words as `words`. Nothing where no document stands behind the anchor.
pub fn link(base: &str, anchor: &Anchor, words: &str) -> Option<String> {
    let query = query(anchor, words)?;
    let joint = if base.contains('?') { '&' } else { '?' };
    let pairs: Vec<String> = query.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    Some(format!("{base}{joint}{}#picked", pairs.join("&")))
}

/// The names and values that point at some words of a place.
pub fn query(anchor: &Anchor, words: &str) -> Option<Vec<(&'static str, String)>> {
    let spot = Spot::of(anchor)?;
    let mut query = vec![("mark", written(&spot, anchor))];
    let words = first_words(words);
    if !matches!(spot, Spot::Bytes(_)) && !words.is_empty() {
        query.push(("words", words.to_owned()));
    }
    Some(query)
}

/// With the page in front, where there are pages; it is for people, the table and its cell tell where it is.
fn written(spot: &Spot, anchor: &Anchor) -> String {
    match anchor {
        Anchor::Page(place, Some(_)) => format!("page-{}-{spot}", place.page),
        _ => spot.to_string(),
    }
}

/// As much of the first line as an address should hold.
fn first_words(words: &str) -> &str {
    const LONGEST: usize = 120;
    let line = words.lines().next().unwrap_or_default();
    if line.len() <= LONGEST {
        return line;
    }
    let cut = &line[..line.floor_char_boundary(LONGEST)];
    cut.rfind(' ').map_or(cut, |end| &cut[..end])
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(range) => write!(f, "{}-{}", range.start, range.end),
            Self::Cell(Cell { table, row, column }) => write!(f, "table-{table}-row-{row}-column-{column}"),
            Self::Page(PageBox { page, top, left, bottom, right }) => {
                write!(f, "page-{page}-box-{left}_{top}_{right}_{bottom}")
            }
            Self::Paragraph(number) => write!(f, "paragraph-{number}"),
            Self::Sheet(sheet, cell) => write!(f, "cell-{sheet}!{cell}"),
        }
    }
}

/// The text names no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSpot;

impl FromStr for Spot {
    type Err = NoSpot;

    fn from_str(text: &str) -> Result<Self, NoSpot> {
        if let Some((sheet, cell)) = text.strip_prefix("cell-").and_then(|rest| rest.rsplit_once('!')) {
            return SheetCell::parse(cell).map(|cell| Self::Sheet(sheet.into(), cell)).ok_or(NoSpot);
        }
        if let Some(number) = text.strip_prefix("paragraph-") {
            return number.parse().map(Self::Paragraph).map_err(|_| NoSpot);
        }
        if let Some((page, rest)) = text.strip_prefix("page-").and_then(|rest| rest.split_once('-')) {
            return match rest.strip_prefix("box-") {
                Some(edges) => page_box(page, edges).map(Self::Page).ok_or(NoSpot),
                None => cell(rest).map(Self::Cell).ok_or(NoSpot),
            };
        }
        if text.starts_with("table-") {
            return cell(text).map(Self::Cell).ok_or(NoSpot);
        }
        bytes(text).map(Self::Bytes).ok_or(NoSpot)
    }
}

/// The bytes that `5-9` names.
fn bytes(text: &str) -> Option<Range<usize>> {
    let (start, end) = text.split_once('-')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    (start < end).then_some(start..end)
}

/// The cell that `table-2-row-4-column-1` names.
fn cell(text: &str) -> Option<Cell> {
    let (table, rest) = text.strip_prefix("table-")?.split_once("-row-")?;
    let (row, column) = rest.split_once("-column-")?;
    Some(Cell { table: table.parse().ok()?, row: row.parse().ok()?, column: column.parse().ok()? })
}

/// The box that `10_20_30_40` names on a page: left, top, right, bottom.
fn page_box(page: &str, edges: &str) -> Option<PageBox> {
    let edges: Vec<i32> = edges.split('_').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [left, top, right, bottom] = edges[..] else { return None };
    Some(PageBox { page: page.parse().ok()?, top, left, bottom, right })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(anchor: &Anchor, words: &str, expected: Option<&str>) {
        let found = link("/source", anchor, words);
        assert_eq!(found.as_deref(), expected);
        if let Some(query) = query(anchor, words) {
            assert_eq!(query[0].1.parse(), Ok(Spot::of(anchor).expect("it is a place")));
        }
    }

    #[test]
    fn places_have_addresses() {
        let range = TextRange { start: 5, end: 9, line: 1 };
        let cell = Cell { table: 2, row: 4, column: 1 };
        let place = PageBox { page: 3, top: 72, left: -1, bottom: 90, right: 300 };
        check(&Anchor::Typed, "x", None);
        check(&Anchor::Text(range), "Lead", Some("/source?mark=5-9#picked"));
        check(&Anchor::TableCell(range, cell), "Lead", Some("/source?mark=5-9#picked"));
        check(
            &Anchor::Cell(cell),
            "A & B",
            Some("/source?mark=table-2-row-4-column-1&words=A%20%26%20B#picked"),
        );
        check(
            &Anchor::Page(place, Some(cell)),
            "",
            Some("/source?mark=page-3-table-2-row-4-column-1#picked"),
        );
        check(&Anchor::Page(place, None), "", Some("/source?mark=page-3-box--1_72_300_90#picked"));
        check(&Anchor::Paragraph(12), "", Some("/source?mark=paragraph-12#picked"));
        let sheet = Anchor::Sheet("My Plan!".into(), SheetCell { row: 14, column: 3 });
        check(&sheet, "", Some("/source?mark=cell-My%20Plan%21%21C14#picked"));
        assert_eq!(Spot::of(&sheet).map(|spot| spot.id()).as_deref(), Some("cell-My_Plan!!C14"));
    }

    #[test]
    fn what_is_no_place_is_none() {
        for text in
            ["", "9-5", "x", "-", "page-", "page-1", "table-1", "paragraph-x", "cell-A", "page-1-box-1_2"]
        {
            assert_eq!(text.parse::<Spot>(), Err(NoSpot), "{text}");
        }
    }
}
