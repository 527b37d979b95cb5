//! Reading in a process of its own.
//!
//! Documents come from anywhere, and what opens Word, PDF and Excel is large. So the program starts itself once more as
//! `goldthread reader`, gives it the document on its standard input and takes what was read from its standard output. That
//! process sets itself limits of memory and time before it looks at the first byte, can open no file and no
//! connection, and writes nothing. When it is killed, or dies, that costs one sentence and nothing else.
//!
//! Everything that is made of a document is made there: what it shows, what it says, and what it says by the columns that people
//! have set. A short text is read here: its reader is our own, and starting a process would take longer than reading.
//! Where there are no Unix limits (Windows), every document is read here.

#[cfg(unix)]
mod child;
#[cfg(unix)]
mod parent;
mod picture;
#[cfg(unix)]
mod process;
#[cfg(unix)]
mod wire;

#[cfg(unix)]
pub use child::serve_one;

use std::ffi::OsString;

use goldthread_plan::Draft;
use goldthread_reader::{
    Limits, Mapping, Reading, Source, Unreadable, explain, explained_json, read_once, read_with, to_json_text,
};
use goldthread_web::{NotOpened, Opened, Opener};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{tables, tree};

/// What reading one document may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allowed {
    /// What a reader takes on.
    pub limits: Limits,
    /// The most memory, in megabytes of 1,048,576 bytes.
    pub memory: u64,
    /// The most time, in seconds.
    pub seconds: u64,
}

impl Default for Allowed {
    /// 50 MB of document, 512 MB of memory, 10 seconds.
    fn default() -> Self {
        Self { limits: Limits::default(), memory: 512, seconds: 10 }
    }
}

/// What is asked of the process that reads; the bytes of the document follow it.
#[derive(Debug, Serialize, Deserialize)]
struct Request {
    name: String,
    allowed: Allowed,
    wanted: Wanted,
    /// What is known of the columns of tables.
    mapping: Mapping,
}

/// What is to come back: a source is far larger than its draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Wanted {
    /// What it shows.
    Source,
    /// What it says.
    Draft,
    /// What it says, and how that came about.
    Reading,
    /// What it shows, what it says, and how that came about.
    Both,
    /// A page of it as a picture.
    Picture(u32),
    /// What it says, as it is printed.
    Printed(Print),
}

/// How what a document says is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Print {
    /// The plan, for people.
    Plan,
    /// The plan as JSON.
    PlanAsJson,
    /// What each table was taken for and why, for people.
    Explained,
    /// The same as JSON.
    ExplainedAsJson,
    /// The text of its tables as JSON, before anything is recognised.
    Tables,
}

impl Print {
    /// The text of a document.
    fn of(self, source: Source, mapping: &Mapping) -> String {
        let read = |source| read_once(source, mapping);
        match self {
            Self::Plan => tree::of_draft(&read(source).draft),
            Self::PlanAsJson => to_json_text(&read(source).draft),
            Self::Explained => explain(&read(source)),
            Self::ExplainedAsJson => format!("{:#}\n", explained_json(&read(source))),
            Self::Tables => tables::as_json(&source),
        }
    }
}

/// What comes back.
#[derive(Debug, Serialize, Deserialize)]
enum Answer {
    Source(Box<Source>),
    Draft(Box<Draft>),
    Reading(Box<Reading>),
    Both(Box<(Source, Reading)>),
    /// The bytes of a picture, as text.
    Picture(String),
    /// What is to be printed.
    Printed(String),
    Refused(String),
}

impl Answer {
    /// Reads a document in this process.
    fn of(request: &Request, bytes: &[u8]) -> Result<Self, Unreadable> {
        if let Wanted::Picture(page) = request.wanted {
            return picture::drawn(request, bytes, page);
        }
        let source = Source::new(&request.name, bytes, request.allowed.limits)?;
        let read = |source: Source| read_once(source, &request.mapping);
        Ok(match request.wanted {
            Wanted::Source | Wanted::Picture(_) => Self::Source(Box::new(source)),
            Wanted::Draft => Self::Draft(Box::new(read(source).draft)),
            Wanted::Reading => Self::Reading(Box::new(read(source))),
            Wanted::Both => {
                let reading = read_with(&source, &request.mapping);
                Self::Both(Box::new((source, reading)))
            }
            Wanted::Printed(print) => Self::Printed(print.of(source, &request.mapping)),
        })
    }
}

