//! Ratings: words, a symbol and a colour, always together.

use goldthread_plan::Standing;

use crate::text::line;

/// Our inner order of ratings; the council's own label is the words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// Not rated, or not known.
    Unrated,
    /// Not started, or not yet expected.
    NotStarted,
    /// Off course, overdue, worse than it should be.
    OffTrack,
    /// At risk, slipping, in part.
    AtRisk,
    /// On course.
    OnTrack,
    /// Said to be complete.
    Complete,
}

/// A colour by its red, green and blue parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// Where a rating went since the last period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// Better than last period.
    Better,
    /// As last period.
    Same,
    /// Worse than last period.
    Worse,
}

/// A rating as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    tone: Tone,
    words: String,
    movement: Option<Movement>,
}

impl Tone {
    /// Every tone, from unrated to complete.
    pub const ALL: [Tone; 6] =
        [Tone::Unrated, Tone::NotStarted, Tone::OffTrack, Tone::AtRisk, Tone::OnTrack, Tone::Complete];

    /// A sign whose shape differs from every other tone's.
    pub const fn symbol(self) -> &'static str {
        match self {
            Tone::Unrated => "–",
            Tone::NotStarted => "○",
            Tone::OffTrack => "▲",
            Tone::AtRisk => "◆",
            Tone::OnTrack => "●",
            Tone::Complete => "✓",
        }
    }

    /// A short name in lower case, for class names.
    pub const fn name(self) -> &'static str {
        match self {
            Tone::Unrated => "unrated",
            Tone::NotStarted => "not-started",
            Tone::OffTrack => "off-track",
            Tone::AtRisk => "at-risk",
            Tone::OnTrack => "on-track",
            Tone::Complete => "complete",
        }
    }

    /// The words where the source has none.
    pub const fn plain_words(self) -> &'static str {
        match self {
            Tone::Unrated => "Not rated",
            Tone::NotStarted => "Not started",
            Tone::OffTrack => "Off track",
            Tone::AtRisk => "At risk",
            Tone::OnTrack => "On track",
            Tone::Complete => "Complete",
        }
    }

    /// The colour behind the words.
    pub const fn ground(self) -> Colour {
        match self {
            Tone::Unrated => Colour(255, 255, 255),
            Tone::NotStarted => Colour(173, 176, 179),
            Tone::OffTrack => Colour(138, 31, 17),
            Tone::AtRisk => Colour(255, 191, 71),
            Tone::OnTrack => Colour(208, 235, 218),
            Tone::Complete => Colour(94, 151, 202),
        }
    }

    /// The colour of the words; 4.5 to 1 or better against the ground.
    pub const fn ink(self) -> Colour {
        match self {
            Tone::OffTrack => Colour(255, 255, 255),
            Tone::Unrated | Tone::NotStarted | Tone::AtRisk | Tone::OnTrack | Tone::Complete => {
                Colour(11, 12, 12)
            }
        }
    }
}

impl From<Standing> for Tone {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::NotStarted => Tone::NotStarted,
            Standing::OffTrack => Tone::OffTrack,
            Standing::AtRisk => Tone::AtRisk,
            Standing::OnTrack => Tone::OnTrack,
            Standing::Complete => Tone::Complete,
        }
    }
}

impl Colour {
    /// The colour as `#rrggbb`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl Movement {
    /// An arrow and what it means.
    pub const fn words(self) -> &'static str {
        match self {
            Movement::Better => "↑ better",
            Movement::Same => "→ same",
            Movement::Worse => "↓ worse",
        }
    }
}

impl Rated {
    /// A rating in the council's words; where they are blank, in ours.
    pub fn new(tone: Tone, words: &str) -> Self {
        Self { tone, words: line(words, tone.plain_words()), movement: None }
    }

    /// The same rating with where it went since the last period.
    #[must_use]
    pub fn moved(mut self, movement: Movement) -> Self {
        self.movement = Some(movement);
        self
    }

    /// Its place in our inner order.
    pub fn tone(&self) -> Tone {
        self.tone
    }

    /// Its words.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Where it went since the last period, if that is known.
    pub fn movement(&self) -> Option<Movement> {
        self.movement
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(Colour(red, green, blue): Colour) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }

    /// Perceived lightness, 0 to 100 (CIE L*).
    fn lightness(colour: Colour) -> f64 {
        116.0 * luminance(colour).cbrt() - 16.0
    }

    #[test]
    fn words_can_be_read_on_their_ground() {
        for tone in Tone::ALL {
            let (ink, ground) = (luminance(tone.ink()), luminance(tone.ground()));
            let contrast = (ink.max(ground) + 0.05) / (ink.min(ground) + 0.05);
            assert!(contrast >= 4.5, "{tone:?}: {contrast:.1}");
        }
    }

    #[test]
    fn tones_differ_in_greyscale_and_in_shape() {
        for (at, one) in Tone::ALL.iter().enumerate() {
            for other in &Tone::ALL[at + 1..] {
                let apart = (lightness(one.ground()) - lightness(other.ground())).abs();
                assert!(apart >= 7.0, "{one:?} and {other:?}: {apart:.1}");
                assert_ne!(one.symbol(), other.symbol());
            }
        }
    }

    #[test]
    fn a_tone_is_shown_as_the_standing_that_it_comes_from() {
        use Standing::{AtRisk, Complete, NotStarted, OffTrack, OnTrack};
        for standing in [NotStarted, OffTrack, AtRisk, OnTrack, Complete] {
            let tone = Tone::from(standing);
            assert_eq!((tone.symbol(), tone.plain_words()), (standing.symbol(), standing.word()));
        }
    }

    #[test]
    fn a_rating_always_has_words() {
        assert_eq!(Rated::new(Tone::AtRisk, " ").words(), "At risk");
        assert_eq!(Rated::new(Tone::AtRisk, "Amber\n(in part)").words(), "Amber (in part)");
        assert_eq!(Tone::AtRisk.ground().hex(), "#ffbf47");
    }
}
