use crate::{Rule, RuleSet, dates, leads, numbers, outcomes, recurrence, status, structure, wording};

/// Every rule that there is or was, by family; a rule that is withdrawn keeps its place, its code and its page.
static RULES: &[&Rule] = &[
    &status::completed_with_open_work::RULE,
    &status::complete_and_continuing::RULE,
    &status::ended_as_routine::RULE,
    &status::completion_in_the_future::RULE,
    &dates::due_date_passed::RULE,
    &dates::planned_date_passed::RULE,
    &dates::action_without_date::RULE,
    &dates::scheduled_work_without_date::RULE,
    &dates::status_for_a_date::RULE,
    &dates::cadence_for_a_date::RULE,
    &dates::prose_for_a_date::RULE,
    &dates::dates_run_together::RULE,
    &dates::milestones_out_of_order::RULE,
    &recurrence::recurring_duty_completed::RULE,
    &numbers::percentage_that_does_not_recompute::RULE,
    &outcomes::outcome_without_measure::RULE,
    &wording::one_word_progress::RULE,
    &wording::progress_told_elsewhere::RULE,
    &leads::lead_not_in_glossary::RULE,
    &leads::lead_spelt_otherwise::RULE,
    &leads::lead_codes_without_glossary::RULE,
    &leads::misspelt_role::RULE,
    &leads::overloaded_lead::RULE,
    &structure::duplicate_action::RULE,
    &structure::finding_in_two_sections::RULE,
    &structure::numbering_out_of_order::RULE,
    &structure::actions_without_number::RULE,
    &structure::reference_to_nothing::RULE,
    &structure::vague_reference::RULE,
];

/// Rules that a later set no longer has: the code, and the first set without it.
static WITHDRAWN: &[(&str, RuleSet)] = &[];

/// Every rule that there is or was.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// The rule of a code, in any case of letters.
pub fn rule(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

/// The rules of a set: those of the set before it, with what it added and without what it withdrew.
pub(crate) fn of_set(set: RuleSet) -> impl Iterator<Item = &'static Rule> {
    all().filter(move |rule| rule.since <= set && !is_withdrawn(rule, set))
}

fn is_withdrawn(rule: &Rule, set: RuleSet) -> bool {
    WITHDRAWN.iter().any(|(code, from)| *code == rule.code && *from <= set)
}
