//! What anybody may take: of time, of bytes, of places. Every figure is a deployment's to change; the defaults suit a council.

use std::time::Duration;

/// What anybody may take.
#[derive(Debug, Clone)]
pub struct Limits {
    /// From the first byte of a request to the end of its head; also from a connection to its first request.
    pub header_time: Duration,
    /// How long a connection may stand open with nothing asked.
    pub idle: Duration,
    /// How long TLS may take to be agreed.
    pub handshake: Duration,
    /// How long a request may take, counted anew from each piece of its body that arrives.
    pub request_time: Duration,
    /// Connections in all; this machine's own are not counted among them, so that it can always ask how things are.
    pub connections: usize,
    /// Connections of one address (of IPv6, one network of 64 bits). Named proxies are spared: they bring everybody.
    pub connections_of_one: usize,
    /// Bytes of a request's head.
    pub header_bytes: u32,
    /// Lines of a request's head.
    pub headers: usize,
    /// Requests that are worked on at the same time.
    pub at_once: AtOnce,
    /// Requests of one address over time.
    pub rate: Rate,
    /// How fast the body of a request has to come.
    pub body: BodyPace,
    /// How fast an answer has to be taken.
    pub answer: AnswerPace,
    /// How long open requests may take once the server was told to stop.
    pub farewell: Duration,
    /// How often the files of the certificate are looked at.
    pub certificate_look: Duration,
}

/// How many requests are worked on at the same time, and how many more may wait.
#[derive(Debug, Clone, Copy)]
pub struct AtOnce {
    /// Requests that are worked on.
    pub requests: usize,
    /// Those of them that may come from one address.
    pub of_one: usize,
    /// Requests that may wait.
    pub queue: usize,
    /// How long they may wait.
    pub patience: Duration,
}

/// How many requests one address may make: a bucket that holds `burst` and refills at `per_minute`.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    /// Requests that come back each minute.
    pub per_minute: u32,
    /// Requests that may be made at one stroke.
    pub burst: u32,
}

/// How fast the body of a request has to come. Only time in which the server waited for it counts.
#[derive(Debug, Clone, Copy)]
pub struct BodyPace {
    /// How long nothing may come.
    pub stall: Duration,
    /// The span over which the bytes are counted.
    pub window: Duration,
    /// The least bytes a second over that span.
    pub least: u64,
    /// How long the whole may take.
    pub total: Duration,
}

/// How fast an answer has to be taken.
#[derive(Debug, Clone, Copy)]
pub struct AnswerPace {
    /// How long nothing may be taken.
    pub stall: Duration,
    /// How long the whole may take.
    pub total: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            header_time: Duration::from_secs(10),
            idle: Duration::from_secs(75),
            handshake: Duration::from_secs(10),
            request_time: Duration::from_mins(1),
            connections: 1024,
            connections_of_one: 128,
            header_bytes: 16 * 1024,
            headers: 100,
            at_once: AtOnce { requests: 256, of_one: 64, queue: 512, patience: Duration::from_secs(10) },
            rate: Rate { per_minute: 3000, burst: 1000 },
            body: BodyPace {
                stall: Duration::from_secs(15),
                window: Duration::from_secs(30),
                least: 500,
                total: Duration::from_mins(15),
            },
            answer: AnswerPace { stall: Duration::from_mins(1), total: Duration::from_mins(15) },
            farewell: Duration::from_secs(10),
            certificate_look: Duration::from_mins(1),
        }
    }
}
