//! What a new version changes.

mod support;

use goldthread_anchor::Quote;
use goldthread_compare::{Change, Diff, Field, diff};
use goldthread_plan::{ActionFields, Draft};
use support::{action, draft, recommendation};

fn plan(actions: &[&str]) -> Draft {
    draft(
        "plan.txt",
        vec![recommendation("Records are kept well", actions.iter().map(|short| action(short)).collect())],
    )
}

fn compared(old: &Draft, new: &Draft) -> Diff {
    diff(&old.into(), &new.into())
}

fn words(found: &Diff) -> Vec<String> {
    found.differences.iter().map(|one| format!("{} {}", one.change.word(), one.field.word())).collect()
}

/// What differs between two lists of actions of one section.
fn check(old: &[&str], new: &[&str], expected: &[&str]) {
    let found = compared(&plan(old), &plan(new));
    assert_eq!(words(&found), expected, "{old:?} {new:?}\n{}", found.lines());
    assert_eq!(found.is_same(), expected.is_empty());
}

#[test]
fn formats_and_spaces_make_no_difference() {
    check(&["1 | Publish the “short” guide"], &["1 | Publish  the 'short' guide."], &[]);
    check(&[], &[], &[]);
}

#[test]
fn each_field_has_its_kind_of_difference() {
    let old = "1 | Publish the guide | Head of Service | May 2026 | Amber | Draft is out.";
    check(&[old], &[old], &[]);
    check(
        &[old],
        &["1 | Publish the guide | Head of Service | July 2026 | Amber | Draft is out."],
        &["date-moved timescale"],
    );
    check(
        &[old],
        &["1 | Publish the guide | Head of Service | 05/2026 | Amber | Draft is out."],
        &["reworded timescale"],
    );
    check(
        &[old],
        &["1 | Publish the guide | Head of Service | | Amber | Draft is out."],
        &["date-moved timescale"],
    );
    check(
        &[old],
        &["1 | Publish the guide | Head of Service | Completed | Amber | Draft is out."],
        &["claimed-complete timescale"],
    );
    check(
        &[old],
        &["1 | Publish the guide | Head of Service | May 2026 | Red | Draft is out."],
        &["status status"],
    );
    check(
        &[old],
        &["1 | Publish the guide | Head of Service | May 2026 | Complete | Draft is out."],
        &["claimed-complete status"],
    );
    check(
        &["1 | Publish it | | | Complete"],
        &["1 | Publish it | | | Amber"],
        &["no-longer-complete status"],
    );
    check(
        &[old],
        &["1 | Publish the guide | Head of Service | May 2026 | Amber | Draft is out. Sent in May."],
        &["updated progress"],
    );
    check(
        &[old],
        &["1 | Publish the guide | Head of Service | May 2026 | Amber | Printed."],
        &["replaced progress"],
    );
    check(
        &[old],
        &["1 | Publish the guide | Lead Nurse | May 2026 | Amber | Draft is out."],
        &["listed leads"],
    );
    check(
        &[old],
        &["1.1 | Publish the guide | Head of Service | May 2026 | Amber | Draft is out."],
        &["renumbered reference"],
    );
    check(
        &[old],
        &["1 | Publish the new guide | Head of Service | May 2026 | Amber | Draft is out."],
        &["reworded text"],
    );
}

