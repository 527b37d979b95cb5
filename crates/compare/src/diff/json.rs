//! A diff as data: the format `goldthread-diff/1`.

use goldthread_anchor::Quote;
use serde_json::{Value as Json, json};

use super::{Change, Conflict, DateMove, Diff, Difference, Merge, Place, Side, Thing, Value};

impl Diff {
    /// The diff as JSON. Places of sections and actions count from 1, as people do.
    pub fn to_json(&self) -> Json {
        let Self { old, new, differences, unchanged_actions } = self;
        json!({
            "format": "goldthread-diff/1",
            "old": old,
            "new": new,
            "unchanged_actions": unchanged_actions,
            "differences": differences.iter().map(Difference::to_json).collect::<Vec<_>>(),
        })
    }
}

impl Merge {
    /// What can be taken, what conflicts and what stays, as JSON.
    pub fn to_json(&self) -> Json {
        let Self { take, conflicts, kept, agreed } = self;
        let all =
            |differences: &[Difference]| differences.iter().map(Difference::to_json).collect::<Vec<_>>();
        let both = |Conflict { here, there, at: _ }: &Conflict| json!({"here": here.to_json(), "there": there.to_json()});
        json!({
            "format": "goldthread-diff/1",
            "take": all(take),
            "conflicts": conflicts.iter().map(both).collect::<Vec<_>>(),
            "kept": all(kept),
            "agreed": agreed,
        })
    }
}

impl Difference {
    /// The difference as JSON.
    pub fn to_json(&self) -> Json {
        let Self { id, change, field, thing, old, new } = self;
        let Thing { section, title, action, reference } = thing;
        let mut object = json!({
            "id": id.as_str(),
            "what": change.word(),
            "field": field.word(),
            "section": section,
            "title": title,
            "action": action,
            "ref": reference,
            "old": old.as_ref().map(of_side),
            "new": new.as_ref().map(of_side),
        });
        if let (Some(object), Json::Object(more)) = (object.as_object_mut(), of_change(change)) {
            object.extend(more);
        }
        object
    }
}

/// What a change says beyond its word.
fn of_change(change: &Change) -> Json {
    match change {
        Change::DateMoved(DateMove { from, to }) => json!({"from": from, "to": to}),
        Change::Updated { added } => json!({"added": added.text(), "added_at": added.anchor()}),
        Change::Listed { added, removed } => json!({"added": texts(added), "removed": texts(removed)}),
        Change::New
        | Change::Gone
        | Change::Moved
        | Change::Renumbered
        | Change::Reworded
        | Change::Changed
        | Change::Replaced
        | Change::Status
        | Change::ClaimedComplete
        | Change::NoLongerComplete
        | Change::Rating => json!({}),
    }
}

fn of_side(side: &Side) -> Json {
    let Side { place, value, at } = side;
    let (section, action) = match place {
        Place::Document => (None, None),
        Place::Section(section) => (Some(section + 1), None),
        Place::Action(section, action) => (Some(section + 1), Some(action + 1)),
    };
    let value = match value {
        Value::Text(quote) => json!(quote.text()),
        Value::List(quotes) => json!(texts(quotes)),
        Value::Timescale(timescale) => json!(timescale),
    };
    json!({"section": section, "action": action, "value": value, "at": at})
}

fn texts(quotes: &[Quote]) -> Vec<&str> {
    quotes.iter().map(Quote::text).collect()
}
