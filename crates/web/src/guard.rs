//! Refuses what did not come from this machine's own pages: a request under a foreign name (DNS rebinding) and a form
//! that another site posts (cross-site request forgery).

use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

/// Lets a request pass when its host is a loopback name and, if it would change something, when our own page sent it.
pub async fn own_requests_only(request: Request, next: Next) -> Response {
    match check(request.method(), request.uri().host(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

/// Says why a request is refused.
pub fn check(method: &Method, uri_host: Option<&str>, headers: &HeaderMap) -> Result<(), Problem> {
    let host = text(headers, header::HOST).or(uri_host).unwrap_or_default();
    if !is_loopback_name(host) {
        return Err(Problem::foreign_host());
    }
    if method.is_safe() || is_same_site(headers, host) { Ok(()) } else { Err(Problem::foreign_form()) }
}

/// Browsers say where a form came from in `Sec-Fetch-Site`, older ones in `Origin`; a tool that says neither is no browser.
fn is_same_site(headers: &HeaderMap, host: &str) -> bool {
    if let Some(site) = text(headers, header::HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match text(headers, header::ORIGIN) {
        Some(origin) => origin.split_once("://").is_some_and(|(_, sender)| sender == host),
        None => true,
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The names under which a machine knows itself, with or without a port.
fn is_loopback_name(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_names_are_answered() {
        for (host, expected) in [
            ("localhost", true),
            ("LOCALHOST:8080", true),
            ("127.0.0.1:8080", true),
            ("127.8.9.1", true),
            ("[::1]:8080", true),
            ("[::1]", true),
            ("localhost.attacker.example", false),
            ("127.0.0.1.attacker.example", false),
            ("192.168.1.4:8080", false),
            ("", false),
        ] {
            assert_eq!(is_loopback_name(host), expected, "{host}");
        }
    }

    #[test]
    fn a_form_must_come_from_our_own_page() {
        let site = |value: &'static str| [("sec-fetch-site", value)];
        for (sent, expected) in [
            (&site("same-origin")[..], true),
            (&site("none"), true),
            (&site("cross-site"), false),
            (&site("same-site"), false),
            (&[("origin", "http://localhost:8080")], true),
            (&[("origin", "http://localhost:9090")], false),
            (&[("origin", "http://attacker.example")], false),
            (&[("origin", "null")], false),
            (&[], true),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "localhost:8080".parse().expect("a header value"));
            for (name, value) in sent {
                headers.insert(*name, value.parse().expect("a header value"));
            }
            assert_eq!(check(&Method::POST, None, &headers).is_ok(), expected, "{sent:?}");
            assert!(check(&Method::GET, None, &headers).is_ok(), "reading is always allowed: {sent:?}");
        }
    }
}
