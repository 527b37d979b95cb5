//! A Word document: the few parts that every program which opens one needs.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use goldthread_tree::{Block, Cell, Merged, Paragraph, Table, Tree};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{NotWritten, escaped, span};

const PARTS: [(&str, &str); 4] = [
    ("[Content_Types].xml", include_str!("word/content_types.xml")),
    ("_rels/.rels", include_str!("word/rels.xml")),
    ("word/_rels/document.xml.rels", include_str!("word/document.rels.xml")),
    ("word/numbering.xml", include_str!("word/numbering.xml")),
];
const STYLES: &str = include_str!("word/styles.xml");
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The width of the text on a landscape page with its margins, in twentieths of a point.
const WIDTH: usize = 15_398;

/// A document with real heading styles, header rows and a title.
pub fn write(tree: &Tree, title: &str) -> Result<Vec<u8>, NotWritten> {
    let core = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>",
        escaped(title)
    );
    let document = document(tree);
    let parts = PARTS.into_iter().chain([
        ("word/styles.xml", STYLES),
        ("docProps/core.xml", &core),
        ("word/document.xml", &document),
    ]);
    packed(parts).map_err(|error| NotWritten(error.to_string()))
}

fn packed<'a>(parts: impl Iterator<Item = (&'a str, &'a str)>) -> zip::result::ZipResult<Vec<u8>> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a date of its own a part would have that of its making, and never be the same twice.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, content) in parts {
        file.start_file(name, options)?;
        file.write_all(content.as_bytes())?;
    }
    Ok(file.finish()?.into_inner())
}

fn document(tree: &Tree) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"{NAMESPACE}\"><w:body>"
    );
    for block in &tree.blocks {
        match block {
            Block::Heading(1, line) => paragraph(&mut xml, line, "<w:pStyle w:val=\"Title\"/>"),
            Block::Heading(level, line) => {
                let style = format!("<w:pStyle w:val=\"Heading{}\"/>", level.saturating_sub(1));
                paragraph(&mut xml, line, &style);
            }
            Block::Paragraph(line) => paragraph(&mut xml, line, ""),
            Block::Item(line) => paragraph(&mut xml, line, "<w:pStyle w:val=\"ListBullet\"/>"),
            Block::Table(of) => table(&mut xml, of),
        }
    }
    xml.push_str(
        "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"720\" w:right=\"720\" \
         w:bottom=\"720\" w:left=\"720\" w:header=\"360\" w:footer=\"360\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
    );
    xml
}

fn table(xml: &mut String, table: &Table) {
    let width = WIDTH / table.width().max(1);
    xml.push_str("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>");
    for _ in 0..table.width() {
        let _ = write!(xml, "<w:gridCol w:w=\"{width}\"/>");
    }
    xml.push_str("</w:tblGrid>");
    for (at, row) in table.rows.iter().enumerate() {
        xml.push_str("<w:tr>");
        // A heading row goes with the row under it; some programs lose a table whose heading stands alone at the foot of a page.
        let paragraphs = if row.is_heading { "<w:keepNext/>" } else { "" };
        xml.push_str(if row.is_heading { "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" } else { "" });
        for (column, of) in row.cells.iter().enumerate() {
            match (of.merged, span(table, at, column)) {
                (Merged::Left, _) => {}
                (Merged::Above, _) => cell(xml, of, "<w:vMerge/>", paragraphs),
                (Merged::No, Some((across, down))) => {
                    let across =
                        if across > 1 { format!("<w:gridSpan w:val=\"{across}\"/>") } else { String::new() };
                    let down = if down > 1 { "<w:vMerge w:val=\"restart\"/>" } else { "" };
                    cell(xml, of, &(across + down), paragraphs);
                }
                (Merged::No, None) => cell(xml, of, "", paragraphs),
            }
        }
        xml.push_str("</w:tr>");
    }
    // Word joins tables that nothing parts.
    xml.push_str("</w:tbl><w:p/>");
}

fn cell(xml: &mut String, cell: &Cell, spans: &str, properties: &str) {
    let fill = cell.fill.map_or(String::new(), |fill| {
        format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>", fill.hex().trim_start_matches('#'))
    });
    let _ = write!(xml, "<w:tc><w:tcPr>{spans}{fill}</w:tcPr>");
    cell.paragraphs.iter().for_each(|line| paragraph(xml, line, properties));
    if cell.paragraphs.is_empty() {
        xml.push_str("<w:p/>");
    }
    xml.push_str("</w:tc>");
}

fn paragraph(xml: &mut String, line: &Paragraph, properties: &str) {
    xml.push_str("<w:p>");
    if !properties.is_empty() {
        let _ = write!(xml, "<w:pPr>{properties}</w:pPr>");
    }
    for run in &line.runs {
        let strong = if run.marks.strong { "<w:b/>" } else { "" };
        let struck = if run.marks.struck { "<w:strike/>" } else { "" };
        let _ = write!(
            xml,
            "<w:r><w:rPr>{strong}{struck}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
            escaped(run.words.text())
        );
    }
    xml.push_str("</w:p>");
}
