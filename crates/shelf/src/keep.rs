use goldthread_ledger::{
    AppendError, Authority, BadBody, Batch, Body, By, EntryId, Fault, Ledger, Moment, NewEntry, Seq, Source,
    StreamId, StreamSeq,
};
use goldthread_plan::{Draft, Event, OpenPlan, Plan, PlanId, Refusal};
use serde_json::json;
use thiserror::Error;

use crate::authority::{KIND, STREAM};

/// A draft that a person confirmed, and the document that it was read from.
#[derive(Clone, Debug)]
pub struct Confirmed {
    /// What is to be kept.
    pub draft: Draft,
    /// The bytes of the document.
    pub bytes: Vec<u8>,
    /// How the authority is called, where it is to be kept with it.
    pub authority_name: Option<String>,
    /// Who confirmed it.
    pub by: By,
    /// When.
    pub at: Moment,
}

/// A draft was not kept; nothing of it was.
#[derive(Debug, Error)]
pub enum KeepError {
    /// It is no plan.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The ledger did not take it.
    #[error(transparent)]
    NotKept(#[from] AppendError),
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] Fault),
    /// An event has no body.
    #[error("an event could not be written down")]
    Body(#[from] BadBody),
}

/// Keeps a confirmed draft as a new plan: the document and all its entries, or nothing.
///
/// Answers the plan's id and its last entry.
///
/// # Errors
/// [`KeepError`] as it says.
///
/// # Panics
/// Never: the names that it makes have the shapes that the ledger asks for.
pub fn keep(
    ledger: &dyn Ledger,
    authority: &Authority,
    confirmed: Confirmed,
) -> Result<(PlanId, Seq), KeepError> {
    let Confirmed { draft, bytes, authority_name, by, at } = confirmed;
    let events = Plan::open(OpenPlan { draft })?;
    let id = PlanId::new(EntryId::new(at).uuid());
    let stream = StreamId::of("plan", id.uuid()).expect("the kind is a plain word");
    let entries = events.iter().map(|event| entry(event, &by, at)).collect::<Result<Vec<_>, _>>()?;
    let mut batch = Batch::new(authority.clone()).with_source(Source::new(bytes));
    if let Some((name, expected)) = new_name(ledger, authority, authority_name)? {
        batch = batch.with(
            STREAM.parse().expect("it has the shape of a stream"),
            expected,
            vec![named(&name, &by, at)?],
        );
    }
    let appended = ledger.append(batch.with(stream, StreamSeq(0), entries))?;
    let last = appended.entries.last().map_or(Seq(0), |entry| entry.seq);
    Ok((id, last))
}

/// The name, where the ledger does not have it yet, and where its stream stands.
fn new_name(
    ledger: &dyn Ledger,
    authority: &Authority,
    name: Option<String>,
) -> Result<Option<(String, StreamSeq)>, Fault> {
    let Some(name) = name else { return Ok(None) };
    let stream = STREAM.parse().expect("it has the shape of a stream");
    let entries = ledger.entries_of_stream(authority, &stream, None)?;
    let known = entries.last().is_some_and(|entry| entry.body.value()["name"] == name.as_str());
    let expected = entries.last().map_or(StreamSeq(0), |entry| entry.stream_seq);
    Ok((!known).then_some((name, expected)))
}

fn named(name: &str, by: &By, at: Moment) -> Result<NewEntry, BadBody> {
    let body = Body::of(&json!({ "name": name }))?;
    Ok(new_entry(KIND, 1, body, by, at))
}

fn entry(event: &Event, by: &By, at: Moment) -> Result<NewEntry, BadBody> {
    let body = Body::parse(&event.body())?;
    Ok(new_entry(event.kind(), event.version(), body, by, at))
}

fn new_entry(kind: &str, version: u16, body: Body, by: &By, at: Moment) -> NewEntry {
    NewEntry {
        id: EntryId::new(at),
        happened_at: at,
        by: by.clone(),
        kind: kind.parse().expect("the kind of an event is plain words joined by hyphens"),
        version,
        body,
        caused_by: None,
    }
}
