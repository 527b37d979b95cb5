//! What a deployment decides about its front door.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;

use crate::{Limits, Network, ServeError};

/// What a deployment decides.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to listen; port 0 asks the system for a free one.
    pub address: SocketAddr,
    /// With what to encrypt; without it, only this machine and the named proxies are let in.
    pub tls: Option<TlsFiles>,
    /// The proxies that are believed when they say for whom they ask.
    pub proxies: Vec<Network>,
    /// What anybody may take.
    pub limits: Limits,
    /// The socket on which systemd waits to hear that the server is ready: its `NOTIFY_SOCKET`.
    pub notify: Option<OsString>,
}

/// The files that TLS needs, both in PEM.
#[derive(Debug, Clone)]
pub struct TlsFiles {
    /// The certificate of this server, then those between it and its authority.
    pub certificate: PathBuf,
    /// The key of the first certificate.
    pub key: PathBuf,
}

impl Config {
    /// A door with the default limits, without TLS or proxy.
    pub fn new(address: SocketAddr) -> Self {
        Self { address, tls: None, proxies: Vec::new(), limits: Limits::default(), notify: None }
    }

    /// Sees to it that what is sent cannot be read on the way.
    ///
    /// # Errors
    /// [`ServeError::Readable`] when other machines could reach the address without TLS and no proxy is named.
    pub fn check(&self) -> Result<(), ServeError> {
        let is_safe =
            self.address.ip().to_canonical().is_loopback() || self.tls.is_some() || !self.proxies.is_empty();
        if is_safe { Ok(()) } else { Err(ServeError::Readable(self.address)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_read_on_the_way_is_refused() {
        let check = |address: &str, tls: bool, proxies: &[&str], expected: bool| {
            let mut config = Config::new(address.parse().expect("an address"));
            config.tls = tls.then(|| TlsFiles { certificate: "a.pem".into(), key: "b.pem".into() });
            config.proxies = proxies.iter().map(|proxy| proxy.parse().expect("a network")).collect();
            assert_eq!(config.check().is_ok(), expected, "{address} {tls} {proxies:?}");
        };
        check("127.0.0.1:0", false, &[], true);
        check("[::1]:8080", false, &[], true);
        check("[::ffff:127.0.0.1]:8080", false, &[], true);
        check("0.0.0.0:8080", false, &[], false);
        check("[::]:8080", false, &[], false);
        check("192.0.2.1:8080", false, &[], false);
        check("192.0.2.1:443", true, &[], true);
        check("192.0.2.1:8080", false, &["192.0.2.7"], true);
    }
}
