use std::fmt::Write;

use clap::Args;
use goldthread_shelf::{At, Shelf};

use crate::data::{self, AuthorityArgs, Here};
use crate::failure::Failure;
use crate::{Ended, output, tree};

/// Which plan, and as at when.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The plan, by its number in the list or its id; without it the plans are listed.
    #[arg(value_name = "PLAN")]
    plan: Option<String>,
    /// Show it as it stood at this entry (128) or at the end of this day (2026-03-31).
    #[arg(long, value_name = "ENTRY|DATE", requires = "plan")]
    at: Option<At>,
    #[command(flatten)]
    authority: AuthorityArgs,
}

/// Prints a plan, or the list of plans.
pub fn run(here: &Here, args: &ShowArgs) -> Result<Ended, Failure> {
    let ledger = data::open(&here.folder)?;
    let authority = data::authority(&ledger, here, &args.authority)?;
    let shelf = data::shelf(&ledger, &authority)?;
    let text = match &args.plan {
        None => list(&shelf),
        Some(named) => {
            let id = data::plan(&shelf, named)?;
            let snapshot = data::snapshot(&ledger, &authority, &shelf, (id, args.at))?;
            let last = snapshot.last();
            format!(
                "{}\nPlan {id} as at entry {}, recorded {}\n",
                tree::of_plan(snapshot.plan()),
                last.entry,
                last.at
            )
        }
    };
    output::print(&text)?;
    Ok(Ended::Well)
}

fn list(shelf: &Shelf) -> String {
    let mut text = String::new();
    for (id, number) in data::listed(shelf).into_iter().zip(1..) {
        let Some(kept) = shelf.plan(id) else { continue };
        let plan = kept.plan();
        let _ = writeln!(
            text,
            "{number:>3}  {id}  {}  ({} sections, {} actions)",
            plan.title(),
            plan.sections().len(),
            plan.actions().len()
        );
    }
    if text.is_empty() {
        "No plan is kept yet; keep one with `goldthread import FILE`.\n".to_owned()
    } else {
        text
    }
}
