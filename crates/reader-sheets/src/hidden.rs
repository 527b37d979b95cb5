//! What a workbook does not show, said once for each kind.

use goldthread_plan::Doubt;

use crate::grid::Sheet;

/// The doubts about hidden sheets, rows and columns that have words.
pub fn doubts(sheets: &[Sheet]) -> Vec<Doubt> {
    let hidden: Vec<&Sheet> = sheets.iter().filter(|sheet| sheet.hidden.sheet).collect();
    let mut doubts = Vec::new();
    if let [first, ..] = hidden.as_slice() {
        let names: Vec<&str> = hidden.iter().map(|sheet| sheet.name.as_ref()).collect();
        let message = match names.as_slice() {
            [one] => format!("Sheet {one} is hidden; it was read too"),
            _ => format!("Sheets {} are hidden; they were read too", listed(&names)),
        };
        doubts.push(Doubt { code: "hidden-sheets".to_owned(), message, at: first.anchor((0, 0)) });
    }
    doubts.extend(rows(sheets));
    doubts.extend(columns(sheets));
    doubts
}

fn rows(sheets: &[Sheet]) -> Option<Doubt> {
    let mut at = None;
    let mut said = Vec::new();
    for sheet in sheets {
        let filled =
            |row: u32| sheet.cells.range((row, 0)..=(row, u32::MAX)).find(|(_, held)| held.has_words());
        let rows: Vec<u32> = sheet.hidden.rows.iter().copied().filter(|row| filled(*row).is_some()).collect();
        let Some(first) = rows.first() else { continue };
        at = at.or_else(|| filled(*first).map(|(place, _)| sheet.anchor(*place)));
        let numbers = ranges(&rows, |row| (row + 1).to_string());
        let by = if sheet.hidden.filtered { ", some by a filter" } else { "" };
        said.push(format!("{numbers} of sheet {}{by}", sheet.name));
    }
    let message = format!("Rows are hidden and were read too: {}", said.join("; "));
    at.map(|at| Doubt { code: "hidden-rows".to_owned(), message, at })
}

fn columns(sheets: &[Sheet]) -> Option<Doubt> {
    let mut at = None;
    let mut said = Vec::new();
    for sheet in sheets.iter().filter(|sheet| !sheet.hidden.columns.is_empty()) {
        let is_hidden =
            |column: u32| sheet.hidden.columns.iter().any(|(from, to)| (*from..=*to).contains(&column));
        let worded = sheet.cells.iter().filter(|(_, held)| held.has_words());
        let mut found: Vec<u32> = Vec::new();
        for (place, _) in worded {
            if !found.contains(&place.1) && is_hidden(place.1) {
                found.push(place.1);
                at = at.or_else(|| Some(sheet.anchor(*place)));
            }
        }
        found.sort_unstable();
        if !found.is_empty() {
            said.push(format!("{} of sheet {}", ranges(&found, letters), sheet.name));
        }
    }
    let message = format!("Columns are hidden and were read too: {}", said.join("; "));
    at.map(|at| Doubt { code: "hidden-columns".to_owned(), message, at })
}

fn letters(column: u32) -> String {
    crate::build::name((0, column)).trim_end_matches('1').to_owned()
}

/// Numbers that follow each other as `4, 7 to 9`; beyond a few, how many more there are.
fn ranges(numbers: &[u32], name: impl Fn(u32) -> String) -> String {
    const MOST: usize = 12;
    let runs: Vec<&[u32]> = numbers.chunk_by(|one, next| one + 1 == *next).collect();
    let mut said: Vec<String> = runs
        .iter()
        .take(MOST)
        .filter_map(|run| match run {
            [] => None,
            [one] => Some(name(*one)),
            [first, .., last] => Some(format!("{} to {}", name(*first), name(*last))),
        })
        .collect();
    let more: usize = runs.iter().skip(MOST).map(|run| run.len()).sum();
    if more > 0 {
        said.push(format!("{more} more"));
    }
    listed(&said.iter().map(String::as_str).collect::<Vec<_>>())
}

fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
