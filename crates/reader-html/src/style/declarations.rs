//! What stands in the brackets of a rule, or in a `style` attribute.

use std::collections::HashMap;

use goldthread_tree::Colour;

use super::paint;
use super::symbols::Symbols;

/// What the declarations of an element set; nothing where they say nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The colour behind the words.
    pub background: Option<Colour>,
    /// The colour of the words.
    pub colour: Option<Colour>,
    /// The colour of a drawn shape.
    pub shape: Option<Colour>,
    /// Whether the words are struck through.
    pub struck: Option<bool>,
    /// Whether they are bold.
    pub strong: Option<bool>,
    /// Whether they are italic.
    pub emphasis: Option<bool>,
    /// How the element stands on the page.
    pub display: Option<Display>,
    /// Whether what is within it stands beside each other.
    pub beside: Option<bool>,
    /// How many columns it sets what is within it in.
    pub columns: Option<u8>,
    /// Whether it is there but not seen.
    pub invisible: Option<bool>,
    /// How the items of a list are numbered.
    pub numbering: Option<Numbering>,
    /// Whether its lines end where they were typed.
    pub as_typed: Option<bool>,
    /// The font of symbols, or of letters.
    pub symbols: Option<Symbols>,
    /// Whether Word made it an item of a list.
    pub is_item: Option<bool>,
}

/// How an element stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Display {
    /// Not at all.
    None,
    /// On lines of its own.
    Block,
    /// In a line.
    Inline,
}

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// 1, 2, 3.
    Decimal,
    /// a, b, c.
    LowerLetters,
    /// A, B, C.
    UpperLetters,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// With a mark and no number.
    Bullets,
    /// With nothing.
    None,
}

/// Values by name, as `--name: value` sets them.
pub type Variables = HashMap<String, String>;

impl Style {
    /// This style with another laid over it.
    #[must_use]
    pub fn under(self, over: Self) -> Self {
        Self {
            background: over.background.or(self.background),
            colour: over.colour.or(self.colour),
            shape: over.shape.or(self.shape),
            struck: over.struck.or(self.struck),
            strong: over.strong.or(self.strong),
            emphasis: over.emphasis.or(self.emphasis),
            display: over.display.or(self.display),
            beside: over.beside.or(self.beside),
            columns: over.columns.or(self.columns),
            invisible: over.invisible.or(self.invisible),
            numbering: over.numbering.or(self.numbering),
            as_typed: over.as_typed.or(self.as_typed),
            symbols: over.symbols.or(self.symbols),
            is_item: over.is_item.or(self.is_item),
        }
    }

    fn set(&mut self, property: &str, value: &str) {
        match property {
            "background" | "background-color" => {
                let none = matches!(value, "none" | "inherit" | "initial" | "unset");
                self.background = paint::first(value).or(none.then_some(Colour::WHITE)).or(self.background);
            }
            "color" => self.colour = paint::colour(value).or(self.colour),
            "fill" => self.shape = paint::colour(value).or(self.shape),
            "text-decoration" | "text-decoration-line" => {
                self.struck = Some(value.contains("line-through"));
            }
            "text-line-through" => self.struck = Some(value != "none"),
            "font-weight" => self.strong = weight(value).or(self.strong),
            "font-style" => self.emphasis = Some(value.starts_with("italic") || value.starts_with("oblique")),
            "white-space" => {
                self.as_typed = Some(matches!(value, "pre" | "pre-wrap" | "pre-line" | "break-spaces"));
            }
            "font" => self.font(value),
            "font-family" => self.symbols = Some(Symbols::named(value)),
            "display" => {
                self.display = display(value).or(self.display);
                self.beside =
                    Some(matches!(value, "flex" | "inline-flex" | "grid" | "inline-grid" | "table-row"));
            }
            "flex-direction" if value.starts_with("column") => self.beside = Some(false),
            "grid-template-columns" => self.columns = tracks(value).or(self.columns),
            "visibility" => self.invisible = Some(value == "hidden" || value == "collapse"),
            "mso-hide" => self.display = (value == "all").then_some(Display::None).or(self.display),
            "list-style" | "list-style-type" => self.numbering = numbering(value).or(self.numbering),
            "mso-list" => self.is_item = Some(value != "none" && value != "ignore"),
            _ => {}
        }
    }

