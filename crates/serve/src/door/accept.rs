//! Takes connections, and closes at once those for which there is no place.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinError, JoinSet};

use super::connection::serve;
use super::seats::{Comer, Full, Seat};
use super::{Door, Stages};
use crate::exchange::Site;
use crate::measures::RefusedLabels;

/// How long to wait when the system has no more files to give; others may be closed meanwhile.
const RESPITE: Duration = Duration::from_millis(200);

/// Takes connections until it is dropped.
pub async fn accept<S, B>(
    door: &Arc<Door>,
    listener: &TcpListener,
    site: S,
    stages: &Stages,
    connections: &mut JoinSet<()>,
) where
    S: Site<B>,
    B: crate::exchange::Answer,
{
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            Some(ended) = connections.join_next() => {
                tell(ended);
                continue;
            }
        };
        match accepted {
            Ok((stream, peer)) => {
                let address = peer.ip().to_canonical();
                if let Some(seat) = admit(door, address) {
                    let served =
                        serve(Arc::clone(door), stream_of(stream), address, site.clone(), stages.clone());
                    connections.spawn(seated(seat, served));
                }
            }
            Err(error) if is_of_the_client(&error) => {}
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "no connection can be taken");
                tokio::time::sleep(RESPITE).await;
            }
        }
    }
}

/// Says when a connection ended in a panic; the panic itself has been printed.
pub fn tell(ended: Result<(), JoinError>) {
    if ended.is_err_and(|error| error.is_panic()) {
        tracing::error!("a connection ended in a panic");
    }
}

async fn seated(_seat: Seat, served: impl Future<Output = ()>) {
    served.await;
}

fn stream_of(stream: TcpStream) -> TcpStream {
    // Answers are written whole; waiting for more to send with them only delays them.
    let _ = stream.set_nodelay(true);
    stream
}

fn admit(door: &Door, address: IpAddr) -> Option<Seat> {
    let comer = comer(door, address);
    let admitted = match comer {
        Comer::Stranger if door.certificates.is_none() => Err("not encrypted"),
        _ => door.seats.take(address, comer, &door.limits).map_err(|full| match full {
            Full::House => "too many",
            Full::Address => "too many of one address",
        }),
    };
    let refused = |why| {
        door.measures.counted().refused.get_or_create(&RefusedLabels { why }).inc();
    };
    admitted.map_err(refused).ok()
}

fn comer(door: &Door, address: IpAddr) -> Comer {
    if door.proxies.iter().any(|proxy| proxy.contains(address)) {
        Comer::Proxy
    } else if address.is_loopback() {
        Comer::ThisMachine
    } else {
        Comer::Stranger
    }
}

/// Whether a client went away before it was taken, which is nobody's trouble.
fn is_of_the_client(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
