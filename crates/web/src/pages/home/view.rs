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
    pub words: String,
    /// Why it matters, or where to begin.
    pub more: String,
    /// Where they are listed.
    pub href: String,
}

impl Home {
    /// The home page as things stand.
    pub fn of(app: &App) -> Self {
        Self { plans: app.shelf().plans().filter_map(|kept| Card::of(kept)).collect() }
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

fn needs(shot: &Snapshot, tally: &Tally, report: &Report, place: Place) -> Vec<Need> {
    let to = |show: &str| place.page("actions", &[("show", show)]);
    let need = |number: usize, words: &str, more: &str, href: String| Need {
        number,
        words: words.to_owned(),
        more: more.to_owned(),
        href,
    };
    let worse = shot.plan().sections().iter().filter(|section| is_worse(section)).count();
    let warnings = report.flags.iter().filter(|flag| flag.rule.level == Level::Warning).count();
    let doubts = shot.plan().doubts().len();
    let all = [
        need(
            tally.overdue,
            "overdue",
            "The date has passed and nothing says that it is done.",
            to("overdue"),
        ),
        need(worse, "rated worse than last period", "Ask what changed.", place.plan()),
        need(
            tally.errors,
            words::noun(tally.errors, "contradiction", "contradictions"),
            "The plan says one thing in one place and another in the next, or a date has passed.",
            place.page("flags", &[("level", "error")]),
        ),
        need(
            tally.claimed,
            "said to be complete, not yet verified",
            "Someone other than the lead should look.",
            to("claimed"),
        ),
        need(
            warnings,
            words::noun(warnings, "question a board would ask", "questions a board would ask"),
            "What a sharp scrutiny officer would see.",
            place.page("flags", &[("level", "warning")]),
        ),
        need(tally.undated, "without a date", "Nobody can say whether it is late.", to("undated")),
        need(tally.unled, "without a lead", "Nobody answers for it.", to("unled")),
        need(
            doubts,
            words::noun(
                doubts,
                "doubt left when the document was read",
                "doubts left when the document was read",
            ),
            "Look at the words of the document.",
            format!("{}#doubts", place.plan()),
        ),
    ];
    all.into_iter().filter(|need| need.number > 0).collect()
}

fn is_worse(section: &Section) -> bool {
    let fields = section.fields();
    [&fields.process, &fields.impact].iter().any(|ratings| speak::rated(ratings).moved == Some(Moved::Worse))
}
