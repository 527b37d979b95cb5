//! What the named styles of a document set, each with what it takes over from the style that it is based on.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use crate::symbols::Font;
use crate::theme::{Shade, Theme, highlight};
use crate::xml::{Element, Xml};
use goldthread_tree::Colour;

/// The most styles.
const MOST_STYLES: usize = 20_000;
/// The most styles that one may be based on, each on the next.
const LONGEST_CHAIN: usize = 20;

/// How words are set; what is not known is left to the next outer part.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Look {
    /// Bold.
    pub strong: Option<bool>,
    /// Italic.
    pub emphasis: Option<bool>,
    /// Struck through once.
    pub struck: Option<bool>,
    /// Struck through twice.
    pub struck_twice: Option<bool>,
    /// Not shown.
    pub hidden: Option<bool>,
    /// The colour behind.
    pub behind: Option<Shade>,
    /// The colour of the letters.
    pub ink: Option<Shade>,
    /// The font, where it is one of symbols.
    pub font: Option<Font>,
}

impl Look {
    /// What `w:rPr` sets.
    pub fn read(properties: Element<'_>, theme: &Theme) -> Self {
        let mut look = Self::default();
        for property in properties.children() {
            let on = Some(property.is_on("val"));
            match property.name() {
                "b" => look.strong = on,
                "i" => look.emphasis = on,
                "strike" => look.struck = on,
                "dstrike" => look.struck_twice = on,
                "vanish" => look.hidden = on,
                "highlight" => {
                    look.behind = property.attribute("val").map(|word| highlight(&word));
                }
                "shd" => look.behind = look.behind.or_else(|| theme.shading(property)),
                "color" => look.ink = Some(theme.ink(property).map_or(Shade::Clear, Shade::Filled)),
                "rFonts" => look.font = Font::of(property).or(look.font),
                _ => {}
            }
        }
        look
    }

    /// This, and where it says nothing what `outer` says.
    #[must_use]
    pub fn over(self, outer: Self) -> Self {
        Self {
            strong: self.strong.or(outer.strong),
            emphasis: self.emphasis.or(outer.emphasis),
            struck: self.struck.or(outer.struck),
            struck_twice: self.struck_twice.or(outer.struck_twice),
            hidden: self.hidden.or(outer.hidden),
            behind: self.behind.or(outer.behind),
            ink: self.ink.or(outer.ink),
            font: self.font.or(outer.font),
        }
    }

    /// The colour of the letters, where it is neither black nor white.
    pub fn colour(&self) -> Option<Colour> {
        let colour = self.ink.and_then(Shade::colour)?;
        colour.name().filter(|name| *name != "Black").map(|_| colour)
    }
}

/// A list that a paragraph belongs to, as far as a style or the paragraph says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InList {
    /// The number of the list; 0 takes a paragraph out of lists.
    pub list: Option<u32>,
    /// The level in it, from 0.
    pub level: Option<usize>,
    /// The style that says so, if one does.
    pub style: Option<Arc<str>>,
}

impl InList {
    /// What `w:numPr` says.
    pub fn read(properties: Element<'_>) -> Option<Self> {
        let numbering = properties.child("numPr")?;
        Some(Self {
            list: numbering.value("numId").and_then(|id| id.parse().ok()),
            level: numbering.value("ilvl").and_then(|level| level.parse().ok()),
            style: None,
        })
    }
}

/// A style of paragraphs, characters, tables or lists.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// Its name in lower case; for Word's own styles in English, whatever the language.
    pub name: String,
    /// How its words are set.
    pub look: Look,
    /// The level of heading that it is, from 0; 9 is none.
    pub outline: Option<u8>,
    /// The list that its paragraphs belong to.
    pub list: Option<InList>,
    /// The colour behind its paragraphs.
    pub behind: Option<Shade>,
    /// What it sets in parts of a table.
    pub parts: [PartLook; 4],
}

/// A part of a table that a style may set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first row.
    FirstRow,
    /// The last row.
    LastRow,
    /// The first column.
    FirstColumn,
    /// The last column.
    LastColumn,
}

/// What a style sets in a part of a table.
#[derive(Clone, Copy, Debug, Default)]
pub struct PartLook {
    /// The colour of its cells.
    pub fill: Option<Shade>,
    /// How its words are set.
    pub look: Look,
}

/// The styles of a document by their ids.
#[derive(Default)]
pub struct Styles {
    all: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    /// How words are set where nothing else says.
    base: Look,
}

