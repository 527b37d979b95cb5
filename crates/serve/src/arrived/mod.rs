//! Who asks, and how it came here: the address behind a proxy, whether it was encrypted, and the id of the request.

mod forwarded;
mod id;

use std::net::IpAddr;

use http::HeaderMap;

pub use id::RequestId;

use crate::Network;

/// How a request came here; every request carries it among its extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrived {
    /// Who asks, as a named proxy tells it; else who holds the other end of the connection.
    pub address: IpAddr,
    /// Whether it was encrypted all the way that is known.
    pub secure: bool,
    /// Tells this request from all others, in the answer and in the log.
    pub id: RequestId,
    /// Whether somebody stands between.
    pub via: Via,
}

/// Whether somebody stands between the one who asks and this server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// Nobody that is known of.
    Direct,
    /// A proxy that the deployment names.
    Proxy,
    /// A proxy that nobody named: it says so in the head, and is not believed.
    Unnamed,
}

impl Arrived {
    /// Whether a program on this machine asks, and asks for itself: a proxy on this machine asks for others.
    pub fn is_this_machine(&self) -> bool {
        self.via == Via::Direct && self.address.is_loopback()
    }
}

/// The other end of a connection.
#[derive(Debug, Clone, Copy)]
pub struct Peer {
    /// Its address.
    pub address: IpAddr,
    /// Whether the connection is encrypted.
    pub secure: bool,
}

/// Works out who asks, and takes off the head what only proxies may say.
pub fn arrive(peer: Peer, proxies: &[Network], headers: &mut HeaderMap) -> Arrived {
    let told = forwarded::told(headers);
    forwarded::strip(headers);
    let is_named = |address: IpAddr| proxies.iter().any(|proxy| proxy.contains(address));
    let id = RequestId::new();
    if !is_named(peer.address) {
        let via = if told.is_forwarded { Via::Unnamed } else { Via::Direct };
        return Arrived { address: peer.address, secure: peer.secure, id, via };
    }
    let address = forwarded::asker(peer.address, &told.hops, is_named);
    Arrived { address, secure: told.secure.unwrap_or(peer.secure), id, via: Via::Proxy }
}

#[cfg(test)]
mod tests {
    use http::{HeaderName, HeaderValue};

    use super::*;

    fn arrived(peer: &str, secure: bool, sent: &[(&'static str, &'static str)]) -> (Arrived, HeaderMap) {
        let proxies = ["10.0.0.0/24", "127.0.0.2"].map(|proxy| proxy.parse().expect("a network"));
        let mut headers = HeaderMap::new();
        for (name, value) in sent {
            headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        let peer = Peer { address: peer.parse().expect("an address"), secure };
        (arrive(peer, &proxies, &mut headers), headers)
    }

    #[test]
    fn only_a_named_proxy_is_believed() {
        let check = |peer: &str, sent: &[(&'static str, &'static str)], expected: (&str, bool, Via)| {
            let (arrived, headers) = arrived(peer, false, sent);
            let found = (arrived.address.to_string(), arrived.secure, arrived.via);
            assert_eq!(found, (expected.0.into(), expected.1, expected.2), "{peer} {sent:?}");
            assert!(headers.is_empty(), "{headers:?}");
        };
        let told = &[("x-forwarded-for", "203.0.113.9"), ("x-forwarded-proto", "https")];
        check("10.0.0.1", told, ("203.0.113.9", true, Via::Proxy));
        check("127.0.0.2", told, ("203.0.113.9", true, Via::Proxy));
        check("198.51.100.1", told, ("198.51.100.1", false, Via::Unnamed));
        check("127.0.0.1", told, ("127.0.0.1", false, Via::Unnamed));
        check("127.0.0.1", &[("forwarded", "for=203.0.113.9")], ("127.0.0.1", false, Via::Unnamed));
        check("127.0.0.1", &[("x-real-ip", "203.0.113.9")], ("127.0.0.1", false, Via::Unnamed));
        check("127.0.0.1", &[], ("127.0.0.1", false, Via::Direct));
        check("127.0.0.2", &[], ("127.0.0.2", false, Via::Proxy));
        check("10.0.0.1", &[("x-forwarded-proto", "http")], ("10.0.0.1", false, Via::Proxy));
        check("10.0.0.1", &[("x-forwarded-host", "elsewhere.example")], ("10.0.0.1", false, Via::Proxy));
        check("198.51.100.1", &[("x-request-id", "mine")], ("198.51.100.1", false, Via::Direct));
    }

    #[test]
    fn a_proxy_tells_how_far_it_was_encrypted() {
        let check = |sent: &[(&'static str, &'static str)], expected: bool| {
            assert_eq!(arrived("10.0.0.1", true, sent).0.secure, expected, "{sent:?}");
        };
        check(&[], true);
        check(&[("x-forwarded-proto", "https")], true);
        check(&[("x-forwarded-proto", "http")], false);
        check(&[("x-forwarded-proto", "https, http")], false);
        check(&[("x-forwarded-proto", "HTTPS")], true);
        check(&[("x-forwarded-proto", "")], false);
    }

    #[test]
    fn this_machine_asks_for_itself_only_without_a_proxy() {
        let check = |peer: &str, sent: &[(&'static str, &'static str)], expected: bool| {
            assert_eq!(arrived(peer, false, sent).0.is_this_machine(), expected, "{peer} {sent:?}");
        };
        check("127.0.0.1", &[], true);
        check("::1", &[], true);
        check("127.0.0.1", &[("via", "1.1 somebody")], false);
        check("127.0.0.1", &[("x-forwarded-for", "127.0.0.1")], false);
        check("127.0.0.2", &[], false);
        check("127.0.0.2", &[("x-forwarded-for", "127.0.0.1")], false);
        check("192.0.2.1", &[], false);
    }

    #[test]
    fn what_is_no_business_of_proxies_stays() {
        let (_, headers) = arrived("192.0.2.1", false, &[("accept", "*/*"), ("x-forwarded-port", "1")]);
        assert_eq!(headers.keys().map(HeaderName::as_str).collect::<Vec<_>>(), ["accept"]);
    }
}
