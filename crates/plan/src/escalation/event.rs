//! What happens to concerns and escalations.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    AnswerReason, Cause, Concern, ConcernNumber, Escalation, EscalationNumber, Matter, Step, StepAnswer,
};
use crate::Plan;
use crate::event::{About, Happens, shortened};
use crate::plan::{NO_ACTION, NO_SECTION};
use crate::work::PersonRef;

/// Somebody said what stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernRaised {
    /// Its number in the plan.
    pub concern: ConcernNumber,
    /// What it is about.
    pub about: Matter,
    /// What stands in the way.
    pub words: String,
    /// Who is to answer it.
    pub owner: String,
    /// The same in the directory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonRef>,
    /// The day.
    pub on: Date,
    /// Who raised it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
}

/// A concern was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernAnswered {
    /// Which.
    pub concern: ConcernNumber,
    /// What it is about.
    pub about: Matter,
    /// What was answered.
    pub words: String,
    /// The day.
    pub on: Date,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
}

/// A concern no longer stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernClosed {
    /// Which.
    pub concern: ConcernNumber,
    /// What it is about.
    pub about: Matter,
    /// Why.
    pub words: String,
    /// The day.
    pub on: Date,
}

/// A matter was taken to a rung of the ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscalationRaised {
    /// Its number in the plan.
    pub escalation: EscalationNumber,
    /// Why.
    pub cause: Cause,
    /// What it is about.
    pub about: Matter,
    /// The concern that it comes of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concern: Option<ConcernNumber>,
    /// Which rung, from 0.
    pub rung: u16,
    /// Who stands there.
    pub to: String,
    /// The same in the directory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonRef>,
    /// Whether they are of another body.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partner: bool,
    /// Why, in words.
    pub why: String,
    /// The last day to answer.
    pub answer_by: Date,
    /// The day.
    pub on: Date,
}

/// An open matter was taken to a higher rung.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscalationTakenUp {
    /// Which.
    pub escalation: EscalationNumber,
    /// What it is about.
    pub about: Matter,
    /// Which rung, from 0.
    pub rung: u16,
    /// Who stands there.
    pub to: String,
    /// The same in the directory.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonRef>,
    /// Whether they are of another body.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partner: bool,
    /// Why, in words.
    pub why: String,
    /// The last day to answer.
    pub answer_by: Date,
    /// The day.
    pub on: Date,
}

/// A partner has the matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscalationAcknowledged {
    /// Which.
    pub escalation: EscalationNumber,
    /// What it is about.
    pub about: Matter,
    /// Who there.
    pub who: String,
    /// The day.
    pub on: Date,
}

/// A matter was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscalationAnswered {
    /// Which.
    pub escalation: EscalationNumber,
    /// What it is about.
    pub about: Matter,
    /// From the list.
    pub reason: AnswerReason,
    /// In words.
    pub words: String,
    /// The day.
    pub on: Date,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
}

/// A matter is disputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscalationDisputed {
    /// Which.
    pub escalation: EscalationNumber,
    /// What it is about.
    pub about: Matter,
    /// What is disputed.
    pub words: String,
    /// The last day to settle it.
    pub settle_by: Date,
    /// The day.
    pub on: Date,
}

/// A matter was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EscalationClosed {
    /// Which.
    pub escalation: EscalationNumber,
    /// What it is about.
    pub about: Matter,
    /// How.
    pub words: String,
    /// The day.
    pub on: Date,
}

fn is_there(plan: &Plan, matter: Matter) -> Result<(), &'static str> {
    match matter {
        Matter::Section(section) => plan.section(section).map(|_| ()).ok_or(NO_SECTION),
        Matter::Action(action) => plan.action(action).map(|_| ()).ok_or(NO_ACTION),
    }
}

fn concern(plan: &mut Plan, number: ConcernNumber) -> Result<&mut Concern, &'static str> {
    let concern = plan.concerns.iter_mut().find(|concern| concern.number == number);
    concern.map(Arc::make_mut).ok_or("its concern is not in the plan")
}

fn escalation(plan: &mut Plan, number: EscalationNumber) -> Result<&mut Escalation, &'static str> {
    let escalation = plan.escalations.iter_mut().find(|escalation| escalation.number == number);
    escalation.map(Arc::make_mut).ok_or("its escalation is not in the plan")
}

