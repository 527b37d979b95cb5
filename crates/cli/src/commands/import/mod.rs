mod into;

use clap::Args;
use goldthread_ledger::{Authority, Ledger};
use goldthread_plan::{DocumentKind, Draft};
use goldthread_reader::received;
use goldthread_shelf::{Confirmed, keep, short_name};
use jiff::civil::Date;

use crate::ask::agreed;
use crate::data::{self, AuthorityArgs, ByArgs, Here};
use crate::failure::Failure;
use crate::input::{self, DocumentArgs};
use crate::{Ended, output, tree};
use into::IntoArgs;

/// How to keep a plan.
#[derive(Debug, Args)]
#[command(
    after_help = "Ends with 0 when it was kept, with 1 when you said no, with 2 when it could not be read or kept.\n\n\
    Examples:\n  goldthread import plan.docx --authority \"Wethercombe Borough Council\"\n  \
    goldthread import plan-june.docx --into 1\n  \
    goldthread import inspection-report.pdf --received 2026-01-09"
)]
pub struct ImportArgs {
    #[command(flatten)]
    document: DocumentArgs,
    #[command(flatten)]
    authority: AuthorityArgs,
    #[command(flatten)]
    by: ByArgs,
    /// Take the draft as it is, without asking.
    #[arg(long)]
    yes: bool,
    /// The day that the report of the inspection was received, such as 2026-03-31: its answer is due so many working days
    /// later.
    #[arg(long, value_name = "DATE", conflicts_with = "into")]
    received: Option<Date>,
    #[command(flatten)]
    version: IntoArgs,
}

/// Shows what would be kept, asks, and keeps it.
pub fn run(here: &Here, args: &ImportArgs) -> Result<Ended, Failure> {
    let known = input::known_columns(here, &args.authority)?;
    let (mut draft, bytes) = input::draft_with(here, &args.document.file, args.document.limit, &known)?;
    let by = args.by.by()?;
    if let Some(plan) = args.version.plan() {
        let authority = data::authority(&data::open(&here.folder)?, here, &args.authority)?;
        return args.version.run(here, plan, &authority, into::Asked { draft, bytes, by, yes: args.yes });
    }
    refuse_what_begins_no_plan(args, &draft)?;
    if draft.kind == DocumentKind::InspectionReport {
        output::tell(tree::BEGUN_FROM_REPORT);
    }
    if let Some(day) = args.received {
        count_from(&mut draft, day)?;
    }
    if !args.yes && !confirmed(&draft)? {
        output::tell("Nothing was kept.");
        return Ok(Ended::Found);
    }
    let named = authority_to_keep(here, args, &draft)?;
    let authority = short_name(&named)?;
    let ledger = data::open_or_create(&here.folder)?;
    tell_of_new(&ledger, &authority)?;
    let again = read_before(&ledger, &authority, &draft)?;
    let summary = tree::sum(&draft);
    let confirmed = Confirmed { draft, bytes, authority_name: Some(named), by, at: data::now() };
    let (id, last) = keep(&ledger, &authority, confirmed)?;
    if again {
        output::tell("The same document was kept before; this is another plan of it.");
    }
    output::report(&format!(
        "Kept as plan {id} of {authority}, up to entry {last}: {summary}.\n",
        last = last.0
    ));
    Ok(Ended::Well)
}

/// A plan begins from a plan, or from a report of an inspection that says what has to improve.
fn refuse_what_begins_no_plan(args: &ImportArgs, draft: &Draft) -> Result<(), Failure> {
    let what = match draft.kind {
        DocumentKind::Plan => return Ok(()),
        DocumentKind::InspectionReport if !draft.sections.is_empty() => return Ok(()),
        DocumentKind::InspectionReport => {
            "was not kept, because nothing was read from it that a plan could answer"
        }
        DocumentKind::Other => "was not kept, because no plan was read from it",
    };
    let why = draft.doubts.first().map_or("nothing was found in it", |doubt| doubt.message.as_str());
    Err(Failure::file(&args.document.file, what, None).because(why))
}

/// Counts the day of the answer from the day that the report was received.
fn count_from(draft: &mut Draft, day: Date) -> Result<(), Failure> {
    if draft.fields.inspection.answer.as_mut().is_some_and(|answer| received(answer, day)) {
        return Ok(());
    }
    let why = "--received is for a report of an inspection that has to be answered within so many working days; this document is none";
    Err(Failure::Asked(why.to_owned()))
}

/// Shows the draft and asks.
fn confirmed(draft: &Draft) -> Result<bool, Failure> {
    output::print(&tree::of_draft(draft))?;
    agreed(&format!("Keep this plan: {}?", tree::sum(draft)))
}

/// The authority that was named, the only one of the ledger, or the one that the document names.
fn authority_to_keep(here: &Here, args: &ImportArgs, draft: &Draft) -> Result<String, Failure> {
    if let Some(named) = here.named(&args.authority) {
        return Ok(named.to_owned());
    }
    if let Ok(ledger) = data::open(&here.folder)
        && !ledger.authorities()?.is_empty()
    {
        let only = data::authority(&ledger, here, &args.authority)?;
        return Ok(goldthread_shelf::name_of(&ledger, &only)?);
    }
    match draft.fields.authority.text() {
        "" => {
            Err(Failure::Asked("the document does not say whose plan it is; add --authority NAME".to_owned()))
        }
        printed => Ok(printed.to_owned()),
    }
}

/// Says that an authority begins beside others, which is seldom meant: a name spelt in another way is another authority.
fn tell_of_new(ledger: &dyn Ledger, authority: &Authority) -> Result<(), Failure> {
    let known = ledger.authorities()?;
    if !known.is_empty() && !known.contains(authority) {
        let others: Vec<String> = known.iter().map(ToString::to_string).collect();
        output::tell(&format!("This begins a new authority, {authority}, beside {}.", others.join(", ")));
    }
    Ok(())
}

fn read_before(ledger: &dyn Ledger, authority: &Authority, draft: &Draft) -> Result<bool, Failure> {
    let shelf = data::shelf(ledger, authority)?;
    Ok(shelf.read_from(&draft.source.sha256).is_some())
}
