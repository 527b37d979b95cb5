//! Text inside a block: plain, strong, emphasised, a link, or a line break.

use crate::text::{Kept, keep};

/// A run of spans; its text holds no control characters, and its lines are told by [`Span::Break`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inline(Vec<Span>);

/// A piece of text in one manner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Text as it is.
    Plain(String),
    /// Text that matters more than its surroundings.
    Strong(String),
    /// Text that is stressed or said by someone else.
    Emphasised(String),
    /// Words that lead somewhere.
    Link {
        /// The words.
        words: String,
        /// Where they lead.
        to: Address,
    },
    /// A new line within the same paragraph or cell.
    Break,
}

/// An address that a link may lead to: `https`, `http` or `mailto`, and nothing that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// The address, unless it is of another kind, is longer than 2,000 bytes, or holds white space or control characters.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let known = ["https://", "http://", "mailto:"];
        let start = known.iter().find(|start| starts_with_folded(text, start))?;
        let sound = !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\".contains(c));
        let fits = (start.len() + 1..=2000).contains(&text.len());
        (sound && fits).then(|| Self(text.to_owned()))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn starts_with_folded(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// The text before the first web address, the address, and the text after it.
fn split_at_address(text: &str) -> Option<(&str, Address, &str)> {
    let start = ["https://", "http://"].iter().filter_map(|start| text.find(start)).min()?;
    let (before, rest) = text.split_at(start);
    let word =
        rest.find(|c: char| c.is_whitespace() || "<>\"\\|".contains(c)).map_or(rest, |end| &rest[..end]);
    let word = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '”']);
    let address = Address::parse(word)?;
    Some((before, address, &rest[word.len()..]))
}

impl Inline {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds plain text; its line ends become breaks, and a web address in it becomes a link.
    #[must_use]
    pub fn text(self, text: impl AsRef<str>) -> Self {
        let mut inline = self;
        let mut rest = text.as_ref();
        while let Some((before, address, after)) = split_at_address(rest) {
            inline = inline.push(before, Span::Plain).link(address.as_str(), &address);
            rest = after;
        }
        inline.push(rest, Span::Plain)
    }

    /// Adds strong text.
    #[must_use]
    pub fn strong(self, text: impl AsRef<str>) -> Self {
        self.push(text.as_ref(), Span::Strong)
    }

    /// Adds emphasised text.
    #[must_use]
    pub fn emphasised(self, text: impl AsRef<str>) -> Self {
        self.push(text.as_ref(), Span::Emphasised)
    }

    /// Adds words that lead to an address.
    #[must_use]
    pub fn link(self, words: impl AsRef<str>, to: &Address) -> Self {
        self.push(words.as_ref(), |words| Span::Link { words, to: to.clone() })
    }

    /// Adds a line break, unless the text is empty so far.
    #[must_use]
    pub fn line_break(mut self) -> Self {
        if !self.0.is_empty() {
            self.0.push(Span::Break);
        }
        self
    }

    /// Adds the spans of another text.
    #[must_use]
    pub fn and(mut self, other: Inline) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The spans in order, without breaks before the first words or after the last.
    pub fn spans(&self) -> &[Span] {
        let seen = |span: &Span| *span != Span::Break;
        let first = self.0.iter().position(seen).unwrap_or(0);
        let end = self.0.iter().rposition(seen).map_or(0, |last| last + 1);
        &self.0[first..end]
    }

    /// Whether nothing would be seen.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|span| span.words().trim().is_empty())
    }

    /// The words alone, a space for each break.
    pub fn words(&self) -> String {
        self.0.iter().map(Span::words).collect()
    }

    fn push(mut self, text: &str, span: impl Fn(String) -> Span) -> Self {
        let mut words = String::new();
        for kept in text.replace("\r\n", "\n").replace('\r', "\n").chars().map(keep) {
            match kept {
                Kept::Char(c) => words.push(c),
                Kept::Nothing => {}
                Kept::Break => {
                    self.push_words(std::mem::take(&mut words), &span);
                    self.0.push(Span::Break);
                }
            }
        }
        self.push_words(words, &span);
        self
    }

    fn push_words(&mut self, words: String, span: impl Fn(String) -> Span) {
        if !words.is_empty() {
            self.0.push(span(words));
        }
    }
}

impl Span {
    /// The words of the span; a break is a space.
    pub fn words(&self) -> &str {
        match self {
            Span::Plain(words) | Span::Strong(words) | Span::Emphasised(words) | Span::Link { words, .. } => {
                words
            }
            Span::Break => " ",
        }
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Self {
        Inline::new().text(text)
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Self {
        Inline::new().text(text)
    }
}

impl From<&String> for Inline {
    fn from(text: &String) -> Self {
        Inline::new().text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_the_web_or_a_mailbox() {
        let check = |text, expected: Option<&str>| {
            assert_eq!(Address::parse(text).as_ref().map(Address::as_str), expected, "{text:?}");
        };
        check("https://example.org/a?b=c", Some("https://example.org/a?b=c"));
        check(" HTTP://example.org ", Some("HTTP://example.org"));
        check("mailto:board@example.org", Some("mailto:board@example.org"));
        check("javascript:alert(1)", None);
        check("data:text/html,x", None);
        check("https://", None);
        check("https://example.org/a b", None);
        check("/plans/1", None);
        check("", None);
    }

    #[test]
    fn line_ends_become_breaks_and_control_characters_go() {
        let inline = Inline::from("one\r\ntwo\rthree\u{0}\n").strong("four");
        let plain = |words: &str| Span::Plain(words.to_owned());
        let expected = [
            plain("one"),
            Span::Break,
            plain("two"),
            Span::Break,
            plain("three"),
            Span::Break,
            Span::Strong("four".to_owned()),
        ];
        assert_eq!(inline.spans(), expected);
        assert_eq!(inline.words(), "one two three four");
    }

    #[test]
    fn a_web_address_in_the_text_becomes_a_link() {
        let check = |text: &str, expected: &[&str]| {
            let inline = Inline::from(text);
            let links = inline.spans().iter().filter_map(|span| match span {
                Span::Link { words, to } if words == to.as_str() => Some(to.as_str()),
                _ => None,
            });
            assert_eq!(links.collect::<Vec<_>>(), expected, "{text:?}");
            assert_eq!(inline.words(), text);
        };
        check(
            "see https://example.org/a, and (http://example.org).",
            &["https://example.org/a", "http://example.org"],
        );
        check("https:// is nothing", &[]);
        check("no address", &[]);
    }

    #[test]
    fn blank_text_is_told() {
        assert!(Inline::from(" \n ").is_blank());
        assert!(Inline::new().line_break().spans().is_empty());
        assert!(!Inline::from("x").is_blank());
        assert!(Inline::from("\n\n").spans().is_empty());
        assert_eq!(Inline::from("\nx\n\n").spans().len(), 1);
    }
}
