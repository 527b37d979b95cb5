use std::fmt::Write;
use std::path::Path;

use clap::Args;
use goldthread_plan::{OpenPlan, Plan};
use goldthread_rules::{PlanView, Report, Selection, check};
use jiff::civil::Date;

use crate::Ended;
use crate::data::{self, AuthorityArgs, Here};
use crate::failure::Failure;
use crate::input::{self, LimitArgs};
use crate::output::{self, Layout};

/// What to check, and how.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// A document, or a kept plan by its number or id.
    #[arg(value_name = "FILE|PLAN")]
    what: String,
    /// Print the flags as JSON (goldthread-flags/1).
    #[arg(long)]
    json: bool,
    /// Apply this rule only; may be given several times.
    #[arg(long, value_name = "CODE")]
    rule: Vec<String>,
    /// Judge the plan on this day instead of the day that it speaks of.
    #[arg(long, value_name = "DATE", value_parser = data::day)]
    as_at: Option<Date>,
    #[command(flatten)]
    authority: AuthorityArgs,
    #[command(flatten)]
    limit: LimitArgs,
}

/// Prints the flags; ends with 1 where there are any.
pub fn run(here: &Here, args: &CheckArgs) -> Result<Ended, Failure> {
    let selection = Selection::codes(&args.rule)?;
    let plan = plan(here, args)?;
    let view = PlanView::new(&plan);
    let view = args.as_at.map_or(view, |day| PlanView::new(&plan).on(day));
    let report = check(&view, &selection);
    if args.json {
        output::print_json(&report.to_json(), Layout::Tree)?;
    } else {
        output::print(&lines(&report))?;
    }
    Ok(if report.flags.is_empty() { Ended::Well } else { Ended::Found })
}

/// The plan of a document, or one that is kept.
fn plan(here: &Here, args: &CheckArgs) -> Result<Plan, Failure> {
    if names_a_plan(&args.what) {
        let ledger = data::open(&here.folder)?;
        let authority = data::authority(&ledger, here, &args.authority)?;
        let shelf = data::shelf(&ledger, &authority)?;
        let id = data::plan(&shelf, &args.what)?;
        return Ok(data::snapshot(&ledger, &authority, &shelf, (id, None))?.plan().clone());
    }
    let known = input::named_columns(here, &args.authority)?;
    let (draft, _) = input::draft_with(here, Path::new(&args.what), args.limit, &known)?;
    let events = Plan::open(OpenPlan { draft }).map_err(|refusal| Failure::Asked(refusal.to_string()))?;
    Ok(Plan::fold(&events).expect("the events that open a plan can be folded"))
}

/// Whether the words are a number of the list or the beginning of an id; a file of such a name is `./12`.
pub fn names_a_plan(what: &str) -> bool {
    let number = !what.is_empty() && what.len() < 4 && what.bytes().all(|byte| byte.is_ascii_digit());
    let id = what.len() >= 8 && what.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    number || id
}

fn lines(report: &Report) -> String {
    let mut text = String::new();
    let day = report.as_at.map_or("no day: the document prints no date".to_owned(), |day| day.to_string());
    for flag in &report.flags {
        let place = if flag.at.is_typed() { String::new() } else { format!("{}: ", flag.at) };
        let _ = writeln!(text, "{} {} {place}{}", flag.rule.code, flag.rule.level, flag.message);
    }
    for unsure in &report.cannot_tell {
        let _ = writeln!(text, "{} cannot tell: {}", unsure.rule.code, unsure.why);
    }
    let count = report.flags.len();
    let _ = writeln!(
        text,
        "{count} {}, rules of {}, judged on {day}",
        if count == 1 { "flag" } else { "flags" },
        report.rule_set
    );
    text
}
