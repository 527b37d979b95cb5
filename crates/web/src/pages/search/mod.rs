//! `GET /search?q=`: where some words stand, in all that whoever asks may see.
//!
//! What was looked for stands in the address only: it is in no log and no record, and the address is told to nobody.

mod page;
#[cfg(test)]
mod tests;
mod view;

use axum::http::{Uri, header};
use axum::response::{IntoResponse, Response};
use goldthread_people::Thing;
use goldthread_search::Query;

use crate::access;
use crate::app::App;
use crate::components::layout::{self, Part};
use crate::components::pager::Pager;
use crate::finding::{self, Answer, Asked, Kind};
use crate::form::Sent;
use crate::problem::Problem;

const HITS_A_PAGE: usize = 20;

/// As much of what was typed is shown again.
const MOST_SHOWN: usize = 300;

/// What was found, or what can be looked for.
pub async fn show(app: App, uri: Uri) -> Result<Response, Problem> {
    let sent = Sent::of(uri.query().unwrap_or_default().as_bytes());
    let typed: String = sent.value("q").chars().take(MOST_SHOWN).collect();
    let asked = Asked {
        query: Query::of(sent.value("q")),
        kind: Kind::of(sent.value("kind")),
        plan: sent.value("plan").parse().ok(),
    };
    let number: usize = sent.value("page").parse().unwrap_or(1);
    let range = move |total| Pager::of(total, HITS_A_PAGE, number, String::new()).1;
    let answer = finding::search(&app, asked.clone(), range).await?;
    note_looks(&app, &answer).await?;
    let view = view::Search::of(&app, &typed, &asked, number, answer);
    let frame = app.frame("Search", Part::None, Vec::new());
    let page = layout::page(&frame, &page::search(&view));
    // Pages that are opened from here, our own too, are told no more than from which site.
    Ok(([(header::REFERRER_POLICY, "strict-origin")], page).into_response())
}

/// Words of documents are sensitive wherever they are shown: it is recorded of which plans, as on the page of a document.
async fn note_looks(app: &App, answer: &Answer) -> Result<(), Problem> {
    let of_sources = answer.hits.iter().map(|(hit, _)| &hit.about).filter(|about| about.kind == Kind::Source);
    let mut plans: Vec<_> = of_sources.map(|about| about.plan).collect();
    plans.dedup();
    for plan in plans {
        access::record(app, "source", access::written(Thing::Plan(plan.uuid()))).await?;
    }
    Ok(())
}
