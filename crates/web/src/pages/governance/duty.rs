//! How what governance waits for is said, and where it is done.

use goldthread_governance::{BodyId, Duty, Governance, Meeting, MeetingId, PolicyId, Title, When};

use super::asked::{body_page, meeting_page, policy_page};
use crate::words;

/// What is waited for, as pages say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What is to be done.
    pub what: String,
    /// For which body, at which meeting, of which policy.
    pub of: String,
    /// Where it is done.
    pub href: String,
}

impl Said {
    /// A duty in words.
    pub fn of(governance: &Governance, duty: &Duty) -> Self {
        let teller = Teller(governance);
        match duty {
            Duty::Paper(id, number) => {
                let item = governance.meeting(*id).and_then(|meeting| meeting.item(*number));
                let title = item.map(|item| item.words.title.as_str()).unwrap_or_default();
                teller.meeting(*id, format!("Send the paper for item {number}, {title}"), "")
            }
            Duty::Report(id, number) => {
                let report = governance.body(*id).and_then(|body| body.report(*number));
                let about = report.map(|report| format!("{} on {}", report.words.kind, report.words.about));
                teller.body(*id, format!("Send the {}", about.unwrap_or_default()))
            }
            Duty::Answer(id, number) => teller.meeting(
                *id,
                teller.asked(*id, *number, "Answer"),
                &format!("/questions/{number}/answer"),
            ),
            Duty::Verdict(id, number) => {
                let under = format!("/questions/{number}/acceptance");
                teller.meeting(*id, teller.asked(*id, *number, "Say whether the answer will do to"), &under)
            }
            Duty::Decision(id, number) => teller.meeting(*id, teller.decided(*id, *number, "Do"), ""),
            Duty::Confirmation(id, number) => {
                teller.meeting(*id, teller.decided(*id, *number, "Confirm"), "")
            }
            Duty::Undecided(id, number) => {
                let item = governance.meeting(*id).and_then(|meeting| meeting.item(*number));
                let title = item.map(|item| item.words.title.as_str()).unwrap_or_default();
                teller.meeting(*id, format!("Record what was decided on item {number}, {title}"), "")
            }
            Duty::DraftMinutes(id) => teller.meeting(*id, "Draft the minutes".to_owned(), ""),
            Duty::Minutes(id) => teller.meeting(*id, "Have the minutes agreed".to_owned(), ""),
            Duty::Outcome(id) => teller.meeting(*id, "Say whether the meeting took place".to_owned(), ""),
            Duty::NextMeeting(id) => teller.body(*id, "Set a day for the next meeting".to_owned()),
            Duty::Launch(id, version) => {
                teller.policy(*id, format!("Launch version {version}, or sign it off"))
            }
            Duty::Review(id) => teller.policy(*id, "Look at it again".to_owned()),
        }
    }
}

/// By when something is due, as pages say it.
pub fn by_when(by: When) -> String {
    match by {
        When::On(day) => words::day(day),
        When::NotKnown(unknown) => format!("Not known: the working days of {} are not known", unknown.year),
        When::NotSaid => "No day is set".to_owned(),
    }
}

struct Teller<'g>(&'g Governance);

impl Teller<'_> {
    fn name(&self, body: BodyId) -> String {
        self.0.body(body).map(|body| body.name().to_string()).unwrap_or_default()
    }

    fn body(&self, body: BodyId, what: String) -> Said {
        Said { what, of: self.name(body), href: body_page(body) }
    }

    fn meeting(&self, id: MeetingId, what: String, under: &str) -> Said {
        let of = |meeting: &Meeting| format!("{}, {}", self.name(meeting.body), words::day(meeting.day));
        let of = self.0.meeting(id).map(of).unwrap_or_default();
        Said { what, of, href: format!("{}{under}", meeting_page(id)) }
    }

    fn policy(&self, id: PolicyId, what: String) -> Said {
        let title = self.0.policy(id).map(|policy| policy.words.title.clone());
        Said { what, of: title.as_ref().map(Title::to_string).unwrap_or_default(), href: policy_page(id) }
    }

    fn asked(&self, id: MeetingId, number: u32, what: &str) -> String {
        let question = self.0.meeting(id).and_then(|meeting| meeting.question(number));
        let asked = question.map(|question| words::shortened(question.words.words.as_str(), 100));
        format!("{what} Q{number}, “{}”", asked.unwrap_or_default())
    }

    fn decided(&self, id: MeetingId, number: u32, what: &str) -> String {
        let decision = self.0.meeting(id).and_then(|meeting| meeting.decision(number));
        let decided = decision.map(|decision| words::shortened(decision.words.words.as_str(), 100));
        format!("{what} D{number}, “{}”", decided.unwrap_or_default())
    }
}
