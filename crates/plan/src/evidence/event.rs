//! What happens to evidence.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Evidence, EvidenceAbout, EvidenceBody, EvidenceNumber, EvidenceVersion};
use crate::event::{About, Happens, shortened};
use crate::plan::NO_ACTION;
use crate::work::PersonRef;
use crate::{ActionNumber, Plan};

const NO_EVIDENCE: &str = "its evidence is not in the plan";

/// A piece of evidence was added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceAdded {
    /// Its number in the plan.
    pub evidence: EvidenceNumber,
    /// What is said of it.
    #[serde(flatten)]
    pub about: EvidenceAbout,
    /// Where it is.
    pub body: EvidenceBody,
    /// The actions that it bears out.
    pub serves: Vec<ActionNumber>,
    /// The day.
    pub on: Date,
    /// Who added it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
}

/// A newer version took the place of a piece. The one before stays in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceReplaced {
    /// Which piece.
    pub evidence: EvidenceNumber,
    /// What is said of it now.
    #[serde(flatten)]
    pub about: EvidenceAbout,
    /// Where it is.
    pub body: EvidenceBody,
    /// Why.
    pub why: String,
    /// The day.
    pub on: Date,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
}

/// Which actions a piece bears out was set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceServes {
    /// Which piece.
    pub evidence: EvidenceNumber,
    /// The actions.
    pub serves: Vec<ActionNumber>,
}

/// A piece was taken away. That it was there stays in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceWithdrawn {
    /// Which piece.
    pub evidence: EvidenceNumber,
    /// Why.
    pub why: String,
    /// The day.
    pub on: Date,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
}

fn evidence(plan: &mut Plan, number: EvidenceNumber) -> Result<&mut Evidence, &'static str> {
    let piece = plan.evidence.iter_mut().find(|piece| piece.number == number);
    piece.map(Arc::make_mut).ok_or(NO_EVIDENCE)
}

fn all_there(plan: &Plan, actions: &[ActionNumber]) -> Result<(), &'static str> {
    if actions.iter().all(|action| plan.action(*action).is_some()) { Ok(()) } else { Err(NO_ACTION) }
}

impl Happens for EvidenceAdded {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        all_there(plan, &self.serves)?;
        let version =
            EvidenceVersion { body: self.body.clone(), on: self.on, by: self.by, why: String::new() };
        plan.evidence.push(Arc::new(Evidence {
            number: self.evidence,
            about: self.about.clone(),
            versions: vec![version],
            serves: self.serves.clone(),
            withdrawn: None,
        }));
        Ok(())
    }

    fn sentence(&self) -> String {
        let title = shortened(&self.about.title);
        match self.serves.as_slice() {
            [only] => format!("added evidence {} for action {only}: {title}", self.evidence),
            serves => format!("added evidence {} for {} actions: {title}", self.evidence, serves.len()),
        }
    }

    fn about(&self) -> About<'_> {
        About::Actions(&self.serves)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("piece of evidence", "pieces of evidence"))
    }
}

impl Happens for EvidenceReplaced {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let piece = evidence(plan, self.evidence)?;
        piece.about = self.about.clone();
        let why = self.why.clone();
        piece.versions.push(EvidenceVersion { body: self.body.clone(), on: self.on, by: self.by, why });
        Ok(())
    }

    fn sentence(&self) -> String {
        format!("put a newer version of evidence {} in its place: {}", self.evidence, shortened(&self.why))
    }

    fn about(&self) -> About<'_> {
        About::Plan
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("piece of evidence replaced", "pieces of evidence replaced"))
    }
}

impl Happens for EvidenceServes {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        all_there(plan, &self.serves)?;
        evidence(plan, self.evidence)?.serves.clone_from(&self.serves);
        Ok(())
    }

    fn sentence(&self) -> String {
        let numbers: Vec<String> = self.serves.iter().map(ToString::to_string).collect();
        format!("recorded that evidence {} bears out actions {}", self.evidence, numbers.join(", "))
    }

    fn about(&self) -> About<'_> {
        About::Actions(&self.serves)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("change of what evidence bears out", "changes of what evidence bears out"))
    }
}

impl Happens for EvidenceWithdrawn {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        evidence(plan, self.evidence)?.withdrawn = Some(self.why.clone());
        Ok(())
    }

    fn sentence(&self) -> String {
        format!("took evidence {} away: {}", self.evidence, shortened(&self.why))
    }

    fn about(&self) -> About<'_> {
        About::Plan
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("piece of evidence taken away", "pieces of evidence taken away"))
    }
}
