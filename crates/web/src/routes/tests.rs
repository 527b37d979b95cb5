use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{StatusCode, header};

use super::*;
use crate::testing::Site;
use crate::testing::people::Member;

#[tokio::test]
async fn every_route_answers_by_its_methods_and_no_other() {
    let site = Site::with_people().await;
    let paths: BTreeSet<&str> = ROUTES.iter().map(|route| route.path).collect();
    for path in paths {
        let own = ROUTES.iter().filter(|route| route.path == path);
        let own: BTreeSet<&str> = own.flat_map(|route| route.methods).copied().collect();
        let plan = site.plan.to_string();
        let address = path
            .replace("{plan}", &plan)
            .replace("{section}", "1")
            .replace("{action}", "1")
            .replace("{update}", "1")
            .replace("{concern}", "1")
            .replace("{escalation}", "1");
        for method in ["GET", "POST", "PUT", "DELETE"] {
            let site = site.seen_by(Member::Ada).await;
            let request = Request::builder().method(method).uri(&address).header(header::HOST, "localhost");
            let request = request.header("sec-fetch-site", "same-origin").body(Body::empty());
            let answer = site.send(request.expect("a request")).await;
            let taken = answer.status != StatusCode::METHOD_NOT_ALLOWED;
            assert_eq!(taken, own.contains(method), "{method} {address}");
            let is_fault = answer.status.is_server_error() && path != "/ready";
            assert!(!is_fault, "{method} {address}: {}", answer.body);
        }
    }
}

#[test]
fn no_route_is_in_the_table_twice() {
    let mut seen = BTreeSet::new();
    for route in ROUTES {
        for method in route.methods {
            assert!(seen.insert((route.path, *method)), "{method} {}", route.path);
        }
    }
}

#[test]
fn every_folder_of_pages_is_routed() {
    let folders = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/pages")).expect("the pages");
    let folders = folders.filter_map(|entry| entry.ok().filter(|entry| entry.path().is_dir()));
    let folders: BTreeSet<String> =
        folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let pages = ROUTES.iter().map(|route| route.page.to_owned()).filter(|page| !page.is_empty());
    let mut routed: BTreeSet<String> = pages.collect();
    routed.insert("problem".to_owned());
    assert_eq!(folders, routed);
}
