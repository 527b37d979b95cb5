//! Working days, as the regulations on answers to inspections count them: no Saturday, no Sunday, no bank holiday in
//! England and Wales, Good Friday and Christmas Day among them (SI 2007/462, regulation 1).

use jiff::civil::{Date, Weekday};

const HOLIDAYS: &str = include_str!("../data/bank-holidays.txt");

/// The day that is so many working days after another, which is not counted itself; nothing outside the years whose
/// bank holidays are known.
pub fn after(day: Date, count: u32) -> Option<Date> {
    let mut day = Some(day).filter(|day| is_known(*day))?;
    let mut left = count;
    while left > 0 {
        day = day.tomorrow().ok().filter(|day| is_known(*day))?;
        left -= u32::from(is_working(day));
    }
    Some(day)
}

fn is_known(day: Date) -> bool {
    let year = format!("{:04}-", day.year());
    HOLIDAYS.lines().any(|line| line.starts_with(&year))
}

fn is_working(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !HOLIDAYS.contains(&day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days_are_counted() {
        let check = |day: &str, count: u32, expected: Option<&str>| {
            let found = after(day.parse().expect("a day"), count).map(|day| day.to_string());
            assert_eq!(found.as_deref(), expected, "{day} and {count}");
        };
        check("2024-09-02", 15, Some("2024-09-23"));
        check("2024-09-07", 15, Some("2024-09-27"));
        check("2022-09-16", 1, Some("2022-09-20"));
        check("2026-12-24", 1, Some("2026-12-29"));
        check("2020-01-09", 70, Some("2020-04-20"));
        check("2024-01-02", 45, Some("2024-03-05"));
        check("2024-01-02", 0, Some("2024-01-02"));
        check("2028-12-22", 10, None);
        check("2011-12-30", 1, None);
        check("9999-12-31", 1, None);
    }
}
