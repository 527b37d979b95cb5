//! The side that asks: starts the process, waits no longer than allowed, and says in one sentence how it ended.

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::{Answer, NO_MEMORY, NotRead, Request, Why};

/// Signals by their numbers, which are the same on every Unix that goldthread runs on.
const SIGKILL: i32 = 9;
const SIGXCPU: i32 = 24;

/// The limit of time is one of work, which the process keeps itself. A machine that is busy with other things gets so many
/// times as long by the clock; then the process is not waited for any more, whatever it does.
const PATIENCE: u64 = 3;

/// The most that is listened to on standard error, in bytes.
const LAST_WORDS: u64 = 4 * 1024;

/// What came of asking, before it is understood.
enum Heard {
    /// The process closed its output; how it ended, where it did, and its last words.
    Answer { answer: Vec<u8>, status: Option<ExitStatus>, said: String },
    /// It had not done so when time was up.
    Nothing,
    /// It said more than anyone could want to know.
    TooMuch,
}

/// Has a document read in a process of its own.
pub fn ask(request: &Request, bytes: &[u8]) -> Result<Answer, NotRead> {
    let child = start().map_err(NotRead::NotStarted)?;
    let heard = converse(child, request, bytes).map_err(NotRead::NotStarted)?;
    let name = request.name.clone();
    match heard {
        Heard::Nothing => Err(NotRead::Time { name, most: request.allowed.seconds }),
        Heard::TooMuch => Err(NotRead::Memory { name, most: request.allowed.memory }),
        Heard::Answer { answer, status, said } => {
            serde_json::from_slice(&answer).map_err(|_| ended(request, status, &said))
        }
    }
}

fn start() -> std::io::Result<Child> {
    Command::new(own_program()?)
        .arg("reader")
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
}

/// This very program, also when a newer one has taken its place in the folder meanwhile.
fn own_program() -> std::io::Result<PathBuf> {
    let running = Path::new("/proc/self/exe");
    if running.exists() { Ok(running.to_owned()) } else { std::env::current_exe() }
}

/// Sends the document and hears the answer, each in a thread, so that neither side waits for the other for ever.
fn converse(mut child: Child, request: &Request, bytes: &[u8]) -> std::io::Result<Heard> {
    let head = serde_json::to_vec(request)?;
    let (input, output, errors) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let most = request.allowed.memory.saturating_mul(1024 * 1024 / 4);
    let until = Instant::now() + Duration::from_secs(request.allowed.seconds.saturating_mul(PATIENCE));
    thread::scope(|scope| {
        scope.spawn(move || input.map(|input| send(input, &head, bytes)));
        let said = scope.spawn(move || errors.map(|errors| hear(errors, LAST_WORDS)).unwrap_or_default());
        let (tell, told) = mpsc::channel();
        scope.spawn(move || tell.send(output.map(|output| hear(output, most)).unwrap_or_default()));
        let answer = told.recv_timeout(until.saturating_duration_since(Instant::now())).ok();
        let cut = answer.as_ref().is_some_and(|answer| answer.len() as u64 > most);
        let status = if answer.is_some() && !cut { wait(&mut child, until)? } else { None };
        if status.is_none() {
            child.kill()?;
            child.wait()?;
        }
        let said = String::from_utf8_lossy(&said.join().unwrap_or_default()).trim().to_owned();
        Ok(match answer {
            Some(_) if cut => Heard::TooMuch,
            Some(answer) => Heard::Answer { answer, status, said },
            None => Heard::Nothing,
        })
    })
}

/// A process that has ended takes no more; that is seen by how it ended.
fn send(mut input: ChildStdin, head: &[u8], bytes: &[u8]) {
    let _ = input.write_all(head).and_then(|()| input.write_all(b"\n")).and_then(|()| input.write_all(bytes));
}

/// All that is said, but no more than one byte beyond `most`.
fn hear(from: impl Read, most: u64) -> Vec<u8> {
    let mut heard = Vec::new();
    let _ = from.take(most.saturating_add(1)).read_to_end(&mut heard);
    heard
}

/// How the process ended; nothing where it still runs when time is up. It has closed its output, so that is a moment.
fn wait(child: &mut Child, until: Instant) -> std::io::Result<Option<ExitStatus>> {
    const GLANCE: Duration = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= until {
            return Ok(None);
        }
        thread::sleep(GLANCE);
    }
}

/// Why there is no answer that can be understood.
fn ended(request: &Request, status: Option<ExitStatus>, said: &str) -> NotRead {
    let (name, allowed) = (request.name.clone(), &request.allowed);
    match status.and_then(|status| status.signal()) {
        Some(SIGXCPU) => NotRead::Time { name, most: allowed.seconds },
        Some(SIGKILL) => NotRead::Memory { name, most: allowed.memory },
        _ if said.contains(NO_MEMORY) => NotRead::Memory { name, most: allowed.memory },
        _ => {
            let last = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("it said nothing");
            NotRead::Stopped { name, why: Why(last.trim().to_owned()) }
        }
    }
}
