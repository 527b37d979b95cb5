//! Values parted by commas, semicolons, tabs or pipes: one sheet without colours.

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use goldthread_plan::Doubt;
use goldthread_tree::{Limits, Unreadable};

use crate::grid::{Held, Sheet};

/// What parts values, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The text of a file, by its mark, by its zero bytes, or as the text of old Windows programs.
pub fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(200).filter(|byte| **byte == 0).count();
    let most = bytes.len().min(400) / 4;
    let encoding = match (zeros(0), zeros(1)) {
        (even, odd) if odd > most && odd > even => UTF_16LE,
        (even, odd) if even > most && even > odd => UTF_16BE,
        _ => {
            return std::str::from_utf8(bytes)
                .map_or_else(|_| WINDOWS_1252.decode(bytes).0.into_owned(), str::to_owned);
        }
    };
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Reads delimited text; `name` is that of the file.
pub fn read(name: &str, text: &str, limits: &Limits) -> Result<Sheet, Unreadable> {
    let (delimiter, text) = declared(text);
    let delimiter = delimiter.or_else(|| tabs_by_name(name, text)).unwrap_or_else(|| likeliest(text));
    let mut sheet = Sheet::named(stem(name));
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let (mut record, mut row, mut cells) = (ByteRecord::new(), 0_u32, 0_usize);
    let mut line = 1;
    loop {
        // The reader passes over empty lines; they part tables, so they are counted here.
        let more = reader
            .read_byte_record(&mut record)
            .map_err(|error| Unreadable::Damaged { name: name.to_owned(), what: error.to_string() })?;
        if !more {
            break;
        }
        let at = record.position().map_or(line, csv::Position::line);
        if at > line {
            row = row.saturating_add(u32::try_from(at - line).unwrap_or(u32::MAX));
        }
        cells += take(&mut sheet, &record, row, limits.parts - cells);
        row = row.saturating_add(1);
        line = reader.position().line();
        if cells >= limits.parts {
            let message =
                format!("There are more than {} cells; the rows after row {row} were left out", limits.parts);
            sheet.doubt("cut-short", message, (row - 1, 0));
            break;
        }
    }
    unbalanced(&mut sheet, text, delimiter);
    Ok(sheet)
}

/// Takes the values of a record in; returns how many cells it was.
fn take(sheet: &mut Sheet, record: &ByteRecord, row: u32, room: usize) -> usize {
    let mut taken = 0;
    for (column, field) in (0_u32..).zip(record.iter()).take(room) {
        let text = String::from_utf8_lossy(field);
        if !text.trim().is_empty() {
            sheet.cells.insert((row, column), Held::plain(&text));
            taken += 1;
        }
    }
    taken
}

/// Says so where a quotation mark was opened and never closed: the rest of the file is then one value.
fn unbalanced(sheet: &mut Sheet, text: &str, delimiter: u8) {
    const LONG: usize = 20_000;
    if !text.bytes().filter(|byte| *byte == b'"').count().is_multiple_of(2) {
        let last =
            sheet.cells.iter().next_back().filter(|(_, held)| held.text().len() > LONG).map(|(at, _)| *at);
        if let Some(at) = last {
            let what = char::from(delimiter);
            let message = format!(
                "A quotation mark is opened and never closed; all after it became one cell (parted by {what:?})"
            );
            let at = sheet.anchor(at);
            sheet.doubts.push(Doubt { code: "quotation-open".to_owned(), message, at });
        }
    }
}

/// The name of the sheet that a program shows for a file.
fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Excel takes a first line `sep=;` as what it says.
fn declared(text: &str) -> (Option<u8>, &str) {
    let Some(rest) = text.get(..4).filter(|head| head.eq_ignore_ascii_case("sep=")).map(|_| &text[4..])
    else {
        return (None, text);
    };
    let Some(delimiter) = rest
        .bytes()
        .next()
        .filter(u8::is_ascii_punctuation)
        .or(Some(b'\t').filter(|_| rest.starts_with('\t')))
    else {
        return (None, text);
    };
    let rest = rest.get(1..).unwrap_or_default();
    (Some(delimiter), rest.split_once('\n').map_or("", |(_, rest)| rest))
}

fn tabs_by_name(name: &str, text: &str) -> Option<u8> {
    (is_named(name, "tsv") && text.contains('\t')).then_some(b'\t')
}

