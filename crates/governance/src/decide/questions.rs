//! What is asked, and how it is followed to its answer.

use jiff::civil::Date;

use super::items::must_have_item;
use super::{Decided, Governance, must_follow, must_have_come, unless};
use crate::{
    Answer, AnswerAccepted, Meeting, MeetingId, Question, QuestionAnswered, QuestionAsked, QuestionChanged,
    QuestionCommand, QuestionPutAgain, QuestionStanding, QuestionWithdrawn, QuestionWords, Refusal, Verdict,
    Who, Words,
};

impl Governance {
    pub(super) fn decide_question(&self, of: MeetingId, command: QuestionCommand, today: Date) -> Decided {
        let meeting = self.must_have_live_meeting(of)?;
        match command {
            QuestionCommand::Ask { words } => self.ask(meeting, words),
            QuestionCommand::Change { number, words } => self.change_question(meeting, number, words),
            QuestionCommand::Answer { number, on, words, by } => {
                self.must_know([&by])?;
                let answer = Answer { on, words, by, verdict: None };
                record_answer(of, must_have_question(meeting, number)?, answer, today)
            }
            QuestionCommand::Accept { number, on, by } => {
                self.must_know([&by])?;
                accept(of, must_have_question(meeting, number)?, on, by, today)
            }
            QuestionCommand::PutAgain { number, on, words, due } => {
                let again = QuestionPutAgain { meeting: of, number, on, words, due };
                put_again(must_have_question(meeting, number)?, again, today)
            }
            QuestionCommand::Withdraw { number, why } => {
                withdraw(of, must_have_question(meeting, number)?, why)
            }
        }
    }

    fn ask(&self, meeting: &Meeting, words: QuestionWords) -> Decided {
        self.must_be_a_question(meeting, &words)?;
        let is_so =
            |question: &Question| question.standing() == QuestionStanding::Open && question.words == words;
        let (is_so, number) = (meeting.questions.iter().any(is_so), meeting.next_question());
        Ok(unless(is_so, QuestionAsked { meeting: meeting.id, number, asked: words }))
    }

    /// What was answered stays as it was asked.
    fn change_question(&self, meeting: &Meeting, number: u32, words: QuestionWords) -> Decided {
        let question = must_have_question(meeting, number)?;
        if question.words == words {
            return Ok(Vec::new());
        }
        must_not_be_withdrawn(question)?;
        if !question.answers.is_empty() {
            return Err(Refusal::Answered(number));
        }
        self.must_be_a_question(meeting, &words)?;
        let (meeting, from) = (meeting.id, question.words.clone());
        Ok(vec![QuestionChanged { meeting, number, from, to: words }.into()])
    }

    fn must_be_a_question(&self, meeting: &Meeting, words: &QuestionWords) -> Result<(), Refusal> {
        self.must_know([&words.by, &words.to])?;
        if words.by == words.to {
            return Err(Refusal::AsksThemselves);
        }
        words.item.map_or(Ok(()), |item| must_have_item(meeting, item).map(drop))
    }
}

fn record_answer(meeting: MeetingId, question: &Question, answer: Answer, today: Date) -> Decided {
    let number = question.number;
    if question.answers.last() == Some(&answer) && question.withdrawn.is_none() {
        return Ok(Vec::new());
    }
    match question.standing() {
        QuestionStanding::Open => {}
        QuestionStanding::Answered => return Err(Refusal::Answered(number)),
        QuestionStanding::Accepted => return Err(Refusal::Accepted(number)),
        QuestionStanding::Withdrawn => return Err(Refusal::QuestionWithdrawn(number)),
    }
    if let Some(Verdict::PutAgain { on, .. }) = question.answers.last().and_then(|last| last.verdict.as_ref())
    {
        must_follow(answer.on, *on)?;
    }
    must_have_come(answer.on, today)?;
    let Answer { on, words, by, verdict: _ } = answer;
    Ok(vec![QuestionAnswered { meeting, number, on, words, by }.into()])
}

fn accept(meeting: MeetingId, question: &Question, on: Date, by: Who, today: Date) -> Decided {
    let number = question.number;
    let accepted = Verdict::Accepted { on, by: by.clone() };
    if question.answers.last().is_some_and(|answer| answer.verdict.as_ref() == Some(&accepted)) {
        return Ok(Vec::new());
    }
    let answer = must_be_answered(question)?;
    if answer.by == by || question.words.to == by {
        return Err(Refusal::AcceptsTheirOwn(number));
    }
    must_follow(on, answer.on)?;
    must_have_come(on, today)?;
    Ok(vec![AnswerAccepted { meeting, number, on, by }.into()])
}

fn put_again(question: &Question, again: QuestionPutAgain, today: Date) -> Decided {
    let verdict = Verdict::PutAgain { on: again.on, words: again.words.clone(), due: again.due };
    if question.answers.last().is_some_and(|answer| answer.verdict.as_ref() == Some(&verdict)) {
        return Ok(Vec::new());
    }
    let answer = must_be_answered(question)?;
    must_follow(again.on, answer.on)?;
    must_have_come(again.on, today)?;
    again.due.map_or(Ok(()), |due| must_follow(due, again.on))?;
    Ok(vec![again.into()])
}

fn withdraw(meeting: MeetingId, question: &Question, why: Words) -> Decided {
    let number = question.number;
    if question.withdrawn.as_ref() == Some(&why) {
        return Ok(Vec::new());
    }
    must_not_be_withdrawn(question)?;
    if question.standing() == QuestionStanding::Accepted {
        return Err(Refusal::Accepted(number));
    }
    Ok(vec![QuestionWithdrawn { meeting, number, why }.into()])
}

fn must_have_question(meeting: &Meeting, number: u32) -> Result<&Question, Refusal> {
    meeting.question(number).ok_or(Refusal::NoSuchQuestion)
}

fn must_not_be_withdrawn(question: &Question) -> Result<(), Refusal> {
    if question.withdrawn.is_some() { Err(Refusal::QuestionWithdrawn(question.number)) } else { Ok(()) }
}

/// The answer that nobody has judged yet.
fn must_be_answered(question: &Question) -> Result<&Answer, Refusal> {
    let number = question.number;
    must_not_be_withdrawn(question)?;
    let answer = question.answers.last().ok_or(Refusal::NotAnswered(number))?;
    match answer.verdict {
        None => Ok(answer),
        Some(Verdict::Accepted { .. }) => Err(Refusal::Accepted(number)),
        Some(Verdict::PutAgain { .. }) => Err(Refusal::NotAnswered(number)),
    }
}
