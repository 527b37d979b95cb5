//! Words outside and inside of tables: headings, lists, runs, changes, fields, symbols, notes.

use super::support::{Docx, p, r, table};

fn check(body: &str, expected: &[&str]) {
    assert_eq!(Docx::of(body).drawn(), expected, "{body}");
}

#[test]
fn paragraphs_and_runs() {
    check(&p("One &amp; two &lt;3&gt; caf&#xE9;"), &["p One & two <3> café"]);
    check(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bo</w:t></w:r><w:r><w:rPr><w:b w:val='1'/></w:rPr><w:t>ld</w:t></w:r><w:r><w:rPr><w:b w:val='0'/><w:i/></w:rPr><w:t xml:space='preserve'> it</w:t></w:r></w:p>",
        &["p **Bold**_ it_"],
    );
    check(
        "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>May</w:t></w:r><w:r><w:rPr><w:dstrike/></w:rPr><w:t>June</w:t></w:r></w:p>",
        &["p ~~MayJune~~"],
    );
    check(
        "<w:p><w:r><w:t> not kept </w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type='page'/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t></w:r></w:p>",
        &["p not kept b", "p c d-e"],
    );
    check("<w:p><w:hyperlink r:id='r9'><w:r><w:t>a link</w:t></w:r></w:hyperlink></w:p>", &["p a link"]);
    check("<w:p/><w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>", &[]);
    check(&p("• typed"), &["- typed"]);
}

#[test]
fn tracked_changes() {
    check(
        "<w:p><w:del><w:r><w:delText>March</w:delText></w:r></w:del><w:ins><w:r><w:t>May</w:t></w:r></w:ins></w:p>",
        &["p ~~March~~++May++"],
    );
    check(
        "<w:p><w:moveFrom><w:r><w:t>old</w:t></w:r></w:moveFrom><w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:ins></w:p>",
        &["p ~~oldgone~~"],
    );
    check(
        &format!(
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr><w:tr><w:trPr><w:ins/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>",
            p("a"),
            p("b")
        ),
        &["| ~~a~~ |", "| ++b++ |"],
    );
}

#[test]
fn fields_show_their_result() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let (begin, separate, end) = (field("begin"), field("separate"), field("end"));
    check(
        &format!(
            "<w:p>{begin}<w:r><w:instrText>REF x</w:instrText><w:t>no</w:t></w:r>{separate}{}{end}{}</w:p>",
            r("yes"),
            r(" on")
        ),
        &["p yes on"],
    );
    check(
        &format!("<w:p>{begin}{begin}{separate}{}{end}{separate}{}{end}</w:p>", r("inner"), r("outer")),
        &["p outer"],
    );
    check(&format!("<w:p>{begin}</w:p>{}", p("never ended")), &["p never ended"]);
    check(&format!("<w:p><w:fldSimple w:instr='DATE'>{}</w:fldSimple></w:p>", r("4 May")), &["p 4 May"]);
    check(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='1'/></w:checkBox></w:ffData></w:fldChar></w:r></w:p>",
        &["p ☑"],
    );
    check(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='Red'/><w:listEntry w:val='Green'/></w:ddList></w:ffData></w:fldChar></w:r></w:p>",
        &["p Green"],
    );
}

