//! Periods that are reported on, and how sections are rated in them: the process and the impact apart, in the council's own scheme.

mod closing;
mod command;
mod decide;
mod event;
mod next;
mod period;
mod scheme;
mod sound;
mod suggest;

pub use closing::BeforeClosing;
pub use command::{PeriodCommand, RatingGiven};
pub use decide::{PeriodField, PeriodRefusal};
pub use event::{PeriodClosed, PeriodOpened, RatingCorrected, SchemeSet, SectionRated};
pub use next::NextPeriod;
pub use period::{Axis, Period, PeriodNumber, Rating, RatingChange};
pub use scheme::{Mark, RatingScheme, TEMPLATES, Template};
pub use suggest::Suggested;
