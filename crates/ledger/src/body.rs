use std::fmt::{self, Write as _};

use serde::Serialize;
use serde_json::Value;
use thiserror::Error;

use crate::Hash;

/// What an entry says, as canonical JSON: members sorted by name, no space between tokens.
///
/// The text is what is hashed and kept; it is never written anew from what it means.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Body(String);

/// A body cannot be made.
#[derive(Debug, Error)]
#[error("the body of an entry must be a JSON object")]
pub struct BadBody(#[source] Option<serde_json::Error>);

impl Body {
    /// The canonical text of a JSON object.
    ///
    /// # Errors
    /// [`BadBody`] when `text` is not JSON, or not an object.
    pub fn parse(text: &str) -> Result<Self, BadBody> {
        serde_json::from_str(text)
            .map_err(|error| BadBody(Some(error)))
            .and_then(|value| Self::of_value(&value))
    }

    /// The canonical text of what a value serializes to.
    ///
    /// # Errors
    /// [`BadBody`] when `value` does not serialize to a JSON object.
    pub fn of(value: &impl Serialize) -> Result<Self, BadBody> {
        let value = serde_json::to_value(value).map_err(|error| BadBody(Some(error)))?;
        Self::of_value(&value)
    }

    fn of_value(value: &Value) -> Result<Self, BadBody> {
        let mut text = String::new();
        write_canonical(value, &mut text);
        if value.is_object() { Ok(Self(text)) } else { Err(BadBody(None)) }
    }

    /// A text that was canonical when it was kept; it is taken as it stands.
    pub(crate) fn kept(text: String) -> Result<Self, BadBody> {
        let value: Value = serde_json::from_str(&text).map_err(|error| BadBody(Some(error)))?;
        if value.is_object() { Ok(Self(text)) } else { Err(BadBody(None)) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it means.
    pub fn value(&self) -> Value {
        serde_json::from_str(&self.0).unwrap_or_default()
    }

    /// The sources that it names: each member called `sha256`, at any depth, that holds a hash.
    pub fn sources(&self) -> Vec<Hash> {
        let mut found = Vec::new();
        if self.0.contains("\"sha256\"") {
            collect_sources(&self.value(), &mut found);
        }
        found
    }
}

impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn collect_sources(value: &Value, found: &mut Vec<Hash>) {
    match value {
        Value::Object(members) => {
            found.extend(
                members.get("sha256").and_then(Value::as_str).and_then(|text| text.parse::<Hash>().ok()),
            );
            members.values().for_each(|member| collect_sources(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_sources(item, found)),
        _ => {}
    }
}

/// Sorts by itself: whether a JSON map keeps its members sorted depends on features that other crates turn on.
fn write_canonical(value: &Value, text: &mut String) {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_unstable_by_key(|(name, _)| name.as_bytes());
            write_list(text, ['{', '}'], &members, |(name, member), text| {
                write_scalar(&Value::from(name.as_str()), text);
                text.push(':');
                write_canonical(member, text);
            });
        }
        Value::Array(items) => write_list(text, ['[', ']'], items, write_canonical),
        scalar => write_scalar(scalar, text),
    }
}

fn write_list<T>(text: &mut String, around: [char; 2], items: &[T], write: impl Fn(&T, &mut String)) {
    text.push(around[0]);
    for (position, item) in items.iter().enumerate() {
        if position > 0 {
            text.push(',');
        }
        write(item, text);
    }
    text.push(around[1]);
}

fn write_scalar(value: &Value, text: &mut String) {
    write!(text, "{value}").expect("a String takes whatever is written");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &str) {
        assert_eq!(Body::parse(input).unwrap().as_str(), expected);
    }

    #[test]
    fn bodies_are_canonical() {
        check(" { } ", "{}");
        check(r#"{"b": 1, "a": [ {"d": null, "c": "x y"} ]}"#, r#"{"a":[{"c":"x y","d":null}],"b":1}"#);
        check(r#"{"é":"\u00e9","z":-1.50,"B":true}"#, r#"{"B":true,"z":-1.5,"é":"é"}"#);
        check(r#"{"a\"b":"line\nfeed"}"#, r#"{"a\"b":"line\nfeed"}"#);
    }

    #[test]
    fn only_objects_are_bodies() {
        for text in ["", "1", "[]", "\"a\"", "{", "null"] {
            assert!(Body::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_body_names_its_sources() {
        let hash = Hash::of(b"document");
        let body = Body::of(&serde_json::json!({"source": [{"sha256": hash}], "sha256": "no hash"})).unwrap();
        assert_eq!(body.sources(), [hash]);
        assert_eq!(Body::parse("{}").unwrap().sources(), []);
    }
}
