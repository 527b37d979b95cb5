//! Differences taken into a plan.

mod support;

use std::collections::BTreeSet;

use goldthread_anchor::Quote;
use goldthread_compare::{Document, Merge, diff, merge};
use goldthread_plan::timescale::YearHint;
use goldthread_plan::{Draft, Note, OpenPlan, Plan, ReadingRef, SourceRef, TakeVersion, Timescale};
use jiff::civil::Date;
use support::{action, draft, recommendation};

/// A plan in short hand: a line of `# title` begins a section.
fn read(lines: &[&str]) -> Draft {
    let mut sections = Vec::new();
    for line in lines {
        match line.strip_prefix("# ") {
            Some(title) => sections.push(recommendation(title, Vec::new())),
            None => sections.last_mut().expect("a section begins").actions.push(action(line)),
        }
    }
    draft("plan", sections)
}

fn kept(draft: Draft) -> Plan {
    Plan::fold(&Plan::open(OpenPlan { draft }).expect("it is a plan")).expect("it is in order")
}

/// The plan after the differences that are `wanted` were taken, with how many were taken and left.
fn after(merged: &Merge, plan: &Plan, new: &Draft, wanted: impl Fn(&str) -> bool) -> (Plan, usize, usize) {
    let ids = merged.offered().map(|one| one.id.as_str().to_owned());
    let chosen: BTreeSet<String> = ids.filter(|id| wanted(id)).collect();
    let taken = merged.choose(plan, new, &chosen).expect("they are offered");
    let command = TakeVersion {
        source: SourceRef { name: "new".to_owned(), ..plan.source().clone() },
        reading: ReadingRef { sha256: String::new() },
        changes: taken.changes,
        doubts: Vec::new(),
        taken: 0,
        left: 0,
    };
    let mut plan = plan.clone();
    for event in plan.take_version(command).expect("it can be taken") {
        plan.apply(&event).expect("it comes in order");
    }
    (plan, taken.taken, taken.left)
}

const BASE: &[&str] = &[
    "# Records are kept well",
    "1 | Publish the guide | Head of Service | May 2026 | Amber | Draft is out.",
    "2 | Write a course for carers | Lead Nurse | June 2026 | Amber",
    "# Visits are made in time",
    "3 | Count the visits each week | Analyst | May 2026",
];

const NEW: &[&str] = &[
    "# Children are asked",
    "1 | Ask ten children each month what changed | Participation Officer | July 2026",
    "# Records are kept well",
    "2 | Publish the guide | Head of Service; Lead Nurse | August 2026 | Green | Draft is out. Sent in June.",
    "3 | Count the visits each week | Analyst | May 2026",
];

#[test]
fn all_that_is_taken_makes_the_plan_the_new_version() {
    let (base, new) = (read(BASE), read(NEW));
    let plan = kept(base.clone());
    let merged = merge(&(&base).into(), &(&plan).into(), &(&new).into());
    let (all, taken, left) = after(&merged, &plan, &new, |_| true);
    let rest = diff(&(&all).into(), &(&new).into());
    assert!(rest.is_same(), "{}", rest.lines());
    assert_eq!((taken, left, merged.conflicts.len()), (merged.take.len(), 0, 0));
    let (none, taken, _) = after(&merged, &plan, &new, |_| false);
    assert!(diff(&(&none).into(), &(&plan).into()).is_same() && taken == 0);
}

#[test]
fn each_difference_can_be_taken_alone() {
    let (base, new) = (read(BASE), read(NEW));
    let plan = kept(base.clone());
    let merged = merge(&(&base).into(), &(&plan).into(), &(&new).into());
    for one in merged.offered() {
        let (after, _, left) = after(&merged, &plan, &new, |id| id == one.id.as_str());
        let rest = diff(&(&after).into(), &(&new).into());
        // A new action brings its section; a section goes only when it is empty.
        let expected = match (one.change.word(), one.thing.action.is_some()) {
            ("new", true) => merged.take.len() - 2,
            ("gone", false) => merged.take.len(),
            _ => merged.take.len() - 1,
        };
        assert_eq!(rest.differences.len(), expected, "{} {}: {}", one.id, one.field.word(), rest.lines());
        assert_eq!(
            left,
            merged.take.len()
                - usize::from(!one.id.as_str().starts_with("gone") || one.thing.action.is_some())
        );
        let again = merge(&(&base).into(), &(&after).into(), &(&new).into());
        assert!(again.conflicts.is_empty(), "{}: what was taken is no conflict", one.id);
    }
}

#[test]
fn what_is_left_is_not_offered_again() {
    let (base, new) = (read(BASE), read(NEW));
    let plan = kept(base.clone());
    let merged = merge(&(&base).into(), &(&plan).into(), &(&new).into());
    let (after, ..) = after(&merged, &plan, &new, |id| id.starts_with("date-moved"));
    let again = merge(&(&new).into(), &(&after).into(), &(&new).into());
    assert!(again.take.is_empty() && again.conflicts.is_empty());
}

