//! `GET /governance` and `GET /governance/due`; what they have in common with the pages of plans and the home page.

use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

/// The board, a meeting of it that took place on 2 March, and one that is planned for 27 March.
pub const BOARD: &str = "/bodies/0192f0c1-0000-7000-8000-00000000c001";
pub const HELD: &str = "/meetings/0192f0c1-0000-7000-8000-00000000c002";
pub const NEXT: &str = "/meetings/0192f0c1-0000-7000-8000-00000000c003";

/// Sends a form that is taken, and gives the page that it leads to.
pub async fn done(site: &Site, address: &str, form: &str) -> String {
    let plan = site.plan.to_string();
    let form = form.replace("{plan}", &plan).replace("{Alex}", &Member::Alex.id(0).to_string());
    let answer = site.post(address, &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}: {}", answer.body);
    site.page(&answer.location).await
}

/// Sends a form that is refused, and gives its page.
pub async fn refused(site: &Site, address: &str, form: &str) -> String {
    let answer = site.post(address, form).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}: {}", answer.body);
    holds(&answer.body, &["There is a problem", "<title>Error: "]);
    answer.body
}

/// A site with the board, as the improvement lead sees it.
pub async fn with_a_board(site: &Site) -> Site {
    let imogen = site.seen_by(Member::Imogen).await;
    let once = |address: &str| address.rsplit('/').next().unwrap_or_default().to_owned();
    let board = format!(
        "once={}&title=Improvement+Board&kind=board&often=every+month&place=first+Monday&chair-named=Councillor+A",
        once(BOARD)
    );
    done(&imogen, "/bodies/new", &board).await;
    let report = "title=The+plan&kind=progress+report&about={plan}&from=person-{Alex}&often=meeting&days-before=5&purpose=to+note&since=2026-01-05";
    done(&imogen, &format!("{BOARD}/reports/new"), report).await;
    for (address, day) in [(HELD, "2026-03-02"), (NEXT, "2026-03-27")] {
        done(&imogen, &format!("{BOARD}/meetings/new"), &format!("once={}&on={day}", once(address))).await;
    }
    done(&imogen, &format!("{HELD}/held"), "note=The+chair+and+four+members").await;
    imogen
}

#[tokio::test]
async fn the_map_says_who_receives_what_of_a_plan_and_what_is_wrong_with_it() {
    let site = Site::with_people().await;
    let before = site.seen_by(Member::Rae).await.page("/governance").await;
    holds(&before, &["No board is kept here yet", "Plans that no board receives", "Little Marsh"]);
    assert!(!before.contains("Add a board"));
    let imogen = with_a_board(&site).await;
    let map = imogen.page("/governance").await;
    holds(
        &map,
        &[
            "Improvement Board",
            "Progress report: The plan, to note",
            "For each meeting",
            "Alex of the Marsh",
            "Never",
            "27 March 2026",
            "The board is asked to note, and neither to challenge nor to decide",
            "Add a board",
        ],
    );
    assert!(!map.contains("Plans that no board receives"), "{map}");
}

#[tokio::test]
async fn a_board_that_had_no_paper_in_its_cycle_is_named() {
    let site = Site::with_people().await;
    let imogen = site.seen_by(Member::Imogen).await;
    let board = "title=Scrutiny&kind=scrutiny&often=every+month&begun=2026-01-05";
    done(&imogen, "/bodies/new", board).await;
    holds(
        &imogen.page("/governance").await,
        &["had no paper in their cycle", "has never received anything", "5 February 2026"],
    );
}

#[tokio::test]
async fn what_is_due_is_listed_late_first_and_by_whom() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let ask =
        "kind=question&words=Which+visits+are+late?&by-named=Councillor+A&to=person-{Alex}&due=2026-03-16";
    done(&imogen, &format!("{HELD}/questions/new"), ask).await;
    let item = "title=Visits&purpose=to+challenge&paper=by&paper-by=2026-03-24";
    done(&imogen, &format!("{NEXT}/items/new"), item).await;
    let due = imogen.page("/governance/due").await;
    holds(
        &due,
        &[
            "Answer Q1, “Which visits are late?”",
            "16 March 2026",
            "Late",
            "Send the paper for item 1, Visits",
        ],
    );
    let (late, paper) = (due.find("Answer Q1"), due.find("Send the paper"));
    assert!(late < paper, "{late:?} {paper:?}");
    let own = imogen.page(&format!("/governance/due?from=person-{}", Member::Alex.id(0))).await;
    assert!(own.contains("Answer Q1") && !own.contains("Send the paper"), "{own}");
    let nobody = imogen.page("/governance/due?from=nobody").await;
    assert!(nobody.contains("Send the paper") && !nobody.contains("Answer Q1"), "{nobody}");
}

