//! Every rule has a page, and what the page says of its plans is so.

mod page;
mod short_hand;

use std::collections::HashSet;
use std::path::Path;

use goldthread_rules::{Flag, Outcome, PlanView, Rule, Selection, all, check, rule};
use page::{Example, Page};
use short_hand::ShortHand;

#[test]
fn every_page_is_true() {
    let faults: Vec<String> = all().flat_map(faults).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_page_belongs_to_a_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    for file in folder.read_dir().unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let code = name.strip_suffix(".md").unwrap_or_else(|| panic!("docs/{name} is no page of a rule"));
        assert!(rule(code).is_some(), "docs/{name} belongs to no rule; list it in src/registry.rs");
    }
}

#[test]
fn codes_and_names_are_well_formed() {
    let (mut codes, mut names) = (HashSet::new(), HashSet::new());
    for rule in all() {
        let digits = rule.code.strip_prefix(rule.family.letters()).unwrap_or_default();
        assert!(digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()), "{}", rule.code);
        assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
        assert!(!rule.name.starts_with("no-"), "{}: name the fault, not the cure", rule.name);
        assert!(codes.insert(rule.code) && names.insert(rule.name), "{} comes twice", rule.code);
        assert!(rule.clears_when.ends_with('.'), "{}: clears_when is a sentence", rule.code);
    }
}

fn faults(rule: &'static Rule) -> Vec<String> {
    let page = Page::read(rule.page);
    let mut faults = page.faults(rule);
    faults.extend(page.trips.iter().filter_map(|example| trips(rule, example)));
    faults.extend(page.clear.iter().filter_map(|example| ends(rule, example, &Outcome::Clear)));
    faults.extend(
        page.cannot_tell.iter().filter_map(|example| {
            ends(rule, example, &Outcome::CannotTell(example.expected.trim().to_owned()))
        }),
    );
    faults
}

fn trips(rule: &Rule, example: &Example) -> Option<String> {
    let made = short_hand::read(&example.plan);
    let report = check(&PlanView::new(&made.plan), &only(rule));
    let found: Vec<String> = report.flags.iter().map(|flag| line(&made, flag)).collect();
    let found = found.join("\n");
    let differs = found.trim() != example.expected.trim();
    differs.then(|| {
        format!("{}, line {}: expected\n{}found\n{found}\n", rule.code, example.line, example.expected)
    })
}

fn ends(rule: &Rule, example: &Example, expected: &Outcome) -> Option<String> {
    let made = short_hand::read(&example.plan);
    let report = check(&PlanView::new(&made.plan), &only(rule));
    let outcome = match (report.flags.is_empty(), report.cannot_tell.into_iter().next()) {
        (false, _) => Outcome::Found,
        (true, Some(told)) => Outcome::CannotTell(told.why),
        (true, None) => Outcome::Clear,
    };
    (outcome != *expected)
        .then(|| format!("{}, line {}: expected {expected:?}, found {outcome:?}", rule.code, example.line))
}

fn only(rule: &Rule) -> Selection {
    Selection::codes([rule.code]).expect("the rule is in the latest set")
}

/// A flag as the pages write it.
fn line(made: &ShortHand, flag: &Flag) -> String {
    format!("{} at {} \"{}\": {}", flag.rule.code, made.field_at(&flag.at), flag.words, flag.message)
}
