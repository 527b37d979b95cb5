//! Decides what is recorded of what somebody wants done with what stands in the way.

use jiff::civil::Date;
use thiserror::Error;

use super::{
    Cause, Concern, ConcernAnswered, ConcernClosed, ConcernNumber, ConcernRaised, Escalation,
    EscalationAcknowledged, EscalationAnswered, EscalationClosed, EscalationCommand, EscalationDisputed,
    EscalationNumber, EscalationRaised, EscalationTakenUp, Matter, Towards,
};
use crate::work::{Doer, PersonRef};
use crate::{Event, Plan};

/// The most that is said in one place, and the longest name, in characters.
const MOST: usize = 4_000;
const MOST_NAME: usize = 200;

/// A part of what somebody typed, so that a form can show a refusal beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EscalationField {
    /// What stands in the way, what is answered, disputed or settled.
    Words,
    /// Who is to answer.
    Owner,
    /// The rung.
    To,
    /// The last day.
    By,
    /// Why it is taken up.
    Why,
    /// Who acknowledged.
    Who,
}

/// Why something is not done, in words for whoever wanted it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EscalationRefusal {
    /// The section or action is not in the plan.
    #[error("{0} is not in the plan; choose one that is")]
    NoSuchMatter(Matter),
    /// The concern is not in the plan.
    #[error("this concern is not in the plan; choose one that is")]
    NoSuchConcern,
    /// The escalation is not in the plan.
    #[error("this escalation is not in the plan; choose one that is")]
    NoSuchEscalation,
    /// It is closed.
    #[error("it was closed on {}; raise it anew if it stands again", said(*.0))]
    Closed(Date),
    /// The same matter is on the ladder already.
    #[error("the same matter is on the ladder already, with {0}; take that one up")]
    OnTheLadder(String),
    /// The rung is not higher.
    #[error("it stands with {0} already; choose a higher rung")]
    NotHigher(String),
    /// The last day is before today.
    #[error("the last day to answer cannot be before today; choose a later day")]
    InThePast,
    /// Only partners acknowledge.
    #[error("{0} is of this authority, and answers rather than acknowledges")]
    NoPartner(String),
    /// It is acknowledged already.
    #[error("it was acknowledged by {0} already")]
    Acknowledged(String),
    /// It is disputed already.
    #[error("it is disputed already, to be settled by {}", said(*.0))]
    Disputed(Date),
    /// A part is empty.
    #[error("{0}")]
    Unsaid(&'static str, EscalationField),
    /// A part is too long.
    #[error("write at most {0} characters")]
    TooLong(usize, EscalationField),
}

impl EscalationRefusal {
    /// The part that it speaks of; nothing where that is the whole.
    pub fn field(&self) -> Option<EscalationField> {
        match self {
            Self::Unsaid(_, field) | Self::TooLong(_, field) => Some(*field),
            Self::NotHigher(_) | Self::OnTheLadder(_) => Some(EscalationField::To),
            Self::InThePast => Some(EscalationField::By),
            Self::NoSuchMatter(_)
            | Self::NoSuchConcern
            | Self::NoSuchEscalation
            | Self::Closed(_)
            | Self::NoPartner(_)
            | Self::Acknowledged(_)
            | Self::Disputed(_) => None,
        }
    }
}

impl Plan {
    /// Decides what doing something with what stands in the way records.
    ///
    /// # Errors
    /// [`EscalationRefusal`] says why it cannot be done, and what to do.
    pub fn escalate(&self, command: EscalationCommand, doer: &Doer) -> Result<Vec<Event>, EscalationRefusal> {
        let event = match command {
            EscalationCommand::RaiseConcern { about, words, owner, person } => {
                self.raise_concern(about, (&words, &owner), person, doer)?.into()
            }
            EscalationCommand::AnswerConcern { concern, words } => {
                let about = self.standing_concern(concern)?.about;
                let words = said_in(&words, "say what is done about it", EscalationField::Words, MOST)?;
                ConcernAnswered { concern, about, words, on: doer.on, by: doer.person }.into()
            }
            EscalationCommand::CloseConcern { concern, words } => {
                let about = self.standing_concern(concern)?.about;
                let words = said_in(&words, "say why it no longer stands", EscalationField::Words, MOST)?;
                ConcernClosed { concern, about, words, on: doer.on }.into()
            }
            EscalationCommand::Raise { cause, about, concern, to, why } => {
                self.raise((cause, about, concern), &to, &why, doer.on)?.into()
            }
            EscalationCommand::TakeUp { escalation, to, why } => {
                self.take_up(escalation, &to, &why, doer.on)?.into()
            }
            EscalationCommand::Acknowledge { escalation, who } => {
                self.acknowledge(escalation, &who, doer.on)?.into()
            }
            EscalationCommand::Answer { escalation, reason, words } => {
                let about = self.open_escalation(escalation)?.about;
                let words = said_in(&words, "say what comes of it", EscalationField::Words, MOST)?;
                EscalationAnswered { escalation, about, reason, words, on: doer.on, by: doer.person }.into()
            }
            EscalationCommand::Dispute { escalation, words, settle_by } => {
                self.dispute(escalation, &words, settle_by, doer.on)?.into()
            }
            EscalationCommand::Close { escalation, words } => {
                let about = self.open_escalation(escalation)?.about;
                let words = said_in(&words, "say how it was settled", EscalationField::Words, MOST)?;
                EscalationClosed { escalation, about, words, on: doer.on }.into()
            }
        };
        Ok(vec![event])
    }

