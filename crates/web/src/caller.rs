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
        let mark = Cookie::Browser.read(&parts.headers, way).and_then(|mark| mark.parse().ok());
        Ok(Self {
            origin: Origin::new(address).with_browser(browser).with_device(mark),
            way,
            token: Cookie::Session.read(&parts.headers, way).and_then(|token| token.parse().ok()),
        })
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
