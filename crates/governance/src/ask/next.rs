use jiff::civil::Date;

use crate::{Body, BodyId, Cycle, Governance, Meeting, Report};

/// The next meeting of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next<'g> {
    /// It is planned.
    Planned(&'g Meeting),
    /// None is planned; by its cycle it meets by this day, which may be over.
    ByCycle(Date),
    /// None is planned, and it meets when it is called.
    WhenCalled,
    /// None is planned, and nothing tells when: the cycle is not agreed, or it has neither begun nor met.
    NotKnown,
    /// It has ended.
    Ended,
}

impl Next<'_> {
    /// The day, where one is known.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Planned(meeting) => Some(meeting.day),
            Self::ByCycle(day) => Some(*day),
            Self::WhenCalled | Self::NotKnown | Self::Ended => None,
        }
    }
}

impl Governance {
    /// The next meeting of a body, on a day or after it. Where none is planned, its cycle tells, from the last that took place or
    /// was to, else from the first day of the body.
    pub fn next_meeting(&self, body: &Body, day: Date) -> Next<'_> {
        if !body.is_live_on(day) {
            return Next::Ended;
        }
        if let Some(planned) = self.planned_from(body.id, day) {
            return Next::Planned(planned);
        }
        let last = self.last_meeting(body.id, day).map(|meeting| meeting.day).or(body.begun);
        match (&body.words.cycle, last.and_then(|last| body.words.cycle.next_after(last))) {
            (_, Some(next)) => Next::ByCycle(next),
            (Cycle::WhenCalled, None) => Next::WhenCalled,
            (_, None) => Next::NotKnown,
        }
    }

    /// The last meeting of a body that took place up to a day, or was planned to before it and not cancelled.
    pub fn last_meeting(&self, body: BodyId, day: Date) -> Option<&Meeting> {
        let past = |meeting: &&Meeting| {
            (meeting.is_held() && meeting.day <= day) || (meeting.is_planned() && meeting.day < day)
        };
        self.meetings_of(body).into_iter().rfind(past)
    }

    /// The first meeting that is planned on a day or after it.
    pub(super) fn planned_from(&self, body: BodyId, day: Date) -> Option<&Meeting> {
        self.meetings_of(body).into_iter().find(|meeting| meeting.is_planned() && meeting.day >= day)
    }

    /// The day that a body last received a report, up to a day: at a meeting that took place, or outside of one.
    pub fn last_received(&self, body: &Body, report: &Report, day: Date) -> Option<Date> {
        let meetings = self.meetings().filter(|meeting| meeting.body == body.id && meeting.is_held());
        let came = |meeting: &&Meeting| {
            meeting.agenda().any(|item| item.words.report == Some(report.number) && item.paper.is_some())
        };
        let at_meetings = meetings.filter(came).map(|meeting| meeting.day);
        at_meetings.chain(report.received.iter().map(|paper| paper.on)).filter(|on| *on <= day).max()
    }
}
