//! What is shown instead of a page.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use goldthread_accounts::AccountId;
use goldthread_ledger::{Batch, Body as EntryBody, EntryId, Moment, NewEntry, StreamId, StreamSeq};
use uuid::Uuid;

use crate::testing::people::Member;
use crate::testing::{Site, holds, moment};

#[tokio::test]
async fn an_unknown_address_says_what_to_do() {
    let answer = Site::new().await.get("/nothing/here").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    holds(
        &answer.body,
        &["Page not found", "Nothing was changed", "Go to the list of plans", "Little Marsh Council"],
    );
}

#[tokio::test]
async fn a_page_takes_no_form() {
    let answer = Site::new().await.post("/plans", "").await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    holds(&answer.body, &["This page cannot do that"]);
}

#[tokio::test]
async fn strangers_are_refused() {
    let site = Site::new().await;
    for (host, fetch_site, words) in [
        ("attacker.example", "same-origin", "names another machine"),
        ("127.0.0.1:8080", "cross-site", "from a page of another site"),
    ] {
        let request =
            Request::post("/documents").header(header::HOST, host).header("sec-fetch-site", fetch_site);
        let answer = site.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{host}");
        holds(&answer.body, &["Not allowed from there", words]);
    }
}

/// Puts an entry at the end of a stream that nothing can read, as a newer version of the program could.
fn spoil(site: &Site, stream: &str) {
    let (ledger, authority) = (site.deployment.ledger(), site.app.authority().clone());
    let stream: StreamId = stream.parse().expect("the name of a stream");
    let there = ledger.entries_of_stream(&authority, &stream, None).expect("it can be read");
    let entry = NewEntry {
        id: EntryId::from(Uuid::now_v7()),
        happened_at: Moment::from(moment()),
        by: "A newer version".parse().expect("a name"),
        kind: "not-known-yet".parse().expect("a kind"),
        version: 1,
        body: EntryBody::parse("{}").expect("a body"),
        caused_by: None,
    };
    let after = there.last().map_or(StreamSeq::NONE, |entry| entry.stream_seq);
    ledger.append(Batch::new(authority).with(stream, after, vec![entry])).expect("it can be kept");
}

/// What is kept is not said to have changed nothing, whatever fails after it.
#[tokio::test]
async fn what_was_kept_before_something_failed_is_said_to_be_kept() {
    let (people, plans) = ("directory/people", "plan/0192f0c1-0000-7000-8000-0000000000ff");
    let leaving = format!("/people/{}/leaving", Member::Tess.id(0));
    let check = async |spoilt: &str, address: &str, form: &str, is_kept: bool| {
        let site = Site::with_people().await.seen_by(Member::Ada).await;
        let document = crate::testing::PLAN.replace("Little", "Large");
        let draft = site.upload("other.txt", document.as_bytes()).await.location;
        let address = address.replace("{draft}", &draft);
        spoil(&site, spoilt);
        let head = || site.deployment.ledger().head(site.app.authority()).expect("it can be read");
        let before = head();
        let answer = site.post(&address, form).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{address}: {}", answer.body);
        assert_eq!(head() > before, is_kept, "{address}");
        if address == leaving {
            let tess = AccountId::from(Member::Tess.id(0));
            let account = site.deployment.accounts().account(tess).expect("it can be read");
            assert!(account.is_some_and(|account| !account.lets_in()), "they are shut out all the same");
        }
        let (said, unsaid) = if is_kept {
            ("What you sent is kept. Do not send it again.", "Nothing was changed")
        } else {
            ("Nothing was changed", "is kept")
        };
        holds(&answer.body, &[said, "Reference: "]);
        for word in [unsaid, "not-known-yet"] {
            assert!(!answer.body.contains(word), "{address}: {word}: {}", answer.body);
        }
    };
    check(plans, "/roles", "title=Head+of+Visits", true).await;
    check(people, "/roles", "title=Head+of+Visits", false).await;
    check(plans, "/people", "name=Jo+Bloggs&login=jo%40little-marsh.example", true).await;
    check(people, "/people", "name=Jo+Bloggs&login=jo%40little-marsh.example", false).await;
    check(plans, &leaving, "on=2026-03-20", true).await;
    check(people, "/plans/{plan}/actions/1/updates", "done=Two+workshops", true).await;
    check(people, "{draft}/confirmation", "", true).await;
}
