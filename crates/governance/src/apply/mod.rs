//! How each event changes the state.

mod bodies;
mod followed;
mod meetings;
mod policies;

use std::collections::BTreeMap;

use crate::{
    AgendaItem, Body, BodyId, Decision, Governance, Meeting, MeetingId, Policy, PolicyId, Question, Report,
};

pub(crate) type Applied = Result<(), &'static str>;

/// What happened, and what it leaves. Where it cannot come, nothing is changed.
pub(crate) trait Apply {
    fn apply_to(&self, governance: &mut Governance) -> Applied;
}

const NO_BODY: &str = "its body is not there";
const NO_MEETING: &str = "its meeting is not there";
const NO_POLICY: &str = "its policy is not there";
const NUMBER_TAKEN: &str = "its number is not the next";

impl Governance {
    fn body_mut(&mut self, id: BodyId) -> Result<&mut Body, &'static str> {
        self.bodies.get_mut(&id).ok_or(NO_BODY)
    }

    fn report_mut(&mut self, body: BodyId, number: u32) -> Result<&mut Report, &'static str> {
        let mut reports = self.body_mut(body)?.reports.iter_mut();
        reports.find(|report| report.number == number).ok_or("its report is not there")
    }

    fn meeting_mut(&mut self, id: MeetingId) -> Result<&mut Meeting, &'static str> {
        self.meetings.get_mut(&id).ok_or(NO_MEETING)
    }

    fn item_mut(&mut self, meeting: MeetingId, number: u32) -> Result<&mut AgendaItem, &'static str> {
        let mut items = self.meeting_mut(meeting)?.items.iter_mut();
        items.find(|item| item.number == number).ok_or("its item is not on the agenda")
    }

    fn decision_mut(&mut self, meeting: MeetingId, number: u32) -> Result<&mut Decision, &'static str> {
        let mut decisions = self.meeting_mut(meeting)?.decisions.iter_mut();
        decisions.find(|decision| decision.number == number).ok_or("its decision is not there")
    }

    fn question_mut(&mut self, meeting: MeetingId, number: u32) -> Result<&mut Question, &'static str> {
        let mut questions = self.meeting_mut(meeting)?.questions.iter_mut();
        questions.find(|question| question.number == number).ok_or("its question is not there")
    }

    fn policy_mut(&mut self, id: PolicyId) -> Result<&mut Policy, &'static str> {
        self.policies.get_mut(&id).ok_or(NO_POLICY)
    }
}

fn must_be_new<K: Ord, V>(known: &BTreeMap<K, V>, id: &K) -> Applied {
    if known.contains_key(id) { Err("what it adds is there already") } else { Ok(()) }
}

fn must_be_next(number: u32, next: u32) -> Applied {
    if number == next { Ok(()) } else { Err(NUMBER_TAKEN) }
}
