//! Plans as documents of several formats, and the texts that their cells have.

use std::error::Error;
use std::path::Path;

use goldthread_export::{Content, Format, Layout, document, write};
use goldthread_plan::{ActionFields, Draft};
use goldthread_reader::{Limits, Source, read};

use crate::gold;

const FORMATS: [(&str, Format); 3] = [("docx", Format::Docx), ("xlsx", Format::Xlsx), ("html", Format::Html)];

/// Writes each plan that has actions as `NUMBER.docx` and so on, the texts of its cells as `NUMBER.cells`, and prints the
/// numbers. A plan is a document, or an annotation as JSON.
pub fn write_all(folder: &str, plans: &[&str]) -> Result<(), Box<dyn Error>> {
    let layout = Layout::named("recommendation-tables").ok_or("the layout is gone")?;
    for (number, plan) in (1..).zip(plans) {
        let draft = draft(plan)?;
        let actions: Vec<&ActionFields> =
            draft.sections.iter().flat_map(|section| &section.actions).collect();
        if actions.is_empty() {
            continue;
        }
        let tree = document(&Content::from(&draft), layout);
        for (end, format) in FORMATS {
            let file = Path::new(folder).join(format!("{number}.{end}"));
            std::fs::write(file, write(&tree, format, "Plan")?)?;
        }
        let cells: Vec<String> = actions.iter().flat_map(|action| cells(action)).collect();
        std::fs::write(Path::new(folder).join(format!("{number}.cells")), serde_json::to_string(&cells)?)?;
        println!("{number}");
    }
    Ok(())
}

fn draft(plan: &str) -> Result<Draft, Box<dyn Error>> {
    let bytes = std::fs::read(plan)?;
    if Path::new(plan).extension().is_some_and(|end| end == "json") {
        return Ok(gold::draft(&String::from_utf8(bytes)?));
    }
    Ok(read(&Source::new(plan, &bytes, Limits::default())?))
}

/// What the cells of an action's row say.
fn cells(action: &ActionFields) -> impl Iterator<Item = String> {
    let joined = |quotes: &[goldthread_anchor::Quote]| {
        quotes.iter().map(|quote| quote.text().to_owned()).collect::<Vec<_>>().join(" ")
    };
    let text = |quote: &goldthread_anchor::Quote| quote.text().to_owned();
    let cells = [
        text(&action.text),
        joined(&action.leads),
        action.timescale.printed().to_owned(),
        text(&action.progress),
        text(&action.status),
        joined(&action.impact),
        text(&action.resources),
    ];
    cells.into_iter().filter(|cell| !cell.is_empty())
}
