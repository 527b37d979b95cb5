//! The blocks of a paper as elements.

use goldthread_papers::{
    Align, Block, Cell, Column, Count, Inline, List, ListKind, Note, Rated, RowHeader, Section, Span, Table,
    Weight,
};
use maud::{Markup, html};

/// Where in the tree of sections a block stands: its heading level and its numbers.
pub(crate) struct Place {
    level: usize,
    numbers: Vec<usize>,
}

impl Place {
    /// The place of the title, whose heading level is given.
    pub(crate) fn top(level: usize) -> Self {
        Self { level, numbers: Vec::new() }
    }

    /// The id of the heading here, unique within the paper.
    pub(crate) fn id(&self) -> String {
        let numbers: Vec<_> = self.numbers.iter().map(usize::to_string).collect();
        format!("paper-{}", numbers.join("-"))
    }

    /// The places of the sections under this one.
    pub(crate) fn children(&self) -> impl Iterator<Item = Place> + '_ {
        (1..).map(|number| {
            let numbers = self.numbers.iter().copied().chain([number]).collect();
            Place { level: self.level + 1, numbers }
        })
    }
}

/// Blocks in their order.
pub(crate) fn blocks(blocks: &[Block], place: &Place) -> Markup {
    let mut places = place.children();
    html! {
        @for block in blocks {
            @match block {
                Block::Section(part) => @if let Some(place) = places.next() { (section(part, &place)) },
                Block::Paragraph(text) => p { (inline(text)) },
                Block::List(part) => (list(part)),
                Block::Table(part) => (table(part)),
                Block::Counts(parts) => (counts(parts)),
                Block::Note(part) => (note(part)),
                Block::PageBreak => div class="paper-break" {},
            }
        }
    }
}

/// A heading; HTML knows six levels, what lies deeper stays at the sixth.
pub(crate) fn heading(level: usize, id: &str, title: &str) -> Markup {
    html! {
        @match level {
            1 => h1 id=(id) { (title) },
            2 => h2 id=(id) { (title) },
            3 => h3 id=(id) { (title) },
            4 => h4 id=(id) { (title) },
            5 => h5 id=(id) { (title) },
            _ => h6 id=(id) { (title) },
        }
    }
}

fn section(section: &Section, place: &Place) -> Markup {
    html! {
        section class="paper-section" {
            (heading(place.level, &place.id(), section.title()))
            (blocks(section.blocks(), place))
        }
    }
}

fn inline(text: &Inline) -> Markup {
    html! {
        @for span in text.spans() {
            @match span {
                Span::Plain(words) => (words),
                Span::Strong(words) => strong { (words) },
                Span::Emphasised(words) => em { (words) },
                Span::Link { words, to } => a href=(to.as_str()) rel="noreferrer" { (words) },
                Span::Break => br;,
            }
        }
    }
}

fn list(list: &List) -> Markup {
    let items = html! { @for item in list.items() { li { (inline(item)) } } };
    match list.kind() {
        ListKind::Bulleted => html! { ul { (items) } },
        ListKind::Numbered => html! { ol { (items) } },
    }
}

fn counts(counts: &[Count]) -> Markup {
    html! {
        dl class="paper-counts" {
            @for count in counts {
                div { dt { (count.label()) } dd { (count.value()) } }
            }
        }
    }
}

fn note(note: &Note) -> Markup {
    let class = match note.weight() {
        Weight::Information => "paper-note",
        Weight::Warning => "paper-note paper-note-warning",
    };
    html! {
        div class=(class) role="note" {
            p { strong { (note.title()) } }
            @if !note.text().is_blank() { p { (inline(note.text())) } }
        }
    }
}

fn table(table: &Table) -> Markup {
    html! {
        div class="paper-table" tabindex="0" role="group" aria-label={ "Table: " (table.caption()) } {
            table {
                caption { (table.caption()) }
                thead { tr { @for column in table.columns() { (column_head(column)) } } }
                tbody {
                    @for row in table.rows() {
                        tr {
                            @for (at, (column, part)) in table.columns().iter().zip(row).enumerate() {
                                (cell(column, part, at == 0 && table.row_header() == RowHeader::First))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn column_head(column: &Column) -> Markup {
    html! { th scope="col" class=[align(column)] { (column.heading()) } }
}

fn cell(column: &Column, cell: &Cell, is_row_header: bool) -> Markup {
    let content = match cell {
        Cell::Words(words) => inline(words),
        Cell::Rated(part) => rated(part),
    };
    html! {
        @if is_row_header { th scope="row" class=[align(column)] { (content) } }
        @else { td class=[align(column)] { (content) } }
    }
}

fn rated(rated: &Rated) -> Markup {
    let tone = rated.tone();
    html! {
        span class={ "paper-tone paper-tone-" (tone.name()) } {
            span aria-hidden="true" { (tone.symbol()) } " " (rated.words())
        }
        @if let Some(movement) = rated.movement() { span class="paper-movement" { (movement.words()) } }
    }
}

fn align(column: &Column) -> Option<&'static str> {
    match column.align() {
        Align::Start => None,
        Align::End => Some("paper-end"),
    }
}
