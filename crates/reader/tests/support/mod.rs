//! A reading compared with the one expected: exact, once case, marks and white space are evened out.

use serde_json::Value;

/// What differs; a field that the expectation leaves out must be empty.
pub fn differences(expected: &Value, read: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    for field in ["kind", "title", "document_date"] {
        if let Some(value) = expected.get(field) {
            compare(field, value, &read[field], &mut faults);
        }
    }
    for (field, list) in [("scheme", "status_scheme"), ("glossary", "glossary")] {
        if let Some(count) = expected.get(field).and_then(Value::as_u64) {
            compare(field, &count.into(), &list_of(read, list).len().into(), &mut faults);
        }
    }
    if let Some(codes) = expected.get("doubts") {
        let mut told: Vec<&str> =
            list_of(read, "doubts").iter().filter_map(|doubt| doubt["code"].as_str()).collect();
        told.retain(|code| *code != "no-document-date");
        told.sort_unstable();
        told.dedup();
        compare("doubts", codes, &told.into(), &mut faults);
    }
    let (wanted, found) = (list_of(expected, "sections"), list_of(read, "sections"));
    for (at, section) in wanted.iter().enumerate() {
        compare_section(section, found.get(at).unwrap_or(&Value::Null), &mut faults);
    }
    for extra in found.iter().skip(wanted.len()) {
        faults.push(format!("a section too many: {}", even(&extra["title"])));
    }
    faults
}

fn compare_section(expected: &Value, read: &Value, faults: &mut Vec<String>) {
    for field in ["kind", "ref", "title"] {
        compare(field, &expected[field], &read[field], faults);
    }
    for field in ["outcomes", "current_position", "scheduled_work", "areas_of_concern"] {
        compare(field, &expected[field], &read[field], faults);
    }
    let (wanted, found) = (list_of(expected, "actions"), list_of(read, "actions"));
    for (at, action) in wanted.iter().enumerate() {
        compare_action(action, found.get(at).unwrap_or(&Value::Null), faults);
    }
    for extra in found.iter().skip(wanted.len()) {
        faults.push(format!("an action too many: {}", even(&extra["text"])));
    }
}

fn compare_action(expected: &Value, read: &Value, faults: &mut Vec<String>) {
    for field in ["text", "leads", "progress", "status", "status_colour", "earlier_dates", "impact"] {
        compare(field, &expected[field], &read[field], faults);
    }
    compare("timescale", &expected["timescale"]["printed"], &read["timescale"]["printed"], faults);
    for field in ["ref", "notes"] {
        if let Some(value) = expected.get(field) {
            compare(field, value, &read[field], faults);
        }
    }
}

fn compare(field: &str, expected: &Value, read: &Value, faults: &mut Vec<String>) {
    let (expected, read) = (even(expected), even(read));
    if expected != read {
        faults.push(format!("{field}: expected {expected:?}, read {read:?}"));
    }
}

fn list_of<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

/// A value as one line of words.
fn even(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => even_text(text),
        Value::Array(values) => values.iter().map(even).collect::<Vec<_>>().join(" | "),
        Value::Object(fields) => fields.values().map(even).collect::<Vec<_>>().join(": "),
        other => other.to_string(),
    }
}

fn even_text(text: &str) -> String {
    let even: String = text
        .chars()
        .map(|c| match c {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            '–' | '—' => '-',
            other => other,
        })
        .collect();
    even.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
