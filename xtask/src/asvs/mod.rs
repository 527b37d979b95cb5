//! `cargo xtask asvs`: the tests that docs/security/asvs.csv names have run, and passed.
//!
//! That they exist, and that the table is whole, is a check of `cargo xtask tidy`; here the report that the last run of
//! all tests left is read (`cargo xtask ci tests`).

mod junit;
pub mod table;

use std::fs;

use crate::{Done, root};
use junit::Passed;
use table::{Applies, Met, Row, Shown, TABLE};

/// Where nextest writes what .config/nextest.toml asks for.
const REPORT: &str = "target/nextest/ci/junit.xml";

/// Compares the table with the report of the last run.
pub fn run(_: &[String]) -> Done {
    let table = read(TABLE, "it is part of the project")?;
    let report = read(REPORT, "run all tests first: cargo xtask ci tests")?;
    let rows: Vec<Row> = table::rows(&table).into_iter().flatten().collect();
    let unshown = unshown(&rows, &junit::passed(&report).map_err(|error| format!("{REPORT}: {error}"))?);
    for words in &unshown {
        println!("  {words}");
    }
    println!("asvs: {}", summary(&rows));
    match unshown.len() {
        0 => Ok(()),
        count => Err(format!("{count} tests that {TABLE} names did not run and pass")),
    }
}

fn read(path: &str, otherwise: &str) -> Result<String, String> {
    fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}; {otherwise}"))
}

/// The tests that are named and have not passed, each with the requirement that it should show.
fn unshown(rows: &[Row], passed: &Passed) -> Vec<String> {
    let tests = rows.iter().flat_map(|row| row.shown().map(move |shown| (row, shown)));
    let unshown = tests.filter_map(|(row, shown)| match shown {
        Shown::Test { program, name } if !passed.contains(&(program.to_owned(), name.to_owned())) => {
            Some(format!("{}: {program} {name} did not run and pass", row.id))
        }
        _ => None,
    });
    unshown.collect()
}

/// How many requirements there are, and how they stand.
fn summary(rows: &[Row]) -> String {
    let count = |is: &dyn Fn(&&Row) -> bool| rows.iter().filter(is).count();
    let met = |met: Met| count(&|row| row.applies == Applies::Yes && row.met() == met);
    let untested = count(&|row| row.applies == Applies::Yes && row.met() == Met::Whole && !row.is_tested());
    format!(
        "{} requirements: {} met ({untested} without a test), {} in part, {} missing, {} later, {} not for this program",
        rows.len(),
        met(Met::Whole),
        met(Met::InPart),
        met(Met::Missing),
        count(&|row| row.applies == Applies::Later),
        count(&|row| row.applies == Applies::No),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Row> {
        let text = format!("id,level,subject,applies,how,where,test\n{text}");
        table::rows(&text).into_iter().map(|row| row.expect("a row")).collect()
    }

    #[test]
    fn what_did_not_pass_is_named_with_its_requirement() {
        let passed = Passed::from([("goldthread-web".to_owned(), "a::ran".to_owned())]);
        let check = |test: &str, expected: &[&str]| {
            let rows = rows(&format!("V1.1.1,2,a,yes,how,,{test}\n"));
            assert_eq!(unshown(&rows, &passed), expected, "{test}");
        };
        check("goldthread-web a::ran", &[]);
        check("browser: no link is dead", &[]);
        check("none: it is a paper", &[]);
        check("goldthread-web a::lost", &["V1.1.1: goldthread-web a::lost did not run and pass"]);
        check("goldthread-cli a::ran", &["V1.1.1: goldthread-cli a::ran did not run and pass"]);
    }

    #[test]
    fn requirements_are_counted() {
        let rows = rows(
            "V0,2,a,yes,so,,goldthread-web a::ran\nV1,2,a,yes,so,,none: why\nV2,2,a,yes,In part: so,,\nV3,2,a,yes,Missing: so,,\nV4,2,a,no,why,,\nV5,2,a,later,why,,\n",
        );
        assert_eq!(
            summary(&rows),
            "6 requirements: 2 met (1 without a test), 1 in part, 1 missing, 1 later, 1 not for this program"
        );
    }
}
