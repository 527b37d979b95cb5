use goldthread_ledger::{
    AppendError, Authority, BadBody, Batch, Body, By, EntryId, Fault, Ledger, Moment, NewEntry, Seq, Source,
    StreamId, StreamSeq,
};
use goldthread_plan::{Draft, Event, FieldSetInReview, OpenPlan, Plan, PlanId, Refusal};
use serde_json::json;
use thiserror::Error;

use crate::authority::{KIND, STREAM, known_name};
use crate::mapping::{self, SetColumns};
use crate::reading::Reading;

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
    /// The authority is known by another name.
    #[error(
        "the ledger has {short} already, as “{known}”; use that name, or its short name, or one that differs more"
    )]
    OtherName {
        /// The short name that both share.
        short: Authority,
        /// The name that the ledger has.
        known: String,
    },
    /// An event has no body.
    #[error("an event could not be written down")]
    Body(#[from] BadBody),
}

/// What the person who confirms a draft has set themselves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reviewed {
    /// The fields; the draft has them as they were set.
    pub fields: Vec<FieldSetInReview>,
    /// What the columns of tables hold, to be kept for the next document.
    pub columns: Vec<SetColumns>,
    /// What was read from the document, where the draft is another now: the next version is compared with that.
    pub read: Option<Draft>,
}

/// Keeps a confirmed draft as a new plan: the document and all its entries, or nothing.
///
/// Answers the plan's id and its last entry.
///
/// # Errors
/// [`KeepError`] as it says.
pub fn keep(
    ledger: &dyn Ledger,
    authority: &Authority,
    confirmed: Confirmed,
) -> Result<(PlanId, Seq), KeepError> {
    keep_reviewed(ledger, authority, confirmed, Reviewed::default())
}

/// The same, with what a person has set in review.
///
/// # Errors
/// [`KeepError`] as it says.
pub fn keep_reviewed(
    ledger: &dyn Ledger,
    authority: &Authority,
    confirmed: Confirmed,
    reviewed: Reviewed,
) -> Result<(PlanId, Seq), KeepError> {
    let Confirmed { draft, bytes, authority_name, by, at } = confirmed;
    let reading = reviewed.read.as_ref().map(Reading::of);
    let known = reading.as_ref().map(|reading| reading.name.clone());
    let events = Plan::open_reviewed(OpenPlan { draft }, reviewed.fields, known)?;
    let id = PlanId::new(EntryId::new(at).uuid());
    let stream = stream_of(id);
    let entries = events.iter().map(|event| entry(event, &by, at)).collect::<Result<Vec<_>, _>>()?;
    let batch = Batch::new(authority.clone()).with_source(Source::new(bytes));
    let batch = reading.into_iter().fold(batch, |batch, reading| batch.with_source(reading.source));
    let name_stream: StreamId = STREAM.parse().expect("it has the shape of a stream");
    let mappings = mapping::stream();
    loop {
        let mut batch = batch.clone();
        if let Some(name) = new_name(ledger, authority, authority_name.as_deref())? {
            batch = batch.with(name_stream.clone(), StreamSeq(0), vec![named(name, &by, at)?]);
        }
        batch = with_columns(batch, ledger, &reviewed.columns, &by, at)?;
        match ledger.append(batch.with(stream.clone(), StreamSeq(0), entries.clone())) {
            // Someone else has named the authority meanwhile: look again, what is there stays there.
            // The same where someone has kept other columns.
            Err(AppendError::Conflict { stream: changed, .. })
                if changed == name_stream || changed == mappings => {}
            appended => {
                let last = appended?.entries.last().map_or(Seq(0), |entry| entry.seq);
                return Ok((id, last));
            }
        }
    }
}

/// The batch with what is new of what people said that columns hold.
pub(crate) fn with_columns(
    batch: Batch,
    ledger: &dyn Ledger,
    columns: &[SetColumns],
    by: &By,
    at: Moment,
) -> Result<Batch, KeepError> {
    let news = mapping::news(ledger, &batch.authority, columns)?;
    if news.columns.is_empty() {
        return Ok(batch);
    }
    let kept = news.columns.iter().map(|columns| Ok(new_entry(mapping::KIND, 1, columns.body()?, by, at)));
    Ok(batch.with(mapping::stream(), news.after, kept.collect::<Result<_, BadBody>>()?))
}

/// The stream of a plan.
pub(crate) fn stream_of(plan: PlanId) -> StreamId {
    StreamId::of("plan", plan.uuid()).expect("the kind is a plain word")
}

/// The name, where the ledger has none yet; a name that is there is never changed by keeping a plan.
fn new_name<'a>(
    ledger: &dyn Ledger,
    authority: &Authority,
    name: Option<&'a str>,
) -> Result<Option<&'a str>, KeepError> {
    let Some(name) = name else { return Ok(None) };
    let Some(known) = known_name(ledger, authority)? else { return Ok(Some(name)) };
    let is_short = name == authority.as_str();
    if is_short || known.to_lowercase() == name.to_lowercase() {
        return Ok(None);
    }
    Err(KeepError::OtherName { short: authority.clone(), known })
}

fn named(name: &str, by: &By, at: Moment) -> Result<NewEntry, BadBody> {
    let body = Body::of(&json!({ "name": name }))?;
    Ok(new_entry(KIND, 1, body, by, at))
}

pub(crate) fn entry(event: &Event, by: &By, at: Moment) -> Result<NewEntry, BadBody> {
    entry_with(EntryId::new(at), event, by, at)
}

/// The entry of an event, under an id that was given out before.
pub(crate) fn entry_with(id: EntryId, event: &Event, by: &By, at: Moment) -> Result<NewEntry, BadBody> {
    let body = Body::parse(&event.body())?;
    Ok(NewEntry { id, ..new_entry(event.kind(), event.version(), body, by, at) })
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
