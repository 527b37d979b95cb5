//! The two cookies: who is signed in, and which accounts this browser has signed in to before.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{Extensions, HeaderMap, HeaderValue};
use axum::response::Response;
use goldthread_serve::Arrived;

/// A cookie of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    /// The session; it ends with the browser.
    Session,
    /// The mark of a browser that has signed in before; it is kept for a year.
    Browser,
}

/// How the browser speaks to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By TLS: cookies carry the prefix that ties them to this host and to TLS.
    Secure,
    /// In the clear, which is for this machine only.
    Plain,
}

impl Way {
    /// How a request came, as the front door says.
    pub fn of(extensions: &Extensions) -> Self {
        match extensions.get::<Arrived>() {
            Some(arrived) if arrived.secure => Self::Secure,
            _ => Self::Plain,
        }
    }
}

const YEAR: u32 = 365 * 24 * 60 * 60;

impl Cookie {
    const fn name(self, way: Way) -> &'static str {
        match (self, way) {
            (Self::Session, Way::Secure) => "__Host-goldthread",
            (Self::Session, Way::Plain) => "goldthread",
            (Self::Browser, Way::Secure) => "__Host-goldthread-browser",
            (Self::Browser, Way::Plain) => "goldthread-browser",
        }
    }

    /// What the browser sent; nothing where it sent it twice with different values.
    pub fn read(self, headers: &HeaderMap, way: Way) -> Option<&str> {
        let name = self.name(way);
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let mut values = pairs.filter(|(own, _)| *own == name).map(|(_, value)| value);
        let first = values.next()?;
        values.all(|value| value == first).then_some(first)
    }

    /// Hands it to the browser.
    pub fn set(self, response: &mut Response, way: Way, value: &str) {
        let age = if self == Self::Browser { format!("; Max-Age={YEAR}") } else { String::new() };
        self.put(response, way, value, &age);
    }

    /// Takes it away from the browser.
    pub fn clear(self, response: &mut Response, way: Way) {
        self.put(response, way, "", "; Max-Age=0");
    }

    fn put(self, response: &mut Response, way: Way, value: &str, age: &str) {
        let secure = if way == Way::Secure { "; Secure" } else { "" };
        let line = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", self.name(way));
        if let Ok(line) = HeaderValue::try_from(line) {
            response.headers_mut().append(SET_COOKIE, line);
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::response::IntoResponse;

    use super::*;

    #[test]
    fn a_cookie_is_read_by_its_whole_name_and_only_if_it_is_sent_once() {
        let check = |sent: &'static str, expected: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(COOKIE, HeaderValue::from_static(sent));
            assert_eq!(Cookie::Session.read(&headers, Way::Plain), expected, "{sent}");
        };
        check("goldthread=abc", Some("abc"));
        check("a=b; goldthread=abc; goldthread-browser=d", Some("abc"));
        check("goldthread=abc; goldthread=abc", Some("abc"));
        check("goldthread=abc; goldthread=other", None);
        check("xgoldthread=abc", None);
        check("__Host-goldthread=abc", None);
        check("", None);
    }

    #[test]
    fn over_tls_a_cookie_is_tied_to_the_host() {
        let mut response = ().into_response();
        Cookie::Session.set(&mut response, Way::Secure, "abc");
        Cookie::Browser.clear(&mut response, Way::Plain);
        let lines: Vec<_> = response.headers().get_all(SET_COOKIE).iter().collect();
        assert_eq!(
            lines,
            [
                "__Host-goldthread=abc; Path=/; HttpOnly; SameSite=Lax; Secure",
                "goldthread-browser=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
            ]
        );
    }
}
