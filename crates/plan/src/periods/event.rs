//! What happens to periods and ratings.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Axis, Period, PeriodNumber, Rating, RatingChange, RatingScheme};
use crate::event::{About, Happens, shortened};
use crate::plan::NO_SECTION;
use crate::work::PersonRef;
use crate::{Plan, SectionNumber, Standing};

const NO_PERIOD: &str = "its period is not in the plan";

/// How sections are rated was set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemeSet {
    /// The scheme.
    pub scheme: RatingScheme,
}

/// A period began to be worked on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodOpened {
    /// Its number in the plan.
    pub period: PeriodNumber,
    /// What it is called.
    pub title: String,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

/// A section was rated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionRated {
    /// The period.
    pub period: PeriodNumber,
    /// The section.
    pub section: SectionNumber,
    /// What is rated.
    pub axis: Axis,
    /// The council's own label.
    pub mark: String,
    /// Where that stands in the inner order.
    pub standing: Standing,
    /// Why.
    pub reason: String,
    /// What the dates, completion and evidence suggested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggested: Option<Standing>,
    /// Why it is another, where it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub difference: String,
    /// The day.
    pub on: Date,
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonRef>,
}

/// A period was closed: its ratings stand from then on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodClosed {
    /// The period.
    pub period: PeriodNumber,
    /// The day.
    pub on: Date,
}

/// A rating was corrected after its period had closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingCorrected {
    /// The rating as it is from then on.
    #[serde(flatten)]
    pub rated: SectionRated,
    /// Why.
    pub why: String,
}

fn period(plan: &mut Plan, number: PeriodNumber) -> Result<&mut Period, &'static str> {
    let period = plan.periods.iter_mut().find(|period| period.number == number);
    period.map(Arc::make_mut).ok_or(NO_PERIOD)
}

fn rating(rated: &SectionRated) -> Rating {
    Rating {
        mark: rated.mark.clone(),
        standing: rated.standing,
        reason: rated.reason.clone(),
        suggested: rated.suggested,
        difference: rated.difference.clone(),
        on: rated.on,
        by: rated.by,
        corrections: Vec::new(),
    }
}

impl Happens for SchemeSet {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        plan.rating_scheme = Some(Arc::new(self.scheme.clone()));
        Ok(())
    }

    fn sentence(&self) -> String {
        let labels: Vec<&str> = self.scheme.process.iter().map(|mark| mark.label.as_str()).collect();
        format!("set how sections are rated: {}", labels.join(", "))
    }

    fn about(&self) -> About<'_> {
        About::Plan
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        None
    }
}

impl Happens for PeriodOpened {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let Self { period: number, title, from, to } = self.clone();
        plan.periods.push(Arc::new(Period {
            number,
            title,
            from,
            to,
            closed: None,
            ratings: BTreeMap::new(),
            scheme: None,
        }));
        Ok(())
    }

    fn sentence(&self) -> String {
        format!("opened the period {}", self.title)
    }

    fn about(&self) -> About<'_> {
        About::Plan
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        None
    }
}

impl Happens for SectionRated {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        plan.section(self.section).ok_or(NO_SECTION)?;
        period(plan, self.period)?.ratings.insert((self.section, self.axis), rating(self));
        Ok(())
    }

    fn sentence(&self) -> String {
        let Self { axis, section, mark, reason, .. } = self;
        format!("rated the {} of section {section} {mark}: {}", axis.word(), shortened(reason))
    }

    fn about(&self) -> About<'_> {
        About::Section(self.section)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("rating", "ratings"))
    }
}

impl Happens for PeriodClosed {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        // What a mark meant then stays with what was rated by it, whatever the scheme becomes.
        let scheme = plan.rating_scheme.clone();
        let period = period(plan, self.period)?;
        (period.closed, period.scheme) = (Some(self.on), scheme);
        Ok(())
    }

    fn sentence(&self) -> String {
        format!("closed period {}", self.period)
    }

    fn about(&self) -> About<'_> {
        About::Plan
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        None
    }
}

impl Happens for RatingCorrected {
    fn apply(&self, plan: &mut Plan) -> Result<(), &'static str> {
        let rated = &self.rated;
        plan.section(rated.section).ok_or(NO_SECTION)?;
        let ratings = &mut period(plan, rated.period)?.ratings;
        let before = ratings.remove(&(rated.section, rated.axis));
        let (before, reason_before, mut corrections) =
            before.map(|before| (before.mark, before.reason, before.corrections)).unwrap_or_default();
        let (after, why) = (rated.mark.clone(), self.why.clone());
        corrections.push(RatingChange { before, reason_before, after, why, on: rated.on, by: rated.by });
        ratings.insert((rated.section, rated.axis), Rating { corrections, ..rating(rated) });
        Ok(())
    }

    fn sentence(&self) -> String {
        let SectionRated { axis, section, mark, period, .. } = &self.rated;
        let (axis, why) = (axis.word(), shortened(&self.why));
        format!("corrected the {axis} of section {section} in closed period {period} to {mark}: {why}")
    }

    fn about(&self) -> About<'_> {
        About::Section(self.rated.section)
    }

    fn counted(&self) -> Option<(&'static str, &'static str)> {
        Some(("corrected rating", "corrected ratings"))
    }
}
