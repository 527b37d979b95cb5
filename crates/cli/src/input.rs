use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use goldthread_ledger::Ledger;
use goldthread_plan::Draft;
use goldthread_reader::{Limits, Mapping, Reading, Unreadable};
use goldthread_shelf::{kept_columns, short_name};
use goldthread_web::mapping_of;

use crate::data::{self, AuthorityArgs, Here};
use crate::failure::Failure;
use crate::worker::{self, Allowed, Print};

/// A document to be read.
#[derive(Debug, Args)]
pub struct DocumentArgs {
    /// The document.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub limit: LimitArgs,
}

/// What reading a document may take; what is not given is as the settings say, or the default.
#[derive(Clone, Copy, Debug, Args)]
pub struct LimitArgs {
    /// The largest document that is read, in bytes; 52428800 unless told.
    #[arg(long = "max-bytes", env = "GOLDTHREAD_MAX_BYTES", value_name = "BYTES")]
    pub bytes: Option<u64>,
    /// The most memory that reading a document may take, in MB; 512 unless told.
    #[arg(long = "max-memory", env = "GOLDTHREAD_MAX_MEMORY", value_name = "MB", value_parser = clap::value_parser!(u64).range(64..))]
    pub memory: Option<u64>,
    /// The longest that reading a document may take, in seconds; 10 unless told.
    #[arg(long = "max-seconds", env = "GOLDTHREAD_MAX_SECONDS", value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    pub seconds: Option<u64>,
}

impl LimitArgs {
    /// What reading may take: as told, or as the settings say, or the default.
    pub fn allowed(self, here: &Here) -> Allowed {
        let Self { bytes, memory, seconds } = self;
        let settled = here.allowed;
        Allowed {
            limits: Limits { bytes: bytes.unwrap_or(settled.limits.bytes), ..settled.limits },
            memory: memory.unwrap_or(settled.memory),
            seconds: seconds.unwrap_or(settled.seconds),
        }
    }
}

/// What a document says and how that came about, with what is known of the columns of tables.
///
/// # Errors
/// [`Failure`] when there is no such file, it cannot be read, or no reader can read it.
pub fn reading(here: &Here, path: &Path, limit: LimitArgs, mapping: &Mapping) -> Result<Reading, Failure> {
    let allowed = limit.allowed(here);
    let bytes = bytes(path, allowed.limits)?;
    Ok(worker::reading(&name(path), &bytes, &allowed, mapping)?)
}

/// What is to be printed of a document, with what is known of the columns of tables.
///
/// # Errors
/// [`Failure`] when there is no such file, it cannot be read, or no reader can read it.
pub fn printed(
    here: &Here,
    path: &Path,
    limit: LimitArgs,
    wanted: (Print, &Mapping),
) -> Result<String, Failure> {
    let allowed = limit.allowed(here);
    let bytes = bytes(path, allowed.limits)?;
    Ok(worker::printed(&name(path), &bytes, &allowed, wanted)?)
}

/// What a document says, and its bytes.
///
/// # Errors
/// [`Failure`] when there is no such file, it cannot be read, or no reader can read it.
pub fn draft(here: &Here, path: &Path, limit: LimitArgs) -> Result<(Draft, Vec<u8>), Failure> {
    draft_with(here, path, limit, &Mapping::default())
}

/// The same, with what is known of the columns of tables.
///
/// # Errors
/// As [`draft`].
pub fn draft_with(
    here: &Here,
    path: &Path,
    limit: LimitArgs,
    mapping: &Mapping,
) -> Result<(Draft, Vec<u8>), Failure> {
    let allowed = limit.allowed(here);
    let bytes = bytes(path, allowed.limits)?;
    let draft = worker::draft(&name(path), &bytes, &allowed, mapping)?;
    Ok((draft, bytes))
}

/// What people have said that columns hold, of the authority that is named or the only one of the ledger; nothing where
/// there is no ledger.
///
/// # Errors
/// [`Failure`] when the ledger cannot be read.
pub fn known_columns(here: &Here, authority: &AuthorityArgs) -> Result<Mapping, Failure> {
    let Ok(ledger) = data::open(&here.folder) else { return Ok(Mapping::default()) };
    let authority = match here.named(authority) {
        Some(named) => short_name(named)?,
        None => match ledger.authorities()?.as_slice() {
            [only] => only.clone(),
            _ => return Ok(Mapping::default()),
        },
    };
    Ok(mapping_of(kept_columns(&ledger, &authority)?))
}

/// The same for a command that reads a document and keeps nothing: only of an authority that is named, so that reading one
/// does not depend on what happens to lie in a folder.
///
/// # Errors
/// As [`known_columns`].
pub fn named_columns(here: &Here, authority: &AuthorityArgs) -> Result<Mapping, Failure> {
    if here.named(authority).is_none() {
        return Ok(Mapping::default());
    }
    known_columns(here, authority)
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The bytes of a file, never more than one beyond the limit.
fn bytes(path: &Path, limits: Limits) -> Result<Vec<u8>, Failure> {
    let about = std::fs::metadata(path).map_err(|error| cannot_open(path, error))?;
    if about.is_dir() {
        return Err(Failure::file(path, "is a folder; name a document in it", None));
    }
    if !about.is_file() {
        return Err(Failure::file(path, "is a pipe or a device; save the document as a file first", None));
    }
    let file = File::open(path).map_err(|error| cannot_open(path, error))?;
    if about.len() > limits.bytes {
        let name = path.display().to_string();
        return Err(Unreadable::TooLarge { name, bytes: about.len(), limit: limits.bytes }.into());
    }
    let mut bytes = Vec::new();
    file.take(limits.bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| cannot_open(path, error))?;
    Ok(bytes)
}

fn cannot_open(path: &Path, error: std::io::Error) -> Failure {
    let what = match error.kind() {
        ErrorKind::NotFound => "is not there; check the name and the folder",
        ErrorKind::PermissionDenied => "may not be read by this user; ask for the right to read it",
        ErrorKind::IsADirectory => "is a folder; name a document in it",
        _ => "could not be read; try again, or copy it to another place",
    };
    let source = (!matches!(error.kind(), ErrorKind::NotFound | ErrorKind::IsADirectory)).then_some(error);
    Failure::file(path, what, source)
}
