use goldthread_anchor::Quote;
use goldthread_plan::timescale::{Mention, find_dates};
use jiff::civil::Date;

use crate::text::{day, quoted, sentence_at, sentence_of};
use crate::view::one_for_each_progress;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet, lexicon};

pub(crate) static RULE: Rule = Rule {
    code: "DAT002",
    name: "planned-date-passed",
    family: Family::Dates,
    level: Level::Warning,
    since: RuleSet::NOV_2026,
    source_rules: &["R03"],
    clears_when: "The text tells what came of it, or gives a new date.",
    page: include_str!("../../docs/DAT002.md"),
    check,
};

/// Further from its date than this, a word such as "planned" speaks of something else.
const NEAR: usize = 60;

/// Flags dates that progress, position or scheduled work puts into the future, and that are past.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let Some(as_at) = view.as_at() else {
        return Outcome::CannotTell("the plan does not say what day it speaks of".to_owned());
    };
    for section in view.sections() {
        let fields = section.fields();
        let scheduled = fields.scheduled_work.iter().map(|quote| (quote, Told::AsScheduled));
        let position = fields.current_position.iter().map(|quote| (quote, Told::InPassing));
        for (quote, told) in scheduled.chain(position) {
            if let Some((words, message)) = passed(view, quote, as_at, told) {
                flags.on_section(section, &words, message);
            }
        }
    }
    for action in one_for_each_progress(view.actions()) {
        if let Some((words, message)) = passed(view, &action.fields().progress, as_at, Told::InPassing) {
            flags.on_action(action, &words, message);
        }
    }
    flags.outcome()
}

/// How a text comes to name a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// All of it is work to come.
    AsScheduled,
    /// Only what it calls planned, due and the like is to come.
    InPassing,
}

/// The sentence of the first date that is to come and is past, and what is to be said of it.
fn passed(view: &PlanView<'_>, quote: &Quote, as_at: Date, told: Told) -> Option<(Quote, String)> {
    let text = quote.text();
    if told == Told::InPassing && lexicon::planned().find_in(text).is_none() {
        return None;
    }
    let to_come = |mention: &&Mention| told == Told::AsScheduled || is_planned(text, mention);
    let mentions = find_dates(text, view.year_hint());
    let mention = mentions.iter().filter(to_come).find(|mention| first_part_ends(mention) < as_at)?;
    let words = sentence_of(quote, &mention.range);
    Some((
        words,
        format!("Told as still to come, but {} was past on {}.", quoted(&mention.words), day(as_at)),
    ))
}

/// Whether words shortly before the date, in its sentence, put it into the future.
fn is_planned(text: &str, mention: &Mention) -> bool {
    let sentence = sentence_at(text, &mention.range);
    let before = &text[sentence.start..mention.range.start];
    lexicon::planned()
        .all_in(before)
        .last()
        .is_some_and(|planned| before.len() - planned.end <= NEAR && !was(&before[..planned.start]))
}

/// "Was to be presented in May" tells what did not happen; it does not look forward.
fn was(before: &str) -> bool {
    let mut words = before.split_whitespace().rev().map(str::to_lowercase).skip_while(|word| word == "due");
    words
        .next()
        .is_some_and(|word| matches!(word.as_str(), "was" | "were" | "been" | "originally" | "previously"))
}

/// The last day of the date, or of the first month where it names one month and another.
fn first_part_ends(mention: &Mention) -> Date {
    let words = mention.words.to_lowercase();
    let is_list = words.contains(['/', '&', ',']) || words.split_whitespace().any(|word| word == "and");
    let whole = mention.due.date;
    if is_list { whole.min(mention.from.last_of_month()) } else { whole }
}
