//! A plan laid out as a tree.

use goldthread_anchor::Quote;
use goldthread_plan::{ActionFields, SectionFields, SectionKind};
use goldthread_tree::{Block, Cell, Colour, Marks, Merged, Paragraph, Row, Run, Table, Tree};

use crate::section::{self, about, has_more};
use crate::{Column, Content, Field, Layout, Sections, front, together};

/// Lays a plan out. Columns that would stand empty in the whole plan are left out.
pub fn document(content: &Content<'_>, layout: &Layout) -> Tree {
    let columns: Vec<&Column> =
        layout.columns.iter().filter(|column| is_needed(content, layout, column.field)).collect();
    let page = Page { columns, layout };
    let mut blocks = front::front(content, layout);
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

fn is_needed(content: &Content<'_>, layout: &Layout, field: Field) -> bool {
    let mut actions = content.sections.iter().flat_map(|(_, actions)| actions);
    match field {
        Field::Section | Field::Text | Field::Leads | Field::Timescale => true,
        Field::Ref if layout.together => {
            let mut rows = content.sections.iter().flat_map(|(_, actions)| together::grouped(actions));
            rows.any(|row| row.reference.is_some())
        }
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
        section::head(blocks, section, self.layout, actions.is_empty());
        if self.layout.sections == Sections::Cards {
            blocks.extend(actions.iter().map(|action| Block::Table(self.card(action))));
        } else if !actions.is_empty() {
            let rows = std::iter::once(self.header()).chain(self.rows(actions, section)).collect();
            blocks.push(Block::Table(Table { number: 0, rows }));
        }
        about(blocks, section, &self.layout.labels);
    }

    fn one_table(&self, blocks: &mut Vec<Block>, content: &Content<'_>) {
        let mut rows = vec![self.header()];
        for (section, actions) in content.sections.iter().filter(|(_, actions)| !actions.is_empty()) {
            if self.layout.sections == Sections::Bands {
                rows.push(self.band(section));
            }
            let first = rows.len();
            rows.extend(self.rows(actions, section));
            self.merge_down(&mut rows[first..]);
        }
        if rows.len() > 1 {
            blocks.push(Block::Table(Table { number: 0, rows }));
        }
        // What the table has no place for stands below it, each under its heading.
        let is_left = |section: &SectionFields, actions: &[&ActionFields]| {
            actions.is_empty() || has_more(section, self.layout)
        };
        for (section, actions) in
            content.sections.iter().filter(|(section, actions)| is_left(section, actions))
        {
            section::named(blocks, section);
            if self.layout.sections == Sections::Bands || actions.is_empty() {
                section::finding(blocks, section, self.layout, actions.is_empty());
            }
            about(blocks, section, &self.layout.labels);
        }
    }

    fn header(&self) -> Row {
        let cells = self.columns.iter().map(|column| cell(vec![strong(&column.heading)]));
        Row { cells: cells.collect(), is_heading: true, ..Row::default() }
    }

    fn band(&self, section: &SectionFields) -> Row {
        let mut cells = vec![cell(vec![strong(&section::heading(section))])];
        cells.resize(self.columns.len().max(1), Cell { merged: Merged::Left, ..Cell::default() });
        Row { cells, ..Row::default() }
    }

    /// The rows of a section's actions: one each, or one for those that stand together.
    fn rows(&self, actions: &[&ActionFields], section: &SectionFields) -> Vec<Row> {
        if !self.layout.together {
            return actions.iter().map(|action| self.row(action, section)).collect();
        }
        together::grouped(actions).map(|group| self.row(&group, section)).collect()
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
            Field::Section => section::cell_of(section),
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
