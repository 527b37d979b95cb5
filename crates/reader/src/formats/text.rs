//! Plain text and Markdown: a line is a row of a table, an item, a heading or part of a paragraph.

use goldthread_anchor::{Anchor, TextRange};
use goldthread_plan::Doubt;

use super::inline::{self, narrow};
use crate::repair::append;
use crate::{Block, Cell, Paragraph, Row, Table, Tree};

/// The most cells of a row; what follows stays in the last.
const MOST_COLUMNS: usize = 1_000;
/// The most cells of a document; rows beyond are read as paragraphs.
const MOST_CELLS: usize = 200_000;
/// The most runs of words of their own marks.
const MOST_RUNS: usize = 160_000;
/// The most paragraphs outside tables; what follows is left out, and a doubt says from where.
const MOST_BLOCKS: usize = 100_000;

/// The tree of a text.
pub fn read(text: &str) -> Tree {
    let mut reading = Reading { text, runs: MOST_RUNS, ..Reading::default() };
    let (mut start, mut number) = (0, 1);
    while start < text.len() && reading.room() {
        let rest = &text[start..];
        let length = reading.listed_cell(rest).unwrap_or_else(|| logical_line(rest));
        let line = text[start..start + length].trim_end_matches(['\n', '\r', '\u{c}']);
        reading.line(line, start, number);
        number += lines_in(&text[start..start + length]);
        start += length;
    }
    reading.tree
}

