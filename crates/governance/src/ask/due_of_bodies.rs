use goldthread_calendar::WorkingDays;
use jiff::civil::Date;

use super::{Due, Duty, Next};
use crate::working::before;
use crate::{Body, Governance, Meeting, Often, Report, When};

impl Governance {
    pub(super) fn due_of_body(&self, body: &Body, day: Date, working: &WorkingDays) -> Vec<Due> {
        let reports = body.reports.iter().filter(|report| report.is_live_on(day));
        let reports = reports.filter_map(|report| self.due_of_report(body, report, day, working));
        reports.chain(self.due_meeting(body, day)).collect()
    }

    /// A meeting that its cycle tells of and nobody has planned.
    fn due_meeting(&self, body: &Body, day: Date) -> Option<Due> {
        let Next::ByCycle(next) = self.next_meeting(body, day) else { return None };
        let (duty, from) = (Duty::NextMeeting(body.id), body.clerk().cloned());
        Some(Due { duty, from, by: When::On(next), matters: Vec::new() })
    }

    /// A report that is on an agenda is due as the paper of that item.
    fn due_of_report(&self, body: &Body, report: &Report, day: Date, working: &WorkingDays) -> Option<Due> {
        if self.is_on_an_agenda(body, report, day) {
            return None;
        }
        let last = self.last_received(body, report, day);
        let by = match &report.words.often {
            Often::EachMeeting => self.due_for_the_next_meeting(body, report, last, day, working)?,
            Often::Cycle(cycle) => When::On(cycle.next_after(last.unwrap_or(report.since))?),
            Often::Once(on) => last.is_none().then_some(When::On(*on))?,
            Often::ByException => return None,
        };
        let (duty, from) = (Duty::Report(body.id, report.number), report.words.from.clone());
        Some(Due { duty, from, by, matters: report.words.matter.into_iter().collect() })
    }

    /// What came after the last meeting is for the next one.
    fn due_for_the_next_meeting(
        &self,
        body: &Body,
        report: &Report,
        last: Option<Date>,
        day: Date,
        working: &WorkingDays,
    ) -> Option<When> {
        let meeting = self.last_meeting(body.id, day).map(|meeting| meeting.day);
        let has_come = match (last, meeting) {
            (Some(last), Some(meeting)) => last > meeting,
            (came, None) => came.is_some(),
            (None, Some(_)) => false,
        };
        let next = self.next_meeting(body, day).day().filter(|_| !has_come)?;
        Some(before(next, report.words.days_before, working))
    }

    fn is_on_an_agenda(&self, body: &Body, report: &Report, day: Date) -> bool {
        let is_to_come =
            |meeting: &&Meeting| meeting.body == body.id && meeting.is_planned() && meeting.day >= day;
        let mut items = self.meetings().filter(is_to_come).flat_map(Meeting::agenda);
        items.any(|item| item.words.report == Some(report.number))
    }
}
