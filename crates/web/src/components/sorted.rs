//! A grid whose headings lead to it in another order.

use maud::{Markup, html};

use super::grid::grid_row;

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it says.
    pub words: &'static str,
    /// Where the list is in its order, or the other way round; nothing where it has none.
    pub href: Option<String>,
    /// Whether the list is in its order.
    pub sorted: Sorted,
}

/// Whether a list is in the order of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorted {
    No,
    Ascending,
    Descending,
}

impl Sorted {
    const fn word(self) -> Option<&'static str> {
        match self {
            Self::No => None,
            Self::Ascending => Some("ascending"),
            Self::Descending => Some("descending"),
        }
    }

    const fn arrow(self) -> &'static str {
        match self {
            Self::No => "",
            Self::Ascending => " ▲",
            Self::Descending => " ▼",
        }
    }
}

/// The grid, which a screen reader calls by the caption.
pub fn sorted_grid(caption: &str, columns: &[Column], rows: &[Vec<Markup>]) -> Markup {
    let names: Vec<&str> = columns.iter().map(|column| column.words).collect();
    html! {
        table class="govuk-table gt-grid" role="table" {
            caption class="govuk-visually-hidden" { (caption) }
            thead class="govuk-table__head" role="rowgroup" {
                tr class="govuk-table__row" role="row" { @for column in columns { (heading(column)) } }
            }
            tbody class="govuk-table__body" role="rowgroup" {
                @for row in rows { (grid_row(&names, row)) }
            }
        }
    }
}

fn heading(column: &Column) -> Markup {
    html! {
        th class="govuk-table__header" role="columnheader" scope="col" aria-sort=[column.sorted.word()] {
            @match &column.href {
                Some(href) => a class="govuk-link govuk-link--no-visited-state gt-grid__sort" href=(href) {
                    (column.words) span aria-hidden="true" { (column.sorted.arrow()) }
                },
                None => (column.words),
            }
        }
    }
}
