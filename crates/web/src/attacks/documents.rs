//! Documents of every kind that hold script and markup wherever words can stand, in their names too: all of it is shown as words.

use std::fmt::Write as _;
use std::slice::from_ref;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use goldthread_export::{Content, Format, Layout, document, write};
use goldthread_plan::Draft;
use goldthread_reader::{Limits, Source, read};

use super::addresses::look_through;
use super::clean::Page;
use super::ground::{Ground, part};
use super::payloads::{MARK, PAYLOADS};
use crate::testing::Site;
use crate::testing::people::Member;

/// As one line: what a cell or a paragraph of a text can hold. A text that has a NUL is taken for none.
fn lines() -> Vec<String> {
    PAYLOADS.map(|payload| payload.replace(['\r', '\n', '\t', '\0'], " ")).to_vec()
}

/// A plan with each of the payloads in each of its columns, in its title, its sections and what stands in them.
fn plan() -> String {
    let payloads = lines();
    let cell = |nth: usize| payloads[nth % payloads.len()].as_str();
    let mut text = format!(
        "Children's Services\n\nImprovement Plan {}\n\nMarch 2026\n\nLittle Marsh Council\n\nRecommendation 1\n\n\
         The timeliness of visits {}\n\nWhat inspectors found\n\nVisits are often late {}\n\n\
         Action\tWho\tBy when\tProgress\tRAG\n",
        cell(0),
        cell(1),
        cell(2)
    );
    for row in 0..payloads.len() {
        let (action, lead, when) = (cell(row), cell(row + 1), cell(row + 2));
        let (progress, rating) = (cell(row + 3), cell(row + 4));
        let _ = writeln!(
            text,
            "Write guide {row} {action}\tHead of {lead}\tMarch 2026 {when}\tDrafted {progress}\tAmber {rating}"
        );
    }
    text.push_str("\nExpected outcomes\n\n");
    for payload in &payloads {
        let _ = writeln!(text, "- Children are seen on time {payload}");
    }
    text
}

fn draft_of(text: &str) -> Draft {
    let source = Source::new("plan.txt", text.as_bytes(), Limits::default()).expect("it can be read");
    let draft = read(&source);
    assert!(draft.actions().count() >= PAYLOADS.len(), "{} actions were read", draft.actions().count());
    draft
}

fn as_format(draft: &Draft, format: Format) -> Vec<u8> {
    let layout = Layout::named("recommendation-tables").expect("it is one of the layouts");
    let tree = document(&Content::from(draft), &layout.fit(format));
    write(&tree, format, draft.fields.title.text()).expect("it can be written")
}

/// Sends a document under a name, looks at its draft, keeps it as a plan, and looks at everything.
async fn bring_in(kind: &str, name: &str, content: &[u8]) {
    let ground = Ground::new().await;
    let ada = ground.signed_in(Member::Ada);
    let answer = send(&ada, name, content).await;
    answer.is_clean(kind);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{kind}: {}", answer.said());
    let draft = answer.location().to_owned();
    let pages = look_through(&ada, &ground, from_ref(&draft)).await;
    assert!(
        pages.iter().any(|(address, page)| address.contains(&draft) && page.body.contains(MARK)),
        "{kind}"
    );
    let kept = ada.post(&format!("{draft}/confirmation"), "seen=0").await;
    assert!(kept.location.starts_with("/plans/"), "{kind}: {}", kept.body);
    let pages = look_through(&ada, &ground, &[]).await;
    let marked =
        pages.iter().filter(|(address, page)| address.contains(&kept.location) && page.body.contains(MARK));
    assert!(marked.count() > 10, "{kind}: what was written is shown");
}

async fn send(site: &Site, name: &str, content: &[u8]) -> Page {
    send_to(site, "/documents", name, content).await
}

async fn send_to(site: &Site, address: &str, name: &str, content: &[u8]) -> Page {
    let body = [part("document", Some(name), content), b"--xyz--\r\n".to_vec()].concat();
    let request = Request::post(address)
        .header(header::HOST, "127.0.0.1:8080")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=xyz");
    Page::of(site.raw(request.body(Body::from(body)).expect("a request")).await).await
}

#[tokio::test]
async fn words_of_a_text_stay_words() {
    bring_in("txt", "plan<script>alert(1)<_script>zq.txt", plan().as_bytes()).await;
}

#[tokio::test]
async fn words_of_a_web_page_stay_words() {
    let page = as_format(&draft_of(&plan()), Format::Html);
    bring_in("html", "zq' onfocus=alert(1) x='.html", &page).await;
}

#[tokio::test]
async fn words_of_a_markdown_document_stay_words() {
    let page = as_format(&draft_of(&plan()), Format::Md);
    bring_in("md", "zq{{7*7}}.md", &page).await;
}

