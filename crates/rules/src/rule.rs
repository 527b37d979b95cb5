use std::fmt;

use crate::{Family, Flags, Level, PlanView};

/// A rule: what it is called, where it comes from, its page and how it looks at a plan.
#[derive(Debug)]
pub struct Rule {
    /// Letters of the family and three digits; never used again for another rule.
    pub code: &'static str,
    /// Names the fault; reads well after "allow".
    pub name: &'static str,
    /// What it is about.
    pub family: Family,
    /// How much its flags weigh.
    pub level: Level,
    /// The first set of rules that has it.
    pub since: RuleSet,
    /// The kinds of weakness, found in real plans, that it answers to.
    pub source_rules: &'static [&'static str],
    /// What makes a flag go away: one sentence.
    pub clears_when: &'static str,
    /// Its page, in Markdown: what it checks, why it matters, plans that trip it and plans that do not.
    pub page: &'static str,
    pub(crate) check: Check,
}

/// How a rule looks at a plan.
pub(crate) type Check = fn(&PlanView<'_>, &mut Flags<'_>) -> Outcome;

/// What came of applying a rule to a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was found.
    Clear,
    /// There are flags.
    Found,
    /// The plan does not say enough to judge, and why.
    CannotTell(String),
}

/// A dated set of rules, so that an old paper can be made again as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleSet {
    year: u16,
    month: u8,
}

impl RuleSet {
    /// The first set.
    pub const NOV_2026: Self = Self { year: 2026, month: 11 };
    /// The set of today.
    pub const LATEST: Self = Self::NOV_2026;
}

impl fmt::Display for RuleSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.year, self.month)
    }
}
