//! Pages made into a tree.

use goldthread_anchor::Anchor;
use goldthread_plan::Doubt;
use goldthread_tree::{Block, Row, Table, Tree};

use crate::area::Area;
use crate::cells::{rows, sorted_in};
use crate::flow::{Flow, body, in_order, room, take_running};
use crate::grid::{Grid, grids};
use crate::lines::lines;
use crate::page::{Gaps, Page};
use crate::paragraphs::{Lines, begins_item, parted};
use crate::rules::drawn;

/// What has been made of the pages so far.
#[derive(Default)]
pub struct Builder {
    flows: Vec<Flow>,
    tables: Vec<Table>,
    /// For each table on each page: the page, where it stands, the number of the table.
    stands: Vec<Stand>,
    gaps: Vec<(u32, Gaps)>,
    pictured: Vec<u32>,
    last: Option<Last>,
}

/// A table, or a part of one, on a page.
struct Stand {
    page: u32,
    area: Area,
    /// The number of the table from 0; `None` for a part of one that stands on an earlier page.
    table: Option<usize>,
}

/// The last table of the last page.
struct Last {
    page: u32,
    table: usize,
    xs: Vec<f32>,
    is_at_foot: bool,
}

impl Builder {
    /// Takes in the next page.
    pub fn add(&mut self, page: &Page) {
        let drawn = drawn(&page.rules, &page.glyphs);
        let grids: Vec<Grid> =
            grids(&drawn).into_iter().filter(|grid| grid.width() > 1 || grid.height() > 1).collect();
        let (mut held, loose) = sorted_in(&grids, &page.glyphs);
        let lines = lines(&loose, &page.rules);
        let first = lines
            .iter()
            .map(|line| line.area().top)
            .filter(|top| *top > page.height * 0.115)
            .fold(f32::INFINITY, f32::min);
        let last = lines
            .iter()
            .map(|line| line.area().bottom)
            .filter(|low| *low < page.height * 0.885)
            .fold(0.0, f32::max);
        for (at, grid) in grids.iter().enumerate() {
            let area = grid.area();
            if held[at].iter().all(Vec::is_empty) {
                continue;
            }
            let goes_on = at == 0 && area.top <= first && self.goes_on_in(page.number, grid);
            let own = std::mem::take(&mut held[at]);
            let table = if goes_on { self.last.as_ref().map(|last| last.table) } else { None };
            let is_new = table.is_none();
            let table = table.unwrap_or(self.tables.len());
            if is_new {
                let number = u32::try_from(table + 1).unwrap_or(u32::MAX);
                self.tables.push(Table { number, rows: Vec::new() });
            }
            let before = self.tables[table].rows.len();
            let mut rows: Vec<Row> = rows(page, grid, &own, self.tables[table].number, before);
            if let Some(row) = rows.first_mut().filter(|_| !is_new) {
                row.after_break = true;
            }
            self.tables[table].rows.extend(rows);
            self.stands.push(Stand { page: page.number, area, table: is_new.then_some(table) });
            self.last =
                Some(Last { page: page.number, table, xs: grid.xs.clone(), is_at_foot: area.bottom >= last });
        }
        if page.gaps != Gaps::default() {
            self.gaps.push((page.number, page.gaps));
        }
        if page.glyphs.is_empty() && page.pictured > 0.3 {
            self.pictured.push(page.number);
        }
        self.flows.push(in_order(page, lines));
    }

    fn goes_on_in(&self, page: u32, grid: &Grid) -> bool {
        let Some(last) = &self.last else { return false };
        let alike =
            last.xs.len() == grid.xs.len() && last.xs.iter().zip(&grid.xs).all(|(a, b)| (a - b).abs() < 4.0);
        last.page + 1 == page && last.is_at_foot && alike
    }

    /// The tree of all pages.
    pub fn done(mut self) -> Tree {
        let mut tree = Tree::default();
        let running = take_running(&mut self.flows);
        if !running.is_empty() {
            let shown: Vec<String> = running.iter().take(3).map(|words| format!("\"{words}\"")).collect();
            tree.doubts.push(Doubt {
                code: "running-heads".to_owned(),
                message: format!(
                    "Lines printed at the head or foot of the pages were left out: {}.",
                    shown.join(", ")
                ),
                at: Anchor::Typed,
            });
        }
        let (size, strong) = body(&self.flows);
        let levels = levels(&self.flows, size);
        let mut tables: Vec<Option<Table>> = self.tables.into_iter().map(Some).collect();
        for flow in self.flows {
            let mut stands = self.stands.iter().filter(|stand| stand.page == flow.page).peekable();
            let room = room(&flow.lines);
            for part in parted(flow.lines, room) {
                let top = part.lines.first().map_or(0.0, |line| line.area().top);
                while let Some(stand) = stands.next_if(|stand| stand.area.top < top) {
                    put_table(&mut tree, &mut tables, stand);
                }
                tree.blocks.push(block(part, flow.page, size, strong, &levels));
            }
            stands.for_each(|stand| put_table(&mut tree, &mut tables, stand));
        }
        tree.doubts.extend(doubts(&self.gaps, &self.pictured));
        tree
    }
}

