//! What the page of a plan says.

use goldthread_papers::Tone;
use goldthread_plan::periods::Axis;
use goldthread_plan::{Event, Plan, Section, SectionKind};
use goldthread_rules::Report;
use jiff::civil::Date;

use crate::components::Link;
use crate::components::doubt::DoubtRow;
use crate::components::lists::Figure;
use crate::components::plan_head::Head;
use crate::components::tag::Tag;
use crate::pages::governance::about::About;
use crate::place::Place;
use crate::reporting::under;
use crate::seen::Seen;
use crate::speak::{self, Moved, Rated};
use crate::store::day_of;
use crate::tally::{Tally, Which};
use crate::{rated, tabs, words};

const MOST_DOUBTS: usize = 25;

/// The page.
pub struct PlanPage {
    /// The head of the page.
    pub head: Head,
    /// What boards asked and decided about it.
    pub boards: About,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
    /// The day that all is judged on.
    pub judged: String,
    /// The counts.
    pub figures: Vec<Figure>,
    /// What the grid of ratings is called.
    pub rated_in: String,
    /// The rating sheet that the grid shows; nothing where only the document has ratings.
    pub sheet: Option<Link>,
    /// The ratings of sections; empty where neither a period nor the document has any.
    pub ratings: Vec<RatingRow>,
    /// The counts of sections; empty where there are no actions.
    pub sections: Vec<CountRow>,
    /// The counts of phases.
    pub phases: Vec<CountRow>,
    /// The sections, where neither ratings nor counts are to be shown.
    pub bare: Vec<Link>,
    /// By when the report has to be answered; empty where no report was read.
    pub answer: Vec<(String, String)>,
    /// The inspectors' grades.
    pub judgements: Vec<(String, String)>,
    /// The plan's own key of statuses.
    pub key: Vec<(Tag, String)>,
    /// Abbreviations of leads.
    pub glossary: Vec<(String, String)>,
    /// What the reader was not sure of.
    pub doubts: Vec<DoubtRow>,
    /// How many more there are.
    pub more_doubts: usize,
    /// The document, and when it was read.
    pub origin: String,
}

/// A section in the grid of ratings.
pub struct RatingRow {
    /// The section.
    pub section: Link,
    /// How far the work has come.
    pub process: Rated,
    /// What difference it has made.
    pub impact: Rated,
}

/// A section in the grid of counts.
pub struct CountRow {
    /// The section.
    pub section: Link,
    /// How many actions it has.
    pub actions: usize,
    /// How many are said to be complete.
    pub claimed: usize,
    /// How many of them are verified.
    pub verified: usize,
    /// How many dates moved.
    pub moved: usize,
    /// How many are overdue.
    pub overdue: usize,
    /// How many have no date.
    pub undated: usize,
    /// How many flags stand on it and its actions.
    pub flags: usize,
}

impl PlanPage {
    /// The page as things stood.
    pub fn of(seen: &Seen) -> Self {
        let (shot, plan, place) = (&seen.shot, seen.plan(), seen.place);
        let report = shot.report();
        let tally = Tally::of(shot, &report);
        let day = shot.judged_on();
        let (ratings, sections, phases) = grids(plan, &report, day, place);
        let bare = if ratings.is_empty() && sections.is_empty() && phases.is_empty() {
            plan.sections().iter().map(|section| link(section, place)).collect()
        } else {
            Vec::new()
        };
        Self {
            head: Head {
                caption: speak::about(plan),
                title: plan.title().to_owned(),
                tabs: tabs::tabs(place, tabs::Here::Plan),
            },
            boards: About::plan(seen),
            asked: seen.asked_moment(),
            judged: tally.judged(),
            figures: moves(&ratings).into_iter().chain(tally.figures(place)).collect(),
            rated_in: rated_in(plan),
            sheet: plan.periods().last().map(|period| {
                let words = if period.is_open() { "Rate the sections in" } else { "Rating sheet of" };
                Link::new(format!("{words} {}", period.title), place.page(&under(period.number, ""), &[]))
            }),
            ratings,
            sections,
            phases,
            bare,
            answer: plan.fields().inspection.answer.as_ref().map(speak::answer_due).unwrap_or_default(),
            judgements: judgements(plan),
            key: key(plan),
            glossary: glossary(plan),
            doubts: plan.doubts().iter().take(MOST_DOUBTS).map(|doubt| DoubtRow::of(doubt, place)).collect(),
            more_doubts: plan.doubts().len().saturating_sub(MOST_DOUBTS),
            origin: origin(seen),
        }
    }
}

/// How many ratings moved since last period; nothing where there are none.
fn moves(rows: &[RatingRow]) -> Vec<Figure> {
    let count = |moved: Moved| {
        rows.iter()
            .flat_map(|row| [&row.process, &row.impact])
            .filter(|rated| rated.moved == Some(moved))
            .count()
    };
    if rows.is_empty() {
        return Vec::new();
    }
    let unrated =
        |rating: &Rated| [&rating.last, &rating.this].iter().all(|tag| tag.tone == Some(Tone::Unrated));
    let rated = rows.iter().filter(|row| !(unrated(&row.process) && unrated(&row.impact))).count();
    let (better, worse) = (count(Moved::Better), count(Moved::Worse));
    vec![
        Figure::new(&format!("{rated} of {}", rows.len()), "sections rated"),
        Figure::new(
            &better,
            words::noun(better, "rating better than last period", "ratings better than last period"),
        ),
        Figure::new(
            &worse,
            words::noun(worse, "rating worse than last period", "ratings worse than last period"),
        ),
    ]
}

