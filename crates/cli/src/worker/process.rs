//! The process that reads, as the side that asks holds it: its three pipes, and how it is ended.
//!
//! A server starts the program anew for each document. The command line, which has one thread and has not yet done anything, makes a copy
//! of itself instead: that costs a fraction of a start, and the copy sets itself the same limits before it looks at the first byte. What the
//! command line was started with (its environment, what it was handed open) the copy has too; a server hands on nothing.

use std::io::Result;
use std::path::{Path, PathBuf};
use std::process::{ChildStderr, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::io::Errno;
use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, kill_process, waitpid};

/// A process that reads one document.
pub struct Process {
    pid: Pid,
    /// Where the document goes; nothing once all is said.
    pub document: Option<ChildStdin>,
    /// Where the answer comes from.
    pub answer: Option<ChildStdout>,
    /// Where its last words come from.
    pub last_words: Option<ChildStderr>,
}

impl Process {
    /// Starts this very program anew.
    pub fn start() -> Result<Self> {
        let mut child = Command::new(own_program()?)
            .arg("reader")
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        Ok(Self {
            pid: Pid::from_child(&child),
            document: child.stdin.take(),
            answer: child.stdout.take(),
            last_words: child.stderr.take(),
        })
    }

    /// Makes a copy of this process, which goes on with `read`. Where that cannot be, it starts the program anew.
    #[cfg(target_os = "linux")]
    pub fn copy(read: impl FnOnce() -> i32) -> Result<Self> {
        use rustix::pipe::{PipeFlags, pipe_with};
        use rustix::stdio::{dup2_stderr, dup2_stdin, dup2_stdout};

        let (its_document, document) = pipe_with(PipeFlags::CLOEXEC)?;
        let (answer, its_answer) = pipe_with(PipeFlags::CLOEXEC)?;
        let (last_words, its_last_words) = pipe_with(PipeFlags::CLOEXEC)?;
        match safe_fork::fork() {
            Err(_) => Self::start(),
            Ok(Some(copy)) => Ok(Self {
                pid: Pid::from_raw(copy.pid().cast_signed()).ok_or(Errno::SRCH)?,
                document: Some(document.into()),
                answer: Some(answer.into()),
                last_words: Some(last_words.into()),
            }),
            Ok(None) => {
                let turned = dup2_stdin(&its_document)
                    .and_then(|()| dup2_stdout(&its_answer))
                    .and_then(|()| dup2_stderr(&its_last_words))
                    .and_then(|()| rustix::process::chdir("/"));
                // Its own ends stand under the usual numbers now; the others are for the side that asks.
                drop((its_document, its_answer, its_last_words, document, answer, last_words));
                std::process::exit(if turned.is_ok() { read() } else { 2 })
            }
        }
    }

    /// Elsewhere than on Linux nobody can tell that there is one thread only.
    #[cfg(not(target_os = "linux"))]
    pub fn copy(_read: impl FnOnce() -> i32) -> Result<Self> {
        Self::start()
    }

    /// How it ended; nothing where it still runs when time is up, and then it is ended. It has closed its output, so that is a
    /// moment.
    pub fn wait(&self, until: Instant) -> Result<Option<WaitStatus>> {
        const GLANCE: Duration = Duration::from_millis(1);
        loop {
            if let Some((_, status)) = waitpid(Some(self.pid), WaitOptions::NOHANG)? {
                return Ok(Some(status));
            }
            if Instant::now() >= until {
                kill_process(self.pid, Signal::KILL)?;
                waitpid(Some(self.pid), WaitOptions::empty())?;
                return Ok(None);
            }
            thread::sleep(GLANCE);
        }
    }

    /// Ends it: it has nothing more to say. To wait until it is gone is left to a thread: nobody else need.
    pub fn dismiss(self) {
        let _ = kill_process(self.pid, Signal::KILL);
        let pid = self.pid;
        let _ = thread::Builder::new().spawn(move || waitpid(Some(pid), WaitOptions::empty()));
    }
}

/// This very program, also when a newer one has taken its place in the folder meanwhile.
fn own_program() -> Result<PathBuf> {
    let running = Path::new("/proc/self/exe");
    if running.exists() { Ok(running.to_owned()) } else { std::env::current_exe() }
}
