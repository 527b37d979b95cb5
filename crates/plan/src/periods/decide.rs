//! Decides what is recorded of what somebody wants done with periods and ratings.

use jiff::Span;
use jiff::civil::Date;
use thiserror::Error;

use super::sound::sound;
use super::{
    Axis, Mark, Period, PeriodClosed, PeriodCommand, PeriodNumber, PeriodOpened, Rating, RatingCorrected,
    RatingGiven, SchemeSet, SectionRated,
};
use crate::work::Doer;
use crate::{Event, Plan, SectionNumber, Standing};

/// So many years may a period be long.
const LONGEST_YEARS: i64 = 5;

/// The longest title and reason, in characters.
const MOST_TITLE: usize = 100;
const MOST_WORDS: usize = 4_000;

/// A part of what somebody typed of a period or rating, so that a form can show a refusal beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeriodField {
    /// What the period is called.
    Title,
    /// Its first day.
    From,
    /// Its last day.
    To,
    /// The marks of a scheme.
    Marks(Axis),
    /// The mark of a rating.
    Mark,
    /// Why it is rated so.
    Reason,
    /// Why it is another than suggested.
    Difference,
    /// Why it is corrected.
    Why,
    /// That sections are left without a rating.
    Unrated,
}

/// Why something is not done with a period or a rating, in words for whoever wanted it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PeriodRefusal {
    /// A part is empty.
    #[error("{0}")]
    Unsaid(&'static str, PeriodField),
    /// A part is too long.
    #[error("write at most {0} characters")]
    TooLong(usize, PeriodField),
    /// A scheme has too few marks, or too many.
    #[error("a scheme has from two to twelve marks for each of process and impact")]
    HowMany(Axis),
    /// A part of a mark is too long to be shown.
    #[error("the {what} of a mark has at most {most} characters")]
    LongMark {
        /// Which part.
        what: &'static str,
        /// As many it may have.
        most: usize,
        /// Of which marks.
        axis: Axis,
    },
    /// Two marks have one label.
    #[error("two marks are called “{0}”; give one of them another label")]
    LabelTwice(String, Axis),
    /// A colour is none.
    #[error("“{0}” is not a colour; write one such as #00703C, or none")]
    NoColour(String, Axis),
    /// Another period is open.
    #[error("the period {0} is open; close it first")]
    IsOpen(String),
    /// The last day is before the first.
    #[error("the last day is before the first; change one of them")]
    EndsBeforeItBegins,
    /// It is longer than anybody reports on.
    #[error("a period is at most {LONGEST_YEARS} years long; choose an earlier last day")]
    TooLongToReport,
    /// It would begin in the time of one before.
    #[error("the period {title} goes until {}; begin after that", said(*to))]
    Overlaps {
        /// Which.
        title: String,
        /// Its last day.
        to: Date,
    },
    /// No period is open.
    #[error("no period is open; open one first")]
    NoneOpen,
    /// The period is not there, or not closed.
    #[error("only ratings of a period that was closed are corrected; one that is open is rated anew")]
    NotClosed,
    /// The section is not there.
    #[error("this section is not in the plan; choose one that is")]
    NoSuchSection,
    /// The mark is not one of the scheme's.
    #[error("choose one of the marks that the scheme has")]
    NoSuchMark,
    /// The rating is another than suggested, and nobody says why.
    #[error("the dates, completion and evidence suggest “{suggested}”; say why it is another")]
    Unexplained {
        /// How the scheme calls what is suggested.
        suggested: String,
    },
    /// Sections have no rating.
    #[error("{0} ratings are missing; give them, or say that they are left out")]
    Unrated(usize),
    /// It is rated so already.
    #[error("it is rated so already, for this reason; change what is wrong")]
    SameRating,
}

impl PeriodRefusal {
    /// The part that it speaks of; nothing where that is the whole.
    pub fn field(&self) -> Option<PeriodField> {
        match self {
            Self::Unsaid(_, field) | Self::TooLong(_, field) => Some(*field),
            Self::HowMany(axis)
            | Self::LongMark { axis, .. }
            | Self::LabelTwice(_, axis)
            | Self::NoColour(_, axis) => Some(PeriodField::Marks(*axis)),
            Self::EndsBeforeItBegins | Self::TooLongToReport => Some(PeriodField::To),
            Self::Overlaps { .. } => Some(PeriodField::From),
            Self::NoSuchMark | Self::SameRating => Some(PeriodField::Mark),
            Self::Unexplained { .. } => Some(PeriodField::Difference),
            Self::Unrated(_) => Some(PeriodField::Unrated),
            Self::IsOpen(_) | Self::NoneOpen | Self::NotClosed | Self::NoSuchSection => None,
        }
    }
}

