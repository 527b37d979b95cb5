//! What a report of an inspection says, each part with its place.

use goldthread_anchor::Quote;
use goldthread_plan::{AnswerDue, Doubt, Timescale};
use serde::Deserialize;

/// A report of an inspection. An empty quote: the report does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The council or area, as printed.
    pub authority: Quote,
    /// The title.
    pub title: Quote,
    /// When it was published, or the date of the letter, as printed.
    pub document_date: Quote,
    /// The kind of inspection.
    pub framework: Framework,
    /// The words that show the framework.
    pub framework_words: Quote,
    /// When inspectors were there, as printed.
    pub dates: Quote,
    /// The graded areas, in the order printed; none in most letters.
    pub judgements: Vec<Judged>,
    /// What has to be done, in the order printed.
    pub recommendations: Vec<Recommendation>,
    /// What inspectors found, in the order printed.
    pub findings: Vec<Finding>,
    /// By when it has to be answered; nothing where no answer is asked for.
    pub answer: Option<AnswerDue>,
    /// What the reader is not sure of.
    pub doubts: Vec<Doubt>,
}

/// A kind of inspection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Framework {
    /// Local authority children's services, from 2018: standard and short inspections.
    Ilacs,
    /// A visit to one part of the service between inspections; a letter without grades.
    FocusedVisit,
    /// A visit to a council that was judged inadequate; a letter without grades.
    MonitoringVisit,
    /// The single inspection framework, 2013 to 2017.
    Sif,
    /// Several inspectorates together; a letter.
    JointTargetedArea,
    /// Special educational needs and disabilities, from 2023: one of three outcomes.
    AreaSend,
    /// A look at the priority actions of an area that had systemic failings.
    AreaSendMonitoring,
    /// Special educational needs and disabilities, 2016 to 2022; a letter.
    LocalAreaSend,
    /// A second visit to an area that had to write a statement of action.
    LocalAreaSendRevisit,
    /// Safeguarding and looked after children, 2009 to 2012.
    SafeguardingLookedAfter,
    /// Looked after children, 2013.
    LookedAfter,
    /// Arrangements for the protection of children, 2012 to 2013.
    ChildProtection,
    /// Unannounced, 2009 to 2012; a letter.
    ContactReferralAssessment,
    /// Youth offending and youth justice services.
    YouthJustice,
}

impl Framework {
    /// Whether its reports grade what they judge.
    pub fn is_graded(self) -> bool {
        !matches!(
            self,
            Self::FocusedVisit
                | Self::MonitoringVisit
                | Self::JointTargetedArea
                | Self::LocalAreaSend
                | Self::LocalAreaSendRevisit
                | Self::AreaSendMonitoring
                | Self::ContactReferralAssessment
        )
    }

    /// Whether its reports always say what has to be done.
    pub fn asks_for_action(self) -> bool {
        !matches!(
            self,
            Self::MonitoringVisit
                | Self::LocalAreaSend
                | Self::LocalAreaSendRevisit
                | Self::AreaSendMonitoring
        )
    }
}

/// A graded area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The part of the report's table that it stands in, where areas have the same name in several.
    pub group: Quote,
    /// The area, as printed, without its number.
    pub area: Quote,
    /// The grade, as printed.
    pub grade: Quote,
    /// What the grade means.
    pub scale: Scale,
}

/// Grades of all frameworks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// The best of four.
    Outstanding,
    /// The second of four.
    Good,
    /// The third of four, to 2013.
    Adequate,
    /// The third of four, from 2013.
    RequiresImprovement,
    /// The lowest of four.
    Inadequate,
    /// Area SEND: typically positive experiences and outcomes.
    Positive,
    /// Area SEND: inconsistent experiences and outcomes.
    Inconsistent,
    /// Area SEND: widespread or systemic failings.
    Failing,
}

/// One thing that has to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    /// Its number or letter, where printed.
    pub reference: Option<Quote>,
    /// What has to be done; points under it stand on lines of their own.
    pub text: Quote,
    /// What the report calls it.
    pub kind: RecommendationKind,
    /// The heading of its list.
    pub group: Quote,
    /// What the report says before the list of why it has to be done.
    pub context: Quote,
    /// The bodies that have to do it, where the report names them.
    pub responsible: Vec<Quote>,
    /// By when, relative to the inspection.
    pub deadline: Timescale,
    /// Whom the report makes it to.
    pub to: Addressee,
}

/// What a report calls a thing to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecommendationKind {
    /// A recommendation.
    Recommendation,
    /// What needs to improve, or an area for improvement or development.
    AreaForImprovement,
    /// An area for priority action, or a significant weakness that a statement of action has to answer.
    PriorityAction,
}

/// Whom a recommendation is made to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Addressee {
    /// The council or the partnership that was inspected.
    #[default]
    Inspected,
    /// The safeguarding board that was reviewed in the same report.
    Board,
}

/// A paragraph of what inspectors found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The number of the paragraph, where printed.
    pub number: Option<Quote>,
    /// The heading over it.
    pub heading: Quote,
    /// The paragraph.
    pub text: Quote,
    /// Whether it tells of good or of bad.
    pub tone: Tone,
    /// How sure that is, in per cent.
    pub sure: u8,
}

/// What a finding tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// What is good.
    Strength,
    /// What is not.
    Weakness,
    /// Both.
    Mixed,
    /// Neither, as far as its words show.
    Plain,
}

/// An account of a report by somebody else: an article, a letter to parents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// What it is headed.
    pub title: Quote,
    /// The council that the report is about.
    pub authority: Quote,
    /// What it says that the report recommends, in the order told.
    pub recommendations: Vec<Quote>,
}