fn step(plan: &mut Plan, number: EscalationNumber) -> Result<&mut Step, &'static str> {
    Ok(escalation(plan, number)?.steps.last_mut().expect("it is raised to a rung"))
}

/// What an event on a matter is about.
fn about(matter: Matter) -> About<'static> {
    match matter {
        Matter::Section(section) => About::Section(section),
        Matter::Action(action) => About::Action(action, None),
    }
}

/// Each event: what it changes, how it is told, and how several are called.
macro_rules! happens {
    ($($name:ident: $one:literal, $many:literal, |$it:ident, $plan:ident| $apply:block, $told:expr;)*) => {$(
        impl Happens for $name {
            fn apply(&self, $plan: &mut Plan) -> Result<(), &'static str> {
                let $it = self;
                $apply
                Ok(())
            }

            fn sentence(&self) -> String {
                let $it = self;
                $told
            }

            fn about(&self) -> About<'_> {
                about(self.about)
            }

            fn counted(&self) -> Option<(&'static str, &'static str)> {
                Some(($one, $many))
            }
        }
    )*};
}

happens! {
    ConcernRaised: "concern", "concerns", |it, plan| {
        is_there(plan, it.about)?;
        let Self { concern: number, about, words, owner, person, on, by } = it.clone();
        let (answers, closed) = (Vec::new(), None);
        plan.concerns.push(Arc::new(Concern { number, about, words, owner, person, on, by, answers, closed }));
    }, format!("raised a concern on {}, for {} to answer: {}", it.about, it.owner, shortened(&it.words));
    ConcernAnswered: "answer to a concern", "answers to concerns", |it, plan| {
        concern(plan, it.concern)?.answers.push((it.on, it.by, it.words.clone()));
    }, format!("answered the concern on {}: {}", it.about, shortened(&it.words));
    ConcernClosed: "concern closed", "concerns closed", |it, plan| {
        concern(plan, it.concern)?.closed = Some((it.on, it.words.clone()));
    }, format!("closed the concern on {}: {}", it.about, shortened(&it.words));
    EscalationRaised: "escalation", "escalations", |it, plan| {
        is_there(plan, it.about)?;
        let Self { escalation: number, cause, about, concern, rung, to, person, partner, why, answer_by, on } = it.clone();
        let step = Step { rung, to, person, partner, why, on, answer_by, acknowledged: None, answer: None };
        let steps = vec![step];
        plan.escalations.push(Arc::new(Escalation { number, cause, about, concern, steps, disputed: None, closed: None }));
    }, format!("took {} to {}: {}: {}", it.about, it.to, it.cause.words(), shortened(&it.why));
    EscalationTakenUp: "step of an escalation", "steps of escalations", |it, plan| {
        let Self { escalation: number, about: _, rung, to, person, partner, why, answer_by, on } = it.clone();
        let step = Step { rung, to, person, partner, why, on, answer_by, acknowledged: None, answer: None };
        escalation(plan, number)?.steps.push(step);
    }, format!("took {} up to {}: {}", it.about, it.to, shortened(&it.why));
    EscalationAcknowledged: "acknowledgement", "acknowledgements", |it, plan| {
        step(plan, it.escalation)?.acknowledged = Some((it.on, it.who.clone()));
    }, format!("recorded that {} has the matter of {}", it.who, it.about);
    EscalationAnswered: "answer to an escalation", "answers to escalations", |it, plan| {
        let answer = StepAnswer { reason: it.reason, words: it.words.clone(), on: it.on, by: it.by };
        step(plan, it.escalation)?.answer = Some(answer);
        if it.reason.settles() {
            escalation(plan, it.escalation)?.closed = Some((it.on, it.words.clone()));
        }
    }, format!("answered on {}: {}: {}", it.about, it.reason.words(), shortened(&it.words));
    EscalationDisputed: "dispute", "disputes", |it, plan| {
        escalation(plan, it.escalation)?.disputed = Some((it.settle_by, it.words.clone()));
    }, format!("disputed the matter of {}: {}", it.about, shortened(&it.words));
    EscalationClosed: "matter settled", "matters settled", |it, plan| {
        escalation(plan, it.escalation)?.closed = Some((it.on, it.words.clone()));
    }, format!("settled the matter of {}: {}", it.about, shortened(&it.words));
}
