//! What goes wrong, in the kinds that a person can be told about.
//!
//! A handler returns a [`Problem`]; it travels in the answer until [`as_page`] turns it into a page and logs the cause, once.

use std::error::Error;
use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::deployment::Deployment;
use crate::pages::problem;

/// What a person is told when a page cannot be given.
#[derive(Debug, Clone)]
pub struct Problem {
    pub kind: Kind,
    pub happened: String,
    pub kept: String,
    pub next: String,
    /// After how many seconds it is worth trying again, where that is known.
    pub again: Option<u64>,
    cause: Option<Arc<dyn Error + Send + Sync>>,
}

/// The kinds of problem; each has one status and one heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    NotFound,
    NotAllowed,
    Input,
    Forbidden,
    /// Whoever asks has not signed in.
    SignedOut,
    /// Whoever asks may not see it.
    Denied,
    Conflict,
    TooLarge,
    TooSlow,
    /// Too much was asked by one.
    TooOften,
    /// Too much is asked by all.
    Busy,
    Fault,
}

impl Kind {
    pub const fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Input => StatusCode::BAD_REQUEST,
            Self::Forbidden | Self::Denied => StatusCode::FORBIDDEN,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooOften => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub const fn heading(self) -> &'static str {
        match self {
            Self::NotFound => "Page not found",
            Self::NotAllowed => "This page cannot do that",
            Self::Input => "That cannot be read",
            Self::Forbidden => "Not allowed from there",
            Self::SignedOut => "You are signed out",
            Self::Denied => "You may not see this page",
            Self::Conflict => "It has changed meanwhile",
            Self::TooLarge => "The file is too large",
            Self::TooSlow => "It took too long",
            Self::TooOften => "Too many requests",
            Self::Busy => "Many people are here at once",
            Self::Fault => "Sorry, there is a problem with Goldthread",
        }
    }
}

const NOTHING_CHANGED: &str = "Nothing was changed.";
const KEPT: &str = "What you sent is kept. Do not send it again.";
const UNKNOWN: &str = "What you sent may have been kept, in whole or in part.";

impl Problem {
    fn new(kind: Kind, happened: impl Into<String>, next: impl Into<String>) -> Self {
        Self {
            kind,
            happened: happened.into(),
            kept: NOTHING_CHANGED.into(),
            next: next.into(),
            again: None,
            cause: None,
        }
    }

    /// There is nothing at this address.
    pub fn no_page() -> Self {
        Self::new(
            Kind::NotFound,
            "There is no page at this address.",
            "If you typed the address, check it. If you followed a link, go to the list of plans and find it there.",
        )
    }

    /// The address is well formed, but the thing that it names is not kept here.
    pub fn nothing_called(what: &str) -> Self {
        Self::new(
            Kind::NotFound,
            format!("There is no {what} at this address."),
            "It may have been in another plan or another version. Go to the list of plans and find it there.",
        )
    }

    /// What is asked for is not there.
    pub fn not_found(happened: impl Into<String>, next: impl Into<String>) -> Self {
        Self::new(Kind::NotFound, happened, next)
    }

    /// Something a person gave cannot be used.
    pub fn input(happened: impl Into<String>, next: impl Into<String>) -> Self {
        Self::new(Kind::Input, happened, next)
    }

    /// The request names a host that is not this machine.
    pub fn foreign_host() -> Self {
        Self::new(
            Kind::Forbidden,
            "The address in your browser names another machine than the one that Goldthread runs on.",
            "Use the address that Goldthread printed when it started, such as http://127.0.0.1:8080, or the name that it is known by at your council.",
        )
    }

    /// A proxy says that a request came to it without encryption.
    pub fn in_the_clear() -> Self {
        Self::new(
            Kind::Forbidden,
            "The page was asked for without encryption, so others could read it on the way.",
            "Open it by its address with https. If you did, whoever runs Goldthread has to let the proxy say so, by X-Forwarded-Proto.",
        )
    }

