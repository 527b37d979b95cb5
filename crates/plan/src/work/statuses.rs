use super::DeclaredStatus;
use crate::{Plan, Standing};

/// A status that can be declared for an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The council's own colour, symbol or word.
    pub mark: String,
    /// What its key says that it means; empty where the plan has none.
    pub meaning: String,
    /// Where that stands in the inner order.
    pub standing: Standing,
}

impl Status {
    /// Declares it, for a reason.
    pub fn declared(&self, reason: impl Into<String>) -> DeclaredStatus {
        DeclaredStatus { mark: self.mark.clone(), standing: self.standing, reason: reason.into() }
    }
}

/// What is offered where a plan has no key of its own.
const PLAIN: [Standing; 4] = [Standing::NotStarted, Standing::OffTrack, Standing::AtRisk, Standing::OnTrack];

impl Plan {
    /// The statuses that can be declared, in the plan's own words where it has a key. That an action is complete is not declared: it is
    /// claimed, with what bears it out.
    pub fn statuses(&self) -> Vec<Status> {
        let known = self.fields().scheme.iter().filter_map(|entry| {
            let (mark, meaning) = (entry.mark.text(), entry.meaning.text());
            let standing = Standing::of(meaning).or_else(|| Standing::of(mark))?;
            Some(Status { mark: mark.to_owned(), meaning: meaning.to_owned(), standing })
        });
        let own: Vec<Status> = known.filter(|status| status.standing != Standing::Complete).collect();
        if own.is_empty() {
            let plain = |standing: Standing| Status {
                mark: standing.word().to_owned(),
                meaning: String::new(),
                standing,
            };
            return PLAIN.map(plain).to_vec();
        }
        own
    }
}
