//! Who may read the measures.

use std::fmt;
use std::path::{Path, PathBuf};

use http::{HeaderMap, header};
use subtle::ConstantTimeEq;

use crate::Arrived;

/// Who may read the measures: this machine, and whoever has the token.
#[derive(Clone, Default)]
pub struct MetricsAccess {
    token: Option<Vec<u8>>,
}

/// Why a token is not taken.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The file cannot be read.
    #[error(
        "the token in {} cannot be read; check that the file exists and that the account Goldthread runs under may read it",
        file.display()
    )]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// It could be guessed.
    #[error(
        "the token in {} has fewer than {} characters; write a longer one with `openssl rand -hex 32`",
        .0.display(), MetricsAccess::SHORTEST
    )]
    Short(PathBuf),
}

impl MetricsAccess {
    /// Fewer characters are no secret.
    const SHORTEST: usize = 16;

    /// Nobody but this machine itself, without a proxy between.
    pub fn this_machine() -> Self {
        Self::default()
    }

    /// This machine, and whoever sends what stands in the file.
    ///
    /// # Errors
    /// [`TokenError`] when the file cannot be read, or what stands in it could be guessed.
    pub fn with_token_file(file: &Path) -> Result<Self, TokenError> {
        let unreadable = |source| TokenError::Unreadable { file: file.to_owned(), source };
        let token = std::fs::read(file).map_err(unreadable)?.trim_ascii().to_vec();
        if token.len() < Self::SHORTEST {
            return Err(TokenError::Short(file.to_owned()));
        }
        Ok(Self { token: Some(token) })
    }

    /// Whether this request may read them. How long the comparison takes says nothing about the token but its length.
    pub fn allows(&self, arrived: &Arrived, headers: &HeaderMap) -> bool {
        arrived.is_this_machine() || self.is_token(headers)
    }

    fn is_token(&self, headers: &HeaderMap) -> bool {
        let sent = headers.get(header::AUTHORIZATION).and_then(|value| bearer(value.as_bytes()));
        match (&self.token, sent) {
            (Some(token), Some(sent)) => token.ct_eq(sent).into(),
            _ => false,
        }
    }
}

/// What follows `Bearer `, which may be written in capitals or not.
fn bearer(value: &[u8]) -> Option<&[u8]> {
    let (scheme, token) = value.split_at_checked("Bearer ".len())?;
    scheme.eq_ignore_ascii_case(b"Bearer ").then(|| token.trim_ascii())
}

impl fmt::Debug for MetricsAccess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MetricsAccess").field("has_token", &self.token.is_some()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use crate::{RequestId, Via};

    fn file(text: &str) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().expect("a file can be made");
        file.write_all(text.as_bytes()).expect("it can be written");
        file
    }

    #[test]
    fn this_machine_and_who_has_the_token_may_read() {
        let token = "0123456789abcdef";
        let with_token = MetricsAccess::with_token_file(file(&format!("{token}\n")).path()).expect("a token");
        let without = MetricsAccess::this_machine();
        let check = |access: &MetricsAccess, address: &str, via: Via, sent: Option<&str>, expected: bool| {
            let address = address.parse().expect("an address");
            let arrived = Arrived { address, secure: true, id: RequestId::new(), via };
            let mut headers = HeaderMap::new();
            if let Some(sent) = sent {
                headers.insert(header::AUTHORIZATION, sent.parse().expect("a header value"));
            }
            assert_eq!(access.allows(&arrived, &headers), expected, "{address} {via:?} {sent:?}");
        };
        check(&without, "127.0.0.1", Via::Direct, None, true);
        check(&without, "127.0.0.1", Via::Proxy, None, false);
        check(&without, "127.0.0.1", Via::Unnamed, None, false);
        check(&without, "192.0.2.1", Via::Direct, None, false);
        check(&without, "192.0.2.1", Via::Direct, Some("Bearer "), false);
        check(&with_token, "192.0.2.1", Via::Direct, None, false);
        check(&with_token, "192.0.2.1", Via::Direct, Some("Bearer 0123456789abcdef"), true);
        check(&with_token, "192.0.2.1", Via::Proxy, Some("bearer 0123456789abcdef"), true);
        check(&with_token, "192.0.2.1", Via::Direct, Some("Bearer 0123456789abcdeF"), false);
        check(&with_token, "192.0.2.1", Via::Direct, Some("Bearer 0123456789abcdef0"), false);
        check(&with_token, "192.0.2.1", Via::Direct, Some("Bearer "), false);
        check(&with_token, "192.0.2.1", Via::Direct, Some(token), false);
        assert!(!format!("{with_token:?}").contains(token));
    }

    #[test]
    fn what_is_no_token_is_said() {
        let check = |path: &Path, expected: &str| {
            let error = MetricsAccess::with_token_file(path).expect_err("it is refused").to_string();
            assert!(error.contains(expected) && error.contains(&*path.to_string_lossy()), "{error}");
        };
        check(file(" \n").path(), "has fewer than 16 characters");
        check(file("0123456789abcde\n").path(), "openssl rand");
        check(Path::new("/nowhere/token"), "check that the file exists");
    }
}
