//! What of a report a plan answers.

mod support;

use goldthread_anchor::Quote;
use goldthread_compare::{Coverage, Nearness, Point, Through, coverage, coverage_with_findings};
use goldthread_plan::{Draft, SectionKind};
use support::{action, draft, finding, recommendation, section};

const RECORDS: &str = "The timeliness and accuracy of case records, so that families can follow decisions.";
const VISITS: &str =
    "The frequency of visits to children who live in residential homes far from the borough.";
const CARERS: &str = "Training offered to kinship carers before a child is placed with them.";

fn report() -> Draft {
    draft("report.pdf", [RECORDS, VISITS, CARERS].map(|title| recommendation(title, Vec::new())).into())
}

fn covered(report: &Draft, plan: &Draft) -> Coverage {
    coverage(&report.into(), &plan.into())
}

/// The titles of the plan's sections, and for each recommendation the places of those that must answer it.
fn check(titles: &[&str], expected: [&[usize]; 3]) {
    let sections = titles.iter().map(|title| recommendation(title, Vec::new())).collect();
    let found = covered(&report(), &draft("plan.docx", sections));
    for (point, expected) in found.points.iter().zip(expected) {
        let likely = point.sections.iter().filter(|answer| answer.near >= Nearness::LIKELY);
        let sections: Vec<usize> = likely.map(|answer| answer.section).collect();
        assert_eq!(sections, expected, "{} in {titles:?}\n{}", point.text, found.lines());
    }
}

#[test]
fn recommendations_find_their_sections() {
    check(&[RECORDS, VISITS, CARERS], [&[0], &[1], &[2]]);
    check(&[CARERS, VISITS, RECORDS], [&[2], &[1], &[0]]);
    check(
        &["Timely and accurate case recording", "KINSHIP CARER TRAINING", "Visits to residential homes"],
        [&[0], &[2], &[1]],
    );
    check(
        &["Accurracy of case records", "Frequncy of vists to children in residentail homes", "Parking"],
        [&[0], &[1], &[]],
    );
    check(&["Case records and their timeliness; training offered to kinship carers"], [&[0], &[], &[0]]);
    check(&["Timeliness of case records", "Accuracy of case records", "Parking"], [&[1, 0], &[], &[]]);
    check(&["Budget", "Parking", "The office"], [&[], &[], &[]]);
    check(&[], [&[], &[], &[]]);
}

#[test]
fn a_number_is_no_answer() {
    let sections = ["Budget", "Parking", "The office"].iter().zip(1..).map(|(title, number)| {
        let mut section = recommendation(title, Vec::new());
        section.fields.reference = Some(Quote::typed(number.to_string()));
        section
    });
    let found = covered(&report(), &draft("plan.docx", sections.collect()));
    assert_eq!(found.unanswered().count(), 3);
    assert!(!found.is_full());
    assert_eq!(found.idle.len(), 3);
}

#[test]
fn abbreviations_are_those_of_the_documents() {
    let report =
        draft("report.pdf", vec![recommendation("The quality of personal housing plans (PHPs)", Vec::new())]);
    let plan = draft(
        "plan.docx",
        vec![recommendation("PHPs", Vec::new()), recommendation("Personal safety", Vec::new())],
    );
    let found = covered(&report, &plan);
    assert_eq!(found.points[0].sections[0].section, 0, "{}", found.lines());
}

