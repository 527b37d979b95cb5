//! Which bodies there are.

use jiff::civil::Date;

use super::{Decided, Governance, must_follow};
use crate::words::as_printed;
use crate::{
    Body, BodyAdded, BodyChanged, BodyCommand, BodyEnded, BodyId, BodyWords, Event, MeetingCancelled,
    Refusal, Title, Words,
};

impl Governance {
    pub(super) fn decide_body(&self, body: BodyId, command: BodyCommand, today: Date) -> Decided {
        match command {
            BodyCommand::Add { begun, words } => self.add_a_body(body, begun, words, today),
            BodyCommand::Change { words } => self.change_body(body, words, today),
            BodyCommand::End { on, successor } => self.end_body(body, on, successor),
            BodyCommand::AgreeReport { since, words } => self.agree_report(body, since, words, today),
            BodyCommand::ChangeReport { number, words } => self.change_report(body, number, words, today),
            BodyCommand::EndReport { number, on } => self.end_report(body, number, on),
            BodyCommand::RecordReport { number, on, document } => {
                self.record_report(body, number, on, document, today)
            }
        }
    }

    fn add_a_body(&self, body: BodyId, begun: Option<Date>, words: BodyWords, today: Date) -> Decided {
        match self.body(body) {
            Some(there) if there.words == words && there.begun == begun => Ok(Vec::new()),
            Some(there) => Err(Refusal::BodyThere(there.name().clone())),
            None => {
                self.must_be_sound(body, &words, today)?;
                Ok(vec![BodyAdded { body, begun, words }.into()])
            }
        }
    }

    fn change_body(&self, body: BodyId, words: BodyWords, today: Date) -> Decided {
        let there = self.must_have_body(body)?;
        if there.words == words {
            return Ok(Vec::new());
        }
        self.must_have_live_body(body, today)?;
        self.must_be_sound(body, &words, today)?;
        Ok(vec![BodyChanged { body, from: there.words.clone(), to: words }.into()])
    }

    /// Meetings after the last day do not take place.
    fn end_body(&self, body: BodyId, on: Date, successor: Option<BodyId>) -> Decided {
        let there = self.must_have_body(body)?;
        if there.ended.is_some_and(|ended| (ended.on, ended.successor) == (on, successor)) {
            return Ok(Vec::new());
        }
        must_not_end_before(there.name(), on, there.begun.unwrap_or(on))?;
        if let Some(successor) = successor {
            self.must_have_live_body(successor, on)?;
            if successor == body {
                return Err(Refusal::SucceedsItself(there.name().clone()));
            }
        }
        let later =
            self.meetings_of(body).into_iter().filter(|meeting| meeting.is_planned() && meeting.day > on);
        let cancelled =
            later.map(|meeting| MeetingCancelled { meeting: meeting.id, why: why_ended(there) }.into());
        let mut events: Vec<Event> = cancelled.collect();
        events.push(BodyEnded { body, on, successor }.into());
        Ok(events)
    }

    /// No other body that is live is called so, and what it names is there.
    fn must_be_sound(&self, body: BodyId, words: &BodyWords, today: Date) -> Result<(), Refusal> {
        self.must_know(words.chair.iter().chain(&words.support))?;
        let name = as_printed(words.name.as_str());
        let mut others = self.bodies_on(today).filter(|other| other.id != body);
        if let Some(other) = others.find(|other| as_printed(other.name().as_str()) == name) {
            return Err(Refusal::NameTaken(other.name().clone()));
        }
        self.must_report_upwards(body, words)
    }

    fn must_report_upwards(&self, body: BodyId, words: &BodyWords) -> Result<(), Refusal> {
        let Some(above) = words.reports_to else { return Ok(()) };
        if above == body {
            return Err(Refusal::ReportsToItself(words.name.clone()));
        }
        let above = self.must_have_body(above)?;
        if self.above(above).iter().any(|higher| higher.id == body) {
            return Err(Refusal::ReportsToItself(words.name.clone()));
        }
        Ok(())
    }
}

fn why_ended(body: &Body) -> Words {
    format!("{} ended", body.name()).parse().expect("a title is short enough for a text")
}

/// A day is not before what began.
pub(super) fn must_not_end_before(what: &Title, on: Date, begun: Date) -> Result<(), Refusal> {
    must_follow(on, begun).map_err(|_| Refusal::EndsBeforeItBegan { what: what.clone(), begun })
}
