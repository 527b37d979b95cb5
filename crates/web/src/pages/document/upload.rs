//! The body of a form with a file, as it is taken: piece by piece, and with little before the file.
//!
//! What takes a form apart takes all that has come by then, and holds all of it until it has found the head of a field. So whoever sent
//! something else without end would fill the memory.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::multipart::MultipartRejection;
use axum::extract::{FromRequest, Multipart, Request};
use http_body::Frame;

/// A form with a file.
pub struct Upload(pub Multipart);

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = MultipartRejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, MultipartRejection> {
        let request = request.map(|body| Body::new(Pieces { body, head: Head::default(), turn: Turn::Mine }));
        Multipart::from_request(request, state).await.map(Self)
    }
}

/// As many bytes may come before the content of the first field.
const MOST_OF_HEAD: usize = 16 * 1024;

/// What ends the head of a field.
const END: &[u8] = b"\r\n\r\n";

/// A body that has a head.
struct Pieces {
    body: Body,
    head: Head,
    turn: Turn,
}

/// Whose turn it is: after each piece the one that takes them has to look at it before the next comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Mine,
    Theirs,
}

/// What has been seen of the head.
#[derive(Debug, Default)]
struct Head {
    bytes: usize,
    /// How much of its end was seen last.
    matched: usize,
}

impl Head {
    /// Looks at the next piece; false once it is too long.
    fn take(&mut self, piece: &[u8]) -> bool {
        for byte in piece {
            if self.is_over() {
                return true;
            }
            self.bytes += 1;
            self.matched = match *byte {
                byte if byte == END[self.matched] => self.matched + 1,
                b'\r' => 1,
                _ => 0,
            };
        }
        self.is_over() || self.bytes <= MOST_OF_HEAD
    }

    fn is_over(&self) -> bool {
        self.matched == END.len()
    }
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
        let frame = ready!(Pin::new(&mut self.body).poll_frame(cx));
        self.turn = Turn::Theirs;
        let piece = frame.as_ref().and_then(|frame| frame.as_ref().ok()?.data_ref());
        if piece.is_some_and(|piece| !self.head.take(piece)) {
            return Poll::Ready(Some(Err(axum::Error::new(io::Error::other(
                "the head of a form has no end",
            )))));
        }
        Poll::Ready(frame)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_has_an_end() {
        let check = |pieces: &[&[u8]], is_taken: bool, is_over: bool| {
            let mut head = Head::default();
            let taken = pieces.iter().all(|piece| head.take(piece));
            assert_eq!((taken, head.is_over()), (is_taken, is_over), "{pieces:?}");
        };
        let (most, more) = (vec![b'a'; MOST_OF_HEAD - 4], vec![b'a'; MOST_OF_HEAD + 1]);
        check(&[b"a\r\n\r\nb"], true, true);
        check(&[b"a\r", b"\n\r", b"\n", &more], true, true);
        check(&[b"a\r\n\r\r\n\r\n", &more], true, true);
        check(&[b"a\r\nb\r\n"], true, false);
        check(&[&most, b"\r\n\r\n"], true, true);
        check(&[&more], false, false);
        check(&[&more, b"\r\n\r\n"], false, false);
    }
}
