//! Rules over a plan as at a date: each is a page, a function and a code.
//!
//! A rule sees a [`PlanView`] and nothing else: no file, no clock, no network, no other rule. It points at
//! words with [`Flags`] and ends in an [`Outcome`]. Start at [`check`]; to add a rule, write
//! `src/<family>/<rule_name>.rs` and `docs/<CODE>.md`, then list it in `registry.rs`.

mod cadence;
mod family;
mod flag;
mod flags;
mod lexicon;
mod registry;
mod report;
mod rule;
mod selection;
mod text;
mod view;

mod dates;
mod leads;
mod numbers;
mod outcomes;
mod recurrence;
mod status;
mod structure;
mod wording;

pub use family::{Family, Level};
pub use flag::{Flag, FlagId, Named};
pub use flags::Flags;
pub use registry::{all, rule};
pub use report::{CannotTell, Report, check};
pub use rule::{Outcome, Rule, RuleSet};
pub use selection::{Selection, UnknownRule};
pub use view::PlanView;
