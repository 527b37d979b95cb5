/// Words on one line, cut at a word's end where they are longer than so many characters.
pub(crate) fn cut(words: &str, longest: usize) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(longest) {
        None => line,
        Some((end, _)) => {
            // The mark of the cut takes the place of one character.
            let (last, _) = line[..end].char_indices().next_back().unwrap_or_default();
            format!("{}…", &line[..line[..end].rfind(' ').unwrap_or(last)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_at_a_word() {
        let check = |words: &str, expected: &str| assert_eq!(cut(words, 10), expected, "{words}");
        check("one  two\nsix", "one two…");
        check("one two te", "one two te");
        check("abcdefghijklm", "abcdefghi…");
        check("", "");
    }
}
