//! The headers that every answer carries.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::app::App;
use crate::cookies::Way;
use crate::deployment::Deployment;

/// Nothing is loaded from elsewhere, nothing runs that stands in the page itself, nobody may frame it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

static ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

static SERVER_TIMING: HeaderName = HeaderName::from_static("server-timing");

/// Whether browsers are told to come by TLS to the names under ours too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Subdomains {
    /// Nothing is said of them: they may be others'.
    #[default]
    LeftOut,
    /// They are told.
    Included,
}

impl Subdomains {
    const fn transport(self) -> HeaderValue {
        match self {
            Self::LeftOut => HeaderValue::from_static("max-age=31536000"),
            Self::Included => HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        }
    }
}

/// Adds the headers; what a page has set itself stands.
pub async fn on_every_answer(
    State(deployment): State<Arc<Deployment>>,
    request: Request,
    next: Next,
) -> Response {
    let start = Instant::now();
    let changes = !request.method().is_safe();
    let secure = Way::of(request.extensions()) == Way::Secure;
    let mut response = next.run(request).await;
    time(&mut response, start);
    let signed_in = response.extensions().get::<App>().is_some_and(|app| app.visitor().session().is_some());
    let headers = response.headers_mut();
    for (name, value) in &ALWAYS {
        headers.entry(name.clone()).or_insert(HeaderValue::from_static(value));
    }
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, deployment.config().subdomains.transport());
    }
    // Pages of somebody who has signed in are not left behind in a browser that others may use.
    let kept = if signed_in || changes { "no-store" } else { "no-cache" };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(kept));
    response
}

/// Says how long the server took since `start`.
fn time(response: &mut Response, start: Instant) {
    if let Ok(timing) = HeaderValue::try_from(timing(start.elapsed())) {
        response.headers_mut().insert(SERVER_TIMING.clone(), timing);
    }
}

/// How long the page took to make, as a browser's tools and the bench read it.
fn timing(took: Duration) -> String {
    format!("total;dur={:.3}", took.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use goldthread_serve::{Arrived, RequestId, Via};

    use super::*;
    use crate::ServeConfig;
    use crate::testing::Site;

    #[tokio::test]
    async fn over_tls_browsers_are_told_to_come_by_tls_only() {
        let own = (Subdomains::LeftOut, Some("max-age=31536000"));
        let all = (Subdomains::Included, Some("max-age=31536000; includeSubDomains"));
        for (secure, (subdomains, expected)) in
            [(true, own), (true, all), (false, (Subdomains::Included, None))]
        {
            let site = Site::of_where(1, |config| ServeConfig { subdomains, ..config }).await;
            let request = Request::get("/plans").header(header::HOST, "localhost").body(Body::empty());
            let mut request = request.expect("a request");
            let address = std::net::Ipv4Addr::LOCALHOST.into();
            request.extensions_mut().insert(Arrived {
                address,
                secure,
                id: RequestId::new(),
                via: Via::Direct,
            });
            let answer = site.raw(request).await;
            let said = answer.headers().get(header::STRICT_TRANSPORT_SECURITY);
            assert_eq!(said.and_then(|value| value.to_str().ok()), expected);
            assert_eq!(answer.headers()[header::REFERRER_POLICY], "same-origin");
        }
    }
}
