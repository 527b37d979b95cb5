//! Paths that climb: to files beside the program, to routes that the table does not give to whoever asks.

use axum::http::{StatusCode, header};

use super::addresses::look;
use super::clean::Page;
use super::ground::Ground;
use super::payloads::escaped;
use crate::testing::people::Member;

/// Ways to say "the folder above", and ends of names.
const CLIMBS: [&str; 14] = [
    "..",
    "../",
    "..%2f",
    "..%2F",
    "%2e%2e/",
    "%2e%2e%2f",
    "%252e%252e%252f",
    "..%252f",
    "..\\",
    "..%5c",
    "%2e%2e%5c",
    "..;/",
    "..%c0%af",
    "..%00/",
];

/// Files that a machine has.
const FILES: [&str; 5] = ["etc/passwd", "Cargo.toml", "accounts.db", "goldthread.db", "src/lib.rs"];

/// Fails where an answer gives something of a file.
fn gives_nothing(page: &Page, address: &str) {
    page.is_clean(address);
    for word in ["root:x:0", "[package]", "SQLite format", "mod access;"] {
        assert!(!page.body.contains(word), "{address}");
    }
}

#[tokio::test]
async fn no_path_leads_to_a_file_of_the_machine() {
    let ground = Ground::new().await;
    let ada = ground.signed_in(Member::Ada);
    let plan = ground.site.plan;
    for under in
        ["/assets/", "/", "/rules/", &format!("/plans/{plan}/papers/"), &format!("/plans/{plan}/"), "/links/"]
    {
        for climb in CLIMBS {
            for file in FILES {
                let address = format!("{under}{}{file}", climb.repeat(4));
                for site in [&ground.site, &ada] {
                    let page = look(site, &address).await;
                    gives_nothing(&page, &address);
                    assert_ne!(page.status, StatusCode::OK, "{address}");
                }
            }
        }
    }
}

/// Each way is either the address that it reads as, or none: no right is asked for one page and another given.
#[tokio::test]
async fn no_path_leads_around_the_table_of_rights() {
    let ground = Ground::new().await;
    let noa = ground.signed_in(Member::Noa);
    let plan = ground.site.plan;
    for address in [
        format!("/assets/../plans/{plan}"),
        format!("/assets/..%2fplans%2f{plan}"),
        format!("/assets/%2e%2e/plans/{plan}"),
        format!("//plans/{plan}"),
        format!("/./plans/{plan}"),
        format!("/plans/{plan}/"),
        format!("/plans//{plan}"),
        format!("/plans/{plan}%2factions"),
        format!("/plans/{plan};a=b"),
        format!("/plans/{plan}%00"),
        format!("/plans/{plan}%20"),
        format!("/PLANS/{plan}"),
        format!("/Plans/{plan}/actions"),
        format!("/health/../plans/{plan}"),
        format!("/rules/..%2f..%2fplans%2f{plan}"),
        "/people/%72ecord".to_owned(),
        "/people/record%2f".to_owned(),
        "/%70eople".to_owned(),
        "/people/record;.css".to_owned(),
        "/people/record/x.css".to_owned(),
        "/account%2f..%2fpeople".to_owned(),
    ] {
        let page = look(&noa, &address).await;
        page.is_clean(&address);
        assert_ne!(page.status, StatusCode::OK, "{address}");
        for word in ["Visits are often late", "Write a guide to visits", "Rae of the Marsh"] {
            assert!(!page.body.contains(word), "{address}: {word}");
        }
    }
}

#[tokio::test]
async fn papers_have_the_names_that_they_have() {
    let ground = Ground::new().await;
    let ada = ground.signed_in(Member::Ada);
    for name in [
        "progress.pdf/..",
        "../progress.pdf",
        "progress.pdf\0.html",
        "progress.html\r\nX: y",
        "PROGRESS.PDF",
        "progress.exe",
        "progress.pdf ",
        ".pdf",
        "progress",
        "",
        &"a".repeat(5_000),
    ] {
        let address = format!("/plans/{}/papers/{}", ground.site.plan, escaped(name));
        let page = look(&ada, &address).await;
        page.is_clean(&address);
        let is_page = name == "progress";
        assert_eq!(page.status == StatusCode::OK, is_page, "{name:?}");
        assert_eq!(page.text(header::CONTENT_DISPOSITION), "", "{name:?}");
    }
}

/// The name of a document is shown and kept; it never is a path.
#[tokio::test]
async fn names_of_documents_are_names() {
    let ground = Ground::new().await;
    let ada = ground.signed_in(Member::Ada);
    let text = super::ground::later();
    for (sent, expected) in [
        ("../../../etc/cron.d/plan.txt", Some("plan.txt")),
        ("..\\..\\plan.txt", Some("plan.txt")),
        ("/plan.txt", Some("plan.txt")),
        ("C:\\plan.txt", Some("plan.txt")),
        ("pl\0an.txt", Some("plan.txt")),
        ("plan.txt\0.exe", None),
        ("pl\u{7}an.txt", Some("plan.txt")),
        ("..", None),
        ("/", None),
        (".", None),
        ("%2e%2e%2fplan.txt", None),
        (&"a".repeat(5_000), None),
    ] {
        let answer = ada.upload(sent, text.as_bytes()).await;
        assert!(!answer.status.is_server_error(), "{sent:?}");
        if answer.location.is_empty() {
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{sent:?}");
            continue;
        }
        let page = look(&ada, &answer.location).await;
        page.is_clean(sent);
        if let Some(expected) = expected {
            assert!(page.body.contains(expected), "{sent:?}");
        }
        assert!(!page.body.contains("etc/cron.d") && !page.body.contains(&"a".repeat(201)), "{sent:?}");
    }
}