/// How many lines end in a text.
fn lines_in(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// How long the next line is, with its end; a row of tabs with an open quotation mark at the head of a cell takes in
/// the lines up to the mark that closes it, as spreadsheets copy cells of several lines.
fn logical_line(rest: &str) -> usize {
    const MOST_LINES: usize = 60;
    const LONGEST: usize = 20_000;
    let ends = |from: usize| rest[from..].find('\n').map_or(rest.len(), |at| from + at + 1);
    let first = ends(0);
    if !rest[..first].contains('\t') || !opens_quotation(&rest[..first]) {
        return first;
    }
    let mut end = first;
    for _ in 0..MOST_LINES {
        if end >= rest.len() || end > LONGEST {
            break;
        }
        end = ends(end);
        if !opens_quotation(&rest[..end]) {
            return end;
        }
    }
    first
}

/// Whether a cell of a row begins with a quotation mark that nothing closes.
fn opens_quotation(row: &str) -> bool {
    let mut open = false;
    let mut head = true;
    for c in row.chars() {
        match c {
            '"' if head || open => open = !open,
            _ => {}
        }
        head = c == '\t' || head && c == '"' && !open;
        if c == '\n' && !open {
            return false;
        }
    }
    open
}

#[derive(Default)]
struct Reading<'a> {
    text: &'a str,
    tree: Tree,
    cells: usize,
    /// How many more runs of words there may be.
    runs: usize,
    gap: bool,
    /// How the last line was drawn, and how long it was.
    last: (Shape, usize),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shape {
    #[default]
    Blank,
    Rule,
    Heading,
    Item,
    Tabs,
    Pipes,
    Words,
}

impl Reading<'_> {
    /// How long the lines are that begin a row with a list in its first cell: bullets straight under a row of tabs,
    /// the last of them with the other cells.
    fn listed_cell(&self, rest: &str) -> Option<usize> {
        const MOST: usize = 12;
        if self.last.0 != Shape::Tabs || self.gap {
            return None;
        }
        let mut length = 0;
        for line in rest.split_inclusive('\n').take(MOST) {
            bullet_length(line.trim_start())?;
            length += line.len();
            if line.contains('\t') {
                return (length > line.len()).then_some(length);
            }
        }
        None
    }

    /// Whether more is read.
    fn room(&self) -> bool {
        self.tree.blocks.len() < MOST_BLOCKS
    }

    fn line(&mut self, line: &str, start: usize, number: u32) {
        let shape = self.shape(line);
        let joins = !self.gap && self.last.0 == shape;
        match shape {
            Shape::Blank | Shape::Rule => self.gap = true,
            Shape::Tabs => self.row(line, start, number, joins, split_tabs(line)),
            Shape::Pipes => self.row(line, start, number, joins, split_pipes(line)),
            Shape::Heading => self.heading(line, start, number),
            Shape::Item => self.item(line, start, number),
            Shape::Words => self.words(line, start, number),
        }
        if !matches!(shape, Shape::Blank | Shape::Rule) {
            self.gap = false;
            self.last = (shape, line.len());
        }
        if !self.room() {
            self.doubt(
                "too-many-lines",
                format!(
                    "the document has more than {MOST_BLOCKS} paragraphs; what follows this line was not read"
                ),
                start,
                number,
            );
        }
    }

    fn shape(&self, line: &str) -> Shape {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            return if line.contains('\t') && self.last.0 == Shape::Tabs {
                Shape::Rule
            } else {
                Shape::Blank
            };
        }
        let room = self.cells < MOST_CELLS;
        let piped = trimmed.starts_with('|') && trimmed.len() > 1 && trimmed[1..].contains('|');
        if room && (piped || self.is_bare_pipes(trimmed)) {
            return Shape::Pipes;
        }
        if room && line.trim_end().contains('\t') && !is_indented_item(line) || self.is_short_row(line) {
            return Shape::Tabs;
        }
        if trimmed.len() > 2 && trimmed.chars().all(|c| matches!(c, '-' | '=' | '_' | '*')) {
            return Shape::Rule;
        }
        if heading_level(trimmed).is_some() {
            return Shape::Heading;
        }
        if bullet_length(trimmed).is_some() { Shape::Item } else { Shape::Words }
    }

    /// A row of pipes that has none at its ends: a line of dashes stands under the first, and it follows others.
    fn is_bare_pipes(&self, trimmed: &str) -> bool {
        const LONGEST: usize = 4_000;
        if !trimmed.contains('|') || trimmed.len() > LONGEST {
            return false;
        }
        let drawn = |line: &str| line.contains('|') && line.split('|').all(is_separator);
        let end = trimmed.as_ptr() as usize - self.text.as_ptr() as usize + trimmed.len();
        let next = self.text[end..].trim_start_matches([' ', '\r']).strip_prefix('\n').unwrap_or_default();
        let next: &str = next.split('\n').next().unwrap_or_default().trim();
        self.last.0 == Shape::Pipes && !self.gap || drawn(trimmed) || next.len() < LONGEST && drawn(next)
    }

    /// A row of tabs whose only words stand in its first cell keeps the tabs that follow them.
    fn is_short_row(&self, line: &str) -> bool {
        self.cells < MOST_CELLS && line.trim_start().contains('\t')
    }

    fn row(&mut self, line: &str, start: usize, number: u32, joins: bool, parts: Vec<(usize, usize)>) {
        if parts.iter().all(|&(from, to)| is_separator(&line[from..to])) {
            return;
        }
        self.cells += parts.len();
        if self.cells >= MOST_CELLS {
            self.doubt(
                "too-many-cells",
                format!(
                    "the tables hold more than {MOST_CELLS} cells; rows from here on were read as paragraphs"
                ),
                start,
                number,
            );
        }
        let text = self.text;
        let (mut last, mut line_number) = (0, number);
        let mut cells = Vec::with_capacity(parts.len());
        for (from, to) in parts {
            line_number += lines_in(&line[last..from]);
            last = from;
            cells.push(cell(text, start + from, start + to, line_number, &mut self.runs));
        }
        let row = Row { cells, ..Row::default() };
        match self.tree.blocks.last_mut() {
            Some(Block::Table(table)) if joins => table.rows.push(row),
            _ => self.tree.blocks.push(Block::Table(Table { number: 0, rows: vec![row] })),
        }
    }

    fn doubt(&mut self, code: &str, message: String, start: usize, line: u32) {
        let place = TextRange { start: narrow(start), end: narrow(start), line };
        self.tree.doubts.push(Doubt { code: code.to_owned(), message, at: Anchor::Text(place) });
    }

    fn heading(&mut self, line: &str, start: usize, number: u32) {
        let indent = line.len() - line.trim_start().len();
        let level = heading_level(line.trim()).unwrap_or(1);
        let from = start + indent + usize::from(level);
        for paragraph in self.inline(from, start + line.len(), number) {
            self.tree.blocks.push(Block::Heading(level, paragraph));
        }
    }

    fn item(&mut self, line: &str, start: usize, number: u32) {
        let indent = line.len() - line.trim_start().len();
        let bullet = bullet_length(line.trim()).unwrap_or(0);
        for paragraph in self.inline(start + indent + bullet, start + line.len(), number) {
            self.tree.blocks.push(Block::Item(paragraph));
        }
    }

    fn words(&mut self, line: &str, start: usize, number: u32) {
        let mut paragraphs = self.inline(start, start + line.len(), number);
        if self.continues(line) {
            let more = if paragraphs.is_empty() { Paragraph::default() } else { paragraphs.remove(0) };
            if let Some(Block::Paragraph(last) | Block::Item(last)) = self.tree.blocks.last_mut() {
                append(last, more);
            }
        }
        self.tree.blocks.extend(paragraphs.into_iter().map(Block::Paragraph));
    }

    /// Whether a line of words goes on with the paragraph or item above it: a text wrapped by hand, or an item
    /// that a page break parted.
    fn continues(&self, line: &str) -> bool {
        const WRAPPED: usize = 60;
        let lower = line.trim_start().chars().next().is_some_and(char::is_lowercase);
        if begins_with_number(line.trim_start()) {
            return false;
        }
        let open = !self.last_words().trim_end().ends_with(['.', ':', ';', '!', '?']);
        match (self.last.0, self.gap) {
            (Shape::Words, false) => self.last.1 >= WRAPPED && (lower || open),
            (Shape::Item, false) => lower || line.starts_with([' ', '\t']),
            (Shape::Item, true) => lower && open,
            _ => false,
        }
    }

    fn last_words(&self) -> &str {
        match self.tree.blocks.last() {
            Some(Block::Paragraph(last) | Block::Item(last)) => {
                last.runs.last().map_or("", |run| run.words.text())
            }
            _ => ".",
        }
    }

    fn inline(&mut self, start: usize, end: usize, line: u32) -> Vec<Paragraph> {
        let range = TextRange { start: narrow(start), end: narrow(end), line };
        inline::paragraphs(self.text, start, end, Anchor::Text(range), &mut self.runs)
    }
}

