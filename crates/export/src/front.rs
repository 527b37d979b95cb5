//! What stands before the sections of a plan, and after them.

use goldthread_anchor::Quote;
use goldthread_plan::{PlanFields, Ratings};
use goldthread_tree::{Block, Cell, Row, Table};

use crate::Content;
use crate::document::{cell, line, paragraphs, strong};

/// The title, whose plan it is, the inspection it answers, the key of statuses, the grid of ratings.
pub(crate) fn front(content: &Content<'_>) -> Vec<Block> {
    let PlanFields { authority, title, document_date, inspection, scheme, glossary: _ } = content.fields;
    let mut blocks = Vec::new();
    let title = if title.is_empty() { "Improvement plan" } else { title.text() };
    blocks.push(Block::Heading(1, line(title)));
    let dates = if inspection.dates.is_empty() {
        String::new()
    } else {
        format!("Inspection dates: {}", inspection.dates.text())
    };
    let framework = if inspection.framework.is_empty() {
        String::new()
    } else {
        format!("Inspection: {}", inspection.framework.text())
    };
    let lines = [authority.text(), document_date.text(), &framework, &dates];
    blocks.extend(lines.iter().flat_map(|text| paragraphs(text)).map(Block::Paragraph));
    if !inspection.judgements.is_empty() {
        let pairs = inspection.judgements.iter().map(|judged| [&judged.area, &judged.grade]);
        blocks.push(table(&["Judgement", "Grade"], pairs));
    }
    if !scheme.is_empty() {
        blocks.push(Block::Heading(3, line("Status key")));
        blocks.push(table(&["Status", "Meaning"], scheme.iter().map(|entry| [&entry.mark, &entry.meaning])));
    }
    blocks.extend(ratings(content));
    blocks
}

/// The grid of ratings, where a section is rated.
fn ratings(content: &Content<'_>) -> Option<Block> {
    let rated = |ratings: &Ratings| !ratings.last.is_empty() || !ratings.this.is_empty();
    let rows: Vec<[&Quote; 5]> = content
        .sections
        .iter()
        .map(|(section, _)| section)
        .filter(|section| rated(&section.process) || rated(&section.impact))
        .map(|section| {
            let (process, impact) = (&section.process, &section.impact);
            [&section.title, &process.last, &process.this, &impact.last, &impact.this]
        })
        .collect();
    let heads = [
        "Recommendation",
        "Process RAG last period",
        "Process RAG this period",
        "Impact RAG last period",
        "Impact RAG this period",
    ];
    (!rows.is_empty()).then(|| table(&heads, rows))
}

/// The abbreviations of leads.
pub(crate) fn glossary(content: &Content<'_>) -> Vec<Block> {
    let entries = &content.fields.glossary;
    if entries.is_empty() {
        return Vec::new();
    }
    let rows = entries.iter().map(|entry| [&entry.abbreviation, &entry.title, &entry.name]);
    vec![Block::Heading(2, line("Glossary")), table(&["Abbreviation", "Title", "Name"], rows)]
}

fn table<'a, const N: usize>(heads: &[&str; N], rows: impl IntoIterator<Item = [&'a Quote; N]>) -> Block {
    let header = Row {
        cells: heads.iter().map(|head| cell(vec![strong(head)])).collect(),
        is_heading: true,
        ..Row::default()
    };
    let row = |quotes: [&Quote; N]| Row {
        cells: quotes.iter().map(|quote| cell(paragraphs(quote.text()))).collect::<Vec<Cell>>(),
        ..Row::default()
    };
    Block::Table(Table {
        number: 0,
        rows: std::iter::once(header).chain(rows.into_iter().map(row)).collect(),
    })
}
