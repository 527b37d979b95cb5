//! Takes out what is on a page but no part of the document's text: page numbers, running heads, the list of contents.

use std::collections::{HashMap, HashSet};

use goldthread_anchor::Anchor;
use goldthread_plan::Doubt;

use crate::lexicon::lexicon;
use crate::recognise::is_section_heading;
use crate::{Block, Tree};
use goldthread_tree::words::plain;

/// The tree without its page furniture; one doubt says what was left out.
pub fn removed(tree: Tree) -> Tree {
    let lines: Vec<Option<Line>> = tree.blocks.iter().map(Line::of).collect();
    let heads = running_heads(&lines);
    let contents = contents(&tree.blocks, &lines);
    let mut seen: HashSet<&str> = HashSet::new();
    let goes: Vec<bool> = (0..lines.len())
        .map(|at| {
            let Some(line) = &lines[at] else { return contents.contains(&at) };
            let again = !seen.insert(&line.even);
            line.is_page_mark || contents.contains(&at) || again && heads.contains(line.even.as_str())
        })
        .collect();
    let Tree { blocks, notes, pages, mut doubts } = tree;
    let first = blocks.iter().zip(&goes).find(|(_, goes)| **goes).map(|(block, _)| place(block));
    if let Some(at) = first {
        let count = goes.iter().filter(|goes| **goes).count();
        let message = format!(
            "{count} lines were taken for page numbers, running heads or a list of contents, and left out"
        );
        doubts.push(Doubt { code: "page-furniture".to_owned(), message, at });
    }
    let blocks = blocks.into_iter().zip(goes).filter(|(_, goes)| !goes).map(|(block, _)| block).collect();
    Tree { blocks, notes, pages, doubts }
}

fn place(block: &Block) -> Anchor {
    match block {
        Block::Heading(_, line) | Block::Paragraph(line) | Block::Item(line) => line.quote().anchor(),
        Block::Table(table) => table.rows[0].cells.first().map(|cell| cell.at.clone()).unwrap_or_default(),
    }
}

/// A short line outside tables.
struct Line {
    /// Its words in lower case, without numbers; with them where it is a heading, for headings are told apart by them.
    even: String,
    plain: String,
    is_page_mark: bool,
    is_item: bool,
}

impl Line {
    fn of(block: &Block) -> Option<Self> {
        const LONGEST: usize = 150;
        let (Block::Heading(_, line) | Block::Paragraph(line) | Block::Item(line)) = block else {
            return None;
        };
        let words = line.quote();
        let is_item = matches!(block, Block::Item(_));
        if words.text().len() > LONGEST {
            return None;
        }
        let plain = plain(words.text());
        let counts = matches!(block, Block::Heading(..)) && !plain.contains("page ");
        let even: Vec<&str> =
            plain.split(' ').filter(|word| counts || word.parse::<u32>().is_err()).collect();
        let is_page_mark = !is_item && is_page_mark(&plain);
        Some(Self { even: even.join(" "), is_page_mark, is_item, plain })
    }
}

/// `Page 3 of 20`, `3 of 20`, `3`.
fn is_page_mark(plain: &str) -> bool {
    let words: Vec<&str> = plain.split(' ').collect();
    let number = |word: &str| word.len() <= 3 && word.parse::<u32>().is_ok();
    match words[..] {
        [one] | ["page" | "p", one] => number(one),
        [one, "of", all] | ["page" | "p", one, "of", all] => number(one) && number(all),
        _ => false,
    }
}

/// Lines that stand again and again beside a page number, or between two tables, or with a page number in them.
fn running_heads(lines: &[Option<Line>]) -> HashSet<&str> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(line) = line.as_ref().filter(|line| !line.is_page_mark && !line.is_item) else { continue };
        let near = |other: Option<usize>| other.and_then(|other| lines.get(other));
        let marked =
            |other| near(other).is_some_and(|line| line.as_ref().is_some_and(|line| line.is_page_mark));
        let neighbours = [at.checked_sub(1), at.checked_add(1)];
        let between = neighbours.iter().all(|other| near(*other).is_some_and(Option::is_none));
        let numbered = line.plain.contains("page ") && line.even.len() < line.plain.len();
        let set_apart = neighbours.iter().any(|other| marked(*other)) || between || numbered;
        let count = counts.entry(&line.even).or_default();
        count.0 += 1;
        count.1 += usize::from(set_apart);
    }
    let head = |even: &str, all: usize, apart: usize| {
        !even.is_empty() && all > 1 && apart * 2 >= all && (apart > 1 || all > 2) && !tells(even)
    };
    counts.into_iter().filter(|(even, (all, apart))| head(even, *all, *apart)).map(|(even, _)| even).collect()
}

/// Whether a line says what stands under it.
fn tells(even: &str) -> bool {
    lexicon().label(even).is_some()
        || lexicon().role(even).is_some_and(|(_, sure)| sure > 0.8)
        || lexicon().list_of(even).is_some()
        || is_section_heading(&format!("{even} 1: x"))
}

/// The blocks of a list of contents: lines after its heading that end in a page number or stand again further down.
fn contents(blocks: &[Block], lines: &[Option<Line>]) -> HashSet<usize> {
    const MOST: usize = 200;
    const EARLY: usize = 60;
    let is_head =
        |line: &Line| ["contents", "table of contents", "list of contents"].contains(&line.plain.as_str());
    let Some(head) = lines.iter().take(EARLY).position(|line| line.as_ref().is_some_and(is_head)) else {
        return HashSet::new();
    };
    let mut again: HashMap<&str, usize> = HashMap::new();
    for line in lines.iter().skip(head).flatten() {
        *again.entry(line.plain.as_str()).or_default() += 1;
    }
    let stands_again = |entry: &str| again.get(entry).is_some_and(|count| *count > 1);
    let entry = |at: usize| match (&blocks[at], &lines[at]) {
        (Block::Table(table), _) => {
            table.width() <= 3
                && table.rows.iter().all(|row| {
                    row.filled().last().is_some_and(|(_, cell)| is_page_mark(&plain(&cell.text())))
                })
        }
        (_, Some(line)) => {
            let (title, number) = line.plain.rsplit_once(' ').unwrap_or((&line.plain, ""));
            stands_again(&line.plain)
                || number.len() <= 3 && number.parse::<u32>().is_ok() && {
                    let unnumbered = title.split_once(' ').filter(|(first, _)| first.parse::<u32>().is_ok());
                    let dotted = has_leader(&blocks[at]);
                    dotted
                        || again.contains_key(title)
                        || unnumbered.is_some_and(|(_, rest)| again.contains_key(rest))
                }
                || line.is_item
                    && line.plain.split_once(' ').is_some_and(|(_, rest)| again.contains_key(rest))
        }
        _ => false,
    };
    let most = blocks.len().min(head + MOST);
    let end = (head + 1..most).find(|&at| !entry(at)).unwrap_or(most);
    if end > head + 1 { (head..end).collect() } else { HashSet::new() }
}

fn has_leader(block: &Block) -> bool {
    let (Block::Heading(_, line) | Block::Paragraph(line) | Block::Item(line)) = block else { return false };
    line.text().contains("...") || line.text().contains('…')
}
