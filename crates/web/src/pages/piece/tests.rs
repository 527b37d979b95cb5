use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use goldthread_evidence::Checksum;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

const PDF: &[u8] =
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n\
    trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";
const PIECE: &str = "/plans/{plan}/evidence/1";
const FILE: &str = "/plans/{plan}/evidence/1/versions/1/file";

const SAID: [(&str, &str); 5] = [
    ("title", "Audit of 20 visits"),
    ("kind", "Outcome"),
    ("strength", "Recorded"),
    ("action", "1"),
    ("action", "2"),
];

/// A site with a piece that bears out the first two actions, and whoever added it.
async fn with_piece(name: &str, content: &[u8]) -> (Site, Site) {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    let added = alex.send_fields("/plans/{plan}/evidence", &SAID, Some((name, content))).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    (site, alex)
}

async fn fetched(site: &Site, address: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
    let address = address.replace("{plan}", &site.plan.to_string());
    let request = Request::get(address).header("host", "127.0.0.1:8080").body(Body::empty());
    let (parts, body) = site.raw(request.expect("a request")).await.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("it arrives");
    (parts.status, parts.headers, bytes.to_vec())
}

#[tokio::test]
async fn a_piece_has_its_versions_and_who_added_them() {
    let (_site, alex) = with_piece("audit.pdf", PDF).await;
    let page = alex.page(PIECE).await;
    holds(
        &page,
        &[
            "Outcome: what is different for children",
            "a PDF, ",
            "Added by Alex of the Marsh, 20 March 2026",
            "No end is set",
            "No claim",
        ],
    );
    holds(
        &alex.page(&format!("{PIECE}/versions/new")).await,
        &["value=\"Audit of 20 visits\"", "value=\"Outcome\" checked"],
    );
    let newer = [
        ("title", "Audit of 40 visits"),
        ("kind", "Outcome"),
        ("strength", "Tested"),
        ("url", "https://a.example/audit"),
        ("why", "Twenty more were read."),
    ];
    let answer = alex.send_fields(&format!("{PIECE}/versions"), &newer, None).await;
    let page = alex.page(&answer.location).await;
    holds(
        &page,
        &[
            "The newer version is in its place.",
            "Version 2 (the one that counts)",
            "Twenty more were read.",
            "Version 1",
            "audit.pdf",
        ],
    );
    holds(&page, &["href=\"https://a.example/audit\" rel=\"noreferrer noopener\""]);
    let without = alex.send_fields(&format!("{PIECE}/versions"), &newer[..4], None).await;
    holds(&without.body, &["Say what is new in it", "href=\"#why\""]);
    assert_eq!(fetched(&alex, FILE).await.2, PDF, "the version before can still be opened");
}

#[tokio::test]
async fn a_file_is_handed_out_so_that_nothing_in_it_can_act() {
    let check = async |name: &str, content: &[u8], media_type: &str, how: &str| {
        let (_site, alex) = with_piece(name, content).await;
        let (status, headers, bytes) = fetched(&alex, FILE).await;
        assert_eq!(status, StatusCode::OK, "{name}");
        assert_eq!(bytes, content, "{name}");
        let of = |header: &str| headers[header].to_str().expect("a text").to_owned();
        assert_eq!(of("content-type"), media_type);
        assert!(of("content-disposition").starts_with(how), "{name}: {}", of("content-disposition"));
        assert_eq!(of("x-content-type-options"), "nosniff");
        assert!(of("content-security-policy").starts_with("default-src 'none'"));
        assert!(of("cache-control").contains("no-store"));
        assert_eq!(headers.get_all("content-security-policy").iter().count(), 1);
    };
    check("audit.pdf", PDF, "application/pdf", "inline; filename=\"audit.pdf\"").await;
    check("notes.txt", b"Visits: 12 of 14, 1 < 2 & more\n", "text/plain; charset=utf-8", "inline;").await;
    check("a.csv", b"child,visits\n=1+1,2\n", "text/plain; charset=utf-8", "inline;").await;
    let mail = b"From: Lead <lead@a.example>\r\nTo: Board <b@a.example>\r\nSubject: Audit\r\nMIME-Version: 1.0\r\nReceived: from a by b; Mon, 1 Jun 2026 09:00:00 +0100\r\n\r\nSee below.\r\n";
    check("audit.eml", mail, "message/rfc822; charset=utf-8", "attachment;").await;
}