/// Why a document was not read.
#[derive(Debug, Error)]
pub enum NotRead {
    /// No reader can read it.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The process that reads says why.
    #[error("{0}")]
    Refused(String),
    /// It took more memory than allowed.
    #[error(
        "{name} asks for more than {most} MB of memory to be read. It may be damaged, or made to do harm; if it is neither, \
         allow more with --max-memory"
    )]
    Memory {
        /// The document.
        name: String,
        /// The limit, in megabytes.
        most: u64,
    },
    /// It took more time than allowed.
    #[error(
        "{name} takes longer than {most} s to be read. It may be damaged, or made to do harm; if it is neither, allow more \
         with --max-seconds"
    )]
    Time {
        /// The document.
        name: String,
        /// The limit, in seconds.
        most: u64,
    },
    /// The process that reads ended before its answer.
    #[error(
        "{name} could not be read to its end: the reader stopped. Open it in the program that made it, save it again, and \
         choose that"
    )]
    Stopped {
        /// The document.
        name: String,
        /// What the process said last.
        #[source]
        why: Why,
    },
    /// The process could not be started or asked.
    #[error(
        "the process that reads documents could not be started; try again when the machine has less to do"
    )]
    NotStarted(#[source] std::io::Error),
}

/// How Rust begins its last words where there is no memory left.
#[cfg(unix)]
const NO_MEMORY: &str = "memory allocation of";

/// The last words of a process that ended before its answer.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct Why(String);

/// The largest text that is read in this process, in bytes: the worst that such a text can hold takes a fraction of a second.
const SHORT: usize = 64 * 1024;

/// Opens a document: what it shows.
///
/// # Errors
/// [`NotRead`] says why not, and what to do.
pub fn open(name: &str, bytes: &[u8], allowed: &Allowed) -> Result<Source, NotRead> {
    match answer(name, bytes, allowed, (Wanted::Source, &Mapping::default()))? {
        Answer::Source(source) => Ok(*source),
        other => Err(unexpected(name, other)),
    }
}

/// Reads a document: what it says.
///
/// # Errors
/// [`NotRead`] says why not, and what to do.
pub fn draft(name: &str, bytes: &[u8], allowed: &Allowed, mapping: &Mapping) -> Result<Draft, NotRead> {
    match answer(name, bytes, allowed, (Wanted::Draft, mapping))? {
        Answer::Draft(draft) => Ok(*draft),
        other => Err(unexpected(name, other)),
    }
}

/// Reads a document: what is to be printed of it. Characters that steer a terminal may still be in it.
///
/// # Errors
/// [`NotRead`] says why not, and what to do.
pub fn printed(
    name: &str,
    bytes: &[u8],
    allowed: &Allowed,
    (print, mapping): (Print, &Mapping),
) -> Result<String, NotRead> {
    match answer(name, bytes, allowed, (Wanted::Printed(print), mapping))? {
        Answer::Printed(text) => Ok(text),
        other => Err(unexpected(name, other)),
    }
}

/// Reads a document: what it says, and how that came about.
///
/// # Errors
/// [`NotRead`] says why not, and what to do.
pub fn reading(name: &str, bytes: &[u8], allowed: &Allowed, mapping: &Mapping) -> Result<Reading, NotRead> {
    match answer(name, bytes, allowed, (Wanted::Reading, mapping))? {
        Answer::Reading(reading) => Ok(*reading),
        other => Err(unexpected(name, other)),
    }
}

fn both(name: &str, bytes: &[u8], allowed: &Allowed, mapping: &Mapping) -> Result<Opened, NotRead> {
    match answer(name, bytes, allowed, (Wanted::Both, mapping))? {
        Answer::Both(both) => Ok(Opened { source: both.0, reading: both.1 }),
        other => Err(unexpected(name, other)),
    }
}

fn answer(
    name: &str,
    bytes: &[u8],
    allowed: &Allowed,
    (wanted, mapping): (Wanted, &Mapping),
) -> Result<Answer, NotRead> {
    // What is too large is not even sent.
    let (size, limit) = (bytes.len() as u64, allowed.limits.bytes);
    if size > limit {
        return Err(Unreadable::TooLarge { name: name.to_owned(), bytes: size, limit }.into());
    }
    let request = Request { name: name.to_owned(), allowed: *allowed, wanted, mapping: mapping.clone() };
    if is_short_text(name, bytes) { Ok(Answer::of(&request, bytes)?) } else { elsewhere(&request, bytes) }
}

