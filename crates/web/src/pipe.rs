//! An answer that is written while it is sent: never more of it is held than a few pieces.

use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes, HttpBody};
use http_body::Frame;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use crate::problem::Problem;

/// How large a piece is, and how many wait.
const PIECE: usize = 64 * 1024;
const WAITING: usize = 4;

type Piece<E> = Result<Bytes, E>;

/// Has `write` write, away from other pages, what is then sent. Where it fails before anything is there, that is given back; where it
/// fails later, the answer breaks off, and whoever is sent it sees that it did.
///
/// # Errors
/// [`Problem`] where nothing was written at all; inside, what `write` says.
pub async fn body<E: Error + Send + Sync + 'static>(
    write: impl FnOnce(&mut dyn Write) -> Result<(), E> + Send + 'static,
) -> Result<Result<Body, E>, Problem> {
    let (sender, mut receiver) = channel::<Piece<E>>(WAITING);
    tokio::task::spawn_blocking(move || {
        let mut out = BufWriter::with_capacity(PIECE, Out(sender.clone()));
        let written = write(&mut out);
        let rest = out.flush();
        if let Err(error) = written {
            // Whoever asked may have gone meanwhile.
            drop(sender.blocking_send(Err(error)));
        }
        drop(rest);
    });
    match receiver.recv().await {
        Some(Ok(first)) => Ok(Ok(Body::new(Pieces { first: Some(first), rest: receiver }))),
        Some(Err(error)) => Ok(Err(error)),
        None => Err(Problem::fault(io::Error::from(io::ErrorKind::UnexpectedEof))),
    }
}

struct Out<E>(Sender<Piece<E>>);

impl<E> Write for Out<E> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.0.blocking_send(Ok(Bytes::copy_from_slice(bytes)));
        sent.map(|()| bytes.len()).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Pieces<E> {
    first: Option<Bytes>,
    rest: Receiver<Piece<E>>,
}

impl<E: Error + Send + Sync + 'static> HttpBody for Pieces<E> {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let own = self.get_mut();
        if let Some(first) = own.first.take() {
            return Poll::Ready(Some(Ok(Frame::data(first))));
        }
        Poll::Ready(match ready!(own.rest.poll_recv(cx)) {
            Some(Ok(piece)) => Some(Ok(Frame::data(piece))),
            Some(Err(error)) => {
                tracing::error!(error = &error as &dyn Error, "an answer broke off");
                Some(Err(axum::Error::new(error)))
            }
            None => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    #[tokio::test]
    async fn what_is_written_arrives_whole_and_what_fails_is_seen() {
        let whole = body(|out| out.write_all(&vec![7; 5 * PIECE + 1])).await.expect("it is written");
        let whole = to_bytes(whole.expect("it is written"), usize::MAX).await.expect("it arrives");
        assert_eq!((whole.len(), whole[5 * PIECE]), (5 * PIECE + 1, 7));
        let early = body(|_| Err::<(), _>(io::Error::other("no"))).await.expect("it says why");
        assert!(early.is_err());
        let late = body(|out| {
            out.write_all(&vec![7; 2 * PIECE])?;
            Err::<(), _>(io::Error::other("no"))
        });
        let late = late.await.expect("it begins").expect("it begins");
        assert!(to_bytes(late, usize::MAX).await.is_err(), "half an answer is never taken for a whole one");
    }
}
