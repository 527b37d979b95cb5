use goldthread_ledger::{Authority, Fault, Ledger};
use serde_json::Value;
use thiserror::Error;

/// The stream that says how an authority is called.
pub(crate) const STREAM: &str = "authority/name";
/// The kind of its entries.
pub(crate) const KIND: &str = "authority-named";

/// A name holds no letter that a short name can be made of.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("“{0}” cannot be the name of an authority: it needs at least one letter from a to z")]
pub struct NoShortName(String);

/// The short name of an authority, for files and addresses: `Wethercombe Borough Council` is
/// `wethercombe-borough-council`.
///
/// # Errors
/// [`NoShortName`] when nothing of the name can stand in one.
pub fn short_name(name: &str) -> Result<Authority, NoShortName> {
    const LONGEST: usize = 64;
    let mut short = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_lowercase() || c.is_ascii_digit() && !short.is_empty() {
            short.push(c);
        } else if !short.is_empty() && !short.ends_with('-') && !"'’".contains(c) {
            short.push('-');
        }
    }
    short.truncate(LONGEST);
    short.trim_end_matches('-').parse().map_err(|_| NoShortName(name.to_owned()))
}

/// How the authority is called; its short name where the ledger does not say.
///
/// # Errors
/// [`Fault`] when the ledger cannot be read.
pub fn name_of(ledger: &dyn Ledger, authority: &Authority) -> Result<String, Fault> {
    let stream = STREAM.parse().expect("the stream of the name has the shape of a stream");
    let entries = ledger.entries_of_stream(authority, &stream, None)?;
    let name = entries
        .last()
        .and_then(|entry| entry.body.value().get("name").and_then(Value::as_str).map(str::to_owned));
    Ok(name.unwrap_or_else(|| authority.to_string()))
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
        check("123", None);
        check("", None);
    }
}
