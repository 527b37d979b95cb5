//! What the page of coverage says.

use goldthread_anchor::Anchor;
use goldthread_compare::{ActionAnswer, Coverage, Idle, Nearness, Point, SectionAnswer};
use goldthread_plan::{Action, Section, SectionKind};

use super::report::{self, Asked};
use crate::components::Link;
use crate::components::lists::Figure;
use crate::components::plan_head::Head;
use crate::place::{Place, Sources};
use crate::seen::Seen;
use crate::{speak, tabs, words};

/// As many actions are named beside a point, the nearest first.
const MOST_ACTIONS: usize = 3;
/// As much of a text is shown, in characters.
const SHOWN: usize = 300;

/// The page.
pub struct CoveragePage {
    /// The head of the page.
    pub head: Head,
    /// The address of the page.
    pub href: String,
    /// The reports that are kept.
    pub reports: Vec<Link>,
    /// How large a file may be.
    pub limit: Option<String>,
    /// The report beside the plan, where one was chosen.
    pub found: Option<Found>,
}

/// A report beside the plan.
pub struct Found {
    /// The file of the report.
    pub report: String,
    /// Where it can be seen.
    pub href: Option<String>,
    /// The sums.
    pub figures: Vec<Figure>,
    /// What is asked and nothing answers.
    pub unanswered: Vec<Asks>,
    /// Findings that nothing answers.
    pub open_findings: Vec<Asks>,
    /// What a section bears the name of, with nothing under it.
    pub named_only: Vec<Asks>,
    /// What is asked, and what answers it.
    pub answers: Vec<Answered>,
    /// Findings, and what answers them.
    pub findings: Vec<Answered>,
    /// What of the plan answers nothing in the report.
    pub idle: Vec<Link>,
    /// The council's own improvements, which answer nothing and need not.
    pub own: Vec<Link>,
}

/// A recommendation or a finding of the report.
pub struct Asks {
    /// How people cite it.
    pub name: String,
    /// Its words.
    pub words: String,
    /// Where it stands, as people say it; empty where that is not known.
    pub at: String,
    /// Where it can be seen.
    pub href: Option<String>,
}

/// A recommendation or a finding, and what answers it.
pub struct Answered {
    /// What is asked.
    pub asks: Asks,
    /// The sections that answer it, the nearest first.
    pub sections: Vec<Near>,
    /// The actions that answer it.
    pub actions: Vec<Link>,
    /// How many more there are.
    pub more: usize,
}

/// A section or an action, and how near its words are.
pub struct Near {
    /// The thing.
    pub link: Link,
    /// How near in a word and a number.
    pub words: String,
    /// The same as a bar of five blocks.
    pub bar: String,
}

impl CoveragePage {
    /// The page with the report that was chosen.
    pub fn of(seen: &Seen, found: Option<Found>) -> Self {
        let may_send = seen.place.sources() == Sources::Shown;
        let link = |report: report::KeptReport| {
            let here = if report.plan == seen.shot.id() { " (this plan was begun from it)" } else { "" };
            let words = format!("{}: {}{here}", words::shortened(&report.title, 80), report.source.name);
            Link::new(words, seen.place.page("coverage", &[("report", &report.plan.to_string())]))
        };
        Self {
            head: Head {
                caption: seen.plan().title().to_owned(),
                title: "Coverage".into(),
                tabs: tabs::tabs(seen.place, tabs::Here::Coverage),
            },
            href: seen.place.page("coverage", &[]),
            reports: report::kept(seen).into_iter().map(link).collect(),
            limit: may_send.then(|| words::bytes(seen.app.config().body_limit)),
            found,
        }
    }
}

impl Found {
    /// What the report asks and what answers it.
    pub fn of(seen: &Seen, asked: &Asked, coverage: &Coverage) -> Self {
        let shown = Shown { seen, asked };
        let all = |points: &mut dyn Iterator<Item = &Point>| points.map(|point| shown.asks(point)).collect();
        let answers = |points: &[Point]| {
            points.iter().filter(|point| point.is_answered()).map(|point| shown.answered(point)).collect()
        };
        let (own, idle): (Vec<&Idle>, Vec<&Idle>) =
            coverage.idle.iter().partition(|idle| idle.kind == SectionKind::AdditionalImprovement);
        Self {
            report: coverage.report.clone(),
            href: asked.place.map(Place::source),
            figures: figures(coverage),
            unanswered: all(&mut coverage.unanswered()),
            open_findings: all(&mut coverage.unanswered_findings()),
            named_only: all(&mut coverage.points.iter().filter(|point| point.is_named_only())),
            answers: answers(&coverage.points),
            findings: answers(&coverage.findings),
            idle: idle.into_iter().filter_map(|idle| shown.idle(idle)).collect(),
            own: own.into_iter().filter_map(|idle| shown.idle(idle)).collect(),
        }
    }

