use crate::{Authority, Entry, Moment, Seq, StreamId};

/// One line of the list of plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    /// Whose plan it is.
    pub authority: Authority,
    /// The plan's stream.
    pub plan: StreamId,
    /// Its title, or the name of its document where it has none.
    pub title: String,
    /// The date that the document gives itself, as printed; empty where it gives none.
    pub document_date: String,
    /// How many sections it has.
    pub sections: u64,
    /// How many actions it has.
    pub actions: u64,
    /// The entry that opened it.
    pub opened: Seq,
    /// The last entry that spoke of it.
    pub last: Seq,
    /// When that was recorded.
    pub changed_at: Moment,
}

/// What entries make of the list of plans: a pure function, so that the list can be made anew at any time.
///
/// A ledger keeps the list in the same transaction as the entries, and knows nothing of what they say.
pub trait Projection: Send + Sync {
    /// Grows by one when the function changes, so that lists made by an older one are made anew.
    fn version(&self) -> u32;

    /// The row of the entry's stream after `entry`, from the row before it; nothing where the stream is not listed.
    fn apply(&self, before: Option<PlanRow>, entry: &Entry) -> Option<PlanRow>;
}

/// The list of plans, from the events `plan-opened`, `section-added` and `action-added`.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlanList;

impl Projection for PlanList {
    fn version(&self) -> u32 {
        1
    }

    fn apply(&self, before: Option<PlanRow>, entry: &Entry) -> Option<PlanRow> {
        let mut row = match (before, entry.kind.as_str()) {
            (None, "plan-opened") => opened(entry),
            (before, _) => before?,
        };
        match entry.kind.as_str() {
            "section-added" => row.sections += 1,
            "action-added" => row.actions += 1,
            _ => {}
        }
        row.last = entry.seq;
        row.changed_at = entry.recorded_at;
        Some(row)
    }
}

fn opened(entry: &Entry) -> PlanRow {
    let body = entry.body.value();
    let text = |pointer: &str| body.pointer(pointer).and_then(|value| value.as_str()).unwrap_or_default();
    let (title, name) = (text("/fields/title/text"), text("/source/name"));
    PlanRow {
        authority: entry.authority.clone(),
        plan: entry.stream.clone(),
        title: if title.is_empty() { name } else { title }.to_owned(),
        document_date: text("/fields/document_date/text").to_owned(),
        sections: 0,
        actions: 0,
        opened: entry.seq,
        last: entry.seq,
        changed_at: entry.recorded_at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Body, EntryId, NewEntry, Place, StreamSeq};

    fn entry(seq: u64, kind: &str, body: &str) -> Entry {
        let moment: Moment = "2026-11-21T22:46:36.000000Z".parse().unwrap();
        let new = NewEntry {
            id: EntryId::new(moment),
            happened_at: moment,
            by: "A. Person".parse().unwrap(),
            kind: kind.parse().unwrap(),
            version: 1,
            body: Body::parse(body).unwrap(),
            caused_by: None,
        };
        let place = Place {
            authority: "northam".parse().unwrap(),
            seq: Seq(seq),
            stream: "plan/1".parse().unwrap(),
            stream_seq: StreamSeq(seq),
            recorded_at: moment,
        };
        Entry::seal(new, place)
    }

    fn fold(entries: &[Entry]) -> Option<PlanRow> {
        entries.iter().fold(None, |row, entry| PlanList.apply(row, entry))
    }

    #[test]
    fn a_plan_is_listed_with_its_counts() {
        let opened = r#"{"fields":{"title":{"text":"Our plan"},"document_date":{"text":"May 2026"}},"source":{"name":"plan.txt"}}"#;
        let row = fold(&[
            entry(1, "plan-opened", opened),
            entry(2, "section-added", "{}"),
            entry(3, "action-added", "{}"),
            entry(4, "doubt-left", "{}"),
        ]);
        let row = row.unwrap();
        assert_eq!((row.title.as_str(), row.document_date.as_str()), ("Our plan", "May 2026"));
        assert_eq!((row.sections, row.actions, row.opened, row.last), (1, 1, Seq(1), Seq(4)));
    }

    #[test]
    fn a_plan_without_a_title_has_the_name_of_its_document() {
        let row = fold(&[entry(1, "plan-opened", r#"{"source":{"name":"plan.txt"}}"#)]);
        assert_eq!(row.map(|row| row.title).as_deref(), Some("plan.txt"));
    }

    #[test]
    fn what_was_never_opened_is_not_listed() {
        assert_eq!(fold(&[entry(1, "action-added", "{}")]), None);
    }
}
