//! The report as JSON, field by field as `formats/flags.schema.json` has them; ids that last; selections; time.

use std::time::{Duration, Instant};

use goldthread_anchor::{Anchor, Cell, Quote, TextRange};
use goldthread_plan::timescale::YearHint;
use goldthread_plan::{
    ActionFields, DocumentKind, Draft, DraftSection, OpenPlan, Plan, PlanFields, SectionFields, SectionKind,
    SourceRef, Timescale,
};
use goldthread_rules::{PlanView, Report, RuleSet, Selection, all, check};
use serde_json::{Value, json};

fn place(line: u32) -> Anchor {
    Anchor::TableCell(TextRange { start: 40, end: 90, line }, Cell { table: 1, row: line, column: 4 })
}

fn action(text: &str, status: &str, progress: &str) -> ActionFields {
    ActionFields {
        text: Quote::at(text, place(2)),
        status: Quote::typed(status),
        progress: Quote::at(progress, place(3)),
        timescale: Timescale::read("May 2031", YearHint::none()),
        ..ActionFields::default()
    }
}

fn plan(dated: &str, actions: Vec<ActionFields>) -> Plan {
    let mut fields = SectionFields::titled(SectionKind::Recommendation, Quote::typed("Homes are safe"));
    fields.reference = Some(Quote::typed("4"));
    let source = SourceRef {
        name: "p".to_owned(),
        media_type: "text/plain".to_owned(),
        sha256: String::new(),
        bytes: 0,
    };
    let fields_of_plan = PlanFields { document_date: Quote::typed(dated), ..PlanFields::default() };
    let sections = vec![DraftSection { fields, at: Anchor::Typed, actions }];
    let draft =
        Draft { source, kind: DocumentKind::Plan, fields: fields_of_plan, sections, doubts: Vec::new() };
    Plan::fold(&Plan::open(OpenPlan { draft }).expect("it has a section"))
        .expect("events of opening are in order")
}

fn report(plan: &Plan, codes: &[&str]) -> Report {
    check(&PlanView::new(plan), &Selection::codes(codes).expect("the codes are known"))
}

#[test]
fn a_report_is_written_as_the_format_says() {
    let plan =
        plan("12 June 2031", vec![action("Visit each home", "Completed", "Two homes were seen. Ongoing")]);
    let written = report(&plan, &["STA001", "LEA005"]).to_json();
    let id = written["flags"][0]["id"].clone();
    assert!(id.as_str().is_some_and(|id| id.starts_with("STA001-")), "{id}");
    let flag = json!({
        "id": id,
        "code": "STA001",
        "rule": "completed-with-open-work",
        "family": "status",
        "level": "warning",
        "message": "Said to be “Completed”, but the progress is “Ongoing”.",
        "source_rules": ["R01"],
        "section": "4",
        "action": "Visit each home",
        "words": "Ongoing",
        "at": { "text": [40, 90], "line": 3, "table": 1, "row": 3, "column": 4 },
        "also_at": [],
        "clears_when": "The progress tells that the work is done, or the action is open again.",
    });
    let expected = json!({
        "format": "goldthread-flags/1",
        "rule_set": "2026-11",
        "as_at": "2031-06-12",
        "flags": [flag],
        "cannot_tell": [{ "code": "LEA005", "why": "no action names a lead" }],
    });
    assert_eq!(written, expected);
}

#[test]
fn a_plan_without_a_date_is_judged_on_no_day_until_one_is_given() {
    let plan = plan("", vec![action("Visit each home", "In progress", "")]);
    let silent = report(&plan, &["DAT001"]);
    assert_eq!((silent.flags.len(), silent.cannot_tell.len()), (0, 1));
    assert_eq!(silent.to_json()["as_at"], Value::from(""));
    let on = PlanView::new(&plan).on(jiff::civil::date(2031, 6, 1));
    assert_eq!(
        check(&on, &Selection::default()).flags.iter().filter(|flag| flag.rule.code == "DAT001").count(),
        1
    );
    let before = PlanView::new(&plan).on(jiff::civil::date(2031, 5, 31));
    assert!(!check(&before, &Selection::default()).flags.iter().any(|flag| flag.rule.code == "DAT001"));
}

#[test]
fn an_id_lasts_while_rows_come_and_go() {
    let visit = || action("Visit each home", "Completed", "Ongoing");
    let first = report(&plan("June 2031", vec![visit(), visit()]), &["STA001"]);
    let ids: Vec<_> = first.flags.iter().map(|flag| flag.id.clone()).collect();
    assert_ne!(ids[0], ids[1]);
    let later =
        report(&plan("July 2031", vec![action("Open two homes", "", ""), visit(), visit()]), &["STA001"]);
    assert_eq!(later.flags.into_iter().map(|flag| flag.id).collect::<Vec<_>>(), ids);
}

#[test]
fn a_selection_knows_its_rules() {
    let unknown = Selection::codes(["STA001", "XYZ009"]).expect_err("there is no such rule");
    assert!(
        unknown.to_string().starts_with("there is no rule XYZ009 in the set 2026-11; the rules are STA001, ")
    );
    assert_eq!(Selection::codes([" sta001 "]), Selection::codes(["STA001"]));
    assert_eq!(Selection::default(), Selection::set(RuleSet::NOV_2026));
    assert!(all().all(|rule| rule.since == RuleSet::NOV_2026));
}

/// A plan that somebody wrote to slow the program down must not. The limit is loose: tests run unoptimised, on busy machines.
#[test]
fn hostile_texts_cost_bounded_time() {
    let long = "see above to be completed by 31 30 May 2031, 17 of 20 (3%) monthly ".repeat(2_000);
    let alike = |n: usize| {
        action(&format!("Remind every chair and officer of their duty to test plans {n}"), "Completed", "")
    };
    let mut actions: Vec<_> = (0..1_000).map(alike).collect();
    actions.push(action(&long, "Completed", &long));
    let plan = plan("June 2031", actions);
    let start = Instant::now();
    let report = check(&PlanView::new(&plan), &Selection::default());
    assert!(!report.flags.is_empty());
    let took = worked(start);
    assert!(took.as_secs() < 20, "{took:?}");
}

/// How long this thread has had a processor: other work on the machine does not count. Where the system does not tell,
/// the time that has passed.
fn worked(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}
