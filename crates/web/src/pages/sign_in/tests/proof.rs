//! Showing once more who one is, before one changes who gets in or who may do what.

use std::sync::Arc;

use axum::http::StatusCode;
use goldthread_accounts::AccountId;
use goldthread_people::{Permission, PersonId};
use jiff::SignedDuration;

use super::{hidden, session};
use crate::access::May;
use crate::routes::{ROUTES, Route};
use crate::testing::people::{Member, PASSWORD};
use crate::testing::{Site, authenticator, holds, moment};

const MINUTE: i64 = 60;

/// A site on which so many seconds have passed since everybody signed in.
async fn later(seconds: i64) -> Site {
    let now = moment() + SignedDuration::from_secs(seconds);
    Site::with_people_where(|config| crate::ServeConfig { clock: Arc::new(move || now), ..config }).await
}

fn password() -> String {
    PASSWORD.replace(' ', "+")
}

#[tokio::test]
async fn whoever_showed_it_long_ago_is_asked_again_and_goes_on_with_what_they_sent() {
    let ada = later(15 * MINUTE).await.seen_by(Member::Ada).await;
    let path = format!("/people/{}/rights", Member::Noa.id(0));
    assert_eq!(ada.get(&path).await.location, format!("/sign-in/proof?to={path}"));
    let asked = ada.post(&path, "right=reader&over=all&section=&note=Two+words").await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    holds(&asked.body, &["Show that it is you", "nothing has been done with it yet"]);
    let noa = PersonId::from(Member::Noa.id(0));
    let has_right = || ada.app_of(0).house().directory().rights_of(noa).next().is_some();
    assert!(!has_right(), "nothing is done before");
    let kept = format!("kept-to={}&kept={}", hidden(&asked.body, "kept-to"), hidden(&asked.body, "kept"));
    let wrong = ada.post("/sign-in/proof", &format!("password=not+the+password&{kept}")).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    holds(&wrong.body, &["href=\"#password\"", "not your password", &hidden(&asked.body, "kept")]);
    let shown = ada.post("/sign-in/proof", &format!("password={}&{kept}", password())).await;
    assert_eq!(shown.status, StatusCode::OK);
    holds(
        &shown.body,
        &["Go on with what you were doing", "Two words", &format!("action=\"{path}\""), "value=\"reader\""],
    );
    assert_eq!(ada.get("/account").await.location, "/sign-in?to=/account", "the token is exchanged");
    let again = ada.seen_with(&session(&shown));
    let done = again.post(&path, "right=reader&over=all&section=").await;
    assert_eq!(done.location, format!("{path}?done=right-given"), "{}", done.body);
    assert!(has_right());
    again.page(&format!("/people/{}/link", Member::Noa.id(0))).await;
}

/// What decides who gets in and who may do what; the name of a person decides neither.
fn decides(route: &Route) -> bool {
    let is_of_people =
        route.may == May::Everywhere(Permission::ManagePeople) && !route.path.ends_with("/name");
    let is_of_letters = matches!(route.path, "/account/reminders" | "/account/reminders/feed/end");
    let is_of_account =
        route.path.starts_with("/account/") && route.path != "/account/sessions" && !is_of_letters;
    is_of_people || is_of_account
}

#[tokio::test]
async fn all_that_decides_who_gets_in_or_who_may_do_what_asks_for_it() {
    let ada = later(15 * MINUTE).await.seen_by(Member::Ada).await;
    for route in ROUTES {
        assert_eq!(route.lately, decides(route), "{}", route.path);
        let path = route.path.replace("{person}", &Member::Rae.id(0).to_string());
        for method in route.methods.iter().filter(|_| route.lately) {
            let answer = match *method {
                "GET" => ada.get(&path).await,
                _ => ada.post(&path, "").await,
            };
            let is_led = answer.location.starts_with("/sign-in/proof");
            let is_asked =
                answer.status == StatusCode::UNAUTHORIZED && answer.body.contains("Show that it is you");
            assert!(is_led || is_asked, "{method} {path}: {}", answer.status);
        }
    }
}

#[tokio::test]
async fn it_counts_for_a_quarter_of_an_hour() {
    for (seconds, expected) in [(15 * MINUTE - 1, StatusCode::OK), (15 * MINUTE, StatusCode::SEE_OTHER)] {
        let rae = later(seconds).await.seen_by(Member::Rae).await;
        assert_eq!(rae.get("/account/password").await.status, expected, "{seconds}");
        assert_eq!(rae.get("/account").await.status, StatusCode::OK, "to look takes nothing more");
    }
}

#[tokio::test]
async fn whoever_has_a_second_factor_shows_both() {
    let site = later(16 * MINUTE).await;
    let accounts = site.deployment.accounts();
    let codes = authenticator::enrol(accounts, AccountId::from(Member::Rae.id(0)));
    let half =
        site.post("/sign-in", &format!("login={}&password={}", Member::Rae.login(0), password())).await;
    let full = site.seen_with(&session(&half)).post("/sign-in/code", &format!("code={}", codes[0])).await;
    let rae = site.seen_with(&session(&full));
    // They have shown both just now; what only vouches for a password is older.
    rae.page("/account/password").await;
    let old = site.seen_by(Member::Alex).await;
    authenticator::enrol(accounts, AccountId::from(Member::Alex.id(0)));
    holds(&old.page("/sign-in/proof?to=/account/password").await, &["name=\"password\"", "name=\"code\""]);
    let asked = old.post("/sign-in/proof", &format!("password={}&to=/account/password", password())).await;
    assert_eq!(asked.status, StatusCode::BAD_REQUEST, "the password alone is not enough");
    holds(&asked.body, &["The password or the code is not right"]);
    let code = authenticator::enrol(accounts, AccountId::from(Member::Alex.id(0)));
    let form = format!("password={}&code={}&to=/account/password", password(), code[0]);
    let shown = old.post("/sign-in/proof", &form).await;
    assert_eq!(shown.location, "/account/password", "{}", shown.body);
    old.seen_with(&session(&shown)).page("/account/password").await;
}

#[tokio::test]
async fn a_secret_that_was_sent_is_not_carried() {
    let rae = later(16 * MINUTE).await.seen_by(Member::Rae).await;
    let new = "current=a&password=heron+lantern+meadow+crisp&again=heron+lantern+meadow+crisp";
    let asked = rae.post("/account/password", new).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    assert!(!asked.body.contains("name=\"kept\"") && !asked.body.contains("heron"), "{}", asked.body);
    let form = format!("password={}&to={}", password(), hidden(&asked.body, "to"));
    assert_eq!(rae.post("/sign-in/proof", &form).await.location, "/account/password");
    for to in ["//attacker.example", "https://attacker.example/", "/sign-out"] {
        let rae = later(0).await.seen_by(Member::Rae).await;
        let answer = rae.post("/sign-in/proof", &format!("password={}&to={to}", password())).await;
        assert_eq!(answer.location, "/account", "{to}");
    }
}