impl Styles {
    /// The styles of a styles part.
    pub fn read(xml: &Xml, theme: &Theme) -> Self {
        let Some(root) = xml.root() else { return Self::default() };
        let base = root.at(&["docDefaults", "rPrDefault", "rPr"]);
        let elements: Vec<Element<'_>> =
            root.children().filter(|child| child.name() == "style").take(MOST_STYLES).collect();
        let own: HashMap<String, (Style, Option<String>)> = elements
            .iter()
            .filter_map(|element| {
                let based_on = element.value("basedOn").map(Cow::into_owned);
                let id = element.attribute("styleId")?.into_owned();
                let style = style(&id, *element, theme);
                Some((id, (style, based_on)))
            })
            .collect();
        let usual = elements.iter().find(|element| {
            element.attribute("type").is_some_and(|kind| kind == "paragraph")
                && element.attribute("default").is_some()
                && element.is_on("default")
        });
        Self {
            all: own.keys().map(|id| (id.clone(), whole(&own, id))).collect(),
            usual: usual.and_then(|element| element.attribute("styleId")).map(Cow::into_owned),
            base: base.map(|base| Look::read(base, theme)).unwrap_or_default(),
        }
    }

    /// The style of an id.
    pub fn get(&self, id: &str) -> Option<&Style> {
        self.all.get(id)
    }

    /// The style of a paragraph, which may name none.
    pub fn paragraph(&self, id: Option<&str>) -> Option<&Style> {
        let known = id.filter(|id| self.all.contains_key(*id));
        self.get(known.or(self.usual.as_deref())?)
    }

    /// How words are set where nothing else says.
    pub fn base(&self) -> Look {
        self.base
    }
}

/// A style with what it takes over from those that it is based on.
fn whole(own: &HashMap<String, (Style, Option<String>)>, id: &str) -> Style {
    let Some((style, next)) = own.get(id) else { return Style::default() };
    let mut style = style.clone();
    let mut next = next.as_ref();
    for _ in 0..LONGEST_CHAIN {
        let Some((outer, after)) = next.and_then(|id| own.get(id)) else { break };
        style.look = style.look.over(outer.look);
        style.outline = style.outline.or(outer.outline);
        style.list = match (style.list, &outer.list) {
            (Some(mine), Some(outer)) if mine.list.is_none() => Some(InList {
                list: outer.list,
                level: mine.level.or(outer.level),
                style: outer.style.clone(),
            }),
            (mine, outer) => mine.or_else(|| outer.clone()),
        };
        style.behind = style.behind.or(outer.behind);
        for (mine, outer) in style.parts.iter_mut().zip(outer.parts) {
            mine.fill = mine.fill.or(outer.fill);
            mine.look = mine.look.over(outer.look);
        }
        next = after.as_ref();
    }
    style
}

fn style(id: &str, element: Element<'_>, theme: &Theme) -> Style {
    let name = element.value("name").unwrap_or_default().trim().to_lowercase();
    let properties = element.child("pPr");
    let outline = properties.and_then(|properties| properties.value("outlineLvl"));
    let look = element.child("rPr").map(|properties| Look::read(properties, theme)).unwrap_or_default();
    let list = properties.and_then(InList::read);
    Style {
        outline: outline.and_then(|level| level.parse().ok()).or_else(|| heading(&name)),
        name,
        look,
        list: list.map(|list| InList { style: Some(id.into()), ..list }),
        behind: properties.and_then(|properties| theme.shading(properties.child("shd")?)),
        parts: parts(element, theme),
    }
}

/// What a style of tables sets in their parts.
fn parts(style: Element<'_>, theme: &Theme) -> [PartLook; 4] {
    let mut parts = [PartLook::default(); 4];
    for (part, look) in style.children().filter_map(|child| part(child, theme)) {
        parts[part as usize] = look;
    }
    parts
}

/// What `w:tblStylePr` sets. Bands are left out: every other row being tinted says nothing of what stands in it.
fn part(element: Element<'_>, theme: &Theme) -> Option<(Part, PartLook)> {
    let kind = (element.name() == "tblStylePr").then(|| element.attribute("type")).flatten()?;
    let part = match &*kind {
        "firstRow" => Part::FirstRow,
        "lastRow" => Part::LastRow,
        "firstCol" => Part::FirstColumn,
        "lastCol" => Part::LastColumn,
        _ => return None,
    };
    let fill = element.at(&["tcPr", "shd"]).and_then(|shd| theme.shading(shd));
    let look = element.child("rPr").map(|properties| Look::read(properties, theme)).unwrap_or_default();
    Some((part, PartLook { fill, look }))
}

/// The level of a heading by the name of its style, from 0.
fn heading(name: &str) -> Option<u8> {
    if name == "title" {
        return Some(0);
    }
    let level: u8 = name.strip_prefix("heading ")?.trim().parse().ok()?;
    (1..=9).contains(&level).then(|| level - 1)
}

/// What the ids of headings begin with, in documents that lost their styles.
const HEADING_IDS: &[&str] = &[
    "heading",
    "berschrift",
    "überschrift",
    "titre",
    "ttulo",
    "título",
    "kop",
    "rubrik",
    "overskrift",
    "titolo",
];

/// The level of a heading by the id of a style that the document does not define, from 0.
pub fn heading_by_id(id: &str) -> Option<u8> {
    let id = id.to_lowercase().replace(' ', "");
    let level: u8 = id.get(id.len().checked_sub(1)?..)?.parse().ok()?;
    let is_heading = HEADING_IDS.contains(&&id[..id.len() - 1]) && (1..=9).contains(&level);
    is_heading.then(|| level - 1)
}
