//! Days printed as their format has them: `31/03/2025`, `31-Mar-25`, `Mar-25`.

use crate::days::{Moment, Parts, Time};

/// A piece of a format's code.
enum Piece {
    /// A letter that stands for a part of a day, and how often it is there.
    Code(char, usize),
    /// What is printed as it is.
    Words(String),
}

impl Moment {
    /// As a section of a format's code prints it. Where a British reader would take what it prints for another day
    /// (`03/31/25`), and where the code leaves the order to the machine, the day is written out: `31 March 2025`.
    pub fn printed(self, section: &str, parts: Parts) -> String {
        if parts.time == Time::Length || !(parts.day || parts.month || parts.year) {
            return self.shown(parts);
        }
        let Some(day) = pieces(section).filter(|pieces| is_plain(pieces)) else { return self.shown(parts) };
        let words: String = day.iter().map(|piece| self.piece(piece)).collect();
        let time = match parts.time {
            Time::OfDay if self.has_time() => self.shown(Parts { time: Time::OfDay, ..Parts::default() }),
            _ => String::new(),
        };
        let words = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '/'));
        format!("{words} {time}").trim_end().to_owned()
    }

    fn piece(self, piece: &Piece) -> String {
        match piece {
            Piece::Words(words) => words.clone(),
            Piece::Code('d', 1) => self.day().to_string(),
            Piece::Code('d', 2) => format!("{:02}", self.day()),
            Piece::Code('d', 3) => short(self.weekday()),
            Piece::Code('d', _) => self.weekday().to_owned(),
            Piece::Code('m', 1) => self.month().to_string(),
            Piece::Code('m', 2) => format!("{:02}", self.month()),
            Piece::Code('m', 3) => short(self.month_name()),
            Piece::Code('m', _) => self.month_name().to_owned(),
            Piece::Code(_, 1 | 2) => format!("{:02}", self.year().rem_euclid(100)),
            Piece::Code(..) => self.year().to_string(),
        }
    }
}

fn short(name: &str) -> String {
    name.chars().take(3).collect()
}

/// Whether a British reader reads a day of these pieces as it is meant: day before month before year, the month by
/// its name, or the year in full first.
fn is_plain(pieces: &[Piece]) -> bool {
    let at = |wanted: char, most: usize| {
        pieces
            .iter()
            .position(|piece| matches!(piece, Piece::Code(code, count) if *code == wanted && *count <= most))
    };
    let short_year = at('y', 2);
    match (at('d', 2), at('m', 2), at('y', usize::MAX)) {
        (day, Some(month), Some(year)) if year < month => {
            short_year.is_none() && day.is_none_or(|day| month < day)
        }
        (Some(day), Some(month), _) => day < month,
        _ => true,
    }
}

/// The pieces of a section up to the time of the day; nothing where a day follows the time, or the machine says what
/// is printed.
fn pieces(section: &str) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut chars = section.chars();
    let mut after_time = false;
    while let Some(c) = chars.next() {
        let words = match c.to_ascii_lowercase() {
            '"' => chars.by_ref().take_while(|c| *c != '"').collect(),
            '\\' => chars.next().map(String::from).unwrap_or_default(),
            '_' | '*' => {
                chars.next();
                String::new()
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if inside.to_ascii_lowercase().contains("-f") {
                    return None;
                }
                String::new()
            }
            'd' | 'y' | 'e' if after_time => return None,
            'h' | 's' => {
                after_time = true;
                continue;
            }
            code @ ('d' | 'm' | 'y') if !after_time => {
                match pieces.last_mut() {
                    Some(Piece::Code(last, count)) if *last == code => *count += 1,
                    _ => pieces.push(Piece::Code(code, 1)),
                }
                continue;
            }
            'e' => return None,
            other => String::from(other),
        };
        if !after_time && !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
    }
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use crate::numbers::NumberFormat;

    #[test]
    fn days_are_printed_as_their_format_has_them() {
        let check = |code: &str, number: f64, printed: &str| {
            assert_eq!(NumberFormat::new(code).shown(number, false), printed, "{code} of {number}");
        };
        check("dd/mm/yyyy", 45_717.0, "01/03/2025");
        check("d/m/yy", 45_717.0, "1/3/25");
        check("dd.mm.yy", 45_717.0, "01.03.25");
        check("yyyy-mm-dd", 45_717.0, "2025-03-01");
        check("yyyy\\-mm\\-dd\\ h:mm:ss", 45_717.0, "2025-03-01");
        check("dd/mm/yyyy hh:mm", 45_717.5, "01/03/2025 12:00");
        check("d-mmm-yy", 45_717.0, "1-Mar-25");
        check("mmm\\-yy", 45_717.0, "Mar-25");
        check("mmmm yyyy", 45_717.0, "March 2025");
        check("mm/yyyy", 45_717.0, "03/2025");
        check("[$-809]dddd d mmmm yyyy;@", 45_717.0, "Saturday 1 March 2025");
        check("ddd dd mmm", 45_717.0, "Sat 01 Mar");
        check("\"by\" mmmm", 45_717.0, "by March");
        check("[$-409]mmmm d, yyyy", 45_717.0, "March 1, 2025");
        // These would be read as another day, or show what the machine is set to.
        check("mm/dd/yyyy", 45_717.0, "1 March 2025");
        check("m-d-yy", 45_717.0, "1 March 2025");
        check("yy/mm/dd", 45_717.0, "1 March 2025");
        check("[$-F800]dddd, mmmm dd, yyyy", 45_717.0, "1 March 2025");
        check("hh:mm dd/mm/yyyy", 45_717.5, "1 March 2025 12:00");
    }
}