    /// Whether the report says anything that could be answered at all.
    pub fn is_full(&self) -> bool {
        self.unanswered.is_empty() && !self.answers.is_empty()
    }
}

fn figures(coverage: &Coverage) -> Vec<Figure> {
    let answered = |points: &[Point]| {
        let count = points.iter().filter(|point| point.is_answered()).count();
        format!("{count} of {}", points.len())
    };
    let named = coverage.points.iter().filter(|point| point.is_named_only()).count();
    let mut figures = Vec::new();
    if !coverage.points.is_empty() {
        figures.push(
            Figure::new(&answered(&coverage.points), "things to improve answered").to("#nothing-answers"),
        );
        figures.push(Figure::new(&named, "answered in name only"));
    }
    if !coverage.findings.is_empty() {
        figures.push(Figure::new(&answered(&coverage.findings), "findings of what is not good answered"));
    }
    figures
}

/// What a point is shown with.
struct Shown<'s> {
    seen: &'s Seen,
    asked: &'s Asked,
}

impl Shown<'_> {
    fn asks(&self, point: &Point) -> Asks {
        Asks {
            name: point.name.clone(),
            words: words::shortened(&point.text, SHOWN),
            at: if point.at == Anchor::Typed { String::new() } else { point.at.to_string() },
            href: self.asked.place.and_then(|place| place.words(&point.at, &point.text)),
        }
    }

    fn answered(&self, point: &Point) -> Answered {
        let mut nearest: Vec<&ActionAnswer> = point.actions.iter().collect();
        nearest.sort_by(|one, other| other.near.total_cmp(&one.near));
        let actions: Vec<Link> = nearest.into_iter().filter_map(|answer| self.action(answer)).collect();
        Answered {
            asks: self.asks(point),
            sections: point.sections.iter().filter_map(|answer| self.section(answer)).collect(),
            more: actions.len().saturating_sub(MOST_ACTIONS),
            actions: actions.into_iter().take(MOST_ACTIONS).collect(),
        }
    }

    fn section(&self, answer: &SectionAnswer) -> Option<Near> {
        let section = self.section_at(answer.section)?;
        let word = Nearness::of(answer.near)?.word();
        Some(Near {
            link: Link::new(speak::section_line(section), self.seen.place.section(section.number())),
            words: format!("{word}, {:.2} of 1", answer.near),
            bar: bar(answer.near),
        })
    }

    fn action(&self, answer: &ActionAnswer) -> Option<Link> {
        let action = self.action_at(answer.section, answer.action)?;
        let text = words::shortened(action.fields().text.text(), 100);
        Some(Link::new(text, self.seen.place.action(action.number())))
    }

    fn idle(&self, idle: &Idle) -> Option<Link> {
        match idle.action {
            None => {
                let section = self.section_at(idle.section)?;
                Some(Link::new(speak::section_line(section), self.seen.place.section(section.number())))
            }
            Some(place) => {
                let action = self.action_at(idle.section, place)?;
                let text = words::shortened(action.fields().text.text(), 100);
                Some(Link::new(format!("{}: {text}", idle.name), self.seen.place.action(action.number())))
            }
        }
    }

    fn section_at(&self, place: usize) -> Option<&Section> {
        self.seen.plan().sections().get(place)
    }

    fn action_at(&self, section: usize, place: usize) -> Option<&Action> {
        self.seen.plan().actions_of(self.section_at(section)?.number()).nth(place)
    }
}

/// Five blocks, as many of them full as the measure has fifths, and one at least.
fn bar(near: f64) -> String {
    const BLOCKS: [f64; 5] = [0.0, 0.3, 0.5, 0.7, 0.9];
    BLOCKS.iter().map(|from| if near >= *from { '■' } else { '□' }).collect()
}