fn put_table(tree: &mut Tree, tables: &mut [Option<Table>], stand: &Stand) {
    let table = stand.table.and_then(|at| tables.get_mut(at)).and_then(Option::take);
    tree.blocks.extend(table.map(Block::Table));
}

/// The sizes of headings, the largest first, in half points.
fn levels(flows: &[Flow], body: f32) -> Vec<i32> {
    let mut sizes: Vec<i32> = flows
        .iter()
        .flat_map(|flow| &flow.lines)
        .filter(|line| line.size > body * LARGER)
        .map(|line| half_points(line.size))
        .collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes.dedup();
    sizes
}

/// A heading is so much larger than the words under it.
const LARGER: f32 = 1.12;

fn half_points(size: f32) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "sizes are small")]
    let half = (size * 2.0).round() as i32;
    half
}

/// A heading, an item or a paragraph.
fn block(mut part: Lines, page: u32, size: f32, strong: bool, levels: &[i32]) -> Block {
    const LONGEST: usize = 200;
    let is_item = part.take_bullet();
    let letters: usize = part.lines.iter().map(|line| line.text().len()).sum();
    let larger = part.lines.iter().all(|line| line.size > size * LARGER);
    let bold = !strong && part.lines.iter().all(Line::is_strong);
    let ended = part.lines.last().is_some_and(|line| line.text().ends_with(['.', ';', ',']));
    let numbered = part.lines.first().is_some_and(begins_item);
    let paragraph = part.paragraph(page, None);
    if is_item {
        Block::Item(paragraph)
    } else if letters <= LONGEST && larger {
        let own = part.lines.first().map_or(0, |line| half_points(line.size));
        let level = levels.iter().position(|level| *level == own).unwrap_or(levels.len());
        Block::Heading(u8::try_from(level + 1).unwrap_or(6).min(6), paragraph)
    } else if letters <= LONGEST / 2 && bold && !ended && !numbered {
        Block::Heading(u8::try_from(levels.len() + 1).unwrap_or(6).min(6), paragraph)
    } else {
        Block::Paragraph(paragraph)
    }
}

use crate::lines::Line;

fn doubts(gaps: &[(u32, Gaps)], pictured: &[u32]) -> Vec<Doubt> {
    let mut out = Vec::new();
    let mut say = |code: &str, message: String| {
        out.push(Doubt { code: code.to_owned(), message, at: Anchor::Typed });
    };
    let pages = |has: &dyn Fn(&Gaps) -> bool| -> Vec<u32> {
        gaps.iter().filter(|(_, gaps)| has(gaps)).map(|(page, _)| *page).collect()
    };
    let unknown = pages(&|gaps| gaps.unknown > 0);
    if !unknown.is_empty() {
        say(
            "unknown-letters",
            format!(
                "On {} the font does not say what some letters are; they are shown as \u{FFFD}.",
                named(&unknown)
            ),
        );
    }
    let invisible = pages(&|gaps| gaps.invisible > 0);
    if !invisible.is_empty() {
        say(
            "recognised-words",
            format!(
                "The words on {} were recognised from a picture by the program that made the file; compare them with the picture.",
                named(&invisible)
            ),
        );
    }
    let full = pages(&|gaps| gaps.left_out > 0);
    if !full.is_empty() {
        say(
            "cut-page",
            format!("There is more on {} than can be read; the rest was left out.", named(&full)),
        );
    }
    if !pictured.is_empty() {
        say(
            "scan",
            format!(
                "There are no words on {}, only pictures of pages; have them recognised (OCR), or ask for the document itself.",
                named(pictured)
            ),
        );
    }
    out
}

/// `page 3`, `pages 3, 4 and 9`, `pages 1 to 12`.
fn named(pages: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &page in pages {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == page => run.1 = page,
            _ => runs.push((page, page)),
        }
    }
    let words: Vec<String> = runs
        .iter()
        .map(|(from, to)| if from == to { from.to_string() } else { format!("{from} to {to}") })
        .collect();
    let many = if pages.len() == 1 { "page" } else { "pages" };
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{many} {} and {last}", rest.join(", ")),
        _ => format!("{many} {}", words.join(", ")),
    }
}
