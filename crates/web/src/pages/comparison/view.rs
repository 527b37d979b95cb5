//! What changed in a period, by kind.

use std::collections::BTreeMap;

use goldthread_plan::periods::{Axis, Period};
use goldthread_plan::{ActionNumber, Event, Plan, SectionNumber};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::components::Link;
use crate::components::lists::Figure;
use crate::pages::periods::axis_word;
use crate::place::Place;
use crate::reporting::days;
use crate::seen::Seen;
use crate::speak::{self, Moved, Rated};
use crate::{rated, words};

/// The page.
pub struct ComparisonPage {
    /// The period.
    pub title: String,
    /// Its days, and which period it is compared with.
    pub with: String,
    /// The counts.
    pub figures: Vec<Figure>,
    /// The ratings that moved.
    pub ratings: Vec<RatingLine>,
    /// What else changed, by kind, each with its lines.
    pub kinds: Vec<(&'static str, Vec<Line>)>,
}

/// A rating that moved.
pub struct RatingLine {
    /// The section.
    pub section: Link,
    /// Process or impact.
    pub axis: &'static str,
    /// The rating before and now.
    pub rated: Rated,
}

/// Something that changed.
pub struct Line {
    /// Where it is seen.
    pub link: Link,
    /// What changed.
    pub words: String,
}

const KINDS: [&str; 6] = [
    "Dates moved",
    "Said to be complete",
    "Verified, checked or sustained",
    "Opened again, or not found complete",
    "New evidence",
    "Updates",
];

impl ComparisonPage {
    /// The page as things stood.
    pub fn of(seen: &Seen, period: &Period) -> Self {
        let (plan, place) = (seen.plan(), seen.place);
        let before = plan.period_before(period);
        let since = before.and_then(|before| before.to.checked_add(1.day()).ok());
        let window = (since.unwrap_or(period.from), period.to);
        let ratings = moved(plan, period, place);
        let kinds = changed(seen, window);
        let with = match before {
            Some(before) => format!("{}, compared with {}.", days(period), before.title),
            None => format!("{}, the first period, compared with what the document says.", days(period)),
        };
        Self { title: period.title.clone(), with, figures: figures(&ratings, &kinds), ratings, kinds }
    }
}

fn figures(ratings: &[RatingLine], kinds: &[(&'static str, Vec<Line>)]) -> Vec<Figure> {
    let count = |moved| ratings.iter().filter(|line| line.rated.moved == Some(moved)).count();
    let of_kind = kinds.iter().map(|(kind, lines)| Figure::new(&lines.len(), words::first_lower(kind)));
    let (better, worse) = (count(Moved::Better), count(Moved::Worse));
    let mut all = vec![
        Figure::new(&better, words::noun(better, "rating better", "ratings better")),
        Figure::new(&worse, words::noun(worse, "rating worse", "ratings worse")),
    ];
    // Updates are lines of actions; how many were posted stands in their words.
    all.extend(of_kind.take(KINDS.len() - 1));
    all
}

/// The ratings that are others than in the period before.
fn moved(plan: &Plan, period: &Period, place: Place) -> Vec<RatingLine> {
    let both = plan.sections().iter().flat_map(|section| Axis::ALL.map(|axis| (section, axis)));
    let line = |(section, axis): (&goldthread_plan::Section, Axis)| {
        let rated = rated::in_period(plan, period, section.number(), axis);
        period.rating(section.number(), axis)?;
        (rated.moved.is_some() || rated.last.word != rated.this.word).then(|| RatingLine {
            section: Link::new(speak::section_line(section), place.section(section.number())),
            axis: axis_word(axis),
            rated,
        })
    };
    both.filter_map(line).collect()
}

/// What else changed between two days, both included.
fn changed(seen: &Seen, (from, to): (Date, Date)) -> Vec<(&'static str, Vec<Line>)> {
    let (plan, place) = (seen.plan(), seen.place);
    let mut kinds: Vec<(&'static str, Vec<Line>)> = KINDS.map(|kind| (kind, Vec::new())).into();
    let mut updates: BTreeMap<ActionNumber, usize> = BTreeMap::new();
    for happening in seen.shot.history() {
        let Some((kind, action, on, words)) = told(&happening.event) else { continue };
        if on < from || on > to {
            continue;
        }
        if kind == UPDATES {
            *updates.entry(action).or_default() += 1;
        } else {
            let words =
                if words.is_empty() { words::day(on) } else { format!("{words} ({})", words::day(on)) };
            kinds[kind].1.push(Line { link: link(plan, action, place), words });
        }
    }
    kinds[UPDATES].1 = updates
        .into_iter()
        .map(|(action, posted)| Line {
            link: link(plan, action, place),
            words: words::count(posted, "update", "updates"),
        })
        .collect();
    kinds
}

const UPDATES: usize = 5;

/// Of which kind something is, which action it is about, its day, and how it is told; nothing for what is not compared.
fn told(event: &Event) -> Option<(usize, ActionNumber, Date, String)> {
    Some(match event {
        Event::DateMoved(moved) => {
            let words = format!("from {} to {}: {}", moved.from.printed(), moved.to.printed(), moved.why);
            (0, moved.action, moved.on, words)
        }
        Event::CompletionClaimed(claim) => (1, claim.action, claim.on, claim.words.clone()),
        Event::CompletionVerified(found) => (2, found.action, found.on, found.words.clone()),
        Event::CompletionChecked(check) if check.holds => (2, check.action, check.on, check.words.clone()),
        Event::CompletionSustained(held) => (2, held.action, held.on, held.words.clone()),
        Event::CompletionChecked(check) => (3, check.action, check.on, check.words.clone()),
        Event::ActionReopened(opened) => (3, opened.action, opened.on, opened.words.clone()),
        Event::CompletionReturned(back) => (3, back.action, back.on, back.words.clone()),
        Event::EvidenceAdded(added) => {
            let words = format!("{}: {}", added.about.kind.word(), added.about.title);
            (4, added.serves.first().copied()?, added.on, words)
        }
        Event::UpdatePosted(posted) => (UPDATES, posted.action, posted.on, String::new()),
        _ => return None,
    })
}

fn link(plan: &Plan, number: ActionNumber, place: Place) -> Link {
    let action = plan.action(number);
    let section: Option<SectionNumber> = action.map(goldthread_plan::Action::section);
    let name = action.map_or_else(|| format!("Action {number}"), speak::action_name);
    let of = section.and_then(|section| plan.section(section)).map(goldthread_plan::Section::name);
    let words =
        of.map_or_else(|| name.clone(), |section| format!("{name}, {}", words::first_lower(&section)));
    Link::new(words, place.action(number))
}
