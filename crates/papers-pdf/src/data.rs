//! A paper as the data that the template reads.

use goldthread_papers::{
    Align, Block, Cell, Column, Count, Inline, List, ListKind, Note, Paper, Rated, RowHeader, Section, Span,
    Table, Weight, words,
};
use serde_json::{Value, json};

use crate::fonts::{self, Coverage, REPLACEMENT, drawn};

/// A word longer than this may be broken.
const LONG_WORD: usize = 18;

/// How many characters the head or foot of a page has room for.
const ONE_LINE: usize = 80;

/// Where a line may be broken, invisible.
const BREAK: char = '\u{200b}';

/// A row of more lines than this may be broken over two pages; a head of more is not repeated on the next.
const LONG_ROW: usize = 16;

/// A note with more text than this may be broken over two pages.
const LONG_NOTE: usize = 700;

/// How many characters of a table stand on a line of the whole width.
const TABLE_WIDTH: usize = 100;

/// A paper of this many sections or more begins with a list of contents.
const CONTENTS_FROM: usize = 4;

/// The paper as JSON.
pub(crate) fn of(paper: &Paper, coverage: Coverage) -> Vec<u8> {
    let mut data = Data { coverage, missing: 0, unfit: false };
    let mut value = data.paper(paper);
    value["covers"] = data.unfit.then(fonts::main_characters).into();
    value["missing"] = data.missing_note().into();
    value.to_string().into_bytes()
}

/// Builds the data, counts the characters that could not be drawn, and sees whether any must not be drawn by the main font.
struct Data {
    coverage: Coverage,
    missing: usize,
    unfit: bool,
}

impl Data {
    fn paper(&mut self, paper: &Paper) -> Value {
        let (lang, region) = paper.language().tag().split_once('-').unwrap_or(("en", "GB"));
        let edition = paper.edition();
        let imprint: Vec<_> =
            edition.imprint().iter().map(|line| self.pair(line.label, &line.value)).collect();
        let sections = paper.blocks().iter().filter(|block| matches!(block, Block::Section(_))).count();
        json!({
            "title": self.heading(paper.title()),
            "head": clipped(&self.heading(paper.title())),
            "subtitle": paper.subtitle().map(|subtitle| self.text(subtitle)),
            "authority": self.whole(paper.authority()),
            "stamp": edition.stamp(),
            "checkpoint": edition.checkpoint().map(|words| clipped(&self.whole(&words))),
            "imprint": imprint,
            "lang": lang,
            "region": region,
            "contents": sections >= CONTENTS_FROM,
            "blocks": self.blocks(paper.blocks()),
        })
    }

    fn missing_note(&self) -> Option<String> {
        let count = words::counted(self.missing, "character", "characters");
        let rest = "not in the fonts of this PDF and shown as";
        (self.missing > 0).then(|| {
            format!("{count} {rest} {REPLACEMENT}. The HTML edition of this paper has the text in full.")
        })
    }

    fn blocks(&mut self, blocks: &[Block]) -> Value {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &Block) -> Value {
        match block {
            Block::Section(section) => self.section(section),
            Block::Paragraph(text) => json!({"kind": "paragraph", "spans": self.inline(text)}),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Counts(counts) => self.counts(counts),
            Block::Note(note) => self.note(note),
            Block::PageBreak => json!({"kind": "break"}),
        }
    }

    fn section(&mut self, section: &Section) -> Value {
        json!({"kind": "section", "title": self.heading(section.title()), "blocks": self.blocks(section.blocks())})
    }

    fn list(&mut self, list: &List) -> Value {
        let items: Vec<_> = list.items().iter().map(|item| self.inline(item)).collect();
        json!({"kind": "list", "numbered": list.kind() == ListKind::Numbered, "items": items})
    }

    fn counts(&mut self, counts: &[Count]) -> Value {
        let counts: Vec<_> = counts.iter().map(|count| self.pair(count.label(), count.value())).collect();
        json!({"kind": "counts", "counts": counts})
    }

    fn note(&mut self, note: &Note) -> Value {
        let spans = if note.text().is_blank() { json!([]) } else { self.inline(note.text()) };
        json!({
            "kind": "note",
            "long": note.text().words().len() > LONG_NOTE,
            "warning": note.weight() == Weight::Warning,
            "title": self.text(note.title()),
            "spans": spans,
        })
    }

    fn table(&mut self, table: &Table) -> Value {
        let columns: Vec<_> = table.columns().iter().map(|column| self.column(column)).collect();
        let rows: Vec<_> = table.rows().iter().map(|row| self.row(row, table.columns())).collect();
        let head = lines(table.columns(), table.columns().iter().map(|column| column.heading().len()));
        json!({
            "kind": "table",
            "caption": self.text(table.caption()),
            "columns": columns,
            "repeats": head <= LONG_ROW,
            "headed": table.row_header() == RowHeader::First,
            "rows": rows,
        })
    }

    fn column(&mut self, column: &Column) -> Value {
        json!({"heading": self.text(column.heading()), "weight": column.weight(), "end": column.align() == Align::End})
    }

    fn row(&mut self, row: &[Cell], columns: &[Column]) -> Value {
        let long = lines(columns, row.iter().map(cell_length)) > LONG_ROW;
        let cells: Vec<_> = row.iter().map(|cell| self.cell(cell)).collect();
        json!({"long": long, "cells": cells})
    }

