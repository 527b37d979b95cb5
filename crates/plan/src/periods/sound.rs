//! Whether a scheme can be rated by.

use super::{Axis, Mark, PeriodField, PeriodRefusal, RatingScheme};

/// The longest label, symbol and meaning, in characters.
const MOST_LABEL: usize = 40;
const MOST_SYMBOL: usize = 3;
const MOST_MEANING: usize = 300;
/// As many marks may an axis have.
const MARKS: std::ops::RangeInclusive<usize> = 2..=12;

/// The scheme without white space around what was typed, where it can be rated by.
pub(super) fn sound(scheme: RatingScheme) -> Result<RatingScheme, PeriodRefusal> {
    let RatingScheme { process, impact } = scheme;
    Ok(RatingScheme { process: marks(process, Axis::Process)?, impact: marks(impact, Axis::Impact)? })
}

fn marks(marks: Vec<Mark>, axis: Axis) -> Result<Vec<Mark>, PeriodRefusal> {
    if !MARKS.contains(&marks.len()) {
        return Err(PeriodRefusal::HowMany(axis));
    }
    let mut sound: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        let mark = self::mark(mark, axis)?;
        let label = mark.label.to_lowercase();
        if sound.iter().any(|other| other.label.to_lowercase() == label) {
            return Err(PeriodRefusal::LabelTwice(mark.label, axis));
        }
        sound.push(mark);
    }
    Ok(sound)
}

fn mark(mark: Mark, axis: Axis) -> Result<Mark, PeriodRefusal> {
    let Mark { label, symbol, colour, meaning, standing } = mark;
    let [label, symbol, colour, meaning] =
        [label, symbol, colour, meaning].map(|text| text.trim().to_owned());
    let field = PeriodField::Marks(axis);
    if label.is_empty() || meaning.is_empty() {
        return Err(PeriodRefusal::Unsaid("give each mark a label and say what it means", field));
    }
    for (what, text, most) in
        [("label", &label, MOST_LABEL), ("symbol", &symbol, MOST_SYMBOL), ("meaning", &meaning, MOST_MEANING)]
    {
        if text.chars().count() > most {
            return Err(PeriodRefusal::LongMark { what, most, axis });
        }
    }
    let digits = colour.strip_prefix('#').unwrap_or_default();
    let is_colour = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !colour.is_empty() && !is_colour {
        return Err(PeriodRefusal::NoColour(colour, axis));
    }
    Ok(Mark { label, symbol, colour, meaning, standing })
}
