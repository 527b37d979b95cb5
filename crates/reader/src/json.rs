//! A draft as `formats/plan.schema.json` wants it.
//!
//! The names of an object stand in the order of the alphabet, as they do in a [`Value`]: so the text of a draft is the same
//! whether it is written through one or, which takes a third of the time, at once.

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::{
    ActionFields, AnswerDue, DocumentKind, Draft, DraftSection, Inspection, Note, PlanFields, Ratings,
    SectionFields, SectionKind,
};
use serde::Serialize;
use serde_json::{Value, json};

/// The draft in the form that `goldthread read --json` prints.
pub fn to_json(draft: &Draft) -> Value {
    json!(Plan::of(draft))
}

/// The text of that form, over many lines.
pub fn to_json_text(draft: &Draft) -> String {
    serde_json::to_string_pretty(&Plan::of(draft)).expect("every name of it is a text") + "\n"
}

#[derive(Serialize)]
struct Plan<'a> {
    authority: &'a str,
    document_date: &'a str,
    doubts: Vec<Value>,
    format: &'static str,
    glossary: Vec<GlossaryEntry<'a>>,
    inspection: Inspected<'a>,
    kind: DocumentKind,
    sections: Vec<Section<'a>>,
    source: Value,
    status_scheme: Vec<SchemeEntry<'a>>,
    title: &'a str,
}

#[derive(Serialize)]
struct GlossaryEntry<'a> {
    abbr: &'a str,
    name: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct SchemeEntry<'a> {
    meaning: &'a str,
    symbol_or_colour: &'a str,
}

#[derive(Serialize)]
struct Inspected<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Value>,
    dates: &'a str,
    framework: &'a str,
    judgements: Vec<Judgement<'a>>,
}

#[derive(Serialize)]
struct Judgement<'a> {
    area: &'a str,
    grade: &'a str,
}

#[derive(Serialize)]
struct Section<'a> {
    actions: Vec<Action<'a>>,
    areas_of_concern: Vec<&'a str>,
    at: Value,
    current_position: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<Value>,
    finding: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    impact_rag: Rated<'a>,
    kind: SectionKind,
    outcomes: Vec<&'a str>,
    process_rag: Rated<'a>,
    #[serde(rename = "ref")]
    reference: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    responsible: Vec<&'a str>,
    scheduled_work: Vec<&'a str>,
    title: &'a str,
}

#[derive(Serialize)]
struct Rated<'a> {
    last: &'a str,
    this: &'a str,
}

#[derive(Serialize)]
struct Action<'a> {
    at: Value,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    earlier_dates: Vec<&'a str>,
    fields_at: Places,
    impact: Vec<&'a str>,
    leads: Vec<&'a str>,
    notes: Vec<Noted<'a>>,
    progress: &'a str,
    #[serde(rename = "ref")]
    reference: Option<&'a str>,
    resources: &'a str,
    status: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    status_colour: &'a str,
    text: &'a str,
    timescale: Value,
}

/// Where the fields of an action stand; nothing of one that stands nowhere.
#[derive(Serialize)]
struct Places {
    #[serde(skip_serializing_if = "Option::is_none")]
    progress: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timescale: Option<Value>,
}

#[derive(Serialize)]
struct Noted<'a> {
    label: &'a str,
    text: &'a str,
}

impl<'a> Plan<'a> {
    fn of(draft: &'a Draft) -> Self {
        let Draft { source, kind, fields, sections, doubts } = draft;
        let PlanFields { authority, title, document_date, inspection, scheme, glossary } = fields;
        let scheme = scheme
            .iter()
            .map(|entry| SchemeEntry { meaning: entry.meaning.text(), symbol_or_colour: entry.mark.text() });
        let glossary = glossary.iter().map(|entry| GlossaryEntry {
            abbr: entry.abbreviation.text(),
            name: entry.name.text(),
            title: entry.title.text(),
        });
        Self {
            authority: authority.text(),
            document_date: document_date.text(),
            doubts: doubts.iter().map(|doubt| json!(doubt)).collect(),
            format: "goldthread-plan/1",
            glossary: glossary.collect(),
            inspection: Inspected::of(inspection),
            kind: *kind,
            sections: sections.iter().map(Section::of).collect(),
            source: json!(source),
            status_scheme: scheme.collect(),
            title: title.text(),
        }
    }
}

impl<'a> Inspected<'a> {
    fn of(inspection: &'a Inspection) -> Self {
        let Inspection { framework, dates, judgements, answer } = inspection;
        let judgements =
            judgements.iter().map(|one| Judgement { area: one.area.text(), grade: one.grade.text() });
        let answer = answer.as_ref().map(|AnswerDue { rule, source, days, by, basis }| {
            json!({"rule": rule, "source": source.text(), "days": days, "by": by, "basis": basis})
        });
        Self { answer, dates: dates.text(), framework: framework.text(), judgements: judgements.collect() }
    }
}

impl<'a> Section<'a> {
    fn of(section: &'a DraftSection) -> Self {
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
        Self {
            actions: actions.iter().map(Action::of).collect(),
            areas_of_concern: texts(areas_of_concern),
            at: json!(at),
            current_position: texts(current_position),
            deadline: (!deadline.is_blank()).then(|| json!(deadline)),
            finding: finding.text(),
            group: group.as_ref().map(Quote::text),
            impact_rag: Rated::of(impact),
            kind: *kind,
            outcomes: texts(outcomes),
            process_rag: Rated::of(process),
            reference: reference.as_ref().map(Quote::text),
            responsible: texts(responsible),
            scheduled_work: texts(scheduled_work),
            title: title.text(),
        }
    }
}

impl<'a> Rated<'a> {
    fn of(ratings: &'a Ratings) -> Self {
        Self { last: ratings.last.text(), this: ratings.this.text() }
    }
}

impl<'a> Action<'a> {
    fn of(action: &'a ActionFields) -> Self {
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
        let notes = notes.iter().map(|Note { label, text }| Noted { label, text: text.text() });
        Self {
            at: json!(at),
            earlier_dates: texts(earlier_dates),
            fields_at: Places {
                progress: place(&progress.anchor()),
                status: place(&status.anchor()),
                timescale: place(timescale_at),
            },
            impact: texts(impact),
            leads: texts(leads),
            notes: notes.collect(),
            progress: progress.text(),
            reference: reference.as_ref().map(Quote::text),
            resources: resources.text(),
            status: status.text(),
            status_colour,
            text: text.text(),
            timescale: json!(timescale),
        }
    }
}

fn place(at: &Anchor) -> Option<Value> {
    (!at.is_typed()).then(|| json!(at))
}

fn texts(quotes: &[Quote]) -> Vec<&str> {
    quotes.iter().map(Quote::text).collect()
}
