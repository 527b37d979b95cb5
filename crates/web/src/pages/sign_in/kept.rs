//! What somebody wrote before their session ended. It stays in their browser: the page that asks them to sign in carries it.

use axum::http::Method;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::form::Sent;
use crate::routes;

/// What the fields are called that take secrets.
const SECRETS: [&str; 4] = ["password", "again", "current", "code"];

/// A form that was sent by somebody who had been signed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    to: String,
    body: Vec<u8>,
    sent: Sent,
}

impl Kept {
    /// A form that was sent to an address of ours; nothing where it takes no form, or a secret was sent: that is never shown.
    pub fn new(to: &str, body: &[u8]) -> Option<Self> {
        let (to, sent) = (local(to, &Method::POST)?, Sent::of(body));
        let is_open = SECRETS.iter().all(|name| sent.sent(name).is_none());
        is_open.then(|| Self { to: to.to_owned(), body: body.to_vec(), sent })
    }

    /// What the form that asks to sign in carried of it.
    pub fn of(sent: &Sent) -> Option<Self> {
        let body = URL_SAFE_NO_PAD.decode(sent.sent("kept")?).ok()?;
        Self::new(sent.value("kept-to"), &body)
    }

    /// Where it was going.
    pub fn to(&self) -> &str {
        &self.to
    }

    /// All of it, as a hidden field carries it.
    pub fn written(&self) -> String {
        URL_SAFE_NO_PAD.encode(&self.body)
    }

    /// Its fields, in order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sent.beginning("")
    }

    /// What a person wrote of it, as far as that can be told: words, not the marks that a form carries along.
    pub fn words(&self) -> Vec<&str> {
        let is_written =
            |value: &&str| value.contains(char::is_whitespace) && value.contains(char::is_alphabetic);
        self.fields().map(|(_, value)| value).filter(is_written).collect()
    }
}

/// An address of ours that takes the method; never one of another site.
pub fn local<'a>(address: &'a str, method: &Method) -> Option<&'a str> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let plain = address.starts_with('/') && !address.starts_with("//");
    let is_clean = address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (plain && is_clean && routes::takes(method, path)).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_ours_are_led_to() {
        let check = |address: &str, expected: bool| {
            assert_eq!(local(address, &Method::GET).is_some(), expected, "{address}");
        };
        check("/", true);
        check("/plans", true);
        check("/plans/0192f0c1-0000-7000-8000-000000000001/actions?show=overdue#3", true);
        check("/rules/STA001", true);
        check("/nothing", false);
        check("//attacker.example/plans", false);
        check("/\\attacker.example", false);
        check("https://attacker.example/plans", false);
        check("javascript:alert(1)", false);
        check("/plans\r\nSet-Cookie: a=b", false);
        check("plans", false);
        check("", false);
        assert_eq!(local("/sign-out", &Method::GET), None, "a link never signs anybody out");
    }

    #[test]
    fn a_secret_is_not_kept() {
        for field in SECRETS {
            let form = format!("name=Jo&{field}=otter+lantern+meadow+crisp");
            assert_eq!(Kept::new("/account/password", form.as_bytes()), None, "{field}");
        }
    }

    #[test]
    fn what_was_written_comes_back_as_it_was() {
        let kept = Kept::new("/documents/confirmation", b"by=A");
        assert_eq!(kept, None, "no form goes there");
        let body = b"by=Head+of+Visits&seen=3&words=Two+lines%0D%0Aof+it";
        let kept = Kept::new("/drafts/1/confirmation", body).expect("a form goes there");
        let carried = format!("kept-to=/drafts/1/confirmation&kept={}", kept.written());
        assert_eq!(Kept::of(&Sent::of(carried.as_bytes())), Some(kept.clone()));
        assert_eq!(kept.words(), ["Head of Visits", "Two lines\nof it"]);
        assert_eq!(kept.fields().collect::<Vec<_>>()[1], ("seen", "3"));
    }
}
