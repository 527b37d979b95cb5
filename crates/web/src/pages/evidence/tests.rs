use std::io::{Cursor, Write};

use axum::http::StatusCode;
use goldthread_evidence::Store;
use goldthread_people::{Command, PersonId, Right, Scope};

use crate::testing::people::{Member, direct};
use crate::testing::{Answer, Site, holds};

const EVIDENCE: &str = "/plans/{plan}/evidence";
const PDF: &[u8] =
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n\
    trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";
const ONCE: (&str, &str) = ("once", "0192f0c1-0000-7000-8000-0000000000e1");

/// What is said of a piece, less where it is and what it bears out.
const SAID: [(&str, &str); 4] =
    [("title", "Audit of 20 visits"), ("kind", "Output"), ("strength", "Tested"), ("dated", "2026-03-01")];

fn said(more: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    SAID.into_iter().chain(more.iter().copied()).collect()
}

async fn add(site: &Site, more: &[(&'static str, &'static str)], file: Option<(&str, &[u8])>) -> Answer {
    site.send_fields(EVIDENCE, &said(more), file).await
}

fn kept(site: &Site) -> usize {
    Store::open(site.folder()).expect("it is there").held().expect("it can be read").len()
}

#[tokio::test]
async fn a_file_is_added_and_stands_in_the_list_and_on_its_actions() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    holds(
        &alex.page(EVIDENCE).await,
        &["Add evidence", "Showing 0 of no pieces of evidence", "Nothing bears it out"],
    );
    let form = alex.page("/plans/{plan}/evidence/new?action=2").await;
    holds(
        &form,
        &["enctype=\"multipart/form-data\"", "value=\"2\" checked", "name no child", "Taken are PDF"],
    );
    let answer = add(&alex, &[("action", "1"), ("action", "3")], Some(("audit.pdf", PDF))).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let page = alex.page(&answer.location).await;
    holds(
        &page,
        &[
            "The evidence is added.",
            "1. Audit of 20 visits",
            "Output",
            "Tested",
            "1 March 2026",
            "Showing 1 of 1 piece",
        ],
    );
    holds(&page, &["Nothing shows what is different for children"]);
    for action in [1, 3] {
        let page = alex.page(&format!("/plans/{{plan}}/actions/{action}")).await;
        holds(&page, &["Audit of 20 visits", "(output, tested, 1 March 2026)"]);
        assert!(!page.contains("No evidence is kept"));
    }
    holds(&alex.page("/plans/{plan}/sections/1").await, &["It can be relied on: 1 output.", "evidence.zip"]);
    assert_eq!(kept(&site), 1);
}

#[tokio::test]
async fn the_list_is_narrowed_by_kind_section_and_action() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    for (title, kind, action) in
        [("Minutes", "Process", "1"), ("Survey", "Voice", "1"), ("Register", "Process", "4")]
    {
        let fields = [
            ("title", title),
            ("kind", kind),
            ("strength", "Said"),
            ("url", "https://a.example/1"),
            ("action", action),
        ];
        imogen.send_fields(EVIDENCE, &fields, None).await;
    }
    let check = async |query: &str, there: &[&str], not_there: &[&str]| {
        let page = imogen.page(&format!("{EVIDENCE}?{query}")).await;
        let list = page.split("What each section has").next().unwrap_or_default();
        holds(list, there);
        for title in not_there {
            assert!(!list.contains(title), "{query}: {title}");
        }
    };
    check("", &["1. Minutes", "2. Survey", "3. Register"], &[]).await;
    check("kind=Process", &["1. Minutes", "3. Register"], &["2. Survey"]).await;
    check("section=2", &["3. Register"], &["1. Minutes", "2. Survey"]).await;
    check("action=1&kind=Voice", &["2. Survey"], &["1. Minutes", "3. Register"]).await;
    check("kind=Nothing", &["Showing 3 of 3"], &[]).await;
    holds(&imogen.page(EVIDENCE).await, &["Only process evidence", "Nothing of these"]);
}

#[tokio::test]
async fn what_has_expired_is_said_and_counts_no_more() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    add(&imogen, &[("url", "https://a.example/1"), ("valid-until", "2026-03-19"), ("action", "1")], None)
        .await;
    holds(
        &imogen.page(EVIDENCE).await,
        &["<strong>Expired</strong> on 19 March 2026", "Nothing bears it out"],
    );
    holds(&imogen.page("/plans/{plan}/actions/1").await, &["Expired"]);
    add(&imogen, &[("url", "https://a.example/2"), ("valid-until", "2026-03-20"), ("action", "1")], None)
        .await;
    holds(&imogen.page("/plans/{plan}/sections/1").await, &["It can be relied on: 1 output."]);
}

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        file.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        file.write_all(content).expect("it can be written");
    }
    file.finish().expect("it can be ended").into_inner()
}

