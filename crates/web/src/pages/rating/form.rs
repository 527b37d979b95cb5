//! What a form says of the ratings of a section, and what is decided of it.

use std::hash::{DefaultHasher, Hash, Hasher};

use goldthread_plan::periods::{
    Axis, Period, PeriodCommand, PeriodField, PeriodNumber, PeriodRefusal, Rating, RatingGiven,
};
use goldthread_plan::work::Doer;
use goldthread_plan::{Event, Plan, SectionNumber};
use thiserror::Error;

use crate::form::Sent;

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// Process and impact.
    pub axes: [ToldOf; 2],
    /// Why it is corrected.
    pub why: String,
    /// Who says so, where nobody is asked to sign in.
    pub by: String,
}

/// What was typed of one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToldOf {
    /// The label of the mark; empty where none is chosen.
    pub mark: String,
    /// Why.
    pub reason: String,
    /// Why it is another than suggested.
    pub difference: String,
    /// The rating that the form was shown with.
    pub seen: String,
}

/// The names of the fields of one of them.
pub struct Names {
    pub mark: &'static str,
    pub reason: &'static str,
    pub difference: &'static str,
    pub seen: &'static str,
}

const PROCESS: Names = Names {
    mark: "process",
    reason: "process-reason",
    difference: "process-difference",
    seen: "process-seen",
};
const IMPACT: Names =
    Names { mark: "impact", reason: "impact-reason", difference: "impact-difference", seen: "impact-seen" };

/// The names of the fields of process or impact.
pub const fn names(axis: Axis) -> &'static Names {
    match axis {
        Axis::Process => &PROCESS,
        Axis::Impact => &IMPACT,
    }
}

/// Why a form is shown again.
#[derive(Debug, Error)]
pub enum Refusal {
    /// It says nothing.
    #[error("choose a mark for the process, the impact or both")]
    Nothing,
    /// It says what stands already.
    #[error("it is rated so already; change what is to be another, or go back")]
    Same,
    /// Somebody else has rated meanwhile.
    #[error(
        "somebody else has rated this since you opened the page; look at what they said, and send yours again if it is to stand"
    )]
    Meanwhile(Axis),
    /// The plan refuses it.
    #[error("{1}")]
    Period(Axis, PeriodRefusal),
}

impl Refusal {
    /// The id of the field that it speaks of.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Nothing | Self::Same => PROCESS.mark,
            Self::Meanwhile(axis) => names(*axis).mark,
            Self::Period(axis, refusal) => match refusal.field() {
                Some(PeriodField::Reason) => names(*axis).reason,
                Some(PeriodField::Difference) => names(*axis).difference,
                Some(PeriodField::Why) => "why",
                _ => names(*axis).mark,
            },
        }
    }
}

impl Told {
    /// What a form sent.
    pub fn of(sent: &Sent) -> Self {
        let value = |name| sent.value(name).to_owned();
        let axis = |axis| {
            let Names { mark, reason, difference, seen } = names(axis);
            ToldOf {
                mark: value(mark),
                reason: value(reason),
                difference: value(difference),
                seen: value(seen),
            }
        };
        Self { axes: Axis::ALL.map(axis), why: value("why"), by: value("by") }
    }

    /// What stands.
    pub fn as_it_stands(period: &Period, section: SectionNumber) -> Self {
        let axis = |axis| {
            let rating = period.rating(section, axis);
            let said = |part: fn(&Rating) -> &String| rating.map(part).cloned().unwrap_or_default();
            ToldOf {
                mark: said(|rating| &rating.mark),
                reason: said(|rating| &rating.reason),
                difference: said(|rating| &rating.difference),
                seen: stamp(rating),
            }
        };
        Self { axes: Axis::ALL.map(axis), ..Self::default() }
    }

    /// The same, by somebody who has seen what stands.
    pub fn having_seen(mut self, period: &Period, section: SectionNumber) -> Self {
        for (told, axis) in self.axes.iter_mut().zip(Axis::ALL) {
            told.seen = stamp(period.rating(section, axis));
        }
        self
    }

    /// What is recorded of it: of process and impact what is another than what stands.
    ///
    /// # Errors
    /// [`Refusal`] as it says.
    pub fn decide(
        &self,
        plan: &Plan,
        number: PeriodNumber,
        section: SectionNumber,
        doer: &Doer,
    ) -> Result<Vec<Event>, Refusal> {
        let Some(period) = plan.period(number) else { return Err(Refusal::Nothing) };
        let mut events = Vec::new();
        let mut stands = false;
        for (told, axis) in self.axes.iter().zip(Axis::ALL) {
            let before = period.rating(section, axis);
            if told.says_nothing() && before.is_none() {
                continue;
            }
            if before.is_some_and(|before| told.says(before, period)) {
                stands = true;
                continue;
            }
            if told.seen != stamp(before) {
                return Err(Refusal::Meanwhile(axis));
            }
            let command = self.command(told, period, section, axis);
            events.extend(plan.report(command, doer).map_err(|refusal| Refusal::Period(axis, refusal))?);
        }
        match (events.is_empty(), stands) {
            (false, _) => Ok(events),
            (true, true) => Err(Refusal::Same),
            (true, false) => Err(Refusal::Nothing),
        }
    }

    fn command(&self, told: &ToldOf, period: &Period, section: SectionNumber, axis: Axis) -> PeriodCommand {
        let rating = RatingGiven {
            section,
            axis,
            mark: told.mark.clone(),
            reason: told.reason.clone(),
            difference: told.difference.clone(),
        };
        if period.is_open() {
            PeriodCommand::Rate(rating)
        } else {
            PeriodCommand::Correct { period: period.number, rating, why: self.why.clone() }
        }
    }
}

impl ToldOf {
    fn says_nothing(&self) -> bool {
        self.mark.is_empty() && self.reason.is_empty()
    }

    /// Whether it is what stands; why a closed rating is another than suggested is not asked again.
    fn says(&self, before: &Rating, period: &Period) -> bool {
        let difference = !period.is_open() || self.difference == before.difference;
        self.mark == before.mark && self.reason == before.reason && difference
    }
}

/// By what a rating is known again, when a form comes back that was shown with it.
fn stamp(rating: Option<&Rating>) -> String {
    let Some(rating) = rating else { return "none".to_owned() };
    let mut hasher = DefaultHasher::new();
    (&rating.mark, &rating.reason, &rating.difference, rating.corrections.len()).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
