use std::path::PathBuf;

use clap::{Args, ValueEnum};
use goldthread_export::{self as export, Content, Layout, document};
use goldthread_plan::{DocumentKind, Draft, DraftSection, Plan};
use goldthread_shelf::At;

use crate::Ended;
use crate::data::{self, AuthorityArgs, Here};
use crate::failure::Failure;
use crate::output::{self, Existing};

/// The layout where none is named.
const USUAL: &str = "recommendation-tables";

/// Which plan, as what.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The plan, by its number in the list or its id; without it the layouts are listed.
    #[arg(value_name = "PLAN")]
    plan: Option<String>,
    /// The layout of the document.
    #[arg(long, value_name = "NAME", default_value = USUAL)]
    layout: String,
    /// The kind of file; without it the ending of FILE says, or it is Word.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file to write; without it the document goes to standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write the plan as it stood at this entry (128) or at the end of this day (2026-03-31).
    #[arg(long, value_name = "ENTRY|DATE")]
    at: Option<At>,
    #[command(flatten)]
    authority: AuthorityArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// Word
    Docx,
    /// Excel
    Xlsx,
    /// Values parted by commas
    Csv,
    /// Markdown
    Md,
    /// A web page
    Html,
    /// The plan as data (goldthread-plan/1)
    Json,
}

/// Writes the plan as a document.
pub fn run(here: &Here, args: &ExportArgs) -> Result<Ended, Failure> {
    let Some(named) = &args.plan else {
        output::print(&layouts())?;
        return Ok(Ended::Well);
    };
    let layout = Layout::named(&args.layout)
        .ok_or_else(|| Failure::Asked(format!("there is no layout “{}”. {}", args.layout, layouts())))?;
    let format = args.format()?;
    let ledger = data::open(&here.folder)?;
    let authority = data::authority(&ledger, here, &args.authority)?;
    let shelf = data::shelf(&ledger, &authority)?;
    let id = data::plan(&shelf, named)?;
    let snapshot = data::snapshot(&ledger, &authority, &shelf, (id, args.at))?;
    let bytes = bytes(snapshot.plan(), layout, format)?;
    match &args.output {
        Some(file) => {
            output::whole(file, Existing::Replace, |out| out.write_all(&bytes).map_err(Failure::Output))?;
        }
        None => output::print_bytes(&bytes)?,
    }
    Ok(Ended::Well)
}

fn bytes(plan: &Plan, layout: &Layout, format: Format) -> Result<Vec<u8>, Failure> {
    let format = match format {
        Format::Docx => export::Format::Docx,
        Format::Xlsx => export::Format::Xlsx,
        Format::Csv => export::Format::Csv,
        Format::Md => export::Format::Md,
        Format::Html => export::Format::Html,
        Format::Json => return Ok(format!("{:#}\n", goldthread_reader::to_json(&draft(plan))).into_bytes()),
    };
    export::write(&document(&Content::from(plan), &layout.fit(format)), format, plan.title())
        .map_err(|error| Failure::Asked(error.to_string()))
}

/// The plan in the form that a reader gives it.
fn draft(plan: &Plan) -> Draft {
    let sections = plan.sections().iter().map(|section| DraftSection {
        fields: section.fields().clone(),
        at: section.at().clone(),
        actions: plan.actions_of(section.number()).map(|action| action.fields().clone()).collect(),
    });
    Draft {
        source: plan.source().clone(),
        kind: DocumentKind::Plan,
        fields: plan.fields().clone(),
        sections: sections.collect(),
        doubts: plan.doubts().to_vec(),
    }
}

fn layouts() -> String {
    let lines = Layout::all().map(|(name, layout)| format!("  {name:<22} {}\n", layout.about));
    format!("The layouts:\n{}", lines.collect::<String>())
}

impl ExportArgs {
    /// The format that was asked for, or the one that the name of the file ends in.
    fn format(&self) -> Result<Format, Failure> {
        let ending = self.output.as_ref().and_then(|file| file.extension());
        let ending = ending.map(|ending| ending.to_string_lossy().to_lowercase());
        match (self.format, ending.as_deref()) {
            (Some(format), _) => Ok(format),
            (None, None) => Ok(Format::Docx),
            (None, Some(ending)) => Format::from_str(ending, false).map_err(|_| {
                Failure::Asked(format!(
                    "no plan is written as .{ending}; end the name with .docx, .xlsx, .csv, .md, .html or .json, or add --format"
                ))
            }),
        }
    }
}
