use clap::Args;
use goldthread_reader::Mapping;

use crate::data::{AuthorityArgs, Here};
use crate::failure::Failure;
use crate::input::{self, DocumentArgs};
use crate::worker::Print;
use crate::{Ended, output};

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
    /// Print the text of its tables as JSON (tables of rows of cells), before anything in them is recognised.
    #[arg(long, conflicts_with_all = ["json", "explain"])]
    tables: bool,
    /// Read columns as they were set for earlier documents of this council or trust.
    #[arg(long, env = "GOLDTHREAD_AUTHORITY", value_name = "NAME")]
    authority: Option<String>,
}

/// Prints what the document says.
pub fn run(here: &Here, args: &ReadArgs) -> Result<Ended, Failure> {
    let print = match (args.explain, args.json) {
        _ if args.tables => Print::Tables,
        (false, false) => Print::Plan,
        (false, true) => Print::PlanAsJson,
        (true, false) => Print::Explained,
        (true, true) => Print::ExplainedAsJson,
    };
    let DocumentArgs { file, limit } = &args.document;
    let text = input::printed(here, file, *limit, (print, &known(here, args)?))?;
    if args.json || args.tables {
        output::print_text_of_json(&text)?;
    } else {
        output::print(&text)?;
    }
    Ok(Ended::Well)
}

fn known(here: &Here, args: &ReadArgs) -> Result<Mapping, Failure> {
    input::named_columns(here, &AuthorityArgs { authority: args.authority.clone() })
}
