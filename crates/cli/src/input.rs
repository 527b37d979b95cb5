use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use goldthread_reader::{Limits, Source, Unreadable};

use crate::failure::Failure;

/// A document to be read.
#[derive(Debug, Args)]
pub struct DocumentArgs {
    /// The document: text or Markdown.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub limit: LimitArgs,
}

/// How large a document may be.
#[derive(Clone, Copy, Debug, Args)]
pub struct LimitArgs {
    /// The largest document that is read, in bytes.
    #[arg(long, env = "GOLDTHREAD_MAX_BYTES", default_value_t = Limits::default().bytes, value_name = "BYTES")]
    pub max_bytes: u64,
}

/// The document and its bytes.
///
/// # Errors
/// [`Failure`] when there is no such file, it cannot be read, or no reader can read it.
pub fn document(path: &Path, limit: LimitArgs) -> Result<(Source, Vec<u8>), Failure> {
    let limits = Limits { bytes: limit.max_bytes, ..Limits::default() };
    let bytes = bytes(path, limits)?;
    let name = path
        .file_name()
        .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let source = Source::new(&name, &bytes, limits)?;
    Ok((source, bytes))
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
