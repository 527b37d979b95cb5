use std::collections::HashMap;

use goldthread_plan::{SectionKind, SectionNumber};

use crate::text::quoted;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "STR003",
    name: "numbering-out-of-order",
    family: Family::Structure,
    level: Level::Warning,
    since: RuleSet::NOV_2026,
    source_rules: &["R52"],
    clears_when: "Each number comes once and in order, in one style.",
    page: include_str!("../../docs/STR003.md"),
    check,
};

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Style {
    Figures,
    Letters,
}

/// A reference taken apart: `4.2` is 2 under `4.`, `C` is the third letter under nothing.
struct Mark {
    under: String,
    style: Style,
    place: u32,
}

/// The last mark of a run, and the section it stood in.
struct Last {
    place: u32,
    section: SectionNumber,
}

/// Flags references of actions and sections that go back, leave some out, or change from letters to figures.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let sections = look_at_sections(view, flags);
    let actions = look_at_actions(view, flags);
    match flags.outcome() {
        Outcome::Clear if !sections && !actions => {
            Outcome::CannotTell("nothing in the plan has a number".to_owned())
        }
        outcome => outcome,
    }
}

/// Gives whether any action has a number.
fn look_at_actions(view: &PlanView<'_>, flags: &mut Flags<'_>) -> bool {
    let mut runs: HashMap<(String, Style), Last> = HashMap::new();
    let mut style = None;
    for action in view.actions() {
        let Some(reference) = &action.fields().reference else { continue };
        let Some(mark) = mark(reference.text()) else { continue };
        let mut flag = |what: &str| {
            flags.on_action(action, reference, format!("Numbered {}: {what}.", quoted(reference.text())));
        };
        if mark.under.is_empty() && style.replace(mark.style).is_some_and(|style| style != mark.style) {
            flag("the numbering changes its style");
        }
        let section = action.section();
        let last = runs.insert((mark.under, mark.style), Last { place: mark.place, section });
        if let Some(fault) = last.and_then(|last| fault(&last, mark.place, section)) {
            flag(fault);
        }
    }
    !runs.is_empty()
}

/// Gives whether any section has a number; each kind of section is numbered for itself.
fn look_at_sections(view: &PlanView<'_>, flags: &mut Flags<'_>) -> bool {
    let mut runs: HashMap<(SectionKind, String, Style), Last> = HashMap::new();
    for section in view.sections() {
        let fields = section.fields();
        let Some(reference) = &fields.reference else { continue };
        let Some(mark) = mark(reference.text()) else { continue };
        let same = SectionNumber(0);
        let last =
            runs.insert((fields.kind, mark.under, mark.style), Last { place: mark.place, section: same });
        if let Some(fault) = last.and_then(|last| fault(&last, mark.place, same)) {
            flags.on_section(section, reference, format!("{}: {fault}.", section.name()));
        }
    }
    !runs.is_empty()
}

/// What is wrong with the next place of a run; a new section may begin again at the first.
fn fault(last: &Last, place: u32, section: SectionNumber) -> Option<&'static str> {
    if place == last.place + 1 || (section != last.section && place == 1) {
        None
    } else if place == last.place {
        Some("the number comes twice")
    } else if place < last.place {
        Some("the numbering goes back")
    } else {
        Some("numbers are left out before it")
    }
}

fn mark(reference: &str) -> Option<Mark> {
    let reference = reference.trim().trim_matches(['(', ')', '.', ':', ' ']);
    let figures = reference.trim_end_matches(|c: char| c.is_ascii_digit());
    if figures.len() < reference.len() {
        let place = reference[figures.len()..].parse().ok()?;
        return Some(Mark { under: figures.to_owned(), style: Style::Figures, place });
    }
    let letter = reference.chars().next_back().filter(char::is_ascii_alphabetic)?;
    let under = &reference[..reference.len() - 1];
    let alone = !under.chars().next_back().is_some_and(char::is_alphabetic);
    let place = u32::from(letter.to_ascii_uppercase()) - u32::from('A') + 1;
    alone.then(|| Mark { under: under.to_owned(), style: Style::Letters, place })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(reference: &str, expected: Option<(&str, u32)>) {
        let mark = mark(reference);
        assert_eq!(mark.as_ref().map(|mark| (mark.under.as_str(), mark.place)), expected, "{reference}");
    }

    #[test]
    fn a_reference_is_taken_apart() {
        check("7", Some(("", 7)));
        check("7.", Some(("", 7)));
        check("4.12", Some(("4.", 12)));
        check("C", Some(("", 3)));
        check("4b", Some(("4", 2)));
        check("R3", Some(("R", 3)));
        check("iCloud", None);
        check("", None);
    }
}
