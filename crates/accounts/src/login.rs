use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// An e-mail address is at most this long (RFC 5321, the path without its brackets).
const LONGEST: usize = 254;

/// What is before the @ is at most this long (RFC 5321).
const LONGEST_LOCAL: usize = 64;

/// What somebody signs in with: an e-mail address, shown as it was typed, compared without regard to case.
#[derive(Clone, Debug)]
pub struct Login {
    shown: String,
    key: String,
}

/// A text cannot be the e-mail address of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadLogin {
    /// Nothing was typed.
    #[error("the e-mail address is empty; enter one, such as name@example.org")]
    Empty,
    /// It is longer than any address.
    #[error("the e-mail address is longer than 254 characters; enter a shorter one")]
    TooLong,
    /// It has not the shape of an address.
    #[error("this is not an e-mail address; enter one, such as name@example.org")]
    Shape,
}

impl Login {
    /// The address as it was typed.
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// What stands before the @, in small letters.
    pub fn local_part(&self) -> &str {
        self.key.split_once('@').map_or(&self.key, |(local, _)| local)
    }

    /// What is compared.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }
}

/// What is compared of a text that may be no address at all.
pub(crate) fn key_of(text: &str) -> String {
    text.trim().to_ascii_lowercase()
}

impl FromStr for Login {
    type Err = BadLogin;

    fn from_str(text: &str) -> Result<Self, BadLogin> {
        let shown = text.trim();
        if shown.is_empty() {
            return Err(BadLogin::Empty);
        }
        if shown.len() > LONGEST {
            return Err(BadLogin::TooLong);
        }
        let (local, domain) = shown.rsplit_once('@').ok_or(BadLogin::Shape)?;
        if !is_local(local) || !is_domain(domain) {
            return Err(BadLogin::Shape);
        }
        Ok(Self { shown: shown.to_owned(), key: key_of(shown) })
    }
}

/// Letters, digits and the signs that need no quotation marks (RFC 5322, dot-atom); no dot at either end, no two together.
fn is_local(local: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    local.len() <= LONGEST_LOCAL && local.split('.').all(|part| !part.is_empty() && part.bytes().all(is_sign))
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    domain.contains('.') && domain.split('.').all(is_label)
}

impl PartialEq for Login {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Login {}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, BadLogin>) {
        let found = text.parse::<Login>();
        assert_eq!(found.as_ref().map(Login::key).map_err(|error| *error), expected, "{text}");
    }

    #[test]
    fn logins_have_the_shape_of_an_address() {
        check(" A.Person@Example.org\n", Ok("a.person@example.org"));
        check("o'neill+plans@mail.example.org", Ok("o'neill+plans@mail.example.org"));
        for text in ["", " \t"] {
            check(text, Err(BadLogin::Empty));
        }
        let wrong = [
            "person",
            "@example.org",
            "person@",
            "person@example",
            "a b@example.org",
            "a@b@example.org",
            ".a@example.org",
            "a..b@example.org",
            "a@-example.org",
            "a@example-.org",
            "a@exa_mple.org",
            "a@example..org",
            "a\0@example.org",
            "pérson@example.org",
            "\"a\"@example.org",
            "a@[127.0.0.1]",
        ];
        for text in wrong {
            check(text, Err(BadLogin::Shape));
        }
    }

    #[test]
    fn logins_have_a_longest() {
        let of = |local: usize, length: usize| {
            let mut text = format!("{}@", "a".repeat(local));
            while text.len() + 52 < length {
                text.extend(["b".repeat(50).as_str(), "."]);
            }
            format!("{text}{}.b", "b".repeat(length - text.len() - 2))
        };
        let longest = of(64, 254);
        assert_eq!(longest.len(), 254);
        check(&longest, Ok(&longest));
        check(&of(64, 255), Err(BadLogin::TooLong));
        check(&of(65, 200), Err(BadLogin::Shape));
    }

    #[test]
    fn case_does_not_part_logins_and_is_kept() {
        let login: Login = "A.Person@Example.org".parse().unwrap();
        assert_eq!(login, "a.person@EXAMPLE.org".parse().unwrap());
        assert_eq!(login.to_string(), "A.Person@Example.org");
        assert_eq!(login.local_part(), "a.person");
    }
}