    fn font(&mut self, value: &str) {
        let has = |word: &str| value.split_whitespace().any(|part| part == word);
        self.strong = Some(has("bold") || has("700"));
        self.emphasis = Some(has("italic"));
        let family = value.find(['"', '\'']).map_or("", |at| &value[at..]);
        self.symbols = Some(Symbols::named(family));
    }
}

/// Declarations apart: the ordinary ones, and those marked as important.
pub fn declarations(text: &str, variables: &Variables) -> (Style, Style) {
    let (mut ordinary, mut important) = (Style::default(), Style::default());
    for (property, value) in pairs(text) {
        let value = resolved(value, variables);
        let value = value.to_ascii_lowercase();
        match value.split_once('!') {
            Some((value, mark)) if mark.trim() == "important" => important.set(&property, value.trim()),
            _ => ordinary.set(&property, value.trim()),
        }
    }
    (ordinary, important)
}

/// The properties of declarations in lower case, each with its value as written.
pub fn pairs(text: &str) -> impl Iterator<Item = (String, &str)> {
    text.split(';').filter_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        Some((property.trim().to_ascii_lowercase(), value.trim()))
    })
}

/// A value with the variable that it names in its place.
fn resolved<'a>(value: &'a str, variables: &'a Variables) -> std::borrow::Cow<'a, str> {
    const MOST: usize = 4;
    let mut value = std::borrow::Cow::Borrowed(value);
    for _ in 0..MOST {
        let Some((before, rest)) = value.split_once("var(") else { break };
        let Some((inside, after)) = rest.split_once(')') else { break };
        let (name, fallback) = inside.split_once(',').unwrap_or((inside, ""));
        let set = variables.get(name.trim()).map_or(fallback.trim(), String::as_str);
        value = std::borrow::Cow::Owned(format!("{before}{set}{after}"));
    }
    value
}

/// How many columns a template sets: `2fr 1fr 1fr`, `repeat(6, 1fr)`, `4rem repeat(2, minmax(0, 1fr))`.
fn tracks(value: &str) -> Option<u8> {
    const LONGEST: usize = 400;
    let (mut depth, mut count, mut within) = (0_u32, 0_u8, false);
    for (at, c) in value.char_indices().take(LONGEST) {
        match c {
            '(' if depth == 0 && value[..at].ends_with("repeat") => {
                let times: u8 = value[at + 1..].split(',').next()?.trim().parse().ok()?;
                count = count.checked_add(times.checked_sub(1)?)?;
                depth += 1;
            }
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ if c.is_whitespace() => within = false,
            _ if !within => {
                within = true;
                count = count.checked_add(1)?;
            }
            _ => {}
        }
    }
    (count > 1).then_some(count)
}

fn weight(value: &str) -> Option<bool> {
    const BOLD: u32 = 600;
    match value {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        _ => value.parse().ok().map(|weight: u32| weight >= BOLD),
    }
}

fn display(value: &str) -> Option<Display> {
    match value {
        "none" => Some(Display::None),
        "inline" | "inline-block" | "inline-flex" | "contents" => Some(Display::Inline),
        "block" | "flex" | "grid" | "table" | "table-row" | "table-cell" | "list-item" | "flow-root" => {
            Some(Display::Block)
        }
        _ => None,
    }
}

fn numbering(value: &str) -> Option<Numbering> {
    value.split_whitespace().find_map(|word| match word {
        "decimal" | "decimal-leading-zero" => Some(Numbering::Decimal),
        "lower-alpha" | "lower-latin" => Some(Numbering::LowerLetters),
        "upper-alpha" | "upper-latin" => Some(Numbering::UpperLetters),
        "lower-roman" => Some(Numbering::LowerRoman),
        "upper-roman" => Some(Numbering::UpperRoman),
        "disc" | "circle" | "square" => Some(Numbering::Bullets),
        "none" => Some(Numbering::None),
        _ => None,
    })
}
