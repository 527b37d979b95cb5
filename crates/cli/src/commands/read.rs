use clap::Args;
use goldthread_reader::{Mapping, explained_json, to_json};

use crate::data::{AuthorityArgs, Here};
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
    /// Print table by table what each column was taken to hold, how sure that is, and why.
    #[arg(long)]
    explain: bool,
    /// Read columns as they were set for earlier documents of this council or trust.
    #[arg(long, env = "GOLDTHREAD_AUTHORITY", value_name = "NAME")]
    authority: Option<String>,
}

/// Prints what the document says.
pub fn run(here: &Here, args: &ReadArgs) -> Result<Ended, Failure> {
    if args.explain {
        return explain(here, args);
    }
    let (draft, _) = input::draft_with(here, &args.document.file, args.document.limit, &known(here, args)?)?;
    if args.json {
        output::print_json(&to_json(&draft), Layout::Tree)?;
    } else {
        output::print(&tree::of_draft(&draft))?;
    }
    Ok(Ended::Well)
}

fn explain(here: &Here, args: &ReadArgs) -> Result<Ended, Failure> {
    let reading = input::reading(here, &args.document.file, args.document.limit, &known(here, args)?)?;
    if args.json {
        output::print_json(&explained_json(&reading), Layout::Tree)?;
    } else {
        output::print(&goldthread_reader::explain(&reading))?;
    }
    Ok(Ended::Well)
}

fn known(here: &Here, args: &ReadArgs) -> Result<Mapping, Failure> {
    input::named_columns(here, &AuthorityArgs { authority: args.authority.clone() })
}
