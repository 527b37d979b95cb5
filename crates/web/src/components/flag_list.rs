//! Flags: what a sharp scrutiny officer would ask, each with the words that it is about.

use goldthread_rules::Flag;
use maud::{Markup, html};

use super::Link;
use crate::place::Place;
use crate::words;

/// A flag as it is shown.
#[derive(Debug, Clone)]
pub struct FlagRow {
    /// The sentence.
    pub message: String,
    /// The rule's code and its page; nothing where it stands above a group of flags.
    pub rule: Option<Link>,
    /// The words before the words that it is about, those words, and the words after; as far as they are known.
    pub words: Excerpt,
    /// The section or action that it is about.
    pub about: Option<Link>,
    /// The words in the document.
    pub source: Option<String>,
}

/// Words of a document in their surroundings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// What comes before.
    pub before: String,
    /// The words.
    pub words: String,
    /// What comes after.
    pub after: String,
}

impl Excerpt {
    /// Words in a text that they stand in; on their own where they are not found in it.
    pub fn of(words: &str, text: &str) -> Self {
        match text.find(words) {
            Some(start) if !words.is_empty() => {
                let (before, after) = (&text[..start], &text[start + words.len()..]);
                Self {
                    before: last_words(before, 80),
                    words: words.to_owned(),
                    after: words::shortened(after, 80),
                }
            }
            _ => Self { words: words.to_owned(), ..Self::default() },
        }
    }
}

/// The last words of a text, cut at a word's start.
fn last_words(text: &str, longest: usize) -> String {
    let line = text.rsplit('\n').next().unwrap_or_default();
    let length = line.chars().count();
    if length <= longest {
        return line.to_owned();
    }
    let cut: String = line.chars().skip(length - longest).collect();
    let start = cut.find(' ').map_or(0, |space| space + 1);
    format!("…{}", &cut[start..])
}

impl FlagRow {
    /// The row of a flag; `text` is what the words stand in.
    pub fn of(flag: &Flag, text: &str, about: Option<Link>, place: Place) -> Self {
        Self {
            message: flag.message.clone(),
            rule: Some(Link::new(flag.rule.code, format!("/rules/{}", flag.rule.code))),
            words: Excerpt::of(&flag.words, text),
            about,
            source: place.words(&flag.at, &flag.words),
        }
    }
}

impl FlagRow {
    /// Whether the words say more than the sentence does.
    fn shows_words(&self) -> bool {
        let Excerpt { before, words, after } = &self.words;
        let alone = before.is_empty() && after.is_empty();
        let quoted = self.message.contains(words.trim_end_matches('.'));
        !(words.is_empty() || alone && quoted)
    }
}

/// The flags, one under the other.
pub fn flag_list(rows: &[FlagRow]) -> Markup {
    html! { @for row in rows { (flag(row)) } }
}

fn flag(row: &FlagRow) -> Markup {
    html! {
        div class="gt-flag" {
            p class="govuk-body govuk-!-margin-bottom-1" { (row.message) }
            @if row.shows_words() {
                p class="gt-words govuk-!-margin-bottom-1" { (row.words.before) mark { (row.words.words) } (row.words.after) }
            }
            ul class="gt-flag__where" {
                @if let Some(about) = &row.about { li { a class="govuk-link" href=(about.href) { (about.words) } } }
                @if let Some(source) = &row.source {
                    li {
                        a class="govuk-link" href=(source) {
                            "In the document" span class="govuk-visually-hidden" { ": " (row.message) }
                        }
                    }
                }
                @if let Some(rule) = &row.rule { li { a class="govuk-link" href=(rule.href) { "Rule " (rule.words) } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_shown_in_their_surroundings() {
        let excerpt = Excerpt::of("Ongoing", "Drafted. Ongoing with partners");
        assert_eq!((&*excerpt.before, &*excerpt.after), ("Drafted. ", " with partners"));
        assert_eq!(Excerpt::of("x", "abc"), Excerpt { words: "x".into(), ..Excerpt::default() });
        assert_eq!(Excerpt::of("", "abc"), Excerpt::default());
    }
}
