//! Whatever the days, some things stay true.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

use goldthread_calendar::{
    DayOfMonth, End, InMonth, Interval, Length, Limit, Nth, Recurrence, Roll, Rule, Turn, WorkingDays,
};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use proptest::prelude::*;
use proptest::sample::select;

/// Days of the years that are known, a year and more from both ends.
fn known_days() -> impl Strategy<Value = Date> {
    (0..5_400_i64).prop_map(|days| date(2013, 1, 1).saturating_add(days.days()))
}

fn rules() -> impl Strategy<Value = Rule> {
    let weekday = Weekday::Monday.cycle_forward().take(7).collect::<Vec<_>>();
    let nth = select(&[Nth::First, Nth::Second, Nth::Third, Nth::Fourth, Nth::Last][..]);
    let on = prop_oneof![
        (1..=31_i8).prop_map(|day| InMonth::Day(DayOfMonth::try_from(day).unwrap())),
        (nth, select(weekday)).prop_map(|(nth, weekday)| InMonth::Weekday(nth, weekday)),
    ];
    prop_oneof![
        (1..400_u16).prop_map(|days| Interval::days(days).unwrap().into()),
        (1..40_u16).prop_map(|months| Interval::months(months).unwrap().into()),
        (1..40_u16, on).prop_map(|(months, on)| Rule::InMonth { months: months.try_into().unwrap(), on }),
    ]
}

fn ends() -> impl Strategy<Value = End> {
    prop_oneof![
        Just(End::Never),
        known_days().prop_map(End::On),
        (1..60_u32).prop_map(|turns| End::After(turns.try_into().unwrap())),
    ]
}

proptest! {
    #[test]
    fn what_is_added_is_between(day in known_days(), count in -150..150_i64) {
        let working = WorkingDays::england_and_wales();
        let found = working.add(day, count).unwrap();
        prop_assert_eq!(working.between(day, found), Ok(count));
        prop_assert!(count == 0 || working.is_working(found).unwrap());
    }

    #[test]
    fn days_are_counted_as_one_by_one(from in known_days(), days in 0..200_i64) {
        let working = WorkingDays::england_and_wales();
        let to = from.saturating_add(days.days());
        let one_by_one = from.series(1.day()).skip(1).take_while(|day| *day <= to);
        let worked = one_by_one.filter(|day| working.is_working(*day).unwrap()).count();
        prop_assert_eq!(working.between(from, to), Ok(i64::try_from(worked).unwrap()));
    }

    #[test]
    fn a_day_that_was_moved_stays(day in known_days(), way in select(&[Roll::Forward, Roll::Backward][..])) {
        let working = WorkingDays::england_and_wales();
        let moved = working.roll(day, way).unwrap();
        prop_assert!(working.is_working(moved).unwrap());
        prop_assert_eq!(working.roll(moved, way), Ok(moved));
        prop_assert_eq!(moved == day, working.is_working(day).unwrap());
    }

    #[test]
    fn months_end_on_the_same_day_or_the_last(start in known_days(), count in 1..100_u16) {
        let end = Limit::after(Length::months(count).unwrap())
            .ends(start, &WorkingDays::england_and_wales())
            .unwrap();
        prop_assert_eq!(end.day(), start.day().min(end.days_in_month()));
        let months = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
        prop_assert_eq!(months(end) - months(start), i32::from(count));
    }

    #[test]
    fn a_limit_that_begins_with_its_start_is_never_longer(start in known_days(), count in 1..100_u16) {
        let working = WorkingDays::england_and_wales();
        for length in [Length::days(count), Length::working_days(count), Length::months(count)] {
            let ends = |limit: Limit| limit.ends(start, &working).unwrap();
            let (with, after) = (ends(Limit::with(length.unwrap())), ends(Limit::after(length.unwrap())));
            prop_assert!(start <= with && with <= after, "{:?} {} {}", length, with, after);
        }
    }

    #[test]
    fn turns_are_in_order_and_found_again(
        start in known_days(), rule in rules(), end in ends(), day in known_days(),
    ) {
        let recurrence = Recurrence::new(start, rule, end);
        let turns: Vec<Turn> = recurrence.turns().take(300).collect();
        prop_assert!(turns.first().is_none_or(|first| first.number == 1 && first.due >= start));
        for pair in turns.windows(2) {
            prop_assert_eq!(pair[1].number, pair[0].number + 1);
            prop_assert_eq!(pair[1].from, pair[0].due.tomorrow().unwrap());
            prop_assert!(pair[1].due >= pair[1].from);
        }
        // Each way of looking for a turn finds what going through them all does, as far as that went.
        let went_far = turns.len() < 300 || turns.last().is_some_and(|last| last.due > day);
        if went_far {
            let next = turns.iter().find(|turn| turn.due >= day).copied();
            let last = turns.iter().rfind(|turn| turn.due <= day).copied();
            prop_assert_eq!(recurrence.next_from(day), next);
            prop_assert_eq!(recurrence.last_until(day), last);
            prop_assert_eq!(recurrence.turn_of(day), next.filter(|turn| turn.from <= day));
        }
    }

    #[test]
    fn no_day_is_too_far(start in days_of_all_time(), rule in rules(), day in days_of_all_time(), count in any::<i64>()) {
        let recurrence = Recurrence::new(start, rule, End::Never);
        let next = recurrence.next_from(day);
        prop_assert!(next.is_none_or(|turn| turn.due >= day && turn.due >= start));
        prop_assert!(recurrence.last_until(day).is_none_or(|turn| turn.due <= day));
        let working = WorkingDays::england_and_wales();
        if let Ok(found) = working.add(start, count) {
            prop_assert!(count == 0 || working.is_working(found).unwrap());
        }
    }
}

fn days_of_all_time() -> impl Strategy<Value = Date> {
    prop_oneof![
        4 => (-9_999..=9_999_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| date(year, month, day)),
        1 => Just(Date::MIN),
        1 => Just(Date::MAX),
    ]
}
