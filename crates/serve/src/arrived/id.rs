//! What tells one request from all others.

use std::fmt;

/// 128 random bits, given here and nowhere else: what a client calls its request is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RequestId(u128);

impl RequestId {
    /// A new one.
    #[expect(clippy::new_without_default, reason = "a default that differs each time would surprise")]
    pub fn new() -> Self {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)
            .expect("a system without randomness could not have started TLS or sessions");
        Self(u128::from_ne_bytes(bytes))
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_thirty_two_digits_and_its_own() {
        let (one, other) = (RequestId::new(), RequestId::new());
        assert_ne!(one, other);
        assert!(
            one.to_string().len() == 32 && one.to_string().chars().all(|c| c.is_ascii_hexdigit()),
            "{one}"
        );
        assert_eq!(RequestId(10).to_string(), "0000000000000000000000000000000a");
    }
}
