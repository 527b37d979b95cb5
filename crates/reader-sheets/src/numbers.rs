//! A number as its format shows it: days by their parts, percentages, decimals.

use crate::days::{self, Moment};

/// How a format shows numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberFormat {
    /// The code for what is above nothing, below nothing, and nothing; the first where it has no own.
    sections: Vec<String>,
}

impl NumberFormat {
    /// Takes the code of a format apart, as `#,##0.00;-#,##0.00`.
    pub fn new(code: &str) -> Self {
        Self { sections: sections(code) }
    }

    /// The code of a format that every workbook knows by its number.
    pub fn known(number: u32) -> Self {
        Self::new(match number {
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 | 41 | 42 => "#,##0",
            4 | 39 | 40 | 43 | 44 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            14 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => "dd/mm/yyyy",
            15 => "d-mmm-yy",
            16 => "d-mmm",
            17 => "mmm-yy",
            18..=21 | 32..=35 | 55 | 56 => "h:mm",
            45..=47 => "mm:ss",
            49 => "@",
            _ => "General",
        })
    }

    /// The number as it is shown. `from_1904` says which day is the first.
    pub fn shown(&self, number: f64, from_1904: bool) -> String {
        let section = self.section(number);
        let general = || general(number);
        let Some(section) = section.filter(|code| !code.is_empty()) else { return general() };
        let parts = days::parts(section);
        if parts.is_some_and(days::Parts::is_any) {
            let moment = Moment::from_serial(number, from_1904);
            return moment.zip(parts).map_or_else(general, |(moment, parts)| moment.printed(section, parts));
        }
        let bare = bare(section);
        if bare.placeholders.is_empty() {
            let is_words = !bare.before.trim().is_empty() && !section.contains(['@', 'G', 'g']);
            return if is_words { bare.before } else { general() };
        }
        if bare.placeholders.contains(['/', 'E', 'e']) {
            return general();
        }
        let alone = self.sections.len() > 1 && number < 0.0;
        let value = if alone { number.abs() } else { number };
        let sign = if value < 0.0 { "-" } else { "" };
        format!("{sign}{}{}{}", bare.before, decimal(value.abs(), &bare), bare.after).trim().to_owned()
    }

    fn section(&self, number: f64) -> Option<&str> {
        let index = match self.sections.len() {
            0 => return None,
            1 => 0,
            _ if number < 0.0 => 1,
            2 => 0,
            _ if number == 0.0 => 2,
            _ => 0,
        };
        self.sections.get(index).map(String::as_str)
    }
}

/// The sections of a code, at the semicolons outside quotation marks.
fn sections(code: &str) -> Vec<String> {
    let (mut all, mut quoted, mut escaped) = (vec![String::new()], false, false);
    for c in code.chars() {
        if c == ';' && !quoted && !escaped {
            all.push(String::new());
            continue;
        }
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        if let Some(last) = all.last_mut() {
            last.push(c);
        }
    }
    all
}

/// A section of a code: the places for digits, and the words before and after them.
#[derive(Default)]
struct Bare {
    before: String,
    placeholders: String,
    after: String,
    percent: bool,
}

fn bare(section: &str) -> Bare {
    let mut bare = Bare::default();
    let mut chars = section.chars();
    while let Some(c) = chars.next() {
        let words = match c {
            '"' => chars.by_ref().take_while(|c| *c != '"').collect(),
            '\\' => chars.next().map(String::from).unwrap_or_default(),
            '_' | '*' => {
                chars.next();
                String::new()
            }
            '[' => currency(&chars.by_ref().take_while(|c| *c != ']').collect::<String>()),
            '0'..='9' | '#' | '?' | '.' | ',' | '/' | 'E' | 'e' => {
                bare.placeholders.push(c);
                continue;
            }
            '%' => {
                bare.percent = true;
                "%".to_owned()
            }
            '@' | 'G' | 'e'..='z' | 'A'..='F' | 'H'..='Z' | 'a'..='d' => String::new(),
            _ => c.to_string(),
        };
        let side = if bare.placeholders.is_empty() { &mut bare.before } else { &mut bare.after };
        side.push_str(&words);
    }
    bare
}

/// `$£-809` is the sign of a currency; colours and conditions in brackets are no words.
fn currency(inside: &str) -> String {
    inside.strip_prefix('$').and_then(|sign| sign.split('-').next()).unwrap_or_default().to_owned()
}

