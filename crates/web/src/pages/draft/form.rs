//! What the form of a confirmation sends.

use goldthread_ledger::By;

use crate::components::notice::Mistake;

const MISSING: &str = "Enter your name or role: it is kept with the plan";
const UNFIT: &str = "Enter your name or role in one line of at most 200 characters";

/// Who confirms, or what was typed and what is wrong with it.
pub fn by(sent: &[u8]) -> Result<By, (String, Mistake)> {
    let typed = serde_value(sent, "by");
    let words = if typed.trim().is_empty() { MISSING } else { UNFIT };
    typed.trim().parse().map_err(|_| (typed.clone(), Mistake { field: "by", words: words.to_owned() }))
}

/// The value of a field in a form that was sent the plain way.
fn serde_value(sent: &[u8], name: &str) -> String {
    let sent = String::from_utf8_lossy(sent);
    let pairs = sent.split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(key, _)| *key == name).map(|(_, value)| unescaped(value)).next().unwrap_or_default()
}

fn unescaped(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => escaped_byte(&mut rest),
            other => other,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn escaped_byte(rest: &mut impl Iterator<Item = u8>) -> u8 {
    let mut digit = || rest.next().and_then(|byte| char::from(byte).to_digit(16)).unwrap_or(0);
    u8::try_from(digit() * 16 + digit()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_needed() {
        for (sent, expected) in [
            ("by=Head+of+Service", Ok("Head of Service")),
            ("by=Jos%C3%A9+%26+Co", Ok("José & Co")),
            ("by=++", Err(MISSING)),
            ("", Err(MISSING)),
            ("by=a%0Ab", Err(UNFIT)),
        ] {
            let found = by(sent.as_bytes());
            let found = found.as_ref().map(By::as_str).map_err(|(_, mistake)| mistake.words.as_str());
            assert_eq!(found, expected, "{sent}");
        }
    }
}
