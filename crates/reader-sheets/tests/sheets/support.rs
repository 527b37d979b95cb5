//! Workbooks made from XML, and what was read of them as lines.

use std::io::{Cursor, Write};

use goldthread_tree::{Block, Cell, Limits, Merged, Paragraph, Row, Tree, Unreadable};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A workbook in the making: one part for all that its sheets share, and the sheets.
#[derive(Default)]
pub struct Workbook {
    /// What stands in `workbook.xml` before the sheets.
    pub settings: String,
    /// What stands in `styles.xml`.
    pub styles: String,
    /// What stands in `sharedStrings.xml`.
    pub strings: String,
    /// Each sheet: name, state, what stands in its part.
    pub sheets: Vec<(String, String, String)>,
    /// Further parts, by name.
    pub parts: Vec<(String, String)>,
}

impl Workbook {
    /// A workbook of one sheet with those rows.
    pub fn of(rows: &str) -> Self {
        Self::default().sheet("Plan", "visible", &format!("<sheetData>{rows}</sheetData>"))
    }

    /// Adds a sheet.
    pub fn sheet(mut self, name: &str, state: &str, inside: &str) -> Self {
        self.sheets.push((name.to_owned(), state.to_owned(), inside.to_owned()));
        self
    }

    /// Sets the styles.
    pub fn styles(mut self, inside: &str) -> Self {
        inside.clone_into(&mut self.styles);
        self
    }

    /// Sets the shared words.
    pub fn strings(mut self, inside: &str) -> Self {
        inside.clone_into(&mut self.strings);
        self
    }

    /// Adds a part.
    pub fn part(mut self, name: &str, text: &str) -> Self {
        self.parts.push((name.to_owned(), text.to_owned()));
        self
    }

    /// The bytes of the workbook.
    pub fn bytes(&self) -> Vec<u8> {
        const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let link = |id: &str, kind: &str, target: &str| {
            format!(r#"<Relationship Id="{id}" Type="{KIND}/{kind}" Target="{target}"/>"#)
        };
        let links = |inside: String| format!("<Relationships>{inside}</Relationships>");
        let mut listed = String::new();
        let mut around = link("s", "styles", "styles.xml") + &link("w", "sharedStrings", "sharedStrings.xml");
        let mut parts = self.parts.clone();
        for (number, (name, state, inside)) in self.sheets.iter().enumerate() {
            listed +=
                &format!(r#"<sheet name="{name}" sheetId="{number}" state="{state}" r:id="r{number}"/>"#);
            around += &link(&format!("r{number}"), "worksheet", &format!("worksheets/sheet{number}.xml"));
            parts.push((
                format!("xl/worksheets/sheet{number}.xml"),
                format!("<worksheet>{inside}</worksheet>"),
            ));
        }
        parts.push(("_rels/.rels".to_owned(), links(link("o", "officeDocument", "xl/workbook.xml"))));
        parts.push(("xl/_rels/workbook.xml.rels".to_owned(), links(around)));
        let main = format!("<workbook>{}<sheets>{listed}</sheets></workbook>", self.settings);
        parts.push(("xl/workbook.xml".to_owned(), main));
        parts.push(("xl/styles.xml".to_owned(), format!("<styleSheet>{}</styleSheet>", self.styles)));
        parts.push(("xl/sharedStrings.xml".to_owned(), format!("<sst>{}</sst>", self.strings)));
        packed(&parts)
    }

    /// What is read of it.
    pub fn read(&self) -> Tree {
        read(&self.bytes()).unwrap()
    }
}

/// Parts as one packed file.
pub fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Reads bytes with the usual limits.
pub fn read(bytes: &[u8]) -> Result<Tree, Unreadable> {
    goldthread_reader_sheets::read_workbook("plan.xlsx", bytes, &Limits::default())
}

/// A cell with words of its own, as XML.
pub fn cell(name: &str, style: usize, words: &str) -> String {
    format!(r#"<c r="{name}" s="{style}" t="inlineStr"><is><t>{words}</t></is></c>"#)
}

/// Rows of words from a text: cells parted by `|`, a line a row; empty cells are left out.
pub fn rows(text: &str) -> String {
    let row = |(number, line): (usize, &str)| {
        let cells = line.split('|').enumerate().filter(|(_, words)| !words.trim().is_empty());
        let cells: String = cells
            .map(|(column, words)| {
                let letter = char::from(b'A' + u8::try_from(column).unwrap());
                cell(&format!("{letter}{}", number + 1), 0, words.trim())
            })
            .collect();
        format!(r#"<row r="{}">{cells}</row>"#, number + 1)
    };
    text.lines().enumerate().map(row).collect()
}

/// What a tree shows, a block or row a line: headings with `#`, tables row by row with `|`; `^` and `<` mark merged
/// cells, `=Red` a fill, `~~` struck and `**` bold words.
pub fn shown(tree: &Tree) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in &tree.blocks {
        match block {
            Block::Heading(level, words) => {
                lines.push(format!("{} {}", "#".repeat((*level).into()), paragraph(words)));
            }
            Block::Paragraph(words) | Block::Item(words) => lines.push(paragraph(words)),
            Block::Table(table) => {
                lines.push(format!("table {}", table.number));
                lines.extend(table.rows.iter().map(row));
            }
        }
    }
    lines.join("\n")
}

fn row(row: &Row) -> String {
    let cells: Vec<String> = row.cells.iter().map(one).collect();
    let mark = if row.is_heading { "*" } else { "" };
    format!("{mark}| {} |", cells.join(" | "))
}

fn one(cell: &Cell) -> String {
    let merged = match cell.merged {
        Merged::No => "",
        Merged::Above => "^",
        Merged::Left => "<",
    };
    let words: Vec<String> = cell.paragraphs.iter().map(paragraph).collect();
    let fill = cell.fill.map(|fill| format!("={}", fill.name().map_or_else(|| fill.hex(), str::to_owned)));
    let notes = cell.notes.iter().map(|note| format!("[{}]", paragraph(note))).collect::<String>();
    format!("{merged}{}{}{notes}", words.join(" / "), fill.unwrap_or_default())
}

fn paragraph(paragraph: &Paragraph) -> String {
    let run = |run: &goldthread_tree::Run| {
        let words = run.words.text();
        let words = if run.marks.struck { format!("~~{words}~~") } else { words.to_owned() };
        if run.marks.strong { format!("**{words}**") } else { words }
    };
    paragraph.runs.iter().map(run).collect::<String>().trim().to_owned()
}

/// Compares lines; what is expected may be indented.
pub fn check(tree: &Tree, expected: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(shown(tree), expected.join("\n"));
}
