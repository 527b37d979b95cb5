//! A plan document as JSON made into a draft.

use std::path::Path;

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::timescale::YearHint;
use goldthread_plan::{
    ActionFields, DocumentKind, Draft, DraftSection, GlossaryEntry, Inspection, Judgement, PlanFields,
    Ratings, SchemeEntry, SectionFields, SectionKind, SourceRef, Timescale,
};
use serde_json::Value;

/// The annotations of plans in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("a folder").filter_map(Result::ok);
    let names =
        files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|end| end == "json"));
    let names = names.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let mut names: Vec<String> = names.filter(|name| name != "anchors.json").collect();
    names.sort();
    names
}

pub fn draft(json: &str) -> Draft {
    let plan: Value = serde_json::from_str(json).expect("JSON");
    let inspection = Inspection {
        framework: quote(&plan["inspection"]["framework"]),
        dates: quote(&plan["inspection"]["dates"]),
        judgements: each(&plan["inspection"]["judgements"], |judged| Judgement {
            area: quote(&judged["area"]),
            grade: quote(&judged["grade"]),
        }),
        ..Inspection::default()
    };
    let fields = PlanFields {
        authority: quote(&plan["authority"]),
        title: quote(&plan["title"]),
        document_date: quote(&plan["document_date"]),
        inspection,
        scheme: each(&plan["status_scheme"], |entry| SchemeEntry {
            mark: quote(&entry["symbol_or_colour"]),
            meaning: quote(&entry["meaning"]),
        }),
        glossary: each(&plan["glossary"], |entry| GlossaryEntry {
            abbreviation: quote(&entry["abbr"]),
            title: quote(&entry["title"]),
            name: quote(&entry["name"]),
        }),
    };
    let source = SourceRef {
        name: "gold".into(),
        media_type: "application/json".into(),
        sha256: String::new(),
        bytes: 0,
    };
    let sections = each(&plan["sections"], section);
    Draft { source, kind: DocumentKind::Plan, fields, sections, doubts: Vec::new() }
}

fn section(section: &Value) -> DraftSection {
    let kind: SectionKind = serde_json::from_value(section["kind"].clone()).expect("a kind");
    let ratings =
        |key: &str| Ratings { last: quote(&section[key]["last"]), this: quote(&section[key]["this"]) };
    let fields = SectionFields {
        reference: reference(&section["ref"]),
        finding: quote(&section["finding"]),
        outcomes: each(&section["outcomes"], quote),
        process: ratings("process_rag"),
        impact: ratings("impact_rag"),
        current_position: each(&section["current_position"], quote),
        scheduled_work: each(&section["scheduled_work"], quote),
        areas_of_concern: each(&section["areas_of_concern"], quote),
        ..SectionFields::titled(kind, quote(&section["title"]))
    };
    DraftSection { fields, at: Anchor::Typed, actions: each(&section["actions"], action) }
}

fn action(action: &Value) -> ActionFields {
    let timescale = &action["timescale"];
    let printed = timescale["printed"].as_str().or(timescale.as_str()).unwrap_or_default();
    ActionFields {
        reference: reference(&action["ref"]),
        text: quote(&action["text"]),
        leads: each(&action["leads"], quote),
        timescale: Timescale::read(printed, YearHint::new(None)),
        progress: quote(&action["progress"]),
        status: quote(&action["status"]),
        impact: each(&action["impact"], quote),
        resources: quote(&action["resources"]),
        ..ActionFields::default()
    }
}

fn reference(value: &Value) -> Option<Quote> {
    let reference = quote(value);
    (!reference.is_empty()).then_some(reference)
}

fn quote(value: &Value) -> Quote {
    Quote::typed(value.as_str().unwrap_or_default())
}

fn each<T>(value: &Value, make: impl Fn(&Value) -> T) -> Vec<T> {
    value.as_array().map(|all| all.iter().map(make).collect()).unwrap_or_default()
}
