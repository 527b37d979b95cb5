//! Rows of values under headings, as a file that a spreadsheet opens. No value is ever taken for a formula.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::formats::{NotWritten, separated};

/// A value of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Nothing,
    /// Words.
    Text(String),
    /// A number.
    Number(u32),
    /// A day.
    Day(Date),
}

impl Value {
    fn written(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// The rows as values parted by commas, in UTF-8 with a mark at the head, by which spreadsheets tell it.
///
/// # Errors
/// [`NotWritten`] where the library does not write them.
pub fn rows_as_csv(headings: &[&str], rows: &[Vec<Value>]) -> Result<Vec<u8>, NotWritten> {
    let head = headings.iter().map(|heading| (*heading).to_owned()).collect();
    let rows = rows.iter().map(|row| row.iter().map(Value::written).collect());
    separated::rows(std::iter::once(head).chain(rows))
}

/// The rows as a sheet, its headings fast at the top. The same rows give the same bytes.
///
/// # Errors
/// [`NotWritten`] where there are more rows than a sheet holds, or a text is longer than a cell holds.
pub fn rows_as_xlsx(title: &str, headings: &[&str], rows: &[Vec<Value>]) -> Result<Vec<u8>, NotWritten> {
    sheet(title, headings, rows).map_err(|error| NotWritten(error.to_string()))
}

/// The longest text that a cell holds.
const LONGEST: usize = 32_767;

fn sheet(title: &str, headings: &[&str], rows: &[Vec<Value>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Without a date of its own the file would have that of its making, and never be the same twice.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name(title)?;
    sheet.set_landscape();
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (column, heading) in (0_u16..).zip(headings) {
        sheet.set_column_width(column, 22)?;
        sheet.write_string_with_format(0, column, *heading, &bold)?;
    }
    let words = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let day = Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Top);
    for (at, row) in (1_u32..).zip(rows) {
        for (column, value) in (0_u16..).zip(row) {
            put(sheet, (at, column), value, (&words, &day))?;
        }
    }
    book.save_to_buffer()
}

fn put(
    sheet: &mut Worksheet,
    (at, column): (u32, u16),
    value: &Value,
    (words, day): (&Format, &Format),
) -> Result<(), XlsxError> {
    match value {
        Value::Nothing => {}
        Value::Text(text) => {
            let cut: String = text.chars().take(LONGEST).collect();
            sheet.write_string_with_format(at, column, cut, words)?;
        }
        Value::Number(number) => {
            sheet.write_number_with_format(at, column, *number, words)?;
        }
        // A sheet knows no day before 1900.
        Value::Day(date) => match ExcelDateTime::from_ymd(
            u16::try_from(date.year()).unwrap_or_default(),
            date.month().unsigned_abs(),
            date.day().unsigned_abs(),
        ) {
            Ok(known) => drop(sheet.write_datetime_with_format(at, column, known, day)?),
            Err(_) => drop(sheet.write_string_with_format(at, column, date.to_string(), words)?),
        },
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn rows() -> Vec<Vec<Value>> {
        vec![vec![
            Value::Text("=HYPERLINK(\"https://evil.example\")".into()),
            Value::Number(3),
            Value::Day(date(2026, 4, 30)),
            Value::Nothing,
        ]]
    }

    #[test]
    fn no_value_is_a_formula() {
        let csv = rows_as_csv(&["Action", "Number", "Day", "-"], &rows()).unwrap();
        let csv = String::from_utf8(csv).unwrap();
        assert_eq!(
            csv,
            "\u{feff}Action,Number,Day,'-\r\n\"'=HYPERLINK(\"\"https://evil.example\"\")\",3,2026-04-30,\r\n"
        );
    }

    #[test]
    fn a_sheet_is_the_same_twice_and_holds_days_before_1900() {
        let mut all = rows();
        all.push(vec![Value::Day(date(1851, 5, 1)), Value::Text("x".repeat(40_000))]);
        let once = rows_as_xlsx("Actions", &["A", "B", "C", "D"], &all).unwrap();
        assert_eq!(once, rows_as_xlsx("Actions", &["A", "B", "C", "D"], &all).unwrap());
        assert!(once.starts_with(b"PK"));
    }
}
