//! Icons that a rule sets by the size of a number: lights, arrows, flags.

use goldthread_tree::{Colour, Marks, Unreadable};

use crate::grid::{Area, Held, Place, Sheet, Span, Value};
use crate::xml::{Tag, Xml};

/// Icons, the lowest first, and from which number on each is shown.
#[derive(Debug, Default)]
pub struct Icons {
    set: String,
    is_reversed: bool,
    /// Whether the icon stands alone, without the number.
    is_alone: bool,
    from: Vec<From>,
}

#[derive(Debug)]
struct From {
    kind: String,
    value: Option<f64>,
    is_above: bool,
}

const RED: Colour = Colour { red: 0xC0, green: 0, blue: 0 };
const AMBER: Colour = Colour { red: 0xFF, green: 0xC0, blue: 0 };
const GREEN: Colour = Colour { red: 0, green: 0xB0, blue: 0x50 };
const BLACK: Colour = Colour { red: 0, green: 0, blue: 0 };

/// Reads the icons of a rule, whose element was opened last.
pub fn read(xml: &mut Xml<'_>, tag: &Tag<'_>) -> Result<Icons, Unreadable> {
    let mut icons = Icons {
        set: tag.get("iconSet").unwrap_or_else(|| "3TrafficLights1".to_owned()),
        is_reversed: tag.is_on("reverse"),
        is_alone: tag.get("showValue").is_some_and(|shows| matches!(shows.as_str(), "0" | "false")),
        from: Vec::new(),
    };
    xml.within(|xml, tag| {
        if tag.name() == "cfvo" {
            let (kind, own) = (tag.get("type").unwrap_or_default(), tag.number("val"));
            let is_above = tag.get("gte").is_some_and(|from| matches!(from.as_str(), "0" | "false"));
            // New programs write the number within.
            let inner = xml.words()?.trim().parse().ok();
            icons.from.push(From { kind, value: own.or(inner), is_above });
        }
        Ok(())
    })?;
    Ok(icons)
}

impl Icons {
    /// Sets the icons on the cells of a sheet: a colour where the cell has none, and the icon where it stands alone.
    pub fn apply(&self, sheet: &mut Sheet, areas: &[Area]) {
        let numbers: Vec<(Place, f64)> = sheet
            .cells
            .iter()
            .filter_map(|(at, held)| match held.value {
                Value::Number(number) if areas.iter().any(|area| area.has(*at)) => Some((*at, number)),
                _ => None,
            })
            .collect();
        let Some((first, _)) = numbers.first().copied() else { return };
        let low = numbers.iter().map(|(_, number)| *number).fold(f64::INFINITY, f64::min);
        let high = numbers.iter().map(|(_, number)| *number).fold(f64::NEG_INFINITY, f64::max);
        let known = self
            .icons()
            .zip(self.from.iter().map(|from| from.number(low, high)).collect::<Option<Vec<f64>>>());
        let Some((icons, from)) = known.filter(|(icons, from)| icons.len() == from.len()) else {
            let message =
                format!("Icons ({}) stand beside numbers and are not read; the numbers are", self.set);
            return sheet.doubt("icons-not-read", message, first);
        };
        for (at, number) in numbers {
            let reached = from
                .iter()
                .zip(&self.from)
                .rposition(|(from, how)| if how.is_above { number > *from } else { number >= *from });
            let index = reached.unwrap_or(0);
            let index = if self.is_reversed { icons.len() - 1 - index } else { index };
            if let (Some(held), Some(icon)) = (sheet.cells.get_mut(&at), icons.get(index)) {
                self.set(held, *icon);
            }
        }
    }

    fn set(&self, held: &mut Held, (symbol, colour): (char, Colour)) {
        held.fill = held.fill.or(Some(colour));
        if self.is_alone {
            held.words = vec![Span { text: symbol.to_string(), marks: Marks::default() }];
        }
    }

    fn icons(&self) -> Option<Vec<(char, Colour)>> {
        Some(match self.set.as_str() {
            "3TrafficLights1" | "3TrafficLights2" => vec![('●', RED), ('●', AMBER), ('●', GREEN)],
            "3Signs" => vec![('◆', RED), ('▲', AMBER), ('●', GREEN)],
            "3Symbols" | "3Symbols2" => vec![('✘', RED), ('!', AMBER), ('✔', GREEN)],
            "3Flags" => vec![('⚑', RED), ('⚑', AMBER), ('⚑', GREEN)],
            "3Arrows" => vec![('↓', RED), ('→', AMBER), ('↑', GREEN)],
            "3Triangles" => vec![('▼', RED), ('▬', AMBER), ('▲', GREEN)],
            "4TrafficLights" => vec![('●', BLACK), ('●', RED), ('●', AMBER), ('●', GREEN)],
            "4Arrows" => vec![('↓', RED), ('↘', AMBER), ('↗', AMBER), ('↑', GREEN)],
            "5Arrows" => vec![('↓', RED), ('↘', AMBER), ('→', AMBER), ('↗', AMBER), ('↑', GREEN)],
            _ => return None,
        })
    }
}

impl From {
    fn number(&self, low: f64, high: f64) -> Option<f64> {
        match self.kind.as_str() {
            "num" => self.value,
            "min" => Some(low),
            "max" => Some(high),
            "percent" => Some(low + (high - low) * self.value? / 100.0),
            // Where the lowest icon begins does not matter.
            "percentile" | "formula" if self.value == Some(0.0) => Some(low),
            _ => None,
        }
    }
}
