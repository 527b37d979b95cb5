//! `GET /meetings/{meeting}` and the forms under it.

use axum::http::StatusCode;

use crate::pages::governance::tests::{BOARD, HELD, NEXT, done, refused, with_a_board};
use crate::testing::people::Member;
use crate::testing::{Site, holds};

const ASK: &str = "kind=challenge&words=Is+it+so?&by-named=Councillor+A&to=person-{Alex}&due=2026-03-16&about={plan}&parts=action+1";

#[tokio::test]
async fn a_meeting_is_moved_cancelled_and_taken_back() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let moved = done(&imogen, &format!("{NEXT}/move"), "on=2026-03-19&why=Half+term").await;
    holds(&moved, &["Meeting of 19 March 2026", "Moved from 27 March 2026 to 19 March 2026: Half term."]);
    holds(&moved, &["Nobody has said whether it took place."]);
    holds(&done(&imogen, &format!("{NEXT}/cancel"), "why=Too+few").await, &["It was cancelled: Too few."]);
    holds(&done(&imogen, &format!("{NEXT}/reopening"), "why=A+mistake").await, &["It is taken back."]);
    holds(&done(&imogen, &format!("{NEXT}/held"), "note=").await, &["It took place."]);
    let page = refused(&imogen, &format!("{NEXT}/move"), "on=2026-04-01&why=Late").await;
    holds(&page, &["href=\"#on\"", "took place, so it can be neither moved nor cancelled"]);
    let page = refused(&imogen, &format!("{BOARD}/meetings/new"), "on=2026-03-19").await;
    holds(&page, &["has a meeting on 19 March 2026 already"]);
    let page = refused(&imogen, &format!("{HELD}/cancel"), "why=").await;
    holds(&page, &["href=\"#why\"", "Say why, in a few words"]);
}

#[tokio::test]
async fn an_agenda_has_items_with_papers_and_leads_to_what_they_are_about() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let item = "title=Visits&about={plan}&parts=section+1,+action+2&from=person-{Alex}&report=1&purpose=to+decide&paper=days&days-before=5";
    let page = done(&imogen, &format!("{NEXT}/items/new"), item).await;
    let plan = site.plan;
    holds(&page, &["1. Visits", "Due 5 working days before", "to decide", "Alex of the Marsh"]);
    holds(&page, &[&format!("/plans/{plan}/sections/1"), &format!("/plans/{plan}/actions/2")]);
    let came = done(
        &imogen,
        &format!("{NEXT}/items/1/paper"),
        "on=2026-03-19&document=https%3A%2F%2Fintranet.example%2Fa",
    )
    .await;
    holds(&came, &["It came on 19 March 2026.", "href=\"https://intranet.example/a\"", "noreferrer"]);
    let script =
        refused(&imogen, &format!("{NEXT}/items/1/paper"), "on=2026-03-19&document=javascript:alert(1)")
            .await;
    holds(&script, &["href=\"#document\""]);
    let changed = "title=All+visits&purpose=to+note&paper=none";
    holds(&done(&imogen, &format!("{NEXT}/items/1"), changed).await, &["1. All visits", "to note"]);
    holds(&done(&imogen, &format!("{NEXT}/items/1/drop"), "why=No+time").await, &["Taken off: No time"]);
    let page = refused(&imogen, &format!("{NEXT}/items/new"), "title=A&paper=by").await;
    holds(&page, &["href=\"#purpose\"", "href=\"#paper-by\""]);
}

