use jiff::civil::Date;

use crate::components::days;
use crate::components::notice::Mistake;
use crate::form::Sent;

/// What was typed into any of the forms of the page.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// What shows that it is complete.
    pub shows: String,
    /// The evidence that was ticked.
    pub evidence: Vec<u32>,
    /// What was looked at and found.
    pub found: String,
    /// What is missing.
    pub missing: String,
    /// Whether it still holds.
    pub holds: String,
    /// When to look again.
    pub next_check: String,
    /// What shows that it has held.
    pub held: String,
    /// Why it is opened again, from the list.
    pub reason: String,
    /// Why, in words.
    pub why: String,
    /// Who does it, where nobody is asked to sign in.
    pub by: String,
}

impl Typed {
    /// What a form sent.
    pub fn of(sent: &Sent) -> Self {
        let value = |name| sent.value(name).to_owned();
        Self {
            shows: value("shows"),
            evidence: sent.all("evidence").filter_map(|number| number.parse().ok()).collect(),
            found: value("found"),
            missing: value("missing"),
            holds: value("holds"),
            next_check: value("next-check"),
            held: value("held"),
            reason: value("reason"),
            why: value("why"),
            by: value("by"),
        }
    }

    /// The day of the next check.
    pub fn next_check(&self) -> Result<Date, Mistake> {
        days::day("next-check", &self.next_check, "Say when it is looked at again")
    }

    /// All that was written in words, to be shown where it can no longer be kept.
    pub fn written(&self) -> Vec<&str> {
        let all = [&self.shows, &self.found, &self.missing, &self.held, &self.why];
        all.into_iter().map(String::as_str).filter(|words| !words.is_empty()).collect()
    }
}
