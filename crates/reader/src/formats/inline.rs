//! The words of a line or a cell: remains of HTML, marks of Markdown, folded white space.

use std::borrow::Cow;

use goldthread_anchor::{Anchor, Quote, TextRange};

use crate::{Marks, Paragraph, Run};

/// The paragraphs of the range `start..end` of the text; `at` is the place that the words are given.
///
/// `room` is how many more runs the document may have; where there is none, words of different marks stay in one.
pub fn paragraphs(text: &str, start: usize, end: usize, at: Anchor, room: &mut usize) -> Vec<Paragraph> {
    let mut reading = Reading { at, begin: start, room: *room, ..Reading::default() };
    let mut here = start;
    while here < end {
        here += reading.step(&text[here..end], here);
    }
    reading.end_paragraph(end);
    *room = reading.room;
    reading.paragraphs
}

#[derive(Default)]
struct Reading {
    at: Anchor,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    words: String,
    marks: Marks,
    /// The byte that the run being read starts at.
    begin: usize,
    /// How many more runs may be made.
    room: usize,
}

/// What stands at the head of the rest of a line.
enum Piece<'a> {
    Words(Cow<'a, str>),
    Break,
    Mark(fn(&mut Marks, Turn)),
    Turned(fn(&mut Marks, Turn), Turn),
    Nothing,
}

#[derive(Clone, Copy)]
enum Turn {
    On,
    Off,
    Over,
}

impl Reading {
    /// Takes one piece in; returns how many bytes it was.
    fn step(&mut self, rest: &str, here: usize) -> usize {
        let (piece, length) = next(rest, self.words.chars().next_back(), self.marks);
        match piece {
            Piece::Words(words) => self.push(&words, here),
            Piece::Break if length == 0 || self.has_room() => self.end_paragraph(here),
            Piece::Break => self.push(" ", here),
            Piece::Mark(set) => self.turn(set, Turn::Over, here),
            Piece::Turned(set, turn) => self.turn(set, turn, here),
            Piece::Nothing => {}
        }
        length
    }

    fn push(&mut self, words: &str, here: usize) {
        if self.words.is_empty() {
            self.begin = here;
        }
        for c in words.chars().filter(|c| !is_unprintable(*c)) {
            if !is_space(c) {
                self.words.push(c);
            } else if !self.words.ends_with(' ') {
                self.words.push(' ');
            }
        }
    }

    fn turn(&mut self, set: fn(&mut Marks, Turn), turn: Turn, here: usize) {
        let before = self.marks;
        set(&mut self.marks, turn);
        if self.marks != before && self.has_room() {
            let now = std::mem::replace(&mut self.marks, before);
            self.end_run(here);
            self.marks = now;
        }
    }

    /// Whether more runs and paragraphs are parted; beyond, words are kept in one.
    fn has_room(&self) -> bool {
        self.room > 0
    }

    fn end_run(&mut self, here: usize) {
        let words = std::mem::take(&mut self.words);
        if !words.is_empty() {
            let line = self.at.line().unwrap_or(1);
            let at =
                self.at.clone().with_range(TextRange { start: narrow(self.begin), end: narrow(here), line });
            self.room = self.room.saturating_sub(1);
            self.runs.push(Run { words: Quote::at(words, at), marks: self.marks });
        }
    }

    fn end_paragraph(&mut self, here: usize) {
        self.end_run(here);
        let runs = std::mem::take(&mut self.runs);
        if runs.iter().any(|run| !run.words.text().trim().is_empty()) {
            self.paragraphs.push(Paragraph { runs });
        }
    }
}