#[tokio::test]
async fn files_are_for_those_who_may_and_who_opens_one_is_recorded() {
    let (site, _alex) = with_piece("audit.pdf", PDF).await;
    for (member, status) in [
        (Member::Imogen, StatusCode::OK),
        (Member::Quinn, StatusCode::OK),
        (Member::Alex, StatusCode::OK),
        (Member::Ana, StatusCode::FORBIDDEN),
        (Member::Rae, StatusCode::FORBIDDEN),
        (Member::Sid, StatusCode::FORBIDDEN),
        (Member::Pat, StatusCode::FORBIDDEN),
        (Member::Addy, StatusCode::FORBIDDEN),
    ] {
        let them = site.seen_by(member).await;
        assert_eq!(fetched(&them, FILE).await.0, status, "{member:?}");
    }
    let record = site.seen_by(Member::Ada).await.page("/people/record").await;
    holds(
        &record,
        &["The file of evidence 1 of", "Imogen of the Marsh", "Quinn of the Marsh", "/evidence/1\""],
    );
    // Whoever may see an action sees what bears it out, of the actions no more than they may, and no way to the file.
    for (member, there, not_there) in
        [(Member::Sid, "/actions/1\"", "/file"), (Member::Pat, "/actions/2\"", "/actions/1\"")]
    {
        let page = site.seen_by(member).await.page(PIECE).await;
        holds(&page, &["Audit of 20 visits", there, "Evidence may name children."]);
        assert!(!page.contains(not_there), "{member:?}");
    }
    holds(&site.seen_by(Member::Pat).await.page(PIECE).await, &["and 1 action that you may not see"]);
}

#[tokio::test]
async fn which_actions_it_bears_out_is_changed_and_it_is_taken_away() {
    let (site, alex) = with_piece("audit.pdf", PDF).await;
    let form = alex.page(&format!("{PIECE}/actions")).await;
    holds(&form, &["value=\"1\" checked", "value=\"2\" checked"]);
    let none = alex.post(&format!("{PIECE}/actions"), "").await;
    holds(&none.body, &["Choose at least one action", "href=\"#action\""]);
    let set = alex.post(&format!("{PIECE}/actions"), "action=3").await;
    holds(&alex.page(&set.location).await, &["It is recorded which actions it bears out.", "/actions/3\""]);
    let without = alex.post(&format!("{PIECE}/removal"), "why=+").await;
    holds(&without.body, &["Say why it is taken away", "href=\"#why\""]);
    let away = alex.post(&format!("{PIECE}/removal"), "why=Wrong+plan").await;
    let page = alex.page(&away.location).await;
    holds(&page, &["The evidence is taken away.", "It was taken away: Wrong plan"]);
    assert!(!page.contains("Take it away"));
    holds(&alex.page("/plans/{plan}/evidence").await, &["What was taken away (1)", "Taken away: Wrong plan"]);
    holds(&alex.page("/plans/{plan}/actions/3").await, &["No evidence is kept with this action"]);
    let again = alex.post(&format!("{PIECE}/removal"), "why=Wrong+plan").await;
    holds(&again.body, &["This piece of evidence was taken away"]);
    assert_eq!(fetched(&site.seen_by(Member::Quinn).await, FILE).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_file_that_is_gone_or_changed_is_given_to_nobody() {
    let (site, alex) = with_piece("notes.txt", b"Notes of the visit.\n").await;
    let files = site.deployment.config().files.as_ref().expect("files are taken");
    let sha256: Checksum = files.store().held().expect("it can be read")[0].sha256;
    let digits = sha256.to_string();
    let (first, rest) = digits.split_at(2);
    let path = site.folder().join("evidence").join(first).join(rest);
    std::fs::write(&path, b"Something else.\n").expect("it can be written");
    assert_eq!(fetched(&alex, FILE).await.0, StatusCode::INTERNAL_SERVER_ERROR);
    std::fs::remove_file(&path).expect("it is there");
    let answer = alex.get(FILE).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    holds(&answer.body, &["The file is not kept here any more"]);
    for nothing in [
        "/plans/{plan}/evidence/1/versions/2/file",
        "/plans/{plan}/evidence/9",
        "/plans/{plan}/evidence/1/versions/0/file",
    ] {
        assert_eq!(alex.get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
}

#[tokio::test]
async fn what_has_been_is_seen_and_not_changed() {
    let (_site, alex) = with_piece("audit.pdf", PDF).await;
    for form in ["versions/new", "actions", "removal"] {
        let answer = alex.get(&format!("{PIECE}/{form}?at=2026-03-20")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{form}");
    }
    let page = alex.page(&format!("{PIECE}?at=2026-03-20")).await;
    assert!(!page.contains("Take it away"));
}