#[test]
fn actions_are_known_by_their_words_and_their_place() {
    let (guide, course, desk) =
        ("Publish the guide to schools", "Write a course for carers", "Open the duty desk at night");
    let numbered = |texts: &[&str]| -> Vec<String> {
        texts.iter().zip(1..).map(|(text, number)| format!("{number} | {text}")).collect()
    };
    let check_texts = |old: &[&str], new: &[&str], expected: &[&str]| {
        let (old, new) = (numbered(old), numbered(new));
        let (old, new): (Vec<&str>, Vec<&str>) =
            (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
        check(&old, &new, expected);
    };
    check_texts(
        &[guide, course],
        &[desk, guide, course],
        &["renumbered reference", "renumbered reference", "new whole"],
    );
    check_texts(&[guide, course, desk], &[guide, desk], &["gone whole", "renumbered reference"]);
    check_texts(&[guide, course], &[guide, desk], &["gone whole", "new whole"]);
    check_texts(&[guide, course], &[guide, "Write and run a course for foster carers"], &["reworded text"]);
    check_texts(&[guide, guide], &[guide], &["gone whole"]);
    check_texts(&[guide], &[guide, guide], &["new whole"]);
}

#[test]
fn sections_are_known_by_their_titles_and_their_actions() {
    let actions = |texts: &[&str]| -> Vec<ActionFields> {
        texts.iter().map(|text| action(&format!("| {text}"))).collect()
    };
    let (one, two) =
        (["Publish the guide", "Write a course", "Open the desk"], ["Buy a bus", "Paint the hall"]);
    let old = draft(
        "old",
        vec![recommendation("Records", actions(&one)), recommendation("Transport", actions(&two))],
    );
    let check = |sections: Vec<(&str, &[&str])>, expected: &[&str]| {
        let new = sections.into_iter().map(|(title, texts)| recommendation(title, actions(texts))).collect();
        let found = compared(&old, &draft("new", new));
        assert_eq!(words(&found), expected, "{}", found.lines());
    };
    check(vec![("Transport", &two), ("Records", &one)], &[]);
    check(vec![("What is written down", &one), ("Transport", &two)], &["reworded title"]);
    check(vec![("Records", &one)], &["gone whole", "gone whole", "gone whole"]);
    check(
        vec![("Records", &one), ("Transport", &two), ("Homes", &["Find homes"])],
        &["new whole", "new whole"],
    );
    check(
        vec![("Records", &one[..2]), ("Transport", &["Buy a bus", "Paint the hall", "Open the desk"])],
        &["moved whole"],
    );
    check(
        vec![
            ("Records", &one[1..]),
            ("Transport", &["Publish the guide in print", "Buy a bus", "Paint the hall"]),
        ],
        &["moved whole", "reworded text"],
    );
}

#[test]
fn both_values_stand_with_their_places() {
    let old = plan(&["1 | Publish the guide | Head of Service | May 2026 | | Draft is out."]);
    let new = plan(&[
        "1 | Publish the guide | Lead Nurse; Head of Service | July 2026 | | Draft is out. Sent in May.",
    ]);
    let found = compared(&old, &new);
    let one = |field: Field| found.differences.iter().find(|one| one.field == field).unwrap();
    let Change::Updated { added } = &one(Field::Progress).change else { panic!("{}", found.lines()) };
    assert_eq!(added.text(), "Sent in May.");
    assert_eq!(added.anchor().range().map(|range| range.start), Some(14));
    let Change::Listed { added, removed } = &one(Field::Leads).change else { panic!("{}", found.lines()) };
    assert_eq!((added.len(), removed.len()), (1, 0));
    let Change::DateMoved(moved) = &one(Field::Timescale).change else { panic!("{}", found.lines()) };
    assert!(moved.from < moved.to);
    let json = found.to_json();
    assert_eq!(json["format"], "goldthread-diff/1");
    assert_eq!(json["differences"][0]["new"]["section"], 1);
    let lines = found.lines();
    for words in ["May 2026 -> July 2026\n", "+ Sent in May.", "+ Lead Nurse", "0 actions stand as before"] {
        assert!(lines.contains(words), "{words} is not in\n{lines}");
    }
}

#[test]
fn ids_hold_while_other_things_change() {
    let old =
        ["1 | Publish the guide | | May 2026", "2 | Write a course | | May 2026", "3 | Call | | May 2026"];
    let moved =
        ["1 | Publish the guide | | July 2026", "2 | Write a course | | May 2026", "3 | Call | | June 2026"];
    let more = [
        "| Open the desk",
        "2 | Publish the guide | | July 2026",
        "3 | Write a course | | May 2026",
        "4 | Call | | July 2026",
    ];
    let id = |new: &[&str], text: &str| {
        let found = compared(&plan(&old), &plan(new));
        let is_it = |change: &Change| matches!(change, Change::DateMoved(_));
        found
            .differences
            .into_iter()
            .find(|one| is_it(&one.change) && one.thing.action.as_deref() == Some(text))
            .unwrap()
            .id
    };
    assert_eq!(id(&moved, "Publish the guide"), id(&more, "Publish the guide"));
    assert_ne!(id(&moved, "Call"), id(&more, "Call"));
    let found = compared(&plan(&["| Call", "| Call"]), &plan(&[]));
    assert_ne!(found.differences[0].id, found.differences[1].id, "two rows that are alike are two");
}

#[test]
fn the_document_itself_is_compared() {
    let (old, mut new) = (plan(&[]), plan(&[]));
    new.fields.document_date = Quote::typed("May 2026");
    assert_eq!(words(&compared(&old, &new)), ["changed document date"]);
}

/// Five thousand actions, all reworded, renumbered and much alike.
#[test]
fn large_plans_are_compared() {
    let nouns = ["guide", "course", "desk", "visit", "record", "audit", "budget", "school", "nurse", "panel"];
    let text = |number: usize, verb: &str| {
        let noun = |power: u32| nouns[number / 10_usize.pow(power) % 10];
        format!(
            "{} | {verb} the {} of the {} with each {} and {} by {number}",
            number + 1,
            noun(0),
            noun(1),
            noun(2),
            noun(3)
        )
    };
    let side = |verb: &str, extra: usize| {
        let section = |place: usize| {
            let actions = (0..100).map(|number| action(&text(place * 100 + number + extra, verb))).collect();
            recommendation(&format!("Recommendation about {} number {place}", nouns[place % 10]), actions)
        };
        draft(verb, (0..50).map(section).collect())
    };
    let found = compared(&side("Publish", 0), &side("Issue", 0));
    assert_eq!(found.differences.len(), 5_000);
    let reworded = found.differences.iter().filter(|one| one.change == Change::Reworded).count();
    assert!(reworded > 4_900, "{reworded}");
}
