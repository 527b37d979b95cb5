//! Keeps a confirmed draft as a plan.

use std::collections::BTreeSet;
use std::sync::Arc;

use goldthread_ledger::{By, Moment};
use goldthread_plan::PlanId;
use goldthread_shelf::{
    self as shelf, Chosen, Confirmed, KeepError, Kept, Version, VersionError, keep_reviewed,
};
use uuid::Uuid;

use crate::app::App;
use crate::drafts::{Missed, Revision, Waiting};
use crate::problem::Problem;
use crate::review::Reviewed;

/// Keeps a draft and its document as they stand, whole or not at all. A draft that is confirmed twice is kept once.
///
/// Once it has begun it goes on to its end, whether or not somebody still waits for the answer.
pub async fn keep(
    app: &App,
    id: Uuid,
    seen: Option<Revision>,
    by: By,
) -> Result<Result<PlanId, Missed>, Problem> {
    let waiting = match app.drafts().claim(id, seen) {
        Ok(waiting) => waiting,
        Err(missed) => return Ok(Err(missed)),
    };
    let claim = Claim { app: app.clone(), id };
    tokio::spawn(claim.keep(waiting, by)).await.map_err(Problem::while_keeping)?.map(Ok)
}

/// Why nothing was taken of a later version.
pub enum NotTaken {
    /// The draft is no longer there to be taken.
    Missed(Missed),
    /// The plan has changed since the differences were shown.
    Changed,
}

/// Takes what was chosen of a draft into a plan that is kept, whole or not at all.
pub async fn take_version(
    app: &App,
    id: Uuid,
    seen: Option<Revision>,
    kept: Arc<Kept>,
    chosen: BTreeSet<String>,
    by: By,
) -> Result<Result<(), NotTaken>, Problem> {
    let waiting = match app.drafts().claim(id, seen) {
        Ok(waiting) => waiting,
        Err(missed) => return Ok(Err(NotTaken::Missed(missed))),
    };
    let claim = Claim { app: app.clone(), id };
    tokio::spawn(claim.take(waiting, kept, chosen, by)).await.map_err(Problem::while_keeping)?
}

/// A claim on a draft; it is given back when it is dropped, which changes nothing once the draft is confirmed.
struct Claim {
    app: App,
    id: Uuid,
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.app.drafts().release(self.id);
    }
}

impl Claim {
    async fn keep(self, waiting: Waiting, by: By) -> Result<PlanId, Problem> {
        let plan = write(&self.app, waiting, by).await?;
        self.app.drafts().confirm(self.id, plan);
        self.app.catch_up().await.map_err(Problem::after_keeping)?;
        Ok(plan)
    }
}

impl Claim {
    async fn take(
        self,
        waiting: Waiting,
        kept: Arc<Kept>,
        differences: BTreeSet<String>,
        by: By,
    ) -> Result<Result<(), NotTaken>, Problem> {
        let (plan, at) = (kept.id(), Moment::from(self.app.now()));
        let (ledger, authority) = (Arc::clone(self.app.ledger()), self.app.authority().clone());
        let work = move || {
            let Reviewed { draft, fields: _ } = waiting.reviewed();
            let read = (draft != waiting.reading.draft).then(|| waiting.reading.draft.clone());
            let (columns, bytes) = (waiting.review.columns(), waiting.content.to_vec());
            let version = Version::of(ledger.as_ref(), &authority, kept, draft)
                .map_err(|fault| VersionError::NotKept(fault.into()))?;
            version.take(ledger.as_ref(), &authority, Chosen { differences, bytes, read, columns, by, at })
        };
        match self.app.aside(work).await? {
            Ok(_) => {
                self.app.drafts().confirm(self.id, plan);
                self.app.catch_up().await.map_err(Problem::after_keeping)?;
                Ok(Ok(()))
            }
            Err(VersionError::Changed(_)) => {
                self.app.catch_up().await.map_err(Problem::fault)?;
                Ok(Err(NotTaken::Changed))
            }
            Err(VersionError::Refused(refusal)) => {
                Err(Problem::input(format!("{refusal}."), "Load the page again and choose once more."))
            }
            Err(error) => Err(Problem::fault(error)),
        }
    }
}

async fn write(app: &App, waiting: Waiting, by: By) -> Result<PlanId, Problem> {
    let name = Some(app.name().to_owned()).filter(|name| name != app.authority().as_str());
    let (ledger, authority) = (Arc::clone(app.ledger()), app.authority().clone());
    let at = Moment::from(app.now());
    let work = move || {
        let Reviewed { draft, fields } = waiting.reviewed();
        let read = (draft != waiting.reading.draft).then(|| waiting.reading.draft.clone());
        let reviewed = shelf::Reviewed { fields, columns: waiting.review.columns(), read };
        let confirmed = Confirmed { draft, bytes: waiting.content.to_vec(), authority_name: name, by, at };
        keep_reviewed(ledger.as_ref(), &authority, confirmed, reviewed)
    };
    match app.aside(work).await? {
        Ok((plan, _)) => Ok(plan),
        Err(KeepError::Refused(refusal)) => {
            Err(Problem::input(format!("{refusal}."), "Choose another document."))
        }
        Err(error) => Err(Problem::fault(error)),
    }
}
