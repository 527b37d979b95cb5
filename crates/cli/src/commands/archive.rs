use std::path::PathBuf;

use clap::Args;
use goldthread_ledger::Ledger;

use crate::Ended;
use crate::data::{self, AuthorityArgs, Here};
use crate::failure::Failure;
use crate::output::{self, Existing};

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
    let archived =
        output::whole(&args.file, Existing::Refuse, |mut out| Ok(ledger.archive(&authority, &mut out)?))?;
    let checkpoint = archived.checkpoint;
    output::report(&format!(
        "Wrote {} entries and {} sources of {authority} to {}.\n{checkpoint}",
        checkpoint.size,
        archived.sources,
        args.file.display()
    ));
    Ok(Ended::Well)
}
