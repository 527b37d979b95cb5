//! Bodies of events that were kept must read for ever: each file of `testdata/events` is one.
//!
//! A file is never changed. A new version of a body gets a file of its own beside the old.

use goldthread_anchor::{Anchor, Cell, Quote, TextRange};
use goldthread_plan::timescale::YearHint;
use goldthread_plan::{
    ActionAdded, ActionChanged, ActionFields, ActionNumber, ActionWithdrawn, DocumentKind, Doubt, DoubtLeft,
    Event, FieldSetInReview, Note, PlanChanged, PlanFields, PlanOpened, ReadingRef, ReviewedField,
    SchemeEntry, SectionAdded, SectionChanged, SectionFields, SectionKind, SectionNumber, SectionWithdrawn,
    SourceRef, Timescale, UnreadableEvent, VersionRead,
};

fn place(start: u32, end: u32, line: u32) -> Anchor {
    Anchor::Text(TextRange { start, end, line })
}

fn opened() -> Event {
    let source = SourceRef {
        name: "plan.txt".to_owned(),
        media_type: "text/plain".to_owned(),
        sha256: "ab".repeat(32),
        bytes: 4096,
    };
    let fields = PlanFields {
        authority: Quote::at("Wethercombe Borough Council", place(0, 27, 1)),
        title: Quote::at("Improvement Plan", place(29, 45, 3)),
        document_date: Quote::at("May 2026", place(47, 55, 5)),
        scheme: vec![SchemeEntry { mark: Quote::typed("GREEN"), meaning: Quote::typed("On track") }],
        ..PlanFields::default()
    };
    Event::PlanOpened(PlanOpened { source, kind: DocumentKind::Plan, fields, reading: None })
}

fn section() -> Event {
    let mut fields =
        SectionFields::titled(SectionKind::Recommendation, Quote::at("Plain plans", place(60, 71, 8)));
    fields.reference = Some(Quote::at("2", place(58, 59, 8)));
    fields.outcomes = vec![Quote::at("Parents know what has to change.", place(80, 112, 12))];
    fields.process.this = Quote::at("Green", place(120, 125, 20));
    Event::SectionAdded(SectionAdded { section: SectionNumber(1), fields, at: place(58, 71, 8) })
}

fn action() -> Event {
    let mut text = Quote::at("Hold a workshop in each", place(200, 223, 30));
    text.push(" ", &Quote::at("locality", place(300, 308, 33)));
    let at =
        Anchor::TableCell(TextRange { start: 200, end: 223, line: 30 }, Cell { table: 2, row: 4, column: 1 });
    let fields = ActionFields {
        reference: Some(Quote::at("2.1", place(196, 199, 30))),
        text,
        leads: vec![Quote::at("Head of Service", place(230, 245, 30))],
        timescale: Timescale::read("June 2026", YearHint::none()),
        timescale_at: place(250, 259, 30),
        progress: Quote::at("Two of four held.", place(260, 277, 30)),
        notes: vec![Note {
            label: "Evidence".to_owned(),
            text: Quote::at("Attendance lists", place(280, 296, 30)),
        }],
        at,
        ..ActionFields::default()
    };
    Event::ActionAdded(ActionAdded { action: ActionNumber(1), section: SectionNumber(1), fields })
}

fn doubt() -> Event {
    let doubt = Doubt {
        code: "row-rejoined".to_owned(),
        message: "a row was put together again".to_owned(),
        at: place(300, 308, 33),
    };
    Event::DoubtLeft(DoubtLeft { doubt })
}

fn set_in_review() -> Event {
    Event::FieldSetInReview(FieldSetInReview {
        section: SectionNumber(1),
        action: Some(ActionNumber(2)),
        field: ReviewedField::Leads,
        read: "HoS / GT".to_owned(),
        set: "Head of Service\nGT".to_owned(),
        at: place(230, 238, 30),
    })
}

fn reviewed() -> Event {
    let Event::PlanOpened(opened) = opened() else { unreachable!("it is what opens a plan") };
    let reading = Some(ReadingRef { sha256: "cd".repeat(32) });
    Event::PlanOpened(PlanOpened { reading, ..opened })
}

fn version() -> Event {
    let Event::PlanOpened(PlanOpened { source, .. }) = opened() else {
        unreachable!("it is what opens a plan")
    };
    let reading = ReadingRef { sha256: "cd".repeat(32) };
    Event::VersionRead(VersionRead { source, reading, taken: 5, left: 2 })
}