impl Plan {
    /// Decides what doing something with periods and ratings records.
    ///
    /// # Errors
    /// [`PeriodRefusal`] says why it cannot be done, and what to do.
    pub fn report(&self, command: PeriodCommand, doer: &Doer) -> Result<Vec<Event>, PeriodRefusal> {
        let event: Event = match command {
            PeriodCommand::SetScheme(scheme) => {
                if self.rating_scheme() == &scheme && self.rating_scheme.is_some() {
                    return Ok(Vec::new());
                }
                SchemeSet { scheme: sound(scheme)? }.into()
            }
            PeriodCommand::Open { title, from, to } => self.open_period(&title, from, to)?.into(),
            PeriodCommand::Rate(given) => {
                let period = self.open_now().ok_or(PeriodRefusal::NoneOpen)?;
                let rated = self.rate(period, &given, doer)?;
                let same = |before: &Rating| {
                    let said = (&before.mark, &before.reason, &before.difference);
                    said == (&rated.mark, &rated.reason, &rated.difference)
                };
                if period.rating(given.section, given.axis).is_some_and(same) {
                    return Err(PeriodRefusal::SameRating);
                }
                rated.into()
            }
            PeriodCommand::Close { leave_unrated } => {
                let period = self.open_now().ok_or(PeriodRefusal::NoneOpen)?;
                let missing = self.unrated(period).count();
                if missing > 0 && !leave_unrated {
                    return Err(PeriodRefusal::Unrated(missing));
                }
                PeriodClosed { period: period.number, on: doer.on }.into()
            }
            PeriodCommand::Correct { period, rating, why } => {
                let period = self.period(period).filter(|period| !period.is_open());
                let period = period.ok_or(PeriodRefusal::NotClosed)?;
                let why = words(&why, "say why it is corrected", PeriodField::Why)?;
                // What would be suggested now says nothing of then: the correction itself explains the difference.
                let mark = self.known_mark(period, &rating)?;
                let reason = words(&rating.reason, "say why it is rated so", PeriodField::Reason)?;
                let (section, axis) = (rating.section, rating.axis);
                let before = period.rating(section, axis);
                if before.is_some_and(|before| (&before.mark, &before.reason) == (&mark.label, &reason)) {
                    return Err(PeriodRefusal::SameRating);
                }
                let rated = SectionRated {
                    period: period.number,
                    section,
                    axis,
                    mark: mark.label.clone(),
                    standing: mark.standing,
                    reason,
                    suggested: before.and_then(|before| before.suggested),
                    difference: before.map(|before| before.difference.clone()).unwrap_or_default(),
                    on: doer.on,
                    by: doer.person,
                };
                RatingCorrected { rated, why }.into()
            }
        };
        Ok(vec![event])
    }

    /// What an open period still lacks, by section.
    pub fn unrated<'p>(&'p self, period: &'p Period) -> impl Iterator<Item = (SectionNumber, Axis)> + 'p {
        let sections = self.sections().iter().map(crate::Section::number);
        let both = sections.flat_map(|section| Axis::ALL.map(|axis| (section, axis)));
        both.filter(|(section, axis)| !self.is_rated(period, *section, *axis))
    }

    /// Whether a section has a rating that the scheme of its period knows: one by a mark that went, or means another thing now, is none.
    fn is_rated(&self, period: &Period, section: SectionNumber, axis: Axis) -> bool {
        period.rating(section, axis).is_some_and(|rating| {
            let mark = self.scheme_of(period).mark(axis, &rating.mark);
            mark.is_some_and(|mark| mark.standing == rating.standing)
        })
    }

    fn open_period(&self, title: &str, from: Date, to: Date) -> Result<PeriodOpened, PeriodRefusal> {
        if let Some(open) = self.open_now() {
            return Err(PeriodRefusal::IsOpen(open.title.clone()));
        }
        let title = words(title, "say what the period is called", PeriodField::Title)?;
        if title.chars().count() > MOST_TITLE {
            return Err(PeriodRefusal::TooLong(MOST_TITLE, PeriodField::Title));
        }
        if to < from {
            return Err(PeriodRefusal::EndsBeforeItBegins);
        }
        if to > from.saturating_add(Span::new().years(LONGEST_YEARS)) {
            return Err(PeriodRefusal::TooLongToReport);
        }
        if let Some(before) = self.periods().last().filter(|before| from <= before.to) {
            return Err(PeriodRefusal::Overlaps { title: before.title.clone(), to: before.to });
        }
        let last = self.periods().last().map_or(0, |period| period.number.0);
        Ok(PeriodOpened { period: PeriodNumber(last + 1), title, from, to })
    }

    fn known_mark<'p>(&'p self, period: &'p Period, given: &RatingGiven) -> Result<&'p Mark, PeriodRefusal> {
        self.section(given.section).ok_or(PeriodRefusal::NoSuchSection)?;
        self.scheme_of(period).mark(given.axis, &given.mark).ok_or(PeriodRefusal::NoSuchMark)
    }

    fn rate(&self, period: &Period, given: &RatingGiven, doer: &Doer) -> Result<SectionRated, PeriodRefusal> {
        let mark = self.known_mark(period, given)?;
        let reason = words(&given.reason, "say why it is rated so", PeriodField::Reason)?;
        let (section, axis) = (given.section, given.axis);
        let suggested = self.suggested_in(period, section, axis, doer.on).map(|suggested| suggested.standing);
        let differs = suggested.filter(|standing| *standing != mark.standing);
        let difference = match differs {
            None => String::new(),
            Some(standing) => {
                let difference = given.difference.trim();
                if difference.is_empty() {
                    return Err(PeriodRefusal::Unexplained { suggested: self.called(axis, standing) });
                }
                words(difference, "say why it is another", PeriodField::Difference)?
            }
        };
        Ok(SectionRated {
            period: period.number,
            section,
            axis,
            mark: mark.label.clone(),
            standing: mark.standing,
            reason,
            suggested,
            difference,
            on: doer.on,
            by: doer.person,
        })
    }

    /// How the plan's scheme calls a place in the inner order.
    pub fn called(&self, axis: Axis, standing: Standing) -> String {
        let own = self.rating_scheme().called(axis, standing);
        own.map_or_else(|| standing.word().to_owned(), |mark| mark.label.clone())
    }
}

fn words(text: &str, missing: &'static str, field: PeriodField) -> Result<String, PeriodRefusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(PeriodRefusal::Unsaid(missing, field));
    }
    if text.chars().count() > MOST_WORDS {
        return Err(PeriodRefusal::TooLong(MOST_WORDS, field));
    }
    Ok(text.to_owned())
}

fn said(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
