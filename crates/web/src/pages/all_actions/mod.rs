//! `GET /actions`: the actions of all plans that whoever asks may see; the same as `.csv` and `.xlsx`. They are judged as at today.

#[cfg(test)]
mod tests;

use axum::http::Uri;
use axum::response::Response;
use goldthread_people::{Permission, Thing};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::app::App;
use crate::components::action_table::{action_table, saved_views};
use crate::components::layout::{self, Part};
use crate::components::notice;
use crate::form::Sent;
use crate::listing::{Asked, Format, Line, List, Of, file, lines_of};
use crate::pages::views;
use crate::problem::Problem;
use crate::store::Snapshot;
use crate::words;

/// The list.
pub async fn show(app: App, uri: Uri) -> Result<Markup, Problem> {
    let sent = Sent::of(uri.query().unwrap_or_default().as_bytes());
    let own = app.clone();
    let asked = Asked::of(|name| sent.sent(name));
    let list = app.aside(move || list(&own, &asked)).await?;
    let saved = views::saved(&app).await?;
    let content = html! {
        (notice::done(notice::told(sent.value("done"))))
        h1 class="govuk-heading-l" { "Actions of all plans" }
        (saved_views(&saved))
        (action_table(&list, "", "/actions"))
    };
    Ok(layout::page(&app.frame("Actions of all plans", Part::Actions, Vec::new()), &content))
}

/// The list as values parted by commas.
pub async fn csv(app: App, uri: Uri) -> Result<Response, Problem> {
    as_file(app, &uri, Format::Csv).await
}

/// The list as a sheet.
pub async fn xlsx(app: App, uri: Uri) -> Result<Response, Problem> {
    as_file(app, &uri, Format::Xlsx).await
}

async fn as_file(app: App, uri: &Uri, format: Format) -> Result<Response, Problem> {
    let sent = Sent::of(uri.query().unwrap_or_default().as_bytes());
    let asked = Asked::of(|name| sent.sent(name));
    let own = app.clone();
    let work = move || {
        let plans = plans(&own, words::today(own.now()));
        file(format, &lines_of(&plans, &asked, |line| is_seen(&own, line)))
    };
    Ok(format.answer(app.aside(work).await?.map_err(Problem::fault)?))
}

fn list(app: &App, asked: &Asked) -> List {
    let today = words::today(app.now());
    let plans = plans(app, today);
    let all = lines_of(&plans, &Asked::default(), |line| is_seen(app, line));
    let found = lines_of(&plans, asked, |line| is_seen(app, line));
    let list = List::of(Of::All, asked, &found, &all, Some(today));
    if app.person().is_ok() { list.savable(Of::All, asked) } else { list }
}

/// All plans, the newest first; which of their actions may be seen is asked of each.
fn plans(app: &App, today: Date) -> Vec<(Snapshot, Option<Date>)> {
    let shelf = app.shelf();
    shelf.plans().filter_map(|kept| Some((Snapshot::of(kept.clone(), None).ok()?, Some(today)))).collect()
}

fn is_seen(app: &App, line: &Line<'_>) -> bool {
    let (plan, action) = (line.shot.id().uuid(), line.action.number().0);
    let section = Some(line.action.section().0);
    app.may(Permission::SeePlan, Thing::Action { plan, action, section })
}
