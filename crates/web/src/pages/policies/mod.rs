//! `GET /policies`: the policies and standards; `GET /policies/{policy}`: one of them; and the forms under it.

mod forms;
mod page;
#[cfg(test)]
mod tests;
mod versions;
mod view;

pub use forms::{Add, Change, Review, Withdraw};
pub use versions::{Draft, Launch, SignOff, ToldOf};

use maud::Markup;

use super::governance::asked::Asked;
use crate::components::Link;
use crate::problem::Problem;

/// The list.
pub async fn list(asked: Asked) -> Markup {
    let above = vec![Link::new("Boards and decisions", "/governance")];
    asked.page("Policies", above, &page::list(&view::Policies::of(&asked)))
}

/// One policy.
pub async fn show(asked: Asked) -> Result<Markup, Problem> {
    let app = asked.app.clone();
    asked.policy()?;
    app.aside(move || {
        let view = view::PolicyPage::of(&asked)?;
        let above =
            vec![Link::new("Boards and decisions", "/governance"), Link::new("Policies", "/policies")];
        Ok(asked.page(&view.title, above, &page::policy(&view, asked.done())))
    })
    .await?
}
