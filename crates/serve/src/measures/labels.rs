//! By what requests and connections are told apart; each label has few values, whatever clients send.

use http::{Method, StatusCode};
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};

use super::RoutePattern;

/// Of requests.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct RequestLabels {
    /// The method, or `other`.
    pub method: &'static str,
    /// The pattern of the address.
    pub route: RoutePattern,
    /// How it ended.
    pub status: Class,
}

/// Of times.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct RouteLabels {
    /// The pattern of the address.
    pub route: RoutePattern,
}

/// Of connections that were closed at once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct RefusedLabels {
    /// Why.
    pub why: &'static str,
}

/// The first digit of a status, or that the client did not wait for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// 1 to 5.
    Status(u16),
    /// The client went away.
    Gone,
}

impl Class {
    /// The class of a status.
    pub fn of(status: Option<StatusCode>) -> Self {
        status.map_or(Self::Gone, |status| Self::Status(status.as_u16() / 100))
    }
}

impl EncodeLabelValue for Class {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> Result<(), std::fmt::Error> {
        use std::fmt::Write as _;
        match self {
            Self::Status(digit) => write!(encoder, "{digit}xx"),
            Self::Gone => encoder.write_str("gone"),
        }
    }
}

/// The method's name; anybody may invent one, so those that are not usual are one.
pub fn method(method: &Method) -> &'static str {
    const USUAL: [(Method, &str); 7] = [
        (Method::GET, "GET"),
        (Method::HEAD, "HEAD"),
        (Method::POST, "POST"),
        (Method::PUT, "PUT"),
        (Method::PATCH, "PATCH"),
        (Method::DELETE, "DELETE"),
        (Method::OPTIONS, "OPTIONS"),
    ];
    USUAL.iter().find(|(usual, _)| usual == method).map_or("other", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_are_few() {
        let check = |sent: &str, expected: &str| {
            assert_eq!(method(&Method::from_bytes(sent.as_bytes()).expect("a method")), expected);
        };
        check("GET", "GET");
        check("DELETE", "DELETE");
        check("CONNECT", "other");
        check("WHATEVER-COMES-TO-MIND", "other");
    }
}
