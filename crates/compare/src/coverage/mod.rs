//! Which parts of a plan answer which parts of a report, and what nothing answers.

mod assign;
mod json;
mod lines;
mod parts;

use std::collections::{BTreeMap, BTreeSet};

use goldthread_anchor::Anchor;
use goldthread_plan::{DraftSection, SectionKind};

use crate::{Document, DocumentSection};
use assign::{Pair, assign};
use parts::{Searched, Searching};

/// What of a report a plan answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The name of the report's file.
    pub report: String,
    /// The name of the plan's file.
    pub plan: String,
    /// The recommendations, areas and findings of the report, in its order.
    pub points: Vec<Point>,
    /// The paragraphs of the report that tell of something that is not good, where they were looked at, in its order.
    pub findings: Vec<Point>,
    /// What of the plan answers nothing in the report, in its order.
    pub idle: Vec<Idle>,
}

/// A recommendation, area or finding of a report, and what answers it.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// What it is.
    pub kind: SectionKind,
    /// How people cite it: `Recommendation 4`.
    pub name: String,
    /// Its words.
    pub text: String,
    /// Where it stands in the report.
    pub at: Anchor,
    /// The sections of the plan that answer it, the nearest first; weak ones only where there is no better.
    pub sections: Vec<SectionAnswer>,
    /// The actions that answer it: those of its sections in the order printed, then others that say it in their own words.
    pub actions: Vec<ActionAnswer>,
}

/// A section of a plan that answers a point.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionAnswer {
    /// Its place in the plan, from 0.
    pub section: usize,
    /// How people cite it.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Where it stands in the plan.
    pub at: Anchor,
    /// How near its words are, 0 to 1.
    pub near: f64,
    /// The words that both share, the most telling first.
    pub shared: Vec<String>,
    /// How much is told as done or to be done under it, beside its actions.
    pub other_work: usize,
}

/// An action of a plan that answers a point.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionAnswer {
    /// The place of its section in the plan, from 0.
    pub section: usize,
    /// Its place in the section, from 0.
    pub action: usize,
    /// What is to be done.
    pub text: String,
    /// Where it stands in the plan.
    pub at: Anchor,
    /// How near its own words are, 0 to 1.
    pub near: f64,
    /// Why it is named.
    pub through: Through,
}

/// Why an action answers a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Through {
    /// It stands under a section that answers the point.
    Section,
    /// It stands elsewhere and says nearly the same.
    Words,
}

/// A section or an action of a plan that answers nothing in the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idle {
    /// What its section is; an additional improvement is the council's own and needs no answer.
    pub kind: SectionKind,
    /// The place of the section in the plan, from 0.
    pub section: usize,
    /// The place of the action in its section, from 0; none where the section itself is meant.
    pub action: Option<usize>,
    /// How people cite the section.
    pub name: String,
    /// The title of the section, or what is to be done.
    pub text: String,
    /// Where it stands in the plan.
    pub at: Anchor,
}

/// How near, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Some words are the same; does not count as an answer.
    Weak,
    /// Enough of the words are the same.
    Likely,
    /// Nearly all the words are the same.
    Sure,
}

impl Nearness {
    /// From this on it is sure.
    pub const SURE: f64 = 0.6;
    /// From this on it is likely.
    pub const LIKELY: f64 = 0.38;
    /// From this on it is weak; below it is nothing.
    pub const WEAK: f64 = 0.25;

    /// The word for a measure.
    pub fn of(near: f64) -> Option<Self> {
        match near {
            near if near >= Self::SURE => Some(Self::Sure),
            near if near >= Self::LIKELY => Some(Self::Likely),
            near if near >= Self::WEAK => Some(Self::Weak),
            _ => None,
        }
    }

    /// The word itself.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::Weak => "weak",
        }
    }
}

