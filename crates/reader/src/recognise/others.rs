//! Documents that are something else, told by their title, their first lines, or the headings of their tables.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::lexicon;
use crate::{Block, Table, Tree};
use goldthread_tree::words::{find_phrase, plain};

/// What such documents say.
#[derive(Debug, Deserialize)]
struct Kinds {
    kind: Vec<Kind>,
}

#[derive(Debug, Deserialize)]
struct Kind {
    what: String,
    #[serde(default)]
    title: Vec<String>,
    #[serde(default)]
    lines: Vec<String>,
    #[serde(default = "one")]
    needed: usize,
    #[serde(default)]
    headings: Vec<String>,
    #[serde(default)]
    headings_needed: usize,
    /// With more actions than this the document is a plan all the same.
    most_actions: Option<usize>,
}

fn one() -> usize {
    1
}

/// Makes the words ready.
pub fn prepare() {
    LazyLock::force(&KINDS);
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let kinds: Kinds = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/others.json")))
        .expect("the data files are part of the program and a test reads them all");
    kinds.kind
});

/// Why a document in which so many actions were found is none of a plan: `this looks like a saved error page: ...`;
/// `None` where nothing says so.
pub fn of(tree: &Tree, title: &str, actions: usize) -> Option<String> {
    const EARLY: usize = 40;
    const LONGEST: usize = 90;
    let own = plain(title);
    if lexicon().document.titles.iter().any(|words| find_phrase(&own, words).is_some()) && actions > 0 {
        return None;
    }
    let lines: Vec<String> = tree
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(_, line) | Block::Paragraph(line) | Block::Item(line) => Some(line.quote()),
            Block::Table(_) => None,
        })
        .take(EARLY)
        .filter(|line| line.text().len() <= LONGEST)
        .map(|line| plain(line.text()))
        .collect();
    KINDS.iter().filter(|kind| kind.most_actions.is_none_or(|most| actions <= most)).find_map(|kind| {
        let why = kind
            .by_lines(&lines)
            .or_else(|| kind.by_title(&own, &lines, actions))
            .or_else(|| kind.by_tables(tree))?;
        Some(format!("this looks like {}: {why}", kind.what))
    })
}

impl Kind {
    fn by_lines(&self, lines: &[String]) -> Option<String> {
        let begins = |line: &str, words: &str| {
            line.strip_prefix(words)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') && words.len() > 4)
        };
        let found: BTreeSet<&str> = self
            .lines
            .iter()
            .filter(|words| lines.iter().any(|line| begins(line, words)))
            .map(String::as_str)
            .collect();
        let needed = !self.lines.is_empty() && found.len() >= self.needed;
        needed.then(|| format!("it says {}", quoted(found)))
    }

    fn by_title(&self, title: &str, lines: &[String], actions: usize) -> Option<String> {
        const COVER: usize = 6;
        let heads = |words: &str| {
            let ends = |line: &String| {
                line.strip_suffix(words).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
            };
            find_phrase(title, words).is_some() || actions == 0 && lines.iter().take(COVER).any(ends)
        };
        let named = self.title.iter().find(|words| heads(words))?;
        let only = self.headings.is_empty() && self.lines.is_empty();
        (actions == 0 || !only).then(|| format!("its title names it \"{named}\""))
    }

    fn by_tables(&self, tree: &Tree) -> Option<String> {
        if self.headings.is_empty() {
            return None;
        }
        let tables = tree
            .blocks
            .iter()
            .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
        let mut foreign = None;
        for table in tables.filter(|table| table.width() > 2) {
            foreign = Some(self.headed(table)?);
        }
        foreign
    }

    /// The headings of a table that are those of such a document, if they are enough.
    fn headed(&self, table: &Table) -> Option<String> {
        let headings = table.rows.first()?.filled().filter(|(_, cell)| !cell.exceeds(90));
        let headings: Vec<String> = headings.map(|(_, cell)| plain(&cell.text())).collect();
        let found: BTreeSet<&str> =
            self.headings.iter().filter(|words| headings.contains(words)).map(String::as_str).collect();
        (found.len() >= self.headings_needed)
            .then(|| format!("its tables have columns for {}", quoted(found)))
    }
}

fn quoted(words: BTreeSet<&str>) -> String {
    const MOST: usize = 3;
    words.into_iter().take(MOST).map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}
