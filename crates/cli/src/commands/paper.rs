use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use goldthread_ledger::{Authority, Ledger, Seq};
use goldthread_papers::{Edition, progress};
use goldthread_rules::Selection;
use goldthread_shelf::{At, Snapshot, day_of, seal};
use jiff::civil::Date;

use crate::Ended;
use crate::data::{self, AuthorityArgs, Here};
use crate::failure::Failure;
use crate::output::{self, Existing};

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
    /// The kind of file; without it the ending of FILE says, or it is PDF.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file to write; without it the paper goes to standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Print the plan as it stood at this entry (128) or at the end of this day (2026-03-31).
    #[arg(long, value_name = "ENTRY|DATE")]
    at: Option<At>,
    /// Judge the plan on this day instead of the day that it speaks of.
    #[arg(long, value_name = "DATE", value_parser = data::day)]
    as_at: Option<Date>,
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
pub fn run(here: &Here, args: &PaperArgs) -> Result<Ended, Failure> {
    let Paper::Progress(args) = &args.paper;
    let ledger = data::open(&here.folder)?;
    let authority = data::authority(&ledger, here, &args.authority)?;
    let shelf = data::shelf(&ledger, &authority)?;
    let id = data::plan(&shelf, &args.plan)?;
    let snapshot = data::snapshot(&ledger, &authority, &shelf, (id, args.at))?;
    let edition = edition(&ledger, &authority, &snapshot, args.as_at)?;
    let paper = progress(snapshot.plan(), &Selection::default(), edition);
    let bytes = match args.format()? {
        Format::Pdf => goldthread_papers_pdf::pdf(&paper)?,
        Format::Html => goldthread_papers_html::page(&paper).into_bytes(),
        Format::Md => goldthread_papers_markdown::markdown(&paper).into_bytes(),
    };
    match &args.output {
        Some(file) => {
            output::whole(file, Existing::Replace, |out| out.write_all(&bytes).map_err(Failure::Output))?;
        }
        None => output::print_bytes(&bytes)?,
    }
    Ok(Ended::Well)
}

/// What the paper is made from: the last entry that spoke of the plan, and the day that it is judged on.
fn edition(
    ledger: &dyn Ledger,
    authority: &Authority,
    snapshot: &Snapshot,
    day: Option<Date>,
) -> Result<Edition, Failure> {
    let last = snapshot.last();
    Ok(Edition {
        entry: last.entry,
        date: day.or_else(|| snapshot.judged_on()).unwrap_or_else(|| day_of(last.at)),
        rule_set: String::new(),
        product: concat!("Goldthread ", env!("CARGO_PKG_VERSION")).to_owned(),
        checkpoint: seal(ledger, authority, Seq(last.entry))?,
    })
}

impl ProgressArgs {
    /// The format that was asked for, or the one that the name of the file ends in.
    fn format(&self) -> Result<Format, Failure> {
        let ending = self
            .output
            .as_ref()
            .and_then(|file| file.extension())
            .map(|ending| ending.to_string_lossy().to_lowercase());
        match (self.format, ending.as_deref()) {
            (Some(format), _) => Ok(format),
            (None, None | Some("pdf")) => Ok(Format::Pdf),
            (None, Some("html" | "htm")) => Ok(Format::Html),
            (None, Some("md")) => Ok(Format::Md),
            (None, Some(other)) => Err(Failure::Asked(format!(
                "no paper is made as .{other}; end the name with .pdf, .html or .md, or add --format"
            ))),
        }
    }
}