impl Point {
    /// Whether a section or an action answers it, at least likely.
    pub fn is_answered(&self) -> bool {
        let by_section = self.sections.iter().any(|answer| answer.near >= Nearness::LIKELY);
        by_section || self.actions.iter().any(|answer| answer.near >= Nearness::LIKELY)
    }

    /// Whether something bears its name and nothing stands under it.
    pub fn is_named_only(&self) -> bool {
        self.is_answered()
            && self.actions.is_empty()
            && self.sections.iter().all(|answer| answer.other_work == 0)
    }
}

impl Coverage {
    /// Whether every point is answered. A letter that recommends nothing is answered when its findings are; a report without
    /// either is not.
    pub fn is_full(&self) -> bool {
        let asked = if self.points.is_empty() { &self.findings } else { &self.points };
        !asked.is_empty() && asked.iter().all(Point::is_answered)
    }

    /// What nothing answers, findings apart.
    pub fn unanswered(&self) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(|point| !point.is_answered())
    }

    /// The findings that nothing answers.
    pub fn unanswered_findings(&self) -> impl Iterator<Item = &Point> {
        self.findings.iter().filter(|point| !point.is_answered())
    }
}

/// Compares a report with a plan.
///
/// Recommendations and areas are given to sections one to one, the nearest pair first; see `assign.rs` for what is merged
/// or split. A finding may be answered by several sections and actions.
pub fn coverage(report: &Document, plan: &Document) -> Coverage {
    coverage_with_findings(report, &[], plan)
}

/// The same, and which findings of the report the plan answers.
///
/// Recommendations are compared without the findings: how much a word tells depends on how many texts hold it, and a plan
/// answers a recommendation no more and no less for what else the report says. What answers a finding is not idle.
pub fn coverage_with_findings(report: &Document, findings: &[DraftSection], plan: &Document) -> Coverage {
    let sections = findings.iter().map(|section| DocumentSection {
        fields: &section.fields,
        at: &section.at,
        actions: Vec::new(),
    });
    let found = Document { name: report.name, fields: report.fields, sections: sections.collect() };
    let (points, findings) = (points(report, plan), points(&found, plan));
    let idle = idle(plan, points.iter().chain(&findings));
    Coverage { report: report.name.to_owned(), plan: plan.name.to_owned(), points, findings, idle }
}

fn points(report: &Document, plan: &Document) -> Vec<Point> {
    let searching = Searching::new(report, plan);
    let mut searched = searching.search();
    let chosen = chosen(report, plan, &searched);
    (0..report.sections.len())
        .map(|point| point_of(report, plan, point, &chosen[point], &mut searched))
        .collect()
}

/// The sections that answer each point, the nearest first.
fn chosen(report: &Document, plan: &Document, searched: &[Searched]) -> Vec<Vec<(usize, f64)>> {
    let mut chosen = vec![Vec::new(); report.sections.len()];
    let asks =
        |kind: SectionKind| matches!(kind, SectionKind::Recommendation | SectionKind::AreaForImprovement);
    let (asked, answering) = (parts::numbers(report), parts::numbers(plan));
    let mut pairs = Vec::new();
    for (point, section) in report.sections.iter().enumerate() {
        if asks(section.fields.kind) {
            let sections = searched[point].sections_and_bands();
            pairs.extend(sections.into_iter().map(|(section, near)| Pair {
                point,
                section,
                near,
                same_number: asked[point] == answering[section],
            }));
        } else {
            chosen[point] = answering_finding(searched[point].sections());
        }
    }
    for pair in assign(pairs) {
        chosen[pair.point].push((pair.section, pair.near));
    }
    chosen
}

/// The sections that are likely to answer a finding and not much farther than the nearest, the nearest first.
fn answering_finding(sections: BTreeMap<usize, f64>) -> Vec<(usize, f64)> {
    const NEARLY: f64 = 0.7;
    let nearest = sections.values().copied().fold(0.0, f64::max);
    let least = Nearness::LIKELY.max(NEARLY * nearest);
    let mut near: Vec<(usize, f64)> = sections.into_iter().filter(|(_, near)| *near >= least).collect();
    near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    near
}

