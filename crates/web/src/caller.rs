//! From where somebody asks, and by which session: what signing in and out need to know of a request.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr};

use axum::extract::FromRequestParts;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use axum::response::Response;
use goldthread_accounts::{NewSession, Origin, SessionToken};
use goldthread_serve::Arrived;

use crate::cookies::{Cookie, Way};
use crate::problem::Problem;

/// From where somebody asks.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The address, the browser, and whether it has signed in before.
    pub origin: Origin,
    /// Whether it speaks TLS.
    pub way: Way,
    token: Option<SessionToken>,
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let arrived = parts.extensions.get::<Arrived>();
        let way = Way::of(&parts.extensions);
        let address = arrived.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |arrived| arrived.address);
        let browser = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let browser = described(browser);
        let mark = Cookie::Browser.read(&parts.headers, way).and_then(|mark| mark.parse().ok());
        Ok(Self {
            origin: Origin::new(address).with_browser(&browser).with_device(mark),
            way,
            token: Cookie::Session.read(&parts.headers, way).and_then(|token| token.parse().ok()),
        })
    }
}

/// A browser as people call it: "Firefox on Windows". Others say their own names: a program that does not fit is called as it calls itself.
fn described(agent: &str) -> String {
    /// Later ones claim to be the earlier ones too, so the most particular comes first.
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("iPhone", "an iPhone"),
        ("iPad", "an iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "a Mac"),
        ("Linux", "Linux"),
    ];
    let named = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    match (named(&BROWSERS), named(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        _ => agent.to_owned(),
    }
}

impl Caller {
    /// The token of the session, where there is one.
    ///
    /// # Errors
    /// [`Problem`] where there is none.
    pub fn token(&self) -> Result<SessionToken, Problem> {
        self.token.clone().ok_or_else(Problem::nobody)
    }

    /// Hands a new session to the browser, and the mark that it has signed in to this account.
    pub fn hand_out(&self, response: &mut Response, new: &NewSession) {
        Cookie::Session.set(response, self.way, &new.token.reveal());
        if let Some(mark) = &new.device {
            Cookie::Browser.set(response, self.way, &mark.reveal());
        }
    }

    /// Takes the session away from the browser.
    pub fn take_back(&self, response: &mut Response) {
        Cookie::Session.clear(response, self.way);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_called_as_people_call_them() {
        let check = |agent: &str, expected: &str| assert_eq!(described(agent), expected, "{agent}");
        check(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on Windows",
        );
        check(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 Safari/537.36 Edg/138.0",
            "Edge on Windows",
        );
        check(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
            "Safari on an iPhone",
        );
        check(
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 Mobile Safari/537.36",
            "Chrome on Android",
        );
        check("curl/8.5.0", "curl/8.5.0");
        check("", "");
    }
}
