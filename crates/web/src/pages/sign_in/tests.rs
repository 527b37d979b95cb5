//! Signing in through HTTP.

mod proof;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::testing::people::{Member, PASSWORD};
use crate::testing::{Answer, Site, holds};

async fn sign_in(site: &Site, login: &str, password: &str, more: &str) -> Answer {
    site.post("/sign-in", &format!("login={login}&password={}{more}", password.replace(' ', "+"))).await
}

/// The session that an answer hands out, as the browser sends it back.
fn session(answer: &Answer) -> String {
    let cookie = answer.cookies.iter().find(|cookie| cookie.starts_with("goldthread="));
    cookie.and_then(|cookie| cookie.split(';').next()).expect("a session begins").to_owned()
}

/// What a page carries in a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let from = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("it is carried along");
    from.split('"').next().expect("it has an end").to_owned()
}

#[tokio::test]
async fn whoever_has_not_signed_in_is_led_to_the_form_and_back() {
    let site = Site::with_people().await;
    let led = site.get("/plans/{plan}/actions?show=overdue").await;
    let to = format!("/sign-in?to=/plans/{}/actions%3Fshow%3Doverdue", site.plan);
    assert_eq!((led.status, led.location.as_str()), (StatusCode::SEE_OTHER, to.as_str()));
    let form = site.page(&to).await;
    holds(
        &form,
        &["Sign in", "Your e-mail address", &format!("value=\"/plans/{}/actions?show=overdue\"", site.plan)],
    );
    let more = format!("&to=/plans/{}/actions%3Fshow%3Doverdue", site.plan);
    let answer = sign_in(&site, &Member::Rae.login(0), PASSWORD, &more).await;
    assert_eq!(answer.location, format!("/plans/{}/actions?show=overdue", site.plan));
    let site = site.seen_with(&session(&answer));
    holds(&site.page(&answer.location).await, &["Your account"]);
}

