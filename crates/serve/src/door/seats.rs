//! How many connections there are, in all and of one address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{Limits, Network};

/// The connections that are open.
#[derive(Debug, Clone, Default)]
pub struct Seats(Arc<Mutex<Taken>>);

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    of: HashMap<Network, usize>,
}

/// The place of one connection, which is free again when this is dropped.
#[derive(Debug)]
pub struct Seat {
    seats: Seats,
    counted: Counting,
}

/// Who a connection comes from, as far as it matters for the number of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comer {
    /// A proxy that the deployment names: it brings everybody, so it has no number of its own.
    Proxy,
    /// This machine: it gets in when everybody else has filled the house, to ask how things are.
    ThisMachine,
    /// Anybody else.
    Stranger,
}

/// Against what a seat counts.
#[derive(Debug, Clone, Copy)]
struct Counting {
    all: bool,
    of: Option<Network>,
}

/// Why a connection gets no seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// There are as many as there may be.
    House,
    /// Its address has as many as one may have.
    Address,
}

impl Seats {
    /// Takes a seat, if there is one.
    pub fn take(&self, address: IpAddr, comer: Comer, limits: &Limits) -> Result<Seat, Full> {
        let counted = Counting {
            all: comer != Comer::ThisMachine,
            of: (comer != Comer::Proxy).then(|| Network::of_one(address)),
        };
        let mut taken = self.lock();
        if counted.all && taken.all >= limits.connections {
            return Err(Full::House);
        }
        if let Some(network) = counted.of {
            if taken.of.get(&network).is_some_and(|count| *count >= limits.connections_of_one) {
                return Err(Full::Address);
            }
            *taken.of.entry(network).or_default() += 1;
        }
        taken.all += usize::from(counted.all);
        Ok(Seat { seats: self.clone(), counted })
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.lock();
        taken.all -= usize::from(self.counted.all);
        let Some(network) = self.counted.of else { return };
        if let Some(count) = taken.of.get_mut(&network) {
            *count -= 1;
            if *count == 0 {
                taken.of.remove(&network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_counted_in_all_and_by_address() {
        let limits = Limits { connections: 4, connections_of_one: 2, ..Limits::default() };
        let seats = Seats::default();
        let mut held = Vec::new();
        let mut check = |address: &str, comer: Comer, expected: Result<(), Full>| {
            let taken = seats.take(address.parse().expect("an address"), comer, &limits);
            assert_eq!(taken.as_ref().map(drop).map_err(|full| *full), expected, "{address}");
            held.extend(taken);
        };
        check("192.0.2.1", Comer::Stranger, Ok(()));
        check("192.0.2.1", Comer::Stranger, Ok(()));
        check("192.0.2.1", Comer::Stranger, Err(Full::Address));
        check("10.0.0.1", Comer::Proxy, Ok(()));
        check("10.0.0.1", Comer::Proxy, Ok(()));
        check("10.0.0.1", Comer::Proxy, Err(Full::House));
        check("192.0.2.2", Comer::Stranger, Err(Full::House));
        check("127.0.0.1", Comer::ThisMachine, Ok(()));
        check("127.0.0.1", Comer::ThisMachine, Ok(()));
        check("127.0.0.1", Comer::ThisMachine, Err(Full::Address));
        held.clear();
        let taken = seats.lock();
        assert!(taken.all == 0 && taken.of.is_empty(), "{taken:?}");
    }

    #[test]
    fn one_network_of_version_six_is_one_address() {
        let limits = Limits { connections_of_one: 1, ..Limits::default() };
        let seats = Seats::default();
        let take = |address: &str| seats.take(address.parse().expect("an address"), Comer::Stranger, &limits);
        let _held = take("2001:db8:1:2::1").expect("a seat");
        assert_eq!(take("2001:db8:1:2::ffff").expect_err("the network has its one"), Full::Address);
        assert!(take("2001:db8:1:3::1").is_ok());
    }
}
