//! What a plan, a section and an action say, as printed.
//!
//! A draft and the plan that is made of it share these: confirming a draft loses nothing.

use goldthread_anchor::{Anchor, Quote};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Timescale;

/// What a document says of the plan as a whole. An empty quote: the document does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanFields {
    /// The council or trust, as printed.
    pub authority: Quote,
    /// The title of the document.
    pub title: Quote,
    /// The date or dates that the document gives itself, as printed.
    pub document_date: Quote,
    /// The inspection that the plan answers.
    pub inspection: Inspection,
    /// The key of statuses: what each colour, symbol or word means.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scheme: Vec<SchemeEntry>,
    /// Abbreviations of roles, and who held them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glossary: Vec<GlossaryEntry>,
}

/// A visit by an inspectorate, as the plan tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// The framework: ILACS, SIF, JTAI, Area SEND.
    pub framework: Quote,
    /// When inspectors were there, as printed.
    pub dates: Quote,
    /// The graded areas.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub judgements: Vec<Judgement>,
    /// By when the law or the report wants an answer to it; none where no report was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<AnswerDue>,
}

/// By when a report of an inspection has to be answered with a plan or a statement, and who says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerDue {
    /// What has to be done, and the rule in words: a sentence.
    pub rule: String,
    /// The law, or the words of the report, that the rule stands in.
    pub source: Quote,
    /// How many working days after the report is received, where the rule says so and the report prints no day of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// The last day; none where it cannot be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// How the last day was found, or why it was not: a sentence.
    pub basis: String,
}

/// A graded area of an inspection; the grades are the framework's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The area that was judged.
    pub area: Quote,
    /// The grade, as printed.
    pub grade: Quote,
}

/// One line of the key of statuses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemeEntry {
    /// The colour, symbol or word.
    pub mark: Quote,
    /// What it means.
    pub meaning: Quote,
}

/// One line of the glossary of leads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GlossaryEntry {
    /// The abbreviation.
    pub abbreviation: Quote,
    /// The role that it stands for.
    pub title: Quote,
    /// Who held the role; often empty.
    pub name: Quote,
}

/// What a section answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// A recommendation of the inspectors.
    Recommendation,
    /// An area that inspectors said must improve.
    AreaForImprovement,
    /// A finding of the inspectors.
    Finding,
    /// An improvement that the council added itself.
    AdditionalImprovement,
    /// A span of time that groups actions.
    Phase,
}

/// A rating as printed, last period and this.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratings {
    /// Last period's.
    pub last: Quote,
    /// This period's.
    pub this: Quote,
}

/// What a document says of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionFields {
    /// What the section answers.
    pub kind: SectionKind,
    /// The number or letter that the document gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Quote>,
    /// The band heading that the document puts over several sections.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Quote>,
    /// The recommendation, area or finding in its own words.
    pub title: Quote,
    /// What inspectors found, word for word.
    #[serde(default, skip_serializing_if = "Quote::is_empty")]
    pub finding: Quote,
    /// What should be different for children.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Quote>,
    /// How far the work has come, in the plan's scheme.
    #[serde(default)]
    pub process: Ratings,
    /// What difference it has made, in the plan's scheme.
    #[serde(default)]
    pub impact: Ratings,
    /// What has been done, where the document tells it outside a table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub current_position: Vec<Quote>,
    /// What will be done, where the document tells it outside a table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scheduled_work: Vec<Quote>,
    /// What stands in the way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas_of_concern: Vec<Quote>,
    /// Who has to do it: the bodies that inspectors named, or the lead that a plan prints over the actions of the section.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub responsible: Vec<Quote>,
    /// By when it has to be done, as inspectors said ("within three months") or as a plan prints it over the section.
    #[serde(default, skip_serializing_if = "Timescale::is_blank")]
    pub deadline: Timescale,
}

impl SectionFields {
    /// A section of which only its kind and title are known.
    pub fn titled(kind: SectionKind, title: Quote) -> Self {
        Self {
            kind,
            reference: None,
            group: None,
            title,
            finding: Quote::default(),
            outcomes: Vec::new(),
            process: Ratings::default(),
            impact: Ratings::default(),
            current_position: Vec::new(),
            scheduled_work: Vec::new(),
            areas_of_concern: Vec::new(),
            responsible: Vec::new(),
            deadline: Timescale::default(),
        }
    }
}

/// What a document says of an action.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionFields {
    /// The number or letter that the document gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Quote>,
    /// The one thing to be done.
    pub text: Quote,
    /// The roles that answer for it, one entry a lead, in the order printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<Quote>,
    /// What the timescale cell prints and means.
    pub timescale: Timescale,
    /// Where the timescale is printed.
    #[serde(default, skip_serializing_if = "Anchor::is_typed")]
    pub timescale_at: Anchor,
    /// The dates that no longer hold, as printed: struck through, or beside a revised one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_dates: Vec<Quote>,
    /// What has happened; several actions of one row share it.
    #[serde(default, skip_serializing_if = "Quote::is_empty")]
    pub progress: Quote,
    /// The status as printed in a status column, or the name of its cell's colour.
    #[serde(default, skip_serializing_if = "Quote::is_empty")]
    pub status: Quote,
    /// The colour of the cell of the status, `#RRGGBB`; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub status_colour: String,
    /// The difference that the action should make.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub impact: Vec<Quote>,
    /// What it needs.
    #[serde(default, skip_serializing_if = "Quote::is_empty")]
    pub resources: Quote,
    /// What other columns say that no field is made for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Where the action stands.
    #[serde(default, skip_serializing_if = "Anchor::is_typed")]
    pub at: Anchor,
}

/// A column that no field is made for, kept under its own heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The heading of the column.
    pub label: String,
    /// What it says.
    pub text: Quote,
}
