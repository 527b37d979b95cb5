//! The numbers that are printed before the paragraphs of lists, worked out from the definitions as Word does.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::numbers::Format;
use crate::styles::{InList, Styles};
use crate::xml::{Element, Xml};

/// Levels of a list; a document can have no more.
const LEVELS: usize = 9;

/// The most lists and definitions.
const MOST_LISTS: usize = 50_000;

/// The lists that a document defines.
#[derive(Default)]
pub struct Lists {
    /// Each list's definition, and what it sets apart from it.
    lists: HashMap<u32, List>,
    definitions: HashMap<u32, Definition>,
}

#[derive(Default)]
struct List {
    definition: u32,
    starts: [Option<u32>; LEVELS],
    levels: Vec<Option<Level>>,
}

#[derive(Default)]
struct Definition {
    levels: Vec<Option<Level>>,
    /// The style that has the levels instead.
    linked: Option<String>,
}

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: Format,
    /// What is printed, with `%1` for the number of the first level.
    text: String,
    /// What parts it from the words.
    gap: &'static str,
    /// The level after which it starts again; 0 for never, nothing for each level above.
    restarts_after: Option<usize>,
    /// Whether the numbers of all levels are printed in figures.
    in_figures: bool,
    /// The style whose paragraphs are on this level.
    style: Option<String>,
}

/// What stands before a paragraph of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// A sign that is the same for each.
    Bullet,
    /// A number, with what parts it from the words.
    Number(String),
}

/// How far each list has come.
#[derive(Default)]
pub struct Counters {
    /// By definition: the number last printed on each level.
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    /// The lists that set their own start, and have used it.
    started: HashMap<u32, [bool; LEVELS]>,
}

impl Lists {
    /// The lists of a numbering part.
    pub fn read(xml: &Xml, styles: &Styles) -> Self {
        let Some(root) = xml.root() else { return Self::default() };
        let mut lists = Self::default();
        for element in root.children().take(MOST_LISTS) {
            let id = |name: &str| element.attribute(name).and_then(|id| id.parse().ok());
            match element.name() {
                "abstractNum" => {
                    lists.definitions.extend(id("abstractNumId").map(|id| (id, definition(element))));
                }
                "num" => lists.lists.extend(id("numId").map(|id| (id, list(element)))),
                _ => {}
            }
        }
        lists.follow_links(styles);
        lists
    }

    /// Lists whose levels stand in a style take the definition that the style's own list has.
    fn follow_links(&mut self, styles: &Styles) {
        let real = |definition: &u32| {
            let style = styles.get(self.definitions.get(definition)?.linked.as_deref()?)?;
            self.lists.get(&style.list.as_ref()?.list?).map(|list| list.definition)
        };
        let moved: Vec<(u32, u32)> =
            self.lists.iter().filter_map(|(id, list)| Some((*id, real(&list.definition)?))).collect();
        for (id, definition) in moved {
            self.lists.entry(id).and_modify(|list| list.definition = definition);
        }
    }

    fn level<'l>(&'l self, list: &'l List, at: usize) -> Option<&'l Level> {
        let own = list.levels.get(at).and_then(Option::as_ref);
        own.or_else(|| self.definitions.get(&list.definition)?.levels.get(at)?.as_ref())
    }

    /// The level of a paragraph: its own, or the one that is made for its style.
    fn level_of(&self, place: &InList, list: &List) -> usize {
        let styled = || {
            let style = place.style.as_deref()?;
            (0..LEVELS)
                .find(|at| self.level(list, *at).is_some_and(|level| level.style.as_deref() == Some(style)))
        };
        place.level.or_else(styled).unwrap_or(0).min(LEVELS - 1)
    }

