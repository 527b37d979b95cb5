//! Keeps a confirmed draft as a plan.

use std::sync::Arc;

use goldthread_ledger::{By, Moment};
use goldthread_plan::PlanId;
use goldthread_shelf::{self as shelf, Confirmed, KeepError, keep_reviewed};

use crate::app::App;
use crate::drafts::Waiting;
use crate::problem::Problem;
use crate::review::Reviewed;

/// Keeps a draft and its document, whole or not at all. A draft that is confirmed twice is kept once.
pub async fn keep(app: &App, waiting: Waiting, by: By) -> Result<PlanId, Problem> {
    if !app.drafts().claim(waiting.id) {
        return Err(Problem::conflict(
            "This draft is being kept at this very moment.",
            "Wait a second and load the page of the draft again: it leads to the plan.",
        ));
    }
    let (id, kept) = (waiting.id, write(app, waiting, by).await);
    match &kept {
        Ok(plan) => app.drafts().confirm(id, *plan),
        Err(_) => app.drafts().release(id),
    }
    app.catch_up().await.map_err(Problem::fault)?;
    kept
}

async fn write(app: &App, waiting: Waiting, by: By) -> Result<PlanId, Problem> {
    let Reviewed { draft, fields } = Arc::unwrap_or_clone(waiting.now);
    let reviewed = shelf::Reviewed { fields, columns: waiting.review.columns() };
    let confirmed = Confirmed {
        draft,
        bytes: Arc::unwrap_or_clone(waiting.content),
        authority_name: Some(app.config().name.clone())
            .filter(|name| name != app.config().authority.as_str()),
        by,
        at: Moment::from(app.now()),
    };
    let (ledger, authority) = (Arc::clone(app.ledger()), app.config().authority.clone());
    let kept = app.aside(move || keep_reviewed(ledger.as_ref(), &authority, confirmed, reviewed)).await?;
    match kept {
        Ok((plan, _)) => Ok(plan),
        Err(KeepError::Refused(refusal)) => {
            Err(Problem::input(format!("{refusal}."), "Choose another document."))
        }
        Err(error) => Err(Problem::fault(error)),
    }
}
