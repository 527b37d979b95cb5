//! Whom a proxy asks for, and who may say so.

use goldthread_serve::{Config, Limits, Measures};

use crate::support::client::ask;
use crate::support::{Doors, Running, config, site};

const FORGED: &str = "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: elsewhere\r\n\
    Forwarded: for=203.0.113.9\r\nX-Real-IP: 203.0.113.9\r\nX-Request-Id: 1\r\n";

async fn behind(proxies: &[&str]) -> Running {
    let proxies = proxies.iter().map(|proxy| proxy.parse().expect("a network")).collect();
    let config = Config { proxies, ..config(Limits::default()) };
    Running::start(config, Measures::new(), site(&Doors::closed())).await
}

/// What the site is told of one who sends this, but for the id.
async fn check(proxies: &[&str], sent: &str, expected: &str) {
    let server = behind(proxies).await;
    let answer = ask(server.address, "/arrived", sent).await;
    let told = answer.split("\r\n\r\n").nth(1).expect("a body");
    let parts: Vec<_> = told.split(' ').collect();
    assert_eq!(parts[..3].join(" "), expected, "{sent}");
    assert_eq!(parts[4], "[]", "nothing is left that only proxies may say");
}

#[tokio::test]
async fn one_who_is_no_proxy_is_not_believed() {
    check(&[], FORGED, "127.0.0.1 false Unnamed").await;
    check(&["192.0.2.1"], FORGED, "127.0.0.1 false Unnamed").await;
    check(&[], "", "127.0.0.1 false Direct").await;
}

#[tokio::test]
async fn a_named_proxy_is_believed() {
    check(&["127.0.0.1"], FORGED, "203.0.113.9 true Proxy").await;
    check(&["127.0.0.0/8"], "X-Forwarded-For: 198.51.100.7, 203.0.113.9\r\n", "203.0.113.9 false Proxy")
        .await;
    check(&["127.0.0.1"], "", "127.0.0.1 false Proxy").await;
}

#[tokio::test]
async fn without_encryption_nobody_but_proxies_and_this_machine_is_let_in() {
    // Another address of this machine stands for another machine, as far as there is one.
    let Some(other) = an_address_that_is_no_loopback() else { return };
    let address = (std::net::Ipv4Addr::UNSPECIFIED, 0).into();
    let check = async |proxy: &str, expected: bool| {
        let proxies = vec![proxy.parse().expect("a network")];
        let config = Config { proxies, ..Config::new(address) };
        let server = Running::start(config, Measures::new(), site(&Doors::closed())).await;
        let asked = ask((other, server.address.port()).into(), "/", "").await;
        assert_eq!(asked.ends_with("hello"), expected, "{proxy}: {asked}");
        let refused = server.measure("goldthread_connections_refused_total{why=\"not encrypted\"}");
        assert_eq!(refused > 0.0, !expected, "{proxy}");
    };
    check("192.0.2.1", false).await;
    check(&other.to_string(), true).await;
}

/// The address from which this machine would reach another. Nothing is sent.
fn an_address_that_is_no_loopback() -> Option<std::net::IpAddr> {
    let socket = std::net::UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_loopback()).then_some(address)
}
