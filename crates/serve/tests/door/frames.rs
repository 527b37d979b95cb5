//! HTTP/2 by the frame, for what no honest client sends (RFC 9113).

use tokio::io::AsyncWriteExt as _;

use crate::support::client::{Raw, ask};
use crate::support::{in_time, serve};
use goldthread_serve::Limits;

const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const SETTINGS: [u8; 9] = [0, 0, 0, 4, 0, 0, 0, 0, 0];
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const GOAWAY: u8 = 7;
const CONTINUATION: u8 = 9;
const ENHANCE_YOUR_CALM: u8 = 0xb;

/// GET / of localhost over http, by the tables of HPACK.
const GET: &[u8] = b"\x82\x84\x86\x41\x09localhost";

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).expect("a short frame").to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

/// The error of the farewell among the frames, if there is one.
fn farewell(mut frames: &[u8]) -> Option<u8> {
    while let Some((head, rest)) = frames.split_at_checked(9) {
        let length = usize::from(head[1]) << 8 | usize::from(head[2]);
        let (payload, rest) = rest.split_at_checked(length)?;
        if head[3] == GOAWAY && payload[7] != 0 {
            return Some(payload[7]);
        }
        frames = rest;
    }
    None
}

/// Sends frames, and expects to be told to calm down.
async fn check(sent: &[u8]) {
    let server = serve(Limits::default()).await;
    let mut raw = Raw::open(server.address).await;
    // The server may close while something is still on its way.
    let _ = raw.0.write_all(&[PREFACE, &SETTINGS, sent].concat()).await;
    let read = in_time("the connection to be closed", raw.bytes()).await;
    assert_eq!(farewell(&read), Some(ENHANCE_YOUR_CALM), "{read:?}");
    server.until("goldthread_connections_open", 0.0).await;
    server.until("goldthread_requests_in_flight", 0.0).await;
    assert!(ask(server.address, "/", "").await.ends_with("hello"), "others are answered");
}

#[tokio::test]
async fn requests_that_are_taken_back_at_once_end_the_connection() {
    let cancelled = 8_u32.to_be_bytes();
    let pair = |stream| [frame(HEADERS, 0x5, stream, GET), frame(RST_STREAM, 0, stream, &cancelled)].concat();
    check(&(0..500).flat_map(|number| pair(number * 2 + 1)).collect::<Vec<_>>()).await;
}

#[tokio::test]
async fn a_head_that_never_ends_ends_the_connection() {
    let line = [&[0x00, 0x03], b"x-a".as_slice(), &[0x7f, 0x00], &[b'b'; 127]].concat();
    let more = frame(CONTINUATION, 0, 1, &line.repeat(100));
    check(&[frame(HEADERS, 0x1, 1, GET), more.repeat(200)].concat()).await;
}
