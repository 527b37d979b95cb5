use goldthread_papers::{Address, Cell, Column, Count, Edition, Inline, Movement, Rated, Table, Tone};

use super::*;

fn paper() -> Paper {
    let edition = Edition {
        entry: 128,
        date: jiff::civil::date(2020, 12, 31),
        rule_set: "2026-11".to_owned(),
        product: "Goldthread 0.1.0".to_owned(),
        checkpoint: None,
    };
    let address =
        Address::parse("https://example.org/a?b=1&c=\"").or(Address::parse("https://example.org/a?b=1&c=2"));
    Paper::new("Progress <of> the plan", "Example & Council", edition, |body| {
        body.section("Summary", |body| {
            body.counts([Count::part("Verified", 7, 40)]);
            body.warning("Mind", Inline::from("the gap\n").strong("<script>alert(1)</script>"));
        });
        body.section("Ratings", |body| {
            let table = Table::new(
                "Ratings",
                [Column::new("Section"), Column::new("Process"), Column::new("No.").numbers()],
            );
            let rated = Rated::new(Tone::AtRisk, "In part").moved(Movement::Worse);
            body.table(table.rows([["1 <b>".into(), rated.into(), Cell::from("3")]]).build());
            body.section("Under", |body| {
                body.paragraph(Inline::from("see ").link("this", &address.expect("an address")));
                body.bullets(["one"]).page_break();
            });
        });
    })
}

#[test]
fn the_page_is_whole_and_the_same_twice() {
    let html = page(&paper());
    assert_eq!(html, page(&paper()));
    assert!(html.starts_with("<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\">"));
    assert!(html.contains("<title>Progress &lt;of&gt; the plan - Example &amp; Council</title>"));
    assert_eq!(html.matches("<h1").count(), 1);
    assert_eq!(html.matches("<script").count(), 0);
}

#[test]
fn every_block_has_its_element() {
    let html = fragment(&paper(), Top::H1).into_string();
    let check = |expected: &str| assert!(html.contains(expected), "{expected}\nnot in\n{html}");
    check("<h1 id=\"paper-title\">Progress &lt;of&gt; the plan</h1>");
    check("<h2 id=\"paper-2\">Ratings</h2>");
    check("<h3 id=\"paper-2-1\">Under</h3>");
    check("<dt>Verified</dt><dd>7 of 40</dd>");
    check("<div class=\"paper-note paper-note-warning\" role=\"note\"><p><strong>Mind</strong></p>");
    check("<p>the gap<br><strong>&lt;script&gt;alert(1)&lt;/script&gt;</strong></p>");
    check("<caption>Ratings</caption><thead><tr><th scope=\"col\">Section</th>");
    check("<th scope=\"row\">1 &lt;b&gt;</th><td><span class=\"paper-tone paper-tone-at-risk\">");
    check("<span aria-hidden=\"true\">◆</span> In part</span>");
    check("<span class=\"paper-movement\">↓ worse</span></td>");
    check("<td class=\"paper-end\">3</td>");
    check("see <a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noreferrer\">this</a>");
    check("<dt>As at ledger entry</dt><dd>128</dd>");
    assert!(!html.contains("style="), "an inline style would break the content security policy");
}

#[test]
fn a_fragment_can_begin_at_the_second_level() {
    let html = fragment(&paper(), Top::H2).into_string();
    assert!(html.contains("<h2 id=\"paper-title\">") && html.contains("<h3 id=\"paper-2\">"));
    assert!(!html.contains("<h1"));
}

#[test]
fn a_long_paper_begins_with_its_contents() {
    let long = Paper::new("Long", "Example", paper().edition().clone(), |body| {
        for title in ["One", "Two", "Three", "Four"] {
            body.section(title, |body| {
                body.section("Under", |_| {});
            });
        }
    });
    let html = fragment(&long, Top::H1).into_string();
    assert!(
        html.contains(
            "<li><a href=\"#paper-2\">Two</a><ol><li><a href=\"#paper-2-1\">Under</a></li></ol></li>"
        )
    );
    assert!(!fragment(&paper(), Top::H1).into_string().contains("<nav"));
}

#[test]
fn the_style_sheet_has_the_colours_of_the_tree() {
    for tone in Tone::ALL {
        let (name, ground, ink) = (tone.name(), tone.ground().hex(), tone.ink().hex());
        let rule = format!("\n.paper-tone-{name} {{ background: {ground}; color: {ink}; }}");
        assert!(STYLESHEET.contains(&rule), "{rule}");
    }
    assert!(!STYLESHEET.contains("url(") && !STYLESHEET.contains("</"));
}
