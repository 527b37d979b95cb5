//! A tree as lines and tables: page furniture gone, sentences that a page break parted put together again.

use std::collections::{HashMap, HashSet};

use goldthread_anchor::{Anchor, Quote};
use goldthread_tree::words::{MONTHS, is_joining, plain};
use goldthread_tree::{Block, Paragraph, Row, Table, Tree};

use crate::judgements::{grade_of, split};
use crate::lexicon::{Under, lexicon};
use crate::mark::{Mark, Marked, is_bullet};

/// How a line is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A heading that the format marks.
    Heading,
    /// A paragraph.
    Text,
    /// An item of a list.
    Item,
    /// The first paragraph of a row of a table with one column.
    Row,
    /// A later paragraph of such a row.
    InRow,
}

/// A paragraph of the report.
#[derive(Clone, Debug)]
pub struct Line {
    /// How it is set.
    pub shape: Shape,
    /// How deep a heading that the format marks stands, from 1; 0 of any other line.
    pub level: u8,
    /// Whether all of it is bold.
    pub strong: bool,
    /// What it begins with.
    pub mark: Mark,
    /// Its number or letter.
    pub reference: Option<Quote>,
    /// Its words without the mark.
    pub words: Quote,
    /// Those words in plain.
    pub plain: String,
    heading: Option<Under>,
}

/// A part of the report, in reading order.
#[derive(Clone, Debug)]
pub enum Part<'t> {
    /// A paragraph, heading or item.
    Line(Line),
    /// A table of more than one column.
    Table(&'t Table),
}

impl Line {
    fn of(quote: &Quote, shape: Shape, strong: bool) -> Self {
        let Marked { mut mark, reference, rest } = Marked::of(quote);
        if mark == Mark::None && shape == Shape::Item {
            mark = Mark::Bullet(' ');
        }
        Self {
            shape,
            level: 0,
            strong,
            mark,
            reference,
            plain: plain(rest.text()),
            words: rest,
            heading: None,
        }
    }

    /// Its words.
    pub fn text(&self) -> &str {
        self.words.text()
    }

    /// What stands under it, if it is a heading that is known.
    pub fn under(&self) -> Option<Under> {
        self.heading
    }

    /// The same, found anew; a number of a footnote that is set close to the last word is no part of the heading.
    fn find_under(&self) -> Option<Under> {
        const LONGEST: usize = 130;
        if self.text().len() > LONGEST || self.is_bulleted() && self.shape != Shape::Heading {
            return None;
        }
        let noted = without_note(self.text()).map(plain);
        let names = [Some(self.plain.as_str()), noted.as_deref()];
        let names = names.into_iter().flatten();
        if self.is_set() || self.ends_in_grade() {
            names.into_iter().find_map(|words| lexicon().under_heading(words))
        } else {
            let ends = self.text().ends_with(['.', ',']);
            names.into_iter().find_map(|words| lexicon().under(words)).filter(|_| !ends)
        }
    }

    /// Whether it is a footnote that stands among other lines: its number, and words with a capital.
    pub fn is_footnote(&self) -> bool {
        let text = self.text();
        let words = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = text.len() - words.len();
        self.mark == Mark::None
            && matches!(digits, 1 | 2)
            && words.trim_start().starts_with(char::is_uppercase)
            && !words.starts_with(char::is_alphabetic)
    }

    /// Whether it is set as a heading: by the format, or short and bold.
    pub fn is_set(&self) -> bool {
        const LONGEST: usize = 130;
        let short = self.text().len() <= LONGEST && !self.text().ends_with(['.', ';', ',']);
        self.shape == Shape::Heading || self.strong && short && !self.is_bulleted()
    }

    fn is_bulleted(&self) -> bool {
        matches!(self.mark, Mark::Bullet(_) | Mark::Letter)
    }

    /// Whether it is an area and its grade: "Children in care: good", "The board is inadequate".
    pub fn ends_in_grade(&self) -> bool {
        let text = self.text();
        let parted = || text.rsplit_once([':', '–']).is_some_and(|(_, end)| grade_of(end).is_some());
        text.len() < 130 && (parted() || self.is_set() && split(&self.words).is_some())
    }

    /// Whether its last sentence is not at an end.
    pub fn is_open(&self) -> bool {
        !self.text().trim_end_matches(['”', '’', '"', ')']).ends_with(['.', '!', '?', ':', ';'])
    }

    /// Whether it goes on from words above.
    pub fn goes_on(&self) -> bool {
        self.mark == Mark::None && self.text().starts_with(char::is_lowercase)
    }

    /// Adds words that follow it.
    fn take(&mut self, more: &Line) {
        let hyphen =
            self.text().ends_with('-') && self.text().chars().rev().nth(1).is_some_and(char::is_alphabetic);
        self.words.push(if hyphen { "" } else { " " }, &more.words);
        // A hyphen is a blank in plain words, so that they are the same however the two are joined.
        self.plain.push(' ');
        self.plain.push_str(&more.plain);
    }
}

