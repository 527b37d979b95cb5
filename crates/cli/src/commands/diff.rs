use clap::Args;
use goldthread_compare::diff;

use crate::Ended;
use crate::data::{AuthorityArgs, Here};
use crate::failure::Failure;
use crate::input::LimitArgs;
use crate::output::{self, Layout};
use crate::subject::Subject;

/// Which two versions.
#[derive(Debug, Args)]
#[command(
    after_help = "Ends with 0 when both say the same, with 1 when something is different, with 2 when one of them could not be read.\n\n\
        Example:\n  goldthread diff plan-march.docx plan-june.docx"
)]
pub struct DiffArgs {
    /// The older version: a document, or a kept plan by its number or id.
    #[arg(value_name = "OLD")]
    old: String,
    /// The newer version: a document, or a kept plan by its number or id.
    #[arg(value_name = "NEW")]
    new: String,
    /// Print the differences as JSON (goldthread-diff/1).
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    authority: AuthorityArgs,
    #[command(flatten)]
    limit: LimitArgs,
}

/// Prints what the newer version changes; ends with 1 where that is anything.
pub fn run(here: &Here, args: &DiffArgs) -> Result<Ended, Failure> {
    let find = |what: &str| Subject::find(here, what, &args.authority, args.limit);
    let (old, new) = (find(&args.old)?, find(&args.new)?);
    let diff = diff(&old.document()?, &new.document()?);
    if args.json {
        output::print_json(&diff.to_json(), Layout::Tree)?;
    } else {
        output::print(&diff.lines())?;
    }
    Ok(if diff.is_same() { Ended::Well } else { Ended::Found })
}
