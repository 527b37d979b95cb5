//! Small things about texts that several rules need.

use std::ops::Range;

use goldthread_anchor::Quote;
use goldthread_plan::Section;
pub(crate) use goldthread_plan::dates::day;

/// Lower case, every run of other than letters and digits as one space: what two texts share when they say the same.
pub(crate) fn folded(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

/// The words of a text in lower case; apostrophes are left out of them.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && !is_apostrophe(c))
        .map(|word| match word {
            plain if plain.is_ascii() && !plain.contains('\'') => plain.to_ascii_lowercase(),
            other => other.chars().filter(|c| !is_apostrophe(*c)).flat_map(char::to_lowercase).collect(),
        })
        .filter(|word| !word.is_empty())
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

/// Words in quotation marks without their full stop, cut at a word's end where they are long.
pub(crate) fn quoted(words: &str) -> String {
    const LONGEST: usize = 120;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_end_matches('.');
    match line.char_indices().nth(LONGEST) {
        None => format!("“{line}”"),
        Some((cut, _)) => {
            let end = line[..cut].rfind(' ').unwrap_or(cut);
            format!("“{} …”", &line[..end])
        }
    }
}

/// The sentence of the quote that the range stands in.
pub(crate) fn sentence_of(quote: &Quote, range: &Range<usize>) -> Quote {
    quote.slice(sentence_at(quote.text(), range))
}

/// The sentence, or line, that the range stands in; of a text without an end, what stands near.
pub(crate) fn sentence_at(text: &str, range: &Range<usize>) -> Range<usize> {
    const NEAR: usize = 600;
    let first = boundary(text, range.start.saturating_sub(NEAR));
    let last = boundary(text, range.end.saturating_add(NEAR).min(text.len()));
    let before = text[first..range.start].char_indices().rev().map(|(at, c)| first + at + c.len_utf8());
    let after = text[range.end..last].char_indices().map(|(at, c)| range.end + at + c.len_utf8());
    let start = before.into_iter().find(|at| ends_at(text, *at)).unwrap_or(first);
    let end = after.into_iter().find(|at| ends_at(text, *at)).unwrap_or(last);
    start..end
}

/// The nearest boundary of characters at or before the byte `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The first of a text, up to `longest` bytes.
pub(crate) fn head(text: &str, longest: usize) -> &str {
    &text[..boundary(text, text.len().min(longest))]
}

/// The sentences and lines of a text.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= text.len() {
            return None;
        }
        let rest = text[start..].char_indices().map(|(at, c)| start + at + c.len_utf8());
        let end = rest.into_iter().find(|at| ends_at(text, *at)).unwrap_or(text.len());
        let sentence = start..end;
        start = end;
        Some(sentence)
    })
}

/// Whether a sentence or a line ends just before the byte `at`.
fn ends_at(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    match before.next() {
        Some('\n') => true,
        Some('.' | '!' | '?' | ';') => {
            let next = text[at..].chars().next();
            // "e.g." and "i.e." end nothing.
            let short = before.next().is_some_and(char::is_alphabetic) && before.next() == Some('.');
            next.is_none_or(char::is_whitespace) && !short
        }
        _ => false,
    }
}

/// A section as it is printed: by its number, or by its title where it has none.
pub(crate) fn cited(section: &Section) -> String {
    match &section.fields().reference {
        Some(reference) if !reference.is_empty() => section.name(),
        _ => quoted(section.fields().title.text()),
    }
}

/// `1 action`, `2 actions`.
pub(crate) fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// `a, b and c`.
pub(crate) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, at: &str, expected: &str) {
        let start = text.find(at).unwrap();
        assert_eq!(text[sentence_at(text, &(start..start + at.len()))].trim(), expected);
    }

    #[test]
    fn a_sentence_ends_at_a_stop_or_a_line() {
        check("One is done. Two is on hold. Three", "on hold", "Two is on hold.");
        check("One is done\nTwo is on hold\nThree", "on hold", "Two is on hold");
        check("By the 31.12.20 at the latest. Next", "latest", "By the 31.12.20 at the latest.");
        check("Told some, e.g. chairs, by post. Then", "chairs", "Told some, e.g. chairs, by post.");
        check("on hold", "on hold", "on hold");
    }

    #[test]
    fn a_text_is_the_sum_of_its_sentences() {
        let text = "One. Two; three\nfour 3.5 five";
        let parts: Vec<_> = sentences(text).map(|range| &text[range]).collect();
        assert_eq!(parts.concat(), text);
        assert_eq!(parts.len(), 4);
    }

    #[test]
    fn long_words_are_cut_at_a_words_end() {
        assert_eq!(quoted("a  b"), "“a b”");
        let long = quoted(&"word ".repeat(60));
        assert!(long.ends_with("word …”") && long.chars().count() < 130, "{long}");
    }
}
