use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::reported::{MARCH, closed, opened, rate, rated, rating};
use crate::testing::{Site, holds};

const PROCESS: &str = "process=Off+track&process-reason=It+is+late";

#[tokio::test]
async fn the_page_shows_the_marks_and_what_a_rating_rests_on() {
    let site = Site::new().await;
    opened(&site, MARCH).await;
    let told = "done=Two+%3Cb%3Eworkshops+were+held.&by=Lead";
    site.post("/plans/{plan}/actions/1/updates", told).await;
    let page = site.page(&rating(1, 1)).await;
    holds(
        &page,
        &[
            "Rate a section: Recommendation 1",
            "Behind, and help is needed",
            "By the figures",
            "1 of 3 actions are said to be complete",
            "Two &lt;b&gt;workshops were held.",
            "#update-1",
            "Outcome: 0",
            "data-suggested",
        ],
    );
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field() {
    let site = Site::new().await;
    opened(&site, MARCH).await;
    let check = async |form: &str, expected: &[&str]| {
        let answer = rate(&site, 1, 1, form).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{form}");
        holds(&answer.body, expected);
    };
    check("", &["Choose a mark for the process, the impact or both", "href=\"#process\""]).await;
    check("process=Off+track", &["Say why it is rated so", "href=\"#process-reason\"", "checked"]).await;
    check("impact-reason=Late", &["Choose one of the marks", "href=\"#impact\""]).await;
    check("process=Purple&process-reason=x", &["Choose one of the marks", "href=\"#process\""]).await;
    check(
        "process=On+track&process-reason=Fine",
        &["suggest “Off track”; say why it is another", "href=\"#process-difference\"", "Fine"],
    )
    .await;
    rated(&site, 1, 1, PROCESS).await;
    check(PROCESS, &["It is rated so already"]).await;
}

#[tokio::test]
async fn what_somebody_else_rated_meanwhile_is_shown_and_nothing_is_lost() {
    let site = Site::new().await;
    opened(&site, MARCH).await;
    let seen = "process-seen=none&impact-seen=none&by=Lead";
    rated(&site, 1, 1, PROCESS).await;
    let mine = format!("process=At+risk&process-reason=Mine&process-difference=Nearly&{seen}");
    let answer = site.post(&rating(1, 1), &mine).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    holds(&answer.body, &["Somebody else has rated this", "As it stands", "It is late", "Mine", "Nearly"]);
    // Sent again by somebody who has seen that, it stands.
    let again = "process=At+risk&process-reason=Mine&process-difference=Nearly";
    rated(&site, 1, 1, again).await;
    // Process and impact are rated by different people without a quarrel.
    let impact = format!("impact=No+difference&impact-reason=None+seen&{seen}");
    let answer = site.post(&rating(1, 1), &format!("{again}&{impact}")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

#[tokio::test]
async fn a_form_of_an_open_period_that_comes_after_it_was_closed_is_asked_why() {
    let site = Site::new().await;
    opened(&site, MARCH).await;
    closed(&site, 1).await;
    let answer = site.post(&rating(1, 1), &format!("{PROCESS}&process-seen=none&by=Lead")).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    holds(&answer.body, &["Say why it is corrected", "This period has closed", "It is late"]);
}

#[tokio::test]
async fn a_rating_that_is_sent_twice_counts_once() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    opened(&imogen, MARCH).await;
    let form = format!("{PROCESS}&process-seen=none&once=0192f0c1-0000-7000-8000-0000000000b1");
    imogen.post(&rating(1, 1), &form).await;
    let again = imogen.post(&rating(1, 1), &form).await;
    assert!(again.location.ends_with("?done=sent-twice"), "{}", again.body);
    for member in [Member::Alex, Member::Quinn, Member::Rae, Member::Sid] {
        let answer = site.seen_by(member).await.post(&rating(1, 1), &form).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{member:?}");
    }
}

#[tokio::test]
async fn a_moment_that_has_passed_is_not_rated() {
    let site = Site::new().await;
    opened(&site, MARCH).await;
    let answer = site.post(&format!("{}?at=1000", rating(1, 1)), PROCESS).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    for nothing in [rating(1, 9), rating(2, 1)] {
        assert_eq!(site.get(&nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
}
