//! The words of reports, kept as data in `data/*.toml`; all compared in plain words.

use std::collections::HashMap;
use std::sync::LazyLock;

use goldthread_tree::words::{find_phrase, plain};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::tones::ToneWords;
use crate::{Framework, Scale};

/// A framework and the words of its titles.
#[derive(Debug, Deserialize)]
pub struct FrameworkWords {
    /// Which it is.
    pub name: Framework,
    /// What people call it.
    pub label: String,
    /// Words of its title.
    pub title: Vec<String>,
    /// Words that its first lines cannot hold.
    #[serde(default)]
    pub lacks: Vec<String>,
}

/// Headings with one meaning.
#[derive(Debug, Deserialize)]
pub struct HeadingWords {
    /// Whole headings.
    pub words: Vec<String>,
    /// How a heading may begin.
    #[serde(default)]
    pub starts: Vec<String>,
}

/// Headings by what stands under them.
#[derive(Debug, Deserialize)]
struct Headings {
    recommendation: HeadingWords,
    priority: HeadingWords,
    improve: HeadingWords,
    develop: HeadingWords,
    board: HeadingWords,
    strengths: HeadingWords,
    weaknesses: HeadingWords,
    findings: HeadingWords,
    general: HeadingWords,
    around: HeadingWords,
    closing: HeadingWords,
}

/// What stands under a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Under {
    /// Recommendations.
    Recommendation,
    /// Areas for priority action.
    Priority,
    /// What needs to improve.
    Improve,
    /// Areas for development: what has to be done in some frameworks, weaknesses in others.
    Develop,
    /// The review of the safeguarding board.
    Board,
    /// What is good.
    Strengths,
    /// What is not.
    Weaknesses,
    /// Findings of both kinds.
    Findings,
    /// The inspection and the area, not what was found.
    Around,
}

