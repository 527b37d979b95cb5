//! The words that councils use for the parts of a plan, kept as data in `data/*.toml`.

mod headings;

pub use headings::{Heading, LEVELS};

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use goldthread_plan::SectionKind;
use serde::{Deserialize, Serialize};

use goldthread_tree::words::{find_phrase, plain};

/// What a column of an action table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// By when now, where another column prints by when it was.
    RevisedDate,
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

impl Role {
    /// Every role, in the order that a person is offered them.
    pub const ALL: [Self; 12] = [
        Self::Action,
        Self::Lead,
        Self::Timescale,
        Self::RevisedDate,
        Self::Progress,
        Self::Status,
        Self::PreviousStatus,
        Self::Impact,
        Self::Resources,
        Self::Section,
        Self::Reference,
        Self::Note,
    ];

    /// What a column of the role holds, for a sentence.
    pub fn named(self) -> &'static str {
        match self {
            Self::Reference => "the numbers",
            Self::Section => "what the actions answer",
            Self::Action => "the actions",
            Self::Lead => "the leads",
            Self::Timescale => "the timescales",
            Self::RevisedDate => "the revised timescales",
            Self::Progress => "the progress",
            Self::Status => "the status",
            Self::PreviousStatus => "the last status",
            Self::Impact => "the impact",
            Self::Resources => "the resources",
            Self::Note => "a note",
        }
    }
}

/// What the lines under a label tell of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// What inspectors found.
    Finding,
    /// What will be done: each item is an action.
    Actions,
    /// What should be different.
    Outcomes,
    /// What has been done.
    CurrentPosition,
    /// What will be done.
    ScheduledWork,
    /// What stands in the way.
    AreasOfConcern,
}

/// Words that stand for one thing. They are most of the lexicon, and stay where they are in the program.
#[derive(Debug, Deserialize)]
struct Words<'a> {
    #[serde(rename = "words", borrow)]
    strong: Vec<&'a str>,
    /// Words that stand for it where no better word does.
    #[serde(default, borrow)]
    weak: Vec<&'a str>,
    /// Words that stand for it only as a label before a colon.
    #[serde(default, borrow)]
    label: Vec<&'a str>,
}

/// The headings of columns.
#[derive(Debug, Deserialize)]
struct ColumnWords<'a> {
    /// First headings of tables that are not of actions.
    foreign: Vec<String>,
    /// Headings of dates that as often head something else.
    loose: Vec<String>,
    /// Headings of evidence, which tells of progress where nothing else does.
    evidence: Vec<String>,
    /// Headings that ask for yes or no.
    asked: Vec<String>,
    #[serde(borrow)]
    role: BTreeMap<Role, Words<'a>>,
}

/// A phrase of a heading.
struct Phrase {
    text: &'static str,
    role: Role,
    strength: f32,
}

/// Headings of sections, lists of them, and bands of rows.
#[derive(Debug, Deserialize)]
struct SectionWords {
    /// Beginnings that need a mark after their number.
    marked: Vec<String>,
    heading: BTreeMap<SectionKind, Vec<String>>,
    list: BTreeMap<SectionKind, Vec<String>>,
    band: BTreeMap<SectionKind, Vec<String>>,
}

/// Words of job titles.
#[derive(Debug, Deserialize)]
pub struct LeadWords {
    /// Words that make a phrase name a role of its own.
    pub roles: Vec<String>,
    /// Those of them that name a body, not a person.
    pub bodies: Vec<String>,
    /// Plural beginnings and the beginning of each post.
    pub shared: Vec<(String, String)>,
    /// Words that end the name of a post and rarely are one alone.
    pub ends: Vec<String>,
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
    /// Words of status that no scheme ranks.
    pub statuses: Vec<String>,
    /// What a title holds.
    pub titles: Vec<String>,
    /// What makes a title likelier to be the document's own.
    pub title_words: Vec<String>,
    /// Words that say what a plan is about, not whose it is.
    pub generic: Vec<String>,
    /// Lines that end what a section tells.
    pub closings: Vec<String>,
    /// Frameworks and the words that name them.
    pub frameworks: BTreeMap<String, Vec<String>>,
    /// Headings of the small tables.
    pub tables: BTreeMap<String, Vec<String>>,
}

/// All the words.
pub struct Lexicon {
    /// The phrases of headings by their first word.
    columns: HashMap<&'static str, Vec<Phrase>>,
    before_colon: HashMap<&'static str, Role>,
    /// The words of those phrases by their length, for headings that misspell them.
    spellings: HashMap<usize, Vec<headings::Spelling>>,
    /// Those phrases without their spaces.
    squeezed: HashMap<String, &'static str>,
    verbs: HashSet<&'static str>,
    foreign: Vec<String>,
    loose: Vec<String>,
    evidence: Vec<String>,
    asked: Vec<String>,
    labels: HashMap<&'static str, Label>,
    sections: SectionWords,
    role_words: HashSet<String>,
    /// Words of job titles.
    pub leads: LeadWords,
    /// What a document says of itself.
    pub document: DocumentWords,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let columns: ColumnWords<'_> = data(include_str!(concat!(env!("OUT_DIR"), "/columns.json")));
    let labels: BTreeMap<Label, Words<'_>> = data(include_str!(concat!(env!("OUT_DIR"), "/labels.json")));
    let leads: LeadWords = data(include_str!(concat!(env!("OUT_DIR"), "/leads.json")));
    Lexicon {
        before_colon: columns
            .role
            .iter()
            .flat_map(|(role, words)| words.label.iter().map(|word| (*word, *role)))
            .collect(),
        spellings: headings::spellings(columns.role.values()),
        squeezed: headings::squeezed(columns.role.values()),
        verbs: data::<Words<'_>>(include_str!(concat!(env!("OUT_DIR"), "/verbs.json")))
            .strong
            .into_iter()
            .collect(),
        columns: by_first_word(columns.role),
        foreign: columns.foreign,
        loose: columns.loose,
        evidence: columns.evidence,
        asked: columns.asked,
        labels: labels
            .into_iter()
            .flat_map(|(label, words)| words.strong.into_iter().map(move |word| (word, label)))
            .collect(),
        sections: data(include_str!(concat!(env!("OUT_DIR"), "/sections.json"))),
        role_words: leads.roles.iter().map(|role| plain(role)).collect(),
        leads,
        document: data(include_str!(concat!(env!("OUT_DIR"), "/document.json"))),
    }
});

