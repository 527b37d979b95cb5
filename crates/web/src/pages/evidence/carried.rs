//! A form that may carry a file, as it is taken: piece by piece, with its fields in any order.
//!
//! What takes a form apart holds all that has come until it has found the head of the next field. So the body is given on only as long as
//! that finds something, and whoever sends something without end fills no memory.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, FromRequestParts, Multipart, Request};
use axum::http::header;
use http_body::Frame;

use crate::app::App;
use crate::form::Sent;
use crate::problem::Problem;

/// A form with what it carries.
pub struct Carried {
    /// Its fields.
    pub sent: Sent,
    /// Its file.
    pub file: File,
}

/// The file of a form.
pub enum File {
    /// None was chosen.
    Nothing,
    /// One was chosen.
    Chosen {
        /// What a browser calls it.
        name: String,
        /// Its bytes.
        content: Vec<u8>,
    },
    /// It has more bytes than are taken.
    TooLarge,
}

/// As many bytes may come without anything being found in them.
const MOST_UNSEEN: usize = 32 * 1024;
/// As many bytes may all fields have, less the file, and as many fields may there be.
const MOST_TYPED: usize = 32 * 1024;
const MOST_FIELDS: usize = 4_000;
/// As many bytes may a form have that carries no file.
const MOST_PLAIN: usize = 128 * 1024;
/// So many times as large as is taken a file may be, to be read and thrown away: a browser shows an answer only after it could send all.
const BEARABLE: usize = 10;

impl<S: Send + Sync> FromRequest<S> for Carried {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let Ok(app) = App::from_request_parts(&mut parts, state).await;
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
            let body = to_bytes(body, MOST_PLAIN).await.map_err(|_| Problem::too_large(MOST_PLAIN))?;
            return Ok(Self { sent: Sent::of(&body), file: File::Nothing });
        }
        let most = app.config().files.as_ref().map_or(0, |files| files.most_bytes());
        let unseen = Arc::new(AtomicUsize::new(0));
        let body = Body::new(Pieces { body, unseen: Arc::clone(&unseen), turn: Turn::Mine });
        let request = Request::from_parts(parts, body);
        let form = Multipart::from_request(request, state).await.map_err(|_| malformed())?;
        taken_apart(form, &unseen, most).await
    }
}

async fn taken_apart(mut form: Multipart, unseen: &AtomicUsize, most: usize) -> Result<Carried, Problem> {
    let (mut fields, mut typed, mut file) = (Vec::new(), 0, File::Nothing);
    while let Some(field) = form.next_field().await.map_err(incomplete)? {
        unseen.store(0, Ordering::Relaxed);
        let name = field.name().unwrap_or_default().to_owned();
        if fields.len() >= MOST_FIELDS {
            return Err(malformed());
        }
        if name == "document" {
            let called = field.file_name().unwrap_or_default().to_owned();
            match content(field, unseen, most, most.saturating_mul(BEARABLE)).await? {
                Content::Whole(content) if content.is_empty() && called.is_empty() => {}
                Content::Whole(content) => file = File::Chosen { name: called, content },
                Content::TooMuch => file = File::TooLarge,
                Content::Endless => {
                    file = File::TooLarge;
                    break;
                }
            }
        } else {
            let left = MOST_TYPED - typed;
            let Content::Whole(content) = content(field, unseen, left, left).await? else {
                return Err(malformed());
            };
            typed += content.len();
            fields.push((name, String::from_utf8_lossy(&content).into_owned()));
        }
    }
    Ok(Carried { sent: Sent::of_fields(fields), file })
}

/// What a field holds.
enum Content {
    /// All of it.
    Whole(Vec<u8>),
    /// More than is taken; it was read to its end.
    TooMuch,
    /// So much more that its end was not waited for: what follows it is not known.
    Endless,
}

/// What a field holds, as far as `most`; it is read as far as `bearable`.
async fn content(
    mut field: Field<'_>,
    unseen: &AtomicUsize,
    most: usize,
    bearable: usize,
) -> Result<Content, Problem> {
    let (mut content, mut bytes) = (Vec::new(), 0);
    while let Some(chunk) = field.chunk().await.map_err(incomplete)? {
        unseen.store(0, Ordering::Relaxed);
        bytes += chunk.len();
        if bytes <= most {
            content.extend_from_slice(&chunk);
        } else if bytes > bearable {
            return Ok(Content::Endless);
        } else {
            content = Vec::new();
        }
    }
    Ok(if bytes <= most { Content::Whole(content) } else { Content::TooMuch })
}

fn incomplete(_: MultipartError) -> Problem {
    malformed()
}

fn malformed() -> Problem {
    Problem::input("The form arrived incomplete.", "Go back and send it again.")
}

/// A body that stops where nothing is found in it.
struct Pieces {
    body: Body,
    unseen: Arc<AtomicUsize>,
    turn: Turn,
}

/// Whose turn it is: after each piece the one that takes them has to look at it before the next comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Mine,
    Theirs,
}

impl HttpBody for Pieces {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if self.turn == Turn::Theirs {
            self.turn = Turn::Mine;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if self.unseen.load(Ordering::Relaxed) >= MOST_UNSEEN {
            return Poll::Ready(Some(Err(axum::Error::new(io::Error::other("a form has no end")))));
        }
        let frame = ready!(Pin::new(&mut self.body).poll_frame(cx));
        self.turn = Turn::Theirs;
        if let Some(piece) = frame.as_ref().and_then(|frame| frame.as_ref().ok()?.data_ref()) {
            self.unseen.fetch_add(piece.len(), Ordering::Relaxed);
        }
        Poll::Ready(frame)
    }
}
