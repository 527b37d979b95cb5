use goldthread_calendar::WorkingDays;
use jiff::civil::Date;

use super::{Due, Duty};
use crate::working::{after, before};
use crate::{
    AgendaItem, Body, CountsFrom, Decision, Governance, Meeting, PaperDue, Purpose, Question,
    QuestionStanding, When,
};

impl Governance {
    pub(super) fn due_of_meeting(&self, meeting: &Meeting, day: Date, working: &WorkingDays) -> Vec<Due> {
        let Some(body) = self.body(meeting.body).filter(|_| !meeting.is_cancelled()) else {
            return Vec::new();
        };
        let of = OfMeeting { meeting, body, working };
        let questions = meeting.questions.iter().filter_map(|question| of.question(question));
        if meeting.is_held() {
            let decisions = meeting.decisions.iter().filter_map(|decision| of.decision(decision));
            let undecided = meeting.agenda().filter_map(|item| of.undecided(item));
            return questions.chain(decisions).chain(undecided).chain(of.minutes()).collect();
        }
        if meeting.day < day {
            return questions.chain([of.clerk(Duty::Outcome(meeting.id), When::On(meeting.day))]).collect();
        }
        questions.chain(meeting.agenda().filter_map(|item| of.paper(item))).collect()
    }
}

/// A meeting that was not cancelled.
struct OfMeeting<'a> {
    meeting: &'a Meeting,
    body: &'a Body,
    working: &'a WorkingDays,
}

impl OfMeeting<'_> {
    fn clerk(&self, duty: Duty, by: When) -> Due {
        Due { duty, from: self.body.clerk().cloned(), by, matters: Vec::new() }
    }

    fn paper(&self, item: &AgendaItem) -> Option<Due> {
        let by = match item.words.paper {
            PaperDue::NoPaper => return None,
            PaperDue::DaysBefore(days) => before(self.meeting.day, days, self.working),
            PaperDue::By(on) => When::On(on),
        };
        let duty = Duty::Paper(self.meeting.id, item.number);
        let due = Due { duty, from: item.words.from.clone(), by, matters: item.words.matters.clone() };
        item.paper.is_none().then_some(due)
    }

    fn question(&self, question: &Question) -> Option<Due> {
        let (meeting, number) = (self.meeting.id, question.number);
        let (duty, from, by) = match question.standing() {
            QuestionStanding::Open => {
                (Duty::Answer(meeting, number), &question.words.to, question.due().into())
            }
            QuestionStanding::Answered => (Duty::Verdict(meeting, number), &question.words.by, When::NotSaid),
            QuestionStanding::Accepted | QuestionStanding::Withdrawn => return None,
        };
        let matters = self.meeting.matters_of(&question.words.matters, question.words.item);
        Some(Due { duty, from: Some(from.clone()), by, matters })
    }

    /// What has to be confirmed is done only after that.
    fn decision(&self, decision: &Decision) -> Option<Due> {
        if !decision.is_open() {
            return None;
        }
        let (meeting, number, words) = (self.meeting.id, decision.number, &decision.words);
        let (duty, from, by) = match decision.next_to_confirm() {
            Some(next) => (Duty::Confirmation(meeting, number), Some(next), self.decisions_by()),
            None => (Duty::Decision(meeting, number), words.owner.as_ref(), words.due.into()),
        };
        let matters = self.meeting.matters_of(&words.matters, words.item);
        Some(Due { duty, from: from.cloned(), by, matters })
    }

    fn undecided(&self, item: &AgendaItem) -> Option<Due> {
        let is_decided =
            self.meeting.decisions.iter().any(|decision| decision.words.item == Some(item.number));
        let is_open = item.words.purpose == Purpose::Decide && !is_decided;
        let due = self.clerk(Duty::Undecided(self.meeting.id, item.number), self.decisions_by());
        is_open.then(|| Due { matters: item.words.matters.clone(), ..due })
    }

    /// By when what is to be decided is, as the body has agreed.
    fn decisions_by(&self) -> When {
        let Some(limit) = self.body.words.limits.decisions else { return When::NotSaid };
        let from = match limit.after {
            CountsFrom::Meeting => Some(self.meeting.day),
            CountsFrom::Minutes => self.meeting.minutes.agreed,
        };
        from.map_or(When::NotSaid, |from| after(from, limit.days, self.working))
    }

    /// Minutes are waited for in the time that the body has agreed; where it has agreed none, nobody waits.
    fn minutes(&self) -> Vec<Due> {
        let (meeting, minutes, limits) = (self.meeting, &self.meeting.minutes, self.body.words.limits);
        if minutes.agreed.is_some() {
            return Vec::new();
        }
        let by = |days| after(meeting.day, days, self.working);
        let draft = limits.draft.filter(|_| minutes.drafted.is_none());
        let draft = draft.map(|days| self.clerk(Duty::DraftMinutes(meeting.id), by(days)));
        let agreed = limits.minutes.map(|days| self.clerk(Duty::Minutes(meeting.id), by(days)));
        draft.into_iter().chain(agreed).collect()
    }
}
