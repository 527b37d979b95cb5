//! Text cut into words, numbers and marks.

use super::words;

/// What stands between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    /// Nothing: the two touch.
    None,
    /// White space within a line.
    Space,
    /// A line break, or the start of the text.
    Line,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A run of letters.
    Word,
    /// A run of at most four digits, with its value.
    Number(i16),
    /// A longer run of digits.
    LongNumber,
    /// Any other character.
    Mark(char),
}

/// A piece of the text, with its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its characters.
    pub text: &'a str,
    /// The byte at which it starts.
    pub start: usize,
    /// What stands before it.
    pub gap: Gap,
}

impl Token<'_> {
    /// The byte after its last.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// A text in tokens. Every question takes any index: outside the text the answer is "nothing".
#[derive(Debug)]
pub(crate) struct Tokens<'a> {
    list: Vec<Token<'a>>,
}

impl<'a> Tokens<'a> {
    /// Cuts a text.
    pub(crate) fn of(text: &'a str) -> Self {
        Self { list: part_run_together_digits(&cut(text)) }
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn get(&self, at: usize) -> Option<&Token<'a>> {
        self.list.get(at)
    }

    /// The token before `at`.
    pub(crate) fn before(&self, at: usize) -> Option<&Token<'a>> {
        at.checked_sub(1).and_then(|at| self.list.get(at))
    }

    /// The word at `at`, as printed.
    pub(crate) fn word(&self, at: usize) -> Option<&'a str> {
        self.get(at).filter(|token| token.kind == Kind::Word).map(|token| token.text)
    }

    /// The word before `at`, as printed, passing over a hyphen.
    pub(crate) fn word_before(&self, at: usize) -> Option<&'a str> {
        let before = at.checked_sub(1)?;
        if self.mark(before).is_some_and(words::is_dash) {
            return self.word(before.checked_sub(1)?);
        }
        self.word(before)
    }

    /// Whether the word at `at` is one of `list`, in any case.
    pub(crate) fn is_word(&self, at: usize, list: &[&str]) -> bool {
        self.word(at).is_some_and(|word| words::among(word, list))
    }

    /// The value of the number at `at`, and how many digits print it.
    pub(crate) fn number(&self, at: usize) -> Option<(i16, usize)> {
        let token = self.get(at)?;
        match token.kind {
            Kind::Number(value) => Some((value, token.text.len())),
            _ => None,
        }
    }

    /// The mark at `at`.
    pub(crate) fn mark(&self, at: usize) -> Option<char> {
        match self.get(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    pub(crate) fn is_mark(&self, at: usize, list: &[char]) -> bool {
        self.mark(at).is_some_and(|mark| list.contains(&mark))
    }

    /// Whether the token at `at` touches the one before it.
    pub(crate) fn touches(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.gap == Gap::None)
    }

    /// Whether the token at `at` opens a line.
    pub(crate) fn opens_line(&self, at: usize) -> bool {
        self.get(at).is_none_or(|token| token.gap == Gap::Line)
    }

    /// `at`, or the place after it where it is one of the words.
    pub(crate) fn past_word(&self, at: usize, list: &[&str]) -> usize {
        if self.is_word(at, list) { at + 1 } else { at }
    }

    /// `at`, or the place after it where it is one of the marks.
    pub(crate) fn past_mark(&self, at: usize, list: &[char]) -> usize {
        if self.is_mark(at, list) { at + 1 } else { at }
    }

    /// The bytes of the tokens from `from` up to but without `to`.
    pub(crate) fn bytes(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        let start = self.get(from).map_or(0, |token| token.start);
        let end = self.before(to).map_or(start, Token::end);
        start..end.max(start)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Line,
    Letter,
    Digit,
    Mark,
}

fn class(c: char) -> Class {
    match c {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => Class::Line,
        '\u{200b}' | '\u{feff}' => Class::Space,
        c if c.is_whitespace() => Class::Space,
        c if c.is_ascii_digit() => Class::Digit,
        c if c.is_alphabetic() => Class::Letter,
        _ => Class::Mark,
    }
}

fn cut(text: &str) -> Vec<Token<'_>> {
    let mut list = Vec::new();
    let mut gap = Gap::Line;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let class_here = class(c);
        match class_here {
            Class::Space => gap = gap.max(Gap::Space),
            Class::Line => gap = Gap::Line,
            Class::Mark => {
                list.push(Token {
                    kind: Kind::Mark(c),
                    text: &text[start..start + c.len_utf8()],
                    start,
                    gap,
                });
                gap = Gap::None;
            }
            Class::Letter | Class::Digit => {
                let mut end = start + c.len_utf8();
                while let Some((at, next)) = chars.next_if(|(_, next)| class(*next) == class_here) {
                    end = at + next.len_utf8();
                }
                list.push(run(&text[start..end], start, gap));
                gap = Gap::None;
            }
        }
    }
    list
}

fn run(text: &str, start: usize, gap: Gap) -> Token<'_> {
    let kind = if !text.starts_with(|c: char| c.is_ascii_digit()) {
        Kind::Word
    } else if text.len() <= 4 {
        text.parse().map_or(Kind::LongNumber, Kind::Number)
    } else {
        Kind::LongNumber
    };
    Token { kind, text, start, gap }
}

/// Parts digits that two dates left without a space between them: "202031 March" and "3130 December".
fn part_run_together_digits<'a>(list: &[Token<'a>]) -> Vec<Token<'a>> {
    let mut parted = Vec::with_capacity(list.len());
    for (at, token) in list.iter().enumerate() {
        match list.get(at + 1).and_then(|next| seam(token, next)) {
            Some(seam) => {
                parted.push(run(&token.text[..seam], token.start, token.gap));
                parted.push(run(&token.text[seam..], token.start + seam, Gap::None));
            }
            None => parted.push(*token),
        }
    }
    parted
}

/// The byte at which a run of digits that comes before `next` is two numbers.
fn seam(token: &Token<'_>, next: &Token<'_>) -> Option<usize> {
    let digits = token.text;
    let is_day = |text: &str| text.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    let in_century = digits.starts_with("20") || digits.starts_with("19");
    let before_month = next.kind == Kind::Word && words::month(next.text).is_some();
    let before_mark = next.gap == Gap::None && matches!(next.kind, Kind::Mark('/' | '.'));
    match (token.kind, digits.len()) {
        (Kind::LongNumber, 5 | 6) if in_century && (before_month || before_mark) && is_day(&digits[4..]) => {
            Some(4)
        }
        (Kind::Number(_), 4)
            if before_month && !in_century && is_day(&digits[..2]) && is_day(&digits[2..]) =>
        {
            Some(2)
        }
        _ => None,
    }
}
