//! Why the door does not open.

use std::net::SocketAddr;

use crate::TlsError;

/// Why nothing is served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Other machines could reach the address, and what they send could be read on the way.
    #[error(
        "{0} can be reached from other machines, and what they send could be read on the way; \
         name a certificate and its key, or the proxy that stands in front, or use a loopback address such as 127.0.0.1:8080"
    )]
    Readable(SocketAddr),
    /// The certificate or its key cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// Something else listens there, or the port is not ours to take.
    #[error("the address {address} cannot be opened; choose another port, or see what else listens there")]
    Bind {
        /// The address that was asked for.
        address: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
}
