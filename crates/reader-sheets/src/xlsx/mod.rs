//! Workbooks of Excel since 2007: packed parts of XML.

mod conditions;
mod icons;
mod links;
mod notes;
mod sheet;
mod strings;
mod styles;

use goldthread_tree::{Limits, Unreadable};

use self::links::{Link, links};
use self::strings::Rich;
use self::styles::Styles;
use crate::budget::Budget;
use crate::colours::Palette;
use crate::grid::{Area, Sheet};
use crate::package::Package;
use crate::xml::{Token, Xml};

/// What the sheets of a workbook share.
pub struct Book<'a> {
    file: &'a str,
    limits: Limits,
    strings: Vec<Rich>,
    styles: Styles,
    palette: Palette,
    from_1904: bool,
    /// What is left of the limits.
    budget: Budget,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    link: String,
    is_hidden: bool,
}

/// Reads a workbook sheet by sheet, each handed to `each` before the next is read.
pub fn read(
    package: &mut Package<'_>,
    limits: &Limits,
    mut each: impl FnMut(Sheet) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let file = package.name();
    let root = links(package, "", limits)?;
    let main = root.iter().find(|link| link.is_to("officeDocument")).map(|link| link.target.clone());
    let main = main.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let text = package.text(&main)?.ok_or_else(|| package.damaged("it has no list of sheets".to_owned()))?;
    let around = links(package, &main, limits)?;
    let (listed, from_1904) = list(&mut Xml::new(file, "the workbook", &text, limits))?;
    let mut book = Book::open(package, &around, limits)?;
    book.from_1904 = from_1904;
    for Listed { name, link, is_hidden } in listed {
        let part = around.iter().find(|one| one.id == link && one.is_to("worksheet"));
        let Some(part) = part.map(|one| one.target.clone()) else { continue };
        let Some(text) = package.text(&part)? else { continue };
        let mut sheet = sheet::read(&mut book, &name, &part, &text)?;
        drop(text);
        sheet.hidden.sheet = is_hidden;
        book.beside(package, &part, &mut sheet)?;
        each(sheet)?;
    }
    Ok(())
}

/// The sheets, and whether days are counted from 1904.
fn list(xml: &mut Xml<'_>) -> Result<(Vec<Listed>, bool), Unreadable> {
    let (mut listed, mut from_1904) = (Vec::new(), false);
    while let Some(token) = xml.next()? {
        let Token::Open(tag) = token else { continue };
        match tag.name() {
            "workbookPr" => from_1904 = tag.is_on("date1904"),
            "sheet" => listed.push(Listed {
                name: tag.get("name").unwrap_or_default(),
                link: tag.get("id").unwrap_or_default(),
                is_hidden: tag.get("state").is_some_and(|state| state != "visible"),
            }),
            _ => {}
        }
    }
    Ok((listed, from_1904))
}

impl<'a> Book<'a> {
    fn open(package: &mut Package<'a>, around: &[Link], limits: &Limits) -> Result<Self, Unreadable> {
        let file = package.name();
        let mut part = |kind: &str| match around.iter().find(|link| link.is_to(kind)) {
            Some(link) => package.text(&link.target),
            None => Ok(None),
        };
        let (styles, theme, strings) = (part("styles")?, part("theme")?, part("sharedStrings")?);
        let (styles, palette) = styles::read(file, styles.as_deref(), theme.as_deref(), limits)?;
        let strings = match &strings {
            Some(text) => strings::read(file, text, &palette, limits)?,
            None => Vec::new(),
        };
        let budget = Budget::new(file, limits);
        Ok(Self { file, limits: *limits, strings, styles, palette, from_1904: false, budget })
    }

    /// Takes in what stands in parts beside a sheet: its comments and its declared tables.
    fn beside(&mut self, package: &mut Package<'_>, part: &str, sheet: &mut Sheet) -> Result<(), Unreadable> {
        let around = links(package, part, &self.limits)?;
        notes::read(package, &around, self, sheet)?;
        for link in around.iter().filter(|link| link.is_to("table")) {
            let Some(text) = package.text(&link.target)? else { continue };
            let mut xml = Xml::new(self.file, &link.target, &text, &self.limits);
            if let Some(area) = declared(&mut xml)? {
                sheet.declare(area);
            }
        }
        Ok(())
    }
}

/// The area of a declared table that has a row of headings.
fn declared(xml: &mut Xml<'_>) -> Result<Option<Area>, Unreadable> {
    while let Some(token) = xml.next()? {
        let Token::Open(tag) = token else { continue };
        if tag.name() == "table" {
            let has_heading = tag.number("headerRowCount").unwrap_or(1_u32) > 0;
            return Ok(tag.get("ref").and_then(|area| Area::parse(&area)).filter(|_| has_heading));
        }
    }
    Ok(None)
}