fn decimal(value: f64, bare: &Bare) -> String {
    let (whole, part) = bare.placeholders.split_once('.').unwrap_or((&bare.placeholders, ""));
    let thousands = whole.trim_end_matches(',');
    let scale = i32::try_from(whole.len() - thousands.len()).unwrap_or(0);
    let value = value * if bare.percent { 100.0 } else { 1.0 } / 1000_f64.powi(scale.min(4));
    let most = part.chars().filter(|c| matches!(c, '0' | '#' | '?')).count().min(15);
    let least = part.chars().filter(|c| *c == '0').count().min(most);
    let mut digits = format!("{:.most$}", nudged(value));
    while most > least && digits.contains('.') && digits.ends_with('0') && decimals(&digits) > least {
        digits.pop();
    }
    let digits = digits.trim_end_matches('.');
    let (ones, rest) = digits.split_once('.').map_or((digits, ""), |(ones, rest)| (ones, rest));
    let wide = thousands.chars().filter(|c| *c == '0').count();
    let mut ones = format!("{ones:0>wide$}");
    if thousands.contains(',') {
        ones = grouped(&ones);
    }
    if rest.is_empty() { ones } else { format!("{ones}.{rest}") }
}

fn decimals(digits: &str) -> usize {
    digits.split_once('.').map_or(0, |(_, rest)| rest.len())
}

/// A half is rounded up, as sheets do, although 0.285 is a little less than it says.
fn nudged(value: f64) -> f64 {
    value * (1.0 + 4.0 * f64::EPSILON)
}

fn grouped(ones: &str) -> String {
    let mut out = String::new();
    for (at, c) in ones.chars().enumerate() {
        if at > 0 && (ones.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// A number without a format: integers without a point, others to ten digits.
pub fn general(number: f64) -> String {
    const DIGITS: i32 = 10;
    if !number.is_finite() {
        return String::new();
    }
    let size = number.abs();
    if size >= 1e15 || (size > 0.0 && size < 1e-9) {
        return format!("{number:E}");
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the logarithm of what is between the two bounds is small"
    )]
    let ones = if size < 1.0 { 0 } else { size.log10() as i32 + 1 };
    let places = usize::try_from(DIGITS - ones).unwrap_or(0);
    let text = format!("{number:.places$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_they_are_shown() {
        let check = |code: &str, number: f64, shown: &str| {
            assert_eq!(NumberFormat::new(code).shown(number, false), shown, "{code} of {number}");
        };
        check("General", 3.0, "3");
        check("General", 0.1 + 0.2, "0.3");
        check("General", -2.5, "-2.5");
        check("General", 123_456_789_012.0, "123456789012");
        check("0%", 0.95, "95%");
        check("0.0%", 0.285, "28.5%");
        check("0.00", 1.1, "1.10");
        check("0.#", 4.0, "4");
        check("000", 7.0, "007");
        check("#,##0", 1_234_567.0, "1,234,567");
        check("\"£\"#,##0.00;[Red]-\"£\"#,##0.00", -12.5, "-£12.50");
        check("[$£-809]#,##0", 1200.0, "£1200".replace("12", "1,2").as_str());
        check("\"R\"0", 4.0, "R4");
        check("0;-0;\"none\"", 0.0, "none");
        check("_-* #,##0_-;-* #,##0_-", 12.0, "12");
        check("0,", 12_000.0, "12");
        check("# ?/?", 0.5, "0.5");
        check("@", 5.0, "5");
        check(";;;", 5.0, "5");
    }

    #[test]
    fn days_are_as_precise_as_they_are_shown() {
        let check = |code: &str, number: f64, shown: &str| {
            assert_eq!(NumberFormat::new(code).shown(number, false), shown, "{code} of {number}");
        };
        check("dd/mm/yyyy", 45_730.0, "14/03/2025");
        check("mmm-yy", 45_730.0, "Mar-25");
        check("[$-809]dddd d mmmm yyyy", 45_730.0, "Friday 14 March 2025");
        check("yyyy", 45_730.0, "2025");
        check("d-mmm", 45_730.0, "14-Mar");
        check("h:mm", 0.5, "12:00");
        check("dd/mm/yyyy hh:mm", 45_730.5, "14/03/2025 12:00");
        check("dd/mm/yyyy hh:mm", 45_730.0, "14/03/2025");
        check("[h]:mm", 1.5, "36:00");
        check("dd/mm/yyyy", -1.0, "-1");
        check("dd/mm/yyyy", 1e12, "1000000000000");
        assert_eq!(NumberFormat::known(14).shown(44_268.0, true), "14/03/2025");
        assert_eq!(NumberFormat::known(14).shown(60.0, false), "29/02/1900");
        assert_eq!(NumberFormat::known(14).shown(1.0, false), "01/01/1900");
        assert_eq!(NumberFormat::known(14).shown(61.0, false), "01/03/1900");
    }
}