fn point_of(
    report: &Document,
    plan: &Document,
    point: usize,
    chosen: &[(usize, f64)],
    searched: &mut [Searched],
) -> Point {
    let source = &report.sections[point];
    let searched = &mut searched[point];
    let sections: Vec<SectionAnswer> = chosen
        .iter()
        .map(|(place, near)| {
            let section = &plan.sections[*place];
            SectionAnswer {
                section: *place,
                name: section.name(place + 1),
                title: section.fields.title.text().to_owned(),
                at: section.at.clone(),
                near: *near,
                shared: searched.shared_with(*place),
                other_work: section.fields.current_position.len() + section.fields.scheduled_work.len(),
            }
        })
        .collect();
    let text = if source.fields.title.is_empty() { &source.fields.finding } else { &source.fields.title };
    Point {
        kind: source.fields.kind,
        name: source.name(point + 1),
        text: text.text().to_owned(),
        at: source.at.clone(),
        actions: actions(plan, &sections, searched),
        sections,
    }
}

/// The actions under the sections that answer, then those elsewhere that say it themselves.
fn actions(plan: &Document, sections: &[SectionAnswer], searched: &Searched) -> Vec<ActionAnswer> {
    let by_section: BTreeSet<usize> = sections
        .iter()
        .filter(|answer| answer.near >= Nearness::LIKELY)
        .map(|answer| answer.section)
        .collect();
    let near: BTreeMap<(usize, usize), f64> = searched.actions().collect();
    let answer = |section: usize, action: usize, near: f64, through: Through| {
        let fields = plan.sections[section].actions[action];
        ActionAnswer {
            section,
            action,
            text: fields.text.text().to_owned(),
            at: fields.at.clone(),
            near,
            through,
        }
    };
    let under = by_section
        .iter()
        .flat_map(|section| (0..plan.sections[*section].actions.len()).map(move |action| (*section, action)));
    let under = under.map(|(section, action)| {
        let near = near.get(&(section, action)).copied().unwrap_or_default();
        answer(section, action, near, Through::Section)
    });
    let elsewhere = near
        .iter()
        .filter(|((section, _), near)| **near >= Nearness::LIKELY && !by_section.contains(section))
        .map(|((section, action), near)| answer(*section, *action, *near, Through::Words));
    under.chain(elsewhere).collect()
}

/// The sections that answer nothing, and under them the actions that answer nothing themselves.
fn idle<'p>(plan: &Document, points: impl IntoIterator<Item = &'p Point> + Clone) -> Vec<Idle> {
    let answers = points.clone().into_iter().flat_map(|point| &point.sections);
    let sections: BTreeSet<usize> =
        answers.filter(|answer| answer.near >= Nearness::LIKELY).map(|answer| answer.section).collect();
    let actions: BTreeSet<(usize, usize)> = points
        .into_iter()
        .flat_map(|point| &point.actions)
        .map(|answer| (answer.section, answer.action))
        .collect();
    let mut idle = Vec::new();
    for (place, section) in plan.sections.iter().enumerate().filter(|(place, _)| !sections.contains(place)) {
        let of = |action: Option<usize>, text: &str, at: &Anchor| Idle {
            kind: section.fields.kind,
            section: place,
            action,
            name: section.name(place + 1),
            text: text.to_owned(),
            at: at.clone(),
        };
        let used = (0..section.actions.len()).filter(|action| actions.contains(&(place, *action))).count();
        if used == 0 {
            idle.push(of(None, section.fields.title.text(), section.at));
        }
        for (number, action) in section.actions.iter().enumerate() {
            if !actions.contains(&(place, number)) {
                idle.push(of(Some(number), action.text.text(), &action.at));
            }
        }
    }
    idle
}
