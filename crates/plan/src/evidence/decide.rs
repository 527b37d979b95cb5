//! Decides what is recorded of what somebody wants done with evidence.

use std::collections::BTreeSet;

use jiff::civil::Date;
use thiserror::Error;

use super::{
    Evidence, EvidenceAbout, EvidenceAdded, EvidenceBody, EvidenceCommand, EvidenceNumber, EvidenceReplaced,
    EvidenceServes, EvidenceWithdrawn, NewEvidence,
};
use crate::work::Doer;
use crate::{ActionNumber, Completion, Event, Plan};

/// The longest title and address, in characters.
const MOST_TITLE: usize = 200;
const MOST_URL: usize = 2_000;

/// A part of what somebody typed of evidence, so that a form can show a refusal beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EvidenceField {
    /// What it is called.
    Title,
    /// Its address.
    Url,
    /// The last day that it can be relied on.
    ValidUntil,
    /// The day that it speaks of.
    Dated,
    /// The actions.
    Serves,
    /// Why it is replaced or taken away.
    Why,
}

/// Why something is not done with evidence, in words for whoever wanted it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EvidenceRefusal {
    /// It was never there.
    #[error("this piece of evidence is not in the plan; choose one that is")]
    NoSuchEvidence,
    /// It was taken away.
    #[error("this piece of evidence was taken away; add it anew if it holds again")]
    Withdrawn,
    /// It bears out nothing.
    #[error("choose at least one action that it bears out")]
    ServesNothing,
    /// An action is not there.
    #[error("action {0} is not in the plan; choose actions that are")]
    NoSuchAction(ActionNumber),
    /// A claim rests on it.
    #[error(
        "action {0} is said to be complete by it; open that action again first, or put a newer version in its place"
    )]
    BearsClaim(ActionNumber),
    /// A part is empty.
    #[error("{0}")]
    Unsaid(&'static str, EvidenceField),
    /// A part is too long.
    #[error("write at most {0} characters")]
    TooLong(usize, EvidenceField),
    /// The address is not of a page that a browser opens.
    #[error("an address begins with https:// or http:// and has no blanks; copy it from the browser")]
    NoAddress,
    /// It speaks of a day to come.
    #[error("evidence speaks of what has been; choose a day up to today")]
    DatedAhead,
    /// It would be past use before it speaks.
    #[error("it cannot be relied on until a day before the one it speaks of; change one of them")]
    EndsBeforeItBegins,
}

impl EvidenceRefusal {
    /// The part that it speaks of; nothing where that is the whole.
    pub fn field(&self) -> Option<EvidenceField> {
        match self {
            Self::NoSuchEvidence | Self::Withdrawn => None,
            Self::ServesNothing | Self::NoSuchAction(_) | Self::BearsClaim(_) => Some(EvidenceField::Serves),
            Self::Unsaid(_, field) | Self::TooLong(_, field) => Some(*field),
            Self::NoAddress => Some(EvidenceField::Url),
            Self::DatedAhead => Some(EvidenceField::Dated),
            Self::EndsBeforeItBegins => Some(EvidenceField::ValidUntil),
        }
    }
}

impl Plan {
    /// Decides what doing something with evidence records.
    ///
    /// # Errors
    /// [`EvidenceRefusal`] says why it cannot be done, and what to do.
    pub fn bear_out(&self, command: EvidenceCommand, doer: &Doer) -> Result<Vec<Event>, EvidenceRefusal> {
        let (on, by) = (doer.on, doer.person);
        let event: Event = match command {
            EvidenceCommand::Add(NewEvidence { about, body, serves }) => {
                let about = sound(&about, on)?;
                let body = reachable(body)?;
                let serves = self.borne_out(serves)?;
                let last = self.evidence().last().map_or(0, |piece| piece.number.0);
                EvidenceAdded { evidence: EvidenceNumber(last + 1), about, body, serves, on, by }.into()
            }
            EvidenceCommand::Replace { evidence, about, body, why } => {
                self.standing_evidence(evidence)?;
                let (about, body) = (sound(&about, on)?, reachable(body)?);
                let why = said(&why, "say what is new in it")?;
                EvidenceReplaced { evidence, about, body, why, on, by }.into()
            }
            EvidenceCommand::Serve { evidence, serves } => {
                let piece = self.standing_evidence(evidence)?;
                let serves = self.borne_out(serves)?;
                if serves == piece.serves {
                    return Ok(Vec::new());
                }
                self.leaves_no_claim(piece, &serves)?;
                EvidenceServes { evidence, serves }.into()
            }
            EvidenceCommand::Withdraw { evidence, why } => {
                let piece = self.standing_evidence(evidence)?;
                self.leaves_no_claim(piece, &[])?;
                let why = said(&why, "say why it is taken away")?;
                EvidenceWithdrawn { evidence, why, on, by }.into()
            }
        };
        Ok(vec![event])
    }

