//! What is counted on more than one page.

use goldthread_plan::{Action, Completion, SectionNumber};
use goldthread_rules::{Flag, Level, Report};
use jiff::civil::Date;

use crate::components::lists::Figure;
use crate::place::Place;
use crate::store::Snapshot;
use crate::{when, words};

/// Counts of a plan on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// How many actions.
    pub actions: usize,
    /// How many are said to be complete.
    pub claimed: usize,
    /// How many of them somebody else has found so.
    pub verified: usize,
    /// How many dates moved.
    pub moved: usize,
    /// How many are past their date and not said to be complete.
    pub overdue: usize,
    /// How many have no date.
    pub undated: usize,
    /// How many name no lead.
    pub unled: usize,
    /// How many flags the rules raise.
    pub flags: usize,
    /// How many of them are errors.
    pub errors: usize,
    /// The day that all this is judged on.
    pub day: Option<Date>,
}

/// Which actions of a plan are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    All,
    Open,
    Claimed,
    Unverified,
    Verified,
    Moved,
    Overdue,
    Undated,
    Unled,
}

impl Which {
    /// Every choice, with its word in the address and in the list.
    pub const ALL: [(Self, &'static str, &'static str); 9] = [
        (Self::All, "", "All actions"),
        (Self::Open, "open", "Not said to be complete"),
        (Self::Claimed, "claimed", "Said to be complete"),
        (Self::Unverified, "unverified", "Said to be complete, not verified"),
        (Self::Verified, "verified", "Verified"),
        (Self::Moved, "moved", "With a date that moved"),
        (Self::Overdue, "overdue", "Overdue"),
        (Self::Undated, "undated", "Open, without a date"),
        (Self::Unled, "unled", "Without a lead"),
    ];

    /// The choice that a word in an address names; an unknown word names all.
    pub fn of(word: Option<&str>) -> Self {
        let found = Self::ALL.iter().find(|(_, known, _)| Some(*known) == word);
        found.map_or(Self::All, |(which, ..)| *which)
    }

    /// Whether an action is meant.
    pub fn holds(self, action: &Action, day: Option<Date>) -> bool {
        match self {
            Self::All => true,
            Self::Open => !action.is_claimed_complete(),
            Self::Claimed => action.is_claimed_complete(),
            Self::Unverified => action.completion() == Completion::Claimed,
            Self::Verified => action.completion() >= Completion::Verified,
            Self::Moved => when::times_moved(action) > 0,
            Self::Overdue => day.is_some_and(|day| action.is_overdue(day)),
            Self::Undated => action.is_undated(),
            Self::Unled => action.fields().leads.is_empty(),
        }
    }
}

impl Tally {
    /// Counts a plan as it stands.
    pub fn of(shot: &Snapshot, report: &Report) -> Self {
        let (plan, day) = (shot.plan(), shot.judged_on());
        let count = |which: Which| plan.actions().iter().filter(|action| which.holds(action, day)).count();
        Self {
            actions: count(Which::All),
            claimed: count(Which::Claimed),
            verified: count(Which::Verified),
            moved: count(Which::Moved),
            overdue: count(Which::Overdue),
            undated: count(Which::Undated),
            unled: count(Which::Unled),
            flags: report.flags.len(),
            errors: report.flags.iter().filter(|flag| flag.rule.level == Level::Error).count(),
            day,
        }
    }

    /// The counts as figures that lead to what they count.
    pub fn figures(&self, place: Place) -> Vec<Figure> {
        let to = |show: &str| place.page("actions", &[("show", show)]);
        let flags =
            Figure::new(&self.flags, words::noun(self.flags, "flag", "flags")).to(place.page("flags", &[]));
        if self.actions == 0 {
            return vec![flags];
        }
        let of_all = |count: usize| format!("{count} of {}", self.actions);
        vec![
            Figure::new(&self.actions, words::noun(self.actions, "action", "actions"))
                .to(place.page("actions", &[])),
            Figure::new(&of_all(self.claimed), "said to be complete").to(to("claimed")),
            Figure::new(&of_all(self.verified), "verified").to(to("verified")),
            Figure::new(&of_all(self.overdue), "overdue").to(to("overdue")),
            Figure::new(&of_all(self.moved), "with a date that moved").to(to("moved")),
            Figure::new(&of_all(self.undated), "open, without a date").to(to("undated")),
            flags,
        ]
    }

    /// The sentence that says on which day it was judged.
    pub fn judged(&self) -> String {
        match self.day {
            Some(day) => format!("Judged as at {}.", words::day(day)),
            None => "The plan gives itself no date, so nothing can be called overdue.".into(),
        }
    }
}

/// The flags on an action.
pub fn flags_of_action(report: &Report, action: &Action) -> Vec<Flag> {
    let is_about = |flag: &&Flag| flag.action.as_ref().is_some_and(|named| named.number == action.number());
    report.flags.iter().filter(is_about).cloned().collect()
}

/// The flags on a section that are not on one of its actions.
pub fn flags_of_section(report: &Report, section: SectionNumber) -> Vec<Flag> {
    let is_about = |flag: &&Flag| {
        flag.action.is_none() && flag.section.as_ref().is_some_and(|named| named.number == section)
    };
    report.flags.iter().filter(is_about).cloned().collect()
}