    /// A form was sent by a page of another site.
    pub fn foreign_form() -> Self {
        Self::new(
            Kind::Forbidden,
            "The form was sent from a page of another site.",
            "Open the form here in Goldthread and send it again.",
        )
    }

    /// Whoever asks has not signed in.
    pub fn nobody() -> Self {
        Self::new(
            Kind::SignedOut,
            "This page is for those who have signed in.",
            "Sign in, then open it again.",
        )
    }

    /// A one-time link was used, is too old, or never was.
    pub fn link_gone() -> Self {
        Self::new(
            Kind::NotFound,
            "This link is no longer good: it was used, it is too old, or a newer one was made.",
            "Ask an administrator of Goldthread at your council for a new one. If you have set your password with it already, sign in.",
        )
    }

    /// Somebody sent a file after they had been signed out: it cannot be kept.
    pub fn signed_out_with_file() -> Self {
        Self::new(
            Kind::SignedOut,
            "You were signed out before the file arrived, and it was not taken.",
            "Sign in, then choose the file once more.",
        )
    }

    /// Somebody sent more than is kept after they had been signed out.
    pub fn signed_out_with_much() -> Self {
        Self::new(
            Kind::SignedOut,
            "You were signed out before the form arrived, and it was too long to be kept here.",
            "Sign in in another tab, then come back to this one, go back to the form and send it again.",
        )
    }

    /// Nobody signs in here yet.
    pub fn no_people_yet() -> Self {
        Self::new(
            Kind::Denied,
            "This page is about people, and there are none here yet.",
            "Whoever starts Goldthread is shown a link that makes the first administrator. Open it, then come back here.",
        )
    }

    /// Whoever asks may not see or do it; they are told who can change that.
    pub fn not_for_you(administrators: &[String]) -> Self {
        let whom = crate::words::listed(administrators, "or");
        Self::new(
            Kind::Denied,
            "You have no right to what this page shows or does.",
            format!("If you need it for your work, ask {whom}: they can give you the right."),
        )
    }

    /// More is asked than can be done now.
    pub fn busy() -> Self {
        Self {
            again: Some(5),
            ..Self::new(
                Kind::Busy,
                "More people ask for something at this moment than Goldthread can serve.",
                "Try again in a few seconds.",
            )
        }
    }

    /// One asks too often.
    pub fn too_often(seconds: u64) -> Self {
        Self {
            again: Some(seconds),
            ..Self::new(
                Kind::TooOften,
                "More was asked from where you are than Goldthread answers in a minute.",
                format!("Wait {}, then try again.", crate::words::seconds(seconds)),
            )
        }
    }

    /// Someone else, or an earlier click, has already done it.
    pub fn conflict(happened: impl Into<String>, next: impl Into<String>) -> Self {
        Self::new(Kind::Conflict, happened, next)
    }

    /// More bytes were sent than are taken.
    pub fn too_large(limit: usize) -> Self {
        Self::new(
            Kind::TooLarge,
            format!("The file is larger than {}, the most that is read here.", crate::words::bytes(limit)),
            "Save the plan without pictures, or in parts, and choose it again. Whoever runs Goldthread can raise the limit.",
        )
    }

    /// Something failed that should not fail; the cause is for the log.
    pub fn fault(cause: impl Error + Send + Sync + 'static) -> Self {
        Self {
            cause: Some(Arc::new(cause)),
            ..Self::new(
                Kind::Fault,
                "Something failed inside Goldthread.",
                "Try again in a minute. If it happens again, give the reference below to whoever runs Goldthread: it \
                 finds the cause in the log.",
            )
        }
    }

    /// What somebody sent was kept, and what comes after it failed; the cause is for the log.
    pub fn after_keeping(cause: impl Error + Send + Sync + 'static) -> Self {
        Self::fault(cause).having_kept()
    }

