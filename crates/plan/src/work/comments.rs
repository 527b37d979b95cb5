//! Comments: what people say beside a section or an action. They are no updates, and no paper prints them.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{PersonRef, UpdateNumber};
use crate::event::{About, Happens, shortened};
use crate::plan::{NO_ACTION, NO_SECTION};
use crate::{ActionNumber, Plan, SectionNumber};

/// What a comment stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// A section.
    Section(SectionNumber),
    /// An action.
    Action(ActionNumber),
    /// An update on an action.
    Update(ActionNumber, UpdateNumber),
}

/// Somebody said something beside a section or an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentMade {
    /// What it stands beside.
    pub topic: Topic,
    /// What they said.
    pub text: String,
    /// Who should see it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<PersonRef>,
    /// The day.
    pub on: Date,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
}

/// A comment, as it was made.
pub type Comment = CommentMade;

impl Happens for CommentMade {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        match self.topic {
            Topic::Section(section) => plan.section(section).map(|_| ()).ok_or(NO_SECTION)?,
            Topic::Action(action) | Topic::Update(action, _) => {
                plan.action(action).map(|_| ()).ok_or(NO_ACTION)?;
            }
        }
        plan.comments.push(Arc::new(self.clone()));
        Ok(())
    }

    fn sentence(&self) -> String {
        let beside = match self.topic {
            Topic::Section(section) => format!("section {section}"),
            Topic::Action(action) => format!("action {action}"),
            Topic::Update(action, update) => format!("update {update} on action {action}"),
        };
        format!("commented on {beside}: {}", shortened(&self.text))
    }

    fn about(&self) -> About<'_> {
        match self.topic {
            Topic::Section(section) => About::Section(section),
            Topic::Action(action) | Topic::Update(action, _) => About::Action(action, None),
        }
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("comment", "comments"))
    }
}
