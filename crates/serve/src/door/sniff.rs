//! Which HTTP is spoken where TLS has not agreed on one.

use tokio::io::{AsyncRead, AsyncReadExt as _};

use super::Http;

/// What a client sends first when it speaks HTTP/2 (RFC 9113, section 3.4). No method of HTTP/1 begins so.
const PREFACE: &[u8; 24] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// Reads until it is clear which HTTP is spoken. Gives back what was read.
pub async fn sniff<T: AsyncRead + Unpin>(stream: &mut T) -> std::io::Result<(Http, Vec<u8>)> {
    let mut read = Vec::with_capacity(PREFACE.len());
    while PREFACE.starts_with(&read) {
        if read.len() == PREFACE.len() {
            return Ok((Http::Two, read));
        }
        let rest = PREFACE.len() - read.len();
        if (&mut *stream).take(rest as u64).read_buf(&mut read).await? == 0 {
            break;
        }
    }
    Ok((Http::One, read))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn check(sent: &[u8], expected: Http, read: &[u8]) {
        let found = sniff(&mut &*sent).await.expect("bytes in memory can be read");
        assert_eq!(found, (expected, read.to_vec()), "{}", sent.escape_ascii());
    }

    #[tokio::test]
    async fn the_first_bytes_tell() {
        check(b"GET / HTTP/1.1\r\n\r\n", Http::One, b"GET / HTTP/1.1\r\n\r\n").await;
        check(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0", Http::Two, PREFACE).await;
        check(b"PRI * HTTP/1.1\r\n\r\n", Http::One, b"PRI * HTTP/1.1\r\n\r\n").await;
        check(b"POST / HTTP/1.1\r\n", Http::One, b"POST / HTTP/1.1\r\n").await;
        check(b"PRI", Http::One, b"PRI").await;
        check(b"", Http::One, b"").await;
    }

    #[tokio::test]
    async fn they_may_come_one_by_one() {
        let (mut client, mut server) = tokio::io::duplex(1);
        let sending = tokio::spawn(async move {
            tokio::io::AsyncWriteExt::write_all(&mut client, PREFACE).await.expect("somebody reads");
            client
        });
        assert_eq!(sniff(&mut server).await.expect("it can be read").0, Http::Two);
        sending.await.expect("it was sent");
    }
}
