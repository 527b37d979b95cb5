//! When a letter is tried again.

use jiff::{SignedDuration, Timestamp};

/// How long to wait after the first attempt, the second and so on; after more, as long as after the last.
const WAITS: [SignedDuration; 5] = [
    SignedDuration::from_mins(1),
    SignedDuration::from_mins(5),
    SignedDuration::from_mins(15),
    SignedDuration::from_hours(1),
    SignedDuration::from_hours(4),
];

/// How long a letter is tried.
const TRIED: SignedDuration = SignedDuration::from_hours(48);

/// When a letter that is being tried `since` then is tried after so many attempts; none when it is time to give up. The last attempt is
/// made when the time is up, not before.
pub(crate) fn next(attempts: u32, since: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let end = after(since, TRIED);
    let index = usize::try_from(attempts.saturating_sub(1)).unwrap_or(usize::MAX).min(WAITS.len() - 1);
    (now < end).then(|| after(now, WAITS[index]).min(end))
}

fn after(moment: Timestamp, wait: SignedDuration) -> Timestamp {
    moment.saturating_add(wait).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_tried_less_and_less_often_for_two_days() {
        let start: Timestamp = "2026-12-01T08:00:00Z".parse().unwrap();
        let mut tried = vec![start];
        while let Some(again) = next(u32::try_from(tried.len()).unwrap(), start, tried[tried.len() - 1]) {
            tried.push(again);
        }
        let minutes: Vec<_> = tried.iter().map(|at| at.duration_since(start).as_mins()).collect();
        let expected = [0, 1, 6, 21, 81, 321, 561, 801, 1041, 1281, 1521, 1761, 2001, 2241, 2481, 2721, 2880];
        assert_eq!(minutes, expected);
    }

    #[test]
    fn boundaries() {
        let start: Timestamp = "2026-12-01T08:00:00Z".parse().unwrap();
        let at = |minutes: i64| after(start, SignedDuration::from_mins(minutes));
        let check = |attempts: u32, now: i64, expected: Option<i64>| {
            assert_eq!(next(attempts, start, at(now)), expected.map(at), "{attempts} {now}");
        };
        check(0, 0, Some(1));
        check(1, 2878, Some(2879));
        check(1, 2879, Some(2880));
        check(1, 2880, None);
        check(u32::MAX, 0, Some(240));
        check(1, 100_000, None);
    }
}
