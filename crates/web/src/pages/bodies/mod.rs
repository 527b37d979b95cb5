//! `GET /bodies`: the boards and committees; `GET /bodies/{body}`: one of them; and the forms under them.

mod forms;
mod list;
mod page;
mod reports;
#[cfg(test)]
mod tests;
mod view;

pub use forms::{Add, Change, End};
pub use reports::{Agree, ChangeReport, EndReport, Received};

use maud::Markup;

use super::governance::asked::Asked;
use crate::components::Link;
use crate::problem::Problem;

/// The list.
pub async fn list(asked: Asked) -> Markup {
    let above = vec![Link::new("Boards and decisions", "/governance")];
    asked.page("Boards", above, &page::list(&list::Bodies::of(&asked)))
}

/// One body.
pub async fn show(asked: Asked) -> Result<Markup, Problem> {
    let app = asked.app.clone();
    asked.body()?;
    app.aside(move || {
        let view = view::BodyPage::of(&asked)?;
        let above = vec![Link::new("Boards and decisions", "/governance"), Link::new("Boards", "/bodies")];
        Ok(asked.page(&view.name, above, &page::body(&view, asked.done())))
    })
    .await?
}
