//! The table of what the standard asks (`docs/security/asvs.csv`): its rows, and the tests that they name.

use csv::StringRecord;
use serde::Deserialize;

/// Where the table stands.
pub const TABLE: &str = "docs/security/asvs.csv";

/// A requirement, and how it is met.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub id: String,
    pub level: u8,
    /// What it is about, in a few words.
    pub subject: String,
    pub applies: Applies,
    /// How it is met, what is missing, or why it does not apply.
    pub how: String,
    /// The files that meet it, parted by `; `.
    #[serde(rename = "where")]
    pub places: String,
    /// What shows it; see [`Row::shown`].
    pub test: String,
    /// The line in the table on which it begins.
    #[serde(skip)]
    pub line: usize,
}

/// Whether a requirement is one for Goldthread.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Applies {
    Yes,
    No,
    /// It will, with something that is not there yet.
    Later,
}

/// How far a requirement that applies is met, as the first word of `how` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    Whole,
    InPart,
    Missing,
}

/// One thing that shows that a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// A test: the program that holds it and its name, as `cargo nextest list` prints them.
    Test { program: &'a str, name: &'a str },
    /// A test in a browser.
    Browser(&'a str),
    /// Nothing, and why.
    Nothing(&'a str),
    /// None of these.
    Unclear(&'a str),
}

const NOTHING: &str = "none: ";
const BROWSER: &str = "browser: ";

impl Row {
    pub fn met(&self) -> Met {
        match self.how.split(':').next() {
            Some("Missing") => Met::Missing,
            Some("In part") => Met::InPart,
            _ => Met::Whole,
        }
    }

    /// What shows that it is met, parted by `; `; a reason why nothing does stands alone.
    pub fn shown(&self) -> impl Iterator<Item = Shown<'_>> {
        let alone = self.test.starts_with(NOTHING);
        let parts = if alone { vec![self.test.as_str()] } else { listed(&self.test).collect() };
        parts.into_iter().map(Shown::of)
    }

    /// Whether a test shows it.
    pub fn is_tested(&self) -> bool {
        self.shown().any(|shown| matches!(shown, Shown::Test { .. } | Shown::Browser(_)))
    }

    pub fn files(&self) -> impl Iterator<Item = &str> {
        listed(&self.places)
    }

    fn of(headers: &StringRecord, record: &StringRecord) -> Result<Self, (usize, String)> {
        let line = line_of(record.position());
        let row: Self = record.deserialize(Some(headers)).map_err(|error| (line, error.to_string()))?;
        Ok(Self { line, ..row })
    }
}

impl<'a> Shown<'a> {
    fn of(written: &'a str) -> Self {
        if let Some(why) = written.strip_prefix(NOTHING) {
            Self::Nothing(why)
        } else if let Some(name) = written.strip_prefix(BROWSER) {
            Self::Browser(name)
        } else {
            let test = written.split_once(' ').filter(|(_, name)| !name.contains(' '));
            test.map_or(Self::Unclear(written), |(program, name)| Self::Test { program, name })
        }
    }
}

fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split("; ").filter(|part| !part.is_empty())
}

fn line_of(position: Option<&csv::Position>) -> usize {
    position.and_then(|position| usize::try_from(position.line()).ok()).unwrap_or(1)
}

/// The rows of the table; of one that cannot be read the line and the reason.
pub fn rows(text: &str) -> Vec<Result<Row, (usize, String)>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let wrong = |error: csv::Error| (line_of(error.position()), error.to_string());
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => return vec![Err(wrong(error))],
    };
    let read = |record: Result<StringRecord, csv::Error>| Row::of(&headers, &record.map_err(wrong)?);
    reader.records().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "id,level,subject,applies,how,where,test\n";

    #[test]
    fn rows_are_read_with_their_lines() {
        let check = |text: &str, expected: Result<(&str, u8, Applies, usize), usize>| {
            let found = rows(&format!("{HEAD}V1.1.1,2,\"one,\ntwo\",no,why,,\n{text}"));
            let last = found.last().expect("there is a row").as_ref();
            let last = last.map(|row| (row.id.as_str(), row.level, row.applies, row.line));
            assert_eq!(last.map_err(|(line, _)| *line), expected, "{text}");
        };
        check("V1.1.2,1,b,later,how,,\n", Ok(("V1.1.2", 1, Applies::Later, 4)));
        check("V1.1.2,1,b,yes,\"said \"\"so\"\"\",f,t\n", Ok(("V1.1.2", 1, Applies::Yes, 4)));
        check("V1.1.2,1,b,perhaps,how,,\n", Err(4));
        check("V1.1.2,1,b\n", Err(4));
        assert!(rows("id,level,about\nV1.1.1,2,a\n")[0].is_err(), "a column is missing");
    }

    #[test]
    fn what_shows_it_is_told_apart() {
        let check = |test: &str, expected: &[Shown<'_>]| {
            let mut row = rows(&format!("{HEAD}V1.1.1,2,a,yes,how,,\n")).remove(0).expect("a row");
            row.test = test.into();
            assert_eq!(row.shown().collect::<Vec<_>>(), expected, "{test}");
        };
        let one = Shown::Test { program: "goldthread-serve::door", name: "limits::one" };
        check("goldthread-serve::door limits::one", &[one]);
        check(
            "goldthread-serve::door limits::one; browser: no link is dead",
            &[one, Shown::Browser("no link is dead")],
        );
        check("none: it is a paper; nobody runs it", &[Shown::Nothing("it is a paper; nobody runs it")]);
        check("limits::one", &[Shown::Unclear("limits::one")]);
        check("later on it is", &[Shown::Unclear("later on it is")]);
        check("", &[]);
    }

    #[test]
    fn how_far_it_is_met_is_said_first() {
        let check = |how: &str, expected: Met| {
            let row = rows(&format!("{HEAD}V1.1.1,2,a,yes,{how},,\n")).remove(0).expect("a row");
            assert_eq!(row.met(), expected, "{how}");
        };
        check("Missing: nothing asks", Met::Missing);
        check("In part: some ask", Met::InPart);
        check("All ask: whoever they are", Met::Whole);
    }
}