    fn cell(&mut self, cell: &Cell) -> Value {
        match cell {
            Cell::Words(words) => json!({"spans": self.inline(words)}),
            Cell::Rated(rated) => self.rated(rated),
        }
    }

    fn rated(&mut self, rated: &Rated) -> Value {
        let tone = rated.tone();
        json!({
            "symbol": tone.symbol(),
            "words": self.text(rated.words()),
            "movement": rated.movement().map(goldthread_papers::Movement::words),
            "ground": tone.ground().hex(),
            "ink": tone.ink().hex(),
        })
    }

    fn inline(&mut self, text: &Inline) -> Value {
        text.spans().iter().map(|span| self.span(span)).collect()
    }

    fn span(&mut self, span: &Span) -> Value {
        match span {
            Span::Plain(words) => json!({"kind": "plain", "text": self.text(words)}),
            Span::Strong(words) => json!({"kind": "strong", "text": self.text(words)}),
            Span::Emphasised(words) => json!({"kind": "emphasised", "text": self.text(words)}),
            Span::Link { words, to } => json!({"kind": "link", "text": self.text(words), "to": to.as_str()}),
            Span::Break => json!({"kind": "break"}),
        }
    }

    fn pair(&mut self, label: &str, value: &str) -> Value {
        json!([self.text(label), self.text(value)])
    }

    /// The text as one string that the fonts can draw.
    fn whole(&mut self, text: &str) -> String {
        let shown: String = text.chars().filter_map(|character| drawn(character, self.coverage)).collect();
        self.unfit |= shown.contains(fonts::is_unfit);
        self.missing += shown.matches(REPLACEMENT).count() - text.matches(REPLACEMENT).count();
        shown
    }

    /// The same for a heading, which must show something.
    fn heading(&mut self, text: &str) -> String {
        let shown = self.whole(text);
        if shown.trim().is_empty() { REPLACEMENT.to_string() } else { shown }
    }

    /// The same, with places in its long words where a line may be broken.
    fn text(&mut self, text: &str) -> String {
        breakable(&self.whole(text))
    }
}

/// About how many lines a row is high, from the length of its cells.
fn lines(columns: &[Column], lengths: impl Iterator<Item = usize>) -> usize {
    let whole: usize = columns.iter().map(|column| usize::from(column.weight())).sum();
    let width = |column: &Column| (TABLE_WIDTH * usize::from(column.weight()) / whole.max(1)).max(1);
    columns.iter().zip(lengths).map(|(column, length)| length / width(column) + 1).max().unwrap_or(1)
}

/// The length of a cell's text in bytes; a break counts as most of a narrow line.
fn cell_length(cell: &Cell) -> usize {
    match cell {
        Cell::Words(words) => {
            words.spans().iter().map(|span| if *span == Span::Break { 12 } else { span.words().len() }).sum()
        }
        Cell::Rated(rated) => rated.words().len(),
    }
}

/// The text cut to one line of a page's head or foot.
fn clipped(text: &str) -> String {
    match text.char_indices().nth(ONE_LINE) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Puts a break of no width into words that could be wider than a narrow column and have no place to break.
fn breakable(text: &str) -> String {
    let ends_run = |c: char| c.is_whitespace() || "-/?–—\u{200b}".contains(c);
    let is_long = |run: &&str| run.chars().count() > LONG_WORD;
    if !text.split(ends_run).any(|run| is_long(&run)) {
        return text.to_owned();
    }
    text.split_inclusive(ends_run)
        .map(|run| if is_long(&run) { broken(run) } else { run.to_owned() })
        .collect()
}

fn broken(run: &str) -> String {
    let mut out = String::with_capacity(run.len() + run.len() / 4);
    let mut since_break = 0;
    for character in run.chars() {
        if since_break >= LONG_WORD / 2 && !is_joined(character) {
            out.push(BREAK);
            since_break = 0;
        }
        out.push(character);
        since_break += 1;
    }
    out
}

/// Signs and marks stay with the character before them, and letters of scripts that join stay together.
fn is_joined(character: char) -> bool {
    !character.is_alphanumeric() || matches!(u32::from(character), 0x300..=0x36f | 0x590..=0x109f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_words_get_breaks() {
        let check = |text: &str, expected: &str| {
            assert_eq!(breakable(text).replace(BREAK, "|"), expected, "{text:?}");
        };
        check("", "");
        check("safeguarding  arrangements", "safeguarding  arrangements");
        check("see https://example.org/board/papers", "see https://example.org/board/papers");
        check("Supercalifragilistic words", "Supercali|fragilist|ic words");
        check("very_long_name_with.marks", "very_long_|name_with.|marks");
    }

    #[test]
    fn the_height_of_a_row_follows_from_its_narrowest_cell() {
        let columns = [Column::new("A").wide(1), Column::new("B").wide(9)];
        assert_eq!(lines(&columns, [5, 5].into_iter()), 1);
        assert_eq!(lines(&columns, [100, 100].into_iter()), 11);
        assert_eq!(cell_length(&Cell::from("one\ntwo")), 18);
    }

    #[test]
    fn what_is_not_drawn_is_counted() {
        let mut data = Data { coverage: Coverage::Every, missing: 0, unfit: false };
        assert_eq!(data.whole("a\u{4e2d}b\u{fffd}"), "a\u{fffd}b\u{fffd}");
        assert_eq!(data.missing, 1);
        assert!(data.missing_note().is_some_and(|note| note.starts_with("1 character not in the fonts")));
    }
}
