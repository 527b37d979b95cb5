//! The doubts of a draft: a list to work through.
//!
//! `POST /drafts/{draft}/doubts/{doubt}` settles one, or opens it again.

use axum::extract::{Path, RawForm};
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_plan::{ActionFields, Doubt, Draft};
use maud::{Markup, html};

use super::held;
use super::late::{self, Late, Typed};
use super::row::{self, NotThere};
use super::view::DraftPage;
use crate::app::App;
use crate::drafts::Waiting;
use crate::form::Sent;
use crate::keys::Key;
use crate::problem::Problem;
use crate::reading::spots_of_action;
use crate::spot::{self, Spot};
use crate::words;

const MOST: usize = 200;

/// A doubt, where it is, and whether it is settled.
pub struct DoubtRow {
    /// Its number, from 1 in the draft.
    pub number: usize,
    /// The sentence.
    pub words: String,
    /// The place in the document.
    pub href: Option<String>,
    /// The place as people say it.
    pub at: String,
    /// The form of the action that it is about.
    pub edit: Option<String>,
    /// Whether it is settled.
    pub settled: bool,
    /// What it is known by.
    pub key: Key,
}

/// The doubts that are shown, and how many are not.
pub fn doubts(waiting: &Waiting, href: &str) -> (Vec<DoubtRow>, usize) {
    let draft = &waiting.reading.draft;
    let places: Vec<(u32, Vec<Spot>)> =
        (1..).zip(draft.actions()).map(|(number, action)| (number, spots_of_action(action))).collect();
    let row = |(number, (doubt, key)): (usize, (&Doubt, &Key))| DoubtRow {
        number,
        key: *key,
        words: words::full_sentence(&doubt.message),
        href: spot::link(href, &doubt.at, ""),
        at: doubt.at.to_string(),
        edit: action_at(draft, &places, doubt).map(|action| format!("{href}/actions/{action}")),
        settled: waiting.review.is_settled(*key),
    };
    let shown = (1..).zip(draft.doubts.iter().zip(&waiting.keys.doubts)).take(MOST).map(row).collect();
    (shown, draft.doubts.len().saturating_sub(MOST))
}

/// The action that a doubt is about: the one that was read at its place, or in its row.
fn action_at(draft: &Draft, places: &[(u32, Vec<Spot>)], doubt: &Doubt) -> Option<u32> {
    let spot = Spot::of(&doubt.at)?;
    let holds = |own: &Spot| match (own, &spot) {
        (Spot::Bytes(own), Spot::Bytes(at)) => own.start < at.end && at.start < own.end,
        _ => *own == spot,
    };
    let there = places.iter().find(|(_, spots)| spots.iter().any(holds)).map(|(number, _)| *number);
    let row = |action: &ActionFields| action.at.cell().zip(doubt.at.cell());
    let in_row = |action: &ActionFields| {
        row(action).is_some_and(|(own, at)| (own.table, own.row) == (at.table, at.row))
    };
    there.or_else(|| (1..).zip(draft.actions()).find(|(_, action)| in_row(action)).map(|(number, _)| number))
}

/// Settles a doubt, or opens it again.
pub async fn settle(
    app: App,
    Path((id, number)): Path<(String, usize)>,
    RawForm(sent): RawForm,
) -> Result<Response, Problem> {
    let sent = Sent::of(&sent);
    let settled = |waiting: &Waiting| {
        let at = row::place(&waiting.keys.doubts, number, &sent)?;
        let mut review = (*waiting.review).clone();
        review.settle(waiting.keys.doubts[at], sent.value("state") != "open");
        Ok((review, at + 1))
    };
    match held(&app, &id).and_then(|draft| app.drafts().change(draft, settled)) {
        Ok(Ok(number)) => Ok(Redirect::to(&format!("/drafts/{id}#doubt-{number}")).into_response()),
        Ok(Err(NotThere::Never)) => Err(Problem::nothing_called("doubt")),
        Ok(Err(NotThere::Gone)) => Ok(late::answer(&app, &id, Late::Thing("doubt"), &Typed::new())),
        Err(missed) => Ok(late::answer(&app, &id, Late::Draft(missed), &Typed::new())),
    }
}

/// The list. With script, j and k move through it, enter settles, e edits.
pub fn list(view: &DraftPage) -> Markup {
    html! {
        h2 class="govuk-heading-m" id="doubts" { "What the reader is not sure of" }
        p class="govuk-body-s gt-dim" {
            "Look at each place, then settle it: it is as the document says, or you have changed it. What stays open is kept with the plan. "
            span class="gt-with-script" { "Keys in this list: j and k to move, Enter to settle, e to edit." }
        }
        ol class="gt-doubts" data-steps="" {
            @for doubt in &view.doubts { (item(&view.href, doubt)) }
        }
        @if view.more_doubts > 0 { p class="govuk-body" { "And " (view.more_doubts) " more, which stay open." } }
    }
}

fn item(href: &str, doubt: &DoubtRow) -> Markup {
    let name = words::shortened(&doubt.words, 60);
    html! {
        li class={ "gt-doubts__item" @if doubt.settled { " gt-doubts__item--settled" } } id={ "doubt-" (doubt.number) } {
            @if doubt.settled { strong class="gt-doubts__state" { "Settled: " } }
            (doubt.words)
            div class="gt-doubts__do" {
                @if let Some(place) = &doubt.href { a class="govuk-link" data-place="" href=(place) { "See " (doubt.at) } }
                @if let Some(edit) = &doubt.edit { a class="govuk-link" data-edit="" href=(edit) { "Edit the action" span class="govuk-visually-hidden" { ": " (name) } } }
                form action={ (href) "/doubts/" (doubt.number) } method="post" data-quick="" {
                    (row::hidden(doubt.key, None::<&()>))
                    input type="hidden" name="state" value=(if doubt.settled { "open" } else { "settled" });
                    button class="gt-doubts__settle" data-step="" id={ "settle-" (doubt.number) } {
                        (if doubt.settled { "Open again" } else { "Settle" })
                        span class="govuk-visually-hidden" { ": " (name) }
                    }
                }
            }
        }
    }
}
