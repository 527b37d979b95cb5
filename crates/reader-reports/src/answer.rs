//! By when a report has to be answered: the day that it prints, or the law of its framework.

use goldthread_anchor::Quote;
use goldthread_plan::AnswerDue;
use goldthread_plan::dates::day;
use goldthread_plan::timescale::{YearHint, find_dates};
use goldthread_tree::words::{find_phrase, plain};
use jiff::civil::Date;

use crate::lexicon::{AnswerRule, lexicon};
use crate::lines::Part;
use crate::{Framework, Recommendation, RecommendationKind, front, working_days};

/// What a report is, as far as its answer is concerned.
pub struct Asking<'r, 't> {
    /// Its lines.
    pub parts: &'r [Part<'t>],
    /// Which it is.
    pub framework: Framework,
    /// The date that it gives itself.
    pub dated: &'r Quote,
    /// What has to be done.
    pub recommendations: &'r [Recommendation],
}

/// By when the report has to be answered; nothing where no answer is asked for.
pub fn due(asking: &Asking<'_, '_>) -> Option<AnswerDue> {
    let asked = sentence(asking.parts);
    let rule = lexicon().answers.iter().find(|rule| rule.frameworks.contains(&asking.framework))?;
    let urgent = asking.recommendations.iter().any(|one| one.kind == RecommendationKind::PriorityAction);
    if rule.only_where_asked && asked.is_none() && !urgent {
        return None;
    }
    if let Some((sentence, by)) = asked.as_ref().and_then(|words| Some((words, printed_day(words)?))) {
        let basis = "The report prints the day.".to_owned();
        let source = sentence.clone();
        return Some(AnswerDue { rule: rule.rule.clone(), source, days: None, by: Some(by), basis });
    }
    let (by, basis) = counted(rule, asking.dated);
    let source = asked.filter(|_| rule.days.is_none()).unwrap_or_else(|| Quote::typed(&rule.source));
    Some(AnswerDue { rule: rule.rule.clone(), source, days: rule.days, by, basis })
}

/// Counts the last day from the day that the report was received, as the law does; says whether there was anything to count.
pub fn received(answer: &mut AnswerDue, on: Date) -> bool {
    let Some(days) = answer.days else { return false };
    answer.by = working_days::after(on, days);
    answer.basis = match answer.by {
        Some(_) => format!(
            "Counted from {}, the day that the report was received, without weekends and bank holidays in England and Wales.",
            day(on)
        ),
        None => not_known(days, on),
    };
    true
}

fn not_known(days: u32, from: Date) -> String {
    format!("The bank holidays of the {days} working days after {} are not known.", day(from))
}

/// The sentence that asks for a statement or a plan, the one with a day before others.
fn sentence(parts: &[Part<'_>]) -> Option<Quote> {
    let lines = parts.iter().filter_map(|part| match part {
        Part::Line(line) if asks(&line.plain) => Some(line),
        _ => None,
    });
    let sentences = lines.flat_map(|line| front::sentences(&line.words));
    let asking: Vec<Quote> = sentences.filter(|sentence| asks(&plain(sentence.text()))).collect();
    asking.iter().find(|sentence| printed_day(sentence).is_some()).or(asking.first()).cloned()
}

fn asks(words: &str) -> bool {
    lexicon().asks.iter().any(|phrase| find_phrase(words, phrase).is_some())
}

/// The last day of a sentence that says by which day: "by 9 May 2024".
fn printed_day(sentence: &Quote) -> Option<Date> {
    const TELLS: &[&str] = &["should", "must", "required", "requires", "submit", "send"];
    let text = sentence.text();
    let words = plain(text);
    let told = TELLS.iter().any(|word| find_phrase(&words, word).is_some());
    let dates = find_dates(text, YearHint::none());
    let last = dates.iter().rfind(|date| {
        let before = text[..date.range.start].trim_end();
        before.ends_with(" by") || before.ends_with(" before")
    });
    last.filter(|_| told).map(|date| date.due.date)
}

/// The day that the rule leads to, and how it was counted.
fn counted(rule: &AnswerRule, dated: &Quote) -> (Option<Date>, String) {
    let Some(days) = rule.days else {
        return (None, "No law that Goldthread knows sets the day; ask the inspectorate.".to_owned());
    };
    let found = find_dates(dated.text(), YearHint::none());
    let Some(from) = found.first().filter(|date| date.from == date.due.date).map(|date| date.from) else {
        return (None, "The report prints no date of its own to count from; it counts from the day that it was received.".to_owned());
    };
    let Some(by) = working_days::after(from, days) else {
        return (None, not_known(days, from));
    };
    let basis = format!(
        "Counted from {}, the day that the report gives itself, without weekends and bank holidays in England and Wales. \
         The law counts from the day that the report was received: if that was another, so is this.",
        day(from)
    );
    (Some(by), basis)
}