#[tokio::test]
async fn what_a_board_waits_for_is_on_the_home_page_of_whoever_owes_it() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let ask =
        "kind=question&words=Which+visits+are+late?&by-named=Councillor+A&to=person-{Alex}&due=2026-03-16";
    done(&imogen, &format!("{HELD}/questions/new"), ask).await;
    let home = site.seen_by(Member::Alex).await.page("/").await;
    holds(
        &home,
        &[
            "What boards wait for",
            "Answer Q1",
            "was due 16 March 2026",
            &format!("{HELD}/questions/1/answer"),
        ],
    );
    assert!(!site.seen_by(Member::Quinn).await.page("/").await.contains("What boards wait for"));
}

#[tokio::test]
async fn pages_of_plans_say_what_boards_asked_and_decided_and_are_never_stale() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let pages = ["/plans/{plan}", "/plans/{plan}/sections/1", "/plans/{plan}/actions/1"];
    for page in pages {
        assert!(!imogen.page(page).await.contains("Questions that boards asked"), "{page}");
    }
    let about = "&about={plan}&parts=action+1";
    let ask = "kind=challenge&words=Is+it+so?&by-named=Councillor+A&to=person-{Alex}";
    done(&imogen, &format!("{HELD}/questions/new"), &format!("{ask}{about}")).await;
    done(&imogen, &format!("{HELD}/decisions/new"), &format!("words=Two+more+rooms&due=2026-05-01{about}"))
        .await;
    done(&imogen, "/policies/new", &format!("title=Visits+policy&kind=policy{about}")).await;
    for page in pages {
        let shown = imogen.page(page).await;
        holds(
            &shown,
            &["Q1: Is it so?", "Improvement Board, 2 March 2026: without an answer", &format!("{HELD}#q1")],
        );
        holds(
            &shown,
            &["D1: Two more rooms", "open, by 1 May 2026", "Visits policy", "No version is launched"],
        );
    }
    assert!(!imogen.page("/plans/{plan}/actions/2").await.contains("Is it so?"));
    let pat = site.seen_by(Member::Pat).await.page("/plans/{plan}/actions/2").await;
    assert!(!pat.contains("Decisions"), "a partner is not told what boards decided");
}

#[tokio::test]
async fn what_is_about_a_part_that_somebody_may_not_see_is_withheld() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let about = |section: u32| format!("words=On+section+{section}&about={{plan}}&parts=section+{section}");
    for section in [1, 2] {
        done(&imogen, &format!("{HELD}/decisions/new"), &about(section)).await;
    }
    done(&imogen, "/policies/new", "title=Hidden+policy&kind=policy&about={plan}&parts=section+2").await;
    let sid = site.seen_by(Member::Sid).await;
    let meeting = sid.page(HELD).await;
    holds(&meeting, &["On section 1", "It is about a part of a plan that you may not see."]);
    for page in [HELD, BOARD, "/governance", "/governance/due", "/policies"] {
        let shown = sid.page(page).await;
        assert!(!shown.contains("On section 2") && !shown.contains("Hidden policy"), "{page}: {shown}");
        assert!(!shown.contains("What happened to this"), "{page}: the history tells of all");
    }
    holds(
        &site.seen_by(Member::Rae).await.page(HELD).await,
        &["On section 2", "What happened to this meeting"],
    );
}

#[tokio::test]
async fn where_nobody_signs_in_boards_can_be_looked_at_only() {
    let site = Site::new().await;
    holds(&site.page("/governance").await, &["No board is kept here yet"]);
    for page in ["/bodies", "/policies", "/governance"] {
        assert!(!site.page(page).await.contains("Add a "), "{page}");
    }
    assert_ne!(
        site.post("/bodies/new", "title=A&kind=board&often=every+month").await.status,
        StatusCode::SEE_OTHER
    );
}
