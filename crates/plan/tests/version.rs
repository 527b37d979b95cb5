//! A later version taken into a plan.

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::timescale::YearHint;
use goldthread_plan::{
    ActionFields, ActionNumber, DocumentKind, Draft, DraftSection, Event, InSection, OpenPlan, Plan,
    PlanFields, ReadingRef, Refusal, SectionChanged, SectionFields, SectionKind, SectionNumber, SourceRef,
    TakeVersion, Timescale, VersionChange,
};

fn source(name: &str) -> SourceRef {
    SourceRef {
        name: name.to_owned(),
        media_type: "text/plain".to_owned(),
        sha256: "00".repeat(32),
        bytes: 9,
    }
}

fn action(text: &str, when: &str) -> ActionFields {
    let timescale = Timescale::read(when, YearHint::none());
    ActionFields { text: Quote::typed(text), timescale, ..ActionFields::default() }
}

fn section(title: &str) -> SectionFields {
    SectionFields::titled(SectionKind::Recommendation, Quote::typed(title))
}

fn plan() -> Plan {
    let one = |title: &str, actions: Vec<ActionFields>| DraftSection {
        fields: section(title),
        at: Anchor::Typed,
        actions,
    };
    let draft = Draft {
        source: source("march.txt"),
        kind: DocumentKind::Plan,
        fields: PlanFields::default(),
        sections: vec![
            one("Records", vec![action("Write a guide", "May 2026"), action("Train all teams", "June 2026")]),
            one("Visits", vec![action("Count the visits", "May 2026")]),
        ],
        doubts: Vec::new(),
    };
    Plan::fold(&Plan::open(OpenPlan { draft }).expect("it is a plan")).expect("it is in order")
}

fn take(plan: &Plan, changes: Vec<VersionChange>) -> Result<Vec<Event>, Refusal> {
    plan.take_version(TakeVersion {
        source: source("june.txt"),
        reading: ReadingRef { sha256: "11".repeat(32) },
        taken: u32::try_from(changes.len()).expect("few"),
        changes,
        doubts: Vec::new(),
        left: 0,
    })
}

fn after(plan: &Plan, changes: Vec<VersionChange>) -> Plan {
    let mut plan = plan.clone();
    for event in take(&plan, changes).expect("it can be taken") {
        plan.apply(&event).expect("it comes in order");
    }
    plan
}

fn changed(number: u32, section: InSection, fields: ActionFields) -> VersionChange {
    let changed = vec!["timescale".to_owned()];
    VersionChange::Action { action: ActionNumber(number), section, fields, changed }
}

#[test]
fn a_date_that_moves_leaves_the_one_before() {
    let here = InSection::Known(SectionNumber(1));
    let moved = after(&plan(), vec![changed(1, here, action("Write a guide", "July 2026"))]);
    let again = after(&moved, vec![changed(1, here, action("Write a guide", "August 2026"))]);
    let reworded = after(&again, vec![changed(1, here, action("Write one guide", "August 2026"))]);
    let action = reworded.action(ActionNumber(1)).expect("it is there");
    let before: Vec<&str> = action.moved_from().iter().map(Timescale::printed).collect();
    assert_eq!((before, action.fields().timescale.printed()), (vec!["May 2026", "July 2026"], "August 2026"));
    assert_eq!(
        (action.document(), reworded.documents().len(), reworded.source().name.as_str()),
        (3, 4, "june.txt")
    );
    assert_eq!(reworded.action(ActionNumber(2)).map(goldthread_plan::Action::document), Some(0));
}

#[test]
fn a_deadline_that_moves_leaves_the_one_before() {
    let dated = |when: &str| {
        let mut fields = section("Records");
        fields.deadline = Timescale::read(when, YearHint::none());
        let changed = vec!["deadline".to_owned()];
        let number = SectionNumber(1);
        VersionChange::Section(SectionChanged { section: number, fields, at: Anchor::Typed, changed })
    };
    let moved = ["May 2026", "May 2026", "June 2026"]
        .into_iter()
        .fold(plan(), |plan, when| after(&plan, vec![dated(when)]));
    let before: Vec<&str> = moved.sections()[0].moved_from().iter().map(Timescale::printed).collect();
    assert_eq!(before, ["May 2026"]);
}

#[test]
fn numbers_are_never_used_again() {
    let gone = after(&plan(), vec![VersionChange::ActionGone(ActionNumber(3))]);
    assert!(gone.has_withdrawn(ActionNumber(3)) && !gone.has_withdrawn(ActionNumber(4)));
    let new = VersionChange::NewSection { key: 7, fields: section("Voice"), at: Anchor::Typed };
    let asks = VersionChange::NewAction { section: InSection::New(7), fields: action("Ask children", "") };
    let grown = after(&gone, vec![asks, new, VersionChange::SectionGone(SectionNumber(2))]);
    let sections: Vec<u32> = grown.sections().iter().map(|section| section.number().0).collect();
    let actions: Vec<(u32, u32)> =
        grown.actions().iter().map(|action| (action.number().0, action.section().0)).collect();
    assert_eq!((sections, actions), (vec![1, 3], vec![(1, 1), (2, 1), (4, 3)]));
}

#[test]
fn what_would_leave_an_action_alone_is_refused() {
    let plan = plan();
    for changes in [
        vec![VersionChange::SectionGone(SectionNumber(1))],
        vec![VersionChange::SectionGone(SectionNumber(9))],
        vec![VersionChange::ActionGone(ActionNumber(9))],
        vec![VersionChange::NewAction { section: InSection::New(1), fields: action("Ask", "") }],
        vec![changed(1, InSection::Known(SectionNumber(9)), action("Ask", ""))],
    ] {
        let refused = take(&plan, changes.clone());
        assert!(matches!(refused, Err(Refusal::NotThere { .. })), "{changes:?} {refused:?}");
    }
}
