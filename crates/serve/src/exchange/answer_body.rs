//! The body of an answer on its way out: its bytes are counted, and the connection is told that they are taken.

use std::pin::Pin;
use std::task::{Context, Poll};

use http_body::{Body, Frame, SizeHint};
use hyper::body::{Buf, Bytes};

use super::record::Record;
use crate::door::Open;

/// The body of an answer. When it is dropped, the answer is over.
pub struct AnswerBody<B> {
    /// Nothing is the empty body.
    body: Option<B>,
    /// What is left of a piece that is larger than is given on at once.
    left: Bytes,
    open: Open,
    record: Record,
}

/// Bytes that are given on at once. A large document in one piece would be taken at one stroke, and then nobody would know
/// how much of it the client has.
const PIECE: usize = 32 * 1024;

impl<B> AnswerBody<B> {
    /// The body of the answer to a request that is open.
    pub fn new(body: Option<B>, open: Open, record: Record) -> Self {
        Self { body, left: Bytes::new(), open, record }
    }

    fn next_piece(&mut self) -> Bytes {
        let piece = self.left.split_to(PIECE.min(self.left.len()));
        self.record.send(piece.len());
        piece
    }
}

impl<B: Body + Unpin> Body for AnswerBody<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let this = &mut *self;
        // It is asked for a piece when there is room for it, so the last was taken.
        this.open.taken();
        if this.left.has_remaining() {
            return Poll::Ready(Some(Ok(Frame::data(this.next_piece()))));
        }
        let Some(body) = &mut this.body else { return Poll::Ready(None) };
        let polled = Pin::new(body).poll_frame(cx);
        polled.map_ok(|frame| {
            let frame = frame.map_data(|mut data| data.copy_to_bytes(data.remaining()));
            match frame.into_data() {
                Ok(data) => {
                    this.left = data;
                    Frame::data(this.next_piece())
                }
                Err(frame) => frame,
            }
        })
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_empty() && self.body.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        let body = self.body.as_ref().map_or_else(|| SizeHint::with_exact(0), Body::size_hint);
        let left = self.left.len() as u64;
        let mut hint = SizeHint::new();
        hint.set_lower(body.lower() + left);
        if let Some(upper) = body.upper() {
            hint.set_upper(upper + left);
        }
        hint
    }
}
