//! TLS: what is agreed, what happens when the files change, and what is said when they cannot be used.

use std::path::Path;
use std::time::Duration;

use goldthread_serve::{Config, Limits, Measures, Server, TlsFiles};
use http::Version;
use rustls::version::{TLS12, TLS13};
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;

use crate::support::client::{Raw, body, get, one, tls, two};
use crate::support::pems::{Authority, Issued};
use crate::support::{Doors, Running, config, hang_up, in_time, site};

async fn serve(files: TlsFiles, look: Duration) -> Running {
    let limits = Limits { certificate_look: look, ..Limits::default() };
    let config = Config { tls: Some(files), ..config(limits) };
    Running::start(config, Measures::new(), site(&Doors::closed())).await
}

/// So long that it is not looked for by itself during a test.
const NEVER: Duration = Duration::from_hours(1);
const OFTEN: Duration = Duration::from_millis(5);

#[tokio::test]
async fn both_kinds_of_http_are_agreed_on_over_both_versions_of_tls() {
    let authority = Authority::new();
    let server = serve(authority.place(&authority.issue()), NEVER).await;
    for version in [&TLS12, &TLS13] {
        let check = async |offered: &[&str], expected: Option<&[u8]>| {
            let stream =
                tls(server.address, authority.client(offered, &[version])).await.expect("it is agreed");
            assert_eq!(stream.get_ref().1.alpn_protocol(), expected, "{offered:?}");
            assert_eq!(stream.get_ref().1.protocol_version(), Some(version.version), "{offered:?}");
            let answer = if expected == Some(b"h2") {
                two(stream).await.0.send_request(get("/arrived")).await
            } else {
                one(stream).await.0.send_request(get("/arrived")).await
            };
            let answer = answer.expect("it is answered");
            let expected = if expected == Some(b"h2") { Version::HTTP_2 } else { Version::HTTP_11 };
            assert_eq!(answer.version(), expected, "{offered:?}");
            let told = body(answer).await;
            assert!(told.starts_with("127.0.0.1 true Direct "), "{told}");
        };
        check(&["h2", "http/1.1"], Some(b"h2")).await;
        check(&["http/1.1", "h2"], Some(b"h2")).await;
        check(&["http/1.1"], Some(b"http/1.1")).await;
        check(&[], None).await;
    }
}

