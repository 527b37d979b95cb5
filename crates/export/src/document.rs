//! A plan laid out as a tree.

use goldthread_anchor::Quote;
use goldthread_plan::{ActionFields, SectionFields, SectionKind};
use goldthread_tree::{Block, Cell, Colour, Marks, Merged, Paragraph, Row, Run, Table, Tree};

use crate::{Column, Content, Field, Layout, Sections, front};

/// Lays a plan out. Columns that would stand empty in the whole plan are left out.
pub fn document(content: &Content<'_>, layout: &Layout) -> Tree {
    let columns: Vec<&Column> =
        layout.columns.iter().filter(|column| is_needed(content, column.field)).collect();
    let page = Page { columns, layout };
    let mut blocks = front::front(content);
    match layout.sections {
        Sections::Headings | Sections::Cards => {
            for (section, actions) in &content.sections {
                page.section(&mut blocks, section, actions);
            }
        }
        Sections::Bands | Sections::Column => page.one_table(&mut blocks, content),
    }
    blocks.extend(front::glossary(content));
    number(&mut blocks);
    Tree { blocks, ..Tree::default() }
}

/// The line over what was found.
const FINDING: &str = "What inspectors found";

fn is_needed(content: &Content<'_>, field: Field) -> bool {
    let mut actions = content.sections.iter().flat_map(|(_, actions)| actions);
    match field {
        Field::Section | Field::Text | Field::Leads | Field::Timescale => true,
        Field::Ref => actions.any(|action| action.reference.is_some()),
        Field::Progress => actions.any(|action| !action.progress.is_empty()),
        Field::Status => actions.any(|action| !action.status.is_empty()),
        Field::Impact => actions.any(|action| !action.impact.is_empty()),
        Field::Resources => actions.any(|action| !action.resources.is_empty()),
    }
}

fn number(blocks: &mut [Block]) {
    let tables = blocks.iter_mut().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    for (table, number) in tables.zip(1..) {
        table.number = number;
    }
}

struct Page<'a> {
    columns: Vec<&'a Column>,
    layout: &'a Layout,
}

impl Page<'_> {
    fn section(&self, blocks: &mut Vec<Block>, section: &SectionFields, actions: &[&ActionFields]) {
        blocks.push(Block::Heading(2, line(&heading(section))));
        told(blocks, FINDING, std::slice::from_ref(&section.finding), Block::Paragraph);
        if self.layout.sections == Sections::Cards {
            blocks.extend(actions.iter().map(|action| Block::Table(self.card(action))));
        } else if !actions.is_empty() {
            let rows = actions.iter().map(|action| self.row(action, section));
            let rows = std::iter::once(self.header()).chain(rows).collect();
            blocks.push(Block::Table(Table { number: 0, rows }));
        }
        about_section(blocks, section);
    }

    fn one_table(&self, blocks: &mut Vec<Block>, content: &Content<'_>) {
        let mut rows = vec![self.header()];
        let tabled = |section: &SectionFields, actions: &[&ActionFields]| {
            !actions.is_empty() || !has_more(section, self.layout)
        };
        for (section, actions) in
            content.sections.iter().filter(|(section, actions)| tabled(section, actions))
        {
            if self.layout.sections == Sections::Bands {
                rows.push(self.band(section));
            }
            let first = rows.len();
            rows.extend(actions.iter().map(|action| self.row(action, section)));
            if actions.is_empty() && self.layout.sections == Sections::Column {
                rows.push(self.row(&ActionFields::default(), section));
            }
            self.merge_down(&mut rows[first..]);
        }
        if rows.len() > 1 {
            blocks.push(Block::Table(Table { number: 0, rows }));
        }
        for (section, actions) in
            content.sections.iter().filter(|(section, _)| has_more(section, self.layout))
        {
            blocks.push(Block::Heading(2, line(&heading(section))));
            if self.layout.sections == Sections::Bands || actions.is_empty() {
                told(blocks, FINDING, std::slice::from_ref(&section.finding), Block::Paragraph);
            }
            about_section(blocks, section);
        }
    }

    fn header(&self) -> Row {
        let cells = self.columns.iter().map(|column| cell(vec![strong(&column.heading)]));
        Row { cells: cells.collect(), is_heading: true, ..Row::default() }
    }

    fn band(&self, section: &SectionFields) -> Row {
        let mut cells = vec![cell(vec![strong(&heading(section))])];
        cells.resize(self.columns.len().max(1), Cell { merged: Merged::Left, ..Cell::default() });
        Row { cells, ..Row::default() }
    }

    fn row(&self, action: &ActionFields, section: &SectionFields) -> Row {
        let cells = self.columns.iter().map(|column| self.field(column.field, action, section));
        Row { cells: cells.collect(), ..Row::default() }
    }

    /// The cells of the section's column under the first are part of it.
    fn merge_down(&self, rows: &mut [Row]) {
        let Some(at) = self.columns.iter().position(|column| column.field == Field::Section) else { return };
        for row in rows.iter_mut().skip(1) {
            row.cells[at] = Cell { merged: Merged::Above, ..Cell::default() };
        }
    }

    fn card(&self, action: &ActionFields) -> Table {
        let section = SectionFields::titled(SectionKind::Finding, Quote::default());
        let rows = self.columns.iter().map(|column| {
            let label = cell(vec![strong(&column.heading)]);
            Row { cells: vec![label, self.field(column.field, action, &section)], ..Row::default() }
        });
        Table { number: 0, rows: rows.collect() }
    }

    fn field(&self, field: Field, action: &ActionFields, section: &SectionFields) -> Cell {
        match field {
            Field::Section => section_cell(section),
            Field::Ref => quoted(action.reference.iter()),
            Field::Text => quoted([&action.text]),
            Field::Leads => quoted(&action.leads),
            Field::Timescale => cell(paragraphs(action.timescale.printed())),
            Field::Progress => quoted([&action.progress]),
            Field::Status => self.status(&action.status),
            Field::Impact => quoted(&action.impact),
            Field::Resources => quoted([&action.resources]),
        }
    }

    /// A status that is a colour has its cell in that colour.
    fn status(&self, status: &Quote) -> Cell {
        let fill = colour(status.text());
        let words =
            if fill.is_some() && self.layout.colour_only { Vec::new() } else { paragraphs(status.text()) };
        Cell { fill, ..cell(words) }
    }
}

