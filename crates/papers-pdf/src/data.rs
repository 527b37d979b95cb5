//! A paper as the data that the template reads.

use goldthread_papers::{
    Align, Block, Cell, Column, Count, Inline, List, ListKind, Note, Paper, Rated, RowHeader, Section, Span,
    Table, Weight, words,
};
use serde_json::{Value, json};

use crate::fonts::{Coverage, REPLACEMENT, drawn};

/// A word longer than this may be broken.
const LONG_WORD: usize = 18;

/// A row with more text than this in one cell may be broken over two pages.
const LONG_CELL: usize = 700;

/// A paper of this many sections or more begins with a list of contents.
const CONTENTS_FROM: usize = 4;

/// The paper as JSON.
pub(crate) fn of(paper: &Paper, coverage: Coverage) -> Vec<u8> {
    let mut data = Data { coverage, missing: 0 };
    let mut value = data.paper(paper);
    value["missing"] = data.missing_note().into();
    value.to_string().into_bytes()
}

/// Builds the data and counts the characters that could not be drawn.
struct Data {
    coverage: Coverage,
    missing: usize,
}

impl Data {
    fn paper(&mut self, paper: &Paper) -> Value {
        let (lang, region) = paper.language().tag().split_once('-').unwrap_or(("en", "GB"));
        let edition = paper.edition();
        let imprint: Vec<_> =
            edition.imprint().iter().map(|line| self.pair(line.label, &line.value)).collect();
        let sections = paper.blocks().iter().filter(|block| matches!(block, Block::Section(_))).count();
        json!({
            "title": self.whole(paper.title()),
            "subtitle": paper.subtitle().map(|subtitle| self.text(subtitle)),
            "authority": self.whole(paper.authority()),
            "stamp": edition.stamp(),
            "checkpoint": edition.checkpoint().map(|words| self.whole(&words)),
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
        json!({"kind": "section", "title": self.whole(section.title()), "blocks": self.blocks(section.blocks())})
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
            "warning": note.weight() == Weight::Warning,
            "title": self.text(note.title()),
            "spans": spans,
        })
    }

    fn table(&mut self, table: &Table) -> Value {
        let columns: Vec<_> = table.columns().iter().map(|column| self.column(column)).collect();
        let rows: Vec<_> = table.rows().iter().map(|row| self.row(row)).collect();
        json!({
            "kind": "table",
            "caption": self.text(table.caption()),
            "columns": columns,
            "headed": table.row_header() == RowHeader::First,
            "rows": rows,
        })
    }

    fn column(&mut self, column: &Column) -> Value {
        json!({"heading": self.text(column.heading()), "weight": column.weight(), "end": column.align() == Align::End})
    }

    fn row(&mut self, row: &[Cell]) -> Value {
        let long =
            row.iter().any(|cell| matches!(cell, Cell::Words(words) if words.words().len() > LONG_CELL));
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
        self.missing += shown.matches(REPLACEMENT).count() - text.matches(REPLACEMENT).count();
        shown
    }

    /// The text in pieces between which a line may be broken; one string where there is one piece.
    fn text(&mut self, text: &str) -> Value {
        let shown = self.whole(text);
        match pieces(&shown).as_slice() {
            [] => json!(""),
            [piece] => json!(piece),
            pieces => json!(pieces),
        }
    }
}

/// Cuts long words: after a sign inside them, else after a number of characters.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut word, mut since_cut) = (0, 0, 0);
    let lengths = word_lengths(text);
    for (at, character) in text.char_indices() {
        if character.is_whitespace() {
            (word, since_cut) = (word + 1, 0);
            continue;
        }
        let may_cut = lengths.get(word).is_some_and(|length| *length > LONG_WORD);
        let is_letter = character.is_alphanumeric() || is_joined(character);
        if may_cut && since_cut >= LONG_WORD && !is_joined(character) {
            pieces.push(&text[start..at]);
            (start, since_cut) = (at, 0);
        }
        since_cut += 1;
        if may_cut && !is_letter && since_cut > 3 {
            let end = at + character.len_utf8();
            pieces.push(&text[start..end]);
            (start, since_cut) = (end, 0);
        }
    }
    pieces.push(&text[start..]);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The number of characters between each white space and the next.
fn word_lengths(text: &str) -> Vec<usize> {
    text.split(char::is_whitespace).map(|word| word.chars().count()).collect()
}

/// Marks that belong to the character before them, and letters of scripts that join.
fn is_joined(character: char) -> bool {
    matches!(u32::from(character), 0x300..=0x36f | 0x590..=0x8ff | 0x900..=0x109f | 0x200b..=0x200f | 0x20d0..=0x20ff | 0xfe00..=0xfe0f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_words_are_cut() {
        let check = |text, expected: &[&str]| assert_eq!(pieces(text), expected, "{text:?}");
        check("", &[]);
        check("safeguarding arrangements", &["safeguarding arrangements"]);
        check(
            "see https://example.org/board/papers?year=2020",
            &["see https:", "//example.", "org/", "board/", "papers?", "year=", "2020"],
        );
        check(&"x".repeat(40), &[&"x".repeat(18), &"x".repeat(18), "xxxx"]);
        check("a  b", &["a  b"]);
    }

    #[test]
    fn what_is_not_drawn_is_counted() {
        let mut data = Data { coverage: Coverage::Every, missing: 0 };
        assert_eq!(data.whole("a\u{4e2d}b\u{fffd}"), "a\u{fffd}b\u{fffd}");
        assert_eq!(data.missing, 1);
        assert!(data.missing_note().is_some_and(|note| note.starts_with("1 character not in the fonts")));
    }
}
