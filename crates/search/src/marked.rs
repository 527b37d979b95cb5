/// What begins and ends a word that was looked for; no text that is kept has either.
pub const MARKS: [char; 2] = ['\u{2}', '\u{3}'];

/// Some words of a title or an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they were looked for.
    pub is_found: bool,
}

/// The pieces of a text with marks in it.
pub fn pieces(marked: &str) -> Vec<Piece> {
    let mut is_found = false;
    let mut pieces = Vec::new();
    for text in marked.split_inclusive(MARKS) {
        let next = if text.ends_with(MARKS) { text.ends_with(MARKS[0]) } else { is_found };
        let text = text.trim_end_matches(MARKS);
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), is_found });
        }
        is_found = next;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_part_a_text() {
        let check = |marked: &str, expected: &[(&str, bool)]| {
            let pieces = pieces(marked);
            let found: Vec<_> = pieces.iter().map(|piece| (piece.text.as_str(), piece.is_found)).collect();
            assert_eq!(found, expected);
        };
        check("a \u{2}b\u{3} c", &[("a ", false), ("b", true), (" c", false)]);
        check("\u{2}b\u{3}", &[("b", true)]);
        check("a", &[("a", false)]);
        check("", &[]);
    }
}
