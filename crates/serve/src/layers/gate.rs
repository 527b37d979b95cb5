//! A number of places, of which one address may take a part, and a line before them that is not longer than it may be.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::measures::Counted;
use crate::{AtOnce, Network};

/// The places, and who is there or waits for one.
pub struct Gate {
    limits: AtOnce,
    places: Arc<Semaphore>,
    comers: Mutex<Comers>,
    counted: Counted,
}

#[derive(Default)]
struct Comers {
    /// Those that wait.
    waiting: usize,
    /// How many of an address there are or wait, and the places that it may take.
    of: HashMap<Network, (usize, Arc<Semaphore>)>,
}

/// A place, which is free again when this is dropped.
pub struct Place {
    _one_of_all: OwnedSemaphorePermit,
    _one_of_its_own: Option<OwnedSemaphorePermit>,
    _comer: Option<Comer>,
}

/// Somebody who is there or waits.
struct Comer {
    gate: Arc<Gate>,
    network: Network,
    own: Arc<Semaphore>,
}

/// Somebody who waits.
struct Waiting(Arc<Gate>);

/// There is no place.
#[derive(Debug, PartialEq, Eq)]
pub struct Full;

impl Gate {
    /// Every place is free.
    pub fn new(limits: AtOnce, counted: Counted) -> Arc<Self> {
        let places = Arc::new(Semaphore::new(limits.requests.max(1)));
        Arc::new(Self { limits, places, comers: Mutex::default(), counted })
    }

    /// Takes a place, after a wait if need be.
    pub async fn enter(self: &Arc<Self>, address: Option<IpAddr>) -> Result<Place, Full> {
        let comer = address.map(|address| self.come(Network::of_one(address)));
        match self.take(comer.as_ref()) {
            Some((all, own)) => Ok(Place { _one_of_all: all, _one_of_its_own: own, _comer: comer }),
            None => self.wait(comer).await.inspect_err(|Full| {
                self.counted.queue_refused.inc();
            }),
        }
    }

    /// A place that is free now.
    fn take(&self, comer: Option<&Comer>) -> Option<(OwnedSemaphorePermit, Option<OwnedSemaphorePermit>)> {
        let own = match comer {
            Some(comer) => Some(Arc::clone(&comer.own).try_acquire_owned().ok()?),
            None => None,
        };
        Some((Arc::clone(&self.places).try_acquire_owned().ok()?, own))
    }

    async fn wait(self: &Arc<Self>, comer: Option<Comer>) -> Result<Place, Full> {
        let _waiting = self.queue().ok_or(Full)?;
        let taking = async {
            let own = match &comer {
                Some(comer) => Some(acquired(&comer.own).await),
                None => None,
            };
            (acquired(&self.places).await, own)
        };
        let (all, own) = tokio::time::timeout(self.limits.patience, taking).await.map_err(|_| Full)?;
        Ok(Place { _one_of_all: all, _one_of_its_own: own, _comer: comer })
    }

    fn queue(self: &Arc<Self>) -> Option<Waiting> {
        let mut comers = self.lock();
        if comers.waiting >= self.limits.queue {
            return None;
        }
        comers.waiting += 1;
        self.counted.queued.inc();
        Some(Waiting(Arc::clone(self)))
    }

    fn come(self: &Arc<Self>, network: Network) -> Comer {
        let mut comers = self.lock();
        let new = || (0, Arc::new(Semaphore::new(self.limits.of_one.max(1))));
        let (count, own) = comers.of.entry(network).or_insert_with(new);
        *count += 1;
        Comer { gate: Arc::clone(self), network, own: Arc::clone(own) }
    }

    fn lock(&self) -> MutexGuard<'_, Comers> {
        self.comers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn acquired(places: &Arc<Semaphore>) -> OwnedSemaphorePermit {
    Arc::clone(places).acquire_owned().await.expect("nobody closes it")
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.lock().waiting -= 1;
        self.0.counted.queued.dec();
    }
}

impl Drop for Comer {
    fn drop(&mut self) {
        let mut comers = self.gate.lock();
        let Some((count, _)) = comers.of.get_mut(&self.network) else { return };
        *count -= 1;
        if *count == 0 {
            comers.of.remove(&self.network);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::Measures;

    const LIMITS: AtOnce = AtOnce { requests: 2, of_one: 1, queue: 1, patience: Duration::from_secs(10) };

    fn gate() -> Arc<Gate> {
        Gate::new(LIMITS, Measures::new().counted().clone())
    }

    fn address(last: u8) -> IpAddr {
        [192, 0, 2, last].into()
    }

    /// Lets tasks run until somebody waits.
    async fn until_one_waits(gate: &Gate) {
        while gate.lock().waiting == 0 {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn one_waits_and_the_next_is_refused() {
        let gate = gate();
        let (first, _second) = (gate.enter(None).await, gate.enter(None).await);
        let other = Arc::clone(&gate);
        let waiting = tokio::spawn(async move { other.enter(None).await.is_ok() });
        until_one_waits(&gate).await;
        assert!(gate.enter(None).await.is_err(), "the line is as long as it may be");
        drop(first);
        assert!(waiting.await.expect("it ended"), "who waited got the place");
        assert_eq!(
            (gate.lock().waiting, gate.counted.queue_refused.get(), gate.counted.queued.get()),
            (0, 1, 0)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_longer_than_they_may() {
        let gate = gate();
        let _held = (gate.enter(None).await, gate.enter(None).await);
        let start = tokio::time::Instant::now();
        assert!(gate.enter(None).await.is_err());
        assert_eq!(start.elapsed().as_secs(), 10);
    }

    #[tokio::test(start_paused = true)]
    async fn one_address_leaves_places_to_others() {
        let gate = gate();
        let first = gate.enter(Some(address(1))).await;
        let other = Arc::clone(&gate);
        let waiting = tokio::spawn(async move { other.enter(Some(address(1))).await.is_ok() });
        until_one_waits(&gate).await;
        assert!(gate.enter(Some(address(2))).await.is_ok(), "a place is free for another address");
        drop(first);
        assert!(waiting.await.expect("it ended"));
        assert!(gate.lock().of.is_empty(), "who is gone is forgotten");
    }
}
