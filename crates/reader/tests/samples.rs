//! The samples, counted against the table in `samples/README.md`.

use std::fs;
use std::path::Path;

use goldthread_reader::{Limits, Source, read, to_json};
use serde_json::Value;

fn sample(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples").join(name);
    let bytes = fs::read(path).expect("a sample");
    to_json(&read(&Source::new(name, &bytes, Limits::default()).expect("it can be read")))
}

fn counts(plan: &Value, field: &str) -> Vec<usize> {
    let sections = plan["sections"].as_array().expect("sections");
    sections.iter().map(|section| section[field].as_array().map_or(0, Vec::len)).collect()
}

fn length(plan: &Value, field: &str) -> usize {
    plan[field].as_array().map_or(0, Vec::len)
}

#[test]
fn the_plan_holds_what_its_readme_says() {
    let plan = sample("action-plan.txt");
    assert_eq!(counts(&plan, "actions"), [7, 7, 6, 7, 6, 7, 6, 5, 5, 5]);
    assert_eq!(counts(&plan, "outcomes"), [4, 3, 3, 4, 3, 4, 3, 3, 0, 0]);
    assert_eq!(length(&plan["inspection"], "judgements"), 5);
    assert_eq!((length(&plan, "status_scheme"), length(&plan, "glossary")), (5, 13));
}

#[test]
fn the_progress_report_holds_what_its_readme_says() {
    let report = sample("progress-report.md");
    assert_eq!(counts(&report, "scheduled_work"), [3, 3, 2, 2, 2, 3, 3, 2]);
    assert_eq!(counts(&report, "outcomes"), [3, 3, 2, 2, 2, 3, 2, 2]);
    assert_eq!(counts(&report, "actions").iter().sum::<usize>(), 0);
    assert_eq!(length(&report, "status_scheme"), 5);
    let rated = |section: &Value| {
        let ratings = ["process_rag", "impact_rag"].map(|which| &section[which]);
        ratings
            .iter()
            .flat_map(|rated| [&rated["last"], &rated["this"]])
            .filter(|rated| **rated != "")
            .count()
    };
    let ratings: usize = report["sections"].as_array().expect("sections").iter().map(rated).sum();
    assert_eq!(ratings, 32);
    assert_eq!(length(&report, "doubts"), 0, "{}", report["doubts"]);
}

#[test]
fn the_partner_s_plan_holds_what_its_readme_says() {
    let plan = sample("partnership-plan.txt");
    assert_eq!(counts(&plan, "actions"), [3, 2, 3, 1, 2, 1, 3, 2]);
    assert_eq!((length(&plan, "status_scheme"), length(&plan, "glossary")), (4, 5));
}

#[test]
fn a_report_a_letter_and_a_readme_are_no_plans() {
    assert_eq!(sample("README.md")["kind"], "other");
    assert_eq!(sample("inspection-report.md")["kind"], "inspection-report");
    let letter = sample("not-a-plan.txt");
    assert_eq!((&letter["kind"], length(&letter, "sections")), (&"other".into(), 0));
}

/// The words of each planted fault are found in the line that the list names.
#[test]
fn planted_faults_stand_where_the_list_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let planted = fs::read(folder.join("planted.json")).expect("the list of faults");
    let planted: Vec<Value> = serde_json::from_slice(&planted).expect("JSON");
    for fault in planted {
        let [file, words] = ["file", "words"].map(|field| fault[field].as_str().unwrap_or_default());
        let text = fs::read_to_string(folder.join(file)).expect("a sample");
        let line = usize::try_from(fault["line"].as_u64().unwrap_or(1)).unwrap_or(1);
        let printed = text.lines().nth(line - 1).unwrap_or_default();
        assert!(printed.contains(words), "{file} line {line}: {words}");
    }
}
