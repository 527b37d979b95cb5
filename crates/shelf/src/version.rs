//! A later version of a plan's document: beside the plan, and taken into it.

use std::collections::BTreeSet;
use std::sync::Arc;

use goldthread_compare::{Document, Merge, Taken, Unknown, merge};
use goldthread_ledger::{
    AppendError, Authority, BadBody, Batch, By, Fault, Ledger, Moment, Seq, Source, StreamSeq,
};
use goldthread_plan::{DocumentKind, Draft, Refusal, TakeVersion};
use thiserror::Error;

use crate::keep::{entry, stream_of, with_columns};
use crate::mapping;
use crate::reading::{LastRead, Reading, last_read};
use crate::{KeepError, Kept, SetColumns};

/// A later version beside the plan as it stands.
#[derive(Debug)]
pub struct Version {
    kept: Arc<Kept>,
    draft: Draft,
    merge: Merge,
}

/// What a person takes of a later version.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The ids of the differences.
    pub differences: BTreeSet<String>,
    /// The bytes of the document.
    pub bytes: Vec<u8>,
    /// What was read from it before a person changed that in review; nothing where they did not.
    pub read: Option<Draft>,
    /// What the columns of tables hold, to be kept for the next document.
    pub columns: Vec<SetColumns>,
    /// Who takes it.
    pub by: By,
    /// When.
    pub at: Moment,
}

/// A later version was not taken; nothing of it was.
#[derive(Debug, Error)]
pub enum VersionError {
    /// The plan has changed since the differences were shown.
    #[error("the plan has changed since the differences were shown")]
    Changed(#[source] Option<Unknown>),
    /// What was chosen does not fit the plan.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It could not be kept.
    #[error(transparent)]
    NotKept(#[from] KeepError),
}

impl Version {
    /// Compares a document with a plan as it stands, and with what the plan was last read from. Blocks.
    ///
    /// # Errors
    /// [`Fault`] when the ledger cannot be read.
    pub fn of(
        ledger: &dyn Ledger,
        authority: &Authority,
        kept: Arc<Kept>,
        draft: Draft,
    ) -> Result<Self, Fault> {
        let base = last_read(ledger, authority, &kept)?;
        let base = match &base {
            LastRead::Draft(draft) => Document::from(draft.as_ref()),
            LastRead::Opened(plan) => Document::from(plan.as_ref()),
        };
        let merge = merge(&base, &Document::from(kept.plan().as_ref()), &Document::from(&draft));
        Ok(Self { kept, draft, merge })
    }

    /// The plan.
    pub fn kept(&self) -> &Kept {
        &self.kept
    }

    /// What can be taken, what conflicts, what stays.
    pub fn merge(&self) -> &Merge {
        &self.merge
    }

    /// The document as it was read.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Keeps the document and takes what was chosen of it: all of that, or nothing. Blocks.
    ///
    /// Answers how many differences were taken and left, and the last entry.
    ///
    /// # Errors
    /// [`VersionError`] as it says.
    pub fn take(
        self,
        ledger: &dyn Ledger,
        authority: &Authority,
        chosen: Chosen,
    ) -> Result<(Taken, Seq), VersionError> {
        let Chosen { differences, bytes, read, columns, by, at } = chosen;
        if self.draft.kind != DocumentKind::Plan || self.draft.sections.is_empty() {
            let why = self.draft.doubts.first().map_or_else(
                || "only a plan can be a later version of one".to_owned(),
                |doubt| doubt.message.clone(),
            );
            return Err(Refusal::NotAPlan { name: self.draft.source.name, why }.into());
        }
        let plan = self.kept.plan();
        let taken = self.merge.choose(plan, &self.draft, &differences);
        let taken = taken.map_err(|unknown| VersionError::Changed(Some(unknown)))?;
        let reading = Reading::of(read.as_ref().unwrap_or(&self.draft));
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let events = plan.take_version(TakeVersion {
            source: self.draft.source,
            reading: reading.name,
            changes: taken.changes.clone(),
            doubts: self.draft.doubts,
            taken: count(taken.taken),
            left: count(taken.left),
        })?;
        let entries = events.iter().map(|event| entry(event, &by, at));
        let entries = entries.collect::<Result<Vec<_>, BadBody>>().map_err(KeepError::from)?;
        let (stream, after) = (stream_of(self.kept.id()), StreamSeq(self.kept.history().len() as u64));
        let batch = Batch::new(authority.clone()).with_source(Source::new(bytes)).with_source(reading.source);
        let batch = batch.with(stream.clone(), after, entries);
        loop {
            let batch = with_columns(batch.clone(), ledger, &columns, &by, at)?;
            match ledger.append(batch) {
                Err(AppendError::Conflict { stream: changed, .. }) if changed == mapping::stream() => {}
                Err(AppendError::Conflict { .. }) => return Err(VersionError::Changed(None)),
                appended => {
                    let last =
                        appended.map_err(KeepError::from)?.entries.last().map_or(Seq(0), |entry| entry.seq);
                    return Ok((taken, last));
                }
            }
        }
    }
}
