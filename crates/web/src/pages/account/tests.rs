//! One's own account through HTTP.

mod factor;

use axum::http::StatusCode;

use crate::testing::people::{Member, PASSWORD};
use crate::testing::{Site, holds};

#[tokio::test]
async fn it_says_who_one_is_and_what_one_may_do() {
    let site = Site::with_people().await.seen_by(Member::Quinn).await;
    let page = site.page("/account").await;
    holds(
        &page,
        &["Quinn of the Marsh", "Little Marsh Council", "quinn@little-marsh.example", "QA lead", "Signed in"],
    );
    assert!(!page.contains("Ada of the Marsh"), "of others nothing is told");
}

#[tokio::test]
async fn a_password_is_changed_by_whoever_knows_it_and_ends_what_is_open_elsewhere() {
    let site = Site::with_people().await;
    let (own, elsewhere) = (site.seen_by(Member::Rae).await, site.seen_by(Member::Rae).await);
    let new = "password=heron+lantern+meadow+crisp&again=heron+lantern+meadow+crisp";
    let wrong = own.post("/account/password", &format!("current=not+the+password&{new}")).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    holds(&wrong.body, &["href=\"#current\"", "not your password of now"]);
    let current = PASSWORD.replace(' ', "+");
    let twice = own
        .post(
            "/account/password",
            &format!("current={current}&{}", new.replace("again=heron", "again=otter")),
        )
        .await;
    holds(&twice.body, &["href=\"#again\"", "not the same"]);
    for guessed in ["goldthread goldthread", "little marsh council 2026", "rae rae rae rae"] {
        let form = format!("current={current}&password={guessed}&again={guessed}").replace(' ', "+");
        let refused = own.post("/account/password", &form).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{guessed}");
        holds(&refused.body, &["href=\"#password\""]);
    }
    let done = own.post("/account/password", &format!("current={current}&{new}")).await;
    assert_eq!(done.location, "/account?done=password", "{}", done.body);
    assert_eq!(elsewhere.get("/account").await.location, "/sign-in?to=/account");
    assert_eq!(
        own.get("/account").await.location,
        "/sign-in?to=/account",
        "the token of before is exchanged"
    );
}

#[tokio::test]
async fn a_second_factor_is_set_up_by_whoever_wants_one() {
    let site = Site::with_people().await.seen_by(Member::Rae).await;
    let page = site.page("/account/second-factor").await;
    assert!(!page.contains("asks it of you"), "{page}");
    let begun = site.post("/account/second-factor", "").await;
    holds(&begun.body, &["<svg", "type this key into the app", "name=\"code\""]);
}
