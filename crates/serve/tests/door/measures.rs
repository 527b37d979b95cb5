//! What is counted and written down.

use std::io;
use std::sync::{Arc, Mutex};

use goldthread_serve::Limits;
use tracing_subscriber::fmt::MakeWriter;

use crate::support::client::{Raw, ask};
use crate::support::{serve, until};

#[tokio::test]
async fn requests_are_counted_by_pattern_and_never_by_address() {
    let server = serve(Limits::default()).await;
    for path in ["/plans/the-first?find=somebody", "/plans/the-next", "/nowhere", "/"] {
        ask(server.address, path, "").await;
    }
    let open = Raw::with(server.address, "GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    server.until("goldthread_requests_in_flight", 1.0).await;
    server.until("goldthread_connections_open", 1.0).await;
    drop(open);
    server.until("goldthread_connections_open", 0.0).await;
    for (name, expected) in [
        ("goldthread_requests_total{method=\"GET\",route=\"/plans/{plan}\",status=\"2xx\"}", 2.0),
        ("goldthread_requests_total{method=\"GET\",route=\"other\",status=\"4xx\"}", 1.0),
        ("goldthread_requests_total{method=\"GET\",route=\"other\",status=\"2xx\"}", 1.0),
        ("goldthread_requests_total{method=\"GET\",route=\"other\",status=\"gone\"}", 1.0),
        ("goldthread_request_seconds_count{route=\"/plans/{plan}\"}", 2.0),
        ("goldthread_requests_in_flight", 0.0),
        ("goldthread_answer_bytes_total", f64::from(6 + 6 + 7 + 5)),
    ] {
        server.until(name, expected).await;
    }
    let text = server.measures.text();
    assert!(
        !text.contains("the-first") && !text.contains("somebody") && !text.contains("127.0.0.1"),
        "{text}"
    );
}

#[tokio::test]
async fn the_id_of_a_request_is_given_here_and_is_the_same_in_the_answer() {
    let server = serve(Limits::default()).await;
    let answer = ask(server.address, "/arrived", "X-Request-Id: mine\r\n").await;
    let (_, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    let sent = id(&answer);
    assert_eq!(body.split(' ').nth(3), Some(sent), "{answer}");
    assert!(sent.len() == 32 && sent.chars().all(|c| c.is_ascii_hexdigit()), "{sent}");
    assert_ne!(answer, ask(server.address, "/arrived", "").await);
}

/// The id that the head of an answer gives its request.
fn id(answer: &str) -> &str {
    answer.lines().find_map(|line| line.strip_prefix("x-request-id: ")).expect("an id")
}

/// Where the log of all tests goes.
#[derive(Clone, Default)]
struct Page(Arc<Mutex<Vec<u8>>>);

impl Page {
    /// The lines about a request.
    fn lines(&self, id: &str) -> Vec<String> {
        let text = String::from_utf8(self.0.lock().expect("no panic").clone()).expect("text");
        text.lines().filter(|line| line.contains(id)).map(str::to_owned).collect()
    }
}

impl io::Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Page {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn a_request_is_a_line_in_the_log_that_leads_to_nobody() {
    let page = Page::default();
    tracing_subscriber::fmt().json().with_writer(page.clone()).init();
    let server = serve(Limits::default()).await;
    let sent = "Cookie: session=secret\r\nUser-Agent: a browser\r\n";
    let answer = ask(server.address, "/plans/the-first?find=somebody", sent).await;
    let id = id(&answer);
    until("the line", || !page.lines(id).is_empty()).await;
    let lines = page.lines(id);
    assert_eq!(lines.len(), 1, "{lines:?}");
    for part in [
        "\"method\":\"GET\"",
        "\"route\":\"/plans/{plan}\"",
        "\"status\":200",
        "\"bytes\":6",
        "\"ms\":",
        "\"id\":",
    ] {
        assert!(lines[0].contains(part), "{part} is not in {}", lines[0]);
    }
    for secret in ["the-first", "somebody", "secret", "browser", "127.0.0.1"] {
        assert!(!lines[0].contains(secret), "{secret} is in {}", lines[0]);
    }
}
