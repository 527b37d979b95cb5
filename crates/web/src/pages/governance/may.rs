//! What somebody may do at a meeting who does not keep governance: answer what they are asked, judge the answer to what they asked.

use goldthread_governance::{Question, Who};

use super::asked::Asked;

/// Whether whoever asks may answer a question: they keep governance, or it was put to them.
pub fn answer(asked: &Asked, question: &Question) -> bool {
    asked.may_govern() || is_meant(asked, &question.words.to)
}

/// Whether whoever asks may accept an answer or put the question again: they keep governance, or it is their question.
pub fn judge(asked: &Asked, question: &Question) -> bool {
    asked.may_govern() || is_meant(asked, &question.words.by)
}

fn is_meant(asked: &Asked, who: &Who) -> bool {
    let person = asked.app.visitor().person();
    person.is_some_and(|person| who.means(person.id, asked.app.directory(), asked.today))
}