#[tokio::test]
async fn words_of_parted_values_stay_words() {
    let page = as_format(&draft_of(&plan()), Format::Csv);
    bring_in("csv", "javascript:alert(1)zq.csv", &page).await;
}

#[tokio::test]
async fn words_of_a_word_document_stay_words() {
    let page = as_format(&draft_of(&plan()), Format::Docx);
    bring_in("docx", "zq%22><img src=x onerror=alert(1)>.docx", &page).await;
}

#[tokio::test]
async fn words_of_a_workbook_stay_words() {
    let page = as_format(&draft_of(&plan()), Format::Xlsx);
    bring_in("xlsx", "zq&lt;b&gt;.xlsx", &page).await;
}

#[tokio::test]
async fn words_of_a_pdf_stay_words() {
    let ground = Ground::new().await;
    let ada = ground.signed_in(Member::Ada);
    let answer = send(&ada, "zq<b>.pdf", &pdf(&plan())).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.said());
    let draft = answer.location().to_owned();
    let pages = look_through(&ada, &ground, from_ref(&draft)).await;
    let marked =
        pages.iter().filter(|(address, page)| address.contains(&draft) && page.body.contains("zq&lt;script"));
    assert!(marked.count() > 0);
}

/// A page with a line of text for each line; of other letters than those of ASCII it has none.
fn pdf(text: &str) -> Vec<u8> {
    let escaped = |line: &str| line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    let plain = |line: &str| line.chars().filter(|letter| matches!(letter, ' '..='~')).collect::<String>();
    let lines = text.lines().filter(|line| !line.is_empty()).take(50);
    let shown: Vec<String> = lines.map(|line| format!("({}) Tj T*", escaped(&plain(line)))).collect();
    let content = format!("BT /F 6 Tf 14 TL 40 800 Td {} ET", shown.join("\n"));
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = String::new();
    for (nth, object) in (1..).zip(&objects) {
        let _ = writeln!(places, "{:010} 00000 n ", file.len());
        let _ = writeln!(file, "{nth} 0 obj\n{object}\nendobj");
    }
    let table = file.len();
    let _ = writeln!(
        file,
        "xref\n0 6\n0000000000 65535 f \n{places}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF"
    );
    file.into_bytes()
}

/// Documents that are script and markup themselves, not words that look like them.
#[tokio::test]
async fn what_would_run_in_a_document_does_not_run_on_a_page() {
    const ROWS: &str = "<tr><td>Write a guide zq <a href=\"javascript:alert(1)\" onclick=\"alert(1)\">here</a><script>alert(1)</script></td>\
                        <td style=\"background:url(javascript:alert(1))\">Head of Visits<svg onload=alert(1)></td><td>March 2026</td></tr>";
    const TABLE: &str = "<tr><th>Action</th><th>Lead</th><th>By when</th></tr>";
    let html = format!(
        "<html><head><base href=\"https://elsewhere.example/\"><title>Improvement plan</title></head><body onload=alert(1)>\
         <h1>Improvement plan</h1><h2>Recommendation 1</h2><table>{TABLE}{}</table><iframe src=\"/account\"></iframe>\
         <form action=\"https://elsewhere.example\"><input name=a></form></body></html>",
        ROWS.repeat(12)
    );
    bring_in("live html", "live.html", html.as_bytes()).await;
    let row = "| Write a guide zq [here](javascript:alert(1)) ![x](javascript:alert(1)) <script>alert(1)</script> | Head <b onclick=alert(1)>of</b> Visits | March 2026 |\n";
    let md = format!(
        "# Improvement plan\n\n<script>alert(1)</script>\n\n## Recommendation 1\n\n[a]: javascript:alert(1)\n\n\
         | Action | Lead | By when |\n|---|---|---|\n{}",
        row.repeat(12)
    );
    bring_in("live md", "live.md", md.as_bytes()).await;
}

/// A document that is laid beside a plan and not kept.
#[tokio::test]
async fn words_of_a_report_stay_words() {
    let ground = Ground::new().await;
    let ada = ground.signed_in(Member::Ada);
    let mut report = include_str!("../../../../samples/inspection-report.md").to_owned();
    for payload in lines() {
        report = report.replacen("\n- ", &format!("\n-  {payload} "), 1);
        report = report.replacen(". ", &format!(".  {payload} "), 1);
    }
    let address = format!("/plans/{}/coverage", ground.site.plan);
    let answer = send_to(&ada, &address, "<script>zq.md", report.as_bytes()).await;
    answer.is_clean("a report");
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.said());
    assert!(answer.body.contains(MARK));
    let refused = send_to(&ada, &address, "<script>alert(1)</script>zq.txt", b"Dear all").await;
    refused.is_clean("a letter");
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
}
