use goldthread_tree::{Block, Cell, Colour, Paragraph, Row, Table, Tree};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{NotWritten, span};

/// One sheet: the lines of the document in the first column, its tables as cells.
pub fn write(tree: &Tree, title: &str) -> Result<Vec<u8>, NotWritten> {
    sheet(tree, title).map_err(|error| NotWritten(error.to_string()))
}

fn sheet(tree: &Tree, title: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // Without a date of its own the file would have that of its making, and never be the same twice.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name("Plan")?;
    sheet.set_landscape();
    for column in 0..12 {
        sheet.set_column_width(column, 28)?;
    }
    let mut at = 0;
    let mut after_table = false;
    for block in &tree.blocks {
        at += u32::from(matches!(block, Block::Table(_)) || after_table);
        after_table = matches!(block, Block::Table(_));
        at = add(sheet, at, block)?;
    }
    book.save_to_buffer()
}

/// Writes a block from row `at` on, and gives the row after it.
fn add(sheet: &mut Worksheet, at: u32, block: &Block) -> Result<u32, XlsxError> {
    match block {
        Block::Heading(level, line) => {
            let bold = Format::new().set_bold().set_font_size(if *level < 3 { 14 } else { 12 });
            sheet.write_string_with_format(at, 0, line.quote().text(), &bold)?;
        }
        Block::Paragraph(line) | Block::Item(line) => {
            sheet.write_string(at, 0, line.quote().text())?;
        }
        Block::Table(table) => return add_table(sheet, at, table),
    }
    Ok(at + 1)
}

fn add_table(sheet: &mut Worksheet, at: u32, table: &Table) -> Result<u32, XlsxError> {
    let mut here = at;
    for (number, row) in table.rows.iter().enumerate() {
        for (column, cell) in (0_u16..).zip(&row.cells) {
            if let Some(spans) = span(table, number, usize::from(column)) {
                add_cell(sheet, (here, column), cell, row, spans)?;
            }
        }
        here += 1;
    }
    Ok(here)
}

fn add_cell(
    sheet: &mut Worksheet,
    (at, column): (u32, u16),
    cell: &Cell,
    row: &Row,
    (across, down): (usize, usize),
) -> Result<(), XlsxError> {
    let lines: Vec<String> = cell.paragraphs.iter().map(|line| line.quote().text().to_owned()).collect();
    let is_strong = row.is_heading || !cell.is_empty() && cell.paragraphs.iter().all(Paragraph::is_strong);
    let format = format(is_strong, cell.fill);
    let text = lines.join("\n");
    if across == 1 && down == 1 {
        sheet.write_string_with_format(at, column, text, &format)?;
        return Ok(());
    }
    let last = at + u32::try_from(down - 1).unwrap_or(0);
    let right = column + u16::try_from(across - 1).unwrap_or(0);
    sheet.merge_range(at, column, last, right, &text, &format)?;
    Ok(())
}

fn format(is_strong: bool, fill: Option<Colour>) -> Format {
    let mut format = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
    if is_strong {
        format = format.set_bold();
    }
    if let Some(Colour { red, green, blue }) = fill {
        let colour = u32::from_be_bytes([0, red, green, blue]);
        format = format.set_background_color(Color::RGB(colour));
    }
    format
}
