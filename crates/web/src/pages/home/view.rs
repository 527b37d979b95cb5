//! What the home page says.

use std::sync::Arc;

use goldthread_plan::Section;
use goldthread_rules::{Level, Report};

use crate::app::App;
use crate::place::Place;
use crate::speak::{self, Moved};
use crate::store::{Kept, Snapshot};
use crate::tally::Tally;
use crate::words;

/// The home page.
pub struct Home {
    /// The plans, the newest first.
    pub plans: Vec<Card>,
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
    pub fn of(app: &App) -> Self {
        Self { plans: app.plans().iter().filter_map(Card::of).collect() }
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