/// Words of a grade or an outcome.
#[derive(Debug, Deserialize)]
pub struct GradeWords {
    /// What they mean.
    pub scale: Scale,
    /// The words.
    pub words: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Areas {
    words: Vec<String>,
}

/// Headings of the columns of judgements.
#[derive(Debug, Deserialize)]
pub struct Columns {
    /// Of the areas.
    pub area: Vec<String>,
    /// Of the grades.
    pub grade: Vec<String>,
}

/// Sentences that judge the whole.
#[derive(Debug, Deserialize)]
pub struct Sentences {
    /// What stands between the subject and the grade.
    pub joins: Vec<String>,
    /// How the subject begins.
    pub subjects: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Grades {
    grade: Vec<GradeWords>,
    areas: Areas,
    columns: Columns,
    sentences: Sentences,
    outcome: Vec<GradeWords>,
}

/// Words of lists of what has to be done.
#[derive(Debug, Deserialize)]
pub struct ListWords {
    /// Sentences that open a list without a heading.
    pub opens: Vec<String>,
    /// Sentences that introduce one and are no part of it.
    pub introduces: Vec<String>,
    /// How a heading of a time begins.
    pub times: Vec<String>,
    /// A word that such a heading holds.
    pub units: Vec<String>,
    /// The last words of names of bodies.
    pub bodies: Vec<String>,
    /// Headings of a column of bodies.
    pub body_columns: Vec<String>,
    /// How a thing to be done begins.
    pub imperatives: Vec<String>,
}

/// Words with a weight.
#[derive(Debug, Deserialize)]
pub struct Weighed {
    /// How much one of them says.
    pub weight: i32,
    /// The words.
    pub words: Vec<String>,
}

/// What makes a document a report or something else.
#[derive(Debug, Deserialize)]
pub struct Signs {
    /// The weight of a report.
    pub enough: i32,
    /// Words of the first lines.
    pub head: Vec<Weighed>,
    /// Words that may stand anywhere.
    pub whole: Vec<Weighed>,
    /// Words of the first lines of other papers.
    pub against: Vec<Weighed>,
}

/// Words of praise and of blame.
#[derive(Debug, Deserialize)]
pub struct Tones {
    /// Of praise.
    pub strength: Vec<String>,
    /// Of blame.
    pub weakness: Vec<String>,
    /// That look like blame and are none.
    pub neutral: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Frameworks {
    framework: Vec<FrameworkWords>,
}

/// By when reports of some frameworks have to be answered.
#[derive(Debug, Deserialize)]
pub struct AnswerRule {
    /// Of which.
    pub frameworks: Vec<Framework>,
    /// Working days after the report is received; nothing where no law that is known sets them.
    pub days: Option<u32>,
    /// Whether only where the report asks for it.
    #[serde(default)]
    pub only_where_asked: bool,
    /// The rule: a sentence.
    pub rule: String,
    /// The law.
    pub source: String,
}

#[derive(Debug, Deserialize)]
struct Answers {
    answer: Vec<AnswerRule>,
    asks: Phrases,
}

#[derive(Debug, Deserialize)]
struct Phrases {
    words: Vec<String>,
}

/// All the words.
pub struct Lexicon {
    /// The frameworks; the first that fits is meant.
    pub frameworks: Vec<FrameworkWords>,
    /// Whole headings.
    headings: HashMap<String, Under>,
    /// How headings begin; the first that fits is meant.
    beginnings: Vec<(String, Under)>,
    general: Vec<String>,
    closings: Vec<String>,
    /// Grades, longer before shorter.
    pub grades: Vec<GradeWords>,
    /// Areas that are judged, longer before shorter.
    pub areas: Vec<String>,
    /// Headings of the columns of judgements.
    pub columns: Columns,
    /// Sentences that judge the whole.
    pub sentences: Sentences,
    /// Outcomes of area SEND.
    pub outcomes: Vec<GradeWords>,
    /// Words of lists.
    pub lists: ListWords,
    /// What makes a report.
    pub signs: Signs,
    /// By when reports have to be answered.
    pub answers: Vec<AnswerRule>,
    /// Words of a sentence that asks for an answer.
    pub asks: Vec<String>,
    tones: ToneWords,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let frameworks: Frameworks = data(include_str!(concat!(env!("OUT_DIR"), "/frameworks.json")));
    let headings: Headings = data(include_str!(concat!(env!("OUT_DIR"), "/headings.json")));
    let closings =
        headings.closing.words.iter().chain(&headings.closing.starts).map(|words| plain(words)).collect();
    let general = headings.general.words.iter().map(|words| plain(words)).collect();
    let (whole, beginnings) = by_meaning(headings);
    let mut grades: Grades = data(include_str!(concat!(env!("OUT_DIR"), "/grades.json")));
    let mut lists: ListWords = data(include_str!(concat!(env!("OUT_DIR"), "/lists.json")));
    let mut signs: Signs = data(include_str!(concat!(env!("OUT_DIR"), "/signs.json")));
    let mut tones: Tones = data(include_str!(concat!(env!("OUT_DIR"), "/tones.json")));
    let mut answers: Answers = data(include_str!(concat!(env!("OUT_DIR"), "/answers.json")));
    plainly(&mut answers.asks.words);
    let mut frameworks = frameworks.framework;
    for framework in &mut frameworks {
        plainly(&mut framework.title);
        plainly(&mut framework.lacks);
    }
    grades.areas.words.sort_by_key(|area| std::cmp::Reverse(area.len()));
    plainly(&mut grades.areas.words);
    plainly(&mut grades.sentences.subjects);
    grades.outcome.iter_mut().for_each(|outcome| plainly(&mut outcome.words));
    for words in [&mut lists.opens, &mut lists.introduces, &mut lists.times] {
        plainly(words);
    }
    let weighed = [&mut signs.head, &mut signs.whole, &mut signs.against];
    weighed.into_iter().flatten().for_each(|weighed| plainly(&mut weighed.words));
    for words in [&mut tones.strength, &mut tones.weakness, &mut tones.neutral] {
        plainly(words);
    }
    Lexicon {
        frameworks,
        headings: whole,
        beginnings,
        general,
        closings,
        grades: grades.grade,
        areas: grades.areas.words,
        columns: grades.columns,
        sentences: grades.sentences,
        outcomes: grades.outcome,
        lists,
        signs,
        answers: answers.answer,
        asks: answers.asks.words,
        tones: ToneWords::new(&tones),
    }
});

/// The words, read once.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

fn data<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("the data files are part of the program and a test reads them all")
}

fn plainly(words: &mut [String]) {
    for word in words {
        *word = plain(word);
    }
}

/// Whole headings and beginnings of headings with what stands under them; one in two lists belongs to the first.
fn by_meaning(headings: Headings) -> (HashMap<String, Under>, Vec<(String, Under)>) {
    let Headings {
        recommendation,
        priority,
        improve,
        develop,
        board,
        strengths,
        weaknesses,
        findings,
        general: _,
        around,
        closing: _,
    } = headings;
    let all = [
        (Under::Board, board),
        (Under::Recommendation, recommendation),
        (Under::Priority, priority),
        (Under::Improve, improve),
        (Under::Develop, develop),
        (Under::Strengths, strengths),
        (Under::Weaknesses, weaknesses),
        (Under::Findings, findings),
        (Under::Around, around),
    ];
    let (mut whole, mut beginnings) = (HashMap::new(), Vec::new());
    for (under, HeadingWords { words, starts }) in all {
        for word in words {
            whole.entry(plain(&word)).or_insert(under);
        }
        beginnings.extend(starts.iter().map(|start| (plain(start), under)));
    }
    (whole, beginnings)
}

impl Lexicon {
    /// Words of praise and blame.
    pub fn tone_words(&self) -> &ToneWords {
        &self.tones
    }