/// What claims to be a document of Word, and unpacks into a hundred megabytes.
fn bomb() -> Vec<u8> {
    zip(&[("[Content_Types].xml", &vec![b' '; 100 * 1024 * 1024])])
}

#[tokio::test]
async fn a_file_that_is_not_taken_is_refused_in_words_and_nothing_typed_is_lost() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    let check = async |name: &str, content: &[u8], status: StatusCode, words: &str| {
        let answer = add(&alex, &[("action", "1")], Some((name, content))).await;
        assert_eq!(answer.status, status, "{name}: {}", answer.body);
        holds(&answer.body, &["There is a problem", "href=\"#document\"", words, "Choose it again"]);
        holds(
            &answer.body,
            &["value=\"Audit of 20 visits\"", "value=\"Tested\" checked", "value=\"1\" checked"],
        );
        assert_eq!(kept(&site), 0, "{name}");
    };
    let bad = StatusCode::BAD_REQUEST;
    check("page.pdf", b"<!DOCTYPE html><script>alert(1)</script>", bad, "The file is a web page").await;
    check(
        "logo.svg",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>",
        bad,
        "The file is a web page, a drawing made of code",
    )
    .await;
    check("x<b>.exe", b"MZ\x90\0\x03\0\0\0", bad, "program or script").await;
    check("audit.docx", &bomb(), StatusCode::PAYLOAD_TOO_LARGE, "larger than").await;
    check("empty.pdf", b"", bad, "The file is empty").await;
    check("large.txt", &vec![b'a'; 100_001], StatusCode::PAYLOAD_TOO_LARGE, "larger than").await;
    check("huge.txt", &vec![b'a'; 900_000], StatusCode::PAYLOAD_TOO_LARGE, "larger than").await;
}

#[tokio::test]
async fn what_is_wrong_with_a_form_is_said_before_its_file_is_kept() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    let check = async |fields: &[(&str, &str)], file: Option<(&str, &[u8])>, field: &str, words: &str| {
        let answer = alex.send_fields(EVIDENCE, fields, file).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{words}");
        holds(&answer.body, &[&format!("href=\"#{field}\""), words]);
        assert_eq!(kept(&site), 0, "{words}");
    };
    let pdf = Some(("audit.pdf", PDF));
    check(&said(&[]), pdf, "action", "Choose at least one action").await;
    check(&said(&[("action", "99")]), pdf, "action", "Action 99 is not there, or is not yours").await;
    check(&said(&[("action", "1")]), None, "document", "Choose a file, or enter the address").await;
    check(&said(&[("action", "1"), ("url", "https://a.example")]), pdf, "document", "not both").await;
    check(
        &said(&[("action", "1"), ("url", "javascript:alert(1)")]),
        None,
        "url",
        "An address begins with https://",
    )
    .await;
    check(
        &said(&[("action", "1"), ("valid-until", "2026-02-01")]),
        pdf,
        "valid-until",
        "cannot be relied on until a day before",
    )
    .await;
    check(&said(&[("action", "1"), ("valid-until", "soon")]), pdf, "valid-until", "Enter a date").await;
    check(&[("title", "a"), ("action", "1")], pdf, "kind", "Choose what it can show").await;
    check(
        &[("title", " "), ("kind", "Voice"), ("strength", "Said"), ("action", "1")],
        pdf,
        "title",
        "Say what it is called",
    )
    .await;
    check(
        &[("title", "a"), ("kind", "Voice"), ("strength", "Said"), ("dated", "2026-03-21"), ("action", "1")],
        pdf,
        "dated",
        "Evidence speaks of what has been",
    )
    .await;
}

#[tokio::test]
async fn a_file_that_is_sent_twice_is_added_once() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    let file = Some(("audit.pdf", PDF));
    let (first, second) =
        tokio::join!(add(&alex, &[("action", "1"), ONCE], file), add(&alex, &[("action", "1"), ONCE], file));
    let ends =
        [&first, &second].map(|answer| answer.location.rsplit('=').next().unwrap_or_default().to_owned());
    assert!(ends.contains(&"sent-twice".to_owned()) && ends.contains(&"evidence".to_owned()), "{ends:?}");
    holds(&alex.page(EVIDENCE).await, &["Showing 1 of 1 piece of evidence"]);
    assert_eq!(kept(&site), 1);
}

