//! The feed is read back by a library that did not write it.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use goldthread_ical::{Duty, Feed};
use jiff::civil::date;
use serde_json::{Value, json};

fn duty(uid: &str, summary: &str) -> Duty {
    Duty {
        uid: uid.to_owned(),
        day: date(2026, 12, 31),
        summary: summary.to_owned(),
        description: String::new(),
        url: None,
        changed_at: "2026-12-01T09:30:00Z".parse().unwrap(),
        cancelled: false,
    }
}

fn feed(duties: Vec<Duty>) -> Feed {
    Feed { name: "What Siân owes".to_owned(), refresh_hours: 6, duties }
}

/// What `icalendar` of `PyPI` makes of the feed; none where it is not here.
fn read(feed: &Feed) -> Option<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = folder.join("../../target/tools/bin/python");
    if !python.exists() {
        assert!(std::env::var_os("CI").is_none(), "icalendar is not here; run scripts/setup.sh test first");
        println!("skipped: icalendar is not here; run scripts/setup.sh test first");
        return None;
    }
    let mut reader = Command::new(python)
        .arg(folder.join("tests/ical/read.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    reader.stdin.take().unwrap().write_all(feed.write().as_bytes()).unwrap();
    let told = reader.wait_with_output().unwrap();
    assert!(told.status.success());
    Some(serde_json::from_slice(&told.stdout).unwrap())
}

fn check(duties: Vec<Duty>, expected: &Value) {
    if let Some(read) = read(&feed(duties)) {
        assert_eq!(&read["duties"], expected);
        assert_eq!(read["faults"], json!([]));
    }
}

#[test]
fn a_calendar_says_what_it_is() {
    let Some(read) = read(&feed(Vec::new())) else { return };
    let expected = json!({
        "VERSION": "2.0", "PRODID": "-//Goldthread//Duties//EN", "CALSCALE": "GREGORIAN", "METHOD": "PUBLISH",
        "NAME": "What Siân owes", "X-WR-CALNAME": "What Siân owes",
        "REFRESH-INTERVAL": "PT6H", "X-PUBLISHED-TTL": "PT6H",
    });
    assert_eq!(read["calendar"], expected);
}

#[test]
fn duties_come_back_as_they_were() {
    let long = "Head of Service’s audit of re-referrals, with the partnership’s; ".repeat(8);
    let whole = Duty {
        day: date(2028, 2, 29),
        description: format!("{long}\nSecond line, with a \\ and a tab\there.\r\nEND:VEVENT"),
        url: Some("https://plans.example.org/plans/1/actions/2?from=calendar&at=214".to_owned()),
        changed_at: "2026-12-02T00:00:00Z".parse().unwrap(),
        cancelled: true,
        ..duty("action-2@plans.example.org", &long)
    };
    let plain = |uid: &str, summary: &str| {
        json!({
            "UID": uid, "DTSTAMP": "2026-12-01T09:30:00+00:00", "LAST-MODIFIED": "2026-12-01T09:30:00+00:00",
            "SEQUENCE": 218_280_600, "DTSTART": "2026-12-31", "DTEND": "2027-01-01", "SUMMARY": summary,
            "STATUS": "CONFIRMED", "TRANSP": "TRANSPARENT",
        })
    };
    let full = json!({
        "UID": "action-2@plans.example.org", "DTSTAMP": "2026-12-02T00:00:00+00:00",
        "LAST-MODIFIED": "2026-12-02T00:00:00+00:00", "SEQUENCE": 218_332_800, "DTSTART": "2028-02-29",
        "DTEND": "2028-03-01", "SUMMARY": long,
        "DESCRIPTION": format!("{long}\nSecond line, with a \\ and a tab\there.\nEND:VEVENT"),
        "URL": "https://plans.example.org/plans/1/actions/2?from=calendar&at=214",
        "STATUS": "CANCELLED", "TRANSP": "TRANSPARENT",
    });
    check(vec![duty("a@x", "Audit"), whole], &json!([plain("a@x", "Audit"), full]));
    for summary in ["Siân, Zoë; £5m \\n", "🧒 under \"eighteen\": all", " two  spaces ", "", "BEGIN:VEVENT"]
    {
        check(vec![duty("b@x", summary)], &json!([plain("b@x", summary)]));
    }
}

#[test]
fn the_text_keeps_to_its_form() {
    let hostile = Duty {
        url: Some("https://x.example/\r\nATTENDEE:mailto:eve@example.org".to_owned()),
        ..duty("u\r\nATTENDEE:y", "s\r\nATTENDEE:mailto:eve@example.org\u{0}")
    };
    let feed = feed(vec![hostile, duty("long", &"é".repeat(500))]);
    let text = feed.write();
    assert_eq!(text, feed.write(), "the same duties give the same bytes");
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.starts_with("ATTENDEE"), "{line}");
    }
    assert!(
        Feed { duties: vec![Duty { day: jiff::civil::Date::MAX, ..duty("x", "x") }], ..feed }
            .write()
            .contains("99991231")
    );
}
