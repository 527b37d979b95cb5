//! `GET /meetings/{meeting}`: a meeting, its agenda, what it decided and asked, its minutes; and the forms under it.

mod decisions;
mod entry;
mod forms;
mod items;
mod minutes;
mod page;
mod questions;
#[cfg(test)]
mod tests;
mod view;

pub use decisions::{ChangeDecision, Close, Confirm, Decide, ReopenDecision};
pub use forms::{Cancel, Held, Move, Plan, Reopen};
pub use items::{AddItem, ChangeItem, DropItem, PaperCame};
pub use minutes::{Agree, Draft};
pub use questions::{Accept, Answer, Ask, ChangeQuestion, PutAgain, Withdraw};

use maud::Markup;

use super::governance::asked::Asked;
use crate::problem::Problem;

/// The page.
pub async fn show(asked: Asked) -> Result<Markup, Problem> {
    let app = asked.app.clone();
    asked.meeting()?;
    app.aside(move || {
        let view = view::MeetingPage::of(&asked)?;
        let mut above = asked.above();
        above.pop();
        Ok(asked.page(&view.title, above, &page::meeting(&view, asked.done())))
    })
    .await?
}
