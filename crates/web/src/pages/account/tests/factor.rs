//! The second factor: who has to have one, and how it is set up and turned off.

use axum::http::{Method, StatusCode};
use goldthread_accounts::{AccountId, By};

use crate::ServeConfig;
use crate::access::May;
use crate::factor::FactorOf;
use crate::routes::ROUTES;
use crate::testing::people::Member;
use crate::testing::{Answer, Site, authenticator, holds, moment};

const SETS_UP: &str = "/account/second-factor";
const ASKED: &str = "Whoever runs Goldthread asks it of you";

async fn asked_of(whom: FactorOf) -> Site {
    Site::with_people_where(|config| ServeConfig { second_factor: whom, ..config }).await
}

/// What an answer carries in a hidden field.
fn hidden(answer: &Answer, name: &str) -> String {
    let from = answer.body.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("it is carried along");
    from.split('"').next().expect("it has an end").to_owned()
}

/// The key that a page shows.
fn key(answer: &Answer) -> String {
    let from = answer.body.split("gt-secret\">").nth(1).expect("a key is shown");
    from.split('<').next().expect("it has an end").to_owned()
}

#[tokio::test]
async fn an_administrator_without_one_is_led_to_set_it_up_and_nothing_else_opens() {
    let site = asked_of(FactorOf::Administrators).await;
    let ada = site.seen_by(Member::Ada).await;
    for route in ROUTES {
        let path = route.path.replace("{plan}", &site.plan.to_string());
        let path = path.replace("{person}", &Member::Rae.id(0).to_string());
        let opens = matches!(route.may, May::Anyone | May::Session | May::SignedIn);
        for method in route.methods.iter().filter(|_| !opens) {
            let answer =
                if *method == Method::GET { ada.get(&path).await } else { ada.post(&path, "").await };
            let is_led = answer.location.starts_with(SETS_UP);
            let is_told = answer.status == StatusCode::FORBIDDEN && answer.body.contains(ASKED);
            assert!(is_led || is_told, "{method} {path}: {} {}", answer.status, answer.body);
        }
    }
    let led = ada.get("/people?done=sent-twice").await.location;
    assert_eq!(led, format!("{SETS_UP}?to=/people%3Fdone%3Dsent-twice"));
    let page = ada.page(&led).await;
    holds(&page, &[ASKED, "Sign out", "value=\"/people?done=sent-twice\""]);
    assert!(!page.contains("href=\"/account\"") && !page.contains("href=\"/plans\""), "{page}");
    let begun = ada.post(SETS_UP, "to=/people").await;
    let wrong = ada.post(SETS_UP, "code=000000&to=/people").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    holds(&wrong.body, &["href=\"#code\"", "not the code of this moment"]);
    assert_eq!(key(&wrong), key(&begun), "the key that is in their app stays good");
    assert_eq!(ada.get("/plans").await.status, StatusCode::SEE_OTHER, "not before it is confirmed");
    let form = format!("code={}&to=/people", authenticator::code(&key(&begun)));
    let on = ada.post(SETS_UP, &form).await;
    holds(
        &on.body,
        &["These are your recovery codes", "href=\"/account/sessions\"", "href=\"/people\">Go on"],
    );
    ada.page("/people").await;
    assert_eq!(
        site.seen_by(Member::Rae).await.get("/").await.status,
        StatusCode::OK,
        "of others it is not asked"
    );
}

#[tokio::test]
async fn it_is_asked_of_whom_the_deployment_says() {
    for (whom, ada_is, rae_is) in [
        (FactorOf::Choice, false, false),
        (FactorOf::Administrators, true, false),
        (FactorOf::Everyone, true, true),
    ] {
        let site = asked_of(whom).await;
        for (member, is_asked) in [(Member::Ada, ada_is), (Member::Rae, rae_is)] {
            let seen = site.seen_by(member).await;
            assert_eq!(seen.get("/").await.location == SETS_UP, is_asked, "{whom} {member:?}");
            let addy = site.seen_by(Member::Addy).await;
            authenticator::enrol(site.deployment.accounts(), AccountId::from(Member::Addy.id(0)));
            let shown = addy.page(&format!("/people/{}", member.id(0))).await;
            assert_eq!(shown.contains("has to set up a second factor"), is_asked, "{whom} {member:?}");
            site.deployment
                .accounts()
                .remove_second_factor(AccountId::from(Member::Addy.id(0)), By::Machine, moment())
                .expect("it is on");
            authenticator::enrol(site.deployment.accounts(), AccountId::from(member.id(0)));
            assert_eq!(seen.get("/").await.status, StatusCode::OK, "{whom} {member:?}");
        }
    }
}

