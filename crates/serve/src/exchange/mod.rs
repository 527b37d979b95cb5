//! One request and its answer.

mod answer_body;
mod pace;
mod pulse;
mod record;
mod request_body;

use std::sync::Arc;

use http::header::CONNECTION;
use http::{HeaderName, HeaderValue, Request, Response, StatusCode};
use hyper::body::Incoming;
use tower::{Service, ServiceExt as _};

pub use answer_body::AnswerBody;
pub use pulse::Pulse;
pub use request_body::{BodyError, RequestBody};

use crate::BoxError;
use crate::arrived::{Peer, arrive};
use crate::door::{Door, Http, Life};
use record::Record;

/// What answers requests: any `tower` service, such as `axum`'s `Router`.
pub trait Site<B>:
    Service<Request<RequestBody>, Response = Response<B>, Error: Into<BoxError>, Future: Send + 'static>
    + Clone
    + Send
    + 'static
{
}

impl<B, S> Site<B> for S where
    S: Service<Request<RequestBody>, Response = Response<B>, Error: Into<BoxError>, Future: Send + 'static>
        + Clone
        + Send
        + 'static
{
}

/// The body of an answer.
pub trait Answer: http_body::Body<Data: Send, Error: Into<BoxError>> + Unpin + Send + 'static {}

impl<B> Answer for B where B: http_body::Body<Data: Send, Error: Into<BoxError>> + Unpin + Send + 'static {}

/// The one at the other end of a connection.
#[derive(Clone)]
pub struct Guest {
    /// Where it came in.
    pub door: Arc<Door>,
    /// Its address.
    pub peer: Peer,
    /// What its connection is doing.
    pub life: Arc<Life>,
    /// What it speaks.
    pub spoken: Http,
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Has a request answered, and sees to what stands around every answer.
pub async fn exchange<S, B>(
    guest: Guest,
    site: S,
    request: Request<Incoming>,
) -> Result<Response<AnswerBody<B>>, S::Error>
where
    S: Site<B>,
    B: Answer,
{
    let Guest { door, peer, life, spoken } = guest;
    let mut open = life.open();
    let (mut parts, body) = request.into_parts();
    let arrived = arrive(peer, &door.proxies, &mut parts.headers);
    let mut record = Record::begin(door.measures.clone(), arrived.id, &parts.method);
    let is_too_long = parts.headers.len() > door.limits.headers;
    let answered = if is_too_long {
        bare(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE)
    } else {
        let pulse = Pulse::begin();
        parts.extensions.insert(arrived);
        parts.extensions.insert(pulse.clone());
        let body = RequestBody::new(body, door.limits.body, pulse);
        site.oneshot(Request::from_parts(parts, body)).await?.map(Some)
    };
    let (mut parts, body) = answered.into_parts();
    let id = HeaderValue::try_from(arrived.id.to_string()).expect("digits may stand in a header");
    parts.headers.insert(REQUEST_ID, id);
    if spoken == Http::One && parts.status == StatusCode::REQUEST_TIMEOUT {
        // What is left of the body may never come.
        parts.headers.insert(CONNECTION, HeaderValue::from_static("close"));
    }
    record.answer(&parts);
    open.answering();
    Ok(Response::from_parts(parts, AnswerBody::new(body, open, record)))
}

fn bare<B>(status: StatusCode) -> Response<Option<B>> {
    let mut answer = Response::new(None);
    *answer.status_mut() = status;
    answer
}
