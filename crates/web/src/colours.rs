//! The colours of a council's own marks. A page may hold no style of its own, so they are a style sheet whose name says all that is in it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A colour by its red, green and blue parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour(u8, u8, u8);

const BEFORE: &str = "/assets/";
const HEAD: &str = "marks-";
const END: &str = ".css";

impl Colour {
    /// A colour as it is typed: `#00703C`.
    pub fn of(typed: &str) -> Option<Self> {
        Self::of_digits(typed.strip_prefix('#')?)
    }

    fn of_digits(digits: &str) -> Option<Self> {
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self(part(0)?, part(2)?, part(4)?))
    }

    fn digits(self) -> String {
        let Self(red, green, blue) = self;
        format!("{red:02x}{green:02x}{blue:02x}")
    }

    /// Its class in the style sheet.
    pub fn class(self) -> String {
        format!("gt-mark-{}", self.digits())
    }

    /// How light it is, from 0 to 1: the relative luminance of WCAG 2.2.
    fn luminance(self) -> f64 {
        let part = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let Self(red, green, blue) = self;
        part(red).mul_add(0.2126, part(green).mul_add(0.7152, part(blue) * 0.0722))
    }

    /// The colour of words on it. The better of black and white has a contrast of at least 4.58 to 1 on any colour.
    fn ink(self) -> &'static str {
        let (on_white, on_black) = (1.05 / (self.luminance() + 0.05), (self.luminance() + 0.05) / 0.05);
        if on_white > on_black { "#ffffff" } else { "#000000" }
    }
}

/// The address of the style sheet of some colours; nothing where there are none.
pub fn sheet(colours: &BTreeSet<Colour>) -> Option<String> {
    let digits: Vec<String> = colours.iter().map(|colour| colour.digits()).collect();
    (!digits.is_empty()).then(|| format!("{BEFORE}{HEAD}{}{END}", digits.join("-")))
}

/// The style sheet of a name; nothing where it names none, or not in the one way that it is named.
pub fn css(name: &str) -> Option<String> {
    let digits = name.strip_prefix(HEAD)?.strip_suffix(END)?;
    let colours = digits.split('-').map(Colour::of_digits).collect::<Option<BTreeSet<Colour>>>()?;
    if sheet(&colours)?.strip_prefix(BEFORE) != Some(name) {
        return None;
    }
    let mut css = String::new();
    for colour in colours {
        let (class, ground, ink) = (colour.class(), colour.digits(), colour.ink());
        let _ = writeln!(
            css,
            "@media screen {{ .{class} {{ background: #{ground}; color: {ink}; border-color: {ink}; }} }}"
        );
    }
    Some(css)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_can_be_read_on_any_colour() {
        let steps = (0..=255_u8).step_by(15);
        for (red, green) in steps.clone().flat_map(|red| steps.clone().map(move |green| (red, green))) {
            for blue in steps.clone() {
                let colour = Colour(red, green, blue);
                let ink = Colour::of(colour.ink()).expect("it is a colour");
                let (light, dark) =
                    (colour.luminance().max(ink.luminance()), colour.luminance().min(ink.luminance()));
                assert!((light + 0.05) / (dark + 0.05) >= 4.5, "{colour:?} {ink:?}");
            }
        }
    }

    #[test]
    fn a_style_sheet_is_known_by_its_name_alone() {
        let colours = ["#1D70B8", "#00703c", "#1d70b8"].map(|typed| Colour::of(typed).expect("a colour"));
        let address = sheet(&colours.into_iter().collect()).expect("there are some");
        assert_eq!(address, "/assets/marks-00703c-1d70b8.css");
        let css = css("marks-00703c-1d70b8.css").expect("it is one");
        for words in [".gt-mark-00703c { background: #00703c; color: #ffffff;", ".gt-mark-1d70b8"] {
            assert!(css.contains(words), "{words}: {css}");
        }
        assert_eq!(sheet(&BTreeSet::new()), None);
    }

    #[test]
    fn no_other_name_gives_one() {
        for name in [
            "marks-.css",
            "marks-1d70b8-00703c.css",
            "marks-00703C.css",
            "marks-00703c-00703c.css",
            "marks-00703c;}x{.css",
            "marks-+0703c.css",
            "marks-é0703c.css",
            "paper.css",
        ] {
            assert_eq!(css(name), None, "{name}");
        }
        for typed in ["", "#", "00703c", "#00703", "#00703cc", "#00703g", "#é0703"] {
            assert_eq!(Colour::of(typed), None, "{typed}");
        }
    }
}
