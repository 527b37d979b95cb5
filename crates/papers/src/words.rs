//! Dates and numbers as they are written in papers.

pub use goldthread_plan::dates::day as date;

/// A part and its whole: "7 of 40".
pub fn of(part: usize, whole: usize) -> String {
    format!("{part} of {whole}")
}

/// A count with its noun: "1 action", "3 actions".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The same words, beginning with a capital.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The words on one line, cut at a word's end where they are longer than so many characters.
pub fn shortened(words: &str, longest: usize) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = line.char_indices().nth(longest) else { return line };
    let end = line[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", &line[..end])
}

/// Words in a row: "a", "a and b", "a, b and c".
pub fn row_of(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The words in quotation marks, on one line.
pub fn quoted(words: &str) -> String {
    format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_counts_are_written_out() {
        assert_eq!(date(jiff::civil::date(2020, 12, 31)), "31 December 2020");
        assert_eq!(date(jiff::civil::date(2021, 1, 1)), "1 January 2021");
        assert_eq!(of(7, 40), "7 of 40");
        assert_eq!(counted(1, "action", "actions"), "1 action");
        assert_eq!(counted(0, "action", "actions"), "0 actions");
        assert_eq!(sentence("every quarter"), "Every quarter");
        assert_eq!(shortened("one two\nthree", 9), "one two…");
        assert_eq!(shortened("one\ttwo", 9), "one two");
        assert_eq!(quoted(" one\ntwo "), "“one two”");
    }
}