#[tokio::test]
async fn a_session_begins_anew_and_its_cookie_cannot_be_read_by_scripts() {
    let site = Site::with_people().await;
    let planted = site.seen_with("goldthread=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    let answer = sign_in(&planted, &Member::Rae.login(0), PASSWORD, "").await;
    let cookie =
        answer.cookies.iter().find(|cookie| cookie.starts_with("goldthread=")).expect("a session begins");
    assert!(!cookie.contains("AAAAAAAAAAAAAAAAAA"), "a session that was planted is not taken over");
    for word in ["; HttpOnly", "; SameSite=Lax", "; Path=/"] {
        assert!(cookie.contains(word), "{cookie}");
    }
    let first = site.seen_with(&session(&answer));
    let again = sign_in(&first, &Member::Rae.login(0), PASSWORD, "").await;
    assert_ne!(session(&answer), session(&again));
    assert_eq!(first.get("/account").await.location, "/sign-in?to=/account", "the session before has ended");
}

#[tokio::test]
async fn what_does_not_fit_says_the_same_whoever_it_is() {
    let site = Site::with_people().await;
    let known = sign_in(&site, &Member::Rae.login(0), "not the password", "").await;
    let unknown = sign_in(&site, "nobody@little-marsh.example", "not the password", "").await;
    for answer in [&known, &unknown] {
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(answer.cookies.is_empty());
        holds(&answer.body, &["Error: Sign in", "do not go together", "href=\"#login\""]);
        assert!(!answer.body.contains("not the password"), "a password is never sent back");
    }
    let without = |answer: &Answer, login: &str| answer.body.replace(login, "");
    assert_eq!(
        without(&known, &Member::Rae.login(0)),
        without(&unknown, "nobody@little-marsh.example"),
        "the two pages differ in nothing but what was typed"
    );
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    let site = Site::with_people().await;
    for to in [
        "//attacker.example",
        "https://attacker.example/",
        "/%5C%5Cattacker.example",
        "/%09/attacker.example",
    ] {
        let answer = sign_in(&site, &Member::Rae.login(0), PASSWORD, &format!("&to={to}")).await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/"), "{to}");
    }
}

#[tokio::test]
async fn what_was_written_survives_the_end_of_a_session() {
    let site = Site::with_people().await;
    let draft = site
        .seen_by(Member::Imogen)
        .await
        .upload("other.txt", crate::testing::PLAN.as_bytes())
        .await
        .location;
    let address = format!("{draft}/confirmation");
    let out = site.post(&address, "seen=0&note=Two+words+%3Cscript%3E").await;
    assert_eq!(out.status, StatusCode::UNAUTHORIZED);
    holds(&out.body, &["What you wrote is kept", "Two words &lt;script&gt;"]);
    let hidden = |name: &str| hidden(&out.body, name);
    let more = format!("&kept-to={}&kept={}", hidden("kept-to"), hidden("kept"));
    let wrong = sign_in(&site, &Member::Imogen.login(0), "mistyped by a hair", &more).await;
    holds(&wrong.body, &["What you wrote is kept", &hidden("kept")]);
    let back = sign_in(&site, &Member::Imogen.login(0), PASSWORD, &more).await;
    assert_eq!(back.status, StatusCode::OK);
    holds(
        &back.body,
        &["You are signed in again", "Two words &lt;script&gt;", &format!("action=\"{address}\"")],
    );
    let site = site.seen_with(&session(&back));
    let done = site.post(&address, "seen=0&note=Two+words").await;
    assert!(done.location.starts_with("/plans/"), "{}", done.body);
}

#[tokio::test]
async fn a_form_from_another_site_is_refused_whoever_it_comes_with() {
    let site = Site::with_people().await.seen_by(Member::Ada).await;
    for headers in [&[("sec-fetch-site", "cross-site")][..], &[("origin", "https://attacker.example")], &[]] {
        let mut request = Request::post("/sign-out").header(header::HOST, "localhost");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = site.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
    site.page("/account").await;
}

#[tokio::test]
async fn too_many_tries_are_asked_to_wait_and_the_person_is_not_locked_out() {
    let site = Site::with_people().await;
    let first = sign_in(&site, &Member::Rae.login(0), PASSWORD, "").await;
    let mark =
        first.cookies.iter().find(|cookie| cookie.starts_with("goldthread-browser=")).expect("it is marked");
    let mark = mark.split(';').next().expect("it has a value").to_owned();
    let mut last = first;
    for _ in 0..12 {
        last = sign_in(&site, &Member::Rae.login(0), "guess after guess after guess", "").await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    holds(&last.body, &["tried too often"]);
    let own = sign_in(&site.seen_with(&mark), &Member::Rae.login(0), PASSWORD, "").await;
    assert_eq!(own.status, StatusCode::SEE_OTHER, "a browser that has signed in before is counted by itself");
}

/// What is typed is not seen, and a password manager knows what belongs where.
#[tokio::test]
async fn fields_of_secrets_hide_them_and_say_what_belongs_in_them() {
    let site = Site::with_people().await;
    let rae = site.seen_by(Member::Rae).await;
    let field = |page: &str, name: &str| {
        let tag =
            page.split('<').find(|tag| tag.starts_with("input") && tag.contains(&format!("name=\"{name}\"")));
        tag.unwrap_or_else(|| panic!("there is no {name}: {page}")).to_owned()
    };
    let check = |page: &str, name: &str, expected: &[&str]| {
        let tag = field(page, name);
        for word in expected {
            assert!(tag.contains(word), "{name} has no {word}: {tag}");
        }
        assert!(!tag.contains("onpaste") && !tag.contains("maxlength"), "{tag}");
    };
    let current = ["type=\"password\"", "autocomplete=\"current-password\""];
    let new = ["type=\"password\"", "autocomplete=\"new-password\""];
    let sign_in = site.page("/sign-in").await;
    check(&sign_in, "login", &["type=\"email\"", "autocomplete=\"username\""]);
    check(&sign_in, "password", &current);
    let change = rae.page("/account/password").await;
    check(&change, "current", &current);
    check(&change, "password", &new);
    check(&change, "again", &new);
    check(&rae.page("/sign-in/proof").await, "password", &current);
}
