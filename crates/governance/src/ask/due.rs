use goldthread_calendar::WorkingDays;
use jiff::civil::Date;

use crate::{BodyId, Governance, Matter, MeetingId, Policy, PolicyId, VersionLabel, When, Who};

/// Something that somebody is waited for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub duty: Duty,
    /// From whom; nothing where nobody is named.
    pub from: Option<Who>,
    /// By when.
    pub by: When,
    /// What of the plans it is about.
    pub matters: Vec<Matter>,
}

/// What somebody is waited for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// The paper for an item of a meeting to come.
    Paper(MeetingId, u32),
    /// A report that is on the agenda of no meeting to come.
    Report(BodyId, u32),
    /// An answer.
    Answer(MeetingId, u32),
    /// A word on whether an answer will do.
    Verdict(MeetingId, u32),
    /// What was decided.
    Decision(MeetingId, u32),
    /// The confirmation of a decision.
    Confirmation(MeetingId, u32),
    /// A decision on an item that was to be decided.
    Undecided(MeetingId, u32),
    /// The draft of the minutes.
    DraftMinutes(MeetingId),
    /// The agreed minutes.
    Minutes(MeetingId),
    /// A word on whether a meeting took place.
    Outcome(MeetingId),
    /// A day for the next meeting.
    NextMeeting(BodyId),
    /// The launch of a version.
    Launch(PolicyId, VersionLabel),
    /// A review.
    Review(PolicyId),
}

impl Due {
    /// Whether it is over on a day.
    pub fn is_late(&self, day: Date) -> bool {
        self.by.is_before(day)
    }
}

impl Governance {
    /// What is due from whom, as it stands on a day: the earliest first, then what is counted in days of a year that is not known,
    /// then what has no day.
    pub fn due_on(&self, day: Date, working: &WorkingDays) -> Vec<Due> {
        let mut all: Vec<Due> =
            self.meetings().flat_map(|meeting| self.due_of_meeting(meeting, day, working)).collect();
        all.extend(self.bodies_on(day).flat_map(|body| self.due_of_body(body, day, working)));
        all.extend(self.policies().filter(|policy| policy.is_live_on(day)).flat_map(due_of_policy));
        all.sort_by(|one, other| (one.by, &one.duty).cmp(&(other.by, &other.duty)));
        all
    }
}

/// A policy that holds is to be reviewed, though nobody may have said when.
fn due_of_policy(policy: &Policy) -> Vec<Due> {
    let due =
        |duty, by| Due { duty, from: policy.words.owner.clone(), by, matters: policy.words.matters.clone() };
    let launches = policy.drafts().map(|version| {
        let by = version.expected.into();
        match policy.next_to_sign(version) {
            Some(who) => {
                Due { from: Some(who.clone()), ..due(Duty::Launch(policy.id, version.label.clone()), by) }
            }
            None => due(Duty::Launch(policy.id, version.label.clone()), by),
        }
    });
    let review = policy.current().map(|_| due(Duty::Review(policy.id), policy.next_review.into()));
    launches.chain(review).collect()
}
