//! The report that is laid beside the plan: one that a kept plan was begun from, or a file that is not kept.

use std::sync::Arc;

use goldthread_ledger::Hash;
use goldthread_people::{Permission, Thing};
use goldthread_plan::{DocumentKind, Plan, PlanId, SourceRef};
use goldthread_reader::{Mapping, Reading};
use goldthread_shelf::Kept;

use crate::app::App;
use crate::opener::{NotOpened, Opener};
use crate::pages::document::form::File;
use crate::place::Place;
use crate::problem::Problem;
use crate::seen::Seen;
use crate::words;

/// A report that was read.
pub struct Asked {
    /// What it says.
    pub reading: Arc<Reading>,
    /// Where its words can be seen; nothing where it is not kept.
    pub place: Option<Place>,
}

/// Why a document cannot be laid beside the plan.
pub struct Refused(pub String);

/// A report that is kept: the first document of a plan that was begun from it.
#[derive(Clone)]
pub struct KeptReport {
    /// The plan.
    pub plan: PlanId,
    /// The document.
    pub source: SourceRef,
    /// What the plan is called.
    pub title: String,
    place: Place,
}

/// The reports that are kept, that of the plan itself before others.
pub fn kept(seen: &Seen) -> Vec<KeptReport> {
    let plans = seen.app.plans();
    let may_read = |kept: &Kept| seen.app.may(Permission::SeeSource, Thing::Plan(kept.id().uuid()));
    let begun = plans.iter().filter(|kept| is_begun_from_report(kept.plan()) && may_read(kept));
    let seen_there =
        |report: KeptReport| KeptReport { place: report.place.with(seen.place.sources()), ..report };
    let mut reports: Vec<KeptReport> = begun.filter_map(report_of).map(seen_there).collect();
    reports.sort_by_key(|report| report.plan != seen.shot.id());
    reports
}

fn report_of(kept: &Arc<Kept>) -> Option<KeptReport> {
    let plan = kept.plan();
    Some(KeptReport {
        plan: kept.id(),
        source: plan.documents().first()?.clone(),
        title: plan.title().to_owned(),
        place: Place::new(kept.id(), None).in_document(plan, 0),
    })
}

/// Plans that were kept before their entry said what they were begun from are known by what only a report says.
fn is_begun_from_report(plan: &Plan) -> bool {
    plan.begun_from() == DocumentKind::InspectionReport || plan.fields().inspection.answer.is_some()
}

/// The report that the address names, or that the plan itself was begun from.
pub fn chosen(seen: &Seen, kept: &[KeptReport]) -> Result<Option<KeptReport>, Problem> {
    let named = |id: PlanId| kept.iter().find(|report| report.plan == id).cloned();
    match seen.asked("report") {
        Some(asked) => {
            let found = asked.parse().ok().and_then(named);
            found.map(Some).ok_or_else(|| Problem::nothing_called("report"))
        }
        None => Ok(named(seen.shot.id())),
    }
}

/// Reads a report that is kept. Its bytes are those of the ledger; nothing is held between two pages.
pub async fn read(app: &App, report: KeptReport) -> Result<Result<Asked, Refused>, Problem> {
    let KeptReport { source, place, .. } = report;
    let gone =
        || Refused(format!("{} is not kept here any more; choose the file of the report", source.name));
    let Ok(hash) = source.sha256.parse::<Hash>() else { return Ok(Err(gone())) };
    let (ledger, authority) = (Arc::clone(app.ledger()), app.authority().clone());
    let content = app.aside(move || ledger.source(&authority, &hash)).await?.map_err(Problem::fault)?;
    match content {
        Some(content) => read_bytes(app, source.name, content, Some(place)).await,
        None => Ok(Err(gone())),
    }
}

/// Reads a report that was sent.
pub async fn read_file(app: &App, file: File) -> Result<Result<Asked, Refused>, Problem> {
    read_bytes(app, file.name, file.content, None).await
}

async fn read_bytes(
    app: &App,
    name: String,
    content: Vec<u8>,
    place: Option<Place>,
) -> Result<Result<Asked, Refused>, Problem> {
    let read = move |opener: &dyn Opener| opener.read(&name, &content, &Mapping::default());
    match app.reading(read).await? {
        Ok(reading) => Ok(asks(&reading).map(|()| Asked { reading: Arc::new(reading), place })),
        Err(NotOpened::Document(why)) => Ok(Err(Refused(why))),
        Err(fault) => Err(Problem::fault(fault)),
    }
}

/// Whether a document asks for something that a plan could answer.
fn asks(reading: &Reading) -> Result<(), Refused> {
    let draft = &reading.draft;
    let name = &draft.source.name;
    if draft.kind == DocumentKind::Plan {
        return Err(Refused(format!(
            "{name} reads as a plan, not as a report of an inspection; choose the report"
        )));
    }
    if draft.sections.is_empty() && reading.findings.is_empty() {
        let why = draft.doubts.first().map_or_else(String::new, |doubt| format!(": {}", doubt.message));
        return Err(Refused(words::sentence(&format!(
            "{name} asks for nothing that a plan could answer{why}"
        ))));
    }
    Ok(())
}