    /// What stands under a line in plain words, if it is a whole heading.
    pub fn under(&self, line: &str) -> Option<Under> {
        self.headings.get(line).copied()
    }

    /// What stands under a line in plain words that is set as a heading.
    pub fn under_heading(&self, line: &str) -> Option<Under> {
        let begins =
            || self.beginnings.iter().find(|(start, _)| starts(line, start)).map(|(_, under)| *under);
        self.under(line).or_else(begins)
    }

    /// Whether a heading in plain words says nothing of the area that it stands in.
    pub fn is_general(&self, line: &str) -> bool {
        self.general.iter().any(|words| words == line)
    }

    /// Whether a paragraph in plain words stands after the last finding: who the inspectorate is, how to complain.
    pub fn closes(&self, line: &str) -> bool {
        self.closings.iter().any(|start| starts(line, start))
    }

    /// The framework that the first lines, in plain words, name first, and the words that do so.
    pub fn framework(&self, head: &str) -> Option<(&FrameworkWords, &str)> {
        let holds = |word: &String| find_phrase(head, word).is_some();
        let possible = self.frameworks.iter().filter(|framework| !framework.lacks.iter().any(holds));
        let places = possible.flat_map(|framework| {
            framework
                .title
                .iter()
                .filter_map(move |title| Some((find_phrase(head, title)?, framework, title.as_str())))
        });
        places.min_by_key(|(at, ..)| *at).map(|(_, framework, words)| (framework, words))
    }
}

/// Whether plain words begin with a phrase.
pub fn starts(line: &str, phrase: &str) -> bool {
    line.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_stands_under_them() {
        let check = |heading: &str, under: Option<Under>| {
            assert_eq!(lexicon().under_heading(&plain(heading)), under, "{heading}");
        };
        check("What needs to improve?", Some(Under::Improve));
        check("Areas for priority action", Some(Under::Priority));
        check("The local authority’s strengths", Some(Under::Strengths));
        check("What does the LSCB need to improve?", Some(Under::Board));
        check("The experiences and progress of care leavers: good", Some(Under::Findings));
        check("What does the area partnership need to do better?", Some(Under::Weaknesses));
        check("Cakes", None);
    }
}
