//! `GET /plans/{plan}/source`: the document as text, with what was read from it marked.

mod page;
#[cfg(test)]
mod tests;
mod view;

use maud::Markup;

use crate::problem::Problem;
use crate::seen::Seen;
use crate::texts::text_of;

/// The document.
pub async fn show(seen: Seen) -> Result<Markup, Problem> {
    let documents = seen.plan().documents();
    let number = seen.asked("document").and_then(|number| number.parse::<usize>().ok());
    let number = number.filter(|number| (1..=documents.len()).contains(number)).unwrap_or(documents.len());
    let source = text_of(&seen.app, &documents[number - 1]).await?;
    let source = source.ok_or_else(|| {
        Problem::not_found(
            "The document that the plan was read from cannot be shown: it is not kept here, or cannot be read within the limits.",
            "Ask whoever runs Goldthread to run `goldthread verify`; the plan itself is whole.",
        )
    })?;
    let view = view::SourcePage::of(&seen, number, source);
    Ok(seen.page("Source", vec![seen.up()], &page::source(&view)))
}
