use std::path::Path;

use clap::Args;
use goldthread_compare::coverage_with_findings;
use goldthread_plan::{DocumentKind, DraftSection};
use goldthread_reader::Mapping;

use crate::Ended;
use crate::commands::check::names_a_plan;
use crate::data::{AuthorityArgs, Here};
use crate::failure::Failure;
use crate::input::{self, LimitArgs};
use crate::output::{self, Layout};
use crate::subject::Subject;

/// Which report and which plan.
#[derive(Debug, Args)]
#[command(
    after_help = "Ends with 0 when every recommendation is answered, with 1 when one is not, with 2 when one of them could not be read. \
        Findings of what is not good are listed after them; they decide only where the report recommends nothing.\n\n\
        Example:\n  goldthread match inspection-report.pdf action-plan.docx"
)]
pub struct MatchArgs {
    /// The report of the inspection.
    #[arg(value_name = "REPORT")]
    report: String,
    /// The plan: a document, or a kept plan by its number or id.
    #[arg(value_name = "FILE|PLAN")]
    plan: String,
    /// Print the answers as JSON (goldthread-match/1).
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    authority: AuthorityArgs,
    #[command(flatten)]
    limit: LimitArgs,
}

/// Prints what answers each recommendation and finding; ends with 1 where nothing answers a recommendation.
pub fn run(here: &Here, args: &MatchArgs) -> Result<Ended, Failure> {
    let (report, findings) = report(here, args)?;
    let plan = Subject::find(here, &args.plan, &args.authority, args.limit)?;
    if plan.kind() == DocumentKind::InspectionReport {
        let message =
            format!("{} is a report of an inspection; name the report first, then the plan", args.plan);
        return Err(Failure::Asked(message));
    }
    let asks = if findings.is_empty() { report.document()? } else { report.any_document() };
    let coverage = coverage_with_findings(&asks, &findings, &plan.document()?);
    if args.json {
        output::print_json(&coverage.to_json(), Layout::Tree)?;
    } else {
        output::print(&coverage.lines())?;
    }
    Ok(if coverage.is_full() { Ended::Well } else { Ended::Found })
}
/// The report, and what it finds that is not good: of a kept plan, only what it recommends.
fn report(here: &Here, args: &MatchArgs) -> Result<(Subject, Vec<DraftSection>), Failure> {
    if names_a_plan(&args.report) {
        return Ok((Subject::find(here, &args.report, &args.authority, args.limit)?, Vec::new()));
    }
    let reading = input::reading(here, Path::new(&args.report), args.limit, &Mapping::default())?;
    Ok((Subject::Draft(reading.draft), reading.findings))
}
