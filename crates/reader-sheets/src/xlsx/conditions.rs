//! The rules of a sheet that give cells their colour, as the file writes them.

use goldthread_tree::{Colour, Unreadable};

use super::{Book, icons, styles};
use crate::grid::{Area, Sheet};
use crate::rules::{Comparison, Formula, Rule, origin, quoted};
use crate::xml::{Tag, Xml};

/// A rule as it is written.
#[derive(Default)]
struct Written {
    kind: String,
    operator: String,
    text: String,
    priority: i64,
    is_last: bool,
    style: Option<usize>,
    fill: Option<Colour>,
    formulas: Vec<String>,
    icons: Option<icons::Icons>,
}

/// Takes the rules of one element in, which was opened last. New programs write the cells within, old ones beside it.
pub fn read(
    xml: &mut Xml<'_>,
    tag: &Tag<'_>,
    book: &mut Book<'_>,
    sheet: &mut Sheet,
) -> Result<(), Unreadable> {
    let mut areas = tag.get("sqref").map(|areas| parsed(&areas)).unwrap_or_default();
    let mut written: Vec<Written> = Vec::new();
    xml.within(|xml, tag| {
        match tag.name() {
            "cfRule" => {
                book.budget.take(0)?;
                written.push(rule(xml, tag, book)?);
            }
            "sqref" => areas = parsed(&xml.words()?),
            _ => {}
        }
        Ok(())
    })?;
    for rule in written {
        let own = areas.clone();
        match (&rule.icons, rule.kind.as_str()) {
            (Some(icons), _) => icons.apply(sheet, &own),
            (None, "colorScale" | "dataBar" | "iconSet") => {}
            _ => sheet.rules.push(rule.finished(own, book)),
        }
    }
    Ok(())
}

fn parsed(areas: &str) -> Vec<Area> {
    areas.split_whitespace().filter_map(Area::parse).collect()
}

fn rule(xml: &mut Xml<'_>, tag: &Tag<'_>, book: &Book<'_>) -> Result<Written, Unreadable> {
    let mut written = Written {
        kind: tag.get("type").unwrap_or_default(),
        operator: tag.get("operator").unwrap_or_default(),
        text: tag.get("text").unwrap_or_default(),
        priority: tag.number("priority").unwrap_or(i64::MAX),
        is_last: tag.is_on("stopIfTrue"),
        style: tag.number("dxfId"),
        ..Written::default()
    };
    xml.within(|xml, tag| {
        match tag.name() {
            "formula" | "f" => written.formulas.push(xml.words()?),
            "dxf" => written.fill = styles::rule_fill(xml, &book.palette)?,
            "iconSet" => written.icons = Some(icons::read(xml, tag)?),
            _ => {}
        }
        Ok(())
    })?;
    Ok(written)
}

impl Written {
    fn finished(self, areas: Vec<Area>, book: &Book<'_>) -> Rule {
        let from_styles = || self.style.and_then(|style| book.styles.by_rule.get(style)).copied().flatten();
        let fill = self.fill.or_else(from_styles);
        let at = origin(&areas);
        let when = self.formula(&crate::build::name(at)).and_then(|formula| Formula::parse(&formula, at));
        Rule { areas, priority: self.priority, is_last: self.is_last, when, fill }
    }

    /// The rule as a formula for the cell of that name. Where a rule has words to look for, the formula that programs
    /// write beside them says the same.
    fn formula(&self, cell: &str) -> Option<String> {
        let first = self.formulas.first();
        let words = || if self.text.is_empty() { first.cloned() } else { Some(quoted(&self.text)) };
        let length = || Some(self.text.chars().count()).filter(|count| *count > 0);
        Some(match self.kind.as_str() {
            "cellIs" => self.compared(cell)?,
            "containsText" if !self.text.is_empty() => format!("ISNUMBER(SEARCH({},{cell}))", words()?),
            "notContainsText" if !self.text.is_empty() => format!("ISERROR(SEARCH({},{cell}))", words()?),
            "beginsWith" if !self.text.is_empty() => format!("LEFT({cell},{})={}", length()?, words()?),
            "endsWith" if !self.text.is_empty() => format!("RIGHT({cell},{})={}", length()?, words()?),
            "expression" | "containsText" | "notContainsText" | "beginsWith" | "endsWith" => first?.clone(),
            "containsBlanks" => format!("LEN(TRIM({cell}))=0"),
            "notContainsBlanks" => format!("LEN(TRIM({cell}))>0"),
            "containsErrors" => format!("ISERROR({cell})"),
            "notContainsErrors" => format!("NOT(ISERROR({cell}))"),
            _ => return None,
        })
    }

    fn compared(&self, cell: &str) -> Option<String> {
        let [first, rest @ ..] = self.formulas.as_slice() else { return None };
        if let Some(sign) = Comparison::named(&self.operator).map(Comparison::sign) {
            return Some(format!("{cell}{sign}({first})"));
        }
        let second = rest.first()?;
        let within = format!("AND({cell}>=({first}),{cell}<=({second}))");
        match self.operator.as_str() {
            "between" => Some(within),
            "notBetween" => Some(format!("NOT({within})")),
            _ => None,
        }
    }
}