#[tokio::test]
async fn whoever_answers_for_a_part_adds_evidence_to_that_part_only() {
    let site = Site::with_people().await;
    let over = Scope::Section { plan: site.plan.uuid(), number: 1 };
    let person = PersonId::from(Member::Noa.id(0));
    direct(&site, 0, vec![Command::GiveRight { person, right: Right::ActionLead, over }]).await;
    let noa = site.seen_by(Member::Noa).await;
    for page in [EVIDENCE, "/plans/{plan}/evidence/new"] {
        assert_eq!(noa.get(page).await.status, StatusCode::FORBIDDEN, "{page}");
    }
    let under = "/plans/{plan}/actions/1/evidence";
    let form = noa.page(&format!("{under}/new")).await;
    holds(&form, &["id=\"action\" name=\"action\" type=\"checkbox\" value=\"1\" checked"]);
    assert!(!form.contains("value=\"4\""), "actions of other sections are not offered");
    let answer =
        noa.send_fields(under, &said(&[("action", "1"), ("action", "4")]), Some(("a.pdf", PDF))).await;
    holds(&answer.body, &["Action 4 is not there, or is not yours"]);
    let answer = noa.send_fields(under, &said(&[("action", "1")]), Some(("a.pdf", PDF))).await;
    assert!(answer.location.ends_with("/actions/1?done=evidence"), "{}", answer.body);
    holds(&noa.page("/plans/{plan}/evidence/1").await, &["Audit of 20 visits", "versions/1/file"]);
    // Of a piece that also bears out what others answer for, they change their own part only.
    let imogen = site.seen_by(Member::Imogen).await;
    imogen.post("/plans/{plan}/evidence/1/actions", "action=1&action=4").await;
    let form = noa.page("/plans/{plan}/evidence/1/actions").await;
    holds(&form, &["It also bears out 1 action that others answer for."]);
    noa.post("/plans/{plan}/evidence/1/actions", "action=2").await;
    holds(&imogen.page("/plans/{plan}/evidence/1").await, &["/actions/2\"", "/actions/4\""]);
    let answer = noa.post("/plans/{plan}/evidence/1/removal", "why=No").await;
    holds(&answer.body, &["It also bears out actions that others answer for"]);
}

#[tokio::test]
async fn what_bears_a_section_out_is_had_in_one_file_and_who_has_it_is_recorded() {
    let site = Site::with_people().await;
    let quinn = site.seen_by(Member::Quinn).await;
    let alex = site.seen_by(Member::Alex).await;
    add(&alex, &[("action", "1")], Some(("Audit of visits.pdf", PDF))).await;
    add(&alex, &[("action", "4")], Some(("other.txt", b"Of another section.\n"))).await;
    let request = axum::http::Request::get(format!("/plans/{}/sections/1/evidence.zip", site.plan));
    let request =
        request.header("host", "127.0.0.1:8080").body(axum::body::Body::empty()).expect("a request");
    let answer = quinn.raw(request).await;
    let header = |name: &str| answer.headers()[name].to_str().expect("a text").to_owned();
    assert_eq!(header("content-type"), "application/zip");
    assert_eq!(header("content-disposition"), "attachment; filename=\"evidence-section-1.zip\"");
    assert!(header("content-security-policy").ends_with("sandbox"));
    let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.expect("it arrives");
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is a zip");
    let mut names: Vec<String> =
        archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    names.sort_unstable();
    assert_eq!(names, ["files/01-Audit-of-visits.pdf", "index.html", "manifest.csv"]);
    let record = site.seen_by(Member::Ada).await.page("/people/record").await;
    holds(&record, &["The evidence of section 1 of", "Quinn of the Marsh"]);
    for member in [Member::Rae, Member::Ana, Member::Sid, Member::Pat] {
        let them = site.seen_by(member).await;
        assert_eq!(
            them.get("/plans/{plan}/sections/1/evidence.zip").await.status,
            StatusCode::FORBIDDEN,
            "{member:?}"
        );
    }
}

#[tokio::test]
async fn a_file_that_no_evidence_names_goes_in_time_and_no_other_does() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    add(&alex, &[("action", "1")], Some(("audit.pdf", PDF))).await;
    alex.post(&format!("{EVIDENCE}/1/removal"), "why=It+was+of+another+plan").await;
    let files = site.deployment.config().files.clone().expect("files are taken");
    files.take(b"Left by a crash.\n", "left.txt").expect("it is taken");
    assert_eq!(site.deployment.sweep().await.expect("it can be read"), 0, "both are new");
    for held in files.store().held().expect("it can be read") {
        let digits = held.sha256.to_string();
        let path = site.folder().join("evidence").join(&digits[..2]).join(&digits[2..]);
        let file = std::fs::File::options().append(true).open(path).expect("it is there");
        file.set_modified(std::time::SystemTime::UNIX_EPOCH).expect("it can be set");
    }
    assert_eq!(site.deployment.sweep().await.expect("it can be read"), 1);
    let address = format!("{EVIDENCE}/1/versions/1/file");
    assert_eq!(alex.get(&address).await.status, StatusCode::OK, "what was taken away is still named");
}

#[tokio::test]
async fn where_no_files_are_taken_a_link_is_asked_for() {
    let without = |config| crate::ServeConfig { files: None, ..config };
    let site = Site::with_people_where(without).await;
    let alex = site.seen_by(Member::Alex).await;
    let form = alex.page("/plans/{plan}/evidence/new").await;
    holds(&form, &["No files are taken here."]);
    assert!(!form.contains("type=\"file\""));
    let added = add(&alex, &[("action", "1"), ("url", "https://a.example/1")], None).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
}
