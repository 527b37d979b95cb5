//! Codes from time (RFC 6238): SHA-1, 30 seconds, six digits, as every authenticator knows them.

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha1::Sha1;
use subtle::ConstantTimeEq;

use crate::Fault;
use crate::random::random;

/// How long a step is, in seconds.
const STEP: i64 = 30;

/// How many steps before and after are accepted too, for clocks that are a little wrong.
const SLACK: i64 = 1;

const DIGITS: u32 = 6;

/// As many bytes as SHA-1 gives (RFC 4226, section 4, requirement 6).
pub(crate) fn new_secret() -> Result<Vec<u8>, Fault> {
    Ok(random::<20>()?.to_vec())
}

/// The step, later than `after`, whose code this is; each is compared, whichever agrees.
pub(crate) fn step_of(secret: &[u8], code: &str, now: Timestamp, after: Option<i64>) -> Option<i64> {
    let current = now.as_second().div_euclid(STEP);
    let steps = current.saturating_sub(SLACK)..=current.saturating_add(SLACK);
    let agreeing = steps.filter(|step| {
        let expected = code_at(secret, *step, DIGITS);
        bool::from(expected.as_bytes().ct_eq(code.as_bytes()))
    });
    agreeing.fold(None, |_, step| Some(step)).filter(|step| after.is_none_or(|after| *step > after))
}

/// RFC 4226, section 5.3, with the step as its counter.
fn code_at(secret: &[u8], step: i64, digits: u32) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).expect("HMAC takes keys of any length");
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let offset = usize::from(hash[19] & 0x0f);
    let bytes = [hash[offset] & 0x7f, hash[offset + 1], hash[offset + 2], hash[offset + 3]];
    let code = u32::from_be_bytes(bytes) % 10_u32.pow(digits);
    format!("{code:0width$}", width = digits as usize)
}

/// What an authenticator reads from a QR code.
pub(crate) fn uri(secret: &[u8], issuer: &str, login: &str) -> String {
    let (issuer, login) = (percent(issuer), percent(login));
    let secret = data_encoding::BASE32_NOPAD.encode(secret);
    format!(
        "otpauth://totp/{issuer}:{login}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits={DIGITS}&period={STEP}"
    )
}

/// All but the unreserved characters (RFC 3986, section 2.3) as bytes in hexadecimal.
fn percent(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let encoded = text
        .bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
    encoded.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn the_vectors_of_rfc_6238() {
        let vectors = [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ];
        for (second, expected) in vectors {
            assert_eq!(code_at(SECRET, second / STEP, 8), expected, "{second}");
            assert_eq!(step_of(SECRET, &expected[2..], at(second), None), Some(second / STEP), "{second}");
        }
    }

    #[test]
    fn the_vectors_of_rfc_4226() {
        let codes = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
            "520489",
        ];
        for (step, expected) in (0..).zip(codes) {
            assert_eq!(code_at(SECRET, step, DIGITS), expected, "{step}");
        }
    }

    #[test]
    fn a_code_is_good_for_one_step_on_either_side() {
        let code = code_at(SECRET, 100, DIGITS);
        let check = |second: i64, expected: Option<i64>| {
            assert_eq!(step_of(SECRET, &code, at(second), None), expected, "{second}");
        };
        check(99 * 30 - 1, None);
        check(99 * 30, Some(100));
        check(102 * 30 - 1, Some(100));
        check(102 * 30, None);
    }

    #[test]
    fn a_step_is_good_once() {
        let code = code_at(SECRET, 100, DIGITS);
        let check = |after: i64, expected: Option<i64>| {
            assert_eq!(step_of(SECRET, &code, at(3000), Some(after)), expected, "{after}");
        };
        check(99, Some(100));
        check(100, None);
        check(101, None);
    }

    #[test]
    fn what_is_no_code_agrees_with_none() {
        for code in ["", "75522", "0755224", "７５５２２４"] {
            assert_eq!(step_of(SECRET, code, at(0), None), None, "{code}");
        }
    }

    #[test]
    fn the_address_for_the_qr_code() {
        assert_eq!(
            uri(SECRET, "Goldthread: Æ", "a+b@example.org"),
            "otpauth://totp/Goldthread%3A%20%C3%86:a%2Bb%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Goldthread%3A%20%C3%86&algorithm=SHA1&digits=6&period=30"
        );
    }
}
