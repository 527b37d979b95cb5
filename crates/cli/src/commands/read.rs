use clap::Args;
use goldthread_reader::to_json;

use crate::failure::Failure;
use crate::input::{self, DocumentArgs};
use crate::output::{self, Layout};
use crate::{Ended, tree};

/// How to read a document.
#[derive(Debug, Args)]
pub struct ReadArgs {
    #[command(flatten)]
    document: DocumentArgs,
    /// Print the plan as JSON (goldthread-plan/1).
    #[arg(long)]
    json: bool,
}

/// Prints what the document says.
pub fn run(args: &ReadArgs) -> Result<Ended, Failure> {
    let (source, _) = input::document(&args.document.file, args.document.limit)?;
    let draft = goldthread_reader::read(&source);
    if args.json {
        output::print_json(&to_json(&draft), Layout::Tree)?;
    } else {
        output::print(&tree::of_draft(&draft))?;
    }
    Ok(Ended::Well)
}
