//! Dates that move, turns that come round, what an action waits on, and under which other sections it stands.

use std::sync::Arc;

use goldthread_anchor::Anchor;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::PersonRef;
use crate::apply::moved;
use crate::event::{About, Happens, shortened};
use crate::plan::{NO_ACTION, NO_SECTION};
use crate::{ActionNumber, Plan, SectionNumber, Timescale};

/// The date of an action was moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateMoved {
    /// The action.
    pub action: ActionNumber,
    /// What it was.
    pub from: Timescale,
    /// What it is now.
    pub to: Timescale,
    /// Why, from a list.
    pub reason: MoveReason,
    /// Why, in words.
    pub why: String,
    /// Who agreed to it.
    pub agreed_by: String,
    /// The day.
    pub on: Date,
    /// Who moved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
}

/// A move of a target date, as it was made.
pub type Move = DateMoved;

/// Why a date moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoveReason {
    /// A partner is late.
    Partner,
    /// It waits on another action.
    OtherAction,
    /// There were not the people to do it.
    Capacity,
    /// A decision is still to be taken.
    Decision,
    /// Buying, or an agreement with a supplier, takes longer.
    Procurement,
    /// A system or its data are not ready.
    Systems,
    /// There is more to do than was thought.
    Scope,
    /// It can be done earlier.
    Earlier,
    /// The date was written down wrongly.
    Correction,
    /// Something else.
    Other,
}

impl MoveReason {
    /// All of them, in the order offered.
    pub const ALL: [Self; 10] = [
        Self::Partner,
        Self::OtherAction,
        Self::Capacity,
        Self::Decision,
        Self::Procurement,
        Self::Systems,
        Self::Scope,
        Self::Earlier,
        Self::Correction,
        Self::Other,
    ];

    /// In a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Partner => "partner delay",
            Self::OtherAction => "waits on another action",
            Self::Capacity => "not enough people",
            Self::Decision => "a decision is outstanding",
            Self::Procurement => "procurement or contract",
            Self::Systems => "systems or data not ready",
            Self::Scope => "more to do than was thought",
            Self::Earlier => "can be done earlier",
            Self::Correction => "the date was written down wrongly",
            Self::Other => "another reason",
        }
    }
}

/// A turn of an action that comes round was done, or missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnRecorded {
    /// The action.
    pub action: ActionNumber,
    /// The day that the turn was due.
    pub due: Date,
    /// The day that it was done; nothing where it was missed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Date>,
    /// What came of it, or why it was missed.
    pub words: String,
    /// The day.
    pub on: Date,
    /// Who recorded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
}

/// A turn, as it was recorded.
pub type Turn = TurnRecorded;

/// Which actions an action waits on was set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitsOnSet {
    /// The action.
    pub action: ActionNumber,
    /// Those that it waits on; none where it no longer waits.
    pub on: Vec<ActionNumber>,
}

/// Under which other sections an action stands was set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionShared {
    /// The action.
    pub action: ActionNumber,
    /// Those that share it, beside its own; none where it stands under its own only.
    pub with: Vec<SectionNumber>,
}

impl Happens for DateMoved {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let action = plan.action_mut(self.action)?;
        action.moved_from.extend(moved(&action.fields.timescale, &self.to));
        let fields = Arc::make_mut(&mut action.fields);
        fields.timescale = self.to.clone();
        fields.timescale_at = Anchor::Typed;
        Arc::make_mut(&mut action.work).moves.push(Arc::new(self.clone()));
        Ok(())
    }

    fn sentence(&self) -> String {
        let from = if self.from.is_blank() { "no date" } else { self.from.printed() };
        format!(
            "moved the date of action {} from {from} to {}: {}, agreed by {}: {}",
            self.action,
            self.to.printed(),
            self.reason.words(),
            self.agreed_by,
            shortened(&self.why)
        )
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, None)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("date moved", "dates moved"))
    }
}

impl Happens for TurnRecorded {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let action = plan.action_mut(self.action)?;
        let turns = &mut Arc::make_mut(&mut action.work).turns;
        // What was recorded last of a turn holds.
        turns.retain(|turn| turn.due != self.due);
        let at = turns.partition_point(|turn| turn.due < self.due);
        turns.insert(at, self.clone());
        Ok(())
    }

    fn sentence(&self) -> String {
        let came = if self.done.is_some() { "done" } else { "missed" };
        format!("recorded the turn of action {} due on {} as {came}", self.action, self.due)
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, None)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("turn recorded", "turns recorded"))
    }
}

impl Happens for WaitsOnSet {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        if self.on.iter().any(|other| plan.action(*other).is_none()) {
            return Err(NO_ACTION);
        }
        Arc::make_mut(&mut plan.action_mut(self.action)?.work).waits_on.clone_from(&self.on);
        Ok(())
    }

    fn sentence(&self) -> String {
        match numbers(self.on.iter()) {
            Some(on) => format!("recorded that action {} waits on {on}", self.action),
            None => format!("recorded that action {} waits on no other", self.action),
        }
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, None)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("change of what an action waits on", "changes of what actions wait on"))
    }
}

impl Happens for ActionShared {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        if self.with.iter().any(|section| plan.section(*section).is_none()) {
            return Err(NO_SECTION);
        }
        Arc::make_mut(&mut plan.action_mut(self.action)?.work).also_in.clone_from(&self.with);
        Ok(())
    }

    fn sentence(&self) -> String {
        match numbers(self.with.iter()) {
            Some(with) => format!("put action {} under section {with} as well", self.action),
            None => format!("left action {} under its own section only", self.action),
        }
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, None)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("action shared", "actions shared"))
    }
}

/// `3`, `3 and 5`, `3, 4 and 5`; nothing where there is none.
fn numbers(numbers: impl Iterator<Item = impl ToString>) -> Option<String> {
    let mut numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
    let last = numbers.pop()?;
    if numbers.is_empty() { Some(last) } else { Some(format!("{} and {last}", numbers.join(", "))) }
}
