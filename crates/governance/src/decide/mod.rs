//! What a command comes to: events, or why not. What is so already comes to none.

mod bodies;
mod decisions;
mod items;
mod meetings;
mod policies;
mod questions;
mod reports;

use jiff::civil::Date;

use crate::{Body, BodyId, Command, Event, Governance, Meeting, MeetingId, Policy, PolicyId, Refusal, Who};

type Decided = Result<Vec<Event>, Refusal>;

impl Governance {
    /// Decides what a command records; nothing where it is so already. `today` is the day that it is given on. Whether people, roles
    /// and plans are there is not asked: they are kept elsewhere, and may go while what names them stays.
    ///
    /// # Errors
    /// [`Refusal`] as it says.
    pub fn decide(&self, command: Command, today: Date) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::Body(body, command) => self.decide_body(body, command, today),
            Command::Meeting(meeting, command) => self.decide_meeting(meeting, command, today),
            Command::Question(meeting, command) => self.decide_question(meeting, command, today),
            Command::Policy(policy, command) => self.decide_policy(policy, command, today),
        }
    }

    /// Decides several commands, each on what those before it leave: all of them, or none.
    ///
    /// # Errors
    /// [`Refusal`] of the first that is refused.
    pub fn decide_all(
        &self,
        commands: impl IntoIterator<Item = Command>,
        today: Date,
    ) -> Result<Vec<Event>, Refusal> {
        let mut governance = self.clone();
        let mut events = Vec::new();
        for command in commands {
            let decided = governance.decide(command, today)?;
            for event in &decided {
                governance.apply(event).expect("what was decided on a state can happen to it");
            }
            events.extend(decided);
        }
        Ok(events)
    }

    fn must_have_body(&self, body: BodyId) -> Result<&Body, Refusal> {
        self.body(body).ok_or(Refusal::NoSuchBody)
    }

    /// A body that had not ended before a day.
    fn must_have_live_body(&self, body: BodyId, day: Date) -> Result<&Body, Refusal> {
        let body = self.must_have_body(body)?;
        match body.ended.filter(|_| !body.is_live_on(day)) {
            Some(ended) => Err(Refusal::BodyEnded { name: body.name().clone(), ended: ended.on }),
            None => Ok(body),
        }
    }

    fn must_have_meeting(&self, meeting: MeetingId) -> Result<&Meeting, Refusal> {
        self.meeting(meeting).ok_or(Refusal::NoSuchMeeting)
    }

    /// A meeting that was not cancelled.
    fn must_have_live_meeting(&self, meeting: MeetingId) -> Result<&Meeting, Refusal> {
        let meeting = self.must_have_meeting(meeting)?;
        if meeting.is_cancelled() { Err(Refusal::WasCancelled(meeting.day)) } else { Ok(meeting) }
    }

    /// A meeting that took place.
    fn must_have_held_meeting(&self, meeting: MeetingId) -> Result<&Meeting, Refusal> {
        let meeting = self.must_have_live_meeting(meeting)?;
        if meeting.is_held() { Ok(meeting) } else { Err(Refusal::NotHeld(meeting.day)) }
    }

    fn must_have_policy(&self, policy: PolicyId) -> Result<&Policy, Refusal> {
        self.policy(policy).ok_or(Refusal::NoSuchPolicy)
    }

    /// The bodies that are named are there.
    fn must_know<'w>(&self, named: impl IntoIterator<Item = &'w Who>) -> Result<(), Refusal> {
        let is_unknown = |who: &Who| matches!(who, Who::Body(body) if self.body(*body).is_none());
        if named.into_iter().any(is_unknown) { Err(Refusal::NoSuchBody) } else { Ok(()) }
    }
}

/// What is recorded has come. Days are counted by the first meridian, where summer's begin an hour later than on the wall, so the
/// day after `today` may have come.
fn must_have_come(on: Date, today: Date) -> Result<(), Refusal> {
    if today.tomorrow().is_ok_and(|tomorrow| on > tomorrow) { Err(Refusal::ToCome(on)) } else { Ok(()) }
}

/// What follows something does not come before it.
fn must_follow(on: Date, follows: Date) -> Result<(), Refusal> {
    if on < follows { Err(Refusal::TooEarly { on, follows }) } else { Ok(()) }
}

/// One event, or none where it is so already.
fn unless(is_so: bool, event: impl Into<Event>) -> Vec<Event> {
    if is_so { Vec::new() } else { vec![event.into()] }
}
