//! Documents as programs print them; `documents/README.md` says how they were made.

mod support;

use goldthread_anchor::Anchor;
use goldthread_reader_pdf::read;
use goldthread_tree::{Block, Limits, Tree, Unreadable};
use support::shown;

fn read_file(name: &str) -> Result<Tree, Unreadable> {
    let path = format!("{}/tests/documents/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    read(name, &bytes, &Limits::default())
}

fn check(name: &str, expected: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let tree = shown(&read_file(name).expect("a document that can be read"));
    assert_eq!(tree.lines().collect::<Vec<_>>(), expected, "{name}");
}

#[test]
fn a_table_over_pages_is_one_table_and_running_heads_go() {
    check(
        "split.pdf",
        "# Wethercombe improvement plan
        | [#D9E2F3] **Ref** | [#D9E2F3] **Action** | [#D9E2F3] **Lead** | [#D9E2F3] **By when** | [#D9E2F3] **RAG** |
        | 1 | Hold a monthly meeting with every school | Head of Schools | ~~March 2026~~ May 2026 | [#C00000] |
        | 2 | Do the work | Head of Service A | June 2026 | [#FFC000] |
        --| [#D9E2F3] **Ref** | [#D9E2F3] **Action** | [#D9E2F3] **Lead** | [#D9E2F3] **By when** | [#D9E2F3] **RAG** |
        | 3 | Publish the guide | Head of Service B | July 2026 | [#00B050] |
        ? running-heads",
    );
}

#[test]
fn a_row_that_a_page_cuts_goes_on() {
    check(
        "cut.pdf",
        "| Ref | Action | Lead |
        | 1 | Write the guide with the schools and send it to every | Head of |
        --|  | team that works with them | Schools |
        | 2 | Review it | Head of Care |
        --| 3 | Ask families about it | Head of Care |
        ? running-heads",
    );
}

#[test]
fn merged_cells_keep_their_places_and_tables_side_by_side_are_two() {
    check(
        "merged.pdf",
        "| Finding | Action | Responsibility | < | Status |
        | ^ | ^ | Lead | Support | ^ |
        | 1. A finding that spans three actions | First | AB | CD | Done |
        | ^ | Second | AB |  |  |
        | ^ | Third | EF | GH | Late |
        | [#DDDDDD] Part two | < [#DDDDDD] | < [#DDDDDD] | < [#DDDDDD] | < [#DDDDDD] |
        | 2 | One paragraph. / Another paragraph. / • a point / • another | EF | GH |  |
        | Name | Role |
        | A | Chair |
        | B | Lead |
        | Colour | Means |
        | Red | Late |",
    );
}

#[test]
fn tables_without_upright_lines_are_tables() {
    check(
        "unruled.pdf",
        "# Lines across only
        | Ref | Action | Lead | By when |
        | 1 | Write down step 1 of the work and tell every team what is in it, so that all know | Head 1 | May 2021 |
        | 2 | Write down step 2 of the work and tell every team what is in it, so that all know | Head 2 | May 2022 |
        | 3 | Write down step 3 of the work and tell every team what is in it, so that all know | Head 3 | May 2023 |
        | 4 | Write down step 4 of the work and tell every team what is in it, so that all know | Head 4 | May 2024 |
        Words between the tables that run over the whole width of the page, as a paragraph of a report does when it says something.
        | Ref | Measure | Now | Aim |
        | M1 | Visits in time | 71% | 95% |
        | M2 | Plans reviewed | 64% | 90% |
        | M3 | Cases audited | 40 | 60 |",
    );
}

#[test]
fn bands_stay_in_tables_and_running_heads_out_of_them() {
    let row = |group: u32, number: u32| {
        let words = format!("Write the guide number {number} with every school in the area");
        format!("| {group}.{number} | {words} | Head of Care | May 202{number} |\n")
    };
    let head = "| **Ref** | **Action** | **Lead** | **By when** |";
    let rows = |group: u32| row(group, 1) + &row(group, 2);
    check(
        "across.pdf",
        &format!(
            "{head}
            | **First: what is to be done for families before winter** | < | < | < |
            {}| **Second: what is to be done for schools before summer** | < | < | < |
            {}--{head}
            {}? running-heads",
            rows(1),
            rows(2),
            rows(3),
        ),
    );
}

#[test]
fn turned_pages_and_turned_words_are_read_upright() {
    check(
        "turned.pdf",
        "| Reference | By when | Action |
        | 1 | May | Tell the schools |",
    );
}

#[test]
fn words_have_their_marks_and_comments_are_notes() {
    check(
        "marks.pdf",
        "Spaced out words
        **Bold** _leaning_ and plain words
        ~~Struck through~~ here
        Under lined here
        � ticked
        Two lines with a soft improvement and a hard self-evaluation in them
        Recognised words
        note: Ask the team about this
        ? unknown-letters
        ? recognised-words",
    );
}

#[test]
fn text_in_columns_is_read_column_by_column() {
    let paragraph = |number: u32| {
        format!(
            "Paragraph {number} begins here. It says how the council will improve its practice with families and \
             what people may expect from it. It ends here {number}."
        )
    };
    check("columns.pdf", &(1..7).map(paragraph).collect::<Vec<_>>().join("\n"));
}

#[test]
fn pictures_of_pages_and_passwords_are_told() {
    check("scan.pdf", "? scan");
    check("limited.pdf", "Words behind a password");
    assert!(matches!(read_file("locked.pdf"), Err(Unreadable::Password { .. })));
}

#[test]
fn words_and_cells_know_their_places() {
    let tree = read_file("cut.pdf").unwrap();
    let Some(Block::Table(table)) = tree.blocks.first() else { panic!("no table: {:?}", tree.blocks) };
    let cell = &table.rows[2].cells[1];
    let Anchor::Page(area, place) = &cell.at else { panic!("{:?}", cell.at) };
    assert_eq!((area.page, area.left, area.right), (2, 9_000, 29_500));
    assert_eq!(place.unwrap().to_string(), "table 1, row 3, column 2");
    assert_eq!(cell.quote().anchor().to_string(), "page 2, table 1, row 3, column 2");
}