type Grids = (Vec<RatingRow>, Vec<CountRow>, Vec<CountRow>);

fn grids(plan: &Plan, report: &Report, day: Option<Date>, place: Place) -> Grids {
    let is_rated = |section: &Section| {
        let fields = section.fields();
        speak::is_rated(&fields.process) || speak::is_rated(&fields.impact)
    };
    let shown = |shown: bool| if shown { plan.sections() } else { &[] };
    let rated = shown(!plan.periods().is_empty() || plan.sections().iter().any(is_rated));
    let (phases, sections): (Vec<&Section>, Vec<&Section>) = shown(!plan.actions().is_empty())
        .iter()
        .partition(|section| section.fields().kind == SectionKind::Phase);
    let row = |section: &&Section| count_row(plan, section, report, day, place);
    (
        rated.iter().map(|section| rating_row(plan, section, place)).collect(),
        sections.iter().map(row).collect(),
        phases.iter().map(row).collect(),
    )
}

fn link(section: &Section, place: Place) -> Link {
    Link::new(speak::section_line(section), place.section(section.number()))
}

/// A section as the last period rates it beside the one before; where there is none, as its document prints it.
fn rating_row(plan: &Plan, section: &Section, place: Place) -> RatingRow {
    let (fields, number) = (section.fields(), section.number());
    let [process, impact] = match plan.periods().last() {
        Some(period) => Axis::ALL.map(|axis| rated::in_period(plan, period, number, axis)),
        None => [&fields.process, &fields.impact].map(speak::rated),
    };
    RatingRow { section: link(section, place), process, impact }
}

fn rated_in(plan: &Plan) -> String {
    let Some(period) = plan.periods().last() else { return "Ratings, last period and now".to_owned() };
    let open = if period.is_open() { ", which is open" } else { "" };
    match plan.period_before(period) {
        Some(before) => format!("Ratings in {} and in {}{open}", before.title, period.title),
        None => format!("Ratings as printed and in {}{open}", period.title),
    }
}

fn count_row(plan: &Plan, section: &Section, report: &Report, day: Option<Date>, place: Place) -> CountRow {
    let count =
        |which: Which| plan.actions_of(section.number()).filter(|action| which.holds(action, day)).count();
    let is_here = |number: goldthread_plan::ActionNumber| {
        plan.action(number).is_some_and(|action| action.section() == section.number())
    };
    let flags = report.flags.iter().filter(|flag| match (&flag.action, &flag.section) {
        (Some(action), _) => is_here(action.number),
        (None, Some(named)) => named.number == section.number(),
        (None, None) => false,
    });
    CountRow {
        section: link(section, place),
        actions: count(Which::All),
        claimed: count(Which::Claimed),
        verified: count(Which::Verified),
        moved: count(Which::Moved),
        overdue: count(Which::Overdue),
        undated: count(Which::Undated),
        flags: flags.count(),
    }
}

fn judgements(plan: &Plan) -> Vec<(String, String)> {
    let judgements = &plan.fields().inspection.judgements;
    judgements.iter().map(|one| (one.area.text().to_owned(), one.grade.text().to_owned())).collect()
}

fn key(plan: &Plan) -> Vec<(Tag, String)> {
    let line = |entry: &goldthread_plan::SchemeEntry| {
        (speak::status(entry.mark.text()), entry.meaning.text().to_owned())
    };
    plan.fields().scheme.iter().map(line).collect()
}

fn glossary(plan: &Plan) -> Vec<(String, String)> {
    let line = |entry: &goldthread_plan::GlossaryEntry| {
        let holder = if entry.name.is_empty() { String::new() } else { format!(" ({})", entry.name.text()) };
        (entry.abbreviation.text().to_owned(), format!("{}{holder}", entry.title.text()))
    };
    plan.fields().glossary.iter().map(line).collect()
}

fn origin(seen: &Seen) -> String {
    let (source, opened) = (&seen.plan().documents()[0], &seen.shot.history()[0]);
    let later = seen.shot.history().iter().rev().find_map(|happening| match &happening.event {
        Event::VersionRead(read) => Some(format!(
            " The last version, {}, was read into it by {} on {}, entry {}.",
            read.source.name,
            happening.by,
            words::day(day_of(happening.at)),
            happening.entry
        )),
        _ => None,
    });
    let first = format!(
        "Read from {} ({}) by {} on {}, entry {} of the ledger.",
        source.name,
        words::bytes(usize::try_from(source.bytes).unwrap_or(usize::MAX)),
        opened.by,
        words::day(day_of(opened.at)),
        opened.entry
    );
    first + &later.unwrap_or_default()
}