    fn raise_concern(
        &self,
        about: Matter,
        (words, owner): (&str, &str),
        person: Option<PersonRef>,
        doer: &Doer,
    ) -> Result<ConcernRaised, EscalationRefusal> {
        self.has(about)?;
        let words = said_in(words, "say what stands in the way", EscalationField::Words, MOST)?;
        let owner = said_in(owner, "say who is to answer it", EscalationField::Owner, MOST_NAME)?;
        let last = self.concerns().last().map_or(0, |concern| concern.number.0);
        let (concern, on, by) = (ConcernNumber(last + 1), doer.on, doer.person);
        Ok(ConcernRaised { concern, about, words, owner, person, on, by })
    }

    fn raise(
        &self,
        (cause, about, concern): (Cause, Matter, Option<ConcernNumber>),
        to: &Towards,
        why: &str,
        on: Date,
    ) -> Result<EscalationRaised, EscalationRefusal> {
        self.has(about)?;
        concern.map(|concern| self.standing_concern(concern)).transpose()?;
        let same = |one: &Escalation| {
            one.is_open() && (one.cause, one.about, one.concern) == (cause, about, concern)
        };
        if let Some(open) = self.escalations().iter().find(|one| same(one)) {
            return Err(EscalationRefusal::OnTheLadder(open.current().to.clone()));
        }
        let Towards { rung, name: to, person, partner, answer_by } = ahead(to, on)?;
        let why = said_in(why, "say why it is taken up", EscalationField::Why, MOST)?;
        let last = self.escalations().last().map_or(0, |one| one.number.0);
        let escalation = EscalationNumber(last + 1);
        Ok(EscalationRaised {
            escalation,
            cause,
            about,
            concern,
            rung,
            to,
            person,
            partner,
            why,
            answer_by,
            on,
        })
    }

    fn take_up(
        &self,
        escalation: EscalationNumber,
        to: &Towards,
        why: &str,
        on: Date,
    ) -> Result<EscalationTakenUp, EscalationRefusal> {
        let open = self.open_escalation(escalation)?;
        let (about, current) = (open.about, open.current());
        let Towards { rung, name: to, person, partner, answer_by } = ahead(to, on)?;
        if rung <= current.rung {
            return Err(EscalationRefusal::NotHigher(current.to.clone()));
        }
        let why = said_in(why, "say why it is taken up", EscalationField::Why, MOST)?;
        Ok(EscalationTakenUp { escalation, about, rung, to, person, partner, why, answer_by, on })
    }

    fn acknowledge(
        &self,
        escalation: EscalationNumber,
        who: &str,
        on: Date,
    ) -> Result<EscalationAcknowledged, EscalationRefusal> {
        let open = self.open_escalation(escalation)?;
        let (about, current) = (open.about, open.current());
        if !current.partner {
            return Err(EscalationRefusal::NoPartner(current.to.clone()));
        }
        if let Some((_, who)) = &current.acknowledged {
            return Err(EscalationRefusal::Acknowledged(who.clone()));
        }
        let who = said_in(who, "say who there has it", EscalationField::Who, MOST_NAME)?;
        Ok(EscalationAcknowledged { escalation, about, who, on })
    }

    fn dispute(
        &self,
        escalation: EscalationNumber,
        words: &str,
        settle_by: Date,
        on: Date,
    ) -> Result<EscalationDisputed, EscalationRefusal> {
        let open = self.open_escalation(escalation)?;
        if let Some((settle_by, _)) = open.disputed {
            return Err(EscalationRefusal::Disputed(settle_by));
        }
        if settle_by < on {
            return Err(EscalationRefusal::InThePast);
        }
        let words = said_in(words, "say what is disputed", EscalationField::Words, MOST)?;
        Ok(EscalationDisputed { escalation, about: open.about, words, settle_by, on })
    }

    fn has(&self, matter: Matter) -> Result<(), EscalationRefusal> {
        let is_there = match matter {
            Matter::Section(section) => self.section(section).is_some(),
            Matter::Action(action) => self.action(action).is_some(),
        };
        if is_there { Ok(()) } else { Err(EscalationRefusal::NoSuchMatter(matter)) }
    }

    fn standing_concern(&self, number: ConcernNumber) -> Result<&Concern, EscalationRefusal> {
        let concern = self.concern(number).ok_or(EscalationRefusal::NoSuchConcern)?;
        concern.closed.as_ref().map_or(Ok(concern), |(day, _)| Err(EscalationRefusal::Closed(*day)))
    }

    fn open_escalation(&self, number: EscalationNumber) -> Result<&Escalation, EscalationRefusal> {
        let escalation = self.escalation(number).ok_or(EscalationRefusal::NoSuchEscalation)?;
        escalation.closed.as_ref().map_or(Ok(escalation), |(day, _)| Err(EscalationRefusal::Closed(*day)))
    }
}

/// A rung that can be taken to on a day.
fn ahead(to: &Towards, on: Date) -> Result<Towards, EscalationRefusal> {
    if to.answer_by < on {
        return Err(EscalationRefusal::InThePast);
    }
    let name = said_in(&to.name, "say to whom it goes", EscalationField::To, MOST_NAME)?;
    Ok(Towards { name, ..to.clone() })
}

fn said_in(
    text: &str,
    missing: &'static str,
    field: EscalationField,
    most: usize,
) -> Result<String, EscalationRefusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(EscalationRefusal::Unsaid(missing, field));
    }
    if text.chars().count() > most {
        Err(EscalationRefusal::TooLong(most, field))
    } else {
        Ok(text.to_owned())
    }
}

fn said(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
