//! The words that councils use for the parts of a plan, kept as data in `data/*.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use goldthread_plan::SectionKind;
use serde::Deserialize;

use crate::words::{find_phrase, plain};

/// What a column of an action table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The number or letter of an action.
    Reference,
    /// What the actions answer: a finding, a recommendation, an area.
    Section,
    /// The thing to be done.
    Action,
    /// Who answers for it.
    Lead,
    /// By when.
    Timescale,
    /// What has happened.
    Progress,
    /// A status or rating.
    Status,
    /// The status of last period.
    PreviousStatus,
    /// The difference it should make.
    Impact,
    /// What it needs.
    Resources,
    /// Known, but no field is made for it.
    Note,
}

/// What the lines under a label tell of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// What inspectors found.
    Finding,
    /// What should be different.
    Outcomes,
    /// What has been done.
    CurrentPosition,
    /// What will be done.
    ScheduledWork,
    /// What stands in the way.
    AreasOfConcern,
}

/// Words that stand for one thing.
#[derive(Debug, Deserialize)]
struct Words {
    words: Vec<String>,
}

/// Headings of sections, lists of them, and bands of rows.
#[derive(Debug, Deserialize)]
struct SectionWords {
    heading: BTreeMap<SectionKind, Vec<String>>,
    list: BTreeMap<SectionKind, Vec<String>>,
    band: BTreeMap<SectionKind, Vec<String>>,
}

/// Words of job titles.
#[derive(Debug, Deserialize)]
pub struct LeadWords {
    /// Words that make a phrase name a role of its own.
    pub roles: Vec<String>,
    /// Plural beginnings and the beginning of each post.
    pub shared: Vec<(String, String)>,
    /// Words that join leads.
    pub joins: Vec<String>,
}

/// What a document says of itself.
#[derive(Debug, Deserialize)]
pub struct DocumentWords {
    /// Grades of judgements.
    pub grades: Vec<String>,
    /// Names of colours.
    pub colours: Vec<String>,
    /// What a title holds.
    pub titles: Vec<String>,
    /// What makes a title likelier to be the document's own.
    pub title_words: Vec<String>,
    /// Lines that end what a section tells.
    pub closings: Vec<String>,
    /// Frameworks and the words that name them.
    pub frameworks: BTreeMap<String, Vec<String>>,
    /// Headings of the small tables.
    pub tables: BTreeMap<String, Vec<String>>,
}

/// All the words.
pub struct Lexicon {
    columns: Vec<(String, Role)>,
    labels: Vec<(String, Label)>,
    sections: SectionWords,
    /// Words of job titles.
    pub leads: LeadWords,
    /// What a document says of itself.
    pub document: DocumentWords,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    columns: flattened(data(include_str!("../data/columns.toml"))),
    labels: flattened(data(include_str!("../data/labels.toml"))),
    sections: data(include_str!("../data/sections.toml")),
    leads: data(include_str!("../data/leads.toml")),
    document: data(include_str!("../data/document.toml")),
});

/// The words, read once.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

fn data<T: serde::de::DeserializeOwned>(text: &str) -> T {
    toml::from_str(text).expect("the data files are part of the program and a test reads them all")
}

fn flattened<K: Copy + Ord>(map: BTreeMap<K, Words>) -> Vec<(String, K)> {
    map.into_iter()
        .flat_map(|(key, Words { words })| words.into_iter().map(move |word| (word, key)))
        .collect()
}

impl Lexicon {
    /// What a column under this heading holds, and how sure that is, 0 to 1.
    pub fn role(&self, heading: &str) -> Option<(Role, f32)> {
        const LONGEST_HEADING: usize = 140;
        if heading.len() > LONGEST_HEADING {
            return None;
        }
        let heading = plain(heading);
        let best = self
            .columns
            .iter()
            .filter_map(|(phrase, role)| find_phrase(&heading, phrase).map(|at| (phrase.len(), at, *role)))
            .max_by_key(|&(length, at, _)| (length, at))?;
        #[expect(clippy::cast_precision_loss, reason = "headings are short")]
        let share = best.0 as f32 / heading.len() as f32;
        Some((best.2, share.sqrt()))
    }

    /// What the lines under a line of these words tell, if it is a label and nothing else.
    pub fn label(&self, line: &str) -> Option<Label> {
        const LONGEST_LABEL: usize = 60;
        if line.len() > LONGEST_LABEL {
            return None;
        }
        let line = plain(line);
        self.labels.iter().find(|(phrase, _)| *phrase == line).map(|&(_, label)| label)
    }

    /// The phrases that a heading of a section begins with.
    pub fn section_headings(&self) -> impl Iterator<Item = (SectionKind, &str)> {
        phrases(&self.sections.heading)
    }

    /// What the items of a list are that a line of these words introduces.
    pub fn list_of(&self, line: &str) -> Option<SectionKind> {
        contained(&self.sections.list, line)
    }

    /// What the rows under a band of these words are, where they are not what the column says.
    pub fn band_of(&self, line: &str) -> Option<SectionKind> {
        contained(&self.sections.band, line)
    }

    /// Whether `heading` names the column `which` of a small table.
    pub fn names(&self, which: &str, heading: &str) -> bool {
        let heading = plain(heading);
        self.document.tables.get(which).is_some_and(|words| words.contains(&heading))
    }

    /// Whether a line ends what a section tells: who wrote the report, and what it rests on.
    pub fn closes(&self, line: &str) -> bool {
        line.len() < 60 && self.document.closings.contains(&plain(line))
    }

    /// Whether the words are a grade.
    pub fn is_grade(&self, words: &str) -> bool {
        words.len() < 60 && self.document.grades.contains(&plain(words))
    }

    /// Whether the words are the name of a colour.
    pub fn is_colour(&self, words: &str) -> bool {
        words.len() < 20 && self.document.colours.contains(&plain(words))
    }
}

fn phrases(map: &BTreeMap<SectionKind, Vec<String>>) -> impl Iterator<Item = (SectionKind, &str)> {
    map.iter().flat_map(|(kind, words)| words.iter().map(|word| (*kind, word.as_str())))
}

fn contained(map: &BTreeMap<SectionKind, Vec<String>>, line: &str) -> Option<SectionKind> {
    let line = plain(line);
    phrases(map).find(|(_, phrase)| find_phrase(&line, phrase).is_some()).map(|(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(heading: &str, expected: Option<Role>) {
        assert_eq!(lexicon().role(heading).map(|(role, _)| role), expected, "{heading}");
    }

    #[test]
    fn headings_say_what_a_column_holds() {
        check("By when", Some(Role::Timescale));
        check("Time-scale", Some(Role::Timescale));
        check("ACTION", Some(Role::Action));
        check("Action owner", Some(Role::Lead));
        check("Progress RAG", Some(Role::Status));
        check("What has happened so far", Some(Role::Progress));
        check("Inspection findings / further improvements identified", Some(Role::Section));
        check("Success measures", Some(Role::Impact));
        check("Cake", None);
        check("", None);
    }

    #[test]
    fn lines_say_what_stands_under_them() {
        assert_eq!(lexicon().label("**Areas of Concerns**:"), Some(Label::AreasOfConcern));
        assert_eq!(lexicon().label("Expected Outcomes"), Some(Label::Outcomes));
        assert_eq!(lexicon().label("The outcomes are good"), None);
    }
}
