//! The seven published reports of `../shared/reports`, counted. Where they are not there, this says so and passes.

#[path = "support/digest.rs"]
mod digest;

use std::path::{Path, PathBuf};

use digest::{grades, lists};
use goldthread_reader_reports::{Addressee, Report, recognise};
use goldthread_tree::Limits;

/// A report: file, grades, lists, numbered findings, bodies of the first thing to be done.
type Expected = (&'static str, &'static str, &'static str, usize, usize);

const SEVEN: &[Expected] = &[
    ("area-send-derbyshire-2024.pdf", "Failing", "6 priority, 5 improvement", 0, 2),
    ("birmingham-2023.pdf", "Good Good Good Good Good", "4 improvement", 63, 0),
    (
        "halton-2020.pdf",
        "RequiresImprovement RequiresImprovement RequiresImprovement RequiresImprovement",
        "5 improvement",
        38,
        0,
    ),
    ("jtai-torbay-2024.pdf", "", "2 priority, 7 improvement", 0, 1),
    (
        "looked-after-sandwell-2013.pdf",
        "Inadequate Adequate Adequate Inadequate Inadequate",
        "8 improvement Immediately, 8 improvement Within three months, 2 improvement Within six months",
        72,
        1,
    ),
    (
        "solihull-2020.pdf",
        "RequiresImprovement RequiresImprovement Good RequiresImprovement",
        "10 improvement",
        52,
        0,
    ),
    (
        "walsall-2017.pdf",
        "RequiresImprovement RequiresImprovement RequiresImprovement Good RequiresImprovement RequiresImprovement RequiresImprovement",
        "12 recommendation, 4 recommendation to the board",
        116,
        0,
    ),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reports")
}

fn read(name: &str) -> Option<Report> {
    let bytes = std::fs::read(folder().join(name)).ok()?;
    let tree = goldthread_reader_pdf::read(name, &bytes, &Limits::default()).expect("a report opens");
    Some(recognise(&tree).unwrap_or_else(|| panic!("{name} is a report")))
}

#[test]
fn the_seven_reports_are_read() {
    for (name, expected_grades, expected_lists, numbered, bodies) in SEVEN {
        let Some(report) = read(name) else {
            eprintln!("skipped: {} is not there", folder().join(name).display());
            continue;
        };
        assert_eq!(&grades(&report), expected_grades, "{name}");
        assert_eq!(&lists(&report), expected_lists, "{name}");
        let found = report.findings.iter().filter(|finding| finding.number.is_some()).count();
        // Where a page's paragraphs come as a table, some of their numbers are lost.
        assert!(found + 8 > *numbered && found <= *numbered, "{name}: {found} numbered findings");
        assert_eq!(report.recommendations[0].responsible.len(), *bodies, "{name}");
        assert!(!report.dates.is_empty() && !report.authority.is_empty(), "{name}");
        let ours = report.recommendations.iter().filter(|one| one.to == Addressee::Inspected).count();
        assert_eq!(goldthread_reader_reports::draft(&report).sections.len(), ours, "{name}");
    }
}

#[test]
fn the_day_of_the_answer_is_found() {
    for (name, by) in [
        ("solihull-2020.pdf", None),
        ("walsall-2017.pdf", Some("2017-12-11")),
        ("jtai-torbay-2024.pdf", Some("2024-05-09")),
        ("area-send-derbyshire-2024.pdf", None),
    ] {
        let Some(report) = read(name) else { continue };
        let answer = report.answer.expect("an answer is asked for");
        assert_eq!(answer.by.map(|day| day.to_string()).as_deref(), by, "{name}: {answer:?}");
    }
}

#[test]
fn what_has_to_be_done_ends_where_its_sentence_does() {
    for (name, ..) in SEVEN {
        let Some(report) = read(name) else { continue };
        let ends = |text: &str| text.ends_with(['.', ';', ',']);
        let cut = report.recommendations.iter().filter(|one| !ends(one.text.text())).count();
        // The report of 2013 prints no full stops after its points.
        assert!(cut == 0 || name.contains("2013"), "{name}: {cut} without an end");
        let far = report.recommendations.iter().filter(|one| one.text.text().len() > 900).count();
        assert_eq!(far, 0, "{name}: {far} too long");
    }
}
