use serde::{Deserialize, Serialize};

/// The colour of a cell or of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Colour {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

/// Hues in degrees, each with the name of the colours up to it.
const HUES: [(f32, &str); 9] = [
    (15.0, "Red"),
    (50.0, "Amber"),
    (70.0, "Yellow"),
    (170.0, "Green"),
    (260.0, "Blue"),
    (300.0, "Purple"),
    (330.0, "Pink"),
    (345.0, "Red"),
    (360.1, "Red"),
];

impl Colour {
    /// White, as paper is.
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };

    /// Reads `#RRGGBB`, `RRGGBB` or `#RGB`.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        let digits = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => digits.to_owned(),
        };
        let whole = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        whole.then(|| Some(Self { red: part(0)?, green: part(2)?, blue: part(4)? })).flatten()
    }

    /// `#RRGGBB`.
    pub fn hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.red, self.green, self.blue)
    }

    /// The name of the nearest colour of a key of ratings: Red, Amber, Yellow, Green, Blue, Purple, Pink, Grey or Black; nothing
    /// for white and what is nearly white.
    pub fn name(self) -> Option<&'static str> {
        let parts = [self.red, self.green, self.blue].map(f32::from);
        let most = parts.iter().copied().fold(0.0, f32::max);
        let least = parts.iter().copied().fold(255.0, f32::min);
        let spread = most - least;
        if spread < 24.0 {
            return match least {
                240.0.. => None,
                64.0.. => Some("Grey"),
                _ => Some("Black"),
            };
        }
        let [red, green, blue] = parts;
        let sixth = if red >= most {
            ((green - blue) / spread).rem_euclid(6.0)
        } else if green >= most {
            (blue - red) / spread + 2.0
        } else {
            (red - green) / spread + 4.0
        };
        let hue = sixth * 60.0;
        HUES.iter().find(|(end, _)| hue < *end).map(|(_, name)| *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_have_the_names_that_people_use() {
        let check = |hex: &str, name: Option<&str>| {
            let colour = Colour::from_hex(hex).unwrap();
            assert_eq!(colour.name(), name, "{hex}");
        };
        let named = [
            ("Red", "#FF0000 #C00000 #D4351C #DA2128 #F4CCCC #FF5050"),
            ("Amber", "#FFC000 #F47738 #FFA500 #ED7D31 #F79646 #FFBF00 #FAC090 #FFC107"),
            ("Yellow", "#FFFF00 #FFFF99"),
            ("Green", "#00B050 #92D050 #00703C #008000 #00FF00 #C6EFCE #70AD47"),
            ("Blue", "#0070C0 #00B0F0 #4472C4 #0000FF #1D70B8 #BDD7EE"),
            ("Purple", "#7030A0"),
            ("Grey", "#808080 #BFBFBF"),
            ("Black", "#000000"),
        ];
        for (name, all) in named {
            for hex in all.split(' ') {
                check(hex, Some(name));
            }
        }
        check("#FFFFFF", None);
        check("#fafafa", None);
        assert_eq!(Colour::from_hex("auto"), None);
        assert_eq!(Colour::from_hex("#0f0").unwrap().hex(), "#00FF00");
    }
}
