use super::{Tell, Teller, by_day, parts_changed};
use crate::refusal::said;
use crate::{
    AnswerAccepted, DecisionChanged, DecisionClosed, DecisionConfirmed, DecisionMade, DecisionReopened,
    DecisionWords, QuestionAnswered, QuestionAsked, QuestionChanged, QuestionPutAgain, QuestionWithdrawn,
    QuestionWords,
};

impl Tell for DecisionMade {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let DecisionWords { words, owner, due, matters, confirmed_by, .. } = &self.decided;
        let owner = owner.as_ref().map(|who| format!(", for {}", teller.who(who))).unwrap_or_default();
        let to_confirm: Vec<_> = confirmed_by.iter().map(|who| teller.who(who)).collect();
        let confirmed =
            (!to_confirm.is_empty()).then(|| format!("; to be confirmed by {}", to_confirm.join(", then ")));
        let (due, about) = (by_day(*due), teller.about(matters));
        let what = format!("recorded D{} of {}", self.number, teller.meeting(self.meeting));
        format!("{what}, “{words}”{owner}{due}{about}{}", confirmed.unwrap_or_default())
    }
}

impl Tell for DecisionChanged {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let DecisionWords { words, owner, due, matters, item, confirmed_by } = &self.from;
        let to = &self.to;
        let parts = parts_changed(&[
            ("the words", *words != to.words),
            ("the owner", *owner != to.owner),
            ("the day", *due != to.due),
            ("what it is about", *matters != to.matters),
            ("the item", *item != to.item),
            ("who has to confirm it", *confirmed_by != to.confirmed_by),
        ]);
        format!("changed {parts} of D{} of {}", self.number, teller.meeting(self.meeting))
    }
}

impl Tell for DecisionConfirmed {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let (by, meeting, on) = (teller.who(&self.by), teller.meeting(self.meeting), said(self.on));
        format!("recorded that {by} confirmed D{} of {meeting} on {on}", self.number)
    }
}

impl Tell for DecisionClosed {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let Self { meeting, number, on, how, words } = self;
        format!("recorded D{number} of {} as {how} on {}: {words}", teller.meeting(*meeting), said(*on))
    }
}

impl Tell for DecisionReopened {
    fn tell(&self, teller: &Teller<'_>) -> String {
        format!("opened D{} of {} again: {}", self.number, teller.meeting(self.meeting), self.why)
    }
}

impl Tell for QuestionAsked {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let QuestionWords { kind, words, by, to, due, matters, item: _ } = &self.asked;
        let (by, to) = (teller.who(by), teller.who(to));
        let (due, about) = (by_day(*due), teller.about(matters));
        let what = format!("recorded the {kind} Q{} of {}", self.number, teller.meeting(self.meeting));
        format!("{what}, from {by} to {to}{due}: “{words}”{about}")
    }
}

impl Tell for QuestionChanged {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let QuestionWords { kind, words, by, to: whom, due, matters, item } = &self.from;
        let to = &self.to;
        let parts = parts_changed(&[
            ("the kind", *kind != to.kind),
            ("the words", *words != to.words),
            ("who asks", *by != to.by),
            ("who is to answer", *whom != to.to),
            ("the day", *due != to.due),
            ("what it is about", *matters != to.matters),
            ("the item", *item != to.item),
        ]);
        format!("changed {parts} of Q{} of {}", self.number, teller.meeting(self.meeting))
    }
}

impl Tell for QuestionAnswered {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let Self { meeting, number, on, words, by } = self;
        let (by, meeting, on) = (teller.who(by), teller.meeting(*meeting), said(*on));
        format!("recorded the answer of {by} to Q{number} of {meeting}, on {on}: “{words}”")
    }
}

impl Tell for AnswerAccepted {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let (meeting, by, on) = (teller.meeting(self.meeting), teller.who(&self.by), said(self.on));
        format!("recorded that {by} accepted the answer to Q{} of {meeting} on {on}", self.number)
    }
}

impl Tell for QuestionPutAgain {
    fn tell(&self, teller: &Teller<'_>) -> String {
        let Self { meeting, number, on, words, due } = self;
        let (meeting, on, due) = (teller.meeting(*meeting), said(*on), by_day(*due));
        format!("put Q{number} of {meeting} again on {on}{due}: “{words}”")
    }
}

impl Tell for QuestionWithdrawn {
    fn tell(&self, teller: &Teller<'_>) -> String {
        format!("withdrew Q{} of {}: {}", self.number, teller.meeting(self.meeting), self.why)
    }
}
