//! Refuses what came in the clear through a proxy, a form that another site posts (cross-site request forgery), and one that was made for
//! another authority than the one it would be done to. Which names we answer to is asked before, by
//! `goldthread_serve::NamesLayer`, so that another site cannot make its own name lead here.

use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use goldthread_serve::{Arrived, Via};

use crate::app::App;
use crate::made_for;
use crate::pages::authorities;
use crate::problem::Problem;
use crate::routes::{self, Route};

/// Lets a request pass that nobody could read on the way: by TLS, or from this machine.
pub async fn unread_only(request: Request, next: Next) -> Response {
    match request.extensions().get::<Arrived>() {
        Some(arrived) if arrived.via == Via::Proxy && !arrived.secure => {
            Problem::in_the_clear().into_response()
        }
        _ => next.run(request).await,
    }
}

/// Lets a request pass that only reads, or that a page of ours has sent.
pub async fn own_forms_only(request: Request, next: Next) -> Response {
    let host = request
        .uri()
        .authority()
        .map(Authority::as_str)
        .or_else(|| text(request.headers(), header::HOST))
        .unwrap_or_default();
    if request.method().is_safe() || is_our_own(request.headers(), host) {
        next.run(request).await
    } else {
        Problem::foreign_form().into_response()
    }
}

/// Lets a form pass that was made for the authority that whoever sends it sees now. They may have chosen another one in another tab,
/// and what they send must not land there.
pub async fn for_this_authority_only(app: App, request: Request, next: Next) -> Response {
    let is_of_one = routes::of(&request).is_some_and(Route::is_of_an_authority);
    let is_asked = !request.method().is_safe() && is_of_one && app.is_one_of_several();
    if is_asked && made_for::named(request.uri()).as_ref() != Some(app.authority()) {
        authorities::keep_foreign(&app, request).await
    } else {
        next.run(request).await
    }
}

/// Browsers say where a form came from in `Sec-Fetch-Site`, older ones in `Origin`. What says neither is no browser: it may
/// pass as long as it brings no cookie, for then it can do only what anybody can.
fn is_our_own(headers: &HeaderMap, host: &str) -> bool {
    if let Some(site) = text(headers, HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    match headers.get(header::ORIGIN) {
        Some(origin) => {
            let sender = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
            sender.is_some_and(|(_, sender)| sender == host)
        }
        None => !headers.contains_key(header::COOKIE),
    }
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_must_come_from_our_own_page() {
        let check = |sent: &[(&'static str, &'static str)], expected: bool| {
            let mut headers = HeaderMap::new();
            for (name, value) in sent {
                headers.insert(*name, value.parse().expect("a header value"));
            }
            assert_eq!(is_our_own(&headers, "localhost:8080"), expected, "{sent:?}");
        };
        check(&[("sec-fetch-site", "same-origin")], true);
        check(&[("sec-fetch-site", "none")], true);
        check(&[("sec-fetch-site", "cross-site")], false);
        check(&[("sec-fetch-site", "same-site")], false);
        check(&[("sec-fetch-site", "cross-site"), ("origin", "http://localhost:8080")], false);
        check(&[("origin", "http://localhost:8080")], true);
        check(&[("origin", "http://localhost:9090")], false);
        check(&[("origin", "http://attacker.example")], false);
        check(&[("origin", "null")], false);
        check(&[("cookie", "goldthread=abc")], false);
        check(&[("cookie", "goldthread=abc"), ("origin", "http://localhost:8080")], true);
        check(&[], true);
    }
}
