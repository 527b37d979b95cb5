//! Requests that no browser sends, byte by byte, to the program as it is served: each has one answer at most, or none.

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Stdio};
use std::time::Duration;

use support::{arg, command, run, sample};
use tempfile::TempDir;

/// A running server with a plan and an administrator, ended when this is dropped.
struct Server {
    child: Child,
    address: SocketAddr,
    _folder: TempDir,
}

impl Server {
    fn start() -> Self {
        let folder = TempDir::new().expect("a folder can be made");
        let (data, plan) = (arg(folder.path()), sample("action-plan.txt"));
        let name = "Wethercombe Borough Council";
        let kept = run(&["--data", data, "import", &plan, "--authority", name, "--yes"]);
        assert_eq!(kept.status, 0, "{}", kept.err);
        let added = run(&["--data", data, "user", "add", "Sam Carter", "sam@wethercombe.example"]);
        assert_eq!(added.status, 0, "{}", added.err);
        let mut serve = command(&["--data", data, "serve", "--address", "127.0.0.1:0"]);
        let mut child =
            serve.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it can be started");
        let mut line = String::new();
        let said = child.stdout.take().expect("it is piped");
        BufReader::new(said).read_line(&mut line).expect("it says where it is");
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        let address = address.and_then(|address| address.parse().ok()).expect("an address");
        Self { child, address, _folder: folder }
    }

    /// All that comes back for some bytes, until the server closes the connection.
    fn ask(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("it can be set");
        // It may close before it has taken all.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The statuses of the answers; the next begins where the page of the one before ends.
fn statuses(answer: &str) -> Vec<u16> {
    answer.split("HTTP/1.1 ").skip(1).filter_map(|rest| rest.get(..3)?.parse().ok()).collect()
}

/// A request that would be a second one, if whoever stands before the server saw it as the end of the first.
const SECOND: &str = "GET /rules HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

#[test]
fn what_is_no_request_is_refused() {
    let server = Server::start();
    let check = |request: &str, expected: &[u16]| {
        let head = request.strip_suffix("\r\n\r\n").expect("a head has an end");
        let answer = server.ask(format!("{head}\r\nConnection: close\r\n\r\n").as_bytes());
        assert_eq!(statuses(&answer), expected, "{request:?}: {answer}");
        assert!(!answer.to_lowercase().contains("\nzq:"), "{request:?}: {answer}");
    };
    let long = "a".repeat(20_000);
    let many = "X: a\r\n".repeat(200);
    check("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", &[303]);
    check("\r\n\r\nGET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n", &[200]);
    check("GET /sign-in\r\n\r\n", &[400]);
    check("GET /sign-in HTTP/0.9\r\n\r\n", &[400]);
    check("GET /sign-in HTTP/9.9\r\nHost: localhost\r\n\r\n", &[400]);
    check("GET /sign-in HTTP/1.1\r\n\r\n", &[400]);
    check("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere.example\r\n\r\n", &[400]);
    check("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nHost : elsewhere.example\r\n\r\n", &[400]);
    check("GET /sign-in HTTP/1.1\r\nHost: localhost\r\n elsewhere.example\r\n\r\n", &[400]);
    check("GET /sign-in HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n", &[403]);
    check("GET http://elsewhere.example/sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n", &[403]);
    check("GET http://localhost@elsewhere.example/sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n", &[403]);
    check("GET //elsewhere.example/sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n", &[404]);
    check("GET /sign in HTTP/1.1\r\nHost: localhost\r\n\r\n", &[400]);
    check("GET /sign-in?to=/\rzq: 1 HTTP/1.1\r\nHost: localhost\r\n\r\n", &[400]);
    check("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n", &[400]);
    check("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX: a\rzq: b\r\n\r\n", &[400]);
    check("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX\u{1}: a\r\n\r\n", &[400]);
    check("TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", &[405]);
    check("CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n", &[403]);
    check("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", &[404]);
    check(&format!("GET /{long} HTTP/1.1\r\nHost: localhost\r\n\r\n"), &[431]);
    check(&format!("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX: {long}\r\n\r\n"), &[431]);
    check(&format!("GET /sign-in HTTP/1.1\r\nHost: localhost\r\n{many}\r\n"), &[431]);
}

/// Where a body ends is told in one way, or the request is refused; what follows a refused one is not answered.
#[test]
fn no_request_is_hidden_in_another() {
    let server = Server::start();
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let check = |lengths: &str, body: &str, expected: &[u16]| {
        let request =
            format!("POST /sign-in HTTP/1.1\r\nHost: localhost\r\n{form}{lengths}\r\n{body}{SECOND}");
        let answer = server.ask(request.as_bytes());
        assert_eq!(statuses(&answer), expected, "{lengths:?} {body:?}: {answer}");
    };
    check("Content-Length: 3\r\n", "a=b", &[400, 303]);
    check("Transfer-Encoding: chunked\r\n", "3\r\na=b\r\n0\r\n\r\n", &[400, 303]);
    check("Content-Length: 3\r\nContent-Length: 4\r\n", "a=b", &[400]);
    check("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n", &[400]);
    check("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n", &[400]);
    check("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n", &[400]);
    check("Content-Length: 3, 4\r\n", "a=b", &[400]);
    check("Content-Length: +3\r\n", "a=b", &[400]);
    check("Content-Length: -1\r\n", "a=b", &[400]);
    check("Content-Length: 99999999999999999999\r\n", "a=b", &[400]);
    check("Content-Length : 3\r\n", "a=b", &[400]);
    check("Transfer-Encoding: identity\r\n", "a=b", &[400]);
    check("Transfer-Encoding: xchunked\r\n", "a=b", &[400]);
    check("Transfer-Encoding: chunked, identity\r\n", "3\r\na=b\r\n0\r\n\r\n", &[400]);
    check("Transfer-Encoding : chunked\r\n", "3\r\na=b\r\n0\r\n\r\n", &[400]);
    check("Transfer-Encoding\u{b}: chunked\r\n", "3\r\na=b\r\n0\r\n\r\n", &[400]);
    check("Transfer-Encoding: chunked\r\n", "3\na=b\n0\n\n", &[400]);
    check("Transfer-Encoding: chunked\r\n", "-1\r\na=b\r\n0\r\n\r\n", &[400]);
    check("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\na=b\r\n0\r\n\r\n", &[400]);
    check("Transfer-Encoding: chunked\r\n", "3;\nx\r\na=b\r\n0\r\n\r\n", &[400]);
}
