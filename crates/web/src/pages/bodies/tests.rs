//! `GET /bodies`, `GET /bodies/{body}` and the forms under them.

use axum::http::StatusCode;

use crate::pages::governance::tests::{BOARD, NEXT, done, refused, with_a_board};
use crate::testing::people::Member;
use crate::testing::{Site, holds};

#[tokio::test]
async fn a_board_is_added_and_shown_with_what_it_receives_and_when_it_meets() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let board = imogen.page(BOARD).await;
    holds(
        &board,
        &[
            "Improvement Board",
            "Councillor A",
            "Every month on the first Monday",
            "27 March 2026",
            "Progress report: The plan, to note",
            "Plan a meeting",
            "Imogen of the Marsh",
            "What happened to this board and at its meetings",
        ],
    );
    holds(&site.seen_by(Member::Rae).await.page("/bodies").await, &["Improvement Board", "Councillor A"]);
    assert!(!site.seen_by(Member::Rae).await.page(BOARD).await.contains("Plan a meeting"));
}

#[tokio::test]
async fn how_often_a_board_meets_is_kept_as_it_was_chosen() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    for (nth, (often, said, chosen)) in [
        ("often=every+2+weeks", "Every 2 weeks", "every 2 weeks"),
        ("often=every+quarter&place=last+Friday", "Every quarter on the last Friday", "last Friday"),
        ("often=every+term", "Every term", "every term"),
        ("often=when+called", "When called", "when called"),
        (
            "often=not+agreed&printed=at+a+frequency+to+be+agreed",
            "Not agreed: “at a frequency to be agreed”",
            "not agreed",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let once = format!("0192f0c1-0000-7000-8000-00000000d00{nth}");
        let form = format!("once={once}&title=Board+{nth}&kind=board&{often}");
        holds(&done(&imogen, "/bodies/new", &form).await, &["The board is added.", said]);
        let words = imogen.page(&format!("/bodies/{once}/words")).await;
        holds(&words, &[&format!("<option value=\"{chosen}\" selected>")]);
        let kept = format!("title=Board+{nth}&kind=board&{often}");
        done(&imogen, &format!("/bodies/{once}/words"), &kept).await;
        let history = imogen.page(&format!("/bodies/{once}")).await;
        assert!(!history.contains("changed the"), "{said}: nothing was changed: {history}");
    }
}

#[tokio::test]
async fn what_cannot_be_added_is_refused_at_its_field_and_what_was_typed_stays() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let sound = "kind=board&often=every+month";
    for (form, words) in [
        ("", ["href=\"#title\"", "href=\"#kind\"", "href=\"#often\""]),
        (
            "title=improvement+board&kind=board&often=every+month",
            [
                "href=\"#title\"",
                "There is a body called Improvement Board already",
                "value=\"improvement board\"",
            ],
        ),
        (
            "title=%3Cb%3E&kind=board&often=every+week&place=first+Monday",
            ["href=\"#place\"", "by months", "value=\"&lt;b&gt;\""],
        ),
        (
            &format!("title=A&{sound}&chair=person-{}&chair-named=Jo", Member::Alex.id(0)),
            ["href=\"#chair-named\"", "not both", "value=\"Jo\""],
        ),
        (
            &format!("title=A&{sound}&about={}&parts=action+99", site.plan),
            ["href=\"#parts\"", "The plan has no action 99", "value=\"action 99\""],
        ),
        (
            &format!("title=A&{sound}&draft-within=many"),
            ["href=\"#draft-within\"", "working days", "value=\"many\""],
        ),
        (
            &format!("title=A&{sound}&parts=action+1"),
            ["href=\"#about\"", "Choose the plan", "value=\"action 1\""],
        ),
    ] {
        holds(&refused(&imogen, "/bodies/new", form).await, &words);
    }
    assert!(!imogen.page("/bodies").await.contains(">A</a>"), "nothing was added");
}

