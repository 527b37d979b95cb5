//! `GET /plans/{plan}/escalations/{escalation}`: a matter on the ladder, step by step; `.../escalations/new` under an action or a section
//! asks where to take one, `POST .../escalations` takes it there; `.../rungs` takes it up, `.../answers` answers, `.../acknowledgements`
//! records that a partner has it, `.../disputes` disputes it, `.../closing` closes it.

mod acknowledge;
mod answer;
mod close;
mod dispute;
mod page;
mod raise;
mod rungs;
mod step;
mod take_up;
#[cfg(test)]
mod tests;
mod view;

pub use acknowledge::{acknowledge, ask as ask_who};
pub use answer::{answer, ask as ask_answer};
pub use close::{ask as ask_how, close};
pub use dispute::{ask as ask_what, dispute};
pub use raise::{ask as ask_where, raise};
pub use take_up::{ask as ask_higher, take_up};

use maud::Markup;

use crate::matter;
use crate::problem::Problem;
use crate::seen::Seen;

/// The page of a matter.
pub async fn show(seen: Seen) -> Result<Markup, Problem> {
    let escalation = matter::escalation_of(&seen)?;
    let view = view::EscalationPage::of(&seen, escalation);
    Ok(seen.page(&view.title, matter::above(&seen, escalation.about), &page::escalation(&view)))
}
