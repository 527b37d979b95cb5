//! A connection with a scanner: no step of it waits longer than the time that is left.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::net::sockopt::{Timeout, set_socket_timeout};
use rustix::net::{AddressFamily, SocketAddrUnix, SocketType, connect, socket};

use super::Address;

/// The most bytes of an answer.
const LONGEST: usize = 1024;

pub struct Line {
    stream: Stream,
    until: Instant,
}

enum Stream {
    Socket(UnixStream),
    Net(TcpStream),
}

impl Line {
    pub fn open(address: &Address, until: Instant) -> io::Result<Self> {
        let stream = match address {
            Address::Socket(path) => Stream::Socket(to_socket(path, left(until)?)?),
            Address::Net(address) => Stream::Net(to_net(address, until)?),
        };
        Ok(Self { stream, until })
    }

    pub fn send(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let left = Some(left(self.until)?);
            let sent = match &mut self.stream {
                Stream::Socket(stream) => stream.set_write_timeout(left).and_then(|()| stream.write(bytes)),
                Stream::Net(stream) => stream.set_write_timeout(left).and_then(|()| stream.write(bytes)),
            };
            match sent {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(sent) => bytes = &bytes[sent..],
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// What comes back as far as its end, a zero; without signs that are no letters.
    pub fn answer(&mut self) -> io::Result<String> {
        let mut answer = Vec::new();
        let mut piece = [0; 256];
        while !answer.contains(&0) && answer.len() < LONGEST {
            let left = Some(left(self.until)?);
            let read = match &mut self.stream {
                Stream::Socket(stream) => {
                    stream.set_read_timeout(left).and_then(|()| stream.read(&mut piece))
                }
                Stream::Net(stream) => stream.set_read_timeout(left).and_then(|()| stream.read(&mut piece)),
            };
            match read {
                Ok(0) => break,
                Ok(read) => answer.extend_from_slice(&piece[..read]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        let answer = answer.split(|byte| *byte == 0).next().unwrap_or_default();
        let letters = String::from_utf8_lossy(answer);
        Ok(letters.chars().filter(|c| !c.is_control()).take(200).collect::<String>().trim().to_owned())
    }
}

/// The time that is left; none is an error, since no time would mean for ever.
fn left(until: Instant) -> io::Result<Duration> {
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(left) }
}

/// A scanner that takes no more connections would have whoever connects wait for ever; the time has to be set before.
fn to_socket(path: &Path, left: Duration) -> io::Result<UnixStream> {
    let stream = socket(AddressFamily::UNIX, SocketType::STREAM, None)?;
    set_socket_timeout(&stream, Timeout::Send, Some(left))?;
    connect(&stream, &SocketAddrUnix::new(path)?)?;
    Ok(stream.into())
}

fn to_net(address: &str, until: Instant) -> io::Result<TcpStream> {
    let mut last = io::Error::from(ErrorKind::NotFound);
    for address in address.to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, left(until)?) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}
