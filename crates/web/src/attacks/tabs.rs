//! Forms of two tabs: somebody of two authorities has a form of one open, goes over to the other in another tab, and sends it.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use goldthread_ledger::Seq;
use goldthread_people::Right;

use super::clean::Page;
use super::form::{Form, Sender};
use super::forms::FORMS;
use super::ground::{Ground, Open, encoded};
use super::state::State;
use crate::routes::{ROUTES, Route};
use crate::testing::people::{Member, joins};
use crate::testing::{AUTHORITIES, Site};

/// Whether what a form does is done to an authority.
fn is_of_one(form: &Form) -> bool {
    let takes = |route: &&Route| route.path == form.path && route.methods.contains(&"POST");
    ROUTES.iter().find(takes).is_some_and(Route::is_of_an_authority)
}

/// All that is kept of both authorities.
fn kept(ground: &Ground) -> (State, Seq) {
    let second = AUTHORITIES[1].0.parse().expect("a short name");
    (State::of(ground), ground.site.deployment.ledger().head(&second).expect("it can be read"))
}

/// Goes over to another authority, in another tab.
async fn goes_to(open: &Open, nth: usize) {
    let chosen = open.site.post("/authorities", &format!("authority={}", AUTHORITIES[nth].0)).await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.body);
}

/// Sends a plain form to the bare address, as a page made it before forms said for which authority.
async fn send_unmarked(open: &Open, fields: &[(String, String)]) -> Page {
    let request = Request::post(&open.address)
        .header(header::HOST, "127.0.0.1:8080")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    Page::of(open.site.raw(request.body(Body::from(encoded(fields))).expect("a request")).await).await
}

#[tokio::test]
async fn a_form_of_one_authority_is_not_taken_by_another() {
    let ground = Ground::on(Site::of_two().await).await;
    joins(&ground.site, (Member::Ada, 0), 1, "Ada from afar", Right::Administrator).await;
    joins(&ground.site, (Member::Quinn, 0), 1, "Quinn from afar", Right::QaLead).await;
    for form in FORMS.iter().filter(|form| is_of_one(form)) {
        let is_of_both = matches!(form.sender, Sender::Of(Member::Ada | Member::Quinn));
        assert!(is_of_both, "{}: somebody else has to be of both too", form.path);
        let open = ground.open(form).await;
        let page = open.page(form).await;
        assert!(page.contains(&open.action()), "{} does not say of which authority it is", form.path);
        let before = kept(&ground);
        goes_to(&open, 1).await;
        let refused = open.send(form, &open.fields).await;
        refused.is_clean(form.path);
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}: {}", form.path, refused.said());
        let is_kept = if form.file.is_some() { "is not kept: go to" } else { "is kept on this page" };
        for words in ["This form is of another authority", "Go to Little Marsh Council", is_kept] {
            assert!(refused.body.contains(words), "{}: {words}: {}", form.path, refused.body);
        }
        let unmarked = send_unmarked(&open, &open.fields).await;
        assert_eq!(unmarked.status, StatusCode::CONFLICT, "{}: {}", form.path, unmarked.said());
        assert_eq!(kept(&ground), before, "{}", form.path);
        goes_to(&open, 0).await;
        let done = open.send(form, &open.fields).await;
        let is_done = done.status == StatusCode::OK || done.status == StatusCode::SEE_OTHER;
        assert!(is_done, "{}: {} {}", form.path, done.status, done.said());
    }
}
