use crate::testing::people::Member;
use crate::testing::{Site, holds};

#[tokio::test]
async fn everybody_says_for_themselves_how_often() {
    let site = Site::with_people().await;
    let alex = site.seen_by(Member::Alex).await;
    let chosen = |often: &str| format!("value=\"{often}\" checked");
    holds(&alex.page("/account/reminders").await, &[&chosen("daily"), "No mail server is set up here"]);
    let set = alex.post("/account/reminders", "often=weekly").await;
    holds(&alex.page(&set.location).await, &[&chosen("weekly"), "You get letters as you chose."]);
    holds(&site.seen_by(Member::Rae).await.page("/account/reminders").await, &[&chosen("daily")]);
    assert_eq!(alex.post("/account/reminders", "often=hourly").await.status.as_u16(), 400);
}

#[tokio::test]
async fn a_calendar_subscribes_until_the_feed_ends() {
    let site = Site::with_people().await;
    let quinn = site.seen_by(Member::Quinn).await;
    let made = quinn.post("/account/reminders/feed", "").await.body;
    let address =
        made.split("/calendar/").nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
    let address = format!("/calendar/{address}");
    let nobody = site.get(&address).await;
    assert_eq!(nobody.status.as_u16(), 200);
    holds(&nobody.body, &["BEGIN:VCALENDAR", "END:VCALENDAR"]);
    assert!(!nobody.body.contains("guide"), "nothing of a plan is quoted: {}", nobody.body);
    quinn.post("/account/reminders/feed", "").await;
    assert_eq!(site.get(&address).await.status.as_u16(), 404, "there is another");
    let again = quinn.post("/account/reminders/feed", "").await.body;
    let again = again.split("/calendar/").nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
    let end = quinn.post("/account/reminders/feed/end", "").await;
    holds(&quinn.page(&end.location).await, &["Make an address"]);
    for made_up in [format!("/calendar/{again}"), "/calendar/x.ics".to_owned(), "/calendar/x".to_owned()] {
        assert_eq!(site.get(&made_up).await.status.as_u16(), 404, "{made_up}");
    }
}

#[tokio::test]
async fn whoever_can_no_longer_sign_in_feeds_no_calendar() {
    let site = Site::with_people().await;
    let made = site.seen_by(Member::Tess).await.post("/account/reminders/feed", "").await.body;
    let address =
        made.split("/calendar/").nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
    let address = format!("/calendar/{address}");
    assert_eq!(site.get(&address).await.status.as_u16(), 200);
    let ada = site.seen_by(Member::Ada).await;
    ada.post(&format!("/people/{}/disabling", Member::Tess.id(0)), "").await;
    assert_eq!(site.get(&address).await.status.as_u16(), 404);
}