fn changes() -> [(&'static str, Event); 5] {
    let Event::PlanOpened(PlanOpened { fields, .. }) = opened() else {
        unreachable!("it is what opens a plan")
    };
    let plan = PlanChanged { fields, changed: vec!["document date".to_owned()] };
    let Event::SectionAdded(SectionAdded { section, fields, at }) = section() else {
        unreachable!("it is what adds a section")
    };
    let changed = SectionChanged { section, fields, at, changed: vec!["title".to_owned()] };
    let Event::ActionAdded(ActionAdded { action, fields, .. }) = action() else {
        unreachable!("it is what adds an action")
    };
    let names = ["leads", "timescale"].map(str::to_owned).to_vec();
    [
        ("plan-changed-v1", Event::PlanChanged(plan)),
        ("section-changed-v1", Event::SectionChanged(changed)),
        (
            "action-changed-v1",
            Event::ActionChanged(ActionChanged { action, section, fields, changed: names }),
        ),
        ("section-withdrawn-v1", Event::SectionWithdrawn(SectionWithdrawn { section })),
        ("action-withdrawn-v1", Event::ActionWithdrawn(ActionWithdrawn { action })),
    ]
}

/// The event of a golden file reads, and is written to the same bytes.
fn check(name: &str, event: &Event, golden: &str) {
    assert_eq!(
        event.body(),
        golden.trim_end(),
        "the body of {name} is written in another way; give it a new version"
    );
    let (kind, version) = name.rsplit_once("-v").expect("a file is named for its kind and version");
    assert_eq!(
        Event::read(kind, version.parse().expect("a version"), golden).expect("a body that was kept reads"),
        *event
    );
    assert_eq!((event.kind(), event.version().to_string().as_str()), (kind, version));
}

#[test]
fn kept_bodies_read_for_ever() {
    check("plan-opened-v1", &opened(), include_str!("../testdata/events/plan-opened-v1.json"));
    check("section-added-v1", &section(), include_str!("../testdata/events/section-added-v1.json"));
    check("action-added-v1", &action(), include_str!("../testdata/events/action-added-v1.json"));
    let set = include_str!("../testdata/events/field-set-in-review-v1.json");
    check("field-set-in-review-v1", &set_in_review(), set);
    check("doubt-left-v1", &doubt(), include_str!("../testdata/events/doubt-left-v1.json"));
    check("version-read-v1", &version(), include_str!("../testdata/events/version-read-v1.json"));
    for (name, event) in changes() {
        let file = format!("{}/testdata/events/{name}.json", env!("CARGO_MANIFEST_DIR"));
        check(name, &event, &std::fs::read_to_string(&file).expect(&file));
    }
}

#[test]
fn a_plan_that_was_changed_in_review_names_what_was_read() {
    let golden = include_str!("../testdata/events/plan-opened-v1-reviewed.json");
    assert_eq!(reviewed().body(), golden.trim_end());
    assert_eq!(Event::read("plan-opened", 1, golden).expect("a body that was kept reads"), reviewed());
}

#[test]
fn a_plan_that_was_begun_from_a_report_says_so() {
    let Event::PlanOpened(opened) = opened() else { unreachable!("it is what opens a plan") };
    let begun = Event::PlanOpened(PlanOpened { kind: DocumentKind::InspectionReport, ..opened });
    let golden = include_str!("../testdata/events/plan-opened-v1-report.json");
    assert_eq!(begun.body(), golden.trim_end());
    assert_eq!(begun.sentence(), "began the plan from the report plan.txt");
    assert_eq!(Event::read("plan-opened", 1, golden).expect("a body that was kept reads"), begun);
}

#[test]
fn an_event_of_a_newer_goldthread_is_named() {
    let error = Event::read("plan-opened", 9, "{}").unwrap_err();
    assert!(matches!(error, UnreadableEvent::Unknown { version: 9, .. }), "{error}");
    assert!(error.to_string().contains("plan-opened of version 9"));
    let error = Event::read("plan-opened", 1, "{}").unwrap_err();
    assert!(matches!(error, UnreadableEvent::Malformed { .. }), "{error}");
}

#[test]
fn sentences_say_what_happened() {
    assert_eq!(opened().sentence(), "read the plan from plan.txt");
    assert_eq!(section().sentence(), "confirmed section 1: Plain plans");
    assert_eq!(action().sentence(), "confirmed action 1: Hold a workshop in each locality");
    assert_eq!(version().sentence(), "read a later version, plan.txt: 5 differences taken, 2 left");
    let said: Vec<String> = changes().iter().map(|(_, event)| event.sentence()).collect();
    let expected = [
        "changed the document date of the plan",
        "changed the title of section 1",
        "changed the leads and the timescale of action 1",
        "took section 1 out of the plan",
        "took action 1 out of the plan",
    ];
    assert_eq!(said, expected);
    assert_eq!(doubt().sentence(), "left a doubt standing: a row was put together again");
}