/// The section as people cite it: by its number where it has one.
fn heading(section: &SectionFields) -> String {
    let kind = match section.kind {
        SectionKind::Recommendation => "Recommendation",
        SectionKind::AreaForImprovement => "Area for improvement",
        SectionKind::Finding => "Finding",
        SectionKind::AdditionalImprovement => "Additional improvement",
        SectionKind::Phase => "Phase",
    };
    let title = section.title.text();
    let cited = section.reference.as_ref().map(|reference| format!("{kind} {}", reference.text()));
    match cited {
        Some(cited) if !title.to_lowercase().starts_with(&cited.to_lowercase()) => {
            format!("{cited}: {title}")
        }
        _ => title.to_owned(),
    }
}

fn section_cell(section: &SectionFields) -> Cell {
    let mut all = vec![strong(&heading(section))];
    all.extend(paragraphs(section.finding.text()));
    cell(all)
}

/// What is said of a section beside its finding and its actions.
fn about_section(blocks: &mut Vec<Block>, section: &SectionFields) {
    told(blocks, "Expected outcomes", &section.outcomes, Block::Item);
    told(blocks, "Current position", &section.current_position, Block::Item);
    told(blocks, "Scheduled work", &section.scheduled_work, Block::Item);
    told(blocks, "Areas of concern", &section.areas_of_concern, Block::Item);
}

/// Whether a section has words that one table for the whole plan has no place for.
fn has_more(section: &SectionFields, layout: &Layout) -> bool {
    let lists =
        [&section.outcomes, &section.current_position, &section.scheduled_work, &section.areas_of_concern];
    let finding = layout.sections == Sections::Bands && !section.finding.is_empty();
    finding || lists.iter().any(|list| !list.is_empty())
}

fn told(blocks: &mut Vec<Block>, label: &str, words: &[Quote], block: fn(Paragraph) -> Block) {
    let words: Vec<Paragraph> = words.iter().flat_map(|quote| paragraphs(quote.text())).collect();
    if !words.is_empty() {
        blocks.push(Block::Heading(3, line(label)));
        blocks.extend(words.into_iter().map(block));
    }
}

/// The colour that a status names, as Office has it.
fn colour(status: &str) -> Option<Colour> {
    let hex = match status.trim().to_lowercase().as_str() {
        "red" => "FF0000",
        "amber" => "FFC000",
        "yellow" => "FFFF00",
        "green" => "00B050",
        "blue" => "0070C0",
        "purple" => "7030A0",
        "grey" => "A6A6A6",
        _ => return None,
    };
    Colour::from_hex(hex)
}

fn quoted<'a>(quotes: impl IntoIterator<Item = &'a Quote>) -> Cell {
    cell(quotes.into_iter().flat_map(|quote| paragraphs(quote.text())).collect())
}

/// A cell of these paragraphs.
pub(crate) fn cell(paragraphs: Vec<Paragraph>) -> Cell {
    Cell { paragraphs, ..Cell::default() }
}

/// A paragraph for each line of a text.
pub(crate) fn paragraphs(text: &str) -> Vec<Paragraph> {
    text.split('\n').map(str::trim).filter(|text| !text.is_empty()).map(line).collect()
}

/// A paragraph.
pub(crate) fn line(text: &str) -> Paragraph {
    marked(text, Marks::default())
}

/// A paragraph in bold.
pub(crate) fn strong(text: &str) -> Paragraph {
    marked(text, Marks { strong: true, ..Marks::default() })
}

fn marked(text: &str, marks: Marks) -> Paragraph {
    Paragraph { runs: vec![Run { words: Quote::typed(text), marks }] }
}
