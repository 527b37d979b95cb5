//! Where passwords are hashed: a few at a time, so that a crowd at the door never starves the pages.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Semaphore;

use crate::problem::Problem;

/// How many passwords are hashed at once, and how many wait for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashingLimits {
    /// At once.
    pub at_once: usize,
    /// Waiting; whoever comes then is asked to come back.
    pub waiting: usize,
}

impl Default for HashingLimits {
    /// One processor less than there are, and 256 who wait: some six seconds of work on two processors.
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Self { at_once: processors.saturating_sub(1).max(1), waiting: 256 }
    }
}

/// The queue at the door.
#[derive(Debug)]
pub struct Hashing {
    turns: Arc<Semaphore>,
    inside: Arc<AtomicUsize>,
    most: usize,
}

impl Hashing {
    /// A queue of these limits.
    pub fn new(limits: HashingLimits) -> Self {
        let at_once = limits.at_once.max(1);
        Self {
            turns: Arc::new(Semaphore::new(at_once)),
            inside: Arc::default(),
            most: at_once + limits.waiting,
        }
    }

    /// How many hash or wait.
    pub fn inside(&self) -> usize {
        self.inside.load(Ordering::Relaxed)
    }

    /// Does the work when its turn has come.
    ///
    /// # Errors
    /// [`Problem`] of the kind `Busy` where too many wait already.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let place = self.place().ok_or_else(Problem::busy)?;
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(Problem::fault)?;
        // Both go with the work, which goes on when whoever asked has gone.
        let work = move || {
            let done = work();
            drop((turn, place));
            done
        };
        tokio::task::spawn_blocking(work).await.map_err(Problem::fault)
    }

    /// A place in the queue, given back when it is dropped.
    fn place(&self) -> Option<Place> {
        let taken = self.inside.fetch_add(1, Ordering::Relaxed);
        let place = Place(Arc::clone(&self.inside));
        (taken < self.most).then_some(place)
    }
}

struct Place(Arc<AtomicUsize>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::problem::Kind;

    #[tokio::test]
    async fn whoever_comes_when_the_queue_is_full_is_asked_to_come_back() {
        let queue = Arc::new(Hashing::new(HashingLimits { at_once: 1, waiting: 1 }));
        let (let_go, held) = mpsc::channel::<()>();
        let (began, has_begun) = tokio::sync::oneshot::channel();
        let first = Arc::clone(&queue);
        let first = tokio::spawn(async move {
            first
                .run(move || {
                    let _ = began.send(());
                    held.recv()
                })
                .await
        });
        has_begun.await.expect("the first has begun");
        let second = Arc::clone(&queue);
        let second = tokio::spawn(async move { second.run(|| 2).await });
        while queue.inside() < 2 {
            tokio::task::yield_now().await;
        }
        let third = queue.run(|| 3).await.expect_err("the queue is full");
        assert_eq!(third.kind, Kind::Busy);
        let_go.send(()).expect("the first waits for it");
        assert!(first.await.expect("it ends").is_ok());
        assert_eq!(second.await.expect("it ends").expect("its turn came"), 2);
        assert_eq!(queue.inside(), 0);
    }
}
