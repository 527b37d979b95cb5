//! What abbreviations stand for, learned from the documents themselves: "return home interviews (RHI)".

use std::collections::HashMap;

/// The abbreviations that the documents explain, each with the words that it stands for.
#[derive(Debug, Default)]
pub(crate) struct Abbreviations(HashMap<String, String>);

/// Letters of the longest abbreviation that is looked for.
const LONGEST: usize = 6;
/// More of them than any document explains.
const MOST: usize = 500;

impl Abbreviations {
    /// Learns from a text what stands in brackets after the words it is made of.
    pub(crate) fn learn(&mut self, text: &str) {
        for (at, _) in text.match_indices('(') {
            let inside = text[at + 1..].char_indices().take(LONGEST + 4);
            let Some((end, _)) = inside.into_iter().find(|(_, c)| *c == ')') else { continue };
            let Some(short) = letters(&text[at + 1..at + 1 + end]) else { continue };
            if let Some(words) = spelt_out(before(text, at), &short) {
                self.explain(&short, &words);
            }
        }
    }

    /// Takes what a glossary says.
    pub(crate) fn explain(&mut self, short: &str, words: &str) {
        if let Some(short) = letters(short).filter(|_| self.0.len() < MOST) {
            self.0.entry(short).or_insert_with(|| words.to_owned());
        }
    }

    /// The words that a word stands for, if it is a known abbreviation.
    pub(super) fn meaning(&self, word: &str) -> Option<&str> {
        if self.0.is_empty() || word.len() > LONGEST + 3 {
            return None;
        }
        self.0.get(&letters(word)?).map(String::as_str)
    }
}

/// The capitals of an abbreviation: of `RHI's` and `PEPs` without the ending. `None` where it is none.
fn letters(word: &str) -> Option<String> {
    let word = word.trim().trim_end_matches('s').trim_end_matches(['\'', '’']);
    let is_short = (2..=LONGEST).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    is_short.then(|| word.to_owned())
}

/// What stands before a bracket, as far as anything can be spelt out.
fn before(text: &str, at: usize) -> &str {
    const FAR: usize = 200;
    let from = (at.saturating_sub(FAR)..=at).find(|from| text.is_char_boundary(*from)).unwrap_or(at);
    &text[from..at]
}

/// The last words before the bracket, where their first letters are those of the abbreviation.
///
/// Small words ("of", "and") may stand between; they give no letter.
fn spelt_out(before: &str, short: &str) -> Option<String> {
    let mut wanted = short.chars().rev().peekable();
    let mut taken = Vec::new();
    let cut = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | '–');
    for word in before.trim_end().rsplit(cut).take(LONGEST * 2) {
        let first = word.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next()?;
        if wanted.peek().is_some_and(|letter| first.eq_ignore_ascii_case(letter)) {
            wanted.next();
        } else if !matches!(word, "of" | "and" | "in" | "to" | "for" | "the") {
            return None;
        }
        taken.push(word);
        if wanted.peek().is_none() {
            taken.reverse();
            return Some(taken.join(" "));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_learned_where_they_are_explained() {
        let mut known = Abbreviations::default();
        known.learn("After return home interviews (RHI's) the young person is seen.");
        known.learn("A personal education plan (PEP) for all, special-guardianship orders (SGOs), and the rest (most).");
        known.learn("The head of the service (HOS) and the team (ABC)");
        let check = |word: &str, expected: Option<&str>| assert_eq!(known.meaning(word), expected, "{word}");
        check("RHI", Some("return home interviews"));
        check("RHIs", Some("return home interviews"));
        check("PEPs", Some("personal education plan"));
        check("SGO", Some("special guardianship orders"));
        check("HOS", Some("head of the service"));
        check("ABC", None);
        check("most", None);
        check("", None);
    }
}
