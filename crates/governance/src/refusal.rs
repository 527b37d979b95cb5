use jiff::civil::Date;
use thiserror::Error;

use crate::{Closing, Title, VersionLabel};

/// Why a command was refused, in words for whoever gave it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The id is of no body.
    #[error("this body is not there; choose one that is, or add it first")]
    NoSuchBody,
    /// The id is of a body already.
    #[error("{0} was added already; change it there, or begin again with a new form")]
    BodyThere(Title),
    /// Two bodies would be called alike.
    #[error("there is a body called {0} already; choose another name, or end that one first")]
    NameTaken(Title),
    /// The body has ended.
    #[error("{name} ended on {}; choose another body, or an earlier day", said(*ended))]
    BodyEnded {
        /// Which.
        name: Title,
        /// Its last day.
        ended: Date,
    },
    /// The last day would be before the first.
    #[error("{what} began on {}, so its last day cannot be before that; choose a later day", said(*begun))]
    EndsBeforeItBegan {
        /// What was to end.
        what: Title,
        /// Its first day.
        begun: Date,
    },
    /// A body would report to itself, through others or at once.
    #[error("{0} would report to itself; choose another body for it to report to")]
    ReportsToItself(Title),
    /// A body would go on with its own work after its end.
    #[error("{0} cannot go on with its own work after it ends; choose another body, or none")]
    SucceedsItself(Title),
    /// The body receives nothing under the number.
    #[error("{0} has no report of this number; choose one that it has")]
    NoSuchReport(Title),
    /// The report has ended.
    #[error("the report “{about}” ended on {}; agree a new one", said(*ended))]
    ReportEnded {
        /// Which.
        about: Title,
        /// Its last day.
        ended: Date,
    },
    /// The id is of no meeting.
    #[error("this meeting is not there; choose one that is, or plan it first")]
    NoSuchMeeting,
    /// The id is of a meeting already.
    #[error("this meeting was planned already; change it there, or begin again with a new form")]
    MeetingThere,
    /// The body meets on that day.
    #[error("{name} has a meeting on {} already; go on with that one, or choose another day", said(*day))]
    MeetsOnThatDay {
        /// Which body.
        name: Title,
        /// The day.
        day: Date,
    },
    /// The meeting took place.
    #[error("the meeting on {} took place, so it can be neither moved nor cancelled; plan another one", said(*.0))]
    WasHeld(Date),
    /// The meeting does not take place.
    #[error("the meeting on {} was cancelled; plan another one, and go on there", said(*.0))]
    WasCancelled(Date),
    /// Something came of the meeting.
    #[error("the meeting on {} has decisions or minutes, so it took place; leave it as it is", said(*.0))]
    HasARecord(Date),
    /// Nobody has said yet that the meeting took place.
    #[error("the meeting on {} is not recorded as held; record that first", said(*.0))]
    NotHeld(Date),
    /// A day that has not come is recorded as if it had.
    #[error("{} has not come yet; record it on that day or after, or choose an earlier day", said(*.0))]
    ToCome(Date),
    /// Something would come before what it follows.
    #[error("{} is before {}, which it follows; choose a later day", said(*on), said(*follows))]
    TooEarly {
        /// The day that was given.
        on: Date,
        /// The day of what it follows.
        follows: Date,
    },
    /// The agenda has no such item.
    #[error("the agenda has no item of this number; choose one that it has")]
    NoSuchItem,
    /// The item was taken off.
    #[error("item {0} was taken off the agenda; choose another, or add it anew")]
    ItemDropped(u32),
    /// Agreed minutes are not drafted.
    #[error("the minutes were agreed on {}; record a correction as agreed on a later day", said(*.0))]
    MinutesAgreed(Date),
    /// The meeting has no such decision.
    #[error("this meeting has no decision of this number; choose one that it has")]
    NoSuchDecision,
    /// Something came of the decision.
    #[error("decision D{number} is {how} already; open it again first, or record a new decision")]
    DecisionClosed {
        /// Its number.
        number: u32,
        /// How it ended.
        how: Closing,
    },
    /// The decision was confirmed as it is.
    #[error("decision D{0} was confirmed as it is; record a new decision, and this one as superseded")]
    Confirmed(u32),
    /// Nobody has to confirm the decision.
    #[error("nobody has to confirm D{0}; change the decision to say who does, or leave it")]
    NothingToConfirm(u32),
    /// Somebody else is to confirm the decision.
    #[error("decision D{0} is to be confirmed by somebody else first; choose who is next to confirm it")]
    NotTheirTurn(u32),
    /// The decision is not confirmed.
    #[error("decision D{0} is not confirmed by all who have to; record that first")]
    NotConfirmed(u32),
    /// The meeting has no such question.
    #[error("this meeting has no question of this number; choose one that it has")]
    NoSuchQuestion,
    /// Who asks would answer.
    #[error("those who ask cannot be those who answer; choose somebody else")]
    AsksThemselves,
    /// The question waits for its answer.
    #[error("question Q{0} has no answer yet that could be judged; record one first")]
    NotAnswered(u32),
    /// The question has an answer.
    #[error("question Q{0} has an answer; accept it, or put the question again with what is missing")]
    Answered(u32),
    /// The answer was accepted.
    #[error("the answer to Q{0} was accepted; ask a new question where something is left")]
    Accepted(u32),
    /// The question was withdrawn.
    #[error("question Q{0} was withdrawn; ask a new question")]
    QuestionWithdrawn(u32),
    /// Who answered would accept the answer.
    #[error("whoever answered Q{0} cannot accept the answer; those who asked do")]
    AcceptsTheirOwn(u32),
    /// The id is of no policy.
    #[error("this policy is not there; choose one that is, or add it first")]
    NoSuchPolicy,
    /// The id is of a policy already.
    #[error("{0} was added already; change it there, or begin again with a new form")]
    PolicyThere(Title),
    /// Two policies would be called alike.
    #[error("there is a policy called {0} already; draft a new version of it, or choose another title")]
    TitleTaken(Title),
    /// The policy was withdrawn.
    #[error("{title} was withdrawn on {}; add a new policy", said(*on))]
    PolicyWithdrawn {
        /// Which.
        title: Title,
        /// Its last day.
        on: Date,
    },
    /// The policy has no such version.
    #[error("{title} has no version {version}; draft it first")]
    NoSuchVersion {
        /// Which policy.
        title: Title,
        /// The version.
        version: VersionLabel,
    },
    /// The version is there, otherwise than it is to be drafted.
    #[error("version {0} was drafted already; give the new draft another version")]
    VersionThere(VersionLabel),
    /// The version was launched.
    #[error("version {version} was launched on {}; draft a new version", said(*on))]
    Launched {
        /// Which version.
        version: VersionLabel,
        /// When.
        on: Date,
    },
    /// Somebody else is to sign the version off first.
    #[error("version {0} is to be signed off by somebody else before; record that first")]
    OutOfTurn(VersionLabel),
    /// Not all have signed the version off.
    #[error("version {0} is not signed off by all who have to; record that first")]
    NotSignedOff(VersionLabel),
    /// No version was launched.
    #[error("{0} has no version that was launched, so there is nothing to look at again; launch one first")]
    NothingLaunched(Title),
}

/// A day as people write it: `3 May 2026`.
pub(crate) fn said(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
