//! Fills the table from what was copied from a spreadsheet: an action a line, its cells with tabs between them.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord, WriterBuilder};
use goldthread_plan::{ActionNumber, Plan};

use super::line::{Cell, Wrong};
use super::view::Sheet;
use crate::words;

/// What each cell after the first is, in the order that the page says.
const CELLS: [Cell; 4] = [Cell::Status, Cell::Done, Cell::Next, Cell::Reason];

/// As many lines are read at once.
const MOST: usize = 1_000;

/// Fills the rows of a sheet. Lines that cannot be placed stay where they were pasted; what was typed into a row is never written over.
pub fn fill(plan: &Plan, sheet: &Sheet) -> Sheet {
    let mut filled = Sheet { paste: String::new(), ..sheet.clone() };
    let known = Known::of(plan);
    let mut left = WriterBuilder::new().delimiter(b'\t').flexible(true).from_writer(Vec::new());
    let (mut rows, mut unplaced) = (0, Vec::new());
    for (nth, record) in records(&sheet.paste).into_iter().enumerate() {
        let first = record.get(0).unwrap_or_default().trim().to_owned();
        if nth >= MOST {
            let why =
                if nth == MOST { "only the first thousand lines are read at once; the rest" } else { "" };
            unplaced.push((record, why.to_owned()));
            continue;
        }
        match known.action(&first).map(|action| place(plan, &mut filled, action, &record)) {
            Some(Ok(())) => rows += 1,
            None if nth == 0 && is_heading(&first) => {}
            None => unplaced.push((record, format!("no action is called “{first}”: the line"))),
            Some(Err(why)) => unplaced.push((record, why)),
        }
    }
    for (record, why) in &unplaced {
        if !why.is_empty() {
            let words = words::sentence(&format!("{why} stays where you pasted it"));
            filled.wrong.push(Wrong { at: None, words });
        }
        // Writing to memory does not fail.
        let _ = left.write_record(record);
    }
    filled.paste = left.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    let count = words::count(rows, "row is", "rows are");
    filled.filled = Some(format!(
        "{} filled from what you pasted. Look through them: nothing is kept yet.",
        words::sentence(&count)
    ));
    filled
}

fn records(pasted: &str) -> Vec<StringRecord> {
    let mut reader = ReaderBuilder::new()
        .delimiter(b'\t')
        .has_headers(false)
        .flexible(true)
        .from_reader(pasted.as_bytes());
    let has_words = |record: &StringRecord| record.iter().any(|cell| !cell.trim().is_empty());
    reader.records().filter_map(Result::ok).filter(has_words).collect()
}

/// The first line may name the columns.
fn is_heading(first: &str) -> bool {
    !first.chars().any(char::is_numeric)
}

/// Puts a line into the row of its action, or says why it cannot be.
fn place(plan: &Plan, sheet: &mut Sheet, action: ActionNumber, record: &StringRecord) -> Result<(), String> {
    if plan.action(action).is_some_and(goldthread_plan::Action::is_claimed_complete) {
        return Err(format!("action {action} is said to be complete: the line"));
    }
    let cells = CELLS.iter().zip(record.iter().skip(1)).map(|(cell, text)| (*cell, text.trim()));
    let cells: Vec<(Cell, &str)> = cells.filter(|(_, text)| !text.is_empty()).collect();
    let row = sheet.lines.row(action);
    if cells.iter().any(|(cell, text)| !row.cell(*cell).is_empty() && row.cell(*cell) != *text) {
        return Err(format!("the row of action {action} is filled in otherwise: the line"));
    }
    for (cell, text) in cells {
        if cell != Cell::Status {
            row.set(cell, text);
            continue;
        }
        match plan.statuses().into_iter().find(|status| status.mark.eq_ignore_ascii_case(text)) {
            Some(status) => row.set(cell, &status.mark),
            None => sheet.wrong.push(Wrong {
                at: Some((action, Cell::Status)),
                words: format!(
                    "“{}” is not a status of this plan; choose one that is",
                    words::shortened(text, 40)
                ),
            }),
        }
    }
    Ok(())
}

/// The actions by what people call them: the document's own reference, else the number in the plan.
struct Known(BTreeMap<String, ActionNumber>);

impl Known {
    fn of(plan: &Plan) -> Self {
        let numbers = plan.actions().iter().map(|action| (action.number().to_string(), action.number()));
        let own = plan.actions().iter().filter_map(|action| {
            let reference = action.fields().reference.as_ref()?;
            Some((reference.text().trim().to_lowercase(), action.number()))
        });
        Self(numbers.chain(own).collect())
    }

    fn action(&self, called: &str) -> Option<ActionNumber> {
        let called = called.to_lowercase();
        let bare = called.strip_prefix("action").unwrap_or(&called).trim().trim_end_matches('.');
        self.0.get(called.as_str()).or_else(|| self.0.get(bare)).copied()
    }
}
