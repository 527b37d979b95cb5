//! Pages made to do harm: each is read within bounds, in time in proportion to its length.

use std::time::{Duration, Instant};

use goldthread_reader_html::{looks_like_html, read};
use goldthread_tree::{Block, Limits, Tree, Unreadable};

/// How long this thread has had a processor: other work on the machine does not count. Where the system does not tell,
/// the time that has passed.
fn worked(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// Reads a page; says so when it takes longer than its length allows, in a build for tests.
fn check(what: &str, html: &str) -> Tree {
    const FOR_A_MEGABYTE: Duration = Duration::from_secs(3);
    let begun = Instant::now();
    let start = worked(begun);
    looks_like_html(html.as_bytes());
    let tree = read("page.html", html.as_bytes(), &Limits::default()).expect("it is a page");
    let taken = worked(begun).saturating_sub(start);
    println!("{what}: {} bytes, {taken:?}, {} blocks", html.len(), tree.blocks.len());
    let megabytes = u32::try_from(html.len() / 1_000_000).unwrap_or(0) + 2;
    assert!(taken < FOR_A_MEGABYTE * megabytes, "{what} took {taken:?}");
    tree
}

fn codes(tree: &Tree) -> Vec<&str> {
    tree.doubts.iter().map(|doubt| doubt.code.as_str()).collect()
}

#[test]
fn elements_within_each_other() {
    for tag in
        ["div", "table", "font", "b", "span", "ul", "li", "x-y", "svg", "dl", "blockquote", "a", "h1", "td"]
    {
        let open = format!("<{tag}>").repeat(40_000);
        let close = format!("</{tag}>").repeat(40_000);
        let tree = check(tag, &format!("{open}word{close}<p>last"));
        let last = format!("{:?}", tree.blocks.last());
        assert!(last.contains("last"), "{tag}: {last}");
        check(&format!("{tag} unclosed"), &open);
        check(&format!("{tag} only closed"), &close);
    }
    let cell = "<table><tr><td>a<td>".repeat(30_000);
    assert!(codes(&check("tables in cells", &cell)).contains(&"too-deep"));
    check("formatting across blocks", &"<b><p>x</b>".repeat(50_000));
    check("formatting deep down", &format!("{}{}", "<div>".repeat(200), "<b><p>x</b>".repeat(20_000)));
    check(
        "formatting that differs",
        &(0..50_000).map(|n| format!("<b a={n}><p>x")).collect::<Vec<_>>().concat(),
    );
    check("headers in headers", &"<header>x<div>".repeat(20_000));
    check("labels in labels", &"<label><i><button>".repeat(50_000));
}

#[test]
fn cells_that_reach_far() {
    let wide = check("wide cell", "<table><tr><td colspan=1000000 rowspan=65534>a<tr><td>b</table>");
    let Block::Table(table) = &wide.blocks[0] else { panic!("a table") };
    assert!(table.width() <= 1000);
    let row = format!("<tr>{}", "<td rowspan=65534 colspan=1000>".repeat(300));
    check("cells down and across", &row.repeat(200));
    let tall = format!("<table><tr>{}{}", "<td rowspan=65534>a".repeat(5_000), "<tr><td>b".repeat(50_000));
    assert_eq!(codes(&check("tall cells", &tall)), ["cut-short"]);
    check("rows of nothing", &format!("<table><tr><td rowspan=65534>{}", "<tr>".repeat(200_000)));
    let band = format!("<table><tr>{}{}", "<td>a".repeat(1_000), "<tr><td colspan=1000>b".repeat(20_000));
    assert_eq!(codes(&check("bands", &band)), ["cut-short"]);
}

#[test]
fn many_columns_and_rows() {
    let wide = check("columns", &format!("<table>{}", format!("<tr>{}", "<td>a".repeat(5_000)).repeat(20)));
    let Block::Table(table) = &wide.blocks[0] else { panic!("a table") };
    assert_eq!((table.rows.len(), table.width()), (20, 5_000));
    let tall = check("rows", &format!("<table>{}", "<tr><td>a<td>b<td>c".repeat(50_000)));
    let Block::Table(table) = &tall.blocks[0] else { panic!("a table") };
    assert_eq!((table.rows.len(), tall.doubts.len()), (50_000, 0));
}

#[test]
fn floods() {
    let attributes = (0..200_000).map(|n| format!(" a{n}=b")).collect::<Vec<_>>().concat();
    check("attributes", &format!("<p{attributes}>x"));
    check("attributes of one name", &format!("<p{}>x", " class=a".repeat(200_000)));
    check("a long attribute", &format!("<p class='{}'>x", "a ".repeat(500_000)));
    check("entities", &"&amp;&nGt;&#x2714;&nosuch;".repeat(40_000));
    check("broken tags", &"<a <b '=\" </ <!-- x".repeat(40_000));
    check("comments", &"<!--x--!><!x><?y>".repeat(40_000));
    check("paragraphs", &"<p>x".repeat(100_000));
    check("zero bytes", &"\0<\0>".repeat(100_000));
    check("breaks", &"<br>".repeat(200_000));
    check("spaces", &"<p> ".repeat(100_000));
    check("items", &"<ol><li value=2147483647>x<li>y".repeat(50_000));
}

#[test]
fn styles() {
    let rules = (0..5_000).map(|n| format!(".a .b{n} .a {{color:red}}")).collect::<Vec<_>>().concat();
    let words = "<div class='a b c d'>x".repeat(5_000);
    check("rules", &format!("<style>{rules}</style>{words}"));
    let names = "a".repeat(50_000);
    check(
        "names",
        &format!("<style>.{names} .x{{color:red}}</style>{}", format!("<p class='{names}'>").repeat(50)),
    );
    check("open brackets", &format!("<style>{}", "@media print{".repeat(40_000)));
    check("open comments", &format!("<style>{}", "/* {".repeat(100_000)));
    check("brackets", &format!("<p style='background:{}'>x", "rgb(".repeat(40_000)));
    check(
        "variables",
        &format!("<style>:root{{--a:{0}}} p{{color:var(--a)}}</style><p>x", "var(--a)".repeat(1_000)),
    );
}

#[test]
fn what_is_no_page() {
    let check = |bytes: &[u8], expected: fn(&Unreadable) -> bool| {
        let limits = Limits { bytes: 100, ..Limits::default() };
        assert!(read("page.html", bytes, &limits).is_err_and(|error| expected(&error)), "{bytes:?}");
    };
    check(b"", |error| matches!(error, Unreadable::Empty { .. }));
    check(b" \n", |error| matches!(error, Unreadable::Empty { .. }));
    check(&[b'x'; 101], |error| matches!(error, Unreadable::TooLarge { .. }));
    check(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--", |error| {
        matches!(error, Unreadable::Damaged { .. })
    });
}
