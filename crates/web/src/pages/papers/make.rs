//! Makes a paper of a plan as it is seen.

use std::sync::Arc;

use goldthread_ledger::Seq;
use goldthread_papers::{Edition, Paper};
use goldthread_rules::{RuleSet, Selection};

use crate::problem::Problem;
use crate::seen::Seen;
use crate::store::{day_of, seal};

/// The progress paper.
pub async fn progress(seen: &Seen) -> Result<Paper, Problem> {
    let (edition, shot) = (edition(seen).await?, seen.shot.clone());
    seen.app.aside(move || goldthread_papers::progress(shot.plan(), &Selection::default(), edition)).await
}

/// What a paper is made from: the last entry that spoke of the plan, the day that it is judged on, the checkpoint there.
async fn edition(seen: &Seen) -> Result<Edition, Problem> {
    let entry = seen.shot.last().entry;
    let (ledger, authority) = (Arc::clone(seen.app.ledger()), seen.app.authority().clone());
    let checkpoint = seen.app.aside(move || seal(ledger.as_ref(), &authority, Seq(entry))).await?;
    let checkpoint = checkpoint.map_err(Problem::fault)?;
    Ok(Edition {
        entry,
        date: seen.shot.judged_on().unwrap_or_else(|| day_of(seen.shot.last().at)),
        rule_set: RuleSet::LATEST.to_string(),
        product: concat!("Goldthread ", env!("CARGO_PKG_VERSION")).to_owned(),
        checkpoint,
    })
}
