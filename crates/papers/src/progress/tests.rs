use goldthread_anchor::{Anchor, Quote, TextRange};
use goldthread_plan::timescale::YearHint;
use goldthread_plan::{
    ActionFields, DocumentKind, Doubt, Draft, DraftSection, OpenPlan, PlanFields, Ratings, SchemeEntry,
    SectionFields, SectionKind, SourceRef, Timescale,
};
use jiff::civil::date;

use super::*;
use crate::{Block, Cell};

fn action(text: &str, timescale: &str, status: &str, progress: &str) -> ActionFields {
    ActionFields {
        text: Quote::typed(text),
        leads: vec![Quote::typed("HoS"), Quote::typed("Team manager")],
        timescale: Timescale::read(timescale, YearHint::none()),
        status: Quote::typed(status),
        progress: Quote::typed(progress),
        ..ActionFields::default()
    }
}

fn section(title: &str, actions: Vec<ActionFields>) -> DraftSection {
    let mut fields = SectionFields::titled(SectionKind::Recommendation, Quote::typed(title));
    fields.finding = Quote::typed("Too many children wait.");
    DraftSection { fields, at: Anchor::Typed, actions }
}

fn plan(sections: Vec<DraftSection>, doubts: Vec<Doubt>) -> Plan {
    let fields = PlanFields {
        authority: Quote::typed("Example Council"),
        title: Quote::typed("Improvement plan"),
        scheme: vec![SchemeEntry { mark: Quote::typed("Green"), meaning: Quote::typed("On track") }],
        ..PlanFields::default()
    };
    let source = SourceRef {
        name: "plan.txt".to_owned(),
        media_type: "text/plain".to_owned(),
        sha256: "ab".repeat(32),
        bytes: 9,
    };
    let draft = Draft { source, kind: DocumentKind::Plan, fields, sections, doubts };
    Plan::fold(&Plan::open(OpenPlan { draft }).unwrap()).unwrap()
}

fn example() -> Plan {
    let mut first = section(
        "Supervision",
        vec![
            action("Hold meetings", "January 2026", "Amber", "Some were held."),
            action("Train staff", "31 December 2026", "Green", "Some were held."),
            action("Write a guide", "16 27 February 2026", "Completed", ""),
        ],
    );
    first.fields.process = Ratings { last: Quote::typed("Amber"), this: Quote::typed("Green") };
    first.fields.outcomes = vec![Quote::typed("Children are seen within five days.")];
    let doubt = Doubt {
        code: "dates".to_owned(),
        message: "two dates are printed".to_owned(),
        at: Anchor::Text(TextRange { start: 10, end: 12, line: 7 }),
    };
    plan(vec![first, section("Placements", vec![])], vec![doubt])
}

fn paper(plan: &Plan) -> Paper {
    let edition = Edition {
        entry: 128,
        date: date(2026, 2, 28),
        rule_set: String::new(),
        product: "Goldthread 0.1.0".to_owned(),
        checkpoint: None,
    };
    progress(plan, &Selection::default(), edition)
}

/// The paper as lines: headings by depth, table rows with strokes, the rest as it is.
fn dump(paper: &Paper) -> String {
    let mut out = String::new();
    push(&mut out, paper.blocks(), 1);
    out
}

fn push(out: &mut String, blocks: &[Block], depth: usize) {
    for block in blocks {
        let lines: Vec<String> = match block {
            Block::Section(section) => {
                out.extend(["#".repeat(depth).as_str(), " ", section.title(), "\n"]);
                push(out, section.blocks(), depth + 1);
                vec![]
            }
            Block::Paragraph(text) => vec![text.words()],
            Block::List(list) => list.items().iter().map(|item| format!("- {}", item.words())).collect(),
            Block::Counts(counts) => {
                counts.iter().map(|count| format!("{}: {}", count.label(), count.value())).collect()
            }
            Block::Note(note) => vec![format!("! {}", note.title())],
            Block::Table(table) => {
                table.rows().iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect()
            }
            Block::PageBreak => vec![],
        };
        out.extend(lines.into_iter().map(|line| format!("{line}\n")));
    }
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => words.words(),
        Cell::Rated(rated) => {
            let movement = rated.movement().map(|movement| format!(" {}", movement.words()));
            format!("{} {}{}", rated.tone().symbol(), rated.words(), movement.unwrap_or_default())
        }
    }
}

#[test]
fn the_paper_says_how_the_plan_stands() {
    let paper = paper(&example());
    assert_eq!(paper.title(), "Progress report: Improvement plan");
    assert_eq!(paper.authority(), "Example Council");
    assert_eq!(paper.edition().rule_set, "2026-11");
    let text = dump(&paper);
    let check = |expected: &str| assert!(text.contains(expected), "{expected:?} not in\n{text}");
    check(
        "Actions: 3\nSaid to be complete, not verified here: 1 of 3\nOverdue on 28 February 2026: 1 of 3\n",
    );
    check("! 1 action is overdue on 28 February 2026\n");
    check("1 | Hold meetings | Recommendation 1 | HoS Team manager | January 2026 Overdue\n");
    check("Recommendation 1: Supervision | ◆ Amber | ● Green ↑ better | – Not rated | – Not rated\n");
    check("Green | On track\n");
    check(
        "## Recommendation 1: Supervision\nFinding: Too many children wait.\n### Outcomes\n- Children are seen within five days.\n",
    );
    check(
        "2 | Train staff Progress: as for the action above. | HoS Team manager | 31 December 2026 | ● Green\n",
    );
    check(
        "3 | Write a guide No progress is told. | HoS Team manager | Either 16 February 2026 or 27 February 2026: the print does not say which Printed: “16 27 February 2026” | ✓ Completed\n",
    );
    check(
        "## Recommendation 2: Placements\nFinding: Too many children wait.\nOutcomes: none is printed for this section.\nNo action is listed under this section.\n",
    );
    check("- Two dates are printed (line 7 of the document).\n");
    check("none was chosen: action 3.\n");
    check("“plan.txt” (SHA-256 begins abababababababab)");
}

#[test]
fn flags_stand_by_kind_with_their_words() {
    let text = dump(&paper(&example()));
    let check = |expected: &str| assert!(text.contains(expected), "{expected:?} not in\n{text}");
    check("DAT001 | Due date passed | Error | 1\n");
    check(
        "### Due date passed (DAT001)\nRecommendation 1, action 1 | Was due January 2026, and nothing says on 28 February 2026 that it is complete. | “January 2026”\n",
    );
}

#[test]
fn a_plan_without_actions_ratings_or_doubts_says_so() {
    let text = dump(&paper(&plan(vec![section("Supervision", vec![])], vec![])));
    let check = |expected: &str| assert!(text.contains(expected), "{expected:?} not in\n{text}");
    check("The document lists no actions of its own.");
    check("The plan rates none of its sections.");
    check("The document was read without a doubt that was left standing.");
    assert!(!text.contains("overdue"), "{text}");
}

#[test]
fn the_same_plan_on_the_same_day_gives_the_same_paper() {
    assert_eq!(paper(&example()), paper(&example()));
}
