//! How somebody signs in: links, addresses, whether they can at all.

use goldthread_accounts::By;

use super::*;
use crate::pages::people::tests::link_on;
use crate::testing::authenticator;
use crate::testing::people::PASSWORD;

const ANOTHER: &str = "password=kettle+violin+harbour+moss&again=kettle+violin+harbour+moss";

#[tokio::test]
async fn a_link_sets_another_password_once_and_the_newest_is_the_good_one() {
    let site = Site::with_people().await;
    let (ada, path) = (site.seen_by(Member::Ada).await, address(Member::Rae, "/link"));
    holds(&ada.page(&path).await, &["rae@little-marsh.example", "the password that they have stays good"]);
    let first = link_on(&ada.post(&path, "").await.body);
    let second = link_on(&ada.post(&path, "").await.body);
    assert_eq!(site.get(&first).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.post(&second, ANOTHER).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.post(&second, ANOTHER).await.status, StatusCode::NOT_FOUND);
    let form = format!("login=rae%40little-marsh.example&password={PASSWORD}").replace(' ', "+");
    assert_eq!(
        site.post("/sign-in", &form).await.cookies,
        Vec::<String>::new(),
        "the old password is no longer good"
    );
}

#[tokio::test]
async fn an_address_is_changed_unless_somebody_has_it() {
    let site = Site::with_people().await;
    let (ada, path) = (site.seen_by(Member::Ada).await, address(Member::Rae, "/login"));
    holds(&ada.page(&path).await, &["value=\"rae@little-marsh.example\""]);
    for (form, words) in [
        ("login=", "Enter the e-mail address"),
        ("login=rae", "This is not an e-mail address"),
        ("login=Quinn%40little-marsh.example", "Somebody signs in with this address already"),
    ] {
        let refused = ada.post(&path, form).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{form}");
        holds(&refused.body, &["href=\"#login\"", words]);
    }
    let done = ada.post(&path, "login=rae.two%40little-marsh.example").await;
    assert_eq!(done.location, address(Member::Rae, "?done=login-changed"));
    holds(&ada.page(&done.location).await, &["rae.two@little-marsh.example"]);
}

#[tokio::test]
async fn whoever_has_no_account_is_given_one_with_a_link() {
    let site = Site::with_people().await;
    let ada = site.seen_by(Member::Ada).await;
    let accounts = site.deployment.accounts();
    accounts
        .erase(AccountId::from(Member::Noa.id(0)), By::Machine, crate::testing::moment())
        .expect("it can be erased");
    holds(&ada.page(&address(Member::Noa, "")).await, &["No: without an account", "Make an account"]);
    let refused = ada.post(&address(Member::Noa, "/link"), "").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    holds(&refused.body, &["has no account"]);
    let made = ada.post(&address(Member::Noa, "/login"), "login=noa.two%40little-marsh.example").await;
    assert_eq!(site.post(&link_on(&made.body), ANOTHER).await.status, StatusCode::SEE_OTHER);
    assert!(account(&site, Member::Noa, 0).is_some_and(|account| account.password_set.is_some()));
}

#[tokio::test]
async fn whoever_is_disabled_is_signed_out_at_once_until_they_are_enabled() {
    let site = Site::with_people().await;
    let (ada, rae) = (site.seen_by(Member::Ada).await, site.seen_by(Member::Rae).await);
    assert_eq!(rae.get("/").await.status, StatusCode::OK);
    holds(&ada.page(&address(Member::Rae, "/disabling")).await, &["is signed out everywhere at once"]);
    let done = ada.post(&address(Member::Rae, "/disabling"), "").await;
    assert_eq!(done.location, address(Member::Rae, "?done=account-disabled"));
    assert_eq!(rae.get("/").await.status, StatusCode::SEE_OTHER);
    holds(&ada.page(&done.location).await, &["No: disabled on 20 March 2026", "Enable the account"]);
    let refused = ada.post(&address(Member::Rae, "/link"), "").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    holds(&refused.body, &["The account is disabled."]);
    let done = ada.post(&address(Member::Rae, "/enabling"), "").await;
    assert_eq!(done.location, address(Member::Rae, "?done=account-enabled"));
    assert_eq!(site.seen_by(Member::Rae).await.get("/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn whoever_is_signed_out_by_an_administrator_signs_in_again() {
    let site = Site::with_people().await;
    let (ada, path) = (site.seen_by(Member::Ada).await, address(Member::Rae, "/signing-out"));
    let (one, other) = (site.seen_by(Member::Rae).await, site.seen_by(Member::Rae).await);
    holds(&ada.page(&address(Member::Rae, "")).await, &["Sign them out everywhere", &path]);
    holds(&ada.page(&path).await, &["has 2 open sessions"]);
    let done = ada.post(&path, "").await;
    assert_eq!(done.location, address(Member::Rae, "?done=signed-out"));
    for rae in [one, other] {
        assert_eq!(rae.get("/account").await.location, "/sign-in?to=/account");
    }
    site.seen_by(Member::Rae).await.page("/account").await;
    holds(
        &ada.page("/people/record?of=sign-ins").await,
        &["Was signed out from elsewhere", "By Ada of the Marsh"],
    );
}

#[tokio::test]
async fn nobody_opens_or_shuts_their_own_account_by_it() {
    let site = Site::with_people().await;
    let ada = site.seen_by(Member::Ada).await;
    let before = account(&site, Member::Ada, 0);
    for under in ["/link", "/disabling", "/signing-out", "/second-factor/removal"] {
        let path = address(Member::Ada, under);
        assert_eq!(ada.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        let refused = ada.post(&path, "").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
        holds(&refused.body, &["This is your own account."]);
    }
    assert_eq!(account(&site, Member::Ada, 0), before);
}

#[tokio::test]
async fn the_second_factor_of_whoever_lost_their_phone_is_removed() {
    let site = Site::with_people().await;
    let (ada, path) = (site.seen_by(Member::Ada).await, address(Member::Rae, "/second-factor/removal"));
    assert!(!ada.page(&address(Member::Rae, "")).await.contains(&path));
    holds(&ada.page(&path).await, &["their password alone lets them in"]);
    authenticator::enrol(site.deployment.accounts(), AccountId::from(Member::Rae.id(0)));
    holds(
        &ada.page(&address(Member::Rae, "")).await,
        &["Yes, with a second factor", "On since 20 March 2026", &path],
    );
    holds(&ada.page(&path).await, &["Make sure first that it is they who ask"]);
    let done = ada.post(&path, "").await;
    assert_eq!(done.location, address(Member::Rae, "?done=second-factor-removed"));
    assert!(account(&site, Member::Rae, 0).is_some_and(|account| account.second_factor.is_none()));
    assert_eq!(ada.post(&path, "").await.status, StatusCode::SEE_OTHER, "it is off already");
    holds(
        &ada.page("/people/record?of=sign-ins").await,
        &["Second factor turned off", "By Ada of the Marsh"],
    );
}
