//! What somebody may do, and what is shared with them.

use super::*;

#[tokio::test]
async fn rights_are_given_over_all_plans_one_or_a_section_and_withdrawn() {
    let ada = Site::with_people().await.seen_by(Member::Ada).await;
    let (path, plan) = (address(Member::Noa, "/rights"), ada.plan);
    holds(
        &ada.page(&path).await,
        &["They may do nothing yet.", "Children's Services Improvement Plan", "All plans, those to come too"],
    );
    for form in [
        "right=analyst&over=all".to_owned(),
        format!("right=reader&over={plan}"),
        format!("right=qa-lead&over={plan}&section=2"),
    ] {
        let done = ada.post(&path, &form).await;
        assert_eq!(done.location, format!("{path}?done=right-given"), "{form}: {}", done.body);
    }
    let page = ada.page(&format!("{path}?done=right-given")).await;
    holds(
        &page,
        &[
            "It holds from now on.",
            "Reader for “Children's Services Improvement Plan”",
            "QA lead for section 2 of “Children's Services Improvement Plan”",
        ],
    );
    let gone =
        ada.post(&address(Member::Noa, "/rights/withdrawal"), &format!("given=qa-lead+{plan}+2")).await;
    assert_eq!(gone.location, format!("{path}?done=right-withdrawn"), "{}", gone.body);
    let left = rights(&ada, Member::Noa);
    assert_eq!(left, ["analyst Authority", &format!("reader Plan({plan})")]);
    let again =
        ada.post(&address(Member::Noa, "/rights/withdrawal"), &format!("given=qa-lead+{plan}+2")).await;
    assert_eq!(again.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_right_that_cannot_be_given_is_refused_at_its_field() {
    let site = Site::of_two().await;
    let ada = site.seen_in(0, Member::Ada).await;
    let foreign = site.app_of(1).shelf().plans().next().expect("it has a plan").id();
    let plan = ada.plan;
    let check = async |member: Member, form: String, field: &str, words: &str| {
        let answer = ada.post(&address(member, "/rights"), &form).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{form}");
        holds(&answer.body, &[&format!("href=\"#{field}\""), words, "<title>Error: "]);
    };
    check(Member::Noa, String::new(), "right", "Choose what they may do").await;
    check(Member::Noa, "right=reader".to_owned(), "over", "Choose all plans, or one of them").await;
    check(Member::Noa, format!("right=reader&over={foreign}"), "over", "Choose all plans, or one of them")
        .await;
    check(
        Member::Noa,
        "right=reader&over=all&section=1".to_owned(),
        "over",
        "Choose the plan that the section is in",
    )
    .await;
    check(Member::Noa, format!("right=reader&over={plan}&section=two"), "section", "Enter the number").await;
    check(Member::Noa, format!("right=reader&over={plan}&section=9"), "section", "no section of this number")
        .await;
    check(Member::Noa, format!("right=administrator&over={plan}"), "over", "over the whole authority").await;
    check(Member::Rae, "right=partner&over=all".to_owned(), "right", "which a partner cannot have").await;
    check(Member::Pat, "right=reader&over=all".to_owned(), "right", "sees only what is shared").await;
    assert!(rights(&site, Member::Noa).is_empty());
}

#[tokio::test]
async fn the_last_administrator_stays_one() {
    let site = Site::with_people().await;
    let ada = site.seen_by(Member::Ada).await;
    let gone = ada.post(&address(Member::Addy, "/rights/withdrawal"), "given=administrator").await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    let refused = ada.post(&address(Member::Ada, "/rights/withdrawal"), "given=administrator").await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    holds(&refused.body, &["is the only administrator; make somebody else one first"]);
    let leaving = ada.post(&address(Member::Ada, "/leaving"), "on=2026-03-20").await;
    assert_eq!(leaving.status, StatusCode::BAD_REQUEST);
    assert!(account(&site, Member::Ada, 0).is_some_and(|account| account.disabled.is_none()));
}

#[tokio::test]
async fn parts_of_plans_are_shared_with_partners_and_with_nobody_else() {
    let ada = Site::with_people().await.seen_by(Member::Ada).await;
    let (path, plan) = (address(Member::Pat, "/shares"), ada.plan);
    holds(&ada.page(&path).await, &["Action 2 of “Children's Services Improvement Plan”"]);
    let done = ada.post(&path, &format!("plan={plan}&kind=section&number=1")).await;
    assert_eq!(done.location, format!("{path}?done=item-shared"), "{}", done.body);
    holds(&ada.page(&path).await, &["Section 1 of “Children's Services Improvement Plan”"]);
    let gone = ada.post(&address(Member::Pat, "/shares/withdrawal"), &format!("given={plan}+action+2")).await;
    assert_eq!(gone.location, format!("{path}?done=item-unshared"), "{}", gone.body);
    let page = ada.page(&address(Member::Pat, "")).await;
    holds(&page, &["What is shared with them", "Section 1 of “Children's Services Improvement Plan”"]);
    holds(&ada.page(&address(Member::Rae, "/shares")).await, &["shared with partners only"]);
    let check = async |member: Member, form: String, field: &str, words: &str| {
        let answer = ada.post(&address(member, "/shares"), &form).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{form}");
        holds(&answer.body, &[&format!("href=\"#{field}\""), words]);
    };
    check(Member::Rae, format!("plan={plan}&kind=section&number=1"), "plan", "is not a partner").await;
    check(Member::Pat, "kind=section&number=1".to_owned(), "plan", "Choose the plan").await;
    check(
        Member::Pat,
        format!("plan={plan}&number=1"),
        "kind",
        "Choose whether it is a section or an action",
    )
    .await;
    check(Member::Pat, format!("plan={plan}&kind=action"), "number", "Enter the number").await;
    check(Member::Pat, format!("plan={plan}&kind=action&number=99"), "number", "none of this number").await;
}
