//! What a cell shows: words and their marks, days, numbers, colours, notes.

use crate::support::{Workbook, cell, check};

const STYLES: &str = r#"
<numFmts><numFmt numFmtId="164" formatCode="mmm\-yy"/></numFmts>
<fonts><font><sz val="11"/></font><font><strike/><sz val="11"/></font><font><b/><sz val="11"/></font>
<font><name val="Wingdings"/><color rgb="FFFF0000"/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FF00B050"/><bgColor indexed="64"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor theme="9" tint="0.4"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor indexed="10"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor theme="0"/></patternFill></fill>
<fill><patternFill patternType="lightUp"><fgColor rgb="FFFF0000"/></patternFill></fill></fills>
<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/><xf fontId="1"/><xf fontId="2"/>
<xf fillId="2"/><xf fillId="3"/><xf fillId="4"/><xf fillId="5"/><xf fillId="6"/><xf fontId="3"/></cellXfs>
<dxfs><dxf><fill><patternFill><bgColor rgb="FFFFC000"/></patternFill></fill></dxf>
<dxf><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></dxf><dxf><font><b/></font></dxf></dxfs>"#;

fn book(rows: &str, after: &str) -> Workbook {
    let inside = format!("<sheetData>{rows}</sheetData>{after}");
    Workbook::default().sheet("Plan", "visible", &inside).styles(STYLES)
}

