//! `GET /`.

use goldthread_people::{Command, Held, RoleWords};
use jiff::civil::date;
use uuid::Uuid;

use crate::testing::people::{Member, direct};
use crate::testing::{Site, holds};

#[tokio::test]
async fn it_says_what_needs_attention_plan_by_plan() {
    let page = Site::new().await.page("/").await;
    holds(
        &page,
        &[
            "What needs attention",
            "Improvement Plan",
            "Little Marsh Council",
            "action overdue",
            "?show=overdue",
        ],
    );
}

/// A site on which Alex holds the role that leads an action, which is overdue.
async fn led_by_alex() -> Site {
    let site = Site::with_people().await;
    let (role, person) = (Uuid::from_u128(0xa1).into(), Member::Alex.id(0).into());
    let (from, until, held) = (date(2020, 1, 1), None, Held::Alone);
    let words = RoleWords::titled("Head of Visits".parse().expect("a title"));
    let commands =
        vec![Command::AddRole { role, words }, Command::AppointHolder { role, person, from, until, held }];
    direct(&site, 0, commands).await;
    site
}

#[tokio::test]
async fn everybody_sees_what_they_owe() {
    let site = led_by_alex().await;
    let alex = site.seen_by(Member::Alex).await.page("/").await;
    holds(&alex, &["What you owe", "Overdue", "Do it, or say why not"]);
    let rae = site.seen_by(Member::Rae).await.page("/").await;
    holds(&rae, &["Nothing is waiting for you.", "What needs attention"]);
    let quinn = site.seen_by(Member::Quinn).await.page("/").await;
    holds(&quinn, &["Awaiting your verification", "Verify that it is complete"]);
}

#[tokio::test]
async fn what_is_mentioned_stands_there_until_it_is_read_and_answered() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    let form = format!("done=Held&mention={}", Member::Ana.id(0));
    imogen.post("/plans/{plan}/actions/1/updates", &form).await;
    let ana = site.seen_by(Member::Ana).await.page("/").await;
    holds(&ana, &["Yours to answer", "See what was said to you"]);
}
