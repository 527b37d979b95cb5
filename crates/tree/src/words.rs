//! Words compared: lower case, marks as spaces, white space folded.

/// The words of a text in lower case with single spaces between; marks and apostrophes are spaces.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || c == '#' {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Where `phrase` stands in `text` on word boundaries; both are plain.
pub fn find_phrase(text: &str, phrase: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    text.match_indices(phrase).map(|(at, _)| at).find(|&at| {
        let end = at + phrase.len();
        (at == 0 || bytes[at - 1] == b' ') && (end == bytes.len() || bytes[end] == b' ')
    })
}

/// Words that no statement ends with.
const JOINING: &[&str] = &[
    "the",
    "a",
    "an",
    "of",
    "and",
    "or",
    "for",
    "in",
    "on",
    "to",
    "by",
    "with",
    "via",
    "from",
    "at",
    "as",
    "through",
    "during",
    "between",
    "all",
    "our",
    "their",
    "each",
    "every",
    "within",
    "under",
    "against",
    "into",
    "across",
    "new",
    "per",
    "using",
    "including",
];

/// Whether a statement cannot end with this word.
pub fn is_joining(word: &str) -> bool {
    JOINING.contains(&word.to_lowercase().as_str())
}

/// How alike two texts are, 0 to 1: the share of words that both have, by the longer.
pub fn likeness(a: &str, b: &str) -> f64 {
    const LONGEST: usize = 2_000;
    if a.len().max(b.len()) > LONGEST || a.len().min(b.len()) * 4 < a.len().max(b.len()) {
        return if a == b { 1.0 } else { 0.0 };
    }
    let (a, b) = (plain(a), plain(b));
    if a == b {
        return 1.0;
    }
    let mut left: Vec<&str> = a.split(' ').collect();
    let right: Vec<&str> = b.split(' ').collect();
    let longer = left.len().max(right.len());
    let shared = right.iter().filter(|word| take(&mut left, word)).count();
    #[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
    let share = shared as f64 / longer as f64;
    share
}

fn take(words: &mut Vec<&str>, word: &str) -> bool {
    words.iter().position(|other| *other == word).map(|at| words.swap_remove(at)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_do_not_count() {
        assert_eq!(plain(" Time-scale (by When?) "), "time scale by when");
        assert_eq!(plain("Children’s"), "children s");
        assert_eq!(find_phrase("action lead", "lead"), Some(7));
        assert_eq!(find_phrase("leadership", "lead"), None);
        assert!(likeness("One two three", "one, two – three.") > 0.99);
        assert!(likeness("one two three four", "five six") < 0.01);
    }
}
