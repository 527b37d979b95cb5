//! What meetings decided, and what came of it.

use jiff::civil::Date;

use super::items::must_have_item;
use super::{Decided, Governance, must_follow, must_have_come, unless};
use crate::{
    Closed, Closing, Confirmed, Decision, DecisionChanged, DecisionClosed, DecisionConfirmed, DecisionMade,
    DecisionReopened, DecisionWords, Meeting, MeetingId, Refusal, Words,
};

/// How a decision is to end.
pub(super) struct End {
    pub on: Date,
    pub how: Closing,
    pub words: Words,
}

impl Governance {
    pub(super) fn record_decision(&self, meeting: MeetingId, words: DecisionWords) -> Decided {
        let there = self.must_have_held_meeting(meeting)?;
        self.must_be_a_decision(there, &words)?;
        let is_so = there.decisions.iter().any(|decision| decision.is_open() && decision.words == words);
        Ok(unless(is_so, DecisionMade { meeting, number: there.next_decision(), decided: words }))
    }

    pub(super) fn change_decision(&self, meeting: MeetingId, number: u32, words: DecisionWords) -> Decided {
        let there = self.must_have_held_meeting(meeting)?;
        let decision = must_have_decision(there, number)?;
        if decision.words == words {
            return Ok(Vec::new());
        }
        must_be_open(decision)?;
        if !decision.confirmed.is_empty() {
            return Err(Refusal::Confirmed(number));
        }
        self.must_be_a_decision(there, &words)?;
        Ok(vec![DecisionChanged { meeting, number, from: decision.words.clone(), to: words }.into()])
    }

    /// Those who have to confirm a decision do so one after the other.
    pub(super) fn confirm_decision(
        &self,
        meeting: MeetingId,
        number: u32,
        confirmed: Confirmed,
        today: Date,
    ) -> Decided {
        let there = self.must_have_held_meeting(meeting)?;
        let decision = must_have_decision(there, number)?;
        if decision.confirmed.contains(&confirmed) {
            return Ok(Vec::new());
        }
        must_be_open(decision)?;
        if decision.words.confirmed_by.is_empty() {
            return Err(Refusal::NothingToConfirm(number));
        }
        if decision.next_to_confirm().ok_or(Refusal::Confirmed(number))? != &confirmed.by {
            return Err(Refusal::NotTheirTurn(number));
        }
        let Confirmed { by, on, note } = confirmed;
        must_follow(on, decision.confirmed.last().map_or(there.day, |before| before.on))?;
        must_have_come(on, today)?;
        Ok(vec![DecisionConfirmed { meeting, number, by, on, note }.into()])
    }

    pub(super) fn close_decision(&self, meeting: MeetingId, number: u32, end: End, today: Date) -> Decided {
        let there = self.must_have_held_meeting(meeting)?;
        let decision = must_have_decision(there, number)?;
        let End { on, how, words } = end;
        if decision.closed == Some(Closed { on, how, words: words.clone() }) {
            return Ok(Vec::new());
        }
        must_be_open(decision)?;
        match (how, decision.awaits_confirmation()) {
            (Closing::Done, true) => return Err(Refusal::NotConfirmed(number)),
            (Closing::Refused, false) => return Err(Refusal::NothingToConfirm(number)),
            _ => {}
        }
        must_follow(on, there.day)?;
        must_have_come(on, today)?;
        Ok(vec![DecisionClosed { meeting, number, on, how, words }.into()])
    }

    pub(super) fn reopen_decision(&self, meeting: MeetingId, number: u32, why: Words) -> Decided {
        let decision = must_have_decision(self.must_have_held_meeting(meeting)?, number)?;
        Ok(unless(decision.is_open(), DecisionReopened { meeting, number, why }))
    }

    fn must_be_a_decision(&self, meeting: &Meeting, words: &DecisionWords) -> Result<(), Refusal> {
        self.must_know(words.owner.iter().chain(&words.confirmed_by))?;
        words.item.map_or(Ok(()), |item| must_have_item(meeting, item).map(drop))?;
        words.due.map_or(Ok(()), |due| must_follow(due, meeting.day))
    }
}

fn must_have_decision(meeting: &Meeting, number: u32) -> Result<&Decision, Refusal> {
    meeting.decision(number).ok_or(Refusal::NoSuchDecision)
}

fn must_be_open(decision: &Decision) -> Result<(), Refusal> {
    match &decision.closed {
        Some(closed) => Err(Refusal::DecisionClosed { number: decision.number, how: closed.how }),
        None => Ok(()),
    }
}