#[test]
fn findings_are_answered_by_sections_and_by_actions() {
    let mut report = report();
    report.sections.push(finding(
        "Social workers know their families. However, the records of visits are written weeks late. Teams are stable.",
    ));
    report.sections.push(finding("The duty desk does not always tell schools of the outcome of a referral."));
    report.sections.push(finding("Foster homes inspected in the summer were warm."));
    let phase = vec![
        action(
            "1 | Write to schools with the outcome of each referral to the duty desk | Duty Manager | May 2026",
        ),
        action("2 | Set dates"),
    ];
    let mut records = recommendation(RECORDS, vec![action("1 | Agree a standard for recording")]);
    records.fields.finding = Quote::typed("The records of visits are written weeks late.");
    let plan = draft("plan.docx", vec![records, section(SectionKind::Phase, "Phase 1: to May 2026", phase)]);
    let found = covered(&report, &plan);
    let point = |number: usize| &found.points[number];
    assert_eq!(point(3).sections[0].section, 0, "{}", found.lines());
    assert_eq!(point(3).actions[0].through, Through::Section);
    assert!(point(4).sections.is_empty() && point(4).is_answered());
    let answer = &point(4).actions[0];
    assert_eq!((answer.section, answer.action, answer.through), (1, 0, Through::Words));
    assert!(!point(5).is_answered());
    let idle: Vec<_> = found.idle.iter().map(|idle| (idle.section, idle.action)).collect();
    assert_eq!(idle, [(1, Some(1))]);
}

#[test]
fn findings_beside_recommendations_change_nothing_of_those() {
    let findings =
        ["The records of visits are written weeks late.", "Foster homes inspected in the summer were cold."];
    let findings = findings.map(finding);
    let plan = draft(
        "plan.docx",
        vec![recommendation(
            RECORDS,
            vec![action("1 | Write records of visits within a day, not weeks late")],
        )],
    );
    let (report, alone) = (report(), covered(&report(), &plan));
    let found = coverage_with_findings(&(&report).into(), &findings, &(&plan).into());
    assert_eq!(found.points, alone.points);
    assert_eq!(found.findings.iter().map(Point::is_answered).collect::<Vec<_>>(), [true, false]);
    let lines = found.lines();
    for words in [
        "Findings of what is not good: 1 of 2 answered",
        "Findings that nothing answers:\n  Finding 2: Foster",
    ] {
        assert!(lines.contains(words), "{words} is not in\n{lines}");
    }
    assert_eq!(found.to_json()["findings"][0]["answered"], true);
    // A letter recommends nothing: its findings decide.
    let letter = draft("letter.pdf", Vec::new());
    assert!(!coverage_with_findings(&(&letter).into(), &findings, &(&plan).into()).is_full());
    assert!(coverage_with_findings(&(&letter).into(), &findings[..1], &(&plan).into()).is_full());
}

#[test]
fn what_is_only_named_is_told() {
    let plan = draft(
        "plan.docx",
        vec![recommendation(RECORDS, Vec::new()), recommendation(CARERS, vec![action("1 | Write a course")])],
    );
    let found = covered(&report(), &plan);
    let named: Vec<bool> = found.points.iter().map(Point::is_named_only).collect();
    assert_eq!(named, [true, false, false]);
    let lines = found.lines();
    for words in [
        "2 of 3 answered",
        "Nothing answers:\n  Recommendation 2: The frequency",
        "with no action or work under it:\n  Recommendation 1",
    ] {
        assert!(lines.contains(words), "{words} is not in\n{lines}");
    }
}

#[test]
fn the_format_is_named_and_places_count_from_1() {
    let plan = draft("plan.docx", vec![recommendation(RECORDS, vec![action("1 | Write a course")])]);
    let json = covered(&report(), &plan).to_json();
    assert_eq!(json["format"], "goldthread-match/1");
    assert_eq!(json["answered"], 1);
    assert_eq!(json["points"][0]["sections"][0]["section"], 1);
    assert_eq!(json["points"][0]["sections"][0]["nearness"], "sure");
    assert_eq!(json["points"][0]["actions"][0]["through"], "section");
    assert_eq!(json["points"][1]["answered"], false);
}

#[test]
fn an_empty_report_is_not_covered() {
    let nothing = draft("report.pdf", Vec::new());
    let found = covered(&nothing, &nothing);
    assert!(!found.is_full());
    assert!(found.lines().contains("no recommendation"));
}
