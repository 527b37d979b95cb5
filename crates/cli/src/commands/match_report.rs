use clap::Args;
use goldthread_compare::coverage;
use goldthread_plan::DocumentKind;

use crate::Ended;
use crate::data::{AuthorityArgs, Here};
use crate::failure::Failure;
use crate::input::LimitArgs;
use crate::output::{self, Layout};
use crate::subject::Subject;

/// Which report and which plan.
#[derive(Debug, Args)]
#[command(
    after_help = "Ends with 0 when everything is answered, with 1 when something is not, with 2 when one of them could not be read.\n\n\
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

/// Prints what answers each recommendation and finding; ends with 1 where nothing answers one.
pub fn run(here: &Here, args: &MatchArgs) -> Result<Ended, Failure> {
    let find = |what: &str| Subject::find(here, what, &args.authority, args.limit);
    let (report, plan) = (find(&args.report)?, find(&args.plan)?);
    if plan.kind() == DocumentKind::InspectionReport {
        let message =
            format!("{} is a report of an inspection; name the report first, then the plan", args.plan);
        return Err(Failure::Asked(message));
    }
    let coverage = coverage(&report.document()?, &plan.document()?);
    if args.json {
        output::print_json(&coverage.to_json(), Layout::Tree)?;
    } else {
        output::print(&coverage.lines())?;
    }
    Ok(if coverage.is_full() { Ended::Well } else { Ended::Found })
}
