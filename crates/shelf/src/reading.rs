//! What was read from a document, kept beside it so that the next version can be compared with it.

use std::sync::Arc;

use goldthread_ledger::{Authority, Fault, Hash, Ledger, Source};
use goldthread_plan::{Draft, Event, Plan, ReadingRef};

use crate::{Happening, Kept};

/// A draft to be kept as it was read.
pub(crate) struct Reading {
    /// What an event calls it by.
    pub name: ReadingRef,
    /// What is kept.
    pub source: Source,
}

impl Reading {
    pub(crate) fn of(draft: &Draft) -> Self {
        let bytes = serde_json::to_vec(draft).expect("every field of a draft has a JSON form");
        let source = Source::new(bytes);
        Self { name: ReadingRef { sha256: source.hash().to_string() }, source }
    }
}

/// The last document of a plan as it was read.
pub(crate) enum LastRead {
    /// As it was kept beside the document.
    Draft(Box<Draft>),
    /// As the plan was opened with it: nothing was changed in review.
    Opened(Box<Plan>),
}

/// The last document of a plan as it was read; what is no longer there to be read is taken as the plan was opened.
pub(crate) fn last_read(ledger: &dyn Ledger, authority: &Authority, kept: &Kept) -> Result<LastRead, Fault> {
    let named = kept.history().iter().rev().find_map(|happening| match &happening.event {
        Event::VersionRead(read) => Some(Some(&read.reading)),
        Event::PlanOpened(opened) => Some(opened.reading.as_ref()),
        _ => None,
    });
    if let Some(Some(reading)) = named
        && let Ok(hash) = reading.sha256.parse::<Hash>()
        && let Some(bytes) = ledger.source(authority, &hash)?
        && let Ok(draft) = serde_json::from_slice(&bytes)
    {
        return Ok(LastRead::Draft(Box::new(draft)));
    }
    Ok(LastRead::Opened(Box::new(as_opened(kept.history()))))
}

/// The plan as its first document left it.
fn as_opened(history: &[Arc<Happening>]) -> Plan {
    let opening = history.iter().map(|happening| &happening.event).take_while(|event| {
        matches!(
            event,
            Event::PlanOpened(_)
                | Event::SectionAdded(_)
                | Event::ActionAdded(_)
                | Event::DoubtLeft(_)
                | Event::FieldSetInReview(_)
        )
    });
    Plan::fold(opening).expect("the start of a history that could be folded can be folded")
}
