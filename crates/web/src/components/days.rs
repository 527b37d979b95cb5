//! Days as forms send them.

use jiff::civil::Date;

use super::notice::Mistake;

/// The years that anything here is of; another is a slip of the hand.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

const NOT_A_DAY: &str = "Enter a date, such as 2026-05-03";

/// A day that must be given.
pub fn day(field: &'static str, typed: &str, missing: &str) -> Result<Date, Mistake> {
    match typed {
        "" => Err(Mistake { field, words: missing.to_owned() }),
        typed => {
            let day = typed.parse().ok().filter(|day: &Date| YEARS.contains(&day.year()));
            day.ok_or_else(|| Mistake { field, words: NOT_A_DAY.to_owned() })
        }
    }
}

/// A day that may be left open.
pub fn day_or_open(field: &'static str, typed: &str) -> Result<Option<Date>, Mistake> {
    if typed.is_empty() { Ok(None) } else { day(field, typed, NOT_A_DAY).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_or_said_to_be_none() {
        let check = |typed: &str, expected: Result<&str, &str>| {
            let found = day("on", typed, "Enter it").map(|day| day.to_string()).map_err(|wrong| wrong.words);
            assert_eq!(found.as_deref().map_err(String::as_str), expected, "{typed}");
        };
        check("2026-05-03", Ok("2026-05-03"));
        check("", Err("Enter it"));
        check("2026-02-30", Err(NOT_A_DAY));
        check("3 May 2026", Err(NOT_A_DAY));
        check("9999-12-31", Err(NOT_A_DAY));
        check("-009999-01-01", Err(NOT_A_DAY));
        assert_eq!(day_or_open("until", ""), Ok(None));
    }
}