#[cfg(unix)]
fn elsewhere(request: &Request, bytes: &[u8]) -> Result<Answer, NotRead> {
    parent::ask(request, bytes)
}

#[cfg(not(unix))]
fn elsewhere(request: &Request, bytes: &[u8]) -> Result<Answer, NotRead> {
    Ok(Answer::of(request, bytes)?)
}

fn unexpected(name: &str, answer: Answer) -> NotRead {
    match answer {
        Answer::Refused(why) => NotRead::Refused(why),
        Answer::Source(_)
        | Answer::Draft(_)
        | Answer::Reading(_)
        | Answer::Both(_)
        | Answer::Picture(_)
        | Answer::Printed(_) => {
            NotRead::Stopped { name: name.to_owned(), why: Why("it answered something else".to_owned()) }
        }
    }
}

/// Starts the process that reads ahead of time, where a command names a document that it will have to read; it is ready by
/// the time that the command is understood. It goes on with `read`, which answers how it ended.
///
/// There must be one thread only, as there is at the very beginning.
pub fn expect(arguments: impl Iterator<Item = OsString>, read: impl FnOnce() -> i32) {
    let arguments: Vec<OsString> = arguments.collect();
    let reads = arguments.first().is_some_and(|command| command == "read");
    if reads && !arguments.iter().any(|argument| is_named_text(&argument.to_string_lossy())) {
        #[cfg(unix)]
        parent::start_early(read);
    }
}

fn is_named_text(name: &str) -> bool {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    ["txt", "text", "md", "markdown"].contains(&end.as_str())
}

/// Whether a document is a short text by its name and by its bytes: neither packed nor marked up.
fn is_short_text(name: &str, bytes: &[u8]) -> bool {
    if !is_named_text(name) || bytes.len() > SHORT {
        return false;
    }
    let head = bytes.to_ascii_lowercase();
    let holds = |word: &[u8]| head.windows(word.len()).any(|part| part == word);
    let packed = head.contains(&0) || head.starts_with(b"pk") || holds(b"%pdf-");
    !packed && ![&b"<html"[..], b"<!doctype", b"<?xml", b"<table"].iter().any(|word| holds(word))
}

/// What the pages open documents with.
#[derive(Clone, Copy, Debug)]
pub struct Worker(pub Allowed);

impl Opener for Worker {
    fn open(&self, name: &str, bytes: &[u8], mapping: &Mapping) -> Result<Opened, NotOpened> {
        both(name, bytes, &self.0, mapping).map_err(not_opened)
    }

    fn read(&self, name: &str, bytes: &[u8], mapping: &Mapping) -> Result<Reading, NotOpened> {
        reading(name, bytes, &self.0, mapping).map_err(not_opened)
    }

    fn show(&self, name: &str, bytes: &[u8]) -> Result<Source, NotOpened> {
        open(name, bytes, &self.0).map_err(not_opened)
    }

    fn picture(&self, name: &str, bytes: &[u8], page: u32) -> Result<Vec<u8>, NotOpened> {
        picture::picture(name, bytes, &self.0, page).map_err(not_opened)
    }
}

fn not_opened(error: NotRead) -> NotOpened {
    match error {
        NotRead::NotStarted(_) => NotOpened::Fault(Box::new(error)),
        _ => NotOpened::Document(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_short_texts_are_read_here() {
        let check = |name: &str, bytes: &[u8], here: bool| {
            assert_eq!(is_short_text(name, bytes), here, "{name}");
        };
        check("plan.txt", b"Action\tLead\n", true);
        check("PLAN.MD", b"# Plan\n", true);
        check("plan.txt", b"<!DOCTYPE html><p>Plan", false);
        check("plan.txt", b"PK\x03\x04", false);
        check("plan.txt", b"p\0l\0a\0n\0", false);
        check("plan.csv", b"Action,Lead\n", false);
        check("plan", b"Action\tLead\n", false);
        check("plan.txt", &vec![b'x'; SHORT + 1], false);
    }
}
