//! One connection: TLS is agreed, HTTP is told apart, and requests are answered until it ends or is ended.

use std::net::IpAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;

use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;

use super::heard::Heard;
use super::life::Overdue;
use super::sniff::sniff;
use super::streams::Streams;
use super::{Door, Http, Life, Stage, Stages};
use crate::arrived::Peer;
use crate::exchange::{Answer, Guest, Site, exchange};

/// Bytes that wait in a connection, each way; a thousand connections may have as much each.
const BUFFER: usize = 64 * 1024;
/// Bytes of bodies that a connection of HTTP/2 may send ahead, in one stream and in all.
const WINDOWS: (u32, u32) = (256 * 1024, 512 * 1024);
/// Requests that a connection of HTTP/2 may have open.
const STREAMS: u32 = 100;
/// Streams that a client may take back before they were looked at, and those that it made us take back.
const RESETS: (usize, usize) = (20, 200);
/// How often a connection of HTTP/2 is asked whether anybody is still there.
const PING: std::time::Duration = std::time::Duration::from_secs(30);

/// Serves a connection to its end.
pub async fn serve<S, B>(door: Arc<Door>, stream: TcpStream, address: IpAddr, site: S, mut stages: Stages)
where
    S: Site<B>,
    B: Answer,
{
    let _open = Counted::begin(&door);
    let Some(certificates) = &door.certificates else {
        return plain(door, stream, address, site, stages).await;
    };
    let agreeing = TlsAcceptor::from(certificates.current()).accept(stream);
    let agreed = tokio::select! {
        agreed = tokio::time::timeout(door.limits.handshake, agreeing) => agreed,
        () = stages.come(Stage::Leaving) => return,
    };
    let Ok(Ok(stream)) = agreed else {
        door.measures.counted().handshakes_failed.inc();
        return;
    };
    let spoken = if stream.get_ref().1.alpn_protocol() == Some(b"h2") { Http::Two } else { Http::One };
    let life = Life::begin(&door.limits);
    life.speak(spoken);
    let peer = Peer { address, secure: true };
    let stream = Heard::new(stream, Vec::new(), Arc::clone(&life));
    talk(Guest { door, peer, life, spoken }, stream, site, stages).await;
}

async fn plain<S, B>(door: Arc<Door>, mut stream: TcpStream, address: IpAddr, site: S, mut stages: Stages)
where
    S: Site<B>,
    B: Answer,
{
    let life = Life::begin(&door.limits);
    let sniffed = tokio::select! {
        sniffed = sniff(&mut stream) => sniffed,
        _ = life.overdue() => return,
        () = stages.come(Stage::Leaving) => return,
    };
    let Ok((spoken, before)) = sniffed else { return };
    life.speak(spoken);
    life.hear();
    let peer = Peer { address, secure: false };
    let stream = Heard::new(stream, before, Arc::clone(&life));
    talk(Guest { door, peer, life, spoken }, stream, site, stages).await;
}

async fn talk<T, S, B>(guest: Guest, stream: T, site: S, stages: Stages)
where
    T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    S: Site<B>,
    B: Answer,
{
    let stream = TokioIo::new(stream);
    let asked = guest.clone();
    let service = service_fn(move |request| exchange(asked.clone(), site.clone(), request));
    match guest.spoken {
        Http::One => {
            let connection = http_one(&guest.door).serve_connection(stream, service);
            drive(connection, http1::Connection::graceful_shutdown, &guest, stages).await;
        }
        Http::Two => {
            let connection = http_two(&guest.door, &stages).serve_connection(stream, service);
            drive(connection, http2::Connection::graceful_shutdown, &guest, stages).await;
        }
    }
}

fn http_one(door: &Door) -> http1::Builder {
    let mut http = http1::Builder::new();
    let bytes = door.limits.header_bytes as usize;
    // The time of a head is kept by `Life`, for hyper's own would end idle connections as well.
    http.timer(TokioTimer::new()).header_read_timeout(None);
    http.max_headers(door.limits.headers).max_header_size(bytes).max_buf_size(BUFFER.max(2 * bytes));
    http
}

fn http_two(door: &Door, stages: &Stages) -> http2::Builder<Streams> {
    let limits = &door.limits;
    let longest = limits.body.total + limits.request_time + limits.answer.total;
    let mut http = http2::Builder::new(Streams::new(stages.clone(), longest));
    http.timer(TokioTimer::new()).keep_alive_interval(PING);
    http.max_concurrent_streams(STREAMS).max_header_list_size(limits.header_bytes);
    http.max_pending_accept_reset_streams(RESETS.0).max_local_error_reset_streams(RESETS.1);
    http.initial_stream_window_size(WINDOWS.0).initial_connection_window_size(WINDOWS.1);
    http.max_send_buf_size(BUFFER);
    http
}

/// Lets a connection run until it ends, the server stops, or it is overdue. What is merely idle is told to end, so that
/// a request that is just on its way is answered; what is slow is cut.
async fn drive<C>(connection: C, leave: impl Fn(Pin<&mut C>), guest: &Guest, mut stages: Stages)
where
    C: Future<Output = Result<(), hyper::Error>>,
{
    let mut connection = pin!(connection);
    let counted = guest.door.measures.counted();
    tokio::select! {
        ended = connection.as_mut() => return tell(guest, ended),
        () = stages.come(Stage::Leaving) => {}
        overdue = guest.life.overdue() => if overdue == Overdue::Slow {
            counted.slow.inc();
            return;
        },
    }
    leave(connection.as_mut());
    guest.life.leave();
    tokio::select! {
        ended = connection => tell(guest, ended),
        _ = guest.life.overdue() => {}
        () = stages.come(Stage::Gone) => {}
    }
}

fn tell(guest: &Guest, ended: Result<(), hyper::Error>) {
    if ended.is_err_and(|error| error.is_parse()) {
        guest.door.measures.counted().malformed.inc();
    }
}

/// Counts a connection among the open ones.
struct Counted(crate::Measures);

impl Counted {
    fn begin(door: &Door) -> Self {
        door.measures.counted().connections.inc();
        Self(door.measures.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.counted().connections.dec();
    }
}
