//! What a person sees on a sheet: lines, tables, and where one ends.

use crate::support::{Workbook, check, rows};

fn sheet(text: &str, expected: &str) {
    check(&Workbook::of(&rows(text)).read(), expected);
}

#[test]
fn titles_stand_above_the_table() {
    sheet(
        "Improvement plan\n\nLast updated|14 March\nNo|Action|Lead|By when|RAG\n1|Train|GT|May|Red\n2|Audit|LJ|June|Green",
        "Improvement plan
        Last updated 14 March
        table 1
        | No | Action | Lead | By when | RAG |
        | 1 | Train | GT | May | Red |
        | 2 | Audit | LJ | June | Green |",
    );
}

#[test]
fn a_blank_row_does_not_end_a_table() {
    sheet(
        "No|Action|Lead|By when\n1|Train|GT|May\n\n2|Audit|LJ|June\n\nPriority 2: practice\n3|Review|LJ|July",
        "table 1
        | No | Action | Lead | By when |
        | 1 | Train | GT | May |
        | 2 | Audit | LJ | June |
        | Priority 2: practice |  |  |  |
        | 3 | Review | LJ | July |",
    );
}

#[test]
fn headings_of_its_own_begin_a_table() {
    sheet(
        "No|Action|Lead\n1|Train|GT\n\nPriority 2\nNo|Action|Lead\n2|Audit|LJ\n\nInitials|Title|Name\nGT|Director|Grace",
        "table 1
        | No | Action | Lead |
        | 1 | Train | GT |
        Priority 2
        table 2
        | No | Action | Lead |
        | 2 | Audit | LJ |
        table 3
        | Initials | Title | Name |
        | GT | Director | Grace |",
    );
}

#[test]
fn room_between_columns_parts_no_table() {
    sheet(
        "No||Action||Lead||By when\n1||Train||GT||May\n2||Audit||LJ||June",
        "table 1
        | No | Action | Lead | By when |
        | 1 | Train | GT | May |
        | 2 | Audit | LJ | June |",
    );
}

#[test]
fn tables_side_by_side_are_two() {
    sheet(
        "Plan\n\nNo|Action||Key|\n1|Train||Red|Off track\n2|Audit||Green|On track\n3|Review||",
        "Plan
        table 1
        | No | Action |
        | 1 | Train |
        | 2 | Audit |
        | 3 | Review |
        Key
        table 2
        | Red | Off track |
        | Green | On track |",
    );
}

#[test]
fn a_key_below_is_its_own_table() {
    sheet(
        "No|Action|Lead|RAG\n1|Train|GT|Red\nTotal|1||\n\nKey\nRed|Off track\nGreen|On track\n\nNotes: draft",
        "table 1
        | No | Action | Lead | RAG |
        | 1 | Train | GT | Red |
        | Total | 1 |  |  |
        Key
        table 2
        | Red | Off track |
        | Green | On track |
        Notes: draft",
    );
}

#[test]
fn sheets_have_headings_where_there_are_several() {
    let sheet = |text: &str| format!("<sheetData>{}</sheetData>", rows(text));
    let book = Workbook::default()
        .sheet("Plan", "visible", &sheet("No|Action|Lead\n1|Train|GT"))
        .sheet("Empty", "visible", "<sheetData/>")
        .sheet("Leads", "veryHidden", &sheet("Initials|Title\nGT|Director"));
    let tree = book.read();
    check(
        &tree,
        "# Plan
        table 1
        | No | Action | Lead |
        | 1 | Train | GT |
        # Leads
        table 2
        | Initials | Title |
        | GT | Director |",
    );
    let said: Vec<&str> = tree.doubts.iter().map(|doubt| doubt.message.as_str()).collect();
    assert_eq!(said, ["Sheet Leads is hidden; it was read too"]);
    assert_eq!(tree.doubts[0].at.to_string(), "sheet Leads, cell A1");
}
