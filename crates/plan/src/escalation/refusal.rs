use jiff::civil::Date;
use thiserror::Error;

use super::Matter;

/// A part of what somebody typed, so that a form can show a refusal beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EscalationField {
    /// What stands in the way, what is answered, disputed or settled.
    Words,
    /// Who is to answer.
    Owner,
    /// The rung.
    To,
    /// The last day.
    By,
    /// Why it is taken up.
    Why,
    /// Who acknowledged.
    Who,
}

/// Why something is not done, in words for whoever wanted it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EscalationRefusal {
    /// The section or action is not in the plan.
    #[error("{0} is not in the plan; choose one that is")]
    NoSuchMatter(Matter),
    /// The concern is not in the plan.
    #[error("this concern is not in the plan; choose one that is")]
    NoSuchConcern,
    /// The escalation is not in the plan.
    #[error("this escalation is not in the plan; choose one that is")]
    NoSuchEscalation,
    /// It is closed.
    #[error("it was closed on {}; raise it anew if it stands again", said(*.0))]
    Closed(Date),
    /// The same matter is on the ladder already.
    #[error("the same matter is on the ladder already, with {0}; take that one up")]
    OnTheLadder(String),
    /// The rung is not higher.
    #[error("it stands with {0} already; choose a higher rung")]
    NotHigher(String),
    /// The last day is before today.
    #[error("the last day to answer cannot be before today; choose a later day")]
    InThePast,
    /// It went up since the form was shown.
    #[error(
        "it was taken up to {0} since you opened this form; look at what stands there now, and send it again"
    )]
    WentUp(String),
    /// Whoever stands there has answered.
    #[error("{0} has answered already; take it to a higher rung, or close it")]
    Answered(String),
    /// Only partners acknowledge.
    #[error("{0} is of this authority, and answers rather than acknowledges")]
    NoPartner(String),
    /// It is acknowledged already.
    #[error("it was acknowledged by {0} already")]
    Acknowledged(String),
    /// It is disputed already.
    #[error("it is disputed already, to be settled by {}", said(*.0))]
    Disputed(Date),
    /// A part is empty.
    #[error("{0}")]
    Unsaid(&'static str, EscalationField),
    /// A part is too long.
    #[error("write at most {0} characters")]
    TooLong(usize, EscalationField),
}

impl EscalationRefusal {
    /// The part that it speaks of; nothing where that is the whole.
    pub fn field(&self) -> Option<EscalationField> {
        match self {
            Self::Unsaid(_, field) | Self::TooLong(_, field) => Some(*field),
            Self::NotHigher(_) | Self::OnTheLadder(_) => Some(EscalationField::To),
            Self::InThePast => Some(EscalationField::By),
            Self::NoSuchMatter(_)
            | Self::NoSuchConcern
            | Self::NoSuchEscalation
            | Self::Closed(_)
            | Self::WentUp(_)
            | Self::Answered(_)
            | Self::NoPartner(_)
            | Self::Acknowledged(_)
            | Self::Disputed(_) => None,
        }
    }
}

fn said(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