/// A heading without the number of a footnote at its end; nothing where it has none.
fn without_note(text: &str) -> Option<&str> {
    let words = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let close = words.ends_with(|c: char| c.is_alphabetic() || matches!(c, '?' | ')' | '’'));
    (text.len() - words.len()).checked_sub(1).filter(|more| *more < 2 && close).map(|_| words)
}

/// The parts of a tree.
pub fn parts(tree: &Tree) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for block in &tree.blocks {
        match block {
            Block::Heading(level, line) => {
                let first = parts.len();
                lines_of(line, Shape::Heading, &mut parts);
                for part in &mut parts[first..] {
                    if let Part::Line(line) = part {
                        line.level = *level;
                    }
                }
            }
            Block::Paragraph(line) => lines_of(line, Shape::Text, &mut parts),
            Block::Item(line) => lines_of(line, Shape::Item, &mut parts),
            Block::Table(table) => table_parts(table, &mut parts),
        }
    }
    let mut parts = without_contents(joined(without_furniture(parts)));
    for part in &mut parts {
        if let Part::Line(line) = part {
            line.heading = line.find_under();
        }
    }
    parts
}

fn lines_of(paragraph: &Paragraph, shape: Shape, parts: &mut Vec<Part<'_>>) {
    let strong = paragraph.is_strong();
    let quote = paragraph.quote();
    for piece in pieces(&quote) {
        if !piece.is_empty() {
            parts.push(Part::Line(Line::of(&piece, shape, strong)));
        }
    }
}

/// A paragraph that bullets run through is one line a bullet.
fn pieces(quote: &Quote) -> Vec<Quote> {
    let text = quote.text();
    let runs = |c: char| is_bullet(c) && !matches!(c, '-' | '–' | '—' | '*' | '·' | 'ƒ' | '§' | '¾');
    let mut starts: Vec<usize> = text.char_indices().filter(|(_, c)| runs(*c)).map(|(at, _)| at).collect();
    if starts.is_empty() || starts == [0] {
        return vec![quote.clone()];
    }
    if starts[0] > 0 {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| quote.slice(*start..end)).collect()
}

/// A table of one column is lines; one whose first column numbers the second is numbered lines.
fn table_parts<'t>(table: &'t Table, parts: &mut Vec<Part<'t>>) {
    let wide = table.rows.iter().map(|row| row.filled().count()).max().unwrap_or(0);
    if wide <= 1 {
        table.rows.iter().for_each(|row| row_lines(row, parts));
    } else if wide == 2 && is_numbered(table) {
        table.rows.iter().for_each(|row| numbered_lines(row, parts));
    } else {
        parts.push(Part::Table(table));
    }
}

fn row_lines(row: &Row, parts: &mut Vec<Part<'_>>) {
    let paragraphs =
        row.filled().flat_map(|(_, cell)| &cell.paragraphs).filter(|paragraph| !paragraph.is_empty());
    for (at, paragraph) in paragraphs.enumerate() {
        let shape = if at == 0 { Shape::Row } else { Shape::InRow };
        lines_of(paragraph, shape, parts);
    }
}

/// Whether every row but a first of headings begins with a number or a bullet alone.
fn is_numbered(table: &Table) -> bool {
    let marked = |row: &Row| {
        let first = row.filled().next().map(|(_, cell)| cell.quote());
        first.is_some_and(|first| {
            let Marked { mark, rest, .. } = Marked::of(&first);
            let bare =
                first.text().len() < 4 && first.text().chars().all(|c| c.is_ascii_digit() || is_bullet(c));
            bare || mark != Mark::None && rest.is_empty()
        })
    };
    table.rows.len() > 1 && table.rows.iter().skip(1).all(marked)
}

fn numbered_lines(row: &Row, parts: &mut Vec<Part<'_>>) {
    let cells: Vec<_> = row.filled().map(|(_, cell)| cell).collect();
    let [number, words] = cells.as_slice() else { return row_lines(row, parts) };
    let (number, words) = (number.quote(), words.quote());
    let mut line = Line::of(&words, Shape::Item, false);
    let digits = number.text().trim_end_matches(['.', ')']);
    if let Ok(value) = digits.parse() {
        line.mark = Mark::Number(value);
        line.reference = Some(number.slice(0..digits.len()));
    }
    parts.push(Part::Line(line));
}

/// Whether a word may stand in a running head that is the dates of the inspection.
fn is_of_dates(word: &str) -> bool {
    MONTHS.contains(&word) || ["to", "and"].contains(&word)
}