/// The words, read once.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

fn data<T: Deserialize<'static>>(text: &'static str) -> T {
    serde_json::from_str(text).expect("the data files are part of the program and a test reads them all")
}

fn by_first_word(roles: BTreeMap<Role, Words<'static>>) -> HashMap<&'static str, Vec<Phrase>> {
    const WEAK: f32 = 0.9;
    let mut index: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for (role, Words { strong, weak, .. }) in roles {
        let strong = strong.into_iter().map(|text| (text, 1.0));
        for (text, strength) in strong.chain(weak.into_iter().map(|text| (text, WEAK))) {
            let first = text.split(' ').next().unwrap_or_default();
            index.entry(first).or_default().push(Phrase { text, role, strength });
        }
    }
    index
}

impl Lexicon {
    /// Whether a first heading, in plain words, is that of a table of something else: risks, meetings.
    pub fn is_foreign(&self, heading: &str) -> bool {
        self.foreign.iter().any(|word| word == heading)
    }

    /// Whether a heading of dates, in plain words, as often heads something else.
    pub fn is_loose(&self, heading: &str) -> bool {
        self.loose.iter().any(|word| word == heading)
    }

    /// Whether a heading, in plain words, is one of evidence.
    pub fn is_evidence(&self, heading: &str) -> bool {
        self.evidence.iter().any(|word| word == heading)
    }

    /// Whether a heading, in plain words, asks for yes or no.
    pub fn is_asked(&self, heading: &str) -> bool {
        self.asked.iter().any(|word| word == heading)
    }

    /// Whether a word in lower case is one that names a role.
    pub fn is_role_word(&self, word: &str) -> bool {
        self.role_words.contains(word)
    }

    /// Whether a word in lower case is one that a statement of what to do begins with.
    pub fn is_verb(&self, word: &str) -> bool {
        self.verbs.contains(word)
    }

    /// What the lines under a line of these words tell, if it is a label and nothing else.
    pub fn label(&self, line: &str) -> Option<Label> {
        const LONGEST_LABEL: usize = 60;
        if line.len() > LONGEST_LABEL {
            return None;
        }
        let words = plain(line);
        let is_alone = !line.trim_end_matches([':', ' ', '*', '?']).contains([':', '.'])
            && words.split(' ').count() <= 9;
        self.labels.get(words.as_str()).copied().or_else(|| asked(&words).filter(|_| is_alone))
    }

    /// The phrases that a heading of a section begins with.
    pub fn section_headings(&self) -> impl Iterator<Item = (SectionKind, &str)> {
        phrases(&self.sections.heading)
    }

    /// Whether a heading that begins with this phrase needs a mark after its number.
    pub fn needs_mark(&self, phrase: &str) -> bool {
        self.sections.marked.iter().any(|marked| marked == phrase)
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

    /// Whether the words are a status and nothing else.
    pub fn is_status(&self, words: &str) -> bool {
        words.len() < 40 && self.document.statuses.contains(&plain(words))
    }

    /// Whether the words are the name of a colour.
    pub fn is_colour(&self, words: &str) -> bool {
        words.len() < 20 && self.document.colours.contains(&plain(words))
    }
}

/// What a question in plain words asks for: `what good will look like`, `what inspectors told us`.
fn asked(words: &str) -> Option<Label> {
    let asks = words.starts_with("what ") || words.starts_with("how ") || words.starts_with("where ");
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| find_phrase(words, phrase).is_some());
    if !asks {
        None
    } else if has(&["look like", "looks like", "be different", "be better", "will know", "will have changed"])
    {
        Some(Label::Outcomes)
    } else if has(&["found", "said", "told us"]) {
        Some(Label::Finding)
    } else if has(&["have done", "has been done", "done so far", "have achieved", "are now"]) {
        Some(Label::CurrentPosition)
    } else if has(&["do next", "happens next"]) {
        Some(Label::ScheduledWork)
    } else if has(&["will do", "are going to do"]) {
        Some(Label::Actions)
    } else {
        None
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

    #[test]
    fn lines_say_what_stands_under_them() {
        assert_eq!(lexicon().label("**Areas of Concerns**:"), Some(Label::AreasOfConcern));
        assert_eq!(lexicon().label("Expected Outcomes"), Some(Label::Outcomes));
        assert_eq!(lexicon().label("What good will look like for families"), Some(Label::Outcomes));
        assert_eq!(lexicon().label("What children told us"), Some(Label::Finding));
        assert_eq!(lexicon().label("The outcomes are good"), None);
        assert_eq!(lexicon().label("What works in early help"), None);
    }
}