#[tokio::test]
async fn what_is_not_agreed_is_closed_and_counted() {
    let authority = Authority::new();
    let server = serve(authority.place(&authority.issue()), NEVER).await;
    let said = Raw::with(server.address, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await.rest().await;
    assert!(!said.contains("HTTP/1.1"), "{said}");
    server.until("goldthread_tls_handshakes_failed_total", 1.0).await;
    let nothing_in_common = authority.client(&["spdy/1"], &[&TLS13]);
    tls(server.address, nothing_in_common).await.expect_err("no protocol is common");
    server.until("goldthread_tls_handshakes_failed_total", 2.0).await;
    server.until("goldthread_connections_open", 0.0).await;
}

#[tokio::test]
async fn a_handshake_that_does_not_come_is_not_waited_for() {
    let authority = Authority::new();
    let limits = Limits { handshake: Duration::from_millis(50), ..Limits::default() };
    let config = Config { tls: Some(authority.place(&authority.issue())), ..config(limits) };
    let server = Running::start(config, Measures::new(), site(&Doors::closed())).await;
    assert_eq!(Raw::open(server.address).await.rest().await, "");
    server.until("goldthread_tls_handshakes_failed_total", 1.0).await;
}

/// The certificate that a server shows.
async fn shown(server: &Running, authority: &Authority) -> Vec<u8> {
    let stream = tls(server.address, authority.client(&["http/1.1"], &[&TLS13])).await.expect("it is agreed");
    peer(&stream)
}

fn peer(stream: &TlsStream<TcpStream>) -> Vec<u8> {
    stream.get_ref().1.peer_certificates().expect("it shows one")[0].to_vec()
}

/// Waits until new connections are shown this certificate.
async fn until_shown(server: &Running, authority: &Authority, issued: &Issued) {
    let showing = async { while shown(server, authority).await != issued.bare.as_ref() {} };
    in_time("the new certificate", showing).await;
}

#[tokio::test]
async fn a_new_certificate_serves_the_next_connection_and_the_open_ones_go_on() {
    let authority = Authority::new();
    let (old, new) = (authority.issue(), authority.issue());
    let server = serve(authority.place(&old), OFTEN).await;
    let stream = tls(server.address, authority.client(&["h2"], &[&TLS13])).await.expect("it is agreed");
    assert_eq!(peer(&stream), old.bare.as_ref());
    let (mut client, _moving) = two(stream).await;
    assert_eq!(body(client.send_request(get("/")).await.expect("it is answered")).await, "hello");
    authority.place(&new);
    until_shown(&server, &authority, &new).await;
    assert_eq!(body(client.send_request(get("/")).await.expect("it goes on")).await, "hello");
}

#[tokio::test]
async fn a_certificate_that_cannot_be_used_leaves_the_old_one() {
    let authority = Authority::new();
    let (old, new) = (authority.issue(), authority.issue());
    let files = authority.place(&old);
    let server = serve(files.clone(), OFTEN).await;
    let without_key = Issued { key: String::new(), ..authority.issue() };
    let of_another = Issued { key: old.key.clone(), ..authority.issue() };
    for unusable in [without_key, of_another] {
        authority.place(&unusable);
        assert_eq!(shown(&server, &authority).await, old.bare.as_ref());
    }
    std::fs::remove_file(&files.certificate).expect("it is there");
    assert_eq!(shown(&server, &authority).await, old.bare.as_ref());
    authority.place(&new);
    until_shown(&server, &authority, &new).await;
}

#[cfg(unix)]
#[tokio::test]
async fn a_hangup_has_the_certificate_looked_at() {
    let authority = Authority::new();
    let new = authority.issue();
    let server = serve(authority.place(&authority.issue()), NEVER).await;
    // Once a connection is answered, the signal is listened for.
    shown(&server, &authority).await;
    authority.place(&new);
    hang_up();
    until_shown(&server, &authority, &new).await;
}

#[tokio::test]
async fn the_end_of_the_certificate_is_a_measure() {
    let authority = Authority::new();
    let server = serve(authority.place(&authority.issue()), NEVER).await;
    // The first second of 4096, until which `rcgen` issues.
    server.until("goldthread_certificate_ends_seconds", 67_090_118_400.0).await;
}

#[tokio::test]
async fn what_is_wrong_with_the_files_is_said() {
    let authority = Authority::new();
    let (issued, other) = (authority.issue(), authority.issue());
    let check = async |certificate: &str, key: &str, expected: &[&str]| {
        let given = Issued { certificate: certificate.into(), key: key.into(), bare: issued.bare.clone() };
        let config = Config { tls: Some(authority.place(&given)), ..config(Limits::default()) };
        let error = Server::bind(config, Measures::new()).await.err().expect("it is refused").to_string();
        assert!(expected.iter().all(|part| error.contains(part)), "{error}");
    };
    let (certificate, key) = (issued.certificate.as_str(), issued.key.as_str());
    let chain = format!("{certificate}{}", authority.pem());
    let upside_down = format!("{}{certificate}", authority.pem());
    let locked = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n";
    let cut = &certificate[..certificate.len() / 2];
    let no_certificate = "-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----\n";
    let no_key = "-----BEGIN PRIVATE KEY-----\naGVsbG8=\n-----END PRIVATE KEY-----\n";
    check(certificate, &other.key, &["key.pem does not belong", "certificate.pem", "issued together"]).await;
    check(&upside_down, key, &["key.pem does not belong", "before the others"]).await;
    check(key, key, &["certificate.pem has no certificate in it", "PEM file"]).await;
    check("", key, &["certificate.pem has no certificate in it"]).await;
    check(certificate, certificate, &["key.pem has no private key in it"]).await;
    check(certificate, locked, &["key.pem is locked with a passphrase", "openssl pkey"]).await;
    check(cut, key, &["certificate.pem is damaged"]).await;
    check(no_certificate, key, &["certificate.pem cannot be used"]).await;
    check(certificate, no_key, &["key.pem cannot be used", "ECDSA"]).await;
    let good = Config {
        tls: Some(authority.place(&Issued { certificate: chain, ..issued })),
        ..config(Limits::default())
    };
    assert!(Server::bind(good, Measures::new()).await.is_ok(), "a chain is taken");
}

#[tokio::test]
async fn a_file_that_is_not_there_is_named() {
    let authority = Authority::new();
    let files = authority.place(&authority.issue());
    let missing = TlsFiles { key: Path::new("/nowhere/key.pem").into(), ..files };
    let config = Config { tls: Some(missing), ..config(Limits::default()) };
    let error = Server::bind(config, Measures::new()).await.err().expect("it is refused").to_string();
    assert!(error.contains("/nowhere/key.pem cannot be read; check that it exists"), "{error}");
}
