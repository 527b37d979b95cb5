use jiff::civil::Date;

use crate::{Decision, Governance, Matter, Meeting, Policy, Question, QuestionStanding, When};

/// A question that has no accepted answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenQuestion<'g> {
    /// The meeting that it was asked at.
    pub meeting: &'g Meeting,
    /// The question.
    pub question: &'g Question,
}

impl OpenQuestion<'_> {
    /// Whether its answer is late on a day.
    pub fn is_late(&self, day: Date) -> bool {
        let waits = self.question.standing() == QuestionStanding::Open;
        waits && When::from(self.question.due()).is_before(day)
    }
}

impl Governance {
    /// The questions that are about a plan or a part of it and have no accepted answer, the earliest due first. Those about a plan are
    /// also those about its parts; those about a section are not those about its actions, which only the plan knows.
    pub fn questions_about(&self, matter: Matter) -> Vec<OpenQuestion<'_>> {
        let mut open: Vec<_> = self.open_questions().filter(|open| open.is_about(matter)).collect();
        open.sort_by_key(|open| (When::from(open.question.due()), open.meeting.day, open.question.number));
        open
    }

    /// All questions that have no accepted answer.
    pub fn open_questions(&self) -> impl Iterator<Item = OpenQuestion<'_>> {
        let is_open = |question: &&Question| {
            matches!(question.standing(), QuestionStanding::Open | QuestionStanding::Answered)
        };
        let meetings = self.meetings().filter(|meeting| !meeting.is_cancelled());
        meetings.flat_map(move |meeting| {
            meeting.questions.iter().filter(is_open).map(move |question| OpenQuestion { meeting, question })
        })
    }

    /// The policies that come from a plan or a part of it.
    pub fn policies_about(&self, matter: Matter) -> impl Iterator<Item = &Policy> {
        self.policies().filter(move |policy| policy.words.matters.iter().any(|about| matter.covers(*about)))
    }

    /// The decisions about a plan or a part of it, the open ones too, the earliest meeting first.
    pub fn decisions_about(&self, matter: Matter) -> Vec<(&Meeting, &Decision)> {
        let decisions = self
            .meetings()
            .flat_map(|meeting| meeting.decisions.iter().map(move |decision| (meeting, decision)));
        let is_about = |(meeting, decision): &(&Meeting, &Decision)| {
            let of = meeting.matters_of(&decision.words.matters, decision.words.item);
            of.iter().any(|about| matter.covers(*about))
        };
        let mut all: Vec<_> = decisions.filter(is_about).collect();
        all.sort_by_key(|(meeting, decision)| (meeting.day, meeting.id, decision.number));
        all
    }
}

impl OpenQuestion<'_> {
    /// A question that names no matter is about those of its item.
    fn is_about(&self, matter: Matter) -> bool {
        let about = self.meeting.matters_of(&self.question.words.matters, self.question.words.item);
        about.iter().any(|about| matter.covers(*about))
    }
}
