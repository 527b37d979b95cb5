//! A list as a file: exactly what is asked for, all of it, in its order.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use goldthread_export::{NotWritten, Value, rows_as_csv, rows_as_xlsx};
use goldthread_plan::Completion;

use super::Line;
use super::asked::COMPLETIONS;
use crate::speak;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Xlsx,
}

impl Format {
    /// Every kind, with the name of its file and what it is called.
    pub const ALL: [(Self, &'static str, &'static str); 2] =
        [(Self::Csv, "actions.csv", "CSV"), (Self::Xlsx, "actions.xlsx", "Excel")];

    const fn headers(self) -> [(header::HeaderName, &'static str); 2] {
        let (kind, disposition) = match self {
            Self::Csv => ("text/csv; charset=utf-8", "attachment; filename=\"actions.csv\""),
            Self::Xlsx => (
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "attachment; filename=\"actions.xlsx\"",
            ),
        };
        [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)]
    }

    /// The answer that is this file.
    pub fn answer(self, bytes: Vec<u8>) -> Response {
        (self.headers(), bytes).into_response()
    }
}

const HEADINGS: [&str; 13] = [
    "Plan",
    "Section",
    "Number",
    "Action",
    "Leads",
    "By when (as printed)",
    "Last day",
    "Times moved",
    "Status",
    "Completion",
    "Overdue",
    "Last update",
    "What it tells",
];

/// The bytes of the file. Blocks.
///
/// # Errors
/// [`NotWritten`] where there is more than the format holds.
pub fn file(format: Format, lines: &[Line<'_>]) -> Result<Vec<u8>, NotWritten> {
    let rows: Vec<Vec<Value>> = lines.iter().map(row).collect();
    match format {
        Format::Csv => rows_as_csv(&HEADINGS, &rows),
        Format::Xlsx => rows_as_xlsx("Actions", &HEADINGS, &rows),
    }
}

fn row(line: &Line<'_>) -> Vec<Value> {
    let (action, fields) = (line.action, line.action.fields());
    let text = |text: &str| Value::Text(text.to_owned());
    let leads: Vec<&str> = fields.leads.iter().map(goldthread_anchor::Quote::text).collect();
    let last = action.work().last_update();
    let told = last.map_or_else(String::new, |update| {
        let parts: Vec<_> =
            update.text.parts().map(|(_, text)| text).filter(|text| !text.is_empty()).collect();
        parts.join("\n")
    });
    vec![
        text(line.plan().title()),
        Value::Text(line.section().map(speak::section_line).unwrap_or_default()),
        Value::Number(action.number().0),
        text(fields.text.text()),
        Value::Text(leads.join("; ")),
        text(fields.timescale.printed()),
        line.last_day().map_or(Value::Nothing, Value::Day),
        Value::Number(u32::try_from(action.moved_from().len()).unwrap_or(u32::MAX)),
        Value::Text(speak::standing(action).word),
        text(completion(action.completion())),
        text(if line.is_overdue() { "Overdue" } else { "" }),
        last.map_or(Value::Nothing, |update| Value::Day(update.on)),
        Value::Text(told),
    ]
}

fn completion(of: Completion) -> &'static str {
    COMPLETIONS.iter().find(|(own, ..)| *own == of).map_or("", |(_, _, words)| words)
}
