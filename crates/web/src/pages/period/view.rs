//! What the rating sheet of a period says.

use goldthread_people::{Directory, Permission, Thing};
use goldthread_plan::periods::{Axis, Period, Rating};
use goldthread_plan::{Plan, Section, SectionNumber};
use jiff::civil::Date;

use crate::components::Link;
use crate::components::lists::Figure;
use crate::components::notice;
use crate::components::suggestion::Suggestion;
use crate::reporting::{day_shown, days, under};
use crate::seen::Seen;
use crate::speak::{self, Rated};
use crate::{rated, words};

/// The page.
pub struct SheetPage {
    /// The plan.
    pub caption: String,
    /// The period.
    pub title: String,
    /// What was done just before.
    pub done: Option<&'static str>,
    /// Its days, and whether it is open.
    pub state: String,
    /// The counts.
    pub figures: Vec<Figure>,
    /// What the two columns of each kind are called.
    pub columns: [String; 5],
    /// The sections.
    pub rows: Vec<SheetRow>,
    /// What was rated in it, less the sections that are not in the plan.
    pub closing: Option<String>,
    /// Other pages of the period.
    pub links: Vec<Link>,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
}

/// A section in the sheet.
pub struct SheetRow {
    /// The section.
    pub section: Link,
    /// Where it is rated, or a rating corrected; nothing for those who may not.
    pub rate: Option<Link>,
    /// Process and impact.
    pub cells: [SheetCell; 2],
}

/// A rating in the sheet.
pub struct SheetCell {
    /// The rating of the period, beside the one before.
    pub rated: Rated,
    /// Why it is rated so; empty where it is not.
    pub reason: String,
    /// What is suggested.
    pub suggestion: Option<Suggestion>,
    /// What was corrected after the period had closed.
    pub corrections: Vec<String>,
}

impl SheetPage {
    /// The page as things stood.
    pub fn of(seen: &Seen, period: &Period) -> Self {
        let (plan, place, day) = (seen.plan(), seen.place, day_shown(seen));
        let rows: Vec<SheetRow> =
            plan.sections().iter().map(|section| row(seen, period, section, day)).collect();
        let may_run = may_run(seen);
        let before = plan.period_before(period).map_or("last", |before| before.title.as_str());
        let column = |what: &str, when: &str| format!("{what}, {when}");
        Self {
            caption: plan.title().to_owned(),
            title: period.title.clone(),
            done: seen.asked("done").and_then(notice::told),
            state: state(period),
            figures: figures(plan, period, &rows),
            columns: [
                "Section".to_owned(),
                column("Process", before),
                column("Process", "this period"),
                column("Impact", before),
                column("Impact", "this period"),
            ],
            closing: (may_run && period.is_open())
                .then(|| place.page(&under(period.number, "/closing"), &[])),
            links: vec![Link::new(
                "What changed in this period",
                place.page(&under(period.number, "/comparison"), &[]),
            )],
            rows,
            asked: seen.asked_moment(),
        }
    }
}

fn may_run(seen: &Seen) -> bool {
    seen.shot.at().is_none() && seen.app.may(Permission::RunPlan, Thing::Plan(seen.shot.id().uuid()))
}

fn state(period: &Period) -> String {
    match period.closed {
        None => format!("{}. Open.", days(period)),
        Some(on) => format!(
            "{}. Closed on {}: what was rated stands as it was; a correction since then shows beside it.",
            days(period),
            words::day(on)
        ),
    }
}

fn figures(plan: &Plan, period: &Period, rows: &[SheetRow]) -> Vec<Figure> {
    let all = plan.sections().len() * Axis::ALL.len();
    let missing = plan.unrated(period).count();
    let cells = || rows.iter().flat_map(|row| &row.cells);
    let differs = cells().filter(|cell| cell.suggestion.as_ref().is_some_and(Suggestion::differs)).count();
    let corrected = cells().filter(|cell| !cell.corrections.is_empty()).count();
    let mut figures = vec![
        Figure::new(&format!("{} of {all}", all - missing), "ratings given"),
        Figure::new(&missing, "missing"),
        Figure::new(&differs, words::noun(differs, "is another than suggested", "are others than suggested")),
    ];
    if corrected > 0 {
        figures.push(Figure::new(&corrected, "corrected since"));
    }
    figures
}

fn row(seen: &Seen, period: &Period, section: &Section, day: Date) -> SheetRow {
    let (plan, place, number) = (seen.plan(), seen.place, section.number());
    let name = speak::section_line(section);
    let is_rated = Axis::ALL.iter().any(|axis| period.rating(number, *axis).is_some());
    let words = match (period.is_open(), is_rated) {
        (true, false) => "Rate",
        (true, true) => "Rate anew",
        (false, _) => "Correct",
    };
    let address = place.page(&under(period.number, &format!("/sections/{number}")), &[]);
    SheetRow {
        section: Link::new(name, place.section(number)),
        rate: may_run(seen).then(|| Link::new(words, address)),
        cells: Axis::ALL.map(|axis| cell(plan, seen.app.directory(), period, number, axis, day)),
    }
}

fn cell(
    plan: &Plan,
    directory: &Directory,
    period: &Period,
    section: SectionNumber,
    axis: Axis,
    day: Date,
) -> SheetCell {
    let rating = period.rating(section, axis);
    SheetCell {
        rated: rated::in_period(plan, period, section, axis),
        reason: rating.map(|rating| rating.reason.clone()).unwrap_or_default(),
        suggestion: Suggestion::of(plan, period, section, axis, day),
        corrections: rating.map(|rating| corrected(rating, directory)).unwrap_or_default(),
    }
}

/// What was corrected of a rating after its period had closed, in sentences, the last first.
pub fn corrected(rating: &Rating, directory: &Directory) -> Vec<String> {
    let sentence = |change: &goldthread_plan::periods::RatingChange| {
        let (day, who) = (words::day(change.on), speak::person(directory, change.by));
        let before = match change.before.as_str() {
            "" => "It was not rated until then".to_owned(),
            before if before == change.after => {
                format!("Until then it was {before} too, because: {}", change.reason_before)
            }
            before => format!("Until then it was {before}, because: {}", change.reason_before),
        };
        format!("Corrected on {day} by {who}: {}. {before}.", change.why.trim_end_matches('.'))
    };
    rating.corrections.iter().rev().map(sentence).collect()
}
