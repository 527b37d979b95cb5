use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use crate::Ended;
use crate::data::AuthorityArgs;
use crate::failure::Failure;

/// Which paper.
#[derive(Debug, Args)]
pub struct PaperArgs {
    #[command(subcommand)]
    paper: Paper,
}

#[derive(Debug, Subcommand)]
enum Paper {
    /// How the plan stands: counts, ratings, every section with its actions, what is overdue, flags
    Progress(ProgressArgs),
}

/// The progress paper of a plan.
#[derive(Debug, Args)]
struct ProgressArgs {
    /// The plan, by its number in the list or its id.
    #[arg(value_name = "PLAN")]
    plan: String,
    /// The kind of file.
    #[arg(long, value_enum, default_value_t = Format::Pdf)]
    format: Format,
    /// The file to write; without it the paper goes to standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    authority: AuthorityArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// Accessible PDF (PDF/UA-1)
    Pdf,
    /// A web page
    Html,
    /// Markdown
    Md,
}

/// Makes the paper.
pub fn run(_folder: &Path, args: &PaperArgs) -> Result<Ended, Failure> {
    let Paper::Progress(ProgressArgs { .. }) = &args.paper;
    Err(Failure::Asked("papers are not made yet".to_owned()))
}
