//! `GET` and `POST /plans/{plan}/updates`.

use axum::http::StatusCode;

use crate::testing::people::Member;
use crate::testing::{Site, holds};

const SHEET: &str = "/plans/{plan}/updates";

async fn imogen() -> Site {
    Site::with_people().await.seen_by(Member::Imogen).await
}

#[tokio::test]
async fn the_open_actions_are_a_table_that_is_narrowed_by_lead_and_section() {
    let site = imogen().await;
    holds(&site.page("/plans/{plan}/actions").await, &["Update several at once"]);
    let page = site.page(SHEET).await;
    holds(&page, &["Showing 2 of 2 open actions.", "name=\"done-1\"", "name=\"done-3\"", "Paste from Excel"]);
    assert!(!page.contains("name=\"done-2\""), "what is said to be complete is not in it");
    let page = site.page(&format!("{SHEET}?lead=Head+of+Quality")).await;
    holds(&page, &["Showing 1 of 1 open action.", "name=\"done-3\""]);
    holds(&site.page(&format!("{SHEET}?section=2")).await, &["No action is open here."]);
}

#[tokio::test]
async fn all_rows_are_kept_in_one_go() {
    let site = imogen().await;
    let form = "done-1=A+draft+is+out.&next-1=Agree+it.&status-1=At+risk&reason-1=Partners+are+late.\
                &shown-1=January+2026&date-1=30+April+2026&moves-1=partner+delay&why-1=They+asked.&agreed-1=Board\
                &done-3=Ten+files+were+read.&next-3=&rows-lead=&once=0192f0c1-0000-7000-8000-0000000000a2";
    let kept = site.post(SHEET, form).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    holds(&site.page(&kept.location).await, &["All rows that you filled in are kept.", "first January 2026"]);
    let first = site.page("/plans/{plan}/actions/1").await;
    holds(&first, &["A draft is out.", "Agree it.", "At risk", "From January 2026 to 30 April 2026"]);
    holds(&site.page("/plans/{plan}/actions/3").await, &["Ten files were read."]);
    let again = site.post(SHEET, form).await;
    assert!(again.location.contains("sent-twice"), "{}", again.location);
    let first = site.page("/plans/{plan}/actions/1").await;
    assert_eq!(first.matches("A draft is out.").count(), 1);
}

#[tokio::test]
async fn where_one_row_is_wrong_none_is_kept_and_nothing_typed_is_lost() {
    let site = imogen().await;
    let form = "done-1=A+draft+%3Cb%3E&status-1=At+risk&reason-1=&date-1=soon&moves-1=partner+delay&why-1=x&agreed-1=\
                &done-3=Ten+files+were+read.&status-3=Purple&reason-3=y";
    let answer = site.post(SHEET, form).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    holds(
        &answer.body,
        &[
            "Nothing is kept yet.",
            "href=\"#reason-1\"",
            "Say why it stands so",
            "href=\"#agreed-1\"",
            "Say who agreed that the date moves",
            "href=\"#status-3\"",
            "Choose one of the statuses that the plan has",
            "A draft &lt;b&gt;",
            "value=\"soon\"",
            "Ten files were read.",
        ],
    );
    assert!(!site.page("/plans/{plan}/actions/3").await.contains("Ten files were read."));
    let nothing = site.post(SHEET, "done-1=&done-99=x").await;
    assert_eq!(nothing.status, StatusCode::BAD_REQUEST);
    holds(&nothing.body, &["Fill in at least one row"]);
}

#[tokio::test]
async fn a_date_that_somebody_moved_meanwhile_is_not_moved_unseen() {
    let site = imogen().await;
    let form = |shown: &str, date: &str| {
        format!("shown-1={shown}&date-1={date}&moves-1=partner+delay&why-1=x&agreed-1=Board")
    };
    site.post(SHEET, &form("January+2026", "April+2026")).await;
    let late = site.post(SHEET, &form("January+2026", "May+2026")).await;
    assert_eq!(late.status, StatusCode::BAD_REQUEST);
    holds(
        &late.body,
        &["it was January 2026 when you opened the page, and is April 2026 now", "value=\"May 2026\""],
    );
    holds(&late.body, &["name=\"shown-1\" value=\"April 2026\""]);
}

#[tokio::test]
async fn a_pasted_table_fills_the_rows_to_be_looked_through() {
    let site = imogen().await;
    let pasted = "Ref%09Status%09Done%09Next%09Why%0A\
                  1%09at+risk%09%22Two+lines%0Aof+it%22%09Agree+it.%09Late.%0A\
                  Action+3%09Purple%09Ten+files.%0A\
                  99%09At+risk%09Lost%3F%0A\
                  2%09%09It+is+done.%0A";
    let filled = site.post(SHEET, &format!("do=fill&paste={pasted}&done-3=")).await;
    assert_eq!(filled.status, StatusCode::OK);
    holds(
        &filled.body,
        &[
            "2 rows are filled from what you pasted. Look through them: nothing is kept yet.",
            "Two lines\nof it</textarea>",
            "Agree it.</textarea>",
            "<option value=\"At risk\" selected>",
            "value=\"Late.\"",
            "Ten files.</textarea>",
            "“Purple” is not a status of this plan",
            "No action is called “99”: the line stays where you pasted it",
            "Action 2 is said to be complete",
            "99\tAt risk\tLost?",
        ],
    );
    assert!(!site.page("/plans/{plan}/actions/1").await.contains("Agree it."), "nothing is kept");
    let typed = site.post(SHEET, "do=fill&paste=1%09%09Pasted.&done-1=Typed.").await;
    holds(&typed.body, &["Typed.</textarea>", "The row of action 1 is filled in otherwise", "1\t\tPasted."]);
}

#[tokio::test]
async fn only_who_runs_the_plan_updates_in_bulk() {
    let site = Site::with_people().await;
    for member in [Member::Alex, Member::Quinn, Member::Rae] {
        let them = site.seen_by(member).await;
        assert!(!them.page("/plans/{plan}/actions").await.contains("Update several at once"), "{member:?}");
        assert_eq!(them.post(SHEET, "done-1=x").await.status, StatusCode::FORBIDDEN, "{member:?}");
    }
}
