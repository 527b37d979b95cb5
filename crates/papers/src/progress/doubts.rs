//! What was not understood, said openly.

use goldthread_plan::timescale::{Meaning, YearSource};
use goldthread_plan::{Action, Doubt};

use super::{Seen, said};
use crate::words;
use crate::{Body, Inline};

pub(super) fn write(body: &mut Body, seen: Seen<'_>) {
    body.section("What was not understood", |body| {
        let doubts = seen.plan.doubts();
        if doubts.is_empty() {
            body.paragraph("The document was read without a doubt that was left standing.");
        } else {
            body.paragraph("These doubts were left standing when the plan was confirmed. What is printed is kept as it is.");
            body.bullets(doubts.iter().map(doubt));
        }
        let unclear = numbers(seen, |action| matches!(action.fields().timescale.meaning(), Meaning::Ambiguous { .. }));
        body.paragraph(listed("More than one date is printed and it is not said which one holds, so none was chosen", &unclear));
        let assumed = numbers(seen, |action| action.fields().timescale.year() == YearSource::Assumed);
        body.paragraph(listed("The year is not printed and was taken from the document's own date", &assumed));
    });
}

fn doubt(doubt: &Doubt) -> Inline {
    let message = words::sentence(doubt.message.trim_end_matches('.'));
    let at = &doubt.at;
    Inline::from(if at.is_typed() {
        format!("{message}.")
    } else {
        format!("{message} ({at} of the document).")
    })
}

fn numbers(seen: Seen<'_>, holds: impl Fn(&Action) -> bool) -> Vec<String> {
    seen.actions().iter().filter(|action| holds(action)).map(said::number).collect()
}

/// Nothing, where no action is meant.
fn listed(what: &str, numbers: &[String]) -> Inline {
    let noun = if numbers.len() == 1 { "action" } else { "actions" };
    if numbers.is_empty() {
        Inline::new()
    } else {
        Inline::from(format!("{what}: {noun} {}.", words::row_of(numbers)))
    }
}