#[tokio::test]
async fn a_decision_is_confirmed_in_turn_closed_and_opened_again() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let decide = "words=Two+more+rooms&owner=person-{Alex}&due=2026-05-01&confirm=alex+of+the+marsh%0D%0AThe+cabinet+member";
    let page = done(&imogen, &format!("{HELD}/decisions/new"), decide).await;
    holds(
        &page,
        &[
            "D1 Two more rooms",
            "Awaits that Alex of the Marsh confirms it",
            "The cabinet member",
            "1 May 2026",
        ],
    );
    let close = "how=done&on=2026-03-19&words=They+are+found";
    let page = refused(&imogen, &format!("{HELD}/decisions/1/close"), close).await;
    holds(&page, &["href=\"#how\"", "not confirmed by all who have to"]);
    let confirm = "on=2026-03-12&note=Agreed";
    done(&imogen, &format!("{HELD}/decisions/1/confirmation"), confirm).await;
    let page = done(&imogen, &format!("{HELD}/decisions/1/confirmation"), confirm).await;
    holds(&page, &["Confirmed by Alex of the Marsh on 12 March 2026", "Confirmed by The cabinet member"]);
    holds(
        &done(&imogen, &format!("{HELD}/decisions/1/close"), close).await,
        &["Done on 19 March 2026", "They are found"],
    );
    holds(&imogen.page(BOARD).await, &["No decision is open."]);
    done(&imogen, &format!("{HELD}/decisions/1/reopening"), "why=One+is+lost").await;
    holds(&imogen.page(BOARD).await, &["D1 of 2 March 2026: Two more rooms"]);
    let early = refused(&imogen, &format!("{HELD}/decisions/new"), "words=A&due=2026-01-01").await;
    holds(&early, &["href=\"#due\"", "choose a later day"]);
}

#[tokio::test]
async fn a_question_ends_when_those_who_asked_accept_the_answer() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    holds(
        &done(&imogen, &format!("{HELD}/questions/new"), ASK).await,
        &["Challenge, without an answer, late"],
    );
    let question = format!("{HELD}/questions/1");
    let answer = "words=It+is&on=2026-03-12&by=person-{Alex}";
    holds(&done(&imogen, &format!("{question}/answer"), answer).await, &["answered, and not yet accepted"]);
    let own = format!("on=2026-03-13&by=person-{}", Member::Alex.id(0));
    let page = refused(&imogen, &format!("{question}/acceptance"), &own).await;
    holds(&page, &["Whoever answered Q1 cannot accept the answer", "It is"]);
    let again = "words=Since+when?&on=2026-03-13&due=2026-04-01";
    let page = done(&imogen, &format!("{question}/again"), again).await;
    holds(&page, &["Put again on 13 March 2026, by 1 April 2026", "Since when?", "without an answer"]);
    done(&imogen, &format!("{question}/answer"), "words=Since+May&on=2026-03-19&by=person-{Alex}").await;
    let page = done(&imogen, &format!("{question}/acceptance"), "on=2026-03-20&by-named=Councillor+A").await;
    holds(&page, &["Councillor A accepted it on 20 March 2026", "its answer is accepted"]);
    holds(&imogen.page(BOARD).await, &["No question is open."]);
}

#[tokio::test]
async fn whoever_is_asked_may_answer_and_nobody_else_who_does_not_keep_boards() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    done(&imogen, &format!("{HELD}/questions/new"), ASK).await;
    let address = format!("{HELD}/questions/1/answer");
    let form = "words=It+is&on=2026-03-12";
    for member in [Member::Quinn, Member::Rae, Member::Noa, Member::Addy] {
        let own = site.seen_by(member).await;
        assert_eq!(own.get(&address).await.status, StatusCode::FORBIDDEN, "{member:?}");
        assert_eq!(own.post(&address, form).await.status, StatusCode::FORBIDDEN, "{member:?}");
    }
    let alex = site.seen_by(Member::Alex).await;
    let page = alex.page(&address).await;
    holds(&page, &["Is it so?", "Answer Q1"]);
    assert!(!page.contains("Who answers"), "they answer for themselves");
    let forged = format!("{form}&by=person-{}", Member::Quinn.id(0));
    holds(&done(&alex, &address, &forged).await, &["Alex of the Marsh answered on 12 March 2026"]);
    let accept = format!("{HELD}/questions/1/acceptance");
    assert_eq!(
        alex.post(&accept, "on=2026-03-20").await.status,
        StatusCode::FORBIDDEN,
        "it is not their question"
    );
}

