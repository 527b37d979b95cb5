//! What the columns of the document's tables were taken to hold, and what a person says they hold.
//!
//! `POST /drafts/{draft}/columns/{table}` sets those of a table; the document is read again.

use axum::extract::{Path, RawForm};
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_anchor::Anchor;
use goldthread_reader::{ColumnReading, Holds, Role, TableReading};
use maud::{Markup, html};
use serde_json::Value;

use super::held;
use super::late::{self, Late, Typed};
use super::view::DraftPage;
use crate::app::App;
use crate::drafts::{Missed, Waiting};
use crate::form::Sent;
use crate::keys::hash;
use crate::opener::{NotOpened, Opener};
use crate::problem::Problem;
use crate::review::Review;
use crate::words;

const MOST_TABLES: usize = 50;
const MOST_COLUMNS: usize = 40;

/// A table whose columns can be set.
pub struct TableRow {
    number: u32,
    key: String,
    place: String,
    why: String,
    /// Whether its columns are as they were set for an earlier document, or set here.
    known: Known,
    columns: Vec<ColumnRow>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Here,
    Before,
    No,
}

struct ColumnRow {
    number: usize,
    heading: String,
    read_as: String,
    set: Option<Holds>,
}

/// The tables that were read by their columns.
pub fn tables(waiting: &Waiting) -> Vec<TableRow> {
    let tables = waiting.reading.tables.iter().filter(|table| !table.columns.is_empty());
    tables.take(MOST_TABLES).map(|table| row(waiting, table)).collect()
}

fn row(waiting: &Waiting, table: &TableReading) -> TableRow {
    let review = &waiting.review;
    let set = review.mapping.tables.get(&table.signature);
    let column = |(number, column): (usize, &ColumnReading)| ColumnRow {
        number,
        heading: if column.heading.is_empty() {
            format!("Column {number}")
        } else {
            words::shortened(&column.heading, 80)
        },
        read_as: format!(
            "{}, {:.0} % sure: {}",
            column.role.map_or("kept as a note", Role::named),
            column.certainty * 100.0,
            column.why
        ),
        set: set.and_then(|set| set.get(&u32::try_from(number).ok()?)).map(|set| set.holds),
    };
    TableRow {
        number: table.number,
        key: key_of(table),
        place: place_of(table),
        why: words::full_sentence(&table.why),
        known: match set {
            _ if review.set_here.contains(&table.signature) => Known::Here,
            Some(_) => Known::Before,
            None => Known::No,
        },
        columns: (1..).zip(&table.columns).take(MOST_COLUMNS).map(column).collect(),
    }
}

/// "page 3, table 2", "sheet Plan from cell A2": where the table begins, without its first row and column.
fn place_of(table: &TableReading) -> String {
    match (&table.place, table.place.cell()) {
        (Anchor::Page(place, _), Some(cell)) => format!("page {}, table {}", place.page, cell.table),
        (Anchor::Sheet(sheet, cell), _) => format!("sheet {sheet} from cell {cell}"),
        (Anchor::Cell(cell), _) => format!("table {}", cell.table),
        (Anchor::Typed, _) => format!("table {}", table.number),
        (place, _) => format!("table at {place}"),
    }
}

/// Sets the columns of a table as the form says, and of every table with the same headings. A column that the form
/// shows as it was before stays as it is, whatever that is by now.
pub async fn set(
    app: App,
    Path((id, number)): Path<(String, u32)>,
    RawForm(sent): RawForm,
) -> Result<Response, Problem> {
    /// How often others may be quicker.
    const TRIES: usize = 3;
    let sent = Sent::of(&sent);
    for _ in 0..TRIES {
        let waiting = match held(&app, &id).and_then(|draft| app.drafts().open(draft)) {
            Ok(waiting) => waiting,
            Err(missed) => return Ok(late::answer(&app, &id, Late::Draft(missed), &Typed::new())),
        };
        let (review, number) = match as_sent(&waiting, number, &sent) {
            Ok(done) => done,
            Err(Unset::Never) => return Err(Problem::nothing_called("table")),
            Err(Unset::Late(late)) => return Ok(late::answer(&app, &id, late, &Typed::new())),
        };
        if read_again(&app, waiting, review).await? {
            return Ok(Redirect::to(&format!("/drafts/{id}#table-{number}-columns")).into_response());
        }
    }
    Ok(late::answer(&app, &id, Late::Draft(Missed::Changed), &Typed::new()))
}

/// Why columns were not set.
enum Unset {
    /// There is no such table.
    Never,
    /// The form came too late.
    Late(Late),
}

