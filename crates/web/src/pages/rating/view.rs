//! What the page that rates a section says.

use goldthread_plan::evidence::EvidenceKind;
use goldthread_plan::periods::{Axis, Period};
use goldthread_plan::work::Update;
use goldthread_plan::{Action, Plan, Section, SectionNumber, Standing};

use super::form::Told;
use crate::components::Link;
use crate::components::name::Who;
use crate::components::suggestion::Suggestion;
use crate::components::tag::Tag;
use crate::pages::period::corrected;
use crate::reporting::{Reporting, under};
use crate::{rated, speak, words};

/// The page.
pub struct RatingPage {
    /// What is done on it.
    pub title: &'static str,
    /// The period.
    pub period: String,
    /// The section.
    pub section: String,
    /// Whether the period has closed.
    pub is_closed: bool,
    /// What was typed.
    pub told: Told,
    /// Process and impact.
    pub axes: [AxisPart; 2],
    /// What was posted in the period, the newest first.
    pub updates: Vec<UpdateLine>,
    /// The evidence that bears the section's actions out, by kind.
    pub evidence: Vec<(&'static str, Vec<Link>)>,
    /// Who does it.
    pub who: Who,
    /// Where the form goes.
    pub action: String,
    /// The rating sheet.
    pub back: String,
}

/// One of process and impact.
pub struct AxisPart {
    /// Which.
    pub axis: Axis,
    /// The marks to choose from.
    pub marks: Vec<MarkRow>,
    /// The rating of the period before, and why.
    pub last: (Tag, String),
    /// What stands now, with why and by whom; nothing where it is not rated.
    pub stands: Option<(Tag, String, String)>,
    /// What was corrected.
    pub corrections: Vec<String>,
    /// A mark that stands and that the scheme no longer has.
    pub gone: Option<String>,
    /// What is suggested.
    pub suggestion: Option<Suggestion>,
}

/// A mark to choose.
pub struct MarkRow {
    /// What is sent.
    pub label: String,
    /// How it looks.
    pub tag: Tag,
    /// What it means.
    pub meaning: String,
    /// Whether it stands where the suggestion does.
    pub is_suggested: bool,
}

/// An update in short.
pub struct UpdateLine {
    /// Its action.
    pub link: Link,
    /// Who posted it, and when.
    pub head: String,
    /// Its first words.
    pub words: String,
}

impl RatingPage {
    /// The page, with what was typed.
    pub fn of(reporting: &Reporting, plan: &Plan, period: &Period, section: &Section, told: &Told) -> Self {
        let (place, number) = (reporting.seen.place, section.number());
        let address = under(period.number, &format!("/sections/{number}"));
        Self {
            title: if period.is_open() { "Rate a section" } else { "Correct a rating" },
            period: period.title.clone(),
            section: speak::section_line(section),
            is_closed: !period.is_open(),
            told: told.clone(),
            axes: Axis::ALL.map(|axis| part(reporting, plan, period, number, axis)),
            updates: updates(reporting, plan, period, number),
            evidence: evidence(reporting, plan, period, number),
            who: reporting.who(&told.by),
            action: place.page(&address, &[]),
            back: place.page(&under(period.number, ""), &[]),
        }
    }
}

fn part(reporting: &Reporting, plan: &Plan, period: &Period, section: SectionNumber, axis: Axis) -> AxisPart {
    let today = words::today(reporting.seen.app.now());
    let (scheme, directory) = (plan.scheme_of(period), reporting.seen.app.directory());
    let rating = period.rating(section, axis);
    let suggested: Option<Standing> = if period.is_open() {
        plan.suggested_in(period, section, axis, today).map(|suggested| suggested.standing)
    } else {
        rating.and_then(|rating| rating.suggested)
    };
    let marks = scheme.marks(axis).iter().map(|mark| MarkRow {
        label: mark.label.clone(),
        tag: rated::mark(mark),
        meaning: mark.meaning.clone(),
        is_suggested: suggested.is_none_or(|standing| standing == mark.standing),
    });
    let before = plan.period_before(period).and_then(|before| before.rating(section, axis));
    let signed = |by, on| format!("{}, {}", speak::person(directory, by), words::day(on));
    AxisPart {
        axis,
        marks: marks.collect(),
        last: (
            rated::in_period(plan, period, section, axis).last,
            before.map(|before| before.reason.clone()).unwrap_or_default(),
        ),
        stands: rating.map(|rating| {
            (rated::rating(scheme, axis, Some(rating)), rating.reason.clone(), signed(rating.by, rating.on))
        }),
        corrections: rating.map(|rating| corrected(rating, directory)).unwrap_or_default(),
        gone: rating
            .filter(|rating| scheme.mark(axis, &rating.mark).is_none())
            .map(|rating| rating.mark.clone()),
        suggestion: Suggestion::of(plan, period, section, axis, today),
    }
}

/// The actions of a section, and those that others share with it.
fn actions(plan: &Plan, section: SectionNumber) -> impl Iterator<Item = &Action> {
    plan.actions_of(section).chain(plan.actions_shared_with(section))
}

fn updates(reporting: &Reporting, plan: &Plan, period: &Period, section: SectionNumber) -> Vec<UpdateLine> {
    let posted = actions(plan, section)
        .flat_map(|action| action.work().updates().iter().map(move |update| (action, update.as_ref())));
    let is_in = |update: &Update| update.on >= period.from && update.on <= period.to;
    let mut found: Vec<(&Action, &Update)> = posted.filter(|(_, update)| is_in(update)).collect();
    found.sort_by_key(|(_, update)| std::cmp::Reverse((update.on, update.number.0)));
    let line = |(action, update): (&Action, &Update)| {
        let said = update.text.parts().map(|(_, words)| words).find(|words| !words.is_empty());
        let by = speak::person(reporting.seen.app.directory(), update.by);
        let address = reporting.seen.place.action(action.number());
        UpdateLine {
            link: Link::new(speak::action_name(action), format!("{address}#update-{}", update.number)),
            head: format!("{by}, {}", words::day(update.on)),
            words: words::shortened(said.unwrap_or_default(), 160),
        }
    };
    found.into_iter().map(line).collect()
}

fn evidence(
    reporting: &Reporting,
    plan: &Plan,
    period: &Period,
    section: SectionNumber,
) -> Vec<(&'static str, Vec<Link>)> {
    let day = words::today(reporting.seen.app.now()).min(period.to);
    let of_kind = |kind: EvidenceKind| {
        let mut found: Vec<(u32, Link)> = actions(plan, section)
            .flat_map(|action| plan.evidence_for(action.number()).map(move |piece| (action, piece)))
            .filter(|(_, piece)| piece.about.kind == kind && piece.holds_on(day))
            .map(|(action, piece)| {
                let words = format!("{} ({})", piece.about.title, piece.about.strength.word().to_lowercase());
                (piece.number.0, Link::new(words, reporting.seen.place.action(action.number())))
            })
            .collect();
        found.sort_by_key(|(number, _)| *number);
        found.dedup_by_key(|(number, _)| *number);
        (kind.word(), found.into_iter().map(|(_, link)| link).collect::<Vec<_>>())
    };
    EvidenceKind::ALL.map(of_kind).to_vec()
}