    fn standing_evidence(&self, number: EvidenceNumber) -> Result<&Evidence, EvidenceRefusal> {
        let piece = self.evidence_of_number(number).ok_or(EvidenceRefusal::NoSuchEvidence)?;
        if piece.withdrawn.is_some() { Err(EvidenceRefusal::Withdrawn) } else { Ok(piece) }
    }

    fn borne_out(&self, serves: Vec<ActionNumber>) -> Result<Vec<ActionNumber>, EvidenceRefusal> {
        let serves: Vec<ActionNumber> = BTreeSet::from_iter(serves).into_iter().collect();
        let missing = serves.iter().find(|action| self.action(**action).is_none());
        match missing {
            Some(missing) => Err(EvidenceRefusal::NoSuchAction(*missing)),
            None if serves.is_empty() => Err(EvidenceRefusal::ServesNothing),
            None => Ok(serves),
        }
    }

    /// No action that is said to be complete by the piece loses it.
    fn leaves_no_claim(&self, piece: &Evidence, serves: &[ActionNumber]) -> Result<(), EvidenceRefusal> {
        let claims = |number: &ActionNumber| {
            let action = self.action(*number);
            action.filter(|action| action.completion() >= Completion::Claimed).is_some_and(|action| {
                let claim = action.work().track().claim.as_ref();
                claim.is_some_and(|claim| claim.evidence.contains(&piece.number.0))
            })
        };
        let lost =
            piece.serves.iter().filter(|number| !serves.contains(number)).find(|number| claims(number));
        lost.map_or(Ok(()), |number| Err(EvidenceRefusal::BearsClaim(*number)))
    }
}

fn sound(about: &EvidenceAbout, today: Date) -> Result<EvidenceAbout, EvidenceRefusal> {
    let title = about.title.trim().to_owned();
    if title.is_empty() {
        return Err(EvidenceRefusal::Unsaid("say what it is called", EvidenceField::Title));
    }
    if title.chars().count() > MOST_TITLE {
        return Err(EvidenceRefusal::TooLong(MOST_TITLE, EvidenceField::Title));
    }
    if about.dated.is_some_and(|dated| dated > today) {
        return Err(EvidenceRefusal::DatedAhead);
    }
    if about.dated.zip(about.valid_until).is_some_and(|(dated, until)| until < dated) {
        return Err(EvidenceRefusal::EndsBeforeItBegins);
    }
    Ok(EvidenceAbout { title, ..*about })
}

fn reachable(body: EvidenceBody) -> Result<EvidenceBody, EvidenceRefusal> {
    let EvidenceBody::Link { url } = &body else { return Ok(body) };
    if url.chars().count() > MOST_URL {
        return Err(EvidenceRefusal::TooLong(MOST_URL, EvidenceField::Url));
    }
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let is_address = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    let is_plain = !url.chars().any(|c| c.is_whitespace() || c.is_control());
    if is_address && is_plain { Ok(body) } else { Err(EvidenceRefusal::NoAddress) }
}

fn said(why: &str, missing: &'static str) -> Result<String, EvidenceRefusal> {
    const MOST: usize = 2_000;
    let why = why.trim().to_owned();
    if why.is_empty() {
        return Err(EvidenceRefusal::Unsaid(missing, EvidenceField::Why));
    }
    if why.chars().count() > MOST { Err(EvidenceRefusal::TooLong(MOST, EvidenceField::Why)) } else { Ok(why) }
}
