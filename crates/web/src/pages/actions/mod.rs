//! `GET /plans/{plan}/actions`: the actions, those that are asked for, in the order that is asked for; the same as `.csv` and `.xlsx`.

mod page;
#[cfg(test)]
mod tests;
mod view;

pub use view::{Choice, is_led_by, lead_choices, page_address};

use axum::response::Response;
use maud::Markup;

use crate::listing::{Asked, Format, file, lines_of};
use crate::problem::Problem;
use crate::seen::Seen;

/// The list of actions.
pub async fn show(seen: Seen) -> Markup {
    let view = view::Actions::of(&seen);
    seen.page("Actions", vec![seen.up()], &page::actions(&view))
}

/// The list as values parted by commas.
pub async fn csv(seen: Seen) -> Result<Response, Problem> {
    as_file(seen, Format::Csv).await
}

/// The list as a sheet.
pub async fn xlsx(seen: Seen) -> Result<Response, Problem> {
    as_file(seen, Format::Xlsx).await
}

async fn as_file(seen: Seen, format: Format) -> Result<Response, Problem> {
    let asked = Asked::of(|name| seen.asked(name));
    let plans = [(seen.shot.clone(), seen.shot.judged_on())];
    let work = move || file(format, &lines_of(&plans, &asked, |_| true));
    let bytes = seen.app.aside(work).await?.map_err(Problem::fault)?;
    Ok(format.answer(bytes))
}