#[test]
fn a_conflict_is_taken_only_when_it_is_chosen() {
    let base = read(&[
        "# Records",
        "1 | Publish the guide | Head | May 2026",
        "2 | Train all teams | Head | May 2026",
    ]);
    let here =
        read(&["# Records", "1 | Publish the guide | Head | July 2026", "3 | Open the duty desk at night"]);
    let new = read(&[
        "# Records",
        "1 | Publish the guide | Head | August 2026",
        "2 | Train all teams | Head | September 2026",
        "3 | Open the new duty desk at night",
    ]);
    let plan = kept(here);
    let merged = merge(&(&base).into(), &(&plan).into(), &(&new).into());
    assert_eq!((merged.take.len(), merged.conflicts.len()), (0, 3), "{}", merged.to_json());
    let (all, taken, _) = after(&merged, &plan, &new, |_| true);
    let document: Document = (&all).into();
    let says: Vec<String> = document.sections[0]
        .actions
        .iter()
        .map(|action| format!("{} {}", action.text.text(), action.timescale.printed()))
        .collect();
    let expected = [
        "Publish the guide August 2026",
        "Open the new duty desk at night ",
        "Train all teams September 2026",
    ];
    assert_eq!((says, taken), (expected.map(str::to_owned).to_vec(), 3));
}

#[test]
fn what_is_not_offered_cannot_be_taken() {
    let base = read(BASE);
    let plan = kept(base.clone());
    let merged = merge(&(&base).into(), &(&plan).into(), &(&base).into());
    let error = merged.choose(&plan, &base, &BTreeSet::from(["gone-0".to_owned()])).unwrap_err();
    assert!(error.to_string().contains("gone-0"), "{error}");
}

#[test]
fn words_that_are_kept_do_not_point_into_the_new_document() {
    let base = read(&["# Records", "1 | Publish the guide | Head | May 2026 | | Begun."]);
    let new = read(&["# Records", "1 | Publish the whole guide | Head | July 2026 | | Begun."]);
    let plan = kept(base.clone());
    let merged = merge(&(&base).into(), &(&plan).into(), &(&new).into());
    let (after, ..) = after(&merged, &plan, &new, |id| id.starts_with("date-moved"));
    let fields = after.actions()[0].fields();
    assert_eq!((fields.text.text(), fields.text.anchor().is_typed()), ("Publish the guide", true));
    assert!(!fields.progress.anchor().is_typed(), "what both say stands in the new document");
    assert_eq!(after.actions()[0].moved_from()[0].printed(), "May 2026");
}

#[test]
fn notes_of_one_heading_are_taken_together() {
    let with = |notes: &[&str]| {
        let mut plan = read(&["# Records", "1 | Publish the guide | Head | May 2026"]);
        let note = |text: &&str| Note { label: "Comment".to_owned(), text: Quote::typed(*text) };
        plan.sections[0].actions[0].notes = notes.iter().map(note).collect();
        plan
    };
    for (old, new) in [(&["a", "b"][..], &["a", "b"][..]), (&["a"], &["a", "b"]), (&["a", "b"], &["x", "b"])]
    {
        let (base, new) = (with(old), with(new));
        let plan = kept(base.clone());
        let merged = merge(&(&base).into(), &(&plan).into(), &(&new).into());
        let (all, ..) = after(&merged, &plan, &new, |_| true);
        assert_eq!(all.actions()[0].fields().notes, new.sections[0].actions[0].notes);
        let (none, ..) = after(&merged, &plan, &new, |id| id == "none");
        assert_eq!(none.actions()[0].fields().notes, base.sections[0].actions[0].notes);
    }
}

#[test]
fn a_date_that_is_printed_alike_and_means_another_year_is_a_date_that_moved() {
    let dated = |year: i16| {
        let mut plan = read(&["# Records", "1 | Publish the guide | Head | | | Begun."]);
        let hint = YearHint::new(Date::new(year, 3, 1).ok());
        plan.sections[0].actions[0].timescale = Timescale::read("September", hint);
        plan
    };
    let (base, mut new) = (dated(2025), dated(2026));
    new.sections[0].actions[0].progress = Quote::typed("Begun. Half is done.");
    let plan = kept(base.clone());
    let merged = merge(&(&base).into(), &(&plan).into(), &(&new).into());
    let (progressed, ..) = after(&merged, &plan, &new, |id| id.starts_with("updated"));
    let last = |plan: &Plan| plan.actions()[0].fields().timescale.last_day();
    assert_eq!(last(&progressed), last(&plan), "only the progress was taken");
    let (moved, taken, _) = after(&merged, &plan, &new, |_| true);
    assert_eq!((taken, moved.actions()[0].moved_from().len()), (2, 1));
    assert_ne!(last(&moved), last(&plan));
}
