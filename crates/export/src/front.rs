//! What stands before the sections of a plan, and after them.

use goldthread_anchor::Quote;
use goldthread_plan::{PlanFields, Ratings, SectionFields};
use goldthread_tree::{Block, Cell, Merged, Row, Table};

use crate::document::{cell, line, paragraphs, strong};
use crate::section::heading;
use crate::{Content, Grid, Layout};

/// The title, whose plan it is, the inspection it answers, the key of statuses, the grid of ratings.
pub(crate) fn front(content: &Content<'_>, layout: &Layout) -> Vec<Block> {
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
    blocks.extend(ratings(content, layout.grid));
    blocks
}

/// The grid of ratings, where a section is rated.
fn ratings(content: &Content<'_>, grid: Grid) -> Option<Block> {
    let rated = |ratings: &Ratings| !ratings.last.is_empty() || !ratings.this.is_empty();
    let sections = content.sections.iter().map(|(section, _)| *section);
    let sections: Vec<&SectionFields> =
        sections.filter(|section| rated(&section.process) || rated(&section.impact)).collect();
    if sections.is_empty() {
        return None;
    }
    Some(match grid {
        Grid::OneRow => {
            let row = |section: &&SectionFields| {
                let (process, impact) = (section.process.clone(), section.impact.clone());
                [Quote::typed(heading(section)), process.last, process.this, impact.last, impact.this]
            };
            let rows: Vec<[Quote; 5]> = sections.iter().map(row).collect();
            table(&IN_ONE_ROW, rows.iter().map(<[Quote; 5]>::each_ref))
        }
        Grid::TwoRows => {
            let row = |section: &&SectionFields| {
                let (process, impact) = (section.process.clone(), section.impact.clone());
                [Quote::typed(heading(section)), process.last, impact.last, process.this, impact.this]
            };
            let rows: Vec<[Quote; 5]> = sections.iter().map(row).collect();
            let mut table = table(&IN_TWO_ROWS, rows.iter().map(<[Quote; 5]>::each_ref));
            if let Block::Table(table) = &mut table {
                table.rows.insert(0, periods());
            }
            table
        }
    })
}

const IN_ONE_ROW: [&str; 5] = [
    "Recommendation",
    "Process RAG last period",
    "Process RAG this period",
    "Impact RAG last period",
    "Impact RAG this period",
];

/// Under the periods.
const IN_TWO_ROWS: [&str; 5] = ["", "Process RAG", "Impact RAG", "Process RAG", "Impact RAG"];

/// The row of the periods, each over what is rated.
fn periods() -> Row {
    let across = || Cell { merged: Merged::Left, ..Cell::default() };
    let named = |words: &str| cell(vec![strong(words)]);
    let cells = vec![Cell::default(), named("Last period"), across(), named("This period"), across()];
    Row { cells, is_heading: true, ..Row::default() }
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
        cells: heads
            .iter()
            .map(|head| cell(if head.is_empty() { Vec::new() } else { vec![strong(head)] }))
            .collect(),
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
