//! A small load generator: so many connections to one address on this machine, each asking again as soon as it is answered.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// What came of asking for one page again and again.
pub struct Load {
    /// How long each answer took as seen from here, shortest first.
    pub times: Vec<Duration>,
    /// How long the server says that each answer took it (`Server-Timing`), shortest first.
    pub server_times: Vec<Duration>,
    pub lasted: Duration,
    /// The size of one answer's body.
    pub bytes: usize,
}

impl Load {
    pub fn per_second(&self) -> f64 {
        let count = u32::try_from(self.times.len()).unwrap_or(u32::MAX);
        f64::from(count) / self.lasted.as_secs_f64()
    }

    /// The time that `percent` of the answers did not exceed, as seen from here.
    pub fn percentile(&self, percent: usize) -> Duration {
        percentile(&self.times, percent).unwrap_or_default()
    }

    /// The same as the server says, if it does.
    pub fn server_percentile(&self, percent: usize) -> Option<Duration> {
        percentile(&self.server_times, percent)
    }
}

pub fn percentile(sorted: &[Duration], percent: usize) -> Option<Duration> {
    sorted.get(sorted.len().saturating_sub(1) * percent / 100).copied()
}

/// Asks for `path` over `connections` at once, until `time` is over.
pub fn run(address: SocketAddr, path: &str, connections: usize, time: Duration) -> Result<Load, String> {
    let start = Instant::now();
    let asked = std::thread::scope(|scope| {
        let ask = || keep_asking(address, path, start + time);
        let threads: Vec<_> = (0..connections).map(|_| scope.spawn(ask)).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().map_err(|_| "a thread of the load stopped")?)
            .collect::<Result<Vec<_>, String>>()
    })?;
    let lasted = start.elapsed();
    let answers: Vec<_> = asked.into_iter().flatten().collect();
    let bytes = answers.iter().map(|answer| answer.bytes).max().unwrap_or(0);
    let times = sorted(answers.iter().map(|answer| answer.time));
    let server_times = sorted(answers.iter().filter_map(|answer| answer.server_time));
    Ok(Load { times, server_times, lasted, bytes })
}

pub fn sorted(times: impl Iterator<Item = Duration>) -> Vec<Duration> {
    let mut times: Vec<_> = times.collect();
    times.sort_unstable();
    times
}

struct Answer {
    time: Duration,
    server_time: Option<Duration>,
    bytes: usize,
}

fn keep_asking(address: SocketAddr, path: &str, until: Instant) -> Result<Vec<Answer>, String> {
    let mut connection = Connection::open(address)?;
    let mut answers = Vec::new();
    while Instant::now() < until {
        let start = Instant::now();
        let bytes = connection.get(path)?.len();
        answers.push(Answer { time: start.elapsed(), server_time: connection.server_time, bytes });
    }
    Ok(answers)
}

/// One connection that stays open between requests.
pub struct Connection {
    address: SocketAddr,
    stream: BufReader<TcpStream>,
    /// What the last answer said that it took the server.
    server_time: Option<Duration>,
    /// The session that an answer has handed out.
    cookie: Option<String>,
}

impl Connection {
    pub fn open(address: SocketAddr) -> Result<Self, String> {
        let stream = TcpStream::connect(address).map_err(|error| format!("{address}: {error}"))?;
        stream.set_nodelay(true).map_err(|error| error.to_string())?;
        Ok(Self {
            address,
            stream: BufReader::with_capacity(64 * 1024, stream),
            server_time: None,
            cookie: None,
        })
    }

