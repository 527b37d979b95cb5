//! What is found for whoever asks: looked for, kept to what they may see, counted, put in order.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use goldthread_people::{Permission, Thing};
use goldthread_plan::PlanId;
use goldthread_search::{Fault, Found, Hit, Match, Query, Way};

use super::held::{Held, Text, Unread};
use super::{Kind, Subject};
use crate::app::App;
use crate::problem::Problem;
use crate::texts;

/// How long whoever asks waits for texts that are read for the first time.
const PATIENCE: Duration = Duration::from_millis(400);

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The words.
    pub query: Query,
    /// Of which kind only.
    pub kind: Option<Kind>,
    /// In which plan only.
    pub plan: Option<PlanId>,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Answer {
    /// How it was looked for.
    pub way: Way,
    /// Whether there may be more.
    pub is_cut: bool,
    /// How many there are of each kind, in the plan that is asked for.
    pub kinds: BTreeMap<Kind, usize>,
    /// How many there are in each plan, of the kind that is asked for.
    pub plans: BTreeMap<PlanId, usize>,
    /// How many there are as asked for.
    pub total: usize,
    /// Those of the page that is shown, plan by plan, each with where it is.
    pub hits: Vec<(Hit<Subject>, String)>,
    /// How many plans were looked through.
    pub looked_through: usize,
    /// How many documents were, how many are still being read, and how many cannot be read.
    pub texts: [usize; 3],
}

/// Looks for something; `page` tells from how many there are which of them are shown.
pub async fn search(
    app: &App,
    asked: Asked,
    page: impl FnOnce(usize) -> Range<usize> + Send + 'static,
) -> Result<Answer, Problem> {
    read_texts(app).await?;
    let own = app.clone();
    let work = move || own.house().finding().with(|held| found(&own, held, &asked, page));
    app.aside(work).await?.map_err(Problem::fault)
}

/// Has the texts read that whoever asks may see and that nobody has read yet. What takes long goes on after the answer.
async fn read_texts(app: &App) -> Result<(), Problem> {
    let own = app.clone();
    let work = move || {
        own.house().finding().with(|held| {
            let shelf = own.shelf();
            held.follow(&shelf)?;
            let open = shelf.plans().filter(|kept| may_see_texts(&own, kept.id()));
            Ok(open.flat_map(|kept| held.unread(kept)).collect::<Vec<_>>())
        })
    };
    let unread = app.aside(work).await?.map_err(Problem::fault)?;
    if !unread.is_empty() {
        let reading = tokio::spawn(read_all(app.clone(), unread));
        drop(tokio::time::timeout(PATIENCE, reading).await);
    }
    Ok(())
}

fn may_see_texts(app: &App, plan: PlanId) -> bool {
    app.may(Permission::SeeSource, Thing::Plan(plan.uuid()))
}

/// One after the other, so that whoever brings a document in waits for one at most.
async fn read_all(app: App, unread: Vec<Unread>) {
    for one in unread {
        let source = texts::glance(&app, &one.about).await;
        let own = app.clone();
        let work = move || {
            own.house().finding().with(|held| {
                if let Ok(source) = source {
                    return held.take_text(&one, source.as_deref());
                }
                held.leave_text(&one);
                Ok(())
            })
        };
        // Where it could not be taken in the index is made anew, and everything in it read again.
        drop(app.aside(work).await);
    }
}

fn found(
    app: &App,
    held: &mut Held,
    asked: &Asked,
    page: impl FnOnce(usize) -> Range<usize>,
) -> Result<Answer, Fault> {
    let Asked { query, kind, plan } = asked;
    let all = held.index().search(query, |subject| subject.seen_by(app).is_some())?;
    let is_kind = |one: &Match<Subject>| kind.is_none_or(|kind| one.about.kind == kind);
    let is_plan = |one: &Match<Subject>| plan.is_none_or(|plan| one.about.plan == plan);
    let mut answer = Answer { way: all.way, is_cut: all.is_cut, ..looked_through(app, held) };
    for one in &all.matches {
        *answer.kinds.entry(one.about.kind).or_default() += usize::from(is_plan(one));
        *answer.plans.entry(one.about.plan).or_default() += usize::from(is_kind(one));
    }
    let mut wanted = all;
    wanted.matches.retain(|one| is_kind(one) && is_plan(one));
    by_plan(&mut wanted);
    answer.total = wanted.matches.len();
    let hits = held.index().excerpts(&wanted, page(answer.total))?.into_iter();
    answer.hits = hits
        .filter_map(|hit| Some((hit.about.seen_by(app)?.to_owned(), hit)))
        .map(|(href, hit)| (hit, href))
        .collect();
    Ok(answer)
}

/// Plans in the order of the best that each has; within a plan the best first.
fn by_plan(found: &mut Found<Subject>) {
    let mut order: BTreeMap<PlanId, usize> = BTreeMap::new();
    for one in &found.matches {
        let next = order.len();
        order.entry(one.about.plan).or_insert(next);
    }
    found.matches.sort_by_key(|one| order.get(&one.about.plan).copied());
}

/// What was looked through for whoever asks.
fn looked_through(app: &App, held: &Held) -> Answer {
    let shelf = Arc::clone(&app.shelf());
    let seen = |plan: PlanId| match app.visitor().person() {
        Some(person) => app.directory().plans_seen(person.id).has(plan.uuid()),
        None => true,
    };
    let mut answer = Answer::default();
    for kept in shelf.plans().filter(|kept| seen(kept.id())) {
        answer.looked_through += 1;
        if may_see_texts(app, kept.id()) {
            for (count, so_far) in answer.texts.iter_mut().zip([Text::Taken, Text::Waiting, Text::Unreadable])
            {
                *count += held.texts_of(kept.id(), so_far);
            }
        }
    }
    answer
}
