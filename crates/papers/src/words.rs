//! Dates and numbers as they are written in papers.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The day in words: "31 December 2020".
pub fn date(date: Date) -> String {
    format!("{} {}", date.day(), month(date))
}

/// The month in words: "December 2020".
pub fn month(date: Date) -> String {
    format!("{} {}", MONTHS[usize::from(date.month().unsigned_abs()) - 1], date.year())
}

/// A part and its whole: "7 of 40".
pub fn of(part: usize, whole: usize) -> String {
    format!("{part} of {whole}")
}

/// A count with its noun: "1 action", "3 actions".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_counts_are_written_out() {
        assert_eq!(date(jiff::civil::date(2020, 12, 31)), "31 December 2020");
        assert_eq!(date(jiff::civil::date(2021, 1, 1)), "1 January 2021");
        assert_eq!(month(jiff::civil::date(2021, 2, 28)), "February 2021");
        assert_eq!(of(7, 40), "7 of 40");
        assert_eq!(counted(1, "action", "actions"), "1 action");
        assert_eq!(counted(0, "action", "actions"), "0 actions");
    }
}