fn cell(text: &str, start: usize, end: usize, line: u32, room: &mut usize) -> Cell {
    let at = Anchor::Text(TextRange { start: narrow(start), end: narrow(end), line });
    let cell = &text[start..end];
    let field = cell.trim().strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
    let inside = field
        .filter(|inside| inside.contains('\n') || inside.contains("\"\"") || !inside.contains('"'))
        .unwrap_or(cell);
    let from = inside.as_ptr() as usize - text.as_ptr() as usize;
    let paragraphs = quoted(text, from, inside, line + lines_in(&text[start..from]), room);
    Cell { paragraphs, at, ..Cell::default() }
}

/// The paragraphs of a cell, which has several lines where it stood in quotation marks.
fn quoted(text: &str, from: usize, inside: &str, line: u32, room: &mut usize) -> Vec<Paragraph> {
    let mut start = from;
    let mut paragraphs = Vec::new();
    for (number, part) in (line..).zip(inside.split('\n')) {
        let at =
            Anchor::Text(TextRange { start: narrow(start), end: narrow(start + part.len()), line: number });
        paragraphs.extend(inline::paragraphs(text, start, start + part.len(), at, room));
        start += part.len() + 1;
    }
    paragraphs
}

/// Where the cells of a row of tabs stand in it; a tab inside quotation marks parts nothing.
fn split_tabs(line: &str) -> Vec<(usize, usize)> {
    let several = line.contains('"');
    let mut parts = Vec::new();
    let (mut from, mut open) = (0, false);
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'"' if several && (open || line[from..at].trim().is_empty()) => open = !open,
            b'"' if several && line.as_bytes().get(at.wrapping_sub(1)) == Some(&b'"') => open = !open,
            b'\t' if (!open || !closes(&line[at..])) && parts.len() + 1 < MOST_COLUMNS => {
                parts.push((from, at));
                (from, open) = (at + 1, false);
            }
            _ => {}
        }
    }
    parts.push((from, line.len()));
    parts
}

/// Whether a quotation mark closes a cell soon.
fn closes(rest: &str) -> bool {
    const NEAR: usize = 4_000;
    rest.bytes()
        .take(NEAR)
        .zip(rest.bytes().skip(1).take(NEAR).chain([b'\t']))
        .any(|pair| matches!(pair, (b'"', b'\t')))
}

