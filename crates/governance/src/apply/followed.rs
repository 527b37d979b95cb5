use super::{Applied, Apply, must_be_next};
use crate::{
    Answer, AnswerAccepted, Closed, Confirmed, Decision, DecisionChanged, DecisionClosed, DecisionConfirmed,
    DecisionMade, DecisionReopened, Governance, Question, QuestionAnswered, QuestionAsked, QuestionChanged,
    QuestionPutAgain, QuestionWithdrawn, Verdict,
};

impl Apply for DecisionMade {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let Self { meeting, number, decided: words } = self.clone();
        let meeting = governance.meeting_mut(meeting)?;
        must_be_next(number, meeting.next_decision())?;
        meeting.decisions.push(Decision { number, words, confirmed: Vec::new(), closed: None });
        Ok(())
    }
}

impl Apply for DecisionChanged {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        governance.decision_mut(self.meeting, self.number).map(|decision| decision.words = self.to.clone())
    }
}

impl Apply for DecisionConfirmed {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let Self { meeting, number, by, on, note } = self.clone();
        governance.decision_mut(meeting, number)?.confirmed.push(Confirmed { by, on, note });
        Ok(())
    }
}

impl Apply for DecisionClosed {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let Self { meeting, number, on, how, words } = self.clone();
        let closed = Some(Closed { on, how, words });
        governance.decision_mut(meeting, number).map(|decision| decision.closed = closed)
    }
}

impl Apply for DecisionReopened {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        governance.decision_mut(self.meeting, self.number).map(|decision| decision.closed = None)
    }
}

impl Apply for QuestionAsked {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let Self { meeting, number, asked: words } = self.clone();
        let meeting = governance.meeting_mut(meeting)?;
        must_be_next(number, meeting.next_question())?;
        meeting.questions.push(Question { number, words, answers: Vec::new(), withdrawn: None });
        Ok(())
    }
}

impl Apply for QuestionChanged {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        governance.question_mut(self.meeting, self.number).map(|question| question.words = self.to.clone())
    }
}

impl Apply for QuestionAnswered {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let Self { meeting, number, on, words, by } = self.clone();
        let question = governance.question_mut(meeting, number)?;
        question.answers.push(Answer { on, words, by, verdict: None });
        Ok(())
    }
}

impl Apply for AnswerAccepted {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let verdict = Verdict::Accepted { on: self.on, by: self.by.clone() };
        judge(governance.question_mut(self.meeting, self.number)?, verdict)
    }
}

impl Apply for QuestionPutAgain {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let verdict = Verdict::PutAgain { on: self.on, words: self.words.clone(), due: self.due };
        judge(governance.question_mut(self.meeting, self.number)?, verdict)
    }
}

impl Apply for QuestionWithdrawn {
    fn apply_to(&self, governance: &mut Governance) -> Applied {
        let why = Some(self.why.clone());
        governance.question_mut(self.meeting, self.number).map(|question| question.withdrawn = why)
    }
}

fn judge(question: &mut Question, verdict: Verdict) -> Applied {
    let answer = question.answers.last_mut().filter(|answer| answer.verdict.is_none());
    answer.ok_or("there is no answer to judge")?.verdict = Some(verdict);
    Ok(())
}