#[tokio::test]
async fn whoever_has_no_right_but_is_asked_answers_and_sees_no_more() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let ask = format!("kind=question&words=Why?&by-named=The+chair&to=person-{}", Member::Tess.id(0));
    done(&imogen, &format!("{HELD}/questions/new"), &ask).await;
    let tess = site.seen_by(Member::Tess).await;
    let address = format!("{HELD}/questions/1/answer");
    holds(&tess.page(&address).await, &["Why?"]);
    let answer = tess.post(&address, "words=So&on=2026-03-12").await;
    assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/?done=answer"));
    assert_eq!(tess.get(HELD).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn who_is_named_stays_when_their_role_has_ended() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let role = "0192f0c1-0000-7000-8000-00000000e0a1";
    imogen.post("/roles", &format!("once={role}&title=Head+of+Visits")).await;
    let decide = format!("words=Two+more+rooms&owner=role-{role}");
    done(&imogen, &format!("{HELD}/decisions/new"), &decide).await;
    imogen.post(&format!("/roles/{role}/end"), "on=2026-03-19").await;
    let page = imogen.page(&format!("{HELD}/decisions/1")).await;
    holds(&page, &[&format!("<option value=\"role-{role}\" selected>As it is now, though it has ended")]);
    let changed = decide.replace("Two", "Three");
    holds(
        &done(&imogen, &format!("{HELD}/decisions/1"), &changed).await,
        &["Three more rooms", "Head of Visits"],
    );
}

#[tokio::test]
async fn whoever_asks_may_judge_the_answer() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let ask = format!("kind=question&words=Why?&by=person-{}&to=person-{{Alex}}", Member::Quinn.id(0));
    done(&imogen, &format!("{HELD}/questions/new"), &ask).await;
    let alex = site.seen_by(Member::Alex).await;
    done(&alex, &format!("{HELD}/questions/1/answer"), "words=So&on=2026-03-12").await;
    let quinn = site.seen_by(Member::Quinn).await;
    holds(&quinn.page("/").await, &["Say whether the answer will do to Q1"]);
    holds(&quinn.page(&format!("{HELD}/questions/1/acceptance")).await, &["put the question again"]);
    done(&quinn, &format!("{HELD}/questions/1/again"), "words=More&on=2026-03-13").await;
    done(&alex, &format!("{HELD}/questions/1/answer"), "words=So+it+is&on=2026-03-14").await;
    let page = done(&quinn, &format!("{HELD}/questions/1/acceptance"), "on=2026-03-20").await;
    holds(&page, &["Quinn of the Marsh accepted it on 20 March 2026"]);
}

#[tokio::test]
async fn minutes_are_drafted_and_agreed() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let draft = "on=2026-03-09&document=https%3A%2F%2Fintranet.example%2Fminutes";
    holds(&done(&imogen, &format!("{HELD}/minutes/draft"), draft).await, &["9 March 2026", "Not yet"]);
    let early = refused(&imogen, &format!("{HELD}/minutes"), "on=2026-03-03").await;
    holds(&early, &["href=\"#on\"", "choose a later day"]);
    let agreed = done(&imogen, &format!("{HELD}/minutes"), "on=2026-03-16&document=").await;
    holds(&agreed, &["16 March 2026", "https://intranet.example/minutes"]);
    let page = refused(&imogen, &format!("{NEXT}/minutes"), "on=2026-03-16").await;
    holds(&page, &["is not recorded as held"]);
}

#[tokio::test]
async fn a_form_that_is_sent_twice_counts_once() {
    let site = Site::with_people().await;
    let imogen = with_a_board(&site).await;
    let form = "words=Two+more+rooms&once=0192f0c1-0000-7000-8000-00000000e001";
    done(&imogen, &format!("{HELD}/decisions/new"), form).await;
    let page = done(&imogen, &format!("{HELD}/decisions/new"), form).await;
    holds(&page, &["It was not done a second time."]);
    assert!(page.contains("id=\"d1\"") && !page.contains("id=\"d2\""), "{page}");
}
