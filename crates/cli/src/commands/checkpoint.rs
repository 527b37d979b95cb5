use clap::Args;
use goldthread_ledger::Ledger;

use crate::data::{self, AuthorityArgs, Here};
use crate::failure::Failure;
use crate::{Ended, output};

/// Whose checkpoint.
#[derive(Debug, Args)]
pub struct CheckpointArgs {
    #[command(flatten)]
    authority: AuthorityArgs,
}

/// Prints the checkpoint, to be kept where the ledger is not.
pub fn run(here: &Here, args: &CheckpointArgs) -> Result<Ended, Failure> {
    let ledger = data::open(&here.folder)?;
    let authority = data::authority(&ledger, here, &args.authority)?;
    let checkpoint = ledger.checkpoint(&authority)?;
    let checkpoint = checkpoint.ok_or_else(|| {
        Failure::Asked(format!("{authority} has no entries yet, so there is nothing to seal"))
    })?;
    output::print(&checkpoint.to_string())?;
    Ok(Ended::Well)
}
