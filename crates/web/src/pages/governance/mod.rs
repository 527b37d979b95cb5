//! `GET /governance`: who watches over which plan; `GET /governance/due`: what is due to boards, and from whom. What the forms of
//! boards, meetings and policies have in common stands here too.

pub mod about;
pub mod asked;
pub mod change;
pub mod cycles;
pub mod deed;
mod due;
pub mod duty;
pub mod fields;
pub mod given;
pub mod map;
pub mod matters;
pub mod may;
mod page;
pub mod parts;
#[cfg(test)]
pub mod tests;
pub mod whom;

use std::sync::LazyLock;

use goldthread_calendar::WorkingDays;
use maud::Markup;

use self::asked::Asked;
use crate::components::Link;
use crate::problem::Problem;

/// The days that are worked.
pub fn working_days() -> &'static WorkingDays {
    static DAYS: LazyLock<WorkingDays> = LazyLock::new(WorkingDays::england_and_wales);
    &DAYS
}

/// The oversight map.
pub async fn show(asked: Asked) -> Result<Markup, Problem> {
    let app = asked.app.clone();
    app.aside(move || asked.page("Boards and decisions", Vec::new(), &page::map(&map::Map::of(&asked)))).await
}

/// What is due.
pub async fn due(asked: Asked) -> Result<Markup, Problem> {
    let app = asked.app.clone();
    let above = vec![Link::new("Boards and decisions", "/governance")];
    app.aside(move || asked.page("What is due to boards", above, &page::due(&due::DuePage::of(&asked)))).await
}
