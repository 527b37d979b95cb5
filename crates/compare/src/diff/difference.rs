//! What a difference is.

use std::fmt;

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::Timescale;
use goldthread_plan::timescale::Due;

/// Two versions of a plan, compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// The name of the older file.
    pub old: String,
    /// The name of the newer file.
    pub new: String,
    /// What is different, in the order of the old version; what is new stands at the end.
    pub differences: Vec<Difference>,
    /// How many actions of the old version stand in the new one as they were.
    pub unchanged_actions: usize,
}

/// One field of one thing, different in two versions: it can be taken or left by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The same whenever the same two versions are compared, and while other things of them change.
    pub id: DifferenceId,
    /// What kind of difference it is.
    pub change: Change,
    /// The field that is different.
    pub field: Field,
    /// The thing that the field belongs to.
    pub thing: Thing,
    /// How it was; nothing where the thing is new.
    pub old: Option<Side>,
    /// How it is; nothing where the thing is gone.
    pub new: Option<Side>,
}

/// Which difference: its kind and sixteen hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DifferenceId(pub(super) String);

/// A field in one of the versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The thing's place in its version.
    pub place: Place,
    /// What the field says.
    pub value: Value,
    /// Where it is printed.
    pub at: Anchor,
}

/// The place of a thing in a document; sections and their actions count from 0, in the order printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The document itself.
    Document,
    /// A section.
    Section(usize),
    /// An action: its section, and its place in it.
    Action(usize, usize),
}

/// What a field says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(Quote),
    /// Several entries.
    List(Vec<Quote>),
    /// A timescale.
    Timescale(Timescale),
}

/// How a person knows the thing that is different.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thing {
    /// The section: `Recommendation 4`; empty for the document itself.
    pub section: String,
    /// The title of the section.
    pub title: String,
    /// What the action says that is to be done, if it is one.
    pub action: Option<String>,
    /// The number that the action is printed with.
    pub reference: Option<String>,
}

/// What kind of difference it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The thing stands in the new version only.
    New,
    /// The thing stands in the old version only.
    Gone,
    /// The action stands in another section.
    Moved,
    /// The thing has another number.
    Renumbered,
    /// It is said in other words.
    Reworded,
    /// The field was empty, and is not now; or the other way round.
    Changed,
    /// A target date is another, or is there only in one version.
    DateMoved(DateMove),
    /// Words were added to the progress; what stood there stands.
    Updated {
        /// What was added.
        added: Quote,
    },
    /// Other progress stands where the old one stood.
    Replaced,
    /// Entries of a list, leads among them, came or went.
    Listed {
        /// Entries that the new version has.
        added: Vec<Quote>,
        /// Entries that the old version has.
        removed: Vec<Quote>,
    },
    /// A status is another.
    Status,
    /// The new version says that it is complete.
    ClaimedComplete,
    /// The old version said that it is complete.
    NoLongerComplete,
    /// A rating is another.
    Rating,
}

/// The last day of an action in both versions, where one is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateMove {
    /// In the old version.
    pub from: Option<Due>,
    /// In the new version.
    pub to: Option<Due>,
}

/// A field of a document, a section or an action.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The thing as a whole.
    Whole,
    /// The council or trust.
    Authority,
    /// The title of the document or the section.
    Title,
    /// The date of the document.
    DocumentDate,
    /// The framework of the inspection.
    Framework,
    /// When inspectors were there.
    InspectionDates,
    /// The graded areas.
    Judgements,
    /// The key of statuses.
    StatusKey,
    /// The abbreviations of roles.
    Glossary,
    /// What a section answers.
    Kind,
    /// The number or letter.
    Reference,
    /// The band heading over several sections.
    Group,
    /// What inspectors found.
    Finding,
    /// What should be different for children.
    Outcomes,
    /// The rating of the work, last period.
    ProcessLast,
    /// The rating of the work, this period.
    ProcessThis,
    /// The rating of the difference made, last period.
    ImpactLast,
    /// The rating of the difference made, this period.
    ImpactThis,
    /// What has been done, told outside a table.
    CurrentPosition,
    /// What will be done, told outside a table.
    ScheduledWork,
    /// What stands in the way.
    AreasOfConcern,
    /// The bodies that inspectors said have to do it.
    Responsible,
    /// By when inspectors said it has to be done.
    Deadline,
    /// What is to be done.
    Text,
    /// Who answers for it.
    Leads,
    /// By when.
    Timescale,
    /// Dates that no longer hold; where the date itself moved, they come with it.
    EarlierDates,
    /// What has happened.
    Progress,
    /// The status.
    Status,
    /// The difference that it should make.
    Impact,
    /// What it needs.
    Resources,
    /// A column that no field is made for, by its heading.
    Note(String),
}

impl Diff {
    /// Whether nothing is different.
    pub fn is_same(&self) -> bool {
        self.differences.is_empty()
    }
}

impl DifferenceId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DifferenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Change {
    /// A short word for it, joined by hyphens, stable.
    pub fn word(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Moved => "moved",
            Self::Renumbered => "renumbered",
            Self::Reworded => "reworded",
            Self::Changed => "changed",
            Self::DateMoved(_) => "date-moved",
            Self::Updated { .. } => "updated",
            Self::Replaced => "replaced",
            Self::Listed { .. } => "listed",
            Self::Status => "status",
            Self::ClaimedComplete => "claimed-complete",
            Self::NoLongerComplete => "no-longer-complete",
            Self::Rating => "rating",
        }
    }
}

impl Field {
    /// The name of the field, for people and programs; of a note its heading.
    pub fn word(&self) -> &str {
        match self {
            Self::Whole => "whole",
            Self::Authority => "authority",
            Self::Title => "title",
            Self::DocumentDate => "document date",
            Self::Framework => "framework",
            Self::InspectionDates => "inspection dates",
            Self::Judgements => "judgements",
            Self::StatusKey => "status key",
            Self::Glossary => "glossary",
            Self::Kind => "kind",
            Self::Reference => "reference",
            Self::Group => "group",
            Self::Finding => "finding",
            Self::Outcomes => "outcomes",
            Self::ProcessLast => "process rating, last period",
            Self::ProcessThis => "process rating",
            Self::ImpactLast => "impact rating, last period",
            Self::ImpactThis => "impact rating",
            Self::CurrentPosition => "current position",
            Self::ScheduledWork => "scheduled work",
            Self::AreasOfConcern => "areas of concern",
            Self::Responsible => "responsible",
            Self::Deadline => "deadline",
            Self::Text => "text",
            Self::Leads => "leads",
            Self::Timescale => "timescale",
            Self::EarlierDates => "earlier dates",
            Self::Progress => "progress",
            Self::Status => "status",
            Self::Impact => "impact",
            Self::Resources => "resources",
            Self::Note(label) => label,
        }
    }
}
