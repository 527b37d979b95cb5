//! Days that a sheet keeps as numbers, written as far as the sheet shows them.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// Which parts of a day and time a format shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The day of the month.
    pub day: bool,
    /// The month.
    pub month: bool,
    /// The year.
    pub year: bool,
    /// The time of the day, or a length of time.
    pub time: Time,
}

/// How a format shows a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Time {
    /// Not at all.
    #[default]
    Not,
    /// The time of the day.
    OfDay,
    /// Hours that go on beyond a day.
    Length,
}

impl Parts {
    /// Whether it is a day or a time at all.
    pub fn is_any(self) -> bool {
        self.day || self.month || self.year || self.time != Time::Not
    }
}

/// The parts that a section of a number format shows; nothing where it is no code for days.
pub fn parts(section: &str) -> Option<Parts> {
    let codes = codes(section)?;
    let mut parts = Parts::default();
    for (at, code) in codes.iter().enumerate() {
        match code.chars().next() {
            Some('y' | 'e') => parts.year = true,
            // Three and more are the name of the weekday.
            Some('d') => parts.day |= code.len() < 3,
            Some('h' | 's') => parts.time = parts.time.max_with(Time::OfDay),
            Some('[') => parts.time = Time::Length,
            Some('m') => {
                let beside =
                    |code: Option<&String>, head: &[char]| code.is_some_and(|code| code.starts_with(head));
                let before = at.checked_sub(1).and_then(|at| codes.get(at));
                let minutes =
                    code.len() < 3 && (beside(before, &['h', '[']) || beside(codes.get(at + 1), &['s']));
                if minutes {
                    parts.time = parts.time.max_with(Time::OfDay);
                } else {
                    parts.month = true;
                }
            }
            _ => {}
        }
    }
    Some(parts)
}

impl Time {
    fn max_with(self, other: Self) -> Self {
        if self == Self::Not { other } else { self }
    }
}

/// The codes of a section: letters that repeat, without what stands in quotation marks.
fn codes(section: &str) -> Option<Vec<String>> {
    let lower = section.to_ascii_lowercase();
    if lower.contains("general") {
        return None;
    }
    let mut all: Vec<String> = Vec::new();
    let mut before = ' ';
    let mut chars = lower.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '\\' | '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if matches!(inside.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    all.push(format!("[{inside}]"));
                }
            }
            '0' | '#' | '?' if !all.iter().any(|code| code.starts_with(['s', '['])) => return None,
            'y' | 'm' | 'd' | 'h' | 's' | 'e' if c == before => {
                if let Some(last) = all.last_mut() {
                    last.push(c);
                }
            }
            'y' | 'm' | 'd' | 'h' | 's' | 'e' => all.push(c.to_string()),
            // The marks of morning and afternoon.
            'a' | 'p' => {
                let _ = chars.clone().next().filter(|c| *c == 'm').and_then(|_| chars.next());
            }
            _ => {}
        }
        before = c;
    }
    Some(all)
}

/// A day and a time of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    year: i64,
    month: u8,
    day: u8,
    /// Minutes since midnight.
    minutes: u32,
    /// All whole minutes since the first day, for lengths of time.
    length: u64,
}

impl Moment {
    /// The moment that a number of a sheet stands for: days from the start of 1900 or 1904. Nothing for what lies
    /// before, or beyond the year 9999.
    pub fn from_serial(serial: f64, from_1904: bool) -> Option<Self> {
        const LAST: f64 = 2_958_466.0;
        if !(0.0..LAST).contains(&serial) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked just above")]
        let length = (serial * 1440.0 + 0.01).floor() as u64;
        let (days, minutes) = (length / 1440, u32::try_from(length % 1440).unwrap_or(0));
        let (year, month, day) = if from_1904 {
            civil(i64::try_from(days).ok()? - 24_107)
        } else if days == 60 {
            // A day that never was, which sheets count all the same.
            (1900, 2, 29)
        } else {
            civil(i64::try_from(days).ok()? - if days > 60 { 25_569 } else { 25_568 })
        };
        Some(Self { year, month, day, minutes, length })
    }

    /// A day as `2025-03-14`, with or without a time after a `T`.
    pub fn from_iso(text: &str) -> Option<Self> {
        let (date, time) = text.split_once('T').unwrap_or((text, ""));
        let mut fields = date.splitn(3, '-');
        let year = fields.next()?.parse().ok()?;
        let month = fields.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
        let day = fields.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
        let mut clock = time.split(':').map(|part| part.parse::<u32>().unwrap_or(0));
        let minutes = clock.next().unwrap_or(0) * 60 + clock.next().unwrap_or(0);
        (minutes < 1440).then_some(Self { year, month, day, minutes, length: u64::from(minutes) })
    }

    /// The year.
    pub fn year(self) -> i64 {
        self.year
    }

    /// The month, from 1.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Whether it is some time after midnight.
    pub fn has_time(self) -> bool {
        self.minutes > 0
    }

    /// The name of the month.
    pub fn month_name(self) -> &'static str {
        MONTHS.get(usize::from(self.month).saturating_sub(1)).copied().unwrap_or_default()
    }

    /// The name of the day of the week (Tomohiko Sakamoto's rule).
    pub fn weekday(self) -> &'static str {
        const SHIFTS: [i64; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let year = self.year - i64::from(self.month < 3);
        let shift = SHIFTS.get(usize::from(self.month).saturating_sub(1)).copied().unwrap_or_default();
        let days = year + year / 4 - year / 100 + year / 400 + shift + i64::from(self.day);
        let at = usize::try_from(days.rem_euclid(7)).unwrap_or_default();
        DAYS.get(at).copied().unwrap_or_default()
    }

    /// As the parts of a format show it, written out: `14 March 2025`, `March 2025`.
    pub fn shown(self, parts: Parts) -> String {
        let mut words: Vec<String> = Vec::new();
        if parts.day {
            words.push(self.day.to_string());
        }
        if parts.month {
            words.push(self.month_name().to_owned());
        }
        if parts.year {
            words.push(self.year.to_string());
        }
        match parts.time {
            Time::Length => words.push(format!("{}:{:02}", self.length / 60, self.length % 60)),
            Time::OfDay if words.is_empty() || self.minutes > 0 => {
                words.push(format!("{:02}:{:02}", self.minutes / 60, self.minutes % 60));
            }
            Time::OfDay | Time::Not => {}
        }
        words.join(" ")
    }
}

/// Year, month and day of so many days since the start of 1970, by the rules of the Gregorian calendar
/// (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn civil(days: i64) -> (i64, u8, u8) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1))
}
