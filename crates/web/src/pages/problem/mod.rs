//! What is shown instead of a page that cannot be given.

mod page;
#[cfg(test)]
mod tests;

use maud::Markup;

use crate::app::App;
use crate::components::layout::Part;
use crate::problem::Problem;

/// The page of a problem; a fault carries the reference that leads to its line in the log.
pub fn page(app: &App, problem: &Problem, reference: Option<&str>) -> Markup {
    let frame = app.frame(problem.kind.heading(), Part::None, Vec::new());
    crate::components::layout::page(&frame, &page::problem(problem, reference))
}
