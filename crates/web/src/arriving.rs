//! Requests whose forms are still on their way. Nobody is held up by one that comes drop by drop.
//!
//! A form of ordinary size is waited for before its request takes a place among those that are worked on. A larger one, and one of
//! which nobody says how large it is, cannot be held here: those share a part of the places, and the rest stays for pages.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use goldthread_serve::{AtOnce, Limits};

/// As many bytes are waited for: what a form of one page takes.
const SMALL: usize = 64 * 1024;

/// Whether it carries a form of ordinary size.
pub fn is_small(method: &Method, headers: &HeaderMap) -> bool {
    let length =
        headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    !method.is_safe() && length.is_some_and(|length| length <= SMALL)
}

/// Whether it carries a larger one, or one that does not say.
pub fn is_large(method: &Method, headers: &HeaderMap) -> bool {
    !method.is_safe() && !is_small(method, headers)
}

/// How many small forms may be on their way: as many as there may be connections.
pub fn small(limits: &Limits) -> AtOnce {
    AtOnce { requests: limits.connections, of_one: limits.connections_of_one, ..limits.at_once }
}

/// How many of the places large forms may take.
pub fn large(limits: &Limits) -> AtOnce {
    const PART: usize = 4;
    let AtOnce { requests, of_one, .. } = limits.at_once;
    AtOnce { requests: requests.div_ceil(PART), of_one: of_one.div_ceil(PART), ..limits.at_once }
}

/// Waits for a small form to come whole.
pub async fn whole(request: Request, next: Next) -> Response {
    if !is_small(request.method(), request.headers()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    match to_bytes(body, SMALL).await {
        Ok(body) => next.run(Request::from_parts(parts, Body::from(body))).await,
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_small_large_or_none() {
        let check = |method: Method, length: Option<&str>, expected: (bool, bool)| {
            let mut headers = HeaderMap::new();
            if let Some(length) = length {
                headers.insert(header::CONTENT_LENGTH, length.parse().expect("a header value"));
            }
            assert_eq!(
                (is_small(&method, &headers), is_large(&method, &headers)),
                expected,
                "{method} {length:?}"
            );
        };
        check(Method::GET, None, (false, false));
        check(Method::GET, Some("5"), (false, false));
        check(Method::POST, Some("0"), (true, false));
        check(Method::POST, Some("65536"), (true, false));
        check(Method::POST, Some("65537"), (false, true));
        check(Method::POST, Some("-1"), (false, true));
        check(Method::POST, Some("99999999999999999999999999"), (false, true));
        check(Method::POST, None, (false, true));
    }
}