/// Bytes as anchors count them; a source is never longer.
pub fn narrow(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// Characters that steer a terminal, or turn the direction of what is printed after them; a document has no use for them.
fn is_unprintable(c: char) -> bool {
    c.is_control() && !c.is_whitespace() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

fn next(rest: &str, before: Option<char>, marks: Marks) -> (Piece<'_>, usize) {
    let special =
        |c: char| matches!(c, '<' | '&' | '*' | '_' | '~' | '`' | '\\' | '[' | '"' | '•' | '\u{F0B7}');
    let found = match rest.chars().next() {
        Some('<') => tag(rest),
        Some('&') => entity(rest),
        Some('*' | '_' | '~') => emphasis(rest, before, marks),
        Some('`') => code(rest, before),
        Some('"') if rest.starts_with("\"\"") => Some((Piece::Words(Cow::Borrowed("\"")), 2)),
        Some('\\') => escape(rest),
        Some('[') => link(rest),
        Some('•' | '\u{F0B7}') if before == Some(' ') => return bullet(rest, before),
        _ => None,
    };
    found.unwrap_or_else(|| {
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let end = rest[first..].find(special).map_or(rest.len(), |at| first + at);
        (Piece::Words(Cow::Borrowed(&rest[..end])), end)
    })
}

/// A bullet in running text begins a paragraph, and stays in it as printed.
fn bullet(rest: &str, before: Option<char>) -> (Piece<'_>, usize) {
    match before {
        Some(_) => (Piece::Break, 0),
        None => (Piece::Words(Cow::Borrowed("•")), rest.chars().next().map_or(1, char::len_utf8)),
    }
}

fn tag(rest: &str) -> Option<(Piece<'_>, usize)> {
    const LONGEST: usize = 400;
    let head = rest.get(..rest.len().min(LONGEST)).unwrap_or_else(|| floor(rest, LONGEST));
    let end = head.find('>')?;
    let inside = &head[1..end];
    let (closing, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
    let name: String =
        inside.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    if name.is_empty() || inside.contains('<') {
        return None;
    }
    let turn = if closing { Turn::Off } else { Turn::On };
    let piece = match name.as_str() {
        "p" | "br" | "li" | "ul" | "ol" | "div" | "tr" | "h1" | "h2" | "h3" | "h4" => Piece::Break,
        "i" | "em" => Piece::Turned(set_emphasis, turn),
        "b" | "strong" => Piece::Turned(set_strong, turn),
        "s" | "del" | "strike" => Piece::Turned(set_struck, turn),
        "a" | "u" | "ins" | "span" | "sup" | "sub" | "font" | "small" | "mark" | "td" | "th" | "img" => {
            Piece::Nothing
        }
        _ => return None,
    };
    Some((piece, end + 1))
}

/// The longest start of `text` of at most `most` bytes.
fn floor(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

fn set_emphasis(marks: &mut Marks, turn: Turn) {
    set(&mut marks.emphasis, turn);
}

fn set_strong(marks: &mut Marks, turn: Turn) {
    set(&mut marks.strong, turn);
}

fn set_struck(marks: &mut Marks, turn: Turn) {
    set(&mut marks.struck, turn);
}

fn set(mark: &mut bool, turn: Turn) {
    *mark = match turn {
        Turn::On => true,
        Turn::Off => false,
        Turn::Over => !*mark,
    };
}

const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bull", "•"),
    ("hellip", "…"),
    ("pound", "£"),
];

fn entity(rest: &str) -> Option<(Piece<'_>, usize)> {
    let end = rest.bytes().take(12).position(|byte| byte == b';')?;
    let name = &rest[1..end];
    let words = match name.strip_prefix('#') {
        Some(number) => character(number)?.to_string(),
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((Piece::Words(Cow::Owned(words)), end + 1))
}

fn character(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| !c.is_control())
}

/// `**`, `__`, `*`, `_` and `~~` where Markdown would take them for marks.
fn emphasis(rest: &str, before: Option<char>, marks: Marks) -> Option<(Piece<'_>, usize)> {
    const LONGEST: usize = 3;
    let mark = rest.chars().next()?;
    let length = rest.chars().take(LONGEST).take_while(|c| *c == mark).count();
    let (set, on): (fn(&mut Marks, Turn), bool) = match (mark, length) {
        ('*' | '_', 2) => (set_strong, marks.strong),
        ('*' | '_', 1) => (set_emphasis, marks.emphasis),
        ('~', 2) => (set_struck, marks.struck),
        _ => return None,
    };
    let after = rest[length..].chars().next();
    let stands = if on { leans_on(before, after) } else { leans_on(after, before) };
    stands.then_some((Piece::Mark(set), length))
}

/// Whether a mark belongs to the character on its inner side: words stand there, and none on its outer side.
fn leans_on(inner: Option<char>, outer: Option<char>) -> bool {
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let punctuation = |c: Option<char>| c.is_some_and(|c| c.is_ascii_punctuation() || "‘’“”–—".contains(c));
    !space(inner) && (space(outer) || punctuation(outer))
}

/// A backtick that marks code; inside a word it stays.
fn code(rest: &str, before: Option<char>) -> Option<(Piece<'_>, usize)> {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    (!word(before) || !word(rest[1..].chars().next())).then_some((Piece::Nothing, 1))
}

fn escape(rest: &str) -> Option<(Piece<'_>, usize)> {
    let escaped = rest[1..].chars().next().filter(char::is_ascii_punctuation)?;
    Some((Piece::Words(Cow::Owned(escaped.to_string())), 2))
}

/// `[words](address)`: the words are kept.
fn link(rest: &str) -> Option<(Piece<'_>, usize)> {
    const LONGEST_WORDS: usize = 300;
    const LONGEST_ADDRESS: usize = 2_000;
    let close = floor(rest, LONGEST_WORDS).find(']')?;
    let words = &rest[1..close];
    let address = rest[close + 1..].strip_prefix('(')?;
    let end = floor(address, LONGEST_ADDRESS).find(')')?;
    if words.contains(['[', '\n', '<']) {
        return None;
    }
    Some((Piece::Words(Cow::Borrowed(words)), close + 2 + end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let at = Anchor::Text(TextRange { start: 0, end: narrow(text.len()), line: 1 });
        let read: Vec<String> = paragraphs(text, 0, text.len(), at, &mut 100)
            .iter()
            .map(|paragraph| paragraph.text().into_owned())
            .collect();
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn remains_of_html_part_paragraphs_and_go() {
        check("<p>One.</p> <p>Two &amp; three.</p>", &["One.", "Two & three."]);
        check("<ol style=\"a: b\"> 1. First 2. Second ", &["1. First 2. Second"]);
        check("fewer than <5 children", &["fewer than <5 children"]);
        check("30<sup>th</sup>&nbsp;September", &["30th September"]);
        check("Run <ul> • July • August", &["Run", "• July", "• August"]);
    }

    #[test]
    fn marks_of_markdown_go_where_they_are_marks() {
        check("**Areas of concern**", &["Areas of concern"]);
        check("**Date:** 4 May", &["Date: 4 May"]);
        check("a * b and 2*3", &["a * b and 2*3"]);
        check("use `one` of the children`s", &["use one of the children`s"]);
        check("see [the letter](#) of snake_case_names", &["see the letter of snake_case_names"]);
        check("a \\| b", &["a | b"]);
    }

    #[test]
    fn runs_know_their_marks() {
        let text = "Title. <i>What was found.</i>";
        let at = Anchor::Text(TextRange { start: 0, end: 29, line: 7 });
        let read = paragraphs(text, 0, text.len(), at, &mut 100);
        let marks: Vec<bool> = read[0].runs.iter().map(|run| run.marks.emphasis).collect();
        assert_eq!(marks, [false, true]);
        assert_eq!(read[0].quote().text(), "Title. What was found.");
        assert_eq!(read[0].runs[1].words.anchor().range(), Some(TextRange { start: 10, end: 25, line: 7 }));
    }
}
