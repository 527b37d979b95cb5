//! Stopping: what is open may end, and what does not end is cut.

use std::time::Duration;

use goldthread_serve::{Limits, Measures, Server};
use tokio::net::TcpStream;

use crate::support::client::{Raw, ask, body, get, two};
use crate::support::{Doors, Running, config, hang_up, in_time, site, until};

const WAIT: &str = "GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n";

async fn serve(farewell: Duration, doors: &Doors) -> Running {
    let limits = Limits { farewell, ..Limits::default() };
    Running::start(config(limits), Measures::new(), site(doors)).await
}

#[tokio::test]
async fn an_open_request_may_end() {
    let doors = Doors::closed();
    let server = serve(Duration::from_mins(1), &doors).await;
    let (address, readiness) = (server.address, server.readiness.clone());
    until("it is ready", || readiness.is_ready()).await;
    let mut open = Raw::with(address, WAIT).await;
    doors.reached().await;
    let mut idle = Raw::with(address, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    idle.until("hello").await;
    let ran = server.stop();
    assert_eq!(idle.rest().await, "", "what is idle is closed");
    assert!(!readiness.is_ready());
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
    doors.open(1);
    assert!(open.rest().await.ends_with("waited"), "and the connection is closed after it");
    in_time("the server to stop", ran).await.expect("no panic");
}

#[tokio::test]
async fn a_request_of_http_two_may_end_and_no_other_begins() {
    let doors = Doors::closed();
    let server = serve(Duration::from_mins(1), &doors).await;
    let (mut client, moving) = two(Raw::open(server.address).await.0).await;
    let open = tokio::spawn(client.send_request(get("/wait")));
    doors.reached().await;
    let ran = server.stop();
    let asking = async { while client.send_request(get("/")).await.is_ok() {} };
    in_time("the farewell to arrive", asking).await;
    doors.open(1);
    let answer = open.await.expect("no panic").expect("it is answered");
    assert_eq!(body(answer).await, "waited");
    in_time("the server to stop", ran).await.expect("no panic");
    in_time("the connection to end", moving).await.expect("no panic").expect("it ends in good order");
}

#[tokio::test]
async fn a_request_that_does_not_end_is_cut() {
    let doors = Doors::closed();
    let server = serve(Duration::from_millis(50), &doors).await;
    let mut open = Raw::with(server.address, WAIT).await;
    doors.reached().await;
    let (mut client, _moving) = two(Raw::open(server.address).await.0).await;
    let stream = tokio::spawn(client.send_request(get("/wait")));
    doors.reached().await;
    let measures = server.measures.clone();
    in_time("the server to stop", server.stop()).await.expect("no panic");
    assert_eq!(open.rest().await, "");
    assert!(stream.await.expect("no panic").is_err());
    let gone = "goldthread_requests_total{method=\"GET\",route=\"other\",status=\"gone\"} 2";
    until("both to be written down", || measures.text().contains(gone)).await;
}

#[cfg(unix)]
#[tokio::test]
async fn systemd_is_told_when_it_is_ready_and_when_it_stops() {
    let folder = tempfile::TempDir::new().expect("a folder can be made");
    let path = folder.path().join("notify");
    let systemd = tokio::net::UnixDatagram::bind(&path).expect("a socket can be made");
    let config = goldthread_serve::Config { notify: Some(path.into()), ..config(Limits::default()) };
    let heard = async || {
        let mut line = [0; 64];
        let length = in_time("a line", systemd.recv(&mut line)).await.expect("it was said");
        String::from_utf8_lossy(&line[..length]).into_owned()
    };
    let server = Running::start(config, Measures::new(), site(&Doors::closed())).await;
    assert_eq!(heard().await, "READY=1");
    hang_up();
    assert!(
        ask(server.address, "/", "").await.ends_with("hello"),
        "to be told to look again is no reason to end"
    );
    let ran = server.stop();
    assert_eq!(heard().await, "STOPPING=1");
    in_time("the server to stop", ran).await.expect("no panic");
}

#[tokio::test]
async fn an_address_that_is_taken_is_named() {
    let server = serve(Duration::from_secs(1), &Doors::closed()).await;
    let config = goldthread_serve::Config::new(server.address);
    let error = Server::bind(config, Measures::new()).await.err().expect("it is taken").to_string();
    let address = server.address;
    assert_eq!(
        error,
        format!(
            "the address {address} cannot be opened; choose another port, or see what else listens there"
        )
    );
}
