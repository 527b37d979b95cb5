//! The body of a request on its way in, which is not waited for for ever.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use http_body::{Body, Frame, SizeHint};
use hyper::body::{Bytes, Incoming};
use tokio::time::{Instant, Sleep, sleep};

use super::Pulse;
use super::pace::Pace;
use crate::BodyPace;

/// The body of a request. It ends in an error when it stalls or comes too slowly.
pub struct RequestBody {
    body: Incoming,
    pace: Pace,
    pulse: Pulse,
    waiting: Option<Waiting>,
}

/// Since when the next piece is waited for, and until when.
struct Waiting {
    since: Instant,
    until: Pin<Box<Sleep>>,
}

/// Why there is no more of a body.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// It stalled or came too slowly.
    #[error("the request came too slowly; send it again over a better connection")]
    Slow,
    /// The connection broke, or what came is no HTTP.
    #[error("the request broke off; send it again")]
    Broken(#[source] hyper::Error),
}

impl RequestBody {
    pub(crate) fn new(body: Incoming, pace: BodyPace, pulse: Pulse) -> Self {
        Self { body, pace: Pace::new(pace), pulse, waiting: None }
    }

    /// Waits for a piece no longer than it may take.
    fn wait(&mut self, cx: &mut Context<'_>) -> Poll<Result<Frame<Bytes>, BodyError>> {
        let patience = self.pace.patience();
        let wait = || Waiting { since: Instant::now(), until: Box::pin(sleep(patience)) };
        let waiting = self.waiting.get_or_insert_with(wait);
        ready!(waiting.until.as_mut().poll(cx));
        Poll::Ready(Err(self.give_up()))
    }

    /// Takes note of a piece, if it came fast enough.
    fn take(&mut self, frame: Frame<Bytes>) -> Result<Frame<Bytes>, BodyError> {
        let waited = self.waiting.take().map_or(Duration::ZERO, |waiting| waiting.since.elapsed());
        self.pulse.beat();
        let bytes = frame.data_ref().map_or(0, Bytes::len);
        if self.pace.came(bytes, waited) { Ok(frame) } else { Err(self.give_up()) }
    }

    fn give_up(&self) -> BodyError {
        self.pulse.give_up();
        BodyError::Slow
    }
}

impl Body for RequestBody {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        match Pin::new(&mut self.body).poll_frame(cx) {
            Poll::Pending => self.wait(cx).map(Some),
            Poll::Ready(polled) => Poll::Ready(
                polled.map(|piece| piece.map_err(BodyError::Broken).and_then(|frame| self.take(frame))),
            ),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
