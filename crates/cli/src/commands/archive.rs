use std::fs::{self, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use clap::Args;
use goldthread_ledger::Ledger;
use goldthread_ledger::archive::ArchiveError;

use crate::data::{self, AuthorityArgs, Here};
use crate::failure::Failure;
use crate::{Ended, output};

/// Where to write the archive.
#[derive(Debug, Args)]
pub struct ArchiveArgs {
    /// The file to write; it must not be there yet.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    authority: AuthorityArgs,
}

/// Writes all of an authority to one file: whole, or not at all.
pub fn run(here: &Here, args: &ArchiveArgs) -> Result<Ended, Failure> {
    let ledger = data::open(&here.folder)?;
    let authority = data::authority(&ledger, here, &args.authority)?;
    if args.file.exists() {
        return Err(Failure::file(&args.file, "is there already; name a new file", None));
    }
    let part = args.file.with_extension("part");
    let write = || -> Result<_, Failure> {
        let file = OpenOptions::new().write(true).create_new(true).open(&part);
        let file = file.map_err(|error| {
            Failure::file(&part, "could not be made; choose another place, or remove it", Some(error))
        })?;
        let mut out = BufWriter::new(file);
        let archived = ledger.archive(&authority, &mut out)?;
        out.flush().and_then(|()| out.get_ref().sync_all()).map_err(ArchiveError::Write)?;
        fs::rename(&part, &args.file).map_err(ArchiveError::Write)?;
        Ok(archived)
    };
    let archived = write().inspect_err(|failure| {
        if !matches!(failure, Failure::File { .. }) {
            let _ = fs::remove_file(&part);
        }
    })?;
    let checkpoint = archived.checkpoint;
    output::print(&format!(
        "Wrote {} entries and {} sources of {authority} to {}.\n{checkpoint}",
        checkpoint.size,
        archived.sources,
        args.file.display()
    ))?;
    Ok(Ended::Well)
}
