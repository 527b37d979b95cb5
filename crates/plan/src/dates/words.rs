//! The words and marks that dates are made of.

/// Whether `word` is in `list`, in any case.
pub(crate) fn among(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

fn place(word: &str, table: &[&[&str]]) -> Option<i8> {
    let row = table.iter().position(|spellings| among(word, spellings))?;
    i8::try_from(row + 1).ok()
}

/// Month names, with their short forms and the slips of the pen that documents show.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "janaury"],
    &["february", "feb", "februray"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep", "setpember"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// The number of a month, from 1.
pub(crate) fn month(word: &str) -> Option<i8> {
    const FIRST_LETTERS: &[u8] = b"adfjmnos";
    let first = word.as_bytes().first()?.to_ascii_lowercase();
    if word.len() > 11 || !FIRST_LETTERS.contains(&first) {
        return None;
    }
    place(word, &MONTHS).or_else(|| misspelt_month(word))
}

/// A month whose middle is misspelt: "Septmber", "Novemeber", "Feburary".
fn misspelt_month(word: &str) -> Option<i8> {
    const ENDS: [(&str, &str, i8); 6] = [
        ("jan", "ary", 1),
        ("feb", "ary", 2),
        ("sep", "ber", 9),
        ("oct", "ber", 10),
        ("nov", "ber", 11),
        ("dec", "ber", 12),
    ];
    let (head, tail) = (word.get(..3)?, word.get(word.len().checked_sub(3)?..)?);
    let fits = |(start, end, _): &&(&str, &str, i8)| {
        head.eq_ignore_ascii_case(start) && tail.eq_ignore_ascii_case(end)
    };
    (word.len() >= 6).then(|| ENDS.iter().find(fits).map(|(_, _, month)| *month))?
}

const WEEKDAYS: &[&str] = &[
    "monday",
    "mon",
    "tuesday",
    "tue",
    "tues",
    "wednesday",
    "wed",
    "weds",
    "thursday",
    "thu",
    "thur",
    "thurs",
    "friday",
    "fri",
    "saturday",
    "sat",
    "sunday",
    "sun",
];

/// Whether the word is a day of the week.
pub(crate) fn is_weekday(word: &str) -> bool {
    among(word, WEEKDAYS)
}

/// What follows a number that is a place in an order, raised letters as well.
pub(crate) const ORDINAL_ENDINGS: &[&str] = &["st", "nd", "rd", "th", "ˢᵗ", "ⁿᵈ", "ʳᵈ", "ᵗʰ"];

const NUMBERS: [&[&str]; 12] = [
    &["one", "first"],
    &["two", "second"],
    &["three", "third"],
    &["four", "fourth"],
    &["five", "fifth"],
    &["six", "sixth"],
    &["seven", "seventh"],
    &["eight", "eighth"],
    &["nine", "ninth"],
    &["ten", "tenth"],
    &["eleven", "eleventh"],
    &["twelve", "twelfth"],
];

/// Whether the word is a number of things, not a place in an order.
pub(crate) fn is_cardinal(word: &str) -> bool {
    NUMBERS.iter().any(|spellings| spellings[0].eq_ignore_ascii_case(word))
}

/// A small number in words.
pub(crate) fn number(word: &str) -> Option<i8> {
    place(word, &NUMBERS)
}

/// A part of the year that weather or school gives its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// The season that a word names.
pub(crate) fn season(word: &str) -> Option<Season> {
    const SEASONS: [(&str, Season); 4] = [
        ("spring", Season::Spring),
        ("summer", Season::Summer),
        ("autumn", Season::Autumn),
        ("winter", Season::Winter),
    ];
    SEASONS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, season)| *season)
}

/// Words that a number after them belongs to: "Phase 1 September 2020" has no first of September.
pub(crate) const COUNTED: &[&str] = &[
    "action",
    "actions",
    "appendix",
    "area",
    "block",
    "chapter",
    "cohort",
    "cycle",
    "draft",
    "group",
    "item",
    "kpi",
    "level",
    "milestone",
    "module",
    "no",
    "number",
    "objective",
    "page",
    "paragraph",
    "part",
    "phase",
    "point",
    "priority",
    "recommendation",
    "recommendations",
    "ref",
    "round",
    "section",
    "stage",
    "standard",
    "step",
    "strand",
    "table",
    "theme",
    "tier",
    "tranche",
    "v",
    "version",
    "wave",
    "week",
    "workstream",
];

/// Words that come between a date and what it is about, or before a date.
pub(crate) const PREPOSITIONS: &[&str] = &[
    "about",
    "after",
    "around",
    "at",
    "before",
    "between",
    "by",
    "during",
    "each",
    "every",
    "for",
    "from",
    "in",
    "last",
    "next",
    "of",
    "on",
    "over",
    "since",
    "the",
    "this",
    "through",
    "throughout",
    "till",
    "to",
    "until",
];

/// Prepositions after which a month that is also another word is a month even in small letters.
pub(crate) const STRONG_PREPOSITIONS: &[&str] = &[
    "after",
    "before",
    "beginning",
    "by",
    "during",
    "early",
    "end",
    "in",
    "late",
    "mid",
    "of",
    "since",
    "start",
    "till",
    "until",
];

/// Words that may follow a year of two digits; after any other word in small letters the number is a count.
pub(crate) const AFTER_A_YEAR: &[&str] = &[
    "a",
    "after",
    "agreed",
    "all",
    "and",
    "approved",
    "as",
    "at",
    "be",
    "before",
    "but",
    "by",
    "complete",
    "completed",
    "due",
    "for",
    "from",
    "had",
    "has",
    "have",
    "if",
    "in",
    "is",
    "it",
    "launch",
    "meeting",
    "of",
    "on",
    "once",
    "ongoing",
    "onwards",
    "or",
    "review",
    "so",
    "that",
    "the",
    "then",
    "there",
    "this",
    "through",
    "till",
    "to",
    "until",
    "update",
    "was",
    "we",
    "were",
    "when",
    "where",
    "which",
    "while",
    "who",
    "will",
    "with",
];

/// What plans count: a number before these is no year.
pub(crate) const COUNTED_THINGS: &[&str] = &[
    "adults",
    "agencies",
    "audits",
    "babies",
    "care",
    "carers",
    "cases",
    "child",
    "children",
    "contacts",
    "families",
    "foster",
    "homes",
    "hours",
    "looked",
    "managers",
    "members",
    "new",
    "parents",
    "partners",
    "people",
    "placements",
    "practitioners",
    "referrals",
    "schools",
    "siblings",
    "social",
    "staff",
    "students",
    "visits",
    "workers",
    "young",
];

/// Any dash or hyphen.
pub(crate) fn is_dash(mark: char) -> bool {
    matches!(mark, '-' | '–' | '—' | '−' | '‐' | '‑' | '‒' | '―')
}

/// Dashes and hyphens, for lists of marks.
pub(crate) const DASHES: &[char] = &['-', '–', '—', '−', '‐', '‑', '‒', '―'];

/// The marks that stand before a year cut to two digits.
pub(crate) const APOSTROPHES: &[char] = &['\'', '’', '‘', '`', '´'];
