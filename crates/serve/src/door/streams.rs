//! Where HTTP/2 has its requests worked on: each in a task of its own, which ends in time whatever the client does.

use std::future::Future;
use std::time::Duration;

use super::{Stage, Stages};

/// Spawns the streams of a connection.
#[derive(Debug, Clone)]
pub struct Streams {
    stages: Stages,
    longest: Duration,
}

impl Streams {
    /// A client that opens no window for its answer holds it no longer than `longest`.
    pub fn new(stages: Stages, longest: Duration) -> Self {
        Self { stages, longest }
    }
}

impl<F> hyper::rt::Executor<F> for Streams
where
    F: Future<Output = ()> + Send + 'static,
{
    fn execute(&self, stream: F) {
        let Self { mut stages, longest } = self.clone();
        tokio::spawn(async move {
            tokio::select! {
                () = stream => {}
                () = stages.come(Stage::Gone) => {}
                () = tokio::time::sleep(longest) => tracing::debug!("a stream was cut for being slow"),
            }
        });
    }
}
