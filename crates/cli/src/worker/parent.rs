//! The side that asks: starts the process, waits no longer than allowed, and says in one sentence how it ended.

use std::io::{Error, ErrorKind, Read, Write};
use std::process::{ChildStderr, ChildStdin, ChildStdout};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, ioctl_fionbio};
use rustix::process::{Signal, WaitStatus};

use super::process::Process;
use super::{Answer, NO_MEMORY, NotRead, Request, Why, wire};

/// The limit of time is one of work, which the process keeps itself. A machine that is busy with other things gets so many
/// times as long by the clock; then the process is not waited for any more, whatever it does.
const PATIENCE: u64 = 3;

/// The most that is listened to on standard error, in bytes.
const LAST_WORDS: usize = 4 * 1024;

/// A process that was started before it was known what it is to read.
static EARLY: Mutex<Option<Process>> = Mutex::new(None);

/// What came of asking, before it is understood.
enum Heard {
    /// A whole answer.
    Answer(Vec<u8>),
    /// The process closed its output before that; how it ended, where it did, and its last words.
    Ended { status: Option<WaitStatus>, said: String },
    /// It had not answered when time was up.
    Nothing,
    /// It said more than anyone could want to know.
    TooMuch,
}

/// Has a document read in a process of its own.
pub fn ask(request: &Request, bytes: &[u8]) -> Result<Answer, NotRead> {
    let early = EARLY.lock().ok().and_then(|mut early| early.take());
    let mut process = early.map_or_else(Process::start, Ok).map_err(NotRead::NotStarted)?;
    let heard = converse(&mut process, request, bytes);
    if let Ok(Heard::Ended { .. }) = heard {
        // It has been waited for already.
    } else {
        process.dismiss();
    }
    let name = request.name.clone();
    match heard.map_err(NotRead::NotStarted)? {
        Heard::Nothing => Err(NotRead::Time { name, most: request.allowed.seconds }),
        Heard::TooMuch => Err(NotRead::Memory { name, most: request.allowed.memory }),
        Heard::Ended { status, said } => Err(ended(request, status, &said)),
        Heard::Answer(answer) => {
            let odd = || NotRead::Stopped { name, why: Why("it answered something else".to_owned()) };
            wire::understood(answer).ok_or_else(odd)
        }
    }
}

/// Starts the process for the next document, as a copy of this one, which goes on with `read`. Where no document comes, it ends when
/// this process does.
pub fn start_early(read: impl FnOnce() -> i32) {
    if let Ok(mut early) = EARLY.lock() {
        *early = Process::copy(read).ok();
    }
}

/// Sends the document and hears the answer, whichever the process is ready for, so that neither side waits for the other for
/// ever.
fn converse(process: &mut Process, request: &Request, bytes: &[u8]) -> std::io::Result<Heard> {
    let mut head = serde_json::to_vec(request)?;
    head.push(b'\n');
    let most = usize::try_from(request.allowed.memory.saturating_mul(1024 * 1024 / 4)).unwrap_or(usize::MAX);
    let until = Instant::now() + Duration::from_secs(request.allowed.seconds.saturating_mul(PATIENCE));
    let mut voice = Voice { to: process.document.take(), rest: [&head, bytes] };
    let mut answer = Ear { from: process.answer.take(), heard: Vec::new(), room: most.saturating_add(1) };
    let mut last_words = Ear { from: process.last_words.take(), heard: Vec::new(), room: LAST_WORDS };
    voice.to.iter().try_for_each(|to| ioctl_fionbio(to, true))?;
    answer.from.iter().try_for_each(|from| ioctl_fionbio(from, true))?;
    last_words.from.iter().try_for_each(|from| ioctl_fionbio(from, true))?;
    loop {
        voice.speak();
        last_words.listen();
        answer.listen();
        if wire::is_whole(&answer.heard) {
            return Ok(Heard::Answer(answer.heard));
        } else if answer.heard.len() > most {
            return Ok(Heard::TooMuch);
        } else if answer.from.is_none() {
            break;
        } else if !is_ready(&voice, &answer, &last_words, until)? {
            return Ok(Heard::Nothing);
        }
    }
    let status = process.wait(until)?;
    last_words.listen();
    Ok(Heard::Ended { status, said: String::from_utf8_lossy(&last_words.heard).trim().to_owned() })
}

/// Waits until there is something to hear, or room for something to be said; `false` where time is up.
fn is_ready(
    voice: &Voice<'_>,
    answer: &Ear<ChildStdout>,
    last_words: &Ear<ChildStderr>,
    until: Instant,
) -> std::io::Result<bool> {
    let left = until.saturating_duration_since(Instant::now());
    let timeout = Timespec::try_from(left).map_err(|_| Error::from(ErrorKind::InvalidInput))?;
    let mut fds = Vec::with_capacity(3);
    fds.extend(voice.to.iter().map(|to| PollFd::new(to, PollFlags::OUT)));
    fds.extend(answer.from.iter().map(|from| PollFd::new(from, PollFlags::IN)));
    fds.extend(last_words.from.iter().map(|from| PollFd::new(from, PollFlags::IN)));
    match poll(&mut fds, Some(&timeout)) {
        Err(Errno::INTR) => Ok(true),
        ready => Ok(ready? > 0),
    }
}

/// What is still to be said. Nothing here waits.
struct Voice<'a> {
    to: Option<ChildStdin>,
    rest: [&'a [u8]; 2],
}

impl Voice<'_> {
    /// Says as much as there is room for, and no more to a process that has ended: that is seen by how it ended.
    fn speak(&mut self) {
        while let Some(to) = &mut self.to {
            let Some(part) = self.rest.iter_mut().find(|part| !part.is_empty()) else {
                self.to = None;
                return;
            };
            match to.write(part) {
                Ok(said) => *part = &part[said..],
                Err(error) if error.kind() == ErrorKind::WouldBlock => return,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => self.to = None,
            }
        }
    }
}

/// What was heard so far. Nothing here waits.
struct Ear<R> {
    /// Nothing once the other side has said all, or more than there is room for.
    from: Option<R>,
    heard: Vec<u8>,
    room: usize,
}

impl<R: Read> Ear<R> {
    /// Hears what there is to hear.
    fn listen(&mut self) {
        const PART: usize = 64 * 1024;
        while let Some(from) = &mut self.from {
            let before = self.heard.len();
            self.heard.resize(before + PART.min(self.room - before), 0);
            let got = from.read(&mut self.heard[before..]);
            self.heard.truncate(before + got.as_ref().copied().unwrap_or(0));
            match got {
                Err(error) if error.kind() == ErrorKind::WouldBlock => return,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Ok(0) | Err(_) => self.from = None,
                Ok(_) => {}
            }
        }
    }
}

/// Why there is no answer that can be understood.
fn ended(request: &Request, status: Option<WaitStatus>, said: &str) -> NotRead {
    let (name, allowed) = (request.name.clone(), &request.allowed);
    let signal = status.and_then(WaitStatus::terminating_signal).and_then(Signal::from_named_raw);
    match signal {
        Some(Signal::XCPU) => NotRead::Time { name, most: allowed.seconds },
        Some(Signal::KILL) => NotRead::Memory { name, most: allowed.memory },
        _ if said.contains(NO_MEMORY) => NotRead::Memory { name, most: allowed.memory },
        _ => {
            let last = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("it said nothing");
            NotRead::Stopped { name, why: Why(last.trim().to_owned()) }
        }
    }
}
