use serde::{Deserialize, Serialize};

/// The inner order behind every council's own colours, symbols and words.
///
/// It serves for arrows and counts only; pages and papers print the council's own label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Not yet started, or not yet expected.
    NotStarted,
    /// In serious trouble.
    OffTrack,
    /// Delayed, or at risk.
    AtRisk,
    /// As it should be.
    OnTrack,
    /// Said to be complete.
    Complete,
}

/// Words of a rating or status, in lower case, and the standing that they name.
const WORDS: &[(&str, Standing)] = &[
    ("red", Standing::OffTrack),
    ("off track", Standing::OffTrack),
    ("overdue", Standing::OffTrack),
    ("amber", Standing::AtRisk),
    ("amber red", Standing::AtRisk),
    ("amber green", Standing::AtRisk),
    ("yellow", Standing::AtRisk),
    ("orange", Standing::AtRisk),
    ("at risk", Standing::AtRisk),
    ("delayed", Standing::AtRisk),
    ("progress delayed", Standing::AtRisk),
    ("slipped", Standing::AtRisk),
    ("green", Standing::OnTrack),
    ("on track", Standing::OnTrack),
    ("on target", Standing::OnTrack),
    ("in progress", Standing::OnTrack),
    ("ongoing", Standing::OnTrack),
    ("on going", Standing::OnTrack),
    ("underway", Standing::OnTrack),
    ("under way", Standing::OnTrack),
    ("progress on track", Standing::OnTrack),
    ("ahead of timescale", Standing::OnTrack),
    ("blue", Standing::Complete),
    ("purple", Standing::Complete),
    ("complete", Standing::Complete),
    ("completed", Standing::Complete),
    ("action completed", Standing::Complete),
    ("fully complete", Standing::Complete),
    ("closed", Standing::Complete),
    ("done", Standing::Complete),
    ("achieved", Standing::Complete),
    ("✓", Standing::Complete),
    ("✔", Standing::Complete),
    ("grey", Standing::NotStarted),
    ("gray", Standing::NotStarted),
    ("white", Standing::NotStarted),
    ("not started", Standing::NotStarted),
    ("not yet started", Standing::NotStarted),
    ("not due", Standing::NotStarted),
];

/// No word of a rating or status has more letters.
const LONGEST: usize = 24;

impl Standing {
    /// The standing that the whole of `words` names; `None` where it names none that is known.
    pub fn of(words: &str) -> Option<Self> {
        // Most cells are far longer than any of them.
        if words.chars().filter(|c| says(*c)).nth(LONGEST).is_some() {
            return None;
        }
        let plain = plain(words);
        WORDS.iter().find(|(word, _)| *word == plain).map(|&(_, standing)| standing)
    }

    /// A plain word for it, where the council's own is not to hand.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotStarted => "Not started",
            Self::OffTrack => "Off track",
            Self::AtRisk => "At risk",
            Self::OnTrack => "On track",
            Self::Complete => "Complete",
        }
    }

    /// A symbol that stays distinct without colour.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::NotStarted => "○",
            Self::OffTrack => "▲",
            Self::AtRisk => "◆",
            Self::OnTrack => "●",
            Self::Complete => "✓",
        }
    }
}

/// Lower case, marks other than letters, digits and ticks as single spaces.
fn plain(words: &str) -> String {
    let spaced: String =
        words.chars().map(|c| if says(c) { c } else { ' ' }).flat_map(char::to_lowercase).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character is more than a mark between words.
fn says(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '✓' | '✔')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_known_word_is_too_long_to_be_looked_up() {
        assert!(WORDS.iter().all(|(word, _)| word.chars().count() <= LONGEST));
    }

    fn check(words: &str, expected: Option<Standing>) {
        assert_eq!(Standing::of(words), expected, "{words}");
    }

    #[test]
    fn colours_and_words_have_a_standing() {
        check("RED", Some(Standing::OffTrack));
        check(" Yellow ", Some(Standing::AtRisk));
        check("Amber/Green", Some(Standing::AtRisk));
        check("Completed.", Some(Standing::Complete));
        check("Not yet started", Some(Standing::NotStarted));
        check("on-going", Some(Standing::OnTrack));
        check("", None);
        check("Completed in April", None);
    }
}
