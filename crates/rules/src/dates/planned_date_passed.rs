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
        for quote in &section.fields().scheduled_work {
            if let Some((words, message)) = passed(view, quote, as_at, |_| true) {
                flags.on_section(section, &words, message);
            }
        }
        for quote in &section.fields().current_position {
            if let Some((words, message)) =
                passed(view, quote, as_at, |mention| is_planned(quote.text(), mention))
            {
                flags.on_section(section, &words, message);
            }
        }
    }
    for action in one_for_each_progress(view.actions()) {
        let progress = &action.fields().progress;
        if let Some((words, message)) =
            passed(view, progress, as_at, |mention| is_planned(progress.text(), mention))
        {
            flags.on_action(action, &words, message);
        }
    }
    flags.outcome()
}

/// The sentence of the first date that counts and is past, and what is to be said of it.
fn passed(
    view: &PlanView<'_>,
    quote: &Quote,
    as_at: Date,
    counts: impl Fn(&Mention) -> bool,
) -> Option<(Quote, String)> {
    let mentions = find_dates(quote.text(), view.year_hint());
    let mention = mentions.iter().find(|mention| counts(mention) && first_part_ends(mention) < as_at)?;
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
