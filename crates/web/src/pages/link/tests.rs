//! One-time links through HTTP.

use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

const PASSWORDS: &str = "password=heron+lantern+meadow+crisp&again=heron+lantern+meadow+crisp";

#[tokio::test]
async fn the_first_link_makes_an_administrator_once() {
    let site = Site::new().await;
    let link = site.deployment.first_link().expect("it can be made").expect("nobody is there yet");
    holds(&site.page(&link).await, &["Make the first administrator"]);
    let wrong = site.post(&link, "name=&login=&password=short&again=short").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    holds(&wrong.body, &["href=\"#name\"", "href=\"#login\""]);
    let form = format!("name=Jo+Bloggs&login=jo%40little-marsh.example&{PASSWORDS}");
    let made = site.post(&link, &form).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    assert_eq!(site.get(&link).await.status, StatusCode::NOT_FOUND, "it is good once");
    assert_eq!(site.get("/plans").await.location, "/sign-in?to=/plans", "from now on everybody is asked");
    let cookie = made.cookies.iter().find(|cookie| cookie.starts_with("goldthread=")).expect("they are in");
    let jo = site.seen_with(cookie.split(';').next().expect("it has a value"));
    holds(&jo.page("/account").await, &["Jo Bloggs", "Administrator", "Improvement lead"]);
}

#[tokio::test]
async fn a_link_that_is_no_link_says_what_to_do() {
    let site = Site::with_people().await;
    for link in ["/links/abc", "/links/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        let answer = site.get(link).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        holds(&answer.body, &["no longer good", "Ask an administrator"]);
        assert_eq!(site.post(link, PASSWORDS).await.status, StatusCode::NOT_FOUND);
    }
    assert!(site.deployment.first_link().expect("it can be asked").is_none(), "there are people");
    site.seen_by(Member::Ada).await.page("/account").await;
}