/// Whoever becomes an administrator while they are signed in is asked with the very next page.
#[tokio::test]
async fn it_is_asked_as_soon_as_somebody_becomes_an_administrator() {
    let site = asked_of(FactorOf::Administrators).await;
    authenticator::enrol(site.deployment.accounts(), AccountId::from(Member::Ada.id(0)));
    let accounts = site.deployment.accounts();
    let vouched = goldthread_accounts::Shown::vouched_for(AccountId::from(Member::Ada.id(0)));
    let origin = goldthread_accounts::Origin::new(std::net::Ipv4Addr::LOCALHOST.into());
    let new = accounts.begin_session(&vouched, &origin, moment()).expect("it can begin");
    let ada = site.seen_with(&format!("goldthread={}", new.token.reveal()));
    let rae = site.seen_by(Member::Rae).await;
    rae.page("/").await;
    let path = format!("/people/{}/rights", Member::Rae.id(0));
    let given = ada.post(&path, "right=administrator&over=all&section=").await;
    assert!(given.location.ends_with("done=right-given"), "{}", given.body);
    assert_eq!(rae.get("/").await.location, SETS_UP);
}

#[tokio::test]
async fn what_was_sent_before_it_was_set_up_is_not_lost() {
    let site = asked_of(FactorOf::Administrators).await;
    let ada = site.seen_by(Member::Ada).await;
    let path = format!("/people/{}/name", Member::Rae.id(0));
    let told = ada.post(&path, "name=Rae+Newname").await;
    assert_eq!(told.status, StatusCode::FORBIDDEN);
    holds(&told.body, &[ASKED, "What you sent is kept"]);
    let carried = format!("kept-to={}&kept={}", hidden(&told, "kept-to"), hidden(&told, "kept"));
    let begun = ada.post(SETS_UP, &carried).await;
    let form = format!("code={}&{carried}", authenticator::code(&key(&begun)));
    let on = ada.post(SETS_UP, &form).await;
    holds(&on.body, &["recovery codes", "Rae Newname", &format!("action=\"{path}\"")]);
    let done = ada.post(&path, "name=Rae+Newname").await;
    assert!(done.location.ends_with("done=person-renamed"), "{}", done.body);
}

#[tokio::test]
async fn the_first_administrator_sets_it_up_at_once() {
    let site = Site::of_where(1, |config| ServeConfig { second_factor: FactorOf::default(), ..config }).await;
    let link = site.deployment.first_link().expect("it can be made").expect("nobody is there yet");
    let passwords = "password=heron+lantern+meadow+crisp&again=heron+lantern+meadow+crisp";
    let made = site.post(&link, &format!("name=Jo+Bloggs&login=jo%40little-marsh.example&{passwords}")).await;
    let cookie = made.cookies.iter().find(|cookie| cookie.starts_with("goldthread=")).expect("they are in");
    let jo = site.seen_with(cookie.split(';').next().expect("it has a value"));
    assert_eq!(jo.get(&made.location).await.location, SETS_UP);
    let begun = jo.post(SETS_UP, "").await;
    jo.post(SETS_UP, &format!("code={}", authenticator::code(&key(&begun)))).await;
    holds(&jo.page("/account").await, &["Jo Bloggs", "On since"]);
}

#[tokio::test]
async fn a_second_factor_is_turned_off_by_a_code_and_not_by_the_password() {
    let site = Site::with_people().await;
    let rae = site.seen_by(Member::Rae).await;
    let codes = authenticator::enrol(site.deployment.accounts(), AccountId::from(Member::Rae.id(0)));
    let is_on = || site.deployment.accounts().has_second_factor(AccountId::from(Member::Rae.id(0)));
    let removal = format!("{SETS_UP}/removal");
    for form in ["password=otter+lantern+meadow+crisp", "code=", "code=000000"] {
        let refused = rae.post(&removal, form).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{form}");
        holds(&refused.body, &["href=\"#code\"", "not the code of this moment"]);
        assert!(is_on(), "{form}");
    }
    let off = rae.post(&removal, &format!("code={}", codes[0])).await;
    assert_eq!(off.location, "/account?done=second-factor-off", "{}", off.body);
    assert!(!is_on());
}
