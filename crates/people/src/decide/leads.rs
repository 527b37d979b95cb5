//! What the words of plans stand for.

use jiff::civil::Date;

use super::{Decided, Directory};
use crate::{Event, LeadResolved, LeadUnresolved, LeadWords, Refusal, RoleId, alike};

impl Directory {
    pub(super) fn resolve_a_lead(&self, words: LeadWords, role: RoleId, today: Date) -> Decided {
        let there = self.must_have_role(role)?;
        if let Some(ended) = there.ended
            && ended < today
        {
            return Err(Refusal::RoleEnded { title: there.title().clone(), ended });
        }
        match self.leads.get(&alike::forgiving(words.as_str())) {
            Some((_, before)) if *before == role => Ok(Vec::new()),
            _ => Ok(vec![LeadResolved { words, role }.into()]),
        }
    }

    pub(super) fn unresolve_a_lead(&self, words: LeadWords) -> Vec<Event> {
        let known = self.leads.get(&alike::forgiving(words.as_str()));
        known.map(|(_, role)| LeadUnresolved { words, role: *role }.into()).into_iter().collect()
    }
}
