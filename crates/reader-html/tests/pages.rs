//! What pages show: blocks, lists, marks, what belongs to the site.

mod drawn;

use drawn::{drawn, tree};
use goldthread_anchor::Anchor;

fn check(html: &str, expected: &[&str]) {
    assert_eq!(drawn(html), expected, "{html}");
}

#[test]
fn elements_become_blocks() {
    check(
        "<h1>Plan</h1><p>One<p>Two<div>three<div>four</div>five</div>",
        &["h1 Plan", "p One", "p Two", "p three", "p four", "p five"],
    );
    check("<p>One<br>two<br/>three</p>", &["p One", "p two", "p three"]);
    check("<h2>One<br>two</h2>", &["h2 One two"]);
    check("<p>a  \n b&nbsp;c&#10004;&amp;&hellip;</p>", &["p a b c✔&…"]);
    check("<p>a <!-- no --> b<script>no</script><style>no</style></p>", &["p a b"]);
    check("<pre>one\ntwo</pre>", &["p one", "p two"]);
    check("words alone", &["p words alone"]);
    check("<div role=heading aria-level=3>Three</div>", &["h3 Three"]);
    check("<details><summary>More</summary><p>Words</p></details>", &["p *More*", "p Words"]);
    check("<h2><button>Part 1</button></h2><button>Print</button>", &["h2 Part 1"]);
}

#[test]
fn lists_keep_their_numbers() {
    check("<ul><li>a<li>b</ul>", &["- a", "- b"]);
    check("<ol start=4><li>a<li value=9>b</li><li>c</ol>", &["- 4. a", "- 9. b", "- 10. c"]);
    check("<ol type=a><li>x<ol type=i><li>y</ol><li>z</ol>", &["- a. x", "- i. y", "- b. z"]);
    check("<ol><li>1. own<li>2) own</ol>", &["- 1. own", "- 2) own"]);
    check("<ol style='list-style-type:none'><li>x</ol>", &["- x"]);
    check("<ul><li><p>a</p><p>more</p></ul>", &["- a", "p more"]);
    check(
        "<dl><dt>Lead</dt><dd>Director</dd><dd>Deputy</dd><dt>By:</dt><dd><p>May</p></dd><dt>End</dl>",
        &["p Lead: Director", "p Deputy", "p By: May", "p End"],
    );
}

#[test]
fn marks_are_kept() {
    check("<p>a <b>b</b> <i>c</i> <del>d</del><ins>e</ins></p>", &["p a *b *_c _~d~+e+"]);
    check("<p>a <span style='text-decoration:line-through'>b</span></p>", &["p a ~b~"]);
    check("<b style='font-weight:normal'><p>a <span style='font-weight:700'>b</span></b>", &["p a *b*"]);
    check("<b>a<p>b</b> c</p>d", &["p *a*", "p *b* c", "p d"]);
    check(
        "<style>.x{text-decoration-line:line-through} .y .x{font-style:italic}</style><p class=y><span class=x>a</span>",
        &["p _~a_~"],
    );
}

#[test]
fn the_site_around_the_document_is_left_out() {
    let words = "Words of the document that are many more than those of the menu and the foot of the page.";
    check(
        &format!(
            "<title>Improvement plan | Wethercombe</title><body><header><nav>Home</nav>Council</header>\
             <div class=cookie-banner>Cookies</div><main><p>{words}</p></main><aside>See also</aside><footer>Contact</footer>"
        ),
        &["h1 Improvement plan", &format!("p {words}")],
    );
    check(
        &format!("<div role=navigation>Home</div><p>{words}<footer>Foot</footer>"),
        &[&format!("p {words}")],
    );
    check(&format!("<h1>Plan</h1><main><p>{words}</main>"), &["h1 Plan", &format!("p {words}")]);
    check("<title>Not found - Wethercombe</title><p>404", &["h1 Not found", "p 404"]);
    check("<title>Plan</title><p>Plan</p><p>x", &["p Plan", "p x"]);
}

#[test]
fn hidden_words_are_read_with_one_doubt() {
    let tree = tree(
        "<style>.h{display:none}</style><p>a<p class=h>b c</p><p hidden>d<p style='visibility:hidden'>e",
    );
    assert_eq!(tree.blocks.len(), 4);
    assert_eq!(tree.doubts.len(), 1);
    assert_eq!((tree.doubts[0].code.as_str(), &tree.doubts[0].at), ("hidden-words", &Anchor::Paragraph(2)));
    assert!(tree.doubts[0].message.contains("\"b c\""));
}

#[test]
fn pages_of_word_are_read() {
    check(
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><!--[if gte mso 9]><xml>no</xml><![endif]-->\
         <body lang=EN-GB><div class=WordSection1><p class=MsoNormal><b><span style='mso-fareast-language:EN-GB'>Plan\
         <o:p></o:p></span></b></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>\
         <span>1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;</span></span><![endif]>First</p>",
        &["p *Plan*", "- 1. First"],
    );
    check(
        "<p class=MsoListParagraph><span style='font-family:Symbol'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp; \
         </span></span>First</p><p class=MsoNormal>Words",
        &["- First", "p Words"],
    );
}

#[test]
fn pages_saved_with_their_parts_are_read() {
    let page = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\t\
        boundary=\"--b\"\r\n\r\n----b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        <table><tr><td class=3Dx>=C2=A3 on=\r\ne<td>two</table>\r\n----b\r\nContent-Type: text/css\r\n\r\n.x { background: green }\r\n----b--\r\n";
    check(page, &["| £ one[Green] | two"]);
    let page = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+\nT25l\n--b--\n";
    check(page, &["p One"]);
}
