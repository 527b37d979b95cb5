use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

use clap::Args;
use goldthread_ledger::Ledger;

use crate::data::{self, Here};
use crate::failure::Failure;
use crate::{Ended, output};

/// Which archive.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The archive, as `goldthread archive` wrote it.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Puts an archive into the data folder: whole, or not at all.
pub fn run(here: &Here, args: &RestoreArgs) -> Result<Ended, Failure> {
    let file = File::open(&args.file).map_err(|error| {
        Failure::file(&args.file, "could not be opened; check the name and the folder", Some(error))
    })?;
    let ledger = data::open_or_create(&here.folder)?;
    let restored = ledger.restore(Box::new(BufReader::new(file)))?;
    let checkpoint = restored.checkpoint;
    output::report(&format!(
        "Restored {} entries and {} sources of {}.\n{checkpoint}",
        checkpoint.size, restored.sources, checkpoint.authority
    ));
    Ok(Ended::Well)
}
