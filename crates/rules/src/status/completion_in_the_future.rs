use goldthread_anchor::Quote;
use goldthread_plan::timescale::find_dates;
use jiff::civil::Date;

use crate::text::{day, quoted, words};
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "STA004",
    name: "completion-in-the-future",
    family: Family::Status,
    level: Level::Error,
    since: RuleSet::NOV_2026,
    source_rules: &["R02"],
    clears_when: "The date is the day on which it was completed, or the day on which it is due.",
    page: include_str!("../../docs/STA004.md"),
    check,
};

/// Flags actions that are said to be completed at a date after the day that the plan speaks of.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let Some(as_at) = view.as_at() else {
        return Outcome::CannotTell("the plan does not say what day it speaks of".to_owned());
    };
    for action in view.actions() {
        let fields = action.fields();
        let timescale = Quote::at(fields.timescale.printed(), fields.timescale_at.clone());
        let cells = [&timescale, &fields.status, &fields.progress];
        if let Some((words, printed)) = cells.into_iter().find_map(|cell| completed_after(view, cell, as_at))
        {
            let message =
                format!("Said to be completed in the future: {printed} comes after {}.", day(as_at));
            flags.on_action(action, &words, message);
        }
    }
    flags.outcome()
}

/// The words of the cell that open with a completion, up to its date, where that date begins after the day.
fn completed_after(view: &PlanView<'_>, cell: &Quote, as_at: Date) -> Option<(Quote, String)> {
    const NEAR: usize = 16;
    let opens = words(cell.text())
        .next()
        .is_some_and(|word| matches!(word.as_str(), "completed" | "complete" | "closed"));
    if !opens {
        return None;
    }
    let mention = find_dates(cell.text(), view.year_hint()).into_iter().next()?;
    let between = &cell.text()[..mention.range.start];
    let beside = between.len() <= "completed".len() + NEAR && words(between).count() <= 3;
    (beside && mention.from > as_at).then(|| (cell.slice(0..mention.range.end), quoted(&mention.words)))
}
