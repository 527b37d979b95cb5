//! How values are written.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The second from which changes are counted: 2020-01-01T00:00:00Z. Counted from here, the number stays below 2^31 until 2088.
const FIRST_SECOND: i64 = 1_577_836_800;

/// A text: breaks of lines, and what parts values, stand behind a backslash. Other control characters may not stand there at all.
pub fn text(value: &str) -> String {
    let value = value.replace("\r\n", "\n").replace('\r', "\n");
    let mut written = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\n' => written.push_str("\\n"),
            '\\' | ';' | ',' => written.extend(['\\', c]),
            '\t' => written.push(c),
            c if c.is_control() => {}
            c => written.push(c),
        }
    }
    written
}

/// An id or an address, which have no escapes: what cannot stand in one is left out.
pub fn plain(value: &str) -> String {
    value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect()
}

/// `20261201`
pub fn day(value: Date) -> String {
    format!("{:04}{:02}{:02}", value.year(), value.month(), value.day())
}

/// `20261201T093000Z`
pub fn moment(value: Timestamp) -> String {
    let moment = value.to_zoned(TimeZone::UTC).datetime();
    let time = moment.time();
    format!("{}T{:02}{:02}{:02}Z", day(moment.date()), time.hour(), time.minute(), time.second())
}

/// The number of a revision, which must grow with each: the seconds until it was made.
pub fn revision(changed_at: Timestamp) -> String {
    changed_at.as_second().saturating_sub(FIRST_SECOND).clamp(0, i64::from(i32::MAX)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        let check = |value: &str, expected: &str| assert_eq!(text(value), expected);
        check("Audit, then report; see C:\\plans", "Audit\\, then report\\; see C:\\\\plans");
        check("one\ntwo\r\nthree\rfour", "one\\ntwo\\nthree\\nfour");
        check("a\u{0}b\u{7f}c\td", "abc\td");
        check("end\r\nEND:VEVENT", "end\\nEND:VEVENT");
        check("Siân’s team", "Siân’s team");
    }

    #[test]
    fn ids_and_addresses() {
        let check = |value: &str, expected: &str| assert_eq!(plain(value), expected);
        check("https://plans.example.org/a?b=c;d", "https://plans.example.org/a?b=c;d");
        check("https://example.org/\r\nATTENDEE:mailto:x", "https://example.org/ATTENDEE:mailto:x");
    }

    #[test]
    fn days_and_moments() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let check = |value: &str, expected: &str, number: &str| {
            assert_eq!((moment(at(value)).as_str(), revision(at(value)).as_str()), (expected, number));
        };
        check("2020-01-01T00:00:00Z", "20200101T000000Z", "0");
        check("2020-01-01T00:00:01.9Z", "20200101T000001Z", "1");
        check("2026-06-30T23:30:00+01:00", "20260630T223000Z", "205021800");
        check("1999-12-31T23:59:59Z", "19991231T235959Z", "0");
        check("2100-01-01T00:00:00Z", "21000101T000000Z", "2147483647");
        assert_eq!(day(jiff::civil::date(2028, 2, 29)), "20280229");
    }
}
