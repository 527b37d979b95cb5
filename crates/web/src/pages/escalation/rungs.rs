//! The fields that ask for a rung, as they are asked and as they were sent.

use goldthread_plan::escalation::Towards;
use maud::{Markup, html};

use crate::components::days;
use crate::components::field::{Field, Kind};
use crate::components::notice::Mistake;
use crate::components::question::{Answer, Question, Takes};
use crate::form::Sent;
use crate::ladder::{Reach, Reached};
use crate::words;

const CHOOSE: &str = "Choose to whom it goes";
const NO_DAY: &str = "Enter the last day to answer: it cannot be counted";

/// The rungs, each with who stands there and their last day; where one cannot be counted, the field that asks for it and why.
pub fn fields(reach: &Reach, sent: &Sent, found: &[Mistake]) -> Markup {
    let chosen = sent.sent("rung").and_then(|rung| rung.parse().ok()).unwrap_or(reach.first);
    let answer = |reached: &Reached| Answer {
        value: reached.to.rung.to_string(),
        words: said(reached),
        hint: if reached.to.partner {
            "Of another body: they acknowledge it first, then answer."
        } else {
            ""
        },
        chosen: reached.to.rung == chosen,
    };
    let answers: Vec<Answer> = reach.rungs.iter().map(answer).collect();
    let question = Question {
        name: "rung",
        legend: "To whom it goes",
        hint: "The last day to answer is counted in working days.",
        takes: Takes::One,
        answers: &answers,
    };
    let unknown = reach.rungs.iter().find_map(|reached| reached.last.as_ref().err());
    html! {
        (question.show(found))
        @if let Some(unknown) = unknown {
            (Field::new("answer-by", "The last day to answer", Kind::Day)
                .hint(&format!("It cannot be counted: {unknown}. Where no day stands beside whom you choose, say which it is to be."))
                .typed(sent.value("answer-by")).show(found))
        }
    }
}

/// Who stands on a rung: "Head of service: Jo Bloggs, by 3 December 2026".
fn said(reached: &Reached) -> String {
    let Reached { to, title, last } = reached;
    let who = if *title == to.name { title.clone() } else { format!("{title}: {}", to.name) };
    match last {
        Ok(day) => format!("{who}, by {}", words::day(*day)),
        Err(_) => who,
    }
}

/// The rung that was chosen, with its last day.
pub fn chosen(reach: &Reach, sent: &Sent) -> Result<Towards, Mistake> {
    let rung: Option<u16> = sent.value("rung").parse().ok();
    let reached = reach.rungs.iter().find(|reached| Some(reached.to.rung) == rung);
    let reached = reached.ok_or_else(|| Mistake { field: "rung", words: CHOOSE.to_owned() })?;
    let answer_by = match reached.last {
        Ok(day) => day,
        Err(_) => days::day("answer-by", sent.value("answer-by"), NO_DAY)?,
    };
    Ok(Towards { answer_by, ..reached.to.clone() })
}
