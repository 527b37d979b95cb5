//! The words of plans that stand for nothing, or for several: a list for somebody to work through.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;

use crate::{Candidate, Directory, Leads, OpenThing, Resolved, alike};

/// Words that somebody has to say the meaning of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadToWorkThrough<'d> {
    /// The words, as they are printed where they stand first.
    pub words: String,
    /// What they may stand for; nothing, where nothing fits.
    pub found: Vec<Candidate<'d>>,
    /// The actions that they are the lead of.
    pub places: Vec<OpenThing>,
}

impl Directory {
    /// Of the leads of actions, those that stand for nothing on a day or for several: words that are alike together, what
    /// stands in most places first. Each lead is the plan, the number of the action, and the words; blank ones are left out.
    pub fn leads_to_work_through<W: AsRef<str>>(
        &self,
        leads: impl IntoIterator<Item = (Uuid, u32, W)>,
        day: Date,
    ) -> Vec<LeadToWorkThrough<'_>> {
        let known = self.leads_on(day);
        let mut groups: BTreeMap<String, LeadToWorkThrough<'_>> = BTreeMap::new();
        for (plan, action, words) in leads {
            let words = words.as_ref();
            let (key, place) = (alike::forgiving(words), OpenThing { plan, action });
            let Some(found) = open(&known, words).filter(|_| !key.is_empty()) else { continue };
            let group = groups.entry(key).or_insert_with(|| LeadToWorkThrough {
                words: words.split_whitespace().collect::<Vec<_>>().join(" "),
                found,
                places: Vec::new(),
            });
            if !group.places.contains(&place) {
                group.places.push(place);
            }
        }
        let mut all: Vec<_> = groups.into_values().collect();
        all.sort_by_key(|lead| Reverse(lead.places.len()));
        all
    }
}

/// What words may stand for, where that is not one thing.
fn open<'d>(known: &Leads<'d>, words: &str) -> Option<Vec<Candidate<'d>>> {
    match known.resolve(words) {
        Resolved::Role { .. } | Resolved::Person(_) => None,
        Resolved::Several(found) => Some(found),
        Resolved::Unresolved => Some(Vec::new()),
    }
}
