//! Boards, their meetings, and policies.

use axum::routing::get;
use goldthread_people::Permission::SeePapers;

use super::{GET, GET_POST, Route, governs, row};
use crate::access::May;
use crate::pages;
use crate::pages::governance::deed::deed;
use crate::pages::{bodies, meeting, policies};

/// In the order a person meets them.
pub(super) const ROUTES: &[Route] = &[
    row("/governance", GET, May::Somewhere(SeePapers), "governance", || get(pages::governance::show)),
    row("/governance/due", GET, May::Somewhere(SeePapers), "governance", || get(pages::governance::due)),
    row("/bodies", GET, May::Somewhere(SeePapers), "bodies", || get(bodies::list)),
    governs("/bodies/new", "bodies", deed::<bodies::Add>),
    row("/bodies/{body}", GET, May::Somewhere(SeePapers), "bodies", || get(bodies::show)),
    governs("/bodies/{body}/words", "bodies", deed::<bodies::Change>),
    governs("/bodies/{body}/end", "bodies", deed::<bodies::End>),
    governs("/bodies/{body}/reports/new", "bodies", deed::<bodies::Agree>),
    governs("/bodies/{body}/reports/{report}", "bodies", deed::<bodies::ChangeReport>),
    governs("/bodies/{body}/reports/{report}/received", "bodies", deed::<bodies::Received>),
    governs("/bodies/{body}/reports/{report}/end", "bodies", deed::<bodies::EndReport>),
    governs("/bodies/{body}/meetings/new", "meeting", deed::<meeting::Plan>),
    row("/meetings/{meeting}", GET, May::Somewhere(SeePapers), "meeting", || get(meeting::show)),
    governs("/meetings/{meeting}/move", "meeting", deed::<meeting::Move>),
    governs("/meetings/{meeting}/cancel", "meeting", deed::<meeting::Cancel>),
    governs("/meetings/{meeting}/held", "meeting", deed::<meeting::Held>),
    governs("/meetings/{meeting}/reopening", "meeting", deed::<meeting::Reopen>),
    governs("/meetings/{meeting}/items/new", "meeting", deed::<meeting::AddItem>),
    governs("/meetings/{meeting}/items/{item}", "meeting", deed::<meeting::ChangeItem>),
    governs("/meetings/{meeting}/items/{item}/paper", "meeting", deed::<meeting::PaperCame>),
    governs("/meetings/{meeting}/items/{item}/drop", "meeting", deed::<meeting::DropItem>),
    governs("/meetings/{meeting}/minutes/draft", "meeting", deed::<meeting::Draft>),
    governs("/meetings/{meeting}/minutes", "meeting", deed::<meeting::Agree>),
    governs("/meetings/{meeting}/decisions/new", "meeting", deed::<meeting::Decide>),
    governs("/meetings/{meeting}/decisions/{decision}", "meeting", deed::<meeting::ChangeDecision>),
    governs("/meetings/{meeting}/decisions/{decision}/confirmation", "meeting", deed::<meeting::Confirm>),
    governs("/meetings/{meeting}/decisions/{decision}/close", "meeting", deed::<meeting::Close>),
    governs("/meetings/{meeting}/decisions/{decision}/reopening", "meeting", deed::<meeting::ReopenDecision>),
    governs("/meetings/{meeting}/questions/new", "meeting", deed::<meeting::Ask>),
    governs("/meetings/{meeting}/questions/{question}", "meeting", deed::<meeting::ChangeQuestion>),
    governs("/meetings/{meeting}/questions/{question}/withdrawal", "meeting", deed::<meeting::Withdraw>),
    // Who is asked may answer, and who asks may judge the answer: the forms ask who it is.
    row(
        "/meetings/{meeting}/questions/{question}/answer",
        GET_POST,
        May::Person,
        "meeting",
        deed::<meeting::Answer>,
    ),
    row(
        "/meetings/{meeting}/questions/{question}/acceptance",
        GET_POST,
        May::Person,
        "meeting",
        deed::<meeting::Accept>,
    ),
    row(
        "/meetings/{meeting}/questions/{question}/again",
        GET_POST,
        May::Person,
        "meeting",
        deed::<meeting::PutAgain>,
    ),
    row("/policies", GET, May::Somewhere(SeePapers), "policies", || get(policies::list)),
    governs("/policies/new", "policies", deed::<policies::Add>),
    row("/policies/{policy}", GET, May::Somewhere(SeePapers), "policies", || get(policies::show)),
    governs("/policies/{policy}/words", "policies", deed::<policies::Change>),
    governs("/policies/{policy}/drafts", "policies", deed::<policies::Draft>),
    governs("/policies/{policy}/review", "policies", deed::<policies::Review>),
    governs("/policies/{policy}/withdrawal", "policies", deed::<policies::Withdraw>),
    governs("/policies/{policy}/versions/{version}/sign-off", "policies", deed::<policies::SignOff>),
    governs("/policies/{policy}/versions/{version}/launch", "policies", deed::<policies::Launch>),
    governs("/policies/{policy}/versions/{version}/told", "policies", deed::<policies::ToldOf>),
];
