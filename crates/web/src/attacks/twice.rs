//! Forms that are sent twice: by an impatient hand, by a browser that comes back, by somebody who has seen them go by.

use axum::http::StatusCode;

use super::form::{Counts, Form};
use super::forms::FORMS;
use super::ground::{Ground, Open};
use super::state::State;
use crate::testing::people::Member;

/// The fields, with the mark that the page of the form has put there, where it counts by that.
async fn marked(form: &Form, open: &Open) -> Vec<(String, String)> {
    let mut fields = open.fields.clone();
    match form.once {
        Counts::Because(why) => assert!(!why.is_empty(), "{}", form.path),
        Counts::ByItsMark => {
            let mark = open.on_page(&open.page(form).await, "once");
            let mark = mark.unwrap_or_else(|| panic!("the form to {} carries no mark", form.path));
            fields.push(("once".to_owned(), mark));
        }
    }
    fields
}

/// Each form is sent once to one site, and twice at the same moment to another; what is kept is then the same.
#[tokio::test]
async fn a_form_that_is_sent_twice_counts_once() {
    let (once, twice) = (Ground::new().await, Ground::new().await);
    for form in FORMS {
        let before = (State::of(&once), State::of(&twice));
        let open = once.open(form).await;
        let answer = open.send(form, &marked(form, &open).await).await;
        let is_wrong_on_purpose = open.fields.iter().any(|(name, value)| name == "code" && value == "123456");
        let is_done = answer.status == StatusCode::OK || answer.status == StatusCode::SEE_OTHER;
        assert!(is_done || is_wrong_on_purpose, "{}: {} {}", form.path, answer.status, answer.said());
        let is_kept = State::of(&once).entries() > before.0.entries();
        assert!(is_kept || form.once != Counts::ByItsMark, "{} is to be kept", form.path);
        let open = twice.open(form).await;
        let fields = marked(form, &open).await;
        let (first, second) = tokio::join!(open.send(form, &fields), open.send(form, &fields));
        for answer in [&first, &second] {
            answer.is_clean(form.path);
        }
        let after = (State::of(&once), State::of(&twice));
        assert_eq!(after.1.since(&before.1), after.0.since(&before.0), "{}", form.path);
    }
}

/// Sent once more, as a browser does that is asked to load the answer again.
#[tokio::test]
async fn a_form_that_is_sent_again_changes_nothing() {
    let ground = Ground::new().await;
    for form in FORMS {
        let open = ground.open(form).await;
        let fields = marked(form, &open).await;
        open.send(form, &fields).await;
        let before = State::of(&ground);
        open.send(form, &fields).await.is_clean(form.path);
        assert_eq!(State::of(&ground), before, "{}", form.path);
    }
}

/// Sent once more when the world has moved on: a right that was given and withdrawn is not given again by what gave it.
#[tokio::test]
async fn a_form_that_is_kept_and_sent_later_changes_nothing() {
    let ground = Ground::new().await;
    let mut kept = Vec::new();
    for form in FORMS {
        let open = ground.open(form).await;
        let fields = marked(form, &open).await;
        open.send(form, &fields).await;
        kept.push((form, open.address, fields));
    }
    let before = State::of(&ground);
    let marked = kept.into_iter().filter(|(form, ..)| form.once == Counts::ByItsMark);
    for (form, address, fields) in marked {
        let open = Open { site: ground.signed_in(Member::Ada), address, fields };
        open.send(form, &open.fields).await.is_clean(form.path);
        assert_eq!(State::of(&ground), before, "{}", form.path);
    }
}
