//! Updates: what was told of an action, and what was put right of it.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{DeclaredStatus, PersonRef, UpdateNumber, UpdateText};
use crate::event::{About, Happens, shortened};
use crate::plan::NO_ACTION;
use crate::{ActionNumber, Plan};

/// Somebody told what has been done on an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpdatePosted {
    /// Its number in the plan.
    pub update: UpdateNumber,
    /// The action.
    pub action: ActionNumber,
    /// What they told.
    #[serde(flatten)]
    pub text: UpdateText,
    /// How they say that it stands; nothing where they left that as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<DeclaredStatus>,
    /// Who should see it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<PersonRef>,
    /// The day.
    pub on: Date,
    /// Who; nothing where nobody is asked who they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
}

/// What an update says was put right. What it said before stays in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpdateCorrected {
    /// Which update.
    pub update: UpdateNumber,
    /// The action that it is of.
    pub action: ActionNumber,
    /// What it says now.
    #[serde(flatten)]
    pub text: UpdateText,
    /// How it says that the action stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<DeclaredStatus>,
    /// Why it was put right.
    pub why: String,
    /// The day.
    pub on: Date,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
}

/// An update as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// Its number in the plan.
    pub number: UpdateNumber,
    /// What it tells now.
    pub text: UpdateText,
    /// How it says that the action stands.
    pub status: Option<DeclaredStatus>,
    /// Who should see it.
    pub mentions: Vec<PersonRef>,
    /// The day it was posted.
    pub on: Date,
    /// Who posted it.
    pub by: Option<PersonRef>,
    /// What was put right, the first time first: each with what it said until then.
    pub corrections: Vec<Correction>,
}

/// That an update was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// What it said until then.
    pub before: UpdateText,
    /// How it said that the action stood until then.
    pub status_before: Option<DeclaredStatus>,
    /// Why.
    pub why: String,
    /// The day.
    pub on: Date,
    /// Who.
    pub by: Option<PersonRef>,
}

impl Happens for UpdatePosted {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let action = plan.action_mut(self.action)?;
        Arc::make_mut(&mut action.work).updates.push(Arc::new(Update {
            number: self.update,
            text: self.text.clone(),
            status: self.status.clone(),
            mentions: self.mentions.clone(),
            on: self.on,
            by: self.by,
            corrections: Vec::new(),
        }));
        plan.last_update = plan.last_update.max(self.update.0);
        Ok(())
    }

    fn sentence(&self) -> String {
        let first = self.text.parts().map(|(_, text)| text).find(|text| !text.trim().is_empty());
        let said = shortened(first.unwrap_or_default());
        match &self.status {
            Some(status) => {
                format!("posted an update on action {}, {}: {said}", self.action, status.mark)
            }
            None => format!("posted an update on action {}: {said}", self.action),
        }
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, None)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("update", "updates"))
    }
}

impl Happens for UpdateCorrected {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let action = plan.actions.iter_mut().find(|action| action.number == self.action).ok_or(NO_ACTION)?;
        let updates = &mut Arc::make_mut(&mut action.work).updates;
        let update = updates.iter_mut().find(|update| update.number == self.update);
        let update = Arc::make_mut(update.ok_or("its update is not on the action")?);
        update.corrections.push(Correction {
            before: std::mem::replace(&mut update.text, self.text.clone()),
            status_before: std::mem::replace(&mut update.status, self.status.clone()),
            why: self.why.clone(),
            on: self.on,
            by: self.by,
        });
        Ok(())
    }

    fn sentence(&self) -> String {
        format!("put update {} on action {} right: {}", self.update, self.action, shortened(&self.why))
    }

    fn about(&self) -> About<'_> {
        About::Action(self.action, None)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("correction", "corrections"))
    }
}