fn number(name: &str, style: usize, value: &str) -> String {
    format!(r#"<c r="{name}" s="{style}"><f>A1+1</f><v>{value}</v></c>"#)
}

#[test]
fn numbers_and_days_are_as_shown() {
    let kinds = r#"<c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#REF!</v></c><c r="G1" t="str"><v>a_x000A_b</v></c>"#;
    let row = |cells: &str| format!(r#"<row r="1">{cells}{kinds}</row>"#);
    let cells = number("A1", 0, "3")
        + &number("B1", 1, "45730")
        + &number("C1", 2, "45730")
        + &number("D1", 3, "0.95");
    let tree = book(&row(&cells), "").read();
    check(&tree, "table 1\n| 3 | 14/03/2025 | Mar-25 | 95% | TRUE | #REF! | a / b |");
    assert_eq!(tree.doubts[0].message, "A formula has no result: it shows #REF!");
    assert_eq!(tree.doubts[0].at.to_string(), "sheet Plan, cell F1");
    let mut old = book(&row(&cells), "");
    old.settings = r#"<workbookPr date1904="1"/>"#.to_owned();
    check(&old.read(), "table 1\n| 3 | 15/03/2029 | Mar-29 | 95% | TRUE | #REF! | a / b |");
}

#[test]
fn colours_have_many_names() {
    let cells: String =
        (6..12).zip("ABCDEF".chars()).map(|(style, c)| cell(&format!("{c}1"), style, "l")).collect();
    let tree = book(&format!(r#"<row r="1">{cells}</row>"#), "").read();
    check(&tree, "table 1\n| l=Green | l=Amber | l=Red | l | l=Red | ●=Red |");
}

#[test]
fn words_have_marks_of_their_own() {
    let shared = r#"<c r="C1" t="s"><v>0</v></c><c r="D1" s="4" t="s"><v>1</v></c>"#;
    let row = format!(r#"<row r="1">{}{}{shared}</row>"#, cell("A1", 4, "gone"), cell("B1", 5, "bold"));
    let strings = "<si><r><rPr><strike/></rPr><t>May 2025</t></r><r><t xml:space=\"preserve\"> July &amp; on</t></r>\
                   <rPh><t>left out</t></rPh></si><si><t>One\n2. Two</t></si>";
    let tree = book(&row, "").strings(strings).read();
    check(&tree, "table 1\n| ~~gone~~ | **bold** | ~~May 2025~~ July & on | ~~One~~ / ~~2. Two~~ |");
}

#[test]
fn merged_cells_keep_their_places() {
    let rows: String = (1..5)
        .map(|row| {
            let first = if row == 2 { cell("A2", 6, "Finding") } else { String::new() };
            let band = if row == 1 { cell("A1", 0, "No") } else { first };
            format!(
                r#"<row r="{row}">{band}{}{}</row>"#,
                cell(&format!("C{row}"), 0, "Action"),
                cell(&format!("D{row}"), 0, "GT")
            )
        })
        .collect();
    let merged = r#"<mergeCells><mergeCell ref="A2:B4"/><mergeCell ref="A1:B1"/></mergeCells>"#;
    check(
        &book(&rows, merged).read(),
        "table 1
        | No | < | Action | GT |
        | Finding=Green | <=Green | Action | GT |
        | ^=Green | <=Green | Action | GT |
        | ^=Green | <=Green | Action | GT |",
    );
}

#[test]
fn rules_give_colours() {
    let check = |rule: &str, expected: &str| {
        let row = |number: u32, words: &str, progress: &str| {
            let cells = cell(&format!("A{number}"), 0, words) + &cell(&format!("B{number}"), 6, progress);
            format!(r#"<row r="{number}">{cells}{}</row>"#, cell(&format!("C{number}"), 0, "x"))
        };
        let rows = row(1, "Amber", "Late") + &row(2, "Red", "Done");
        let after = format!(r#"<conditionalFormatting sqref="A1:A2">{rule}</conditionalFormatting>"#);
        let tree = book(&rows, &after).read();
        let shown = crate::support::shown(&tree).replace("=Green", "");
        assert_eq!(
            shown.replace(" | x |", "").replace("table 1\n", "").replace('\n', " "),
            expected,
            "{rule}"
        );
        tree
    };
    let rule = |kind: &str, formula: &str| {
        format!(r#"<cfRule type="{kind}" dxfId="0" priority="2"><formula>{formula}</formula></cfRule>"#)
    };
    check(&rule("cellIs\" operator=\"equal", "\"amber\""), "| Amber=Amber | Late | Red | Done");
    check(&rule("containsText\" text=\"ed", "x"), "| Amber | Late | Red=Amber | Done");
    check(&rule("beginsWith\" text=\"am", "x"), "| Amber=Amber | Late | Red | Done");
    check(&rule("endsWith", "RIGHT(A1,1)=\"d\""), "| Amber | Late | Red=Amber | Done");
    check(&rule("notContainsText\" text=\"red", "x"), "| Amber=Amber | Late | Red | Done");
    check(&rule("expression", "$B1=\"Late\""), "| Amber=Amber | Late | Red | Done");
    let first = r#"<cfRule type="expression" dxfId="1" priority="1"><formula>B1="Done"</formula></cfRule>"#;
    check(&(rule("notContainsBlanks", "") + first), "| Amber=Amber | Late | Red=Red | Done");
    let last = first.replace("dxfId=\"1\"", "dxfId=\"2\" stopIfTrue=\"1\"");
    check(&(rule("notContainsBlanks", "") + &last), "| Amber=Amber | Late | Red | Done");
    let unknown = check(&rule("expression", "A1&lt;TODAY()"), "| Amber | Late | Red | Done");
    assert_eq!(unknown.doubts[0].code, "colours-by-rule");
}

#[test]
fn icons_are_colours() {
    let rows: String = [1, 2, 3]
        .map(|row| {
            format!(
                r#"<row r="{row}">{}{}</row>"#,
                number(&format!("A{row}"), 0, &row.to_string()),
                cell(&format!("B{row}"), 0, "x")
            )
        })
        .concat();
    let icons = |attributes: &str| {
        format!(
            r#"<conditionalFormatting sqref="A1:A9"><cfRule type="iconSet" priority="1"><iconSet {attributes}>
            <cfvo type="percent" val="0"/><cfvo type="num" val="2"/><cfvo type="num" val="3"/></iconSet></cfRule></conditionalFormatting>"#
        )
    };
    check(&book(&rows, &icons("")).read(), "table 1\n| 1=Red | x |\n| 2=Amber | x |\n| 3=Green | x |");
    let alone = book(&rows, &icons(r#"iconSet="3Arrows" showValue="0""#)).read();
    check(&alone, "table 1\n| ↓=Red | x |\n| →=Amber | x |\n| ↑=Green | x |");
    let stars = book(&rows, &icons(r#"iconSet="3Stars""#)).read();
    assert_eq!(stars.doubts[0].code, "icons-not-read");
}

#[test]
fn comments_stay_with_their_cell() {
    let link = |id: u32, kind: &str, target: &str| {
        format!(r#"<Relationship Id="r{id}" Type="x/{kind}" Target="{target}"/>"#)
    };
    let links =
        link(1, "comments", "../comments1.xml") + &link(2, "threadedComment", "../threadedComments/t1.xml");
    let comment =
        |at: &str, words: &str| format!(r#"<comment ref="{at}"><text><t>{words}</t></text></comment>"#);
    let old = comment("A1", "Agreed at the board") + &comment("B1", "[Threaded comment] ...");
    let answers = r#"<threadedComment ref="B1" personId="{1}"><text>Why?</text></threadedComment>
        <threadedComment ref="B1" personId="{2}"><text>Because.</text></threadedComment>"#;
    let tree = book(
        &format!(r#"<row r="1">{}{}{}</row>"#, cell("A1", 0, "a"), cell("B1", 0, "b"), cell("C1", 0, "c")),
        "",
    )
    .part("xl/worksheets/_rels/sheet0.xml.rels", &format!("<Relationships>{links}</Relationships>"))
    .part("xl/comments1.xml", &format!("<comments><commentList>{old}</commentList></comments>"))
    .part("xl/threadedComments/t1.xml", &format!("<ThreadedComments>{answers}</ThreadedComments>"))
    .part("xl/persons/person.xml", r#"<personList><person displayName="Grace" id="{1}"/></personList>"#)
    .read();
    check(&tree, "table 1\n| a[Agreed at the board] | b[Grace: Why?][Because.] | c |");
}

#[test]
fn hidden_rows_and_columns_are_said_once() {
    let row = |row: u32, is_hidden: bool| {
        let hidden = if is_hidden { r#" hidden="1""# } else { "" };
        format!(
            r#"<row r="{row}"{hidden}>{}{}</row>"#,
            cell(&format!("A{row}"), 0, &format!("a{row}")),
            cell(&format!("D{row}"), 0, "d")
        )
    };
    let rows = row(1, false) + &row(2, true) + &row(4, true) + &row(5, true);
    let inside = format!(
        r#"<cols><col min="4" max="16384" hidden="1"/></cols><sheetData>{rows}</sheetData><autoFilter ref="A1:D5"/>"#
    );
    let tree = Workbook::default().sheet("Plan", "visible", &inside).read();
    let said: Vec<&str> = tree.doubts.iter().map(|doubt| doubt.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "Rows are hidden and were read too: 2 and 4 to 5 of sheet Plan, some by a filter",
            "Columns are hidden and were read too: D of sheet Plan"
        ]
    );
    check(&tree, "table 1\n*| a1 |  |  | d |\n| a2 |  |  | d |\n| a4 |  |  | d |\n| a5 |  |  | d |");
}
