//! Clients: one that sends bytes as they are, and one that speaks HTTP.

use std::net::SocketAddr;
use std::sync::Arc;

use http::{Request, Response};
use http_body_util::{BodyExt as _, Empty};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo};
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::in_time;

/// A connection on which anything may be sent.
pub struct Raw(pub TcpStream);

impl Raw {
    pub async fn open(address: SocketAddr) -> Self {
        Self(TcpStream::connect(address).await.expect("somebody listens"))
    }

    /// Opens a connection and sends something.
    pub async fn with(address: SocketAddr, sent: &str) -> Self {
        let mut raw = Self::open(address).await;
        raw.send(sent).await;
        raw
    }

    pub async fn send(&mut self, sent: &str) {
        self.0.write_all(sent.as_bytes()).await.expect("it can be sent");
    }

    /// Everything until the server closes the connection. That it does so harshly is no matter.
    pub async fn rest(&mut self) -> String {
        let rest = in_time("the connection to be closed", self.bytes()).await;
        String::from_utf8(rest).expect("the small site speaks text")
    }

    /// The same as bytes.
    pub async fn bytes(&mut self) -> Vec<u8> {
        let mut rest = Vec::new();
        let _ = self.0.read_to_end(&mut rest).await;
        rest
    }

    /// An answer whose body is this text; the connection stays open.
    pub async fn until(&mut self, end: &str) -> String {
        let mut read = String::new();
        while !read.ends_with(end) {
            let byte = in_time(end, self.0.read_u8()).await;
            read.push(char::from(byte.unwrap_or_else(|error| panic!("{error} after {read:?}"))));
        }
        read
    }
}

/// Asks once, over a connection of its own, and gives all that comes back.
pub async fn ask(address: SocketAddr, path: &str, headers: &str) -> String {
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}\r\n");
    Raw::with(address, &request).await.rest().await
}

/// A connection over TLS, with these protocols offered.
pub async fn tls(address: SocketAddr, config: Arc<ClientConfig>) -> std::io::Result<TlsStream<TcpStream>> {
    let stream = TcpStream::connect(address).await?;
    TlsConnector::from(config).connect(ServerName::try_from("localhost").expect("a name"), stream).await
}

/// A client of HTTP/1.1, and the task that moves its bytes.
pub async fn one(
    stream: TlsStream<TcpStream>,
) -> (http1::SendRequest<Empty<Bytes>>, JoinHandle<hyper::Result<()>>) {
    let (client, connection) = http1::handshake(TokioIo::new(stream)).await.expect("the connection is open");
    (client, tokio::spawn(connection))
}

/// The same of HTTP/2.
pub async fn two<T>(stream: T) -> (http2::SendRequest<Empty<Bytes>>, JoinHandle<hyper::Result<()>>)
where
    T: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send + 'static,
{
    let (client, connection) =
        http2::handshake(TokioExecutor::new(), TokioIo::new(stream)).await.expect("the connection is open");
    (client, tokio::spawn(connection))
}

/// A request for a path, as both kinds of client send it.
pub fn get(path: &str) -> Request<Empty<Bytes>> {
    Request::get(format!("https://localhost{path}"))
        .header("host", "localhost")
        .body(Empty::new())
        .expect("a request")
}

/// The body of an answer.
pub async fn body(answer: Response<Incoming>) -> String {
    let body = answer.into_body().collect().await.expect("the answer comes whole").to_bytes();
    String::from_utf8(body.to_vec()).expect("the small site speaks text")
}
