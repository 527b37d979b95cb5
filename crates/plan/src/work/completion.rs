//! The way of an action to its end: claimed, verified by somebody who does not lead it, monitored, sustained; or reopened.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::PersonRef;
use crate::event::{About, Happens, shortened};
use crate::{ActionNumber, Completion, Plan};

/// Somebody says that an action is complete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletionClaimed {
    /// The action.
    pub action: ActionNumber,
    /// What shows it, in words.
    pub words: String,
    /// The pieces of evidence that bear it out, by their numbers in the plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<u32>,
    /// The day.
    pub on: Date,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
}

/// A claim, as it was made.
pub type Claim = CompletionClaimed;

/// Somebody who does not lead the action found it so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletionVerified {
    /// The action.
    pub action: ActionNumber,
    /// What they looked at, and what they found.
    pub words: String,
    /// When it is looked at again whether it still holds.
    pub next_check: Date,
    /// The day.
    pub on: Date,
    /// Who.
    pub by: PersonRef,
}

/// A verification, as it was made.
pub type Verification = CompletionVerified;

/// Somebody who does not lead the action did not find it so: it is open as before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletionReturned {
    /// The action.
    pub action: ActionNumber,
    /// What is missing.
    pub words: String,
    /// The day.
    pub on: Date,
    /// Who.
    pub by: PersonRef,
}

/// It was looked at again whether it still holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletionChecked {
    /// The action.
    pub action: ActionNumber,
    /// Whether it does.
    pub holds: bool,
    /// What was looked at, and what was found.
    pub words: String,
    /// When it is looked at next; nothing where it does not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_check: Option<Date>,
    /// The day.
    pub on: Date,
    /// Who.
    pub by: PersonRef,
}

/// A check, as it was made.
pub type Check = CompletionChecked;

/// It has held: nothing more is checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletionSustained {
    /// The action.
    pub action: ActionNumber,
    /// What shows it.
    pub words: String,
    /// The day.
    pub on: Date,
    /// Who says so.
    pub by: PersonRef,
}

/// A complete action is open again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionReopened {
    /// The action.
    pub action: ActionNumber,
    /// Why, from a list.
    pub reason: ReopenReason,
    /// Why, in words.
    pub words: String,
    /// The day.
    pub on: Date,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
}

/// Why a complete action is open again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReopenReason {
    /// A check found that it no longer holds.
    CheckFailed,
    /// It was not complete when it was said to be.
    ClaimedTooSoon,
    /// Inspectors or auditors found the same again.
    FoundAgain,
    /// There is more to do.
    Scope,
    /// Something else.
    Other,
}

impl ReopenReason {
    /// All of them, in the order offered.
    pub const ALL: [Self; 5] =
        [Self::CheckFailed, Self::ClaimedTooSoon, Self::FoundAgain, Self::Scope, Self::Other];

    /// In a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::CheckFailed => "a check found that it no longer holds",
            Self::ClaimedTooSoon => "it was not complete when it was said to be",
            Self::FoundAgain => "inspectors or auditors found the same again",
            Self::Scope => "there is more to do",
            Self::Other => "another reason",
        }
    }
}

/// How far an action has come here, and by whose word. What its document says is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Track {
    /// Where it stands; nothing where only its document says.
    pub(super) stage: Option<Completion>,
    /// The claim that stands.
    pub claim: Option<Claim>,
    /// Its verification.
    pub verification: Option<Verification>,
    /// Whether it still held, each time that was looked at.
    pub checks: Vec<Check>,
    /// When it is looked at next.
    pub next_check: Option<Date>,
    /// The words that it was called sustained with.
    pub sustained: Option<CompletionSustained>,
    /// What a verifier found missing, until it is claimed again.
    pub returned: Option<CompletionReturned>,
    /// Each time that it was opened again.
    pub reopened: Vec<ActionReopened>,
}

impl Track {
    fn open_again(&mut self) {
        let reopened = std::mem::take(&mut self.reopened);
        *self = Self { stage: Some(Completion::Open), reopened, ..Self::default() };
    }
}

fn track(plan: &mut Plan, action: ActionNumber) -> Result<&mut Track, &'static str> {
    Ok(&mut Arc::make_mut(&mut plan.action_mut(action)?.work).track)
}

impl Happens for CompletionClaimed {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let track = track(plan, self.action)?;
        track.stage = Some(Completion::Claimed);
        track.claim = Some(self.clone());
        track.returned = None;
        Ok(())
    }

    fn sentence(&self) -> String {
        format!("said that action {} is complete: {}", self.action, shortened(&self.words))
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, None)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("claim of completion", "claims of completion"))
    }
}

impl Happens for CompletionVerified {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let track = track(plan, self.action)?;
        track.stage = Some(Completion::Verified);
        track.verification = Some(self.clone());
        track.next_check = Some(self.next_check);
        Ok(())
    }

    fn sentence(&self) -> String {
        format!("verified that action {} is complete: {}", self.action, shortened(&self.words))
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, None)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("verification", "verifications"))
    }
}

impl Happens for CompletionReturned {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let track = track(plan, self.action)?;
        track.stage = Some(Completion::Open);
        track.claim = None;
        track.returned = Some(self.clone());
        Ok(())
    }

    fn sentence(&self) -> String {
        format!("did not find action {} complete: {}", self.action, shortened(&self.words))
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, None)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("claim returned", "claims returned"))
    }
}

impl Happens for CompletionChecked {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let track = track(plan, self.action)?;
        if self.holds {
            track.stage = Some(Completion::Monitored);
        }
        track.next_check = self.next_check;
        track.checks.push(self.clone());
        Ok(())
    }

    fn sentence(&self) -> String {
        let found = if self.holds { "still holds" } else { "no longer holds" };
        format!("checked that action {} {found}: {}", self.action, shortened(&self.words))
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, None)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("check", "checks"))
    }
}

impl Happens for CompletionSustained {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let track = track(plan, self.action)?;
        track.stage = Some(Completion::Sustained);
        track.next_check = None;
        track.sustained = Some(self.clone());
        Ok(())
    }

    fn sentence(&self) -> String {
        format!("said that action {} is sustained: {}", self.action, shortened(&self.words))
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, None)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("action called sustained", "actions called sustained"))
    }
}

impl Happens for ActionReopened {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let track = track(plan, self.action)?;
        track.open_again();
        track.reopened.push(self.clone());
        Ok(())
    }

    fn sentence(&self) -> String {
        format!("opened action {} again: {}: {}", self.action, self.reason.words(), shortened(&self.words))
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, None)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("action opened again", "actions opened again"))
    }
}
