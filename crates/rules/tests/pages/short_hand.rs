//! Plans in short hand, for the pages of rules: a line a field.
//!
//! ```text
//! dated: March 2031
//! key: Green = On track
//! glossary: HoS = Head of Service
//! recommendation 4: Supervision is regular
//! outcome: Staff feel supported
//! - action: Hold monthly meetings
//!   lead: HoS / QA
//!   by: May 2031
//! ```

use goldthread_anchor::{Anchor, Quote, TextRange};
use goldthread_plan::timescale::{YearHint, find_dates};
use goldthread_plan::{
    ActionFields, DocumentKind, Draft, DraftSection, Event, GlossaryEntry, OpenPlan, Plan, PlanFields,
    SchemeEntry, SectionFields, SectionKind, SourceRef, Timescale,
};

/// A plan made of short hand, and the names of its lines.
pub struct ShortHand {
    pub plan: Plan,
    names: Vec<String>,
}

impl ShortHand {
    /// The name of the field that stands at a place.
    pub fn field_at(&self, at: &Anchor) -> &str {
        at.line().and_then(|line| self.names.get(line as usize - 1)).map_or("nowhere", String::as_str)
    }
}

/// Reads short hand and opens the plan through its events.
pub fn read(text: &str) -> ShortHand {
    let mut draft = Draft {
        source: SourceRef {
            name: "page".to_owned(),
            media_type: "text/plain".to_owned(),
            sha256: "0".repeat(64),
            bytes: 0,
        },
        kind: DocumentKind::Plan,
        fields: PlanFields::default(),
        sections: Vec::new(),
        doubts: Vec::new(),
    };
    let mut names = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let (name, words) = line.split_once(':').unwrap_or_else(|| panic!("no field in the line {line:?}"));
        let name = name.trim_start_matches(['-', ' ']).trim();
        let at = Anchor::Text(TextRange { start: number * 1000, end: number * 1000 + 999, line: number });
        names.push(name.to_owned());
        put(&mut draft, name, &Quote::at(words.trim(), at));
    }
    section(&mut draft);
    let events = Plan::open(OpenPlan { draft }).expect("a section was put in");
    for event in &events {
        let again = Event::read(event.kind(), event.version(), &event.body());
        assert_eq!(&again.expect("an event reads back"), event);
    }
    ShortHand { plan: Plan::fold(&events).expect("the events of opening come in order"), names }
}

fn put(draft: &mut Draft, name: &str, words: &Quote) {
    let hint = YearHint::new(
        find_dates(draft.fields.document_date.text(), YearHint::none()).first().map(|d| d.due.date),
    );
    match name {
        "dated" => draft.fields.document_date = words.clone(),
        "key" => draft.fields.scheme.push(scheme_entry(words)),
        "glossary" => draft.fields.glossary.push(glossary_entry(words)),
        "found" => section(draft).fields.finding = words.clone(),
        "outcome" => section(draft).fields.outcomes.push(words.clone()),
        "position" => section(draft).fields.current_position.push(words.clone()),
        "scheduled" => section(draft).fields.scheduled_work.push(words.clone()),
        "concern" => section(draft).fields.areas_of_concern.push(words.clone()),
        "action" => {
            let action = ActionFields { text: words.clone(), at: words.anchor(), ..ActionFields::default() };
            section(draft).actions.push(action);
        }
        "ref" => action(draft).reference = Some(words.clone()),
        "lead" => action(draft).leads.extend(split(words)),
        "by" => {
            action(draft).timescale = Timescale::read(words.text(), hint);
            action(draft).timescale_at = words.anchor();
        }
        "progress" => action(draft).progress = words.clone(),
        "status" => action(draft).status = words.clone(),
        "impact" => action(draft).impact.push(words.clone()),
        heading => draft.sections.push(begin(heading, words)),
    }
}

fn begin(heading: &str, title: &Quote) -> DraftSection {
    let (kind, reference) =
        heading.split_once(' ').map_or((heading, None), |(kind, reference)| (kind, Some(reference)));
    let kind = match kind {
        "recommendation" => SectionKind::Recommendation,
        "area" => SectionKind::AreaForImprovement,
        "finding" => SectionKind::Finding,
        "phase" => SectionKind::Phase,
        other => panic!("no field and no section is called {other:?}"),
    };
    let mut fields = SectionFields::titled(kind, title.clone());
    fields.reference = reference.map(|reference| Quote::at(reference, title.anchor()));
    DraftSection { fields, at: title.anchor(), actions: Vec::new() }
}

fn section(draft: &mut Draft) -> &mut DraftSection {
    if draft.sections.is_empty() {
        draft.sections.push(begin("finding", &Quote::typed("What must improve")));
    }
    draft.sections.last_mut().expect("there is one now")
}

fn action(draft: &mut Draft) -> &mut ActionFields {
    section(draft).actions.last_mut().expect("an action stands before its fields")
}

fn split(leads: &Quote) -> Vec<Quote> {
    leads.text().split(" / ").map(|lead| Quote::at(lead, leads.anchor())).collect()
}

fn scheme_entry(words: &Quote) -> SchemeEntry {
    let (mark, meaning) = words.text().split_once(" = ").expect("a line of the key is: mark = meaning");
    SchemeEntry { mark: Quote::at(mark, words.anchor()), meaning: Quote::at(meaning, words.anchor()) }
}

fn glossary_entry(words: &Quote) -> GlossaryEntry {
    let (abbreviation, title) = words.text().split_once(" = ").expect("a glossary line is: short = long");
    GlossaryEntry {
        abbreviation: Quote::at(abbreviation, words.anchor()),
        title: Quote::at(title, words.anchor()),
        name: Quote::default(),
    }
}