    /// The body of a page that answers 200.
    pub fn get(&mut self, path: &str) -> Result<Vec<u8>, String> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{}\r\n", self.address, self.signed_in());
        self.stream.get_mut().write_all(request.as_bytes()).map_err(|error| format!("{path}: {error}"))?;
        self.answer("200").map_err(|error| format!("{path}: {error}"))
    }

    /// Sends a form that is answered by leading elsewhere; a session that is handed out is kept.
    pub fn post(&mut self, path: &str, form: &str) -> Result<(), String> {
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {0}\r\nOrigin: http://{0}\r\n{1}Content-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {2}\r\n\r\n{form}",
            self.address,
            self.signed_in(),
            form.len()
        );
        self.stream.get_mut().write_all(request.as_bytes()).map_err(|error| format!("{path}: {error}"))?;
        self.answer("303").map(drop).map_err(|error| format!("{path}: {error}"))
    }

    /// What the last answer said that it took the server.
    pub fn server_time(&self) -> Option<Duration> {
        self.server_time
    }

    fn signed_in(&self) -> String {
        self.cookie.as_ref().map_or_else(String::new, |cookie| format!("Cookie: {cookie}\r\n"))
    }

    fn answer(&mut self, expected: &str) -> Result<Vec<u8>, String> {
        let status = self.line()?;
        if status.split(' ').nth(1) != Some(expected) {
            return Err(format!("the answer was {status}"));
        }
        let mut length = None;
        loop {
            let line = self.line()?;
            if let Some(cookie) =
                line.strip_prefix("set-cookie: ").filter(|cookie| cookie.starts_with("goldthread="))
            {
                self.cookie = cookie.split(';').next().map(str::to_owned);
            }
            let line = line.to_ascii_lowercase();
            match line.split_once(": ") {
                Some(("content-length", value)) => length = value.parse().ok(),
                Some(("server-timing", value)) => self.server_time = duration(value),
                _ if line.is_empty() => break,
                _ => {}
            }
        }
        match length {
            Some(length) => self.take(length),
            None => self.chunks(),
        }
    }

    fn chunks(&mut self) -> Result<Vec<u8>, String> {
        let mut body = Vec::new();
        loop {
            let size = self.line()?;
            let size =
                usize::from_str_radix(&size, 16).map_err(|_| format!("{size:?} is no size of a chunk"))?;
            body.extend(self.take(size)?);
            self.line()?;
            if size == 0 {
                return Ok(body);
            }
        }
    }

    fn line(&mut self) -> Result<String, String> {
        let mut line = String::new();
        self.stream.read_line(&mut line).map_err(|error| error.to_string())?;
        Ok(line.trim_end().to_string())
    }

    fn take(&mut self, length: usize) -> Result<Vec<u8>, String> {
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).map_err(|error| error.to_string())?;
        Ok(body)
    }
}

/// The milliseconds of `total;dur=1.25`.
fn duration(value: &str) -> Option<Duration> {
    let milliseconds: f64 = value.split("dur=").nth(1)?.split([';', ',']).next()?.parse().ok()?;
    Duration::try_from_secs_f64(milliseconds / 1000.0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    /// Answers every connection with `answer` to each request, until the test ends.
    fn server(answer: &'static str) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                std::thread::spawn(move || reply(&stream, answer));
            }
        });
        address
    }

    fn reply(mut stream: &TcpStream, answer: &str) {
        let mut lines = BufReader::new(stream.try_clone().expect("a stream")).lines();
        while lines.by_ref().map_while(Result::ok).any(|line| line.is_empty()) {
            stream.write_all(answer.as_bytes()).expect("somebody listens");
        }
    }

    #[test]
    fn answers_are_read_in_both_forms() {
        let check = |answer: &'static str, expected: Result<&str, &str>| {
            let found = Connection::open(server(answer)).and_then(|mut connection| {
                connection.get("/")?;
                connection.get("/")
            });
            let expected = expected.map(|body| body.as_bytes().to_vec()).map_err(String::from);
            assert_eq!(found, expected, "{answer}");
        };
        check("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", Ok("hello"));
        check(
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n",
            Ok("hello!"),
        );
        check(
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
            Err("/: the answer was HTTP/1.1 404 Not Found"),
        );
    }

    #[test]
    fn load_is_counted() {
        let address =
            server("HTTP/1.1 200 OK\r\nServer-Timing: total;dur=1.5\r\nContent-Length: 5\r\n\r\nhello");
        let load = run(address, "/", 3, Duration::from_millis(30)).expect("the server answers");
        assert!(load.times.len() > 3 && load.bytes == 5 && load.per_second() > 0.0);
        assert_eq!(load.server_percentile(99), Some(Duration::from_micros(1500)));
        assert!(load.percentile(50) <= load.percentile(99) && load.percentile(99) <= load.lasted);
    }
}