/// Where the cells of a row of pipes stand in it; an escaped pipe parts nothing.
fn split_pipes(line: &str) -> Vec<(usize, usize)> {
    let open = if line.trim_start().starts_with('|') { line.find('|').map_or(0, |at| at + 1) } else { 0 };
    let mut parts = Vec::new();
    let mut from = open;
    let mut escaped = false;
    for (at, byte) in line.bytes().enumerate().skip(open) {
        if byte == b'|' && !escaped && parts.len() < MOST_COLUMNS {
            parts.push((from, at));
            from = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    if !line[from..].trim().is_empty() {
        parts.push((from, line.len()));
    }
    parts
}

/// Whether a cell is empty or a line drawn under a header.
fn is_separator(cell: &str) -> bool {
    let drawn = cell.trim().trim_matches(':');
    cell.trim().is_empty() || !drawn.is_empty() && drawn.bytes().all(|byte| byte == b'-')
}

fn is_indented_item(line: &str) -> bool {
    let trimmed = line.trim_start();
    bullet_length(trimmed).is_some_and(|length| !trimmed[length..].trim().contains('\t'))
}

/// `2. `, `2) `, `b) `, `1.2 Train`: an item of its own, whatever stands above it.
fn begins_with_number(trimmed: &str) -> bool {
    if begins_with_dotted(trimmed) {
        return true;
    }
    let number = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    let letter = usize::from(number == 0 && trimmed.as_bytes().first().is_some_and(u8::is_ascii_lowercase));
    let mark = trimmed.as_bytes().get(number + letter);
    let marked = *mark.unwrap_or(&b' ') == b')' || number > 0 && mark == Some(&b'.');
    (1..=2).contains(&(number + letter))
        && marked
        && trimmed.as_bytes().get(number + letter + 1) == Some(&b' ')
}

/// `1.2 Train staff`: not `1.2 million`.
fn begins_with_dotted(trimmed: &str) -> bool {
    const LONGEST: usize = 8;
    let Some((number, rest)) = trimmed.split_once(' ').filter(|(number, _)| number.len() <= LONGEST) else {
        return false;
    };
    let counts = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_digit());
    let parts = number.trim_end_matches(['.', ')']).split('.');
    parts.clone().nth(1).is_some() && parts.clone().all(counts) && rest.starts_with(char::is_uppercase)
}

fn heading_level(trimmed: &str) -> Option<u8> {
    let level = trimmed.bytes().take_while(|byte| *byte == b'#').count();
    let spaced = trimmed[level..].starts_with(' ');
    u8::try_from(level).ok().filter(|level| (1..=6).contains(level) && spaced)
}

/// How many bytes the bullet at the head of an item takes, with the space after it.
fn bullet_length(trimmed: &str) -> Option<usize> {
    let bullet = trimmed.chars().next().filter(|c| "-*+•▪‣·●○◦–\u{F0B7}".contains(*c))?;
    let rest = &trimmed[bullet.len_utf8()..];
    let space = rest.chars().next().filter(|c| c.is_whitespace())?;
    Some(bullet.len_utf8() + space.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree in short hand: a line a block.
    fn drawn(text: &str) -> Vec<String> {
        let words = |paragraph: &Paragraph| paragraph.text().into_owned();
        read(text)
            .blocks
            .iter()
            .map(|block| match block {
                Block::Heading(level, paragraph) => format!("h{level} {}", words(paragraph)),
                Block::Paragraph(paragraph) => format!("p {}", words(paragraph)),
                Block::Item(paragraph) => format!("- {}", words(paragraph)),
                Block::Table(table) => table
                    .rows
                    .iter()
                    .map(|row| {
                        row.cells.iter().map(|cell| cell.text().into_owned()).collect::<Vec<_>>().join("|")
                    })
                    .collect::<Vec<_>>()
                    .join(" / "),
            })
            .collect()
    }

    #[test]
    fn lines_become_blocks() {
        assert_eq!(drawn("# One\n\nTwo\n\n- three\n"), ["h1 One", "p Two", "- three"]);
        assert_eq!(drawn("a\tb\nc\td\n\ne\tf\n"), ["a|b / c|d", "e|f"]);
        assert_eq!(drawn("| a | b |\n|---|:-:|\n| c \\| d | |\n"), ["a|b / c | d|"]);
        assert_eq!(drawn("a\tb\n--\t--\nc\td\n"), ["a|b / c|d"]);
        assert_eq!(
            drawn("a | b\n--- | ---\nc | d\n\ne | f\n"),
            ["a | b / c | d", "p e | f"].map(|row| row.replace(" | b", "|b").replace(" | d", "|d"))
        );
        assert_eq!(drawn("\tACTION\tLEAD\nband\t\t\n"), ["|ACTION|LEAD / band||"]);
        assert_eq!(drawn("a\t\"b\nc \"\"d\"\"\"\te\n"), ["a|b\nc \"d\"|e"]);
        assert_eq!(drawn("a\tb\n• c\n• d\te\n"), ["a|b / • c\n• d|e"]);
        assert_eq!(drawn("a\t\"b\tc\"\te\n"), ["a|b c|e"]);
        assert_eq!(drawn("a\t\"b\" c\td\ne\t\"f\n"), ["a|\"b\" c|d / e|\"f"]);
    }

    #[test]
    fn wrapped_lines_and_parted_items_are_one() {
        let long = "A line that a person wrapped by hand because the window was narrow";
        assert_eq!(drawn(&format!("{long}\nand that goes on.\n")), [format!("p {long} and that goes on.")]);
        assert_eq!(
            drawn("- one that is\n\nparted by a page\n- two\n"),
            ["- one that is parted by a page", "- two"]
        );
        assert_eq!(drawn("Short\nLines\n"), ["p Short", "p Lines"]);
        assert_eq!(drawn(&format!("1.1 {long}\n1.2 Next\n")), [format!("p 1.1 {long}"), "p 1.2 Next".into()]);
    }

    #[test]
    fn a_row_of_very_many_columns_is_bounded() {
        let tree = read(&"x\t".repeat(100_000));
        let Block::Table(table) = &tree.blocks[0] else { panic!("a table") };
        assert_eq!(table.width(), MOST_COLUMNS);
    }
}
