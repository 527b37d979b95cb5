//! The body of an answer on its way out: its bytes are counted, and the connection is told that they are taken.

use std::pin::Pin;
use std::task::{Context, Poll};

use http_body::{Body, Frame, SizeHint};

use super::record::Record;
use crate::door::Open;

/// The body of an answer. When it is dropped, the answer is over.
pub struct AnswerBody<B> {
    /// Nothing is the empty body.
    body: Option<B>,
    open: Open,
    record: Record,
}

impl<B> AnswerBody<B> {
    /// The body of the answer to a request that is open.
    pub fn new(body: Option<B>, open: Open, record: Record) -> Self {
        Self { body, open, record }
    }
}

impl<B: Body + Unpin> Body for AnswerBody<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let this = &mut *self;
        // It is asked for a piece when there is room for it, so the last was taken.
        this.open.taken();
        let Some(body) = &mut this.body else { return Poll::Ready(None) };
        let polled = Pin::new(body).poll_frame(cx);
        if let Poll::Ready(Some(Ok(frame))) = &polled {
            let bytes = frame.data_ref().map_or(0, hyper::body::Buf::remaining);
            this.record.send(bytes);
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.body.as_ref().map_or_else(|| SizeHint::with_exact(0), Body::size_hint)
    }
}
