//! An administrator who can sign in always stays.

use goldthread_accounts::By;

use super::*;
use crate::testing::moment;

const ONLY: &str = "No other administrator than Ada of the Marsh can sign in";

/// What Ada does to herself where nobody is left who could let people in.
async fn is_refused(site: &Site, why: &str) {
    let ada = site.seen_by(Member::Ada).await;
    for (under, form) in [("/rights/withdrawal", "given=administrator"), ("/leaving", "on=2026-03-20")] {
        let refused = ada.post(&address(Member::Ada, under), form).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{why}, {under}: {}", refused.body);
        holds(&refused.body, &[ONLY]);
    }
    assert!(rights(site, Member::Ada).iter().any(|right| right.starts_with("administrator")), "{why}");
    assert!(account(site, Member::Ada, 0).is_some_and(|account| account.lets_in()), "{why}");
}

#[tokio::test]
async fn who_cannot_sign_in_does_not_count_as_an_administrator() {
    let site = Site::with_people().await;
    let (ada, accounts) = (site.seen_by(Member::Ada).await, site.deployment.accounts());
    let addy = AccountId::from(Member::Addy.id(0));
    ada.post(&address(Member::Addy, "/disabling"), "").await;
    is_refused(&site, "the other is disabled").await;
    accounts.erase(addy, By::Machine, moment()).expect("it can be erased");
    is_refused(&site, "the other has no account").await;
    let login = "addy@little-marsh.example".parse().expect("an address");
    accounts.add(addy, &login, By::Machine, moment()).expect("it can be added");
    is_refused(&site, "the other has no password yet").await;
    // Whoever cannot sign in may go.
    let gone = ada.post(&address(Member::Addy, "/rights/withdrawal"), "given=administrator").await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
}

#[tokio::test]
async fn an_administrator_beside_whom_another_can_sign_in_may_go() {
    let site = Site::with_people().await;
    let ada = site.seen_by(Member::Ada).await;
    let gone = ada.post(&address(Member::Ada, "/rights/withdrawal"), "given=administrator").await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    let addy = site.seen_by(Member::Addy).await;
    let left = addy.post(&address(Member::Ada, "/leaving"), "on=2026-03-20").await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.body);
}

/// Each does it to the other at the same moment, in each of the ways there are.
#[tokio::test]
async fn of_two_administrators_who_shut_each_other_out_one_stays() {
    const WAYS: [(&str, &str); 3] =
        [("/disabling", ""), ("/rights/withdrawal", "given=administrator"), ("/leaving", "on=2026-03-20")];
    for (one, form) in WAYS {
        for (other, reply) in WAYS {
            let site = Site::with_people().await;
            let (ada, addy) = (site.seen_by(Member::Ada).await, site.seen_by(Member::Addy).await);
            let (to_addy, to_ada) = (address(Member::Addy, one), address(Member::Ada, other));
            tokio::join!(ada.post(&to_addy, form), addy.post(&to_ada, reply));
            let directory = site.app_of(0).house().directory();
            let can = |member: Member| account(&site, member, 0).is_some_and(|account| account.lets_in());
            let left = [Member::Ada, Member::Addy].into_iter().filter(|member| {
                directory.administrators().any(|person| person.id.uuid() == member.id(0)) && can(*member)
            });
            assert_eq!(left.count(), 1, "{one} and {other}");
        }
    }
}
