//! What is asked of a list of actions. A value that means nothing is passed over.

use goldthread_plan::{Completion, PlanId, SectionNumber, Standing};

use crate::tally::Which;

/// A longer value is no name that a plan has.
const LONGEST: usize = 500;

/// What is asked of a list, with the words that stand for it in the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    given: Vec<(&'static str, String)>,
    page: usize,
}

/// How the date of an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Overdue,
    Within(u8),
    Undated,
    Moved,
}

impl When {
    /// Every choice, with its word in the address and in the form.
    pub const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Overdue, "overdue", "Overdue"),
        (Self::Within(14), "14", "Due in 14 days"),
        (Self::Within(30), "30", "Due in 30 days"),
        (Self::Undated, "none", "Open, without a date"),
        (Self::Moved, "moved", "Moved"),
    ];
}

/// How far actions have come, with the word in the address and in the form.
pub const COMPLETIONS: [(Completion, &str, &str); 5] = [
    (Completion::Open, "open", "Open"),
    (Completion::Claimed, "claimed", "Said to be complete"),
    (Completion::Verified, "verified", "Verified"),
    (Completion::Monitored, "monitored", "Monitored"),
    (Completion::Sustained, "sustained", "Sustained"),
];

/// How actions stand, with the word in the address; none for those that nobody says anything of.
pub const STANDINGS: [(Option<Standing>, &str); 6] = [
    (Some(Standing::OffTrack), "off-track"),
    (Some(Standing::AtRisk), "at-risk"),
    (Some(Standing::OnTrack), "on-track"),
    (Some(Standing::NotStarted), "not-started"),
    (Some(Standing::Complete), "complete"),
    (None, "none"),
];

/// By what a list is put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Section,
    Lead,
    Date,
    Status,
}

impl Sort {
    /// Every order, with its word in the address.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Section, "section"), (Self::Lead, "lead"), (Self::Date, "date"), (Self::Status, "status")];
}

/// Whether a value means anything.
type Means = fn(&str) -> bool;

/// What can be asked.
const NAMES: [(&str, Means); 9] = [
    ("show", |value| Which::ALL.iter().any(|(_, word, _)| *word == value)),
    ("plan", |value| value.parse::<PlanId>().is_ok()),
    ("lead", |value| value.len() <= LONGEST),
    ("section", |value| value.parse::<u32>().is_ok()),
    ("status", |value| STANDINGS.iter().any(|(_, word)| *word == value)),
    ("completion", |value| COMPLETIONS.iter().any(|(_, word, _)| *word == value)),
    ("date", |value| When::ALL.iter().any(|(_, word, _)| *word == value)),
    ("phase", |value| value.len() <= LONGEST),
    ("sort", |value| {
        let word = value.strip_prefix('-').unwrap_or(value);
        Sort::ALL.iter().any(|(_, known)| *known == word)
    }),
];

impl Asked {
    /// What an address asks, by the value that it has under each name.
    pub fn of<'a>(value: impl Fn(&str) -> Option<&'a str>) -> Self {
        let given = NAMES.iter().filter_map(|(name, means)| {
            let said = value(name).map(str::trim).filter(|said| !said.is_empty() && means(said))?;
            Some((*name, said.to_owned()))
        });
        let page = value("page").and_then(|page| page.parse().ok()).unwrap_or(1);
        Self { given: given.collect(), page }
    }

    /// What stands under a name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.given.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }

    /// All of it but the page.
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        self.given.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }

    /// The same, put in another order.
    pub fn sorted(&self, by: &str) -> Self {
        let mut given: Vec<_> = self.given.iter().filter(|(name, _)| *name != "sort").cloned().collect();
        given.push(("sort", by.to_owned()));
        Self { given, page: 1 }
    }

    /// The page, from 1.
    pub fn page(&self) -> usize {
        self.page
    }

    /// Which actions, by the choice that figures on other pages lead to.
    pub fn which(&self) -> Which {
        Which::of(self.value("show"))
    }

    /// In which plan only.
    pub fn plan(&self) -> Option<PlanId> {
        self.value("plan")?.parse().ok()
    }

    /// In which section only.
    pub fn section(&self) -> Option<SectionNumber> {
        self.value("section")?.parse().ok().map(SectionNumber)
    }

    /// Whether actions that stand so are asked for.
    pub fn takes(&self, standing: Option<Standing>) -> bool {
        let word = STANDINGS.iter().find(|(own, _)| *own == standing).map(|(_, word)| *word);
        self.value("status").is_none_or(|asked| word == Some(asked))
    }

    /// How far they have come.
    pub fn completion(&self) -> Option<Completion> {
        let asked = self.value("completion")?;
        COMPLETIONS.iter().find(|(_, word, _)| *word == asked).map(|(completion, ..)| *completion)
    }

    /// How their dates stand.
    pub fn when(&self) -> Option<When> {
        let asked = self.value("date")?;
        When::ALL.iter().find(|(_, word, _)| *word == asked).map(|(when, ..)| *when)
    }

    /// In which order, and whether the other way round.
    pub fn sort(&self) -> Option<(Sort, bool)> {
        let asked = self.value("sort")?;
        let word = asked.strip_prefix('-').unwrap_or(asked);
        let sort = Sort::ALL.iter().find(|(_, known)| *known == word)?.0;
        Some((sort, asked.starts_with('-')))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Sent;

    #[test]
    fn what_means_nothing_is_passed_over() {
        let check = |query: &str, expected: &[(&str, &str)]| {
            let sent = Sent::of(query.as_bytes());
            assert_eq!(Asked::of(|name| sent.sent(name)).pairs(), expected, "{query}");
        };
        check("show=overdue&lead=Head+of+A&page=3", &[("show", "overdue"), ("lead", "Head of A")]);
        check("show=x&date=15&status=green&completion=&section=-1&sort=name&plan=1&other=1", &[]);
        check("sort=-date&date=14", &[("date", "14"), ("sort", "-date")]);
        check(&format!("lead={}", "x".repeat(LONGEST + 1)), &[]);
    }
}
