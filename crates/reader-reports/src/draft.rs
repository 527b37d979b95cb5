//! The beginning of a plan, made of a report alone: one section a recommendation, with no actions yet.

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::{DraftSection, Inspection, Judgement, PlanFields, SectionFields, SectionKind};
use goldthread_tree::join;

use crate::kind::doubt;
use crate::lexicon::lexicon;
use crate::tones;
use crate::{Addressee, Finding, Judged, Recommendation, RecommendationKind, Report, Tone};
use goldthread_plan::Doubt;

/// What a report makes of a plan that answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftOf {
    /// The inspection, the council, the title and the date of the report.
    pub fields: PlanFields,
    /// One for each thing that the inspected have to do.
    pub sections: Vec<DraftSection>,
    /// One for each paragraph that tells of something that is not good: they are no sections of the plan, but it may answer
    /// them. Of a paragraph that tells of both, the sentences that do.
    pub findings: Vec<DraftSection>,
    /// What is not sure, and what was left to others.
    pub doubts: Vec<Doubt>,
}

/// The beginning of the plan that answers a report.
pub fn draft(report: &Report) -> DraftOf {
    let framework = label(report);
    let inspection = Inspection {
        framework,
        dates: report.dates.clone(),
        judgements: judgements(&report.judgements),
        answer: report.answer.clone(),
    };
    let fields = PlanFields {
        authority: report.authority.clone(),
        title: report.title.clone(),
        document_date: report.document_date.clone(),
        inspection,
        ..PlanFields::default()
    };
    let (ours, theirs): (Vec<_>, Vec<_>) =
        report.recommendations.iter().partition(|one| one.to == Addressee::Inspected);
    let mut doubts = report.doubts.clone();
    if let Some(first) = theirs.first() {
        let message = format!(
            "the report also makes {} recommendations to the safeguarding board; they are no sections of the council's plan",
            theirs.len()
        );
        doubts.push(doubt("recommendations-to-the-board", &message, first.text.anchor()));
    }
    let findings = report.findings.iter().filter_map(finding).collect();
    DraftOf { fields, sections: ours.into_iter().map(section).collect(), findings, doubts }
}

/// A finding that somebody could do something about.
fn finding(one: &Finding) -> Option<DraftSection> {
    let text = match one.tone {
        Tone::Weakness => one.text.clone(),
        Tone::Mixed => tones::blaming(&one.text),
        Tone::Strength | Tone::Plain => return None,
    };
    let fields = SectionFields {
        reference: one.number.clone(),
        group: Some(one.heading.clone()).filter(|heading| !heading.is_empty()),
        ..SectionFields::titled(SectionKind::Finding, text)
    };
    (!fields.title.is_empty()).then(|| DraftSection { at: one.text.anchor(), fields, actions: Vec::new() })
}

/// What people call the framework, where the report shows it.
fn label(report: &Report) -> Quote {
    let named = lexicon().frameworks.iter().find(|framework| framework.name == report.framework);
    let label = named.map(|framework| framework.label.as_str()).unwrap_or_default();
    match report.framework_words.anchor() {
        Anchor::Typed => Quote::typed(label),
        at => Quote::at(label, at),
    }
}

/// The judgements; an area that stands in several parts of the report is named with its part.
fn judgements(all: &[Judged]) -> Vec<Judgement> {
    let again = |area: &Quote| all.iter().filter(|other| other.area.text() == area.text()).count() > 1;
    let named = |judged: &Judged| {
        if again(&judged.area) && !judged.group.is_empty() {
            join([&judged.group, &judged.area], ": ")
        } else {
            judged.area.clone()
        }
    };
    all.iter().map(|judged| Judgement { area: named(judged), grade: judged.grade.clone() }).collect()
}

fn section(one: &Recommendation) -> DraftSection {
    let kind = match one.kind {
        RecommendationKind::Recommendation => SectionKind::Recommendation,
        RecommendationKind::AreaForImprovement | RecommendationKind::PriorityAction => {
            SectionKind::AreaForImprovement
        }
    };
    let fields = SectionFields {
        reference: one.reference.clone(),
        group: Some(one.group.clone()).filter(|group| !group.is_empty()),
        finding: one.context.clone(),
        responsible: one.responsible.clone(),
        deadline: one.deadline.clone(),
        ..SectionFields::titled(kind, one.text.clone())
    };
    DraftSection { at: one.text.anchor(), fields, actions: Vec::new() }
}
