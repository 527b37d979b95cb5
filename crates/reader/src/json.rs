//! A draft as `formats/plan.schema.json` wants it.

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::{
    ActionFields, AnswerDue, Draft, DraftSection, Note, PlanFields, Ratings, SectionFields,
};
use serde_json::{Map, Value, json};

/// The draft in the form that `goldthread read --json` prints.
pub fn to_json(draft: &Draft) -> Value {
    let Draft { source, kind, fields, sections, doubts } = draft;
    let PlanFields { authority, title, document_date, inspection, scheme, glossary } = fields;
    let judgements: Vec<Value> = inspection
        .judgements
        .iter()
        .map(|judged| json!({"area": judged.area.text(), "grade": judged.grade.text()}))
        .collect();
    let mut inspected = json!({
        "framework": inspection.framework.text(),
        "dates": inspection.dates.text(),
        "judgements": judgements,
    });
    if let Some(AnswerDue { rule, source, days, by, basis }) = &inspection.answer {
        inspected["answer"] =
            json!({"rule": rule, "source": source.text(), "days": days, "by": by, "basis": basis});
    }
    json!({
        "format": "goldthread-plan/1",
        "source": source,
        "kind": kind,
        "authority": authority.text(),
        "title": title.text(),
        "document_date": document_date.text(),
        "inspection": inspected,
        "status_scheme": scheme.iter().map(|entry| json!({"symbol_or_colour": entry.mark.text(), "meaning": entry.meaning.text()})).collect::<Vec<_>>(),
        "glossary": glossary.iter().map(|entry| json!({"abbr": entry.abbreviation.text(), "title": entry.title.text(), "name": entry.name.text()})).collect::<Vec<_>>(),
        "sections": sections.iter().map(section).collect::<Vec<_>>(),
        "doubts": doubts,
    })
}

fn section(section: &DraftSection) -> Value {
    let DraftSection { fields, at, actions } = section;
    let SectionFields {
        kind,
        reference,
        group,
        title,
        finding,
        outcomes,
        process,
        impact,
        current_position,
        scheduled_work,
        areas_of_concern,
        responsible,
        deadline,
    } = fields;
    let mut object = json!({
        "kind": kind,
        "ref": reference.as_ref().map(Quote::text),
        "title": title.text(),
        "finding": finding.text(),
        "outcomes": texts(outcomes),
        "process_rag": ratings(process),
        "impact_rag": ratings(impact),
        "current_position": texts(current_position),
        "scheduled_work": texts(scheduled_work),
        "areas_of_concern": texts(areas_of_concern),
        "actions": actions.iter().map(action).collect::<Vec<_>>(),
        "at": at,
    });
    let more = [
        group.as_ref().map(|group| ("group", json!(group.text()))),
        (!responsible.is_empty()).then(|| ("responsible", json!(texts(responsible)))),
        (!deadline.is_blank()).then(|| ("deadline", json!(deadline))),
    ];
    if let Some(object) = object.as_object_mut() {
        object.extend(more.into_iter().flatten().map(|(name, value)| (name.to_owned(), value)));
    }
    object
}

fn action(action: &ActionFields) -> Value {
    let ActionFields {
        reference,
        text,
        leads,
        timescale,
        timescale_at,
        earlier_dates,
        progress,
        status,
        status_colour,
        impact,
        resources,
        notes,
        at,
    } = action;
    let mut places = Map::new();
    for (field, place) in
        [("timescale", timescale_at.clone()), ("progress", progress.anchor()), ("status", status.anchor())]
    {
        put(&mut places, field, &place);
    }
    let mut object = json!({
        "ref": reference.as_ref().map(Quote::text),
        "text": text.text(),
        "leads": texts(leads),
        "timescale": timescale,
        "progress": progress.text(),
        "status": status.text(),
        "impact": texts(impact),
        "resources": resources.text(),
        "notes": notes.iter().map(|Note { label, text }| json!({"label": label, "text": text.text()})).collect::<Vec<_>>(),
        "at": at,
        "fields_at": places,
    });
    if let Some(object) = object.as_object_mut() {
        if !earlier_dates.is_empty() {
            object.insert("earlier_dates".to_owned(), texts(earlier_dates).into());
        }
        if !status_colour.is_empty() {
            object.insert("status_colour".to_owned(), status_colour.as_str().into());
        }
    }
    object
}

fn put(places: &mut Map<String, Value>, field: &str, place: &Anchor) {
    if !place.is_typed() {
        places.insert(field.to_owned(), json!(place));
    }
}

fn texts(quotes: &[Quote]) -> Vec<&str> {
    quotes.iter().map(Quote::text).collect()
}

fn ratings(ratings: &Ratings) -> Value {
    json!({"last": ratings.last.text(), "this": ratings.this.text()})
}
