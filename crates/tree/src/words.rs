//! Words compared: lower case, marks as spaces, white space folded.

/// The words of a text in lower case with single spaces between; marks and apostrophes are spaces.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_apart = false;
    let mut add = |c: char| {
        if !(c.is_alphanumeric() || c == '#') {
            is_apart = true;
            return;
        }
        if std::mem::take(&mut is_apart) && !out.is_empty() {
            out.push(' ');
        }
        out.push(c);
    };
    for c in text.chars() {
        // Nearly all letters are these, and their small form is found at once.
        if c.is_ascii() { add(c.to_ascii_lowercase()) } else { c.to_lowercase().for_each(&mut add) }
    }
    out
}

/// Where `phrase` stands in `text` on word boundaries; both are plain.
pub fn find_phrase(text: &str, phrase: &str) -> Option<usize> {
    // Most texts do not hold the phrase at all, and that is found out many bytes at a time.
    if !text.contains(phrase) {
        return None;
    }
    let (text, phrase) = (text.as_bytes(), phrase.as_bytes());
    let last = text.len().checked_sub(phrase.len())?;
    let ends = |at: usize| text.get(at + phrase.len()).is_none_or(|byte| *byte == b' ');
    let stands = |at: usize| (at == 0 || text[at - 1] == b' ') && text[at..].starts_with(phrase) && ends(at);
    (0..=last).find(|&at| stands(at))
}

/// The months in lower case.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A number in Roman letters, in lower case; only 1 to 3999 have them.
pub fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = Some(number).filter(|number| (1..4000).contains(number))?;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    Some(out)
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

    #[test]
    fn numbers_have_roman_letters() {
        let check = |number, letters: Option<&str>| assert_eq!(roman(number).as_deref(), letters, "{number}");
        check(4, Some("iv"));
        check(1999, Some("mcmxcix"));
        check(3999, Some("mmmcmxcix"));
        check(0, None);
        check(4000, None);
    }
}
