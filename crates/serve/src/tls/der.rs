//! When a certificate ends: the one thing that is read from it here, for a warning and a measure.
//!
//! RFC 5280, section 4.1: a certificate is a sequence, whose first part is a sequence of version (tagged 0), serial number,
//! signature, issuer, validity and more. Validity is a sequence of two times.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// The last moment at which the certificate holds; nothing when it cannot be read.
pub fn not_after(certificate: &[u8]) -> Option<Timestamp> {
    let (_, whole, _) = part(certificate, &[SEQUENCE])?;
    let (_, mut rest, _) = part(whole, &[SEQUENCE])?;
    if let Some((_, _, after)) = part(rest, &[VERSION]) {
        rest = after;
    }
    for tag in [INTEGER, SEQUENCE, SEQUENCE] {
        rest = part(rest, &[tag])?.2;
    }
    let (_, validity, _) = part(rest, &[SEQUENCE])?;
    let (_, _, after) = part(validity, &[UTC_TIME, GENERALIZED_TIME])?;
    let (tag, ends, _) = part(after, &[UTC_TIME, GENERALIZED_TIME])?;
    moment(tag, std::str::from_utf8(ends).ok()?)
}

/// The tag, content and rest of bytes that begin with one of these tags.
fn part<'d>(bytes: &'d [u8], tags: &[u8]) -> Option<(u8, &'d [u8], &'d [u8])> {
    let (tag, rest) = bytes.split_first().filter(|(tag, _)| tags.contains(tag))?;
    let (length, rest) = length(rest)?;
    let (content, rest) = rest.split_at_checked(length)?;
    Some((*tag, content, rest))
}

/// Up to 127 in one byte; else the first byte says in how many it stands.
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (first, rest) = bytes.split_first()?;
    if *first < 0x80 {
        return Some((usize::from(*first), rest));
    }
    let (digits, rest) =
        rest.split_at_checked(usize::from(first & 0x7f)).filter(|(digits, _)| digits.len() <= 4)?;
    Some((digits.iter().fold(0, |sum, digit| sum << 8 | usize::from(*digit)), rest))
}

/// `YYMMDDHHMMSSZ`, where years below 50 are of this century, or the same with four digits of the year.
fn moment(tag: u8, text: &str) -> Option<Timestamp> {
    let (year, rest) = text.split_at_checked(if tag == UTC_TIME { 2 } else { 4 })?;
    let rest = rest.strip_suffix('Z').filter(|rest| rest.len() == 10)?;
    let year: i16 = year.parse().ok()?;
    let century = match year {
        _ if tag != UTC_TIME => 0,
        ..50 => 2000,
        _ => 1900,
    };
    let two = |at: usize| rest.get(at..at + 2)?.parse::<i8>().ok();
    let date = Date::new(century + year, two(0)?, two(2)?).ok()?;
    let time = Time::new(two(4)?, two(6)?, two(8)?, 0).ok()?;
    DateTime::from_parts(date, time).to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_certificate_is_found() {
        let check = |year: i32, expected: &str| {
            let mut params = rcgen::CertificateParams::new(["localhost".to_owned()]).expect("a name");
            params.not_before = rcgen::date_time_ymd(1999, 1, 1);
            params.not_after = rcgen::date_time_ymd(year, 11, 21);
            let key = rcgen::KeyPair::generate().expect("a key can be made");
            let certificate = params.self_signed(&key).expect("it can be signed");
            let found = not_after(certificate.der());
            assert_eq!(found.map(|found| found.to_string()).as_deref(), Some(expected));
        };
        check(1999, "1999-11-21T00:00:00Z");
        check(2027, "2027-11-21T00:00:00Z");
        check(2049, "2049-11-21T00:00:00Z");
        check(2050, "2050-11-21T00:00:00Z");
    }

    #[test]
    fn what_is_no_certificate_has_no_end() {
        let check = |bytes: &[u8]| assert_eq!(not_after(bytes), None, "{bytes:?}");
        check(b"");
        check(b"hello");
        check(&[0x30]);
        check(&[0x30, 0x84, 0xff, 0xff, 0xff, 0xff]);
        check(&[0x30, 0x89, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
        check(&[0x30, 0x02, 0x30, 0x00]);
    }

    #[test]
    fn moments_are_read() {
        let check = |tag: u8, text: &str, expected: Option<&str>| {
            assert_eq!(moment(tag, text).map(|found| found.to_string()).as_deref(), expected, "{text}");
        };
        check(UTC_TIME, "491231235959Z", Some("2049-12-31T23:59:59Z"));
        check(UTC_TIME, "500101000000Z", Some("1950-01-01T00:00:00Z"));
        check(GENERALIZED_TIME, "20500101000000Z", Some("2050-01-01T00:00:00Z"));
        check(UTC_TIME, "491331235959Z", None);
        check(UTC_TIME, "4912312359Z", None);
        check(UTC_TIME, "", None);
        check(UTC_TIME, "ä91231235959Z", None);
    }
}
