//! What a page says before anything else: what went wrong with a form, what was done.

use maud::{Markup, html};
use serde::Deserialize;

/// A mistake in a form: what it is and the field it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The id of the field.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub words: String,
}

impl Mistake {
    /// What a parser says of a field.
    pub fn at(field: &'static str, error: &dyn std::error::Error) -> Self {
        Self { field, words: crate::words::sentence(&error.to_string()) }
    }
}

/// What the address of a page says was done just before.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// What can have been done, by the word in the address: nobody can make a page say anything else.
const DONE: &[(&str, &str)] = &[
    ("password", "Your password is changed. You are signed out everywhere else."),
    ("second-factor-off", "Your second factor is off."),
    ("session", "That session has ended."),
    ("sessions", "You are signed out everywhere else."),
    ("role-added", "The role is added."),
    ("role-changed", "The role is changed."),
    ("role-ended", "The last day of the role is set."),
    ("holder", "The holder is added."),
    ("holder-ended", "The last day of the holder is set."),
    ("deputy", "The deputy is added."),
    ("deputy-ended", "The last day of the deputy is set."),
    ("handed-over", "The role is handed over, with what was open."),
    ("lead", "The lead stands for that role now."),
    ("lead-taken-back", "What the lead stood for is taken back."),
    ("person-renamed", "The name is changed."),
    ("person-left", "It is recorded that they left. They may do nothing any more."),
    (
        "person-returned",
        "It is recorded that they are back. Give them rights, and enable their account, so that they can sign in.",
    ),
    ("right-given", "The right is given. It holds from now on."),
    ("right-withdrawn", "The right is withdrawn. It holds no longer."),
    ("item-shared", "It is shared with them."),
    ("item-unshared", "It is shared with them no longer."),
    ("login-changed", "The e-mail address is changed. They sign in with the new one from now on."),
    ("signed-out", "They are signed out everywhere."),
    ("account-disabled", "The account is disabled. They are signed out everywhere."),
    ("account-enabled", "The account is enabled. They can sign in again."),
    (
        "second-factor-removed",
        "The second factor is removed. Their password alone lets them in until they set up another.",
    ),
    ("reminders", "You get letters as you chose."),
    ("feed-ended", "Your calendar is fed no longer."),
    ("letter-again", "The letter is tried again."),
    ("update", "The update is posted."),
    ("update-corrected", "The update is put right. What it said before stays in its history."),
    ("claimed", "It is said to be complete. Somebody else verifies it next."),
    ("verified", "It is verified. It is looked at again on the day that you set."),
    ("returned", "It is returned: the action is open, and says what is missing."),
    ("check-holds", "The check is recorded. It is looked at again on the day that you set."),
    ("check-fails", "The check is recorded. The action is open again."),
    ("sustained", "It is called sustained. Nothing more is checked."),
    ("reopened", "The action is open again."),
    ("updates", "All rows that you filled in are kept."),
    ("comment", "The comment is there."),
    ("turn", "The turn is recorded."),
    ("waits-on", "What it waits on is set."),
    ("shared", "The sections that share it are set."),
    ("date-moved", "The date is moved. The first one stays beside it."),
    ("period-opened", "The period is open. Rate its sections, and close it when they are rated."),
    ("period-closed", "The period is closed. What was rated stands from now on."),
    ("rated", "The section is rated."),
    ("rating-corrected", "The rating is corrected. What stood there before shows beside it."),
    ("scheme", "Sections are rated by these marks from now on."),
    ("body-added", "The board is added. Say next what it receives, and plan its meetings."),
    ("body-changed", "The board is changed."),
    ("body-ended", "The last day of the board is set."),
    ("report-agreed", "It is kept that the board receives it."),
    ("report-changed", "What the board receives is changed."),
    ("report-ended", "The last day of the report is set."),
    ("report-received", "It is recorded that it came."),
    ("meeting-planned", "The meeting is planned."),
    ("meeting-moved", "The meeting is moved."),
    ("meeting-cancelled", "The meeting is cancelled."),
    ("meeting-held", "It is recorded that the meeting took place."),
    ("meeting-reopened", "It is taken back. The meeting is planned again."),
    ("item", "It is on the agenda."),
    ("item-changed", "The item is changed."),
    ("item-dropped", "The item is off the agenda."),
    ("paper", "It is recorded that the paper came."),
    ("minutes", "The minutes are recorded."),
    ("decision", "The decision is recorded."),
    ("decision-changed", "The decision is changed."),
    ("decision-confirmed", "It is recorded that the decision was confirmed."),
    ("decision-closed", "It is recorded what came of the decision."),
    ("decision-reopened", "The decision is open again."),
    ("question", "The question is recorded."),
    ("question-changed", "The question is changed."),
    ("question-again", "The question is put again."),
    ("question-withdrawn", "The question is withdrawn."),
    ("answer", "The answer is recorded. Those who asked say whether it will do."),
    ("answer-accepted", "The answer is accepted."),
    ("policy-added", "The policy is added. Draft its version next."),
    ("policy-changed", "The policy is changed."),
    ("policy-reviewed", "It is recorded that the policy was looked at."),
    ("policy-withdrawn", "The policy is withdrawn."),
    ("version-drafted", "The draft is recorded."),
    ("version-signed", "It is recorded that the version was signed off."),
    ("version-launched", "The version is launched."),
    ("version-told", "It is recorded who was told."),
    (
        "sent-twice",
        "This form was sent before, and what it said then is done. It was not done a second time.",
    ),
];

impl Asked {
    /// The sentence that tells it.
    pub fn done(&self) -> Option<&'static str> {
        told(self.done.as_deref()?)
    }
}

/// The sentence that tells what was done, by the word in the address.
pub fn told(word: &str) -> Option<&'static str> {
    DONE.iter().find(|(own, _)| *own == word).map(|(_, sentence)| *sentence)
}

/// Tells what was done.
pub fn done(sentence: Option<&str>) -> Markup {
    html! {
        @if let Some(sentence) = sentence {
            div class="govuk-notification-banner govuk-notification-banner--success" role="alert" aria-labelledby="done-title"
                data-module="govuk-notification-banner" {
                div class="govuk-notification-banner__header" {
                    h2 class="govuk-notification-banner__title" id="done-title" { "Done" }
                }
                div class="govuk-notification-banner__content" {
                    p class="govuk-notification-banner__heading" { (sentence) }
                }
            }
        }
    }
}

/// The mistakes of a form, each with a link to its field.
pub fn mistakes(found: &[Mistake]) -> Markup {
    html! {
        @if !found.is_empty() {
            div class="govuk-error-summary" data-module="govuk-error-summary" {
                div role="alert" {
                    h2 class="govuk-error-summary__title" { "There is a problem" }
                    div class="govuk-error-summary__body" {
                        ul class="govuk-list govuk-error-summary__list" {
                            @for mistake in found { li { a href={ "#" (mistake.field) } { (mistake.words) } } }
                        }
                    }
                }
            }
        }
    }
}