/// Page numbers and running heads out: what comes again with another number, or names the inspection each time.
fn without_furniture(parts: Vec<Part<'_>>) -> Vec<Part<'_>> {
    const OFTEN: usize = 3;
    const LONGEST: usize = 160;
    const FIRST: usize = 12;
    let bare = |line: &Line| -> String {
        let all = line.reference.iter().map(Quote::text).chain([line.text()]).collect::<Vec<_>>().join(" ");
        plain(&all.chars().filter(|c| !c.is_ascii_digit()).collect::<String>())
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    for part in &parts {
        if let Part::Line(line) = part {
            *seen.entry(bare(line)).or_default() += 1;
        }
    }
    let names = |words: &str| {
        let heads = ["inspection", "council", "report", "visit", "ofsted"];
        heads.iter().any(|head| words.contains(head)) || words.split(' ').all(is_of_dates)
    };
    let goes = |line: &Line| {
        let words = bare(line);
        let number = words.is_empty() || matches!(words.as_str(), "page" | "page of" | "of");
        let again = seen.get(&words).is_some_and(|count| *count >= OFTEN);
        let head = again && line.text().len() < LONGEST && names(&words) && line.find_under().is_none();
        number && line.text().len() < 16 || head
    };
    // The title of the report comes again as its running head.
    let mut kept: HashSet<String> = HashSet::new();
    let mut keeps = |at: usize, part: &Part<'_>| match part {
        Part::Line(line) if goes(line) => {
            let words = bare(line);
            at < FIRST && words.len() > 8 && kept.insert(words)
        }
        _ => true,
    };
    parts.into_iter().enumerate().filter(|(at, part)| keeps(*at, part)).map(|(_, part)| part).collect()
}

/// Whether a table is one among the parts, whatever stands around it.
pub fn stays_table(table: &Table) -> bool {
    table.rows.iter().any(|row| row.filled().nth(2).is_some()) && !is_contents(table)
}

/// Lines that go on from the line above put to it.
fn joined(parts: Vec<Part<'_>>) -> Vec<Part<'_>> {
    let mut out: Vec<Part<'_>> = Vec::new();
    for part in parts {
        if let (Part::Line(line), Some(Part::Line(last))) = (&part, out.last_mut())
            && belongs(last, line)
        {
            last.take(line);
            continue;
        }
        out.push(part);
    }
    out
}

fn belongs(last: &Line, line: &Line) -> bool {
    const LONGEST: usize = 20_000;
    let headings = (last.shape == Shape::Heading, line.shape == Shape::Heading);
    if last.text().len() > LONGEST
        || line.mark != Mark::None
        || line.shape == Shape::Item
        || !last.is_open()
        || headings.0 != headings.1
    {
        return false;
    }
    let rows = line.shape == Shape::Row && last.shape != Shape::Row && last.shape != Shape::InRow;
    if rows
        || last.find_under().is_some()
            && !line.plain.ends_with(|c: char| c.is_ascii_digit())
            && !headings.0
            && !last.strong
    {
        return false;
    }
    if on_one_page(&last.words, &line.words) {
        return false;
    }
    let last_word = last.text().rsplit(' ').next().unwrap_or_default();
    let runs_on = is_joining(last_word) && !headings.0 && line.text().starts_with(char::is_alphabetic);
    line.goes_on() || runs_on && last.text().len() > 40
}

/// Whether two paragraphs stand on one page of a format that knows pages: what reads it has seen that they are two.
fn on_one_page(last: &Quote, line: &Quote) -> bool {
    let page = |at: Option<&Anchor>| match at {
        Some(Anchor::Page(place, _)) => Some(place.page),
        _ => None,
    };
    let (last, line) = (page(last.anchors().last()), page(line.anchors().next()));
    last.is_some() && last == line
}

/// A list of contents out: lines under that heading that end in a page number, and those between them.
fn without_contents(parts: Vec<Part<'_>>) -> Vec<Part<'_>> {
    let numbered = |part: &Part<'_>| match part {
        Part::Line(line) => is_entry(line),
        Part::Table(table) => is_contents(table),
    };
    let entries: Vec<bool> = parts.iter().map(numbered).collect();
    let mut out = Vec::with_capacity(parts.len());
    let mut within = false;
    for (at, part) in parts.into_iter().enumerate() {
        if matches!(&part, Part::Line(line) if line.plain == "contents") {
            within = true;
            continue;
        }
        let short = matches!(&part, Part::Line(line) if line.text().len() < 90);
        within = within && (entries[at] || short && entries.get(at + 1) == Some(&true));
        if !within {
            out.push(part);
        }
    }
    out
}

/// Whether a line ends in the number of a page.
fn is_entry(line: &Line) -> bool {
    const LONGEST: usize = 2_000;
    let last = line.plain.rsplit(' ').next().unwrap_or_default();
    line.text().len() < LONGEST
        && last.len() < 4
        && last != line.plain
        && last.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the last cell of most rows is a number.
fn is_contents(table: &Table) -> bool {
    let numbered = |row: &&Row| {
        let last = row.filled().last().map(|(_, cell)| cell.quote());
        last.is_some_and(|last| !last.is_empty() && last.text().trim().chars().all(|c| c.is_ascii_digit()))
    };
    table.rows.iter().filter(numbered).count() * 2 > table.rows.len()
}
