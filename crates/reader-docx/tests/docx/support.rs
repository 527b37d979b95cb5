//! Makes Word documents of snippets, and draws trees in short hand.

use std::io::{Cursor, Write};

use goldthread_reader_docx::read;
use goldthread_tree::{Block, Cell, Limits, Merged, Paragraph, Tree, Unreadable};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A document of parts.
pub struct Docx {
    parts: Vec<(String, Vec<u8>)>,
}

const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Docx {
    /// A document with a body.
    pub fn of(body: &str) -> Self {
        let document = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document xmlns:w=\"w\"><w:body>{body}<w:sectPr/></w:body></w:document>"
        );
        let types = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
        let main = format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"{RELATED}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        );
        Self { parts: Vec::new() }
            .part("[Content_Types].xml", types)
            .part("_rels/.rels", &main)
            .part("word/document.xml", &document)
    }

    /// The same with one more part, or with another for one that is there.
    pub fn part(mut self, path: &str, text: &str) -> Self {
        self.parts.retain(|(own, _)| own != path);
        self.parts.push((path.to_owned(), text.as_bytes().to_vec()));
        self
    }

    /// The same with styles.
    pub fn styles(self, styles: &str) -> Self {
        self.part("word/styles.xml", &format!("<w:styles xmlns:w=\"w\">{styles}</w:styles>"))
    }

    /// The same with lists.
    pub fn lists(self, lists: &str) -> Self {
        self.part("word/numbering.xml", &format!("<w:numbering xmlns:w=\"w\">{lists}</w:numbering>"))
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in &self.parts {
            zip.start_file(path.as_str(), SimpleFileOptions::default()).expect("a file begins");
            zip.write_all(bytes).expect("memory takes bytes");
        }
        zip.finish().expect("the zip is whole").into_inner()
    }

    /// What is read of it.
    pub fn read(&self) -> Result<Tree, Unreadable> {
        read("plan.docx", &self.bytes(), &Limits::default())
    }

    /// What is read of it, in short hand.
    pub fn drawn(&self) -> Vec<String> {
        drawn(&self.read().expect("it can be read"))
    }
}

/// A tree in short hand: a line a block or row, then notes and doubts.
pub fn drawn(tree: &Tree) -> Vec<String> {
    let mut lines: Vec<String> = tree.blocks.iter().flat_map(block).collect();
    lines.extend(tree.notes.iter().map(|note| format!("note {}", words(note))));
    lines.extend(tree.doubts.iter().map(|doubt| format!("doubt {} at {}", doubt.code, doubt.at)));
    lines
}

fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(level, paragraph) => vec![format!("h{level} {}", words(paragraph))],
        Block::Paragraph(paragraph) => vec![format!("p {}", words(paragraph))],
        Block::Item(paragraph) => vec![format!("- {}", words(paragraph))],
        Block::Table(table) => {
            let rows = table.rows.iter().map(|row| {
                let cells: Vec<String> = row.cells.iter().map(cell).collect();
                format!("{}| {} |", if row.is_heading { "#" } else { "" }, cells.join(" | "))
            });
            rows.collect()
        }
    }
}

fn cell(cell: &Cell) -> String {
    let mut text = cell.paragraphs.iter().map(words).collect::<Vec<_>>().join(" / ");
    match cell.merged {
        Merged::No => {}
        Merged::Above => text.push('^'),
        Merged::Left => text.push('<'),
    }
    if let Some(fill) = cell.fill {
        text.push_str(&fill.hex());
    }
    text.extend(cell.notes.iter().map(|note| format!(" [{}]", words(note))));
    text
}

/// Words with their marks.
pub fn words(paragraph: &Paragraph) -> String {
    let mut text = String::new();
    for run in &paragraph.runs {
        let marks = run.marks;
        let pairs =
            [(marks.strong, "**"), (marks.emphasis, "_"), (marks.struck, "~~"), (marks.inserted, "++")];
        let around: String = pairs.iter().filter(|(set, _)| *set).map(|(_, sign)| *sign).collect();
        let back: String = pairs.iter().rev().filter(|(set, _)| *set).map(|(_, sign)| *sign).collect();
        text.extend([around.as_str(), run.words.text(), &back]);
    }
    text.trim().to_owned()
}

/// A paragraph of words.
pub fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// A run of words.
pub fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A cell with properties.
pub fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

/// A table of rows of words.
pub fn table(rows: &[&[&str]]) -> String {
    let rows = rows.iter().map(|row| {
        let cells: String = row.iter().map(|text| tc("", text)).collect();
        format!("<w:tr>{cells}</w:tr>")
    });
    format!("<w:tbl>{}</w:tbl>", rows.collect::<String>())
}