/// What the form makes of the review, and the number of its table by now.
fn as_sent(waiting: &Waiting, number: u32, sent: &Sent) -> Result<(Review, u32), Unset> {
    let tables = &waiting.reading.tables;
    let table = match sent.sent("key") {
        Some(key) => {
            let alike = |table: &&TableReading| key_of(table) == key;
            let there = tables.iter().filter(alike).find(|table| table.number == number);
            there.or_else(|| tables.iter().find(alike)).ok_or(Unset::Late(Late::Thing("table")))?
        }
        None => tables.iter().find(|table| table.number == number).ok_or(Unset::Never)?,
    };
    let mut review = (*waiting.review).clone();
    for (column, value) in sent.beginning("column-") {
        let Some(at) = column.parse().ok().filter(|at| (1..=table.columns.len()).contains(at)) else {
            continue;
        };
        let column = u32::try_from(at).unwrap_or(u32::MAX);
        let now =
            review.mapping.tables.get(&table.signature).and_then(|set| set.get(&column)).map(|set| set.holds);
        let shown = sent.sent(&format!("was-{at}")).map(holds_of);
        let holds = holds_of(value);
        if shown == Some(holds) || holds == now {
            continue;
        }
        if shown.is_some_and(|shown| shown != now) {
            return Err(Unset::Late(Late::Columns));
        }
        match holds {
            Some(holds) => {
                review.mapping.set(&table.signature, column, &table.columns[at - 1].heading, holds);
            }
            None => review.mapping.unset(&table.signature, column),
        }
    }
    review.set_here.insert(table.signature.clone());
    Ok((review, table.number))
}

/// Reads the document again as a review says; false where others have set columns meanwhile.
async fn read_again(app: &App, waiting: Waiting, review: Review) -> Result<bool, Problem> {
    let own = app.clone();
    let read = move |opener: &dyn Opener| {
        let reading = opener.read(&waiting.source.about().name, &waiting.content, &review.mapping)?;
        Ok(own.drafts().read_again(&waiting.review.mapping, waiting.read_as(reading, review)))
    };
    match app.reading(read).await? {
        // Where nothing can be done to the draft any more, the next look at it says so.
        Ok(taken) => Ok(taken.unwrap_or(false)),
        Err(NotOpened::Document(why)) => Err(Problem::input(
            format!("By these columns the document cannot be read: {why}."),
            "Go back to the draft; it is as it was. Say less of its columns, or split the document.",
        )),
        Err(fault) => Err(Problem::fault(fault)),
    }
}

/// A table is known by its headings.
fn key_of(table: &TableReading) -> String {
    format!("{:016x}", hash(&table.signature))
}

/// The value of a choice; nothing for "as it is read".
fn holds_of(value: &str) -> Option<Holds> {
    serde_json::from_value(Value::String(value.to_owned())).ok()
}

fn value_of(holds: Holds) -> String {
    serde_json::to_value(holds).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The forms, a select a column.
pub fn forms(view: &DraftPage) -> Markup {
    html! {
        h2 class="govuk-heading-m" id="columns" { "How the columns were read" }
        p class="govuk-body-s gt-dim" {
            "Where a column holds something else, say so: the document is read again at once. When you confirm the plan, what you set is kept and "
            "used for the next document with the same headings."
        }
        @for table in &view.tables { (form(&view.href, table)) }
    }
}

fn form(href: &str, table: &TableRow) -> Markup {
    html! {
        details class="govuk-details gt-columns" id={ "table-" (table.number) "-columns" } open[table.known == Known::Here] {
            summary class="govuk-details__summary" {
                span class="govuk-details__summary-text" { (words::sentence(&table.place)) ": " (words::count(table.columns.len(), "column", "columns")) }
            }
            div class="govuk-details__text" {
                p class="govuk-body-s" { (table.why) }
                @match table.known {
                    Known::Before => p class="govuk-body-s" { strong { "Read as set for an earlier document with these headings." } },
                    Known::Here => p class="govuk-body-s" { strong { "Read as you have set it; kept for the next document when you confirm." } },
                    Known::No => {},
                }
                form action={ (href) "/columns/" (table.number) } method="post" data-quick="all" {
                    input type="hidden" name="key" value=(table.key);
                    @for column in &table.columns { (select(table.number, column)) }
                    button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" { "Read it again" span class="govuk-visually-hidden" { " with these columns: " (table.place) } }
                }
            }
        }
    }
}

fn select(table: u32, column: &ColumnRow) -> Markup {
    let id = format!("table-{table}-column-{}-holds", column.number);
    let option =
        |value: &str, label: &str, chosen: bool| html! { option value=(value) selected[chosen] { (label) } };
    html! {
        div class="govuk-form-group gt-columns__group" {
            label class="govuk-label govuk-!-font-weight-bold gt-columns__label" for=(id) { (column.heading) }
            div class="govuk-hint gt-columns__hint" id={ (id) "-hint" } { "Read as " (column.read_as) }
            input type="hidden" name={ "was-" (column.number) } value=(column.set.map(value_of).unwrap_or_default());
            select class="govuk-select gt-columns__select" id=(id) name={ "column-" (column.number) } aria-describedby={ (id) "-hint" } {
                (option("", "As Goldthread reads it", column.set.is_none()))
                @for role in Role::ALL { (option(&value_of(Holds::Role(role)), &words::sentence(role.named()), column.set == Some(Holds::Role(role)))) }
                (option("ignore", "Nothing to be read", column.set == Some(Holds::Ignore)))
            }
        }
    }
}
