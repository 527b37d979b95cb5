//! The list of a pack for programs: `manifest.csv`.

use std::io;

use csv::WriterBuilder;

use super::{Content, Outcome, Row};

const HEAD: [&str; 11] = [
    "number",
    "title",
    "kind",
    "date",
    "valid until",
    "strength",
    "actions",
    "file",
    "link",
    "sha-256",
    "state",
];

/// A row for each piece of evidence; with the mark that makes Excel read UTF-8.
pub fn write(rows: &[Row<'_>]) -> io::Result<Vec<u8>> {
    let mut out = WriterBuilder::new().from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(HEAD)?;
    for row in rows {
        out.write_record(cells(row).map(value))?;
    }
    out.into_inner().map_err(csv::IntoInnerError::into_error)
}

fn cells(row: &Row<'_>) -> [String; 11] {
    let item = row.item;
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let (link, sha256) = match &item.content {
        Content::File { sha256, .. } => (String::new(), sha256.to_string()),
        Content::Link(link) => (link.clone(), String::new()),
        Content::Erased => Default::default(),
    };
    let (file, state) = match &row.outcome {
        Outcome::Packed(path) => (path.clone(), "packed"),
        Outcome::Link => (String::new(), "link"),
        Outcome::Erased => (String::new(), "erased"),
        Outcome::Missing => (String::new(), "missing"),
        Outcome::Changed => (String::new(), "changed"),
    };
    [
        row.number.to_string(),
        item.title.clone(),
        item.kind.clone(),
        day(item.date),
        day(item.valid_until),
        item.strength.clone(),
        item.actions.join("; "),
        file,
        link,
        sha256,
        state.to_owned(),
    ]
}

/// A value. What a program would take for a formula gets the mark that makes it a text.
fn value(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_begins_a_formula() {
        let check = |text: &str, expected: &str| assert_eq!(value(text.to_owned()), expected);
        for begins in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1"] {
            check(begins, &format!("'{begins}"));
        }
        check("Audit = done", "Audit = done");
        check("", "");
    }
}
