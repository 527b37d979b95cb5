//! What a paper was made from, so that it can be made again as it was.

use jiff::civil::Date;

use crate::text::line;
use crate::words;

/// The ledger entry, the date and the versions that a paper was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The last entry of the ledger that the paper knows.
    pub entry: u64,
    /// The date that the paper speaks of: what is overdue is overdue on that day.
    pub date: Date,
    /// The rule set that the flags come from; empty where a paper has none. A paper with flags names its own.
    pub rule_set: String,
    /// The product and its version.
    pub product: String,
    /// The words of the ledger's checkpoint, where there is one.
    pub checkpoint: Option<String>,
}

/// One line of the imprint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imprint {
    /// What the line tells.
    pub label: &'static str,
    /// What it is.
    pub value: String,
}

impl Edition {
    /// The state of the ledger in one line: "As at entry 128 of the ledger, 31 December 2020".
    pub fn stamp(&self) -> String {
        format!("As at entry {} of the ledger, {}", self.entry, words::date(self.date))
    }

    /// The lines that every paper ends with.
    pub fn imprint(&self) -> Vec<Imprint> {
        let mut lines = vec![
            Imprint { label: "As at ledger entry", value: self.entry.to_string() },
            Imprint { label: "Date", value: words::date(self.date) },
            Imprint { label: "Made with", value: line(&self.product, "not known") },
        ];
        let rule_set = line(&self.rule_set, "");
        if !rule_set.is_empty() {
            lines.insert(2, Imprint { label: "Rule set", value: rule_set });
        }
        lines.extend(self.checkpoint().map(|value| Imprint { label: "Ledger checkpoint", value }));
        lines
    }

    /// The words of the checkpoint on one line.
    pub fn checkpoint(&self) -> Option<String> {
        let words = line(self.checkpoint.as_deref()?, "");
        (!words.is_empty()).then_some(words)
    }
}

/// The language that a paper is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// British English.
    #[default]
    English,
    /// Welsh.
    Welsh,
}

impl Language {
    /// The language tag (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en-GB",
            Language::Welsh => "cy-GB",
        }
    }
}