    /// The same problem where it came after something was kept; of what is no fault, the words say it themselves.
    #[must_use]
    pub fn having_kept(self) -> Self {
        if self.kind != Kind::Fault {
            return self;
        }
        Self {
            happened: "It was kept, and then something failed inside Goldthread: the page could not be shown.".into(),
            kept: KEPT.into(),
            next: "Open the page again in a minute and look whether all of it is there. If not, give the reference below to whoever \
                   runs Goldthread: it finds the cause in the log."
                .into(),
            ..self
        }
    }

    /// Something failed while what somebody sent was being kept, and nobody knows how far that came; the cause is for the log.
    pub fn while_keeping(cause: impl Error + Send + Sync + 'static) -> Self {
        Self {
            kept: UNKNOWN.into(),
            next: "Open the page again and look before you send it once more. If something is only half there, give the reference \
                   below to whoever runs Goldthread: it finds the cause in the log."
                .into(),
            ..Self::fault(cause)
        }
    }

    /// What to say of an answer that has a status and no words: an unknown address, a refused method, a timeout.
    fn of_status(status: StatusCode, limit: usize) -> Option<Self> {
        Some(match status {
            StatusCode::NOT_FOUND => Self::no_page(),
            StatusCode::METHOD_NOT_ALLOWED => Self::new(
                Kind::NotAllowed,
                "The page at this address only shows; it takes no form.",
                "Go back and try again.",
            ),
            StatusCode::BAD_REQUEST
            | StatusCode::UNPROCESSABLE_ENTITY
            | StatusCode::UNSUPPORTED_MEDIA_TYPE => {
                Self::input("The request could not be understood.", "Go back to the form and send it again.")
            }
            StatusCode::PAYLOAD_TOO_LARGE => Self::too_large(limit),
            StatusCode::REQUEST_TIMEOUT => Self::new(
                Kind::TooSlow,
                "The page took too long to make or to send.",
                "Try again in a minute.",
            ),
            StatusCode::MISDIRECTED_REQUEST => Self::foreign_host(),
            StatusCode::SERVICE_UNAVAILABLE => Self::busy(),
            StatusCode::TOO_MANY_REQUESTS => Self::too_often(60),
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => Self::input(
                "The request carried too much beside its words.",
                "Clear the cookies of this site and try again.",
            ),
            _ => return None,
        })
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Turns a problem in an answer into its page, and logs the cause of a fault.
pub async fn as_page(State(deployment): State<Arc<Deployment>>, request: Request, next: Next) -> Response {
    let pattern = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let response = next.run(request).await;
    let problem = response.extensions().get::<Problem>().cloned().or_else(|| {
        Problem::of_status(response.status(), deployment.config().body_limit).filter(|_| is_bare(&response))
    });
    let Some(problem) = problem else { return response };
    let reference = problem.cause.as_deref().map(|cause| log(cause, pattern.as_deref().unwrap_or("no page")));
    let app = response.extensions().get::<App>().cloned().unwrap_or_else(|| App::in_the_lobby(&deployment));
    let page = problem::page(&app, &problem, reference.as_deref());
    let mut answer = (problem.kind.status(), page).into_response();
    // No more than other pages is it left behind in the browser of somebody who has signed in.
    answer.extensions_mut().insert(app);
    let again = problem.again.map(HeaderValue::from);
    if let Some(seconds) = again.or_else(|| response.headers().get(header::RETRY_AFTER).cloned()) {
        answer.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    for cookie in response.headers().get_all(header::SET_COOKIE) {
        answer.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    answer
}

/// An answer that no page of ours has written.
fn is_bare(response: &Response) -> bool {
    let html =
        response.headers().get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    !html
}

/// Writes the cause, with all that caused it, and gives the reference that leads to the line.
fn log(cause: &(dyn Error + Send + Sync), route: &str) -> String {
    let id = uuid::Uuid::now_v7().simple().to_string();
    let reference = id[id.len() - 8..].to_uppercase();
    let mut causes = vec![cause.to_string()];
    let mut inner = cause.source();
    while let Some(next) = inner {
        causes.push(next.to_string());
        inner = next.source();
    }
    tracing::error!(reference, route, cause = causes.join(": "), "a page failed");
    reference
}
