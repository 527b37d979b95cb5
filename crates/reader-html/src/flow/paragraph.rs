//! Words to paragraphs: runs of one look, and what stands before them.

use goldthread_anchor::Quote;
use goldthread_tree::{Block, Marks, Paragraph, Run};

use super::{Flow, Shape};
use crate::reader::Look;
use crate::shade::seen;
use crate::style::Symbols;

impl Flow<'_, '_> {
    /// Adds words, their white space folded.
    pub(super) fn words(&mut self, words: &str, look: Look) {
        if !look.as_typed {
            return self.line(words, look);
        }
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 {
                self.end_paragraph();
            }
            self.line(line, look);
        }
    }

    pub(super) fn line(&mut self, words: &str, look: Look) {
        if !words.trim().is_empty() {
            if look.hidden {
                let at = self.reader.place(self.inside);
                self.reader.note_hidden(words, &at);
            }
            self.read.shade.words(words, look.ground, seen(look.ink));
            if look.marks != self.marks {
                self.end_run();
                self.marks = look.marks;
            }
        }
        let symbols = look.symbols.unwrap_or(Symbols::Letters);
        for c in words.chars().filter(|c| !is_unprintable(*c)).map(|c| symbols.shown(c)) {
            if !is_space(c) {
                self.words.push(c);
            } else if !self.ends_with_space() {
                self.words.push(' ');
            }
        }
    }

    /// Whether a space more would be one too many.
    pub(super) fn ends_with_space(&self) -> bool {
        let before = self.runs.last().map(|run| run.words.text());
        let last = if self.words.is_empty() { before } else { Some(self.words.as_str()) };
        last.is_none_or(|words| words.ends_with(' '))
    }

    pub(super) fn end_run(&mut self) {
        let words = std::mem::take(&mut self.words);
        if !words.is_empty() {
            let at = self.reader.place(self.inside);
            self.runs.push(Run { words: Quote::at(words, at), marks: self.marks });
        }
    }

    /// Takes the runs of the paragraph, if they have words.
    pub(super) fn take_runs(&mut self) -> Vec<Run> {
        self.words.truncate(self.words.trim_end().len());
        self.end_run();
        let mut runs = std::mem::take(&mut self.runs);
        if runs.iter().all(|run| run.words.text().trim().is_empty()) {
            runs.clear();
        }
        runs
    }

    pub(super) fn end_paragraph(&mut self) {
        let runs = self.take_runs();
        if runs.is_empty() {
            return;
        }
        let runs = self.with_label(runs);
        let runs = self.with_mark(runs);
        self.emit(runs);
        if self.shape == Shape::Item {
            self.shape = Shape::Words;
        }
    }

    pub(super) fn emit(&mut self, runs: Vec<Run>) {
        let at = self.reader.place(self.inside);
        if !self.reader.take_room(&at) {
            return;
        }
        let paragraph = Paragraph { runs };
        let block = match self.shape {
            _ if self.inside.is_some() => Block::Paragraph(paragraph),
            Shape::Words => Block::Paragraph(paragraph),
            Shape::Heading(level) => Block::Heading(level, paragraph),
            Shape::Item => Block::Item(paragraph),
        };
        if self.inside.is_none() {
            self.reader.paragraphs = self.reader.paragraphs.saturating_add(1);
        }
        self.read.blocks.push(block);
    }

    /// The end of a term: its words wait for those that explain it.
    pub(super) fn end_term(&mut self) {
        let runs = self.take_runs();
        if !runs.is_empty() {
            self.end_label();
            self.label = runs;
        }
    }

    /// A term that nothing explains is a paragraph.
    pub(super) fn end_label(&mut self) {
        let runs = std::mem::take(&mut self.label);
        if !runs.is_empty() {
            self.emit(runs);
        }
    }

    pub(super) fn with_label(&mut self, runs: Vec<Run>) -> Vec<Run> {
        let mut label = std::mem::take(&mut self.label);
        if label.is_empty() {
            return runs;
        }
        let closed = label.last().is_some_and(|run| run.words.text().ends_with(':'));
        let colon = Quote::at(if closed { " " } else { ": " }, self.reader.place(self.inside));
        label.push(Run { words: colon, marks: Marks::default() });
        label.extend(runs);
        label
    }

    /// The mark of an item before its words; where these begin with a number of their own, it is left out.
    pub(super) fn with_mark(&mut self, mut runs: Vec<Run>) -> Vec<Run> {
        let mark = std::mem::take(&mut self.mark);
        if self.shape == Shape::Item && self.inside.is_none() && mark.is_empty() {
            return without_bullet(runs);
        }
        let Some(first) = runs.first_mut().filter(|_| !mark.is_empty()) else { return runs };
        let words = first.words.text().trim_start();
        let digits = words.trim_start_matches(|c: char| c.is_ascii_digit());
        let has_own = digits.len() < words.len() && digits.starts_with(['.', ')']);
        if !has_own {
            first.words = Quote::at(format!("{mark}{words}"), first.words.anchor());
        }
        runs
    }
}

/// The words of an item without the bullet that was written before them.
fn without_bullet(mut runs: Vec<Run>) -> Vec<Run> {
    let Some(first) = runs.first_mut() else { return runs };
    let words = first.words.text().trim_start();
    let rest = words.strip_prefix(['•', '·', '▪', '●', '➢', '❖']).or_else(|| words.strip_prefix("o "));
    if let Some(rest) = rest {
        first.words = Quote::at(rest.trim_start(), first.words.anchor());
    }
    if first.words.is_empty() {
        runs.remove(0);
    }
    runs
}

/// Characters that steer a terminal or turn the direction of what follows, and hyphens that are not seen.
fn is_unprintable(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{AD}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}
