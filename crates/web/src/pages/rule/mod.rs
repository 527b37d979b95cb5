//! `GET /rules/{code}`: what a rule checks and why, with plans that trip it and plans that do not.

mod page;
#[cfg(test)]
mod tests;

use axum::extract::Path;
use goldthread_rules::rule;
use maud::Markup;

use crate::app::App;
use crate::components::Link;
use crate::components::layout::{self, Part};
use crate::pages::flags::rule_title;
use crate::problem::Problem;

/// The page of a rule.
pub async fn show(app: App, Path(code): Path<String>) -> Result<Markup, Problem> {
    let rule = rule(&code).ok_or_else(|| Problem::nothing_called("rule"))?;
    let frame = app.frame(rule_title(rule), Part::Rules, vec![Link::new("Rules", "/rules")]);
    Ok(layout::page(&frame, &page::rule(rule)))
}
