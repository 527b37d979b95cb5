use std::collections::BTreeMap;

use jiff::civil::Date;
use thiserror::Error;

use crate::{Body, BodyId, Event, Meeting, MeetingId, Policy, PolicyId};

/// The bodies, meetings and policies of an authority, as their events leave them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Governance {
    pub(crate) bodies: BTreeMap<BodyId, Body>,
    pub(crate) meetings: BTreeMap<MeetingId, Meeting>,
    pub(crate) policies: BTreeMap<PolicyId, Policy>,
}

/// Events came in an order that no governance can have.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("event {kind} cannot come here: {why}")]
pub struct OutOfOrder {
    pub(crate) kind: &'static str,
    pub(crate) why: &'static str,
}

impl Governance {
    /// The state that `events` leave.
    ///
    /// # Errors
    /// [`OutOfOrder`] when one of them speaks of what is not there, or adds what is.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Result<Self, OutOfOrder> {
        let mut governance = Self::default();
        events.into_iter().try_for_each(|event| governance.apply(event))?;
        Ok(governance)
    }

    /// A body.
    pub fn body(&self, id: BodyId) -> Option<&Body> {
        self.bodies.get(&id)
    }

    /// All bodies, those that have ended too, in the order of their ids.
    pub fn bodies(&self) -> impl Iterator<Item = &Body> {
        self.bodies.values()
    }

    /// The bodies that had not ended before a day.
    pub fn bodies_on(&self, day: Date) -> impl Iterator<Item = &Body> {
        self.bodies().filter(move |body| body.is_live_on(day))
    }

    /// A meeting.
    pub fn meeting(&self, id: MeetingId) -> Option<&Meeting> {
        self.meetings.get(&id)
    }

    /// All meetings, in the order of their ids.
    pub fn meetings(&self) -> impl Iterator<Item = &Meeting> {
        self.meetings.values()
    }

    /// The meetings of a body, the earliest first.
    pub fn meetings_of(&self, body: BodyId) -> Vec<&Meeting> {
        let mut meetings: Vec<_> = self.meetings().filter(|meeting| meeting.body == body).collect();
        meetings.sort_by_key(|meeting| (meeting.day, meeting.id));
        meetings
    }

    /// A policy.
    pub fn policy(&self, id: PolicyId) -> Option<&Policy> {
        self.policies.get(&id)
    }

    /// All policies, those that were withdrawn too, in the order of their ids.
    pub fn policies(&self) -> impl Iterator<Item = &Policy> {
        self.policies.values()
    }

    /// The bodies that a body reports to, the nearest first.
    pub fn above(&self, body: &Body) -> Vec<&Body> {
        let up = |body: &&Body| body.words.reports_to.and_then(|above| self.body(above));
        let first = body.words.reports_to.and_then(|above| self.body(above));
        // Nothing reports to itself, so there are no more steps than bodies.
        std::iter::successors(first, up).take(self.bodies.len()).collect()
    }
}

/// One more than the highest.
pub(crate) fn next_number(numbers: impl Iterator<Item = u32>) -> u32 {
    numbers.max().unwrap_or(0).saturating_add(1)
}