#[test]
fn controls_show_what_was_chosen() {
    let control = |properties: &str| {
        format!(
            "<w:p><w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>",
            r("Amber")
        )
    };
    check(&control("<w:dropDownList/>"), &["p Amber"]);
    check(&control("<w:showingPlcHdr/>"), &[]);
    check(&control("<w14:checkbox><w14:checked w14:val='1'/></w14:checkbox>"), &["p ☑"]);
    check(&control("<w14:checkbox><w14:checked w14:val='0'/></w14:checkbox>"), &["p ☐"]);
    check(&format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", table(&[&["a"]])), &["| a |"]);
}

#[test]
fn symbols_and_hidden_words() {
    check(
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:sym w:font='Wingdings 2' w:char='F04F'/></w:r></w:p>",
        &["p ✓✗"],
    );
    check("<w:p><w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>è</w:t></w:r></w:p>", &["p ➔"]);
    check(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Draft</w:t></w:r></w:p>",
        &["p Draft", "doubt hidden-words at paragraph 1"],
    );
}

#[test]
fn one_form_of_a_drawing_is_read() {
    let box_of = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let both = format!(
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp>{}</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>{}</v:shape></w:pict></mc:Fallback></mc:AlternateContent>",
        box_of("Aim"),
        box_of("Aim")
    );
    check(&format!("<w:p><w:r>{both}</w:r>{}</w:p>", r("Words")), &["p Words", "p Aim"]);
    check(
        "<w:p><w:r><w:drawing><wp:inline><wp:docPr descr='A chart of visits'/></wp:inline></w:drawing></w:r></w:p>",
        &["note A chart of visits"],
    );
}

#[test]
fn words_of_diagrams_are_read() {
    let body = "<w:p><w:r><w:drawing><a:graphic><a:graphicData><dgm:relIds r:dm='r4' r:lo='r5'/></a:graphicData></a:graphic></w:drawing></w:r></w:p>";
    let related = "<Relationships><Relationship Id='r4' Type='x/diagramData' Target='diagrams/data1.xml'/></Relationships>";
    let data = "<dgm:dataModel><dgm:ptLst><dgm:pt><dgm:t><a:bodyPr/><a:p><a:r><a:rPr b='1'/><a:t>Board</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>";
    let docx =
        Docx::of(body).part("word/_rels/document.xml.rels", related).part("word/diagrams/data1.xml", data);
    assert_eq!(docx.drawn(), ["p Board"]);
}

#[test]
fn styles_make_headings() {
    let styles = "<w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Mine'><w:name w:val='Priority'/><w:basedOn w:val='berschrift1'/></w:style>\
        <w:style w:type='paragraph' w:styleId='T'><w:name w:val='Title'/></w:style>\
        <w:style w:type='paragraph' w:styleId='C1'><w:name w:val='toc 1'/></w:style>\
        <w:style w:type='character' w:styleId='S'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>";
    let worded = |id: &str, more: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val='{id}'/>{more}</w:pPr>{}</w:p>", r("Words"))
    };
    let check =
        |body: &str, expected: &[&str]| assert_eq!(Docx::of(body).styles(styles).drawn(), expected, "{body}");
    check(&worded("berschrift1", ""), &["h1 **Words**"]);
    check(&worded("Mine", ""), &["h1 **Words**"]);
    check(&worded("Mine", "<w:outlineLvl w:val='9'/>"), &["p **Words**"]);
    check(&worded("None", "<w:outlineLvl w:val='2'/>"), &["h3 Words"]);
    check(&worded("T", ""), &["h1 Words"]);
    check(&worded("C1", ""), &[]);
    check(&worded("Heading2", ""), &["h2 Words"]);
    check("<w:p><w:r><w:rPr><w:rStyle w:val='S'/></w:rPr><w:t>x</w:t></w:r></w:p>", &["p **x**"]);
}

#[test]
fn numbers_of_lists_are_printed() {
    let level = |at: u8, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let lists = format!(
        "<w:abstractNum w:abstractNumId='1'>{}{}{}</w:abstractNum><w:abstractNum w:abstractNumId='2'>{}</w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num>\
        <w:num w:numId='3'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>",
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerLetter", "%3)"),
        level(0, "bullet", "\u{F0B7}"),
    );
    let item = |list: u8, level: u8| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>{}</w:p>",
            r("x")
        )
    };
    let check = |items: &[(u8, u8)], expected: &[&str]| {
        let body: String = items.iter().map(|(list, level)| item(*list, *level)).collect();
        assert_eq!(Docx::of(&body).lists(&lists).drawn(), expected);
    };
    check(
        &[(1, 0), (1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1)],
        &["- 1. x", "- 2. x", "- 2.1 x", "- 2.2 x", "- a) x", "- 3. x", "- 3.1 x"],
    );
    check(&[(2, 0), (0, 0)], &["- x", "p x"]);
    check(&[(1, 0), (3, 0), (3, 0), (1, 0)], &["- 1. x", "- 7. x", "- 8. x", "- 9. x"]);
    let cell = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", item(1, 0).replace(&r("x"), ""));
    assert_eq!(Docx::of(&cell).lists(&lists).drawn(), ["| 1. |"]);
}

#[test]
fn notes_stand_where_they_are_referred_to() {
    let cell = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Fund</w:t><w:footnoteReference w:id='2'/><w:commentReference w:id='0'/></w:r></w:p></w:tc></w:tr></w:tbl>";
    let outside =
        "<w:p><w:r><w:t>Out</w:t><w:endnoteReference w:id='5'/><w:footnoteReference w:id='2'/></w:r></w:p>";
    let note = |kind: &str, id: u8, text: &str| {
        format!("<w:x xmlns:w='w'><w:{kind} w:id='{id}'>{}</w:{kind}></w:x>", p(text))
    };
    let docx = Docx::of(&format!("{cell}{outside}"))
        .part("word/footnotes.xml", &note("footnote", 2, " From the grant."))
        .part("word/endnotes.xml", &note("endnote", 5, "Later."))
        .part("word/comments.xml", &note("comment", 0, "Check this."));
    assert_eq!(docx.drawn(), ["| Fund [From the grant.] [Check this.] |", "p Out", "note Later."]);
}
