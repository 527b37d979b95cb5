//! What `cargo nextest` reported of the tests that it ran, in its XML for `JUnit`.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// The tests that ran and passed: the program that holds each, and its name.
pub type Passed = HashSet<(String, String)>;

/// Reads a report.
pub fn passed(report: &str) -> Result<Passed, String> {
    let mut reader = Reader::from_str(report);
    let (mut passed, mut open) = (Passed::new(), None);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(tag) if tag.name().as_ref() == CASE => open = Some(case(&tag)?),
            Event::Empty(tag) if tag.name().as_ref() == CASE => passed.extend([case(&tag)?]),
            Event::Start(tag) | Event::Empty(tag) if UNPASSED.contains(&tag.name().as_ref()) => open = None,
            Event::End(tag) if tag.name().as_ref() == CASE => passed.extend(open.take()),
            Event::Eof => return Ok(passed),
            _ => {}
        }
    }
}

const CASE: &str = "testcase";
/// What stands in the case of a test that did not pass.
const UNPASSED: [&str; 3] = ["failure", "error", "skipped"];

fn case(tag: &BytesStart<'_>) -> Result<(String, String), String> {
    Ok((value(tag, "classname")?, value(tag, "name")?))
}

fn value(tag: &BytesStart<'_>, name: &str) -> Result<String, String> {
    let found = tag.try_get_attribute(name).map_err(|error| error.to_string())?;
    let found = found.ok_or_else(|| format!("a test without its {name}"))?;
    found.normalized_value(XmlVersion::Implicit1_0).map(String::from).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_ran_and_did_not_fail_has_passed() {
        let report = r#"<?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="nextest-run"><testsuite name="x::door">
                <testcase name="a::ran" classname="x::door" time="0.1"/>
                <testcase name="ran_with_words" classname="x::door"><system-out>failure</system-out></testcase>
                <testcase name="failed" classname="x::door"><failure type="test failure">why</failure></testcase>
                <testcase name="skipped" classname="x::door"><skipped/></testcase>
                <testcase name="a&lt;b" classname="x"></testcase>
            </testsuite></testsuites>"#;
        let found = passed(report).expect("it can be read");
        let expected = [("x::door", "a::ran"), ("x::door", "ran_with_words"), ("x", "a<b")];
        assert_eq!(found, expected.map(|(program, name)| (program.to_owned(), name.to_owned())).into());
    }

    #[test]
    fn what_is_no_report_is_refused() {
        assert!(passed("<testcase name=\"a\"/>").is_err());
        assert!(passed("<a></b>").is_err());
    }
}