/// The delimiter whose records agree best in the number of their fields.
fn likeliest(text: &str) -> u8 {
    let best = DELIMITERS.iter().map(|delimiter| (shape(text, *delimiter).score(), *delimiter));
    best.rev().max_by_key(|(score, _)| *score).map_or(b',', |(_, delimiter)| delimiter)
}

/// How the first records of a text look with a delimiter.
struct Shape {
    /// How many records there are.
    records: usize,
    /// How many of them have the number of fields that most have.
    alike: usize,
    /// That number.
    fields: usize,
    /// How many records begin a value with a space, as a comma in prose does.
    spaced: usize,
    /// Whether every quotation mark that opens a value closes it.
    is_balanced: bool,
}

impl Shape {
    fn score(&self) -> usize {
        if self.fields < 2 { 0 } else { self.alike * 100 / self.records.max(1) * self.fields.min(20) }
    }
}

fn shape(text: &str, delimiter: u8) -> Shape {
    const RECORDS: usize = 200;
    const BYTES: usize = 400_000;
    let head = text.get(..BYTES.min(text.len())).unwrap_or(text);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(head.as_bytes());
    let mut counts: Vec<usize> = Vec::new();
    let mut spaced = 0;
    for record in reader.byte_records().flatten().take(RECORDS) {
        counts.push(record.len());
        let inside = || record.iter().skip(1);
        let begins = inside().filter(|field| field.starts_with(b" ")).count();
        spaced += usize::from(begins * 2 > inside().count());
    }
    let records = counts.len();
    counts.sort_unstable();
    let most = counts.chunk_by(|a, b| a == b).max_by_key(|run| (run.len() * usize::from(run[0] > 1), run[0]));
    let (alike, fields) = most.map_or((0, 0), |run| (run.len(), run[0]));
    Shape { records, alike, fields, spaced, is_balanced: is_balanced(head, delimiter) }
}

/// Whether quotation marks stand only where they open and close values.
fn is_balanced(text: &str, delimiter: u8) -> bool {
    let ends = |c: Option<u8>| c.is_none_or(|c| c == delimiter || c == b'\n' || c == b'\r');
    let bytes = text.as_bytes();
    let (mut inside, mut at) = (false, 0);
    while at < bytes.len() {
        if bytes[at] == b'"' {
            let next = bytes.get(at + 1).copied();
            match inside {
                true if next == Some(b'"') => at += 1,
                true if ends(next) => inside = false,
                true => return false,
                false if ends(at.checked_sub(1).and_then(|at| bytes.get(at)).copied()) => inside = true,
                // A mark of inches, or words quoted in a value.
                false => {}
            }
        }
        at += 1;
    }
    !inside
}

/// Whether a text is better read as a sheet than as lines of text; `name` is that of the file.
pub fn looks_delimited(name: &str, text: &str) -> bool {
    let (declared, text) = declared(text);
    if declared.is_some() {
        return true;
    }
    if is_named(name, "tsv") && has_even_tabs(text) {
        return true;
    }
    let named = is_named(name, "csv");
    !text.contains('\t') && (is_delimited(text, b',', named) || is_delimited(text, b';', named))
        || !is_markdown(text) && is_delimited(text, b'|', named)
}

/// Whether most records have as many values, at least three, and few of them begin with a space as words after a comma
/// do. Where the name says what the file is, lines of one value and tables of several widths may stand in it.
fn is_delimited(text: &str, delimiter: u8, named: bool) -> bool {
    let shape = shape(text, delimiter);
    let (least, records) = if named { (2, 2) } else { (3, 3) };
    let is_even = shape.alike >= records && (named || shape.alike * 10 >= shape.records * 8);
    shape.is_balanced && shape.fields >= least && is_even && shape.spaced * 3 < shape.records
}

/// Pipes at the head of a line, or a line of dashes and pipes, are Markdown.
fn is_markdown(text: &str) -> bool {
    text.lines().take(200).any(|line| {
        let line = line.trim();
        line.starts_with('|') || (line.contains("--") && line.chars().all(|c| "|-: ".contains(c)))
    })
}

fn is_named(name: &str, kind: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case(kind))
}

/// Whether every line has the same number of tabs, at least one.
fn has_even_tabs(text: &str) -> bool {
    let mut counts =
        text.lines().filter(|line| !line.trim().is_empty()).map(|line| line.matches('\t').count());
    counts.next().is_some_and(|first| first > 0 && counts.all(|count| count == first))
}
