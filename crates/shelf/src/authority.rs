use goldthread_ledger::{Authority, Entry, Fault, Ledger};
use serde_json::Value;
use thiserror::Error;

/// The stream that says how an authority is called.
pub(crate) const STREAM: &str = "authority/name";
/// The kind of its entries.
pub(crate) const KIND: &str = "authority-named";

/// A text cannot be the name of an authority.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BadAuthorityName {
    /// It holds no letter that a short name can be made of.
    #[error("“{0}” cannot be the name of an authority: it needs at least one letter from a to z")]
    NoLetter(String),
    /// It is too long, or holds characters that cannot be printed.
    #[error("the name of an authority is at most 200 characters on one line, all of them printable")]
    NotALine,
}

/// The short name of an authority, for files and addresses: `Wethercombe Borough Council` is
/// `wethercombe-borough-council`.
///
/// # Errors
/// [`BadAuthorityName`] when it is no line of words, or nothing of it can stand in a short name.
pub fn short_name(name: &str) -> Result<Authority, BadAuthorityName> {
    const LONGEST_NAME: usize = 200;
    const LONGEST: usize = 64;
    if name.chars().count() > LONGEST_NAME || name.chars().any(is_unprintable) {
        return Err(BadAuthorityName::NotALine);
    }
    let mut short = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_lowercase() || c.is_ascii_digit() && !short.is_empty() {
            short.push(c);
        } else if !short.is_empty() && !short.ends_with('-') && !"'’".contains(c) {
            short.push('-');
        }
    }
    short.truncate(LONGEST);
    short.trim_end_matches('-').parse().map_err(|_| BadAuthorityName::NoLetter(name.to_owned()))
}

/// Control characters, and those that turn the direction of what is printed after them.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// How the authority is called; its short name where the ledger does not say.
///
/// # Errors
/// [`Fault`] when the ledger cannot be read.
pub fn name_of(ledger: &dyn Ledger, authority: &Authority) -> Result<String, Fault> {
    Ok(known_name(ledger, authority)?.unwrap_or_else(|| authority.to_string()))
}

/// How the ledger says that the authority is called.
pub(crate) fn known_name(ledger: &dyn Ledger, authority: &Authority) -> Result<Option<String>, Fault> {
    let stream = STREAM.parse().expect("the stream of the name has the shape of a stream");
    let entries = ledger.entries_of_stream(authority, &stream, None)?;
    let name = |entry: &Entry| entry.body.value().get("name").and_then(Value::as_str).map(str::to_owned);
    Ok(entries.last().and_then(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_a_short_form() {
        let check = |name: &str, expected: Option<&str>| {
            let short = short_name(name).ok();
            assert_eq!(short.as_ref().map(Authority::as_str), expected, "{name}");
        };
        check("Wethercombe Borough Council", Some("wethercombe-borough-council"));
        check("  St. Mary's & North", Some("st-marys-north"));
        check("2nd County", Some("nd-county"));
        check("Al\u{1b}[31mpha", None);
        check(&"A".repeat(201), None);
        check("123", None);
        check("", None);
    }
}
