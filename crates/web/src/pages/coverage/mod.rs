//! `GET /plans/{plan}/coverage`: what inspectors asked for and found, and what of the plan answers it, for a report that is
//! kept; `POST` takes a report as a file, reads it, shows the same, and keeps nothing of it.

mod page;
mod report;
#[cfg(test)]
mod tests;
mod view;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use goldthread_compare::{Coverage, Document, coverage_with_findings};
use maud::Markup;

use self::report::{Asked, Refused};
use self::view::{CoveragePage, Found};
use crate::components::notice::Mistake;
use crate::pages::document::form;
use crate::pages::document::upload::Upload;
use crate::problem::Problem;
use crate::seen::Seen;

/// The form, and what answers the report that is chosen by the id of the plan that was begun from it.
pub async fn show(seen: Seen) -> Result<Response, Problem> {
    let kept = report::kept(&seen);
    let Some(report) = report::chosen(&seen, &kept)? else {
        return Ok(shown(&seen, None, &[]).into_response());
    };
    answer(&seen, report::read(&seen.app, report).await?).await
}

/// What answers the report that is sent.
pub async fn upload(seen: Seen, upload: Upload) -> Result<Response, Problem> {
    let limit = seen.app.config().body_limit;
    let asked = match form::file(upload, limit).await? {
        form::Sent::File(file) => report::read_file(&seen.app, file).await?,
        form::Sent::Nothing => Err(Refused("Choose the report to lay beside the plan".to_owned())),
        form::Sent::TooLarge => return Err(Problem::too_large(limit)),
    };
    answer(&seen, asked).await
}

async fn answer(seen: &Seen, asked: Result<Asked, Refused>) -> Result<Response, Problem> {
    match asked {
        Ok(asked) => {
            let coverage = covered(seen, &asked).await?;
            Ok(shown(seen, Some(Found::of(seen, &asked, &coverage)), &[]).into_response())
        }
        Err(Refused(words)) => {
            let mistake = Mistake { field: "document", words };
            Ok((StatusCode::BAD_REQUEST, shown(seen, None, &[mistake])).into_response())
        }
    }
}

/// The report beside the plan, away from other pages.
async fn covered(seen: &Seen, asked: &Asked) -> Result<Coverage, Problem> {
    let (plan, reading) = (seen.plan().clone(), asked.reading.clone());
    seen.app
        .aside(move || {
            let report = Document::from(&reading.draft);
            coverage_with_findings(&report, &reading.findings, &Document::from(&plan))
        })
        .await
}

fn shown(seen: &Seen, found: Option<Found>, mistakes: &[Mistake]) -> Markup {
    let view = CoveragePage::of(seen, found);
    let title = if mistakes.is_empty() { "Coverage" } else { "Error: Coverage" };
    seen.page(title, vec![seen.up()], &page::coverage(&view, mistakes))
}