#[tokio::test]
async fn two_who_change_a_board_at_once_see_what_the_other_did() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let address = format!("{BOARD}/words");
    let seen = |page: &str| {
        let (_, rest) = page.split_once("name=\"seen\" value=\"").expect("it says what it showed");
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let first = seen(&imogen.page(&address).await);
    let form = |title: &str, seen: &str| format!("title={title}&kind=board&often=every+month&seen={seen}");
    done(&imogen, &address, &form("Board+of+one", &first)).await;
    let page = refused(&imogen, &address, &form("Board+of+two", &first)).await;
    holds(&page, &["href=\"#title\"", "it now says “Board of one”", "value=\"Board of two\""]);
    holds(&done(&imogen, &address, &form("Board+of+two", &seen(&page))).await, &["Board of two"]);
}

#[tokio::test]
async fn boards_report_upwards_and_not_to_themselves() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let id = BOARD.rsplit('/').next().unwrap_or_default();
    let (above, title) = ("0192f0c1-0000-7000-8000-00000000d101", "Cabinet");
    done(&imogen, "/bodies/new", &format!("once={above}&title={title}&kind=cabinet&often=every+month")).await;
    let words = format!("title=Improvement+Board&kind=board&often=every+month&reports-to={above}");
    done(&imogen, &format!("{BOARD}/words"), &words).await;
    holds(&imogen.page("/governance").await, &["reports to ", "Cabinet"]);
    let ring = format!("title={title}&kind=cabinet&often=every+month&reports-to={id}");
    let page = refused(&imogen, &format!("/bodies/{above}/words"), &ring).await;
    holds(&page, &["href=\"#reports-to\"", "Cabinet would report to itself"]);
}

#[tokio::test]
async fn what_a_board_receives_is_changed_comes_and_ends() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let report = format!("{BOARD}/reports/1");
    let words = "title=Visits&kind=data&often=once&once-by=2026-05-01&purpose=to+challenge";
    holds(
        &done(&imogen, &report, words).await,
        &["Data: Visits, to challenge", "Once, by 1 May 2026", "Nobody is named"],
    );
    let came = "on=2026-03-10&document=https%3A%2F%2Fintranet.example%2Fvisits";
    holds(&done(&imogen, &format!("{report}/received"), came).await, &["10 March 2026"]);
    let page = refused(&imogen, &format!("{report}/received"), "on=2026-03-21&document=visits.docx").await;
    holds(&page, &["href=\"#document\"", "https://"]);
    holds(&refused(&imogen, &format!("{report}/end"), "on=").await, &["href=\"#on\"", "Enter the last day"]);
    holds(&done(&imogen, &format!("{report}/end"), "on=2026-03-19").await, &["until 19 March 2026"]);
    assert_eq!(imogen.get(&format!("{BOARD}/reports/2")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_board_that_ends_meets_no_more() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let ended = done(&imogen, &format!("{BOARD}/end"), "on=2026-03-19&successor=").await;
    holds(&ended, &["It ended on 19 March 2026.", "Cancelled", "Correct its last day"]);
    assert!(!ended.contains("Plan a meeting"));
    holds(&imogen.page(NEXT).await, &["It was cancelled: Improvement Board ended."]);
    holds(&imogen.page("/bodies").await, &["Boards that have ended"]);
    let page = refused(&imogen, &format!("{BOARD}/meetings/new"), "on=2026-05-01").await;
    holds(&page, &["Improvement Board ended on 19 March 2026"]);
}

#[tokio::test]
async fn boards_are_kept_by_improvement_leads_over_the_authority() {
    let site = Site::with_people().await;
    with_a_board(&site).await;
    for (member, sees, keeps) in [
        (Member::Ada, true, true),
        (Member::Addy, false, false),
        (Member::Alex, true, false),
        (Member::Rae, true, false),
        (Member::Pat, false, false),
        (Member::Noa, false, false),
    ] {
        let own = site.seen_by(member).await;
        assert_eq!(own.get(BOARD).await.status == StatusCode::OK, sees, "{member:?}");
        let expected = if keeps { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!(own.get(&format!("{BOARD}/words")).await.status, expected, "{member:?}");
        let expected = if keeps { StatusCode::SEE_OTHER } else { StatusCode::FORBIDDEN };
        let form = format!("title=A+board+of+{member:?}&kind=board&often=every+month");
        assert_eq!(own.post("/bodies/new", &form).await.status, expected, "{member:?}");
    }
}
