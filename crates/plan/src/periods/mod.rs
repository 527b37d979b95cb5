//! Periods that are reported on, and how sections are rated in them: the process and the impact apart, in the council's own scheme.

mod command;
mod decide;
mod event;
mod period;
mod scheme;
mod suggest;

pub use command::{PeriodCommand, RatingGiven};
pub use decide::{PeriodField, PeriodRefusal};
pub use event::{PeriodClosed, PeriodOpened, RatingCorrected, SchemeSet, SectionRated};
pub use period::{Axis, Period, PeriodNumber, Rating, RatingChange};
pub use scheme::{Mark, RatingScheme, TEMPLATES, Template};
pub use suggest::Suggested;
