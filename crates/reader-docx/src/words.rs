//! Words as they are put together: white space folded, runs of the same marks as one.

use goldthread_anchor::{Anchor, Quote};
use goldthread_tree::{Colour, Marks, Paragraph, Run};

use crate::numbering::Label;

/// The lines of one paragraph.
#[derive(Default)]
pub struct Words {
    lines: Vec<Vec<(String, Marks)>>,
}

impl Words {
    /// Adds words; white space is folded, what steers a printer or a terminal is left out.
    pub fn push(&mut self, words: impl Iterator<Item = char>, marks: Marks) {
        if self.lines.is_empty() {
            self.lines.push(Vec::new());
        }
        let Some(line) = self.lines.last_mut() else { return };
        let mut is_apart = line.last().is_none_or(|(words, _)| words.ends_with(' '));
        let mut said = words.filter_map(printed).filter(|c| {
            let is_kept = *c != ' ' || !is_apart;
            is_apart = *c == ' ';
            is_kept
        });
        let Some(first) = said.next() else { return };
        match line.last_mut() {
            Some((words, own)) if *own == marks => {
                words.push(first);
                words.extend(said);
            }
            _ => line.push((std::iter::once(first).chain(said).collect(), marks)),
        }
    }

    /// Ends a line.
    pub fn break_line(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(Vec::new());
        }
    }

    /// How many runs of marks there are.
    pub fn runs(&self) -> usize {
        self.lines.iter().map(Vec::len).sum()
    }

    /// Whether nothing is to be seen.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().flatten().all(|(words, _)| words.trim().is_empty())
    }

    /// Takes the bullet at the head away, if a person typed one.
    pub fn take_bullet(&mut self) -> bool {
        const BULLETS: &str = "-*+•▪‣·●○◦–";
        let Some((words, _)) = self.lines.first_mut().and_then(|line| line.first_mut()) else { return false };
        let Some(rest) = words.strip_prefix(|c| BULLETS.contains(c)).filter(|rest| rest.starts_with(' '))
        else {
            return false;
        };
        *words = rest.trim_start().to_owned();
        true
    }

    /// Puts the number of a list before the words; it has the marks that all of them share.
    pub fn label(&mut self, label: &Label) {
        let Label::Number(label) = label else { return };
        let all = |has: fn(&Marks) -> bool| {
            !self.is_empty() && self.lines.iter().flatten().all(|(_, marks)| has(marks))
        };
        let marks = Marks {
            emphasis: all(|marks| marks.emphasis),
            strong: all(|marks| marks.strong),
            struck: all(|marks| marks.struck),
            inserted: all(|marks| marks.inserted),
        };
        if self.lines.is_empty() {
            self.lines.push(Vec::new());
        }
        let Some(first) = self.lines.first_mut() else { return };
        match first.first_mut() {
            Some((words, own)) if *own == marks => words.insert_str(0, label),
            _ => first.insert(0, (label.clone(), marks)),
        }
    }

    /// One paragraph a line.
    pub fn lines(self, at: &Anchor) -> Vec<Paragraph> {
        let lines = self.lines.into_iter().map(|line| paragraph(line, at));
        lines
            .filter(|paragraph| paragraph.runs.iter().any(|run| !run.words.text().trim().is_empty()))
            .collect()
    }

    /// One paragraph, its lines parted by a space.
    pub fn joined(self, at: &Anchor) -> Paragraph {
        let mut all = Self::default();
        for (number, line) in self.lines.into_iter().enumerate() {
            for (words, marks) in line {
                let gap = number > 0 && all.lines.last().is_some();
                if gap && !all.text_ends_with_space() {
                    all.push(std::iter::once(' '), marks);
                }
                all.push(words.chars(), marks);
            }
        }
        paragraph(all.lines.into_iter().flatten().collect(), at)
    }

    fn text_ends_with_space(&self) -> bool {
        self.lines.last().and_then(|line| line.last()).is_none_or(|(words, _)| words.ends_with(' '))
    }
}

fn paragraph(line: Vec<(String, Marks)>, at: &Anchor) -> Paragraph {
    let runs = line.into_iter().map(|(words, marks)| Run { words: Quote::at(words, at.clone()), marks });
    Paragraph { runs: runs.collect() }
}

/// A character as it is kept; nothing of one that is not seen.
fn printed(c: char) -> Option<char> {
    match c {
        ' '..='~' => Some(c),
        '\u{2011}' => Some('-'),
        '\u{AD}' => None,
        c if is_space(c) => Some(' '),
        c => (!is_unprintable(c)).then_some(c),
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// Characters that steer a terminal, or turn the direction of what is printed after them.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether all that was looked at has one and the same colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shared {
    /// Nothing was looked at.
    #[default]
    Unseen,
    /// All have this.
    One(Option<Colour>),
    /// They differ.
    Several,
}

impl Shared {
    /// Looks at one more.
    pub fn add(&mut self, colour: Option<Colour>) {
        *self = match *self {
            Self::Unseen => Self::One(colour),
            Self::One(before) if before == colour => Self::One(colour),
            Self::One(_) | Self::Several => Self::Several,
        };
    }

    /// The colour that all have.
    pub fn colour(self) -> Option<Colour> {
        match self {
            Self::One(colour) => colour,
            Self::Unseen | Self::Several => None,
        }
    }
}

/// The colours of a cell's words and drawings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Behind its words.
    pub behind: Shared,
    /// Of its letters.
    pub ink: Shared,
    /// Of its shapes.
    pub shapes: Shared,
    /// Whether there are letters or figures, and not signs alone.
    pub has_letters: bool,
    /// Whether words stand outside of shapes.
    pub has_words: bool,
}

impl Tally {
    /// Looks at words of one look.
    pub fn add(
        &mut self,
        words: impl Iterator<Item = char>,
        behind: Option<Colour>,
        ink: Option<Colour>,
        in_shape: bool,
    ) {
        let mut seen = words.filter(|c| !c.is_whitespace()).peekable();
        if seen.peek().is_none() {
            return;
        }
        self.has_words |= !in_shape;
        self.has_letters = self.has_letters || seen.any(|c| c.is_alphanumeric() || c.is_ascii_punctuation());
        if !in_shape {
            self.behind.add(behind);
            self.ink.add(ink);
        }
    }

    /// The colour of words that are signs alone, or of the shape that stands alone.
    pub fn sign(&self) -> Option<Colour> {
        if self.has_words { self.ink.colour().filter(|_| !self.has_letters) } else { self.shapes.colour() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_runs_joined() {
        let check = |pieces: &[(&str, bool)], expected: &[&str]| {
            let mut words = Words::default();
            for (text, strong) in pieces {
                words.push(text.chars(), Marks { strong: *strong, ..Marks::default() });
            }
            let runs = words.joined(&Anchor::Paragraph(1)).runs;
            let read: Vec<&str> = runs.iter().map(|run| run.words.text()).collect();
            assert_eq!(read, expected);
        };
        check(&[(" Re", false), ("view \n", false), (" now", true)], &["Review ", "now"]);
        check(&[("a\u{A0}\t b\u{AD}c\u{202E}", false)], &["a bc"]);
        check(&[("", false), ("  ", true)], &[]);
    }
}