    /// Counts a paragraph of a list; gives what stands before it.
    pub fn label(&self, place: &InList, counters: &mut Counters) -> Option<Label> {
        let id = place.list.filter(|id| *id > 0)?;
        let list = self.lists.get(&id)?;
        let at = self.level_of(place, list);
        let level = self.level(list, at)?;
        let started = counters.started.entry(id).or_default();
        let start = list.starts[at].filter(|_| !started[at]);
        started[at] = true;
        let counts = counters.counts.entry(list.definition).or_default();
        counts[at] = Some(match (start, counts[at]) {
            (Some(start), _) => start,
            (None, Some(before)) => before.saturating_add(1),
            (None, None) => level.start,
        });
        for (deeper, number) in counts.iter_mut().enumerate().skip(at + 1) {
            let restarts = self.level(list, deeper).and_then(|level| level.restarts_after);
            number.take_if(|_| restarts.is_none_or(|after| after > at));
        }
        self.printed(list, level, at, *counts)
    }

    fn printed(&self, list: &List, level: &Level, at: usize, counts: [Option<u32>; LEVELS]) -> Option<Label> {
        if level.format == Format::Bullet {
            return Some(Label::Bullet);
        }
        let mut text = String::new();
        let mut rest = level.text.chars().peekable();
        while let Some(c) = rest.next() {
            let place = rest.peek().and_then(|digit| digit.to_digit(10)).filter(|_| c == '%');
            let Some(place) = place.and_then(|place| (place as usize).checked_sub(1)) else {
                text.push(c);
                continue;
            };
            rest.next();
            let Some(named) = self.level(list, place).filter(|_| place <= at) else { continue };
            let format = if level.in_figures { Format::Figures } else { named.format };
            text.push_str(&format.print(counts[place].unwrap_or(named.start)));
        }
        let is_plain = !level.text.contains('%') && !text.chars().any(char::is_alphanumeric);
        match text.trim() {
            "" => None,
            _ if is_plain => Some(Label::Bullet),
            text => Some(Label::Number(text.chars().take(LONGEST).chain(level.gap.chars()).collect())),
        }
    }
}

fn definition(element: Element<'_>) -> Definition {
    let mut levels = Vec::new();
    for (at, level) in element.children().filter(|child| child.name() == "lvl").filter_map(numbered) {
        set(&mut levels, at, read_level(level));
    }
    Definition { levels, linked: element.value("numStyleLink").map(Cow::into_owned) }
}

fn list(element: Element<'_>) -> List {
    let definition = element.value("abstractNumId").and_then(|id| id.parse().ok()).unwrap_or(u32::MAX);
    let mut list = List { definition, ..List::default() };
    let changes = element.children().filter(|child| child.name() == "lvlOverride").filter_map(numbered);
    for (at, changed) in changes {
        list.starts[at] = changed.value("startOverride").and_then(|start| start.parse().ok());
        if let Some(level) = changed.child("lvl") {
            set(&mut list.levels, at, read_level(level));
        }
    }
    list
}

fn set(levels: &mut Vec<Option<Level>>, at: usize, level: Level) {
    if levels.len() <= at {
        levels.resize(at + 1, None);
    }
    levels[at] = Some(level);
}

/// An element with the level that it is for.
fn numbered(element: Element<'_>) -> Option<(usize, Element<'_>)> {
    let at = element.attribute("ilvl")?.parse().ok().filter(|at| *at < LEVELS)?;
    Some((at, element))
}

/// The longest label, in characters.
const LONGEST: usize = 60;

fn read_level(element: Element<'_>) -> Level {
    let text = element.value("lvlText").unwrap_or_default();
    let format = element.child("numFmt").or_else(|| {
        element.all().find(|inner| inner.name() == "numFmt" && inner.attribute("format").is_some())
    });
    Level {
        start: element.value("start").and_then(|start| start.parse().ok()).unwrap_or(1),
        format: format.map_or(Format::Figures, Format::of),
        text: text.chars().take(LONGEST).collect(),
        gap: if element.value("suff").is_some_and(|gap| gap == "nothing") { "" } else { " " },
        restarts_after: element.value("lvlRestart").and_then(|level| level.parse().ok()),
        in_figures: element.switch("isLgl").unwrap_or(false),
        style: element.value("pStyle").map(Cow::into_owned),
    }
}
