use jiff::civil::date;

use super::*;

#[test]
fn letters_come_on_the_days_that_somebody_wants() {
    let check = |day: Date, daily: bool, weekly: bool| {
        assert_eq!((is_day(Often::Daily, day), is_day(Often::Weekly, day)), (daily, weekly), "{day}");
        assert!(!is_day(Often::Never, day));
    };
    check(date(2026, 12, 1), true, false);
    check(date(2026, 12, 5), false, false);
    check(date(2026, 12, 7), true, true);
    // Boxing Day of 2026 is kept on Monday 28 December, so that week begins on the Tuesday.
    check(date(2026, 12, 25), false, false);
    check(date(2026, 12, 28), false, false);
    check(date(2026, 12, 29), true, true);
    check(date(2026, 12, 30), true, false);
    // Of 2040 no holidays are known: weekdays are worked.
    check(date(2040, 1, 2), true, true);
    check(date(2040, 1, 1), false, false);
}
