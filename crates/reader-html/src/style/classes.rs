//! What the name of a class or of a picture says of a colour, where no style sheet says it.

use goldthread_tree::Colour;

use super::Style;

const RED: Colour = Colour { red: 0xFF, green: 0, blue: 0 };
const AMBER: Colour = Colour { red: 0xFF, green: 0xC0, blue: 0 };
const GREEN: Colour = Colour { red: 0, green: 0xB0, blue: 0x50 };
const BLUE: Colour = Colour { red: 0, green: 0x70, blue: 0xC0 };

/// Words in names, each with the colour that it stands for.
const WORDS: &[(&str, Colour)] = &[
    ("red", RED),
    ("danger", RED),
    ("amber", AMBER),
    ("orange", AMBER),
    ("warning", AMBER),
    ("yellow", Colour { red: 0xFF, green: 0xFF, blue: 0 }),
    ("green", GREEN),
    ("success", GREEN),
    ("blue", BLUE),
    ("turquoise", Colour { red: 0x40, green: 0xE0, blue: 0xD0 }),
    ("purple", Colour { red: 0x70, green: 0x30, blue: 0xA0 }),
    ("pink", Colour { red: 0xFF, green: 0xC0, blue: 0xCB }),
    ("grey", Colour { red: 0x80, green: 0x80, blue: 0x80 }),
    ("gray", Colour { red: 0x80, green: 0x80, blue: 0x80 }),
    ("black", Colour { red: 0, green: 0, blue: 0 }),
];

/// Words that say that the colour of a name is not the one behind the words.
const ELSEWHERE: &[&str] = &[
    "text", "border", "btn", "button", "link", "hover", "focus", "outline", "font", "color", "colour", "not",
    "no",
];

/// The colour that names of classes, or the name of a file, speak of: `rag-amber`, `govuk-tag--green`, `dot_red.png`.
pub fn colour_of_words(names: &str) -> Option<Colour> {
    const MOST: usize = 64;
    names.split_ascii_whitespace().take(MOST).find_map(colour_of_name)
}

/// The colour that names of classes speak of, where the style sheets do not show that it is the words' own.
pub fn colour_of_class(names: &str, style: &Style) -> Option<Colour> {
    let spoken = colour_of_words(names)?;
    let ink = style.colour.and_then(Colour::name);
    (ink.is_none() || ink != spoken.name()).then_some(spoken)
}

fn colour_of_name(name: &str) -> Option<Colour> {
    const LONGEST: usize = 80;
    if name.len() > LONGEST {
        return None;
    }
    let spaced: String = parted(name);
    let behind = spaced.strip_prefix("text bg ").unwrap_or(&spaced);
    let words = || behind.split(' ');
    if words().any(|word| ELSEWHERE.contains(&word)) {
        return None;
    }
    let mut found =
        words().filter_map(|word| WORDS.iter().find(|(known, _)| *known == word).map(|(_, colour)| *colour));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// A name in lower case with spaces between its words: `ragAmber`, `rag_amber` and `rag-amber` are one.
fn parted(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut was_lower = false;
    for c in name.chars() {
        if !c.is_ascii_alphabetic() || was_lower && c.is_ascii_uppercase() {
            out.push(' ');
        }
        if c.is_ascii_alphabetic() {
            out.push(c.to_ascii_lowercase());
        }
        was_lower = c.is_ascii_lowercase();
    }
    out.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_speak_of_colours() {
        let check = |names: &str, expected: Option<&str>| {
            assert_eq!(colour_of_words(names).and_then(Colour::name), expected, "{names}");
        };
        check("rag-amber", Some("Amber"));
        check("govuk-tag govuk-tag--green", Some("Green"));
        check("cell ragRed", Some("Red"));
        check("rag_green_2", Some("Green"));
        check("badge bg-danger", Some("Red"));
        check("text-bg-warning", Some("Amber"));
        check("table-success", Some("Green"));
        check("dot-blue.png", Some("Blue"));
        check("text-red", None);
        check("border-green", None);
        check("evergreen credit", None);
        check("red-amber-green", None);
    }
}
