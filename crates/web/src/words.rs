//! How dates, numbers and sizes are written.

pub use goldthread_plan::dates::day;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A count with its noun: "1 action", "12 actions", "no actions".
pub fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{} {many}", thousands(number)),
    }
}

/// The noun that goes with a number.
pub fn noun(number: usize, one: &'static str, many: &'static str) -> &'static str {
    if number == 1 { one } else { many }
}

/// A number with commas: "12,345".
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// A list as it is said: "A", "A or B", "A, B or C"; who runs Goldthread, where it is empty.
pub fn listed(names: &[String], joined_by: &str) -> String {
    match names {
        [] => "whoever runs Goldthread".to_owned(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} {joined_by} {last}", before.join(", ")),
    }
}

/// A span of time as it is said: "1 second", "40 seconds", "3 minutes".
pub fn seconds(seconds: u64) -> String {
    let whole = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    match seconds {
        0..=90 => count(whole(seconds), "second", "seconds"),
        _ => count(whole(seconds.div_ceil(60)), "minute", "minutes"),
    }
}

/// The clocks of England, without a data file: an hour ahead from the last Sunday of March to the last of October.
fn london() -> TimeZone {
    TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0/2").expect("it is a rule as POSIX writes it")
}

/// The day that it is in England.
pub fn today(now: Timestamp) -> Date {
    now.to_zoned(london()).date()
}

/// A moment by the clocks of England: "3 May 2026 at 14:05".
pub fn moment(at: Timestamp) -> String {
    let at = at.to_zoned(london());
    format!("{} at {:02}:{:02}", day(at.date()), at.hour(), at.minute())
}

/// A size: "50 MB", "12 kB", "300 bytes".
pub fn bytes(size: usize) -> String {
    const KILO: usize = 1024;
    match size {
        0..KILO => count(size, "byte", "bytes"),
        KILO..1_048_576 => format!("{} kB", size / KILO),
        _ => format!("{} MB", size / (KILO * KILO)),
    }
}

/// The same words, beginning with a capital.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The words with a small letter at their beginning, as they stand inside a sentence; a word all in capitals stays.
pub fn first_lower(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next();
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return words.to_owned();
    }
    first.map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A whole sentence: a capital at its beginning, a full stop at its end.
pub fn full_sentence(words: &str) -> String {
    let begun = sentence(words.trim());
    if begun.ends_with(['.', '…', '?', '!']) { begun } else { format!("{begun}.") }
}

/// Words in a row: "a", "a and b", "a, b and c".
pub fn row_of(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The first words of a text, cut at a word's end.
pub fn shortened(text: &str, longest: usize) -> String {
    let line = text.lines().next().unwrap_or_default();
    let Some((cut, _)) = line.char_indices().nth(longest) else { return line.to_owned() };
    let end = line[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", &line[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_written_out() {
        assert_eq!(day(date(2020, 12, 31)), "31 December 2020");
    }

    #[test]
    fn numbers_and_sizes_are_written_for_people() {
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(thousands(999), "999");
        assert_eq!(count(0, "action", "actions"), "no actions");
        assert_eq!(count(1, "action", "actions"), "1 action");
        assert_eq!(bytes(50 * 1024 * 1024), "50 MB");
        assert_eq!(bytes(12 * 1024), "12 kB");
    }

    #[test]
    fn texts_are_cut_at_a_word() {
        assert_eq!(shortened("one two three", 8), "one two…");
        assert_eq!(shortened("été à la mer", 3), "été…");
        assert_eq!(shortened("short", 8), "short");
    }
}
