//! A table that becomes a list of cards on a narrow screen; the roles keep it a table for screen readers.

use maud::{Markup, html};

/// A table: its caption, the headings of its columns, its rows. The first cell of a row names the row.
#[derive(Debug, Clone)]
pub struct Grid<'a> {
    /// What the table shows.
    pub caption: &'a str,
    /// Whether the caption is drawn or only read out.
    pub caption_shown: bool,
    /// The headings, one a column.
    pub columns: &'a [&'a str],
    /// The rows, each with a cell a column.
    pub rows: &'a [Vec<Markup>],
}

/// The table.
pub fn grid(table: &Grid<'_>) -> Markup {
    html! {
        table class="govuk-table gt-grid" role="table" {
            caption class=(caption_class(table.caption_shown)) { (table.caption) }
            thead class="govuk-table__head" role="rowgroup" {
                tr class="govuk-table__row" role="row" {
                    @for column in table.columns { th class="govuk-table__header" role="columnheader" scope="col" { (column) } }
                }
            }
            tbody class="govuk-table__body" role="rowgroup" {
                @for row in table.rows { (grid_row(table.columns, row)) }
            }
        }
    }
}

/// A row under the names of its columns.
pub fn grid_row(columns: &[&str], row: &[Markup]) -> Markup {
    html! {
        tr class="govuk-table__row" role="row" {
            @for (index, (column, cell)) in columns.iter().zip(row).enumerate() {
                @if index == 0 {
                    th class="govuk-table__header gt-grid__name" role="rowheader" scope="row" { (cell) }
                } @else {
                    td class="govuk-table__cell" role="cell" {
                        span class="gt-grid__label" aria-hidden="true" { (column) }
                        div class="gt-grid__value" { (cell) }
                    }
                }
            }
        }
    }
}

const fn caption_class(shown: bool) -> &'static str {
    if shown { "govuk-table__caption govuk-table__caption--m" } else { "govuk-visually-hidden" }
}
