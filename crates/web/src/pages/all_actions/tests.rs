//! `GET /actions`, and the files of it and of the list of a plan.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::testing::people::Member;
use crate::testing::{Site, holds};

/// The first words of the actions that are listed, in order.
async fn listed(site: &Site, address: &str) -> Vec<&'static str> {
    let page = site.page(address).await;
    let known = ["Write a guide", "Tell every team", "Look at ten", "Add a box"];
    let mut found: Vec<_> =
        known.iter().filter_map(|words| Some((page.find(&format!(". {words}"))?, *words))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, words)| words.split(' ').next().unwrap_or_default()).collect()
}

#[tokio::test]
async fn each_sees_the_actions_that_they_may_see() {
    let site = Site::with_people().await;
    let check = async |member: Member, expected: &[&str]| {
        assert_eq!(listed(&site.seen_by(member).await, "/actions").await, expected, "{member:?}");
    };
    for member in [Member::Imogen, Member::Alex, Member::Rae] {
        check(member, &["Write", "Tell", "Look", "Add"]).await;
    }
    check(Member::Sid, &["Write", "Tell", "Look"]).await;
    check(Member::Pat, &["Tell"]).await;
    let pat = site.seen_by(Member::Pat).await.page("/actions").await;
    holds(&pat, &["Showing 1 of 1 action, judged as at 20 March 2026."]);
    assert!(!pat.contains("Head of Records"), "the leads of others are no choice");
    assert_eq!(site.seen_by(Member::Noa).await.get("/actions").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_list_is_narrowed_and_put_in_order_by_its_address() {
    let site = Site::with_people().await;
    let rae = site.seen_by(Member::Rae).await;
    let check = async |query: &str, expected: &[&str]| {
        for list in ["/actions", "/plans/{plan}/actions"] {
            assert_eq!(listed(&rae, &format!("{list}?{query}")).await, expected, "{list} {query}");
        }
    };
    check("date=overdue", &["Write"]).await;
    check("date=30", &[]).await;
    check("date=moved", &[]).await;
    check("completion=claimed", &["Tell", "Add"]).await;
    check("completion=verified", &[]).await;
    check("lead=Head+of+Visits", &["Write", "Tell"]).await;
    check("lead=Head+of+Visits&date=overdue", &["Write"]).await;
    check("status=at-risk", &["Write"]).await;
    check("status=none", &[]).await;
    check("section=2", &["Add"]).await;
    check("sort=lead", &["Look", "Add", "Write", "Tell"]).await;
    check("sort=-lead", &["Write", "Tell", "Add", "Look"]).await;
    check("sort=date", &["Write", "Add", "Tell", "Look"]).await;
    check("sort=-date", &["Add", "Write", "Tell", "Look"]).await;
    check("sort=-section", &["Add", "Write", "Tell", "Look"]).await;
    check("date=x&status=y&sort=z&page=-1&section=q&plan=1", &["Write", "Tell", "Look", "Add"]).await;
    let page = rae.page("/actions?sort=date&lead=Head+of+Visits").await;
    holds(
        &page,
        &[
            "aria-sort=\"ascending\"><a class=\"govuk-link govuk-link--no-visited-state gt-grid__sort\" href=\"/actions?lead=Head%20of%20Visits&amp;sort=-date\"",
            "/actions.csv?lead=Head%20of%20Visits&amp;sort=date",
            "<option value=\"Head of Visits\" selected>",
        ],
    );
}

#[tokio::test]
async fn a_file_has_exactly_what_is_listed() {
    let site = Site::with_people().await;
    let rae = site.seen_by(Member::Rae).await;
    for list in ["/actions", "/plans/{plan}/actions"] {
        let csv = rae.page(&format!("{list}.csv?lead=Head+of+Visits&sort=-date")).await;
        assert_eq!(csv.lines().count(), 3, "{csv}");
        let first = csv.lines().nth(1).unwrap_or_default();
        assert!(
            first.contains(
                "Write a guide to visits,Head of Visits,January 2026,2026-01-31,0,Amber,Open,Overdue"
            ),
            "{csv}"
        );
    }
    let pat = site.seen_by(Member::Pat).await;
    assert_eq!(pat.page("/actions.csv").await.lines().count(), 2);
    assert_eq!(pat.get("/plans/{plan}/actions.csv").await.status, StatusCode::FORBIDDEN);
    let request = Request::get("/actions.xlsx").header(header::HOST, "localhost").body(Body::empty());
    let sheet = rae.raw(request.expect("a request")).await;
    assert_eq!(sheet.headers()[header::CONTENT_DISPOSITION], "attachment; filename=\"actions.xlsx\"");
}

#[tokio::test]
async fn no_authority_lists_what_is_anothers() {
    let site = Site::of_two().await;
    for (nth, other) in [(0, "Great"), (1, "Little")] {
        let rae = site.seen_in(nth, Member::Rae).await;
        let page = rae.page("/actions").await;
        holds(&page, &["Showing 4 of 4 actions"]);
        assert!(!page.contains(other), "{nth}");
        assert_eq!(rae.page("/actions.csv").await.lines().count(), 5);
    }
}
