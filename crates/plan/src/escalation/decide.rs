//! Decides what is recorded of what somebody wants done with what stands in the way.

use jiff::civil::Date;

use super::{
    Cause, Concern, ConcernAnswered, ConcernClosed, ConcernNumber, ConcernRaised, Escalation,
    EscalationAcknowledged, EscalationAnswered, EscalationClosed, EscalationCommand, EscalationDisputed,
    EscalationField, EscalationNumber, EscalationRaised, EscalationRefusal, EscalationTakenUp, Matter,
    Towards,
};
use crate::work::{Doer, PersonRef};
use crate::{Event, Plan};

/// The most that is said in one place, and the longest name, in characters.
const MOST: usize = 4_000;
const MOST_NAME: usize = 200;

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
            EscalationCommand::TakeUp { escalation, steps, to, why } => {
                take_up(self.seen(escalation, steps)?, &to, &why, doer.on)?.into()
            }
            EscalationCommand::Acknowledge { escalation, steps, who } => {
                acknowledge(self.seen(escalation, steps)?, &who, doer.on)?.into()
            }
            EscalationCommand::Answer { escalation, steps, reason, words } => {
                let (about, current) = {
                    let open = self.seen(escalation, steps)?;
                    (open.about, open.current())
                };
                if current.answer.is_some() {
                    return Err(EscalationRefusal::Answered(current.to.clone()));
                }
                let words = said_in(&words, "say what comes of it", EscalationField::Words, MOST)?;
                EscalationAnswered { escalation, about, reason, words, on: doer.on, by: doer.person }.into()
            }
            EscalationCommand::Dispute { escalation, steps, words, settle_by } => {
                dispute(self.seen(escalation, steps)?, &words, settle_by, doer.on)?.into()
            }
            EscalationCommand::Close { escalation, steps, words } => {
                let about = self.seen(escalation, steps)?.about;
                let words = said_in(&words, "say how it was settled", EscalationField::Words, MOST)?;
                EscalationClosed { escalation, about, words, on: doer.on }.into()
            }
        };
        Ok(vec![event])
    }

    /// Decides several, one after the other on what the ones before leave.
    ///
    /// # Errors
    /// Why the first that is refused is.
    ///
    /// # Panics
    /// Never: what was decided can happen.
    pub fn escalate_all(
        &self,
        commands: impl IntoIterator<Item = EscalationCommand>,
        doer: &Doer,
    ) -> Result<Vec<Event>, EscalationRefusal> {
        let (mut plan, mut all) = (self.clone(), Vec::new());
        for command in commands {
            let events = plan.escalate(command, doer)?;
            for event in &events {
                plan.apply(event).expect("what was decided can happen");
            }
            all.extend(events);
        }
        Ok(all)
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
        if let Some(concern) = concern
            && self.standing_concern(concern)?.about != about
        {
            return Err(EscalationRefusal::NoSuchConcern);
        }
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

    /// An open matter that somebody saw with so many steps.
    fn seen(&self, number: EscalationNumber, steps: usize) -> Result<&Escalation, EscalationRefusal> {
        let open = self.open_escalation(number)?;
        if open.steps.len() == steps {
            Ok(open)
        } else {
            Err(EscalationRefusal::WentUp(open.current().to.clone()))
        }
    }

    fn open_escalation(&self, number: EscalationNumber) -> Result<&Escalation, EscalationRefusal> {
        let escalation = self.escalation(number).ok_or(EscalationRefusal::NoSuchEscalation)?;
        escalation.closed.as_ref().map_or(Ok(escalation), |(day, _)| Err(EscalationRefusal::Closed(*day)))
    }
}

fn take_up(
    open: &Escalation,
    to: &Towards,
    why: &str,
    on: Date,
) -> Result<EscalationTakenUp, EscalationRefusal> {
    let (escalation, about, current) = (open.number, open.about, open.current());
    let Towards { rung, name: to, person, partner, answer_by } = ahead(to, on)?;
    if rung <= current.rung {
        return Err(EscalationRefusal::NotHigher(current.to.clone()));
    }
    let why = said_in(why, "say why it is taken up", EscalationField::Why, MOST)?;
    Ok(EscalationTakenUp { escalation, about, rung, to, person, partner, why, answer_by, on })
}

fn acknowledge(open: &Escalation, who: &str, on: Date) -> Result<EscalationAcknowledged, EscalationRefusal> {
    let (escalation, about, current) = (open.number, open.about, open.current());
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
    open: &Escalation,
    words: &str,
    settle_by: Date,
    on: Date,
) -> Result<EscalationDisputed, EscalationRefusal> {
    if let Some((settle_by, _)) = open.disputed {
        return Err(EscalationRefusal::Disputed(settle_by));
    }
    if settle_by < on {
        return Err(EscalationRefusal::InThePast);
    }
    let words = said_in(words, "say what is disputed", EscalationField::Words, MOST)?;
    Ok(EscalationDisputed { escalation: open.number, about: open.about, words, settle_by, on })
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
