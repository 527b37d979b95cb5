//! Cleaning of text on its way into a paper.

/// What a character of a source becomes in a paper.
pub(crate) enum Kept {
    /// It stays as it is.
    Char(char),
    /// It starts a new line.
    Break,
    /// It can be neither seen nor printed.
    Nothing,
}

/// Sorts a character: line ends of every kind are breaks, other control characters are dropped.
pub(crate) fn keep(character: char) -> Kept {
    match character {
        '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Kept::Break,
        '\t' => Kept::Char(' '),
        c if c.is_control() || is_noncharacter(c) => Kept::Nothing,
        c => Kept::Char(c),
    }
}

fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

/// The text on one line, its white space folded; the fallback where no word is left.
pub(crate) fn line(text: &str, fallback: &str) -> String {
    let kept: String = text
        .chars()
        .filter_map(|c| match keep(c) {
            Kept::Char(c) => Some(c),
            Kept::Break => Some(' '),
            Kept::Nothing => None,
        })
        .collect();
    let folded = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.is_empty() { fallback.to_owned() } else { folded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line_and_never_empty() {
        let check = |text, expected| assert_eq!(line(text, "none"), expected, "{text:?}");
        check("Progress", "Progress");
        check("  Progress\r\n of\tthe plan ", "Progress of the plan");
        check("a\u{0}b\u{fffe}c", "abc");
        check("one\u{2028}two", "one two");
        check("", "none");
        check(" \u{7} ", "none");
    }
}
