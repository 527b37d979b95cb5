//! Workbooks of Excel 97 to 2003: one stream of records in a compound file.

mod globals;
mod records;
mod sheet;

use std::io::{Cursor, Read};

use goldthread_tree::{Limits, Unreadable};

use self::globals::Globals;
use self::records::Records;
use crate::budget::Budget;
use crate::grid::Sheet;

/// How a compound file begins.
const MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Whether bytes are a compound file.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// Reads all sheets.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, Unreadable> {
    let stream = stream(name, bytes, limits)?;
    let damaged = |what: &str| Unreadable::Damaged { name: name.to_owned(), what: what.to_owned() };
    let globals =
        Globals::read(name, &stream)?.ok_or_else(|| damaged("its list of sheets cannot be read"))?;
    let mut budget = Budget::new(name, limits);
    let mut sheets = Vec::new();
    for listed in &globals.sheets {
        let records = Records::from(&stream, listed.at);
        sheets.push(sheet::read(&globals, listed, records, &mut budget)?);
    }
    Ok(sheets)
}

/// The stream that has the sheets. A new workbook with a password is a compound file of its own kind.
fn stream(name: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, Unreadable> {
    let damaged = |what: String| Unreadable::Damaged { name: name.to_owned(), what };
    let opened = cfb::CompoundFile::open(Cursor::new(bytes));
    let mut file = opened.map_err(|error| damaged(format!("its parts cannot be found ({error})")))?;
    if file.exists("/EncryptedPackage") {
        return Err(Unreadable::Password { name: name.to_owned() });
    }
    if !file.exists("/Workbook") {
        let what = if file.exists("/Book") {
            "a workbook of Excel 95 or older"
        } else {
            "an old Office file without sheets"
        };
        return Err(Unreadable::Unknown { name: name.to_owned(), what });
    }
    let stream = file.open_stream("/Workbook").map_err(|error| damaged(error.to_string()))?;
    let mut all = Vec::new();
    let taken = stream.take(limits.unpacked.saturating_add(1)).read_to_end(&mut all);
    taken.map_err(|error| damaged(format!("its stream of sheets is cut short ({error})")))?;
    if all.len() as u64 > limits.unpacked {
        let what = format!("its sheets take more than {} bytes", limits.unpacked);
        return Err(Unreadable::Excessive { name: name.to_owned(), what });
    }
    Ok(all)
}
