//! What people have said that the columns of an authority's tables hold: kept in the ledger, used for the next document.

use goldthread_ledger::{Authority, BadBody, Body, Entry, Fault, Ledger, StreamId, StreamSeq};
use serde_json::{Value, json};

/// The stream that the columns of all tables are in.
const STREAM: &str = "mapping/columns";
/// The kind of its entries.
pub(crate) const KIND: &str = "mapping-kept";

/// What was set for the columns of the tables of one signature, in the form that the reader writes it.
#[derive(Clone, Debug, PartialEq)]
pub struct SetColumns {
    /// The headings of the table, as the reader joins them.
    pub signature: String,
    /// What each column holds.
    pub columns: Value,
}

impl SetColumns {
    pub(crate) fn body(&self) -> Result<Body, BadBody> {
        Body::of(&json!({ "signature": self.signature, "columns": self.columns }))
    }

    fn of(entry: &Entry) -> Option<Self> {
        let value = entry.body.value();
        let signature = value.get("signature")?.as_str()?.to_owned();
        Some(Self { signature, columns: value.get("columns")?.clone() })
    }
}

/// What is new, and the number of the stream that it comes after.
pub(crate) struct News {
    pub columns: Vec<SetColumns>,
    pub after: StreamSeq,
}

pub(crate) fn stream() -> StreamId {
    STREAM.parse().expect("it has the shape of a stream")
}

/// What was set for the columns of each table; where a table was set again, the last counts.
///
/// # Errors
/// [`Fault`] when the ledger cannot be read.
pub fn kept_columns(ledger: &dyn Ledger, authority: &Authority) -> Result<Vec<SetColumns>, Fault> {
    let entries = ledger.entries_of_stream(authority, &stream(), None)?;
    Ok(last_of_each(&entries))
}

fn last_of_each(entries: &[Entry]) -> Vec<SetColumns> {
    let mut kept: Vec<SetColumns> = Vec::new();
    for set in entries.iter().filter_map(SetColumns::of) {
        kept.retain(|other| other.signature != set.signature);
        kept.push(set);
    }
    kept
}

/// Of what was set, what the ledger does not say already.
pub(crate) fn news(ledger: &dyn Ledger, authority: &Authority, set: &[SetColumns]) -> Result<News, Fault> {
    if set.is_empty() {
        return Ok(News { columns: Vec::new(), after: StreamSeq(0) });
    }
    let entries = ledger.entries_of_stream(authority, &stream(), None)?;
    let kept = last_of_each(&entries);
    let after = entries.last().map_or(StreamSeq(0), |entry| entry.stream_seq);
    Ok(News { columns: set.iter().filter(|set| !kept.contains(set)).cloned().collect(), after })
}
