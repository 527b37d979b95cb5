//! What the home page says.

use std::sync::Arc;

use goldthread_people::{Item, Permission, PlansSeen, SeenOf, Thing};
use goldthread_plan::{ActionNumber, Plan, PlanId, Section, SectionNumber};
use goldthread_rules::{Level, Report};
use uuid::Uuid;

use super::own::Own;
use crate::app::App;
use crate::components::Link;
use crate::pages::matters;
use crate::place::Place;
use crate::speak::{self, Moved};
use crate::store::{Kept, Snapshot};
use crate::tally::Tally;
use crate::words;

/// The home page.
pub struct Home {
    /// The heading.
    pub title: &'static str,
    /// What whoever asks owes; nothing where nobody is asked who they are.
    pub own: Option<Own>,
    /// What is on the ladder in all plans; nothing where nothing is.
    pub ladder: Option<Need>,
    /// The lists that they saved, each with where it is forgotten.
    pub saved: Vec<(Link, String)>,
    /// What somebody may see of plans that they may not see whole.
    pub parts: Vec<Part>,
    /// The plans, the newest first.
    pub plans: Vec<Card>,
    /// Whether they may bring a document in.
    pub may_bring_in: bool,
}

/// What somebody may see of a plan that they may not see whole.
pub struct Part {
    /// The title of the plan.
    pub title: String,
    /// Its sections and actions that they may see.
    pub items: Vec<Link>,
}

/// What needs attention in a plan.
pub struct Card {
    /// The title of the plan.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// What it is of and from, and the day it is judged on.
    pub about: String,
    /// What needs attention, the gravest first; empty where nothing does.
    pub needs: Vec<Need>,
}

/// Something that needs attention.
pub struct Need {
    /// How many.
    pub number: usize,
    /// Of what.
    pub words: &'static str,
    /// Why it matters, or where to begin.
    pub more: &'static str,
    /// Where they are listed.
    pub href: String,
}

impl Home {
    /// The home page as things stand.
    pub fn of(app: &App, saved: Vec<(Link, String)>) -> Self {
        let plans = app.plans().iter().filter_map(Card::of).collect();
        let own = Own::of(app);
        let title = if own.is_some() { "What you owe" } else { "What needs attention" };
        let may_bring_in = app.may(Permission::BringIn, Thing::Anything);
        let (parts, ladder) = (parts(app), ladder(app));
        Self { title, own, ladder, saved, parts, plans, may_bring_in }
    }
}

/// What is on the ladder in all plans that whoever asks may see.
fn ladder(app: &App) -> Option<Need> {
    let (open, late) = matters::waiting(app);
    let more = if late > 0 { "Some answers are late." } else { "Somebody is asked to answer." };
    let words = words::noun(open, "matter on the ladder", "matters on the ladder");
    (open > 0).then(|| Need { number: open, words, more, href: "/escalations".to_owned() })
}

/// The parts of plans that are shared with a partner, or that somebody has a right over.
fn parts(app: &App) -> Vec<Part> {
    let Some(person) = app.visitor().person() else { return Vec::new() };
    let PlansSeen::Some(seen) = app.directory().plans_seen(person.id) else { return Vec::new() };
    let shelf = app.shelf();
    let part = |(plan, seen): (Uuid, SeenOf)| {
        let SeenOf::Parts(items) = seen else { return None };
        let kept = shelf.plan(PlanId::new(plan))?;
        let (plan, place) = (kept.plan(), Place::new(kept.id(), None));
        let items = items.into_iter().filter_map(|item| item_link(plan, place, item)).collect();
        Some(Part { title: plan.title().to_owned(), items })
    };
    seen.into_iter().filter_map(part).collect()
}

fn item_link(plan: &Plan, place: Place, item: Item) -> Option<Link> {
    match item {
        Item::Section(number) => {
            let section = plan.section(SectionNumber(number))?;
            Some(Link::new(speak::section_line(section), place.section(section.number())))
        }
        Item::Action(number) => {
            let action = plan.action(ActionNumber(number))?;
            let words = words::shortened(action.fields().text.text(), 120);
            Some(Link::new(words, place.action(action.number())))
        }
    }
}

impl Card {
    fn of(kept: &Arc<Kept>) -> Option<Self> {
        let shot = Snapshot::of(Arc::clone(kept), None).ok()?;
        let (place, report) = (Place::new(kept.id(), None), shot.report());
        let tally = Tally::of(&shot, &report);
        let about = [speak::about(shot.plan()), tally.judged()];
        Some(Self {
            title: shot.plan().title().to_owned(),
            href: place.plan(),
            about: about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". "),
            needs: needs(&shot, &tally, &report, place),
        })
    }
}

/// What may need attention, the gravest first: in words of one, of many, and why it matters.
const OVERDUE: Words =
    Words("action overdue", "actions overdue", "The date has passed and nothing says that it is done.");
const WORSE: Words = Words(
    "section rated worse than last period",
    "sections rated worse than last period",
    "Ask what changed.",
);
const ERRORS: Words = Words(
    "contradiction or passed date",
    "contradictions and passed dates",
    "The plan does not hold together here.",
);
const CLAIMED: Words = Words(
    "action said to be complete",
    "actions said to be complete",
    "Not verified yet: someone other than the lead should look.",
);
const QUESTIONS: Words = Words(
    "question a board would ask",
    "questions a board would ask",
    "What a sharp scrutiny officer would see.",
);
const UNDATED: Words =
    Words("open action without a date", "open actions without a date", "Nobody can say whether it is late.");
const UNLED: Words = Words("action without a lead", "actions without a lead", "Nobody answers for it.");
const DOUBTS: Words = Words(
    "doubt left when the document was read",
    "doubts left when the document was read",
    "Look at the words of the document.",
);

struct Words(&'static str, &'static str, &'static str);

impl Words {
    fn need(&self, number: usize, href: String) -> Need {
        let Self(one, many, more) = *self;
        Need { number, words: words::noun(number, one, many), more, href }
    }
}

fn needs(shot: &Snapshot, tally: &Tally, report: &Report, place: Place) -> Vec<Need> {
    let actions = |show: &str| place.page("actions", &[("show", show)]);
    let flags = |level: Level| place.page("flags", &[("level", level.word())]);
    let worse = shot.plan().sections().iter().filter(|section| is_worse(section)).count();
    let questions = report.flags.iter().filter(|flag| flag.rule.level == Level::Warning).count();
    let all = [
        OVERDUE.need(tally.overdue, actions("overdue")),
        WORSE.need(worse, place.plan()),
        ERRORS.need(tally.errors, flags(Level::Error)),
        CLAIMED.need(tally.claimed, actions("claimed")),
        QUESTIONS.need(questions, flags(Level::Warning)),
        UNDATED.need(tally.undated, actions("undated")),
        UNLED.need(tally.unled, actions("unled")),
        DOUBTS.need(shot.plan().doubts().len(), format!("{}#doubts", place.plan())),
    ];
    all.into_iter().filter(|need| need.number > 0).collect()
}

fn is_worse(section: &Section) -> bool {
    let fields = section.fields();
    [&fields.process, &fields.impact].iter().any(|ratings| speak::rated(ratings).moved == Some(Moved::Worse))
}
