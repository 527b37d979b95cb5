//! The answer to a form that came too late for its draft: what happened, what was typed into it, and what to do.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::app::App;
use crate::components::layout::{self, Part};
use crate::drafts::Missed;

/// Why a form did not fit any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// Nothing can be done to the draft.
    Draft(Missed),
    /// What the form is about is not in the draft as it was: the document was read again by other columns.
    Thing(&'static str),
    /// The same columns were set to something else.
    Columns,
}

/// What was typed: the name of each field, and its words.
pub type Typed = Vec<(&'static str, String)>;

struct Said {
    happened: String,
    next: &'static str,
    link: (String, &'static str),
}

impl Late {
    fn status(self) -> StatusCode {
        if self == Self::Draft(Missed::Gone) { StatusCode::NOT_FOUND } else { StatusCode::CONFLICT }
    }

    fn said(self, draft: &str) -> Said {
        let (happened, next) = match self {
            Self::Draft(Missed::Gone) => (
                "This draft is no longer held.",
                "Drafts are held for eight hours, as long as there is room, and until Goldthread is started again. Read the \
                 document once more, and make the change there.",
            ),
            Self::Draft(Missed::BeingKept) => (
                "The draft is being kept as a plan at this very moment, without this change.",
                "Wait a second and open the draft: it leads to the plan.",
            ),
            Self::Draft(Missed::Confirmed) => (
                "The draft was confirmed meanwhile: it is a plan, without this change.",
                "Open the draft: it leads to the plan.",
            ),
            Self::Draft(Missed::Changed) => (
                "The draft was changed meanwhile, here or in another tab.",
                "Open the draft as it is now, and go on there.",
            ),
            Self::Columns => (
                "The same column was set to something else meanwhile, here or in another tab.",
                "Open the draft, look at how the columns are read now, and set them there.",
            ),
            Self::Thing(_) => ("", "Open the draft, look where it stands now, and make the change there."),
        };
        let happened = match self {
            Self::Thing(what) => format!(
                "The document was read again by other columns since the page was made, and the {what} is not in the draft as \
                 it was."
            ),
            _ => happened.to_owned(),
        };
        let link = match self {
            Self::Draft(Missed::Gone) => ("/documents/new".to_owned(), "Read a document"),
            _ => (draft.to_owned(), "Open the draft"),
        };
        Said { happened, next, link }
    }
}

/// The page. Nothing that was typed is lost with it.
pub fn answer(app: &App, id: &str, late: Late, typed: &Typed) -> Response {
    let said = late.said(&format!("/drafts/{id}"));
    let page = layout::page(
        &app.frame("Your change was not made", Part::Upload, Vec::new()),
        &content(&said, typed),
    );
    (late.status(), page).into_response()
}

fn content(said: &Said, typed: &Typed) -> Markup {
    html! {
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                h1 class="govuk-heading-l" { "Your change was not made" }
                p class="govuk-body" { (said.happened) " Nothing was changed." }
                p class="govuk-body" { (said.next) }
                p class="govuk-body" { a class="govuk-link" href=(said.link.0) { (said.link.1) } }
                @if !typed.is_empty() {
                    h2 class="govuk-heading-m" { "What you sent" }
                    p class="govuk-body" { "Copy from here what you still need." }
                    @for (nth, (label, words)) in typed.iter().enumerate() {
                        div class="govuk-form-group" {
                            label class="govuk-label govuk-label--s" for={ "sent-" (nth) } { (label) }
                            textarea class="govuk-textarea govuk-!-margin-bottom-0" id={ "sent-" (nth) } rows="3" readonly { (words) }
                        }
                    }
                }
            }
        }
    }
}
