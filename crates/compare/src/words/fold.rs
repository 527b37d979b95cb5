//! Whether two texts say the same word for word, whatever their format does to spaces, quotation marks and dashes.

use std::ops::Range;

/// A word as it is compared, and the bytes that it stands at.
struct Word {
    text: String,
    at: Range<usize>,
}

/// The words of a text: lower case, marks at their edges taken off. What is only marks is no word.
fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let start = text.as_ptr() as usize;
    text.split_whitespace().filter_map(move |piece| {
        let from = piece.as_ptr() as usize - start;
        let mut plain = String::new();
        push_plain(&mut plain, piece);
        (!plain.is_empty()).then(|| Word { text: plain, at: from..from + piece.len() })
    })
}

/// Adds a piece between spaces as it is compared, which may be nothing.
fn push_plain(out: &mut String, piece: &str) {
    for c in piece.trim_matches(is_edge).chars() {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '\'' | '’' | '‘' | '\u{ad}' => {}
            '\u{2010}' | '\u{2011}' | '–' | '—' => out.push('-'),
            _ if c.is_ascii() => out.push(c),
            _ => out.extend(c.to_lowercase()),
        }
    }
}

/// Marks that do not count before or after a word.
fn is_edge(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '(' | ')' | '[' | ']' | '!' | '?' | '"' | '\'' | '-' | '*' | '•' | '–' | '—'
    ) || matches!(c, '“' | '”' | '‘' | '’' | '\u{2010}' | '\u{2011}')
}

/// A text as it is compared: two that fold alike say the same.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_whitespace() {
        let before = out.len();
        if before > 0 {
            out.push(' ');
        }
        let begun = out.len();
        push_plain(&mut out, piece);
        if out.len() == begun {
            out.truncate(before);
        }
    }
    out
}

/// Whether two texts say the same word for word.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

/// Whether two marks of a key are the same: a symbol counts, spaces and case do not.
pub(crate) fn same_mark(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    one == other || plain(one) == plain(other)
}

/// What became of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Added {
    /// All the old words stand, in their order, and these bytes of the new text stand before, after or between them.
    At(Range<usize>),
    /// Old words are gone.
    Rewritten,
}

/// The words that were put before, after or into a text. Both texts are not the same.
pub(crate) fn added_words(old: &str, new: &str) -> Added {
    let (old, new): (Vec<Word>, Vec<Word>) = (words(old).collect(), words(new).collect());
    let same = |(one, other): &(&Word, &Word)| one.text == other.text;
    let before = old.iter().zip(&new).take_while(same).count();
    let after = old[before..].iter().rev().zip(new[before..].iter().rev()).take_while(same).count();
    let put = &new[before..new.len() - after];
    match put {
        [first, .., last] | [first @ last] if before + after == old.len() => {
            Added::At(first.at.start..last.at.end)
        }
        _ => Added::Rewritten,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_make_no_difference() {
        let check = |one: &str, other: &str, expected: bool| {
            assert_eq!(is_same(one, other), expected, "{one} / {other}");
            assert_eq!(folded(one) == folded(other), expected, "{one} / {other}");
        };
        check("The “threshold” visits", "The 'threshold'  visits.", true);
        check("children’s", "children's", true);
        check("a – b", "a b", true);
        check("by 1.5%", "by 15%", false);
        check("by 5", "by 6", false);
        check("", " • ", true);
    }

    #[test]
    fn marks_of_a_key_count() {
        assert!(same_mark(" GREEN", "Green"));
        assert!(!same_mark("↑", "↓"));
        assert!(!same_mark("", "-"));
    }

    #[test]
    fn what_was_added_is_found() {
        let check = |old: &str, new: &str, expected: Option<&str>| {
            let found = match added_words(old, new) {
                Added::At(range) => Some(&new[range]),
                Added::Rewritten => None,
            };
            assert_eq!(found, expected, "{old} / {new}");
        };
        check("First draft made.", "First draft made. Sent to all in May.", Some("Sent to all in May."));
        check("First draft made.", "May: sent. First draft made.", Some("May: sent."));
        check("One. Three.", "One. Two. Three.", Some("Two."));
        check("", "Begun", Some("Begun"));
        check("One. Two.", "One.", None);
        check("One. Two.", "One. Three.", None);
        check("to to", "to to to", Some("to"));
    }
}
