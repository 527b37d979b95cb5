//! Whose a draft is: who sees it, and that it is recorded when they look.

use goldthread_accounts::{LooksOf, Page};
use goldthread_plan::PlanId;

use super::*;
use crate::routes::ROUTES;
use crate::testing::moment;
use crate::testing::people::Member;

/// A site with a second plan. Two people may bring documents into the first, one into the second, one into both.
async fn of_two_plans() -> (Site, PlanId) {
    let site = Site::with_people().await;
    let ada = site.seen_by(Member::Ada).await;
    let draft = uploaded(&ada, "other.txt", &PLAN.replace("Little", "Large")).await;
    ada.post(&format!("{draft}/confirmation"), "").await;
    let second = site.app.shelf().plans().map(|kept| kept.id()).find(|id| *id != site.plan);
    let second = second.expect("it was kept");
    for (member, plans) in [
        (Member::Tess, vec![site.plan]),
        (Member::Rae, vec![site.plan]),
        (Member::Noa, vec![second]),
        (Member::Quinn, vec![site.plan, second]),
    ] {
        for plan in plans {
            let path = format!("/people/{}/rights", member.id(0));
            let given = ada.post(&path, &format!("right=improvement-lead&over={plan}")).await;
            assert_eq!(given.status, StatusCode::SEE_OTHER, "{member:?}: {}", given.body);
        }
    }
    (site, second)
}

/// Every address of a draft, and by which method it is asked.
fn addresses(draft: &str, plan: PlanId) -> Vec<(&'static str, String)> {
    let of = ROUTES.iter().filter(|route| route.path.starts_with("/drafts/{draft}"));
    of.flat_map(|route| route.methods.iter().map(move |method| (*method, route.path)))
        .map(|(method, path)| {
            let mut parts: Vec<String> =
                path.replace("/drafts/{draft}", draft).split('/').map(str::to_owned).collect();
            for part in &mut parts {
                match part.as_str() {
                    "{plan}" => *part = plan.to_string(),
                    "{page}" => *part = "1.png".to_owned(),
                    named if named.starts_with('{') => *part = "1".to_owned(),
                    _ => {}
                }
            }
            (method, parts.join("/"))
        })
        .collect()
}

#[tokio::test]
async fn a_draft_is_seen_by_who_brought_it_in_and_by_those_whose_plan_it_is_for() {
    let (site, second) = of_two_plans().await;
    let check = async |brought: Member, seen: &[Member], unseen: &[Member]| {
        let draft = uploaded(&site.seen_by(brought).await, "june.txt", &PLAN.replace("Write", "Draw")).await;
        assert!(draft.starts_with("/drafts/"), "{brought:?}: {draft}");
        for member in unseen {
            let own = site.seen_by(*member).await;
            for plan in [site.plan, second] {
                for (method, address) in addresses(&draft, plan) {
                    let answer =
                        if method == "GET" { own.get(&address).await } else { own.post(&address, "").await };
                    // What takes a right that they do not have says that, of any draft.
                    let is_refused = [StatusCode::NOT_FOUND, StatusCode::FORBIDDEN].contains(&answer.status);
                    assert!(is_refused, "{brought:?}, {member:?}: {method} {address}: {}", answer.status);
                    assert!(!answer.body.contains("june.txt"), "{member:?}: {method} {address}");
                }
            }
            assert_eq!(own.get(&draft).await.status, StatusCode::NOT_FOUND, "{brought:?}, {member:?}");
        }
        for member in seen {
            holds(&site.seen_by(*member).await.page(&draft).await, &["june.txt"]);
        }
    };
    let (ada, imogen) = (Member::Ada, Member::Imogen);
    let (tess, rae, noa, quinn) = (Member::Tess, Member::Rae, Member::Noa, Member::Quinn);
    check(ada, &[ada, imogen], &[tess, rae, noa, quinn]).await;
    check(tess, &[tess, rae, quinn, ada, imogen], &[noa]).await;
    check(noa, &[noa, quinn, ada], &[tess, rae]).await;
    // It could be for either of two plans, so nobody but they themselves knows for which.
    check(quinn, &[quinn, imogen], &[tess, rae, noa]).await;
}

#[tokio::test]
async fn who_lost_the_right_sees_their_draft_no_more() {
    let (site, _) = of_two_plans().await;
    let (ada, tess) = (site.seen_by(Member::Ada).await, site.seen_by(Member::Tess).await);
    let draft = uploaded(&tess, "june.txt", PLAN).await;
    tess.page(&draft).await;
    let form = format!("given=improvement-lead+{}", site.plan);
    ada.post(&format!("/people/{}/rights/withdrawal", Member::Tess.id(0)), &form).await;
    assert_eq!(tess.get(&draft).await.status, StatusCode::FORBIDDEN);
}

/// Whatever shows what the document says is a look at it.
#[tokio::test]
async fn whoever_looks_at_a_part_of_a_draft_is_recorded() {
    let site = Site::with_people().await;
    let ada = site.seen_by(Member::Ada).await;
    let draft = uploaded(&ada, "june.txt", &PLAN.replace("Write", "Draw")).await;
    let pages = [
        draft.clone(),
        format!("{draft}/actions/1"),
        format!("{draft}/sections/1"),
        format!("{draft}/versions/{}", site.plan),
    ];
    for page in &pages {
        ada.page(page).await;
    }
    let accounts = site.deployment.accounts();
    accounts.housekeeping(moment()).expect("it can be written");
    let page = Page { limit: 10, offset: 0 };
    let looks = accounts.looks(LooksOf::Authority("little-marsh"), page).expect("it can be read");
    let thing = format!("draft {}", draft.rsplit('/').next().expect("it ends in its id"));
    let found: Vec<_> = looks.iter().map(|look| (look.kind.as_str(), look.thing.as_str())).collect();
    assert_eq!(found, vec![("draft", thing.as_str()); pages.len()]);
    let unlooked =
        ROUTES.iter().filter(|route| route.path.starts_with("/drafts/") && route.methods.contains(&"GET"));
    for route in unlooked {
        assert_eq!(route.look, Some("draft"), "{}", route.path);
    }
}
