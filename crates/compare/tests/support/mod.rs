//! Drafts in short hand.

#![allow(dead_code, reason = "each test file uses a part of it")]

use goldthread_anchor::{Anchor, Quote, TextRange};
use goldthread_plan::timescale::YearHint;
use goldthread_plan::{
    ActionFields, DocumentKind, Draft, DraftSection, PlanFields, SectionFields, SectionKind, SourceRef,
    Timescale,
};

/// A draft of these sections.
pub fn draft(name: &str, sections: Vec<DraftSection>) -> Draft {
    let source = SourceRef {
        name: name.to_owned(),
        media_type: "text/plain".to_owned(),
        sha256: String::new(),
        bytes: 0,
    };
    Draft { source, kind: DocumentKind::Plan, fields: PlanFields::default(), sections, doubts: Vec::new() }
}

/// A recommendation with its actions.
pub fn recommendation(title: &str, actions: Vec<ActionFields>) -> DraftSection {
    section(SectionKind::Recommendation, title, actions)
}

/// A section with its actions.
pub fn section(kind: SectionKind, title: &str, actions: Vec<ActionFields>) -> DraftSection {
    DraftSection { fields: SectionFields::titled(kind, Quote::typed(title)), at: Anchor::Typed, actions }
}

/// A finding of a report: a paragraph.
pub fn finding(text: &str) -> DraftSection {
    let mut finding = section(SectionKind::Finding, "", Vec::new());
    finding.fields.finding = Quote::typed(text);
    finding
}

/// An action in short hand: `2.1 | Publish the guide | Head of Service; Lead Nurse | May 2026 | Green | Begun.`; what is
/// left out at the end is empty.
pub fn action(short: &str) -> ActionFields {
    let mut parts = short.split('|').map(str::trim);
    let mut next = || parts.next().unwrap_or_default();
    let (reference, text, leads, timescale) = (next(), next(), next(), next());
    ActionFields {
        reference: Some(Quote::typed(reference)).filter(|reference| !reference.is_empty()),
        text: placed(text),
        leads: leads.split(';').map(str::trim).filter(|lead| !lead.is_empty()).map(Quote::typed).collect(),
        timescale: Timescale::read(timescale, YearHint::none()),
        status: Quote::typed(next()),
        progress: placed(next()),
        ..ActionFields::default()
    }
}

/// Words that stand somewhere: the line tells their length.
fn placed(text: &str) -> Quote {
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    Quote::at(text, Anchor::Text(TextRange { start: 0, end, line: end }))
}
