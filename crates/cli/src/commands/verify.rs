use std::path::PathBuf;

use clap::Args;
use goldthread_ledger::{HeldCheckpoint, Ledger};
use goldthread_shelf::short_name;

use crate::data::{self, AuthorityArgs, Here};
use crate::failure::Failure;
use crate::{Ended, output};

/// What to prove.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// A checkpoint that was kept elsewhere: a file, or the size and words as a paper prints them.
    #[arg(long, value_name = "CHECKPOINT")]
    against: Option<String>,
    #[command(flatten)]
    authority: AuthorityArgs,
}

/// Rebuilds the tree and prints what is not as it was kept; ends with 1 where something is not.
pub fn run(here: &Here, args: &VerifyArgs) -> Result<Ended, Failure> {
    let held = args.against.as_deref().map(held).transpose()?;
    let authority = here.named(&args.authority).map(short_name).transpose()?;
    let ledger = data::open(&here.folder)?;
    let reports = ledger.verify(authority.as_ref(), held.as_ref())?;
    let text: String = reports.iter().map(ToString::to_string).collect();
    let sound = reports.iter().all(goldthread_ledger::verify::Report::is_sound);
    output::print(if text.is_empty() {
        "The ledger is empty: there is nothing to verify.\n"
    } else {
        &text
    })?;
    if !sound {
        output::print(
            "Keep the file as it is, it is evidence; restore the last archive into a new folder.\n",
        )?;
    }
    let compared = held.is_none() || reports.iter().any(|report| report.held.is_some());
    if !compared {
        return Err(Failure::Asked(
            "the checkpoint could not be compared: add --authority to say whose it is".to_owned(),
        ));
    }
    Ok(if sound { Ended::Well } else { Ended::Found })
}

/// The checkpoint of a file, or of the words themselves.
fn held(given: &str) -> Result<HeldCheckpoint, Failure> {
    let path = PathBuf::from(given);
    let is_words = given.contains(char::is_whitespace);
    if path.is_dir() || !is_words && !path.is_file() {
        return Err(Failure::file(path, "is no file with a checkpoint in it; check the name", None));
    }
    if path.is_file() {
        let text = std::fs::read_to_string(&path)
            .map_err(|error| Failure::file(path, "could not be read as a checkpoint", Some(error)))?;
        return Ok(text.parse()?);
    }
    Ok(given.parse()?)
}
