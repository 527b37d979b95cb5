//! What a proxy says about the one it asks for.

use std::net::{IpAddr, SocketAddr};

use http::header::{FORWARDED, VIA};
use http::{HeaderMap, HeaderName};

const FOR: &str = "x-forwarded-for";
const PROTO: &str = "x-forwarded-proto";
const ANY: &str = "x-forwarded-";
const REAL_IP: &str = "x-real-ip";
const REQUEST_ID: &str = "x-request-id";

/// What the head of a request says of its way here, believed or not.
pub struct Told {
    /// The addresses it went through, the nearest last, each as it was written.
    pub hops: Vec<String>,
    /// Whether all of the way was encrypted; nothing when it is not said.
    pub secure: Option<bool>,
    /// Whether anything says that somebody stands between.
    pub is_forwarded: bool,
}

/// Reads what is said.
pub fn told(headers: &HeaderMap) -> Told {
    let schemes: Vec<_> = listed(headers, PROTO).collect();
    let secure =
        (!schemes.is_empty()).then(|| schemes.iter().all(|scheme| scheme.eq_ignore_ascii_case("https")));
    let is_forwarded = headers.keys().any(|name| is_of_proxies(name) || name == VIA);
    Told { hops: listed(headers, FOR).map(str::to_owned).collect(), secure, is_forwarded }
}

/// Takes off what only proxies may say, and the id that only this server gives.
pub fn strip(headers: &mut HeaderMap) {
    let foreign = |name: &&HeaderName| is_of_proxies(name) || *name == VIA || *name == REQUEST_ID;
    let names: Vec<_> = headers.keys().filter(foreign).cloned().collect();
    for name in names {
        headers.remove(name);
    }
}

/// Who asks: the nearest hop that is no named proxy. A hop that cannot be read ends the search, for what lies behind it was
/// written by nobody that is trusted.
pub fn asker(peer: IpAddr, hops: &[String], is_named: impl Fn(IpAddr) -> bool) -> IpAddr {
    let mut asker = peer;
    for hop in hops.iter().rev() {
        let Some(address) = address(hop) else { break };
        asker = address;
        if !is_named(address) {
            break;
        }
    }
    asker
}

fn is_of_proxies(name: &HeaderName) -> bool {
    name.as_str().starts_with(ANY) || name == FORWARDED || name == REAL_IP
}

/// The parts of all lines of that name, which commas part.
fn listed<'h>(headers: &'h HeaderMap, name: &str) -> impl Iterator<Item = &'h str> {
    let lines = headers.get_all(name).into_iter().map(|value| value.to_str().unwrap_or_default());
    lines.flat_map(|line| line.split(',')).map(str::trim)
}

/// An address, as some write it with a port or brackets.
fn address(hop: &str) -> Option<IpAddr> {
    let bare = hop.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(hop);
    let with_port = || hop.parse::<SocketAddr>().ok().map(|address| address.ip());
    bare.parse().ok().or_else(with_port).map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_hop_that_is_no_proxy_asks() {
        let named: [IpAddr; 2] = ["10.0.0.1", "10.0.0.2"].map(|proxy| proxy.parse().expect("an address"));
        let check = |line: &str, expected: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(FOR, line.parse().expect("a header value"));
            let found = asker(named[0], &told(&headers).hops, |address| named.contains(&address));
            assert_eq!(found.to_string(), expected, "{line}");
        };
        check("203.0.113.9", "203.0.113.9");
        check("198.51.100.1, 203.0.113.9", "203.0.113.9");
        check("198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9");
        check("10.0.0.2", "10.0.0.2");
        check("unknown", "10.0.0.1");
        check("203.0.113.9, unknown, 10.0.0.2", "10.0.0.2");
        check("", "10.0.0.1");
        check("203.0.113.9:4711", "203.0.113.9");
        check("2001:db8::9", "2001:db8::9");
        check("[2001:db8::9]", "2001:db8::9");
        check("[2001:db8::9]:4711", "2001:db8::9");
        check("::ffff:203.0.113.9", "203.0.113.9");
    }

    #[test]
    fn lines_of_one_name_are_one_list() {
        let mut headers = HeaderMap::new();
        headers.append(FOR, "203.0.113.1".parse().expect("a header value"));
        headers.append(FOR, "203.0.113.2, 203.0.113.3".parse().expect("a header value"));
        assert_eq!(told(&headers).hops, ["203.0.113.1", "203.0.113.2", "203.0.113.3"]);
    }
}
