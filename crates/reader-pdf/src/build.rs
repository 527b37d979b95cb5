//! Pages made into a tree.

use goldthread_tree::{Block, PageSize, Row, Table, Tree};

use crate::aligned::{found, resumed};
use crate::area::Area;
use crate::blocks::{Sizes, append, goes_on, words_of};
use crate::cells::{Sheet, rows, sorted_in};
use crate::chain::{Columns, Last, Part, rejoin, spread};
use crate::doubts::Seen;
use crate::edges::{Edges, parted as without_edges};
use crate::flow::{Flow, is_likely_running, margin, room, take_running};
use crate::grid::{Grid, grids};
use crate::hyphens::settle;
use crate::lines::{Line, Strikes, lines, most_common};
use crate::notes::Note;
use crate::over::repeated;
use crate::page::{Gaps, Page};
use crate::paragraphs::{Lines, Room, parted};
use crate::rules::drawn;

/// What has been made of the pages so far.
#[derive(Default)]
pub struct Builder {
    flows: Vec<Flow>,
    tables: Vec<Table>,
    stands: Vec<Stand>,
    notes: Vec<(u32, Note)>,
    pages: Vec<PageSize>,
    sizes: Sizes,
    seen: Seen,
    last: Option<Last>,
    /// The page that waits for the edges of the next, with its own.
    waiting: Option<(Page, Edges)>,
    /// The edges of the page before that.
    edges: Edges,
    /// How many cells and lines may still be taken.
    room: usize,
}

/// A table, or a part of one, on a page.
struct Stand {
    page: u32,
    area: Area,
    /// The number of the table from 0; `None` for a part of one that stands on an earlier page.
    table: Option<usize>,
}

impl Builder {
    /// For so many parts.
    pub fn new(parts: usize) -> Self {
        Self { room: parts, ..Self::default() }
    }

    /// Takes in the next page.
    pub fn add(&mut self, page: Page) {
        let edges = Edges::of(&page);
        self.pages.push(page.size());
        if let Some((before, own)) = self.waiting.take() {
            self.add_between(&before, &edges);
            self.edges = own;
        }
        self.waiting = Some((page, edges));
    }

    /// Takes in a page; `next` are the edges of the next one.
    fn add_between(&mut self, page: &Page, next: &Edges) {
        let sheet = Sheet { page, strikes: Strikes::of(&page.rules) };
        let drawn = drawn(&page.rules, &page.glyphs);
        let is_table = |grid: &Grid| grid.width() > 1 || grid.height() > 1;
        let mut grids: Vec<Grid> = grids(&drawn, &page.fills).into_iter().filter(is_table).collect();
        let (_, loose) = sorted_in(&grids, &page.glyphs);
        let own = without_edges(lines(&loose, &sheet.strikes), page.height, [&self.edges, next]);
        let mut found = found(page, &drawn, own.body);
        if let Some(last) = self.last.as_ref().filter(|last| last.may_go_on(page.number)) {
            let top =
                grids.iter().chain(&found.grids).map(|grid| grid.area().top).fold(page.height, f32::min);
            grids.extend(resumed(page, &drawn, &mut found.lines, (last, top)));
        }
        found.lines = [own.head, found.lines, own.foot].concat();
        grids.extend(found.grids);
        grids.sort_by(|a, b| {
            a.area().top.total_cmp(&b.area().top).then(a.area().left.total_cmp(&b.area().left))
        });
        self.add_tables(&sheet, &grids, &found.lines);
        self.sizes.add(page, &found.lines);
        self.add_gaps(page);
        let lines = self.within_room(found.lines, page);
        self.flows.push(Flow { page: page.number, height: page.height, lines });
    }

    fn within_room(&mut self, mut lines: Vec<Line>, page: &Page) -> Vec<Line> {
        if lines.len() > self.room {
            lines.truncate(self.room);
            self.seen.skipped.push(page.number);
        }
        self.room -= lines.len();
        lines
    }

    fn add_gaps(&mut self, page: &Page) {
        const PICTURE: f32 = 0.3;
        if page.gaps != Gaps::default() {
            self.seen.gaps.push((page.number, page.gaps));
        }
        if page.gaps.too_much {
            self.seen.skipped.push(page.number);
        }
        if page.glyphs.is_empty() && page.pictured > PICTURE {
            self.seen.pictured.push(page.number);
        }
    }

    /// Takes in the tables of a page, from the top; `lines` are those outside them.
    fn add_tables(&mut self, sheet: &Sheet<'_>, grids: &[Grid], lines: &[Line]) {
        let page = sheet.page;
        let (mut held, _) = sorted_in(grids, &page.glyphs);
        let body = Body::of(page, lines, self.flows.last());
        let mut is_first = true;
        for (grid, own) in grids.iter().zip(&mut held) {
            let own = std::mem::take(own);
            let places = grid.width() * grid.height();
            if own.iter().all(Vec::is_empty) {
                continue;
            }
            if places > self.room {
                self.seen.skipped.push(page.number);
                continue;
            }
            self.room -= places;
            let area = grid.area();
            let at_head = is_first && area.top <= body.first;
            let on = self
                .last
                .take_if(|_| at_head)
                .and_then(|last| Some((last.goes_on_in(page.number, grid)?, last)));
            let is_new = on.is_none();
            let part = match on {
                Some((columns, last)) => self.go_on(sheet, grid, &own, (last, columns)),
                None => self.begin(sheet, grid, &own),
            };
            self.stands.push(Stand { page: page.number, area, table: is_new.then_some(part.table) });
            let is_at_foot = area.bottom >= body.last;
            self.last = Some(Last::of(page.number, part, grid, is_at_foot));
            is_first = false;
        }
    }

    /// Begins a table.
    fn begin(&mut self, sheet: &Sheet<'_>, grid: &Grid, own: &[Vec<crate::page::Glyph>]) -> Part {
        let table = self.tables.len();
        let number = u32::try_from(table + 1).unwrap_or(u32::MAX);
        let made = rows(sheet, grid, own, number, 0);
        self.tables.push(Table { number, rows: made.rows });
        Part { table, xs: grid.xs.clone(), brims: made.last }
    }

    /// Goes on with a table.
    fn go_on(
        &mut self,
        sheet: &Sheet<'_>,
        grid: &Grid,
        own: &[Vec<crate::page::Glyph>],
        (last, columns): (Last, Columns),
    ) -> Part {
        let unparted = if columns == Columns::Same { last.unparted(grid) } else { Vec::new() };
        let Last { xs, brims: above, .. } = last;
        let before = &mut self.tables[last.table];
        let made = rows(sheet, grid, own, before.number, before.rows.len());
        let mut rows: Vec<Row> = made.rows;
        if let Some(row) = rows.first_mut() {
            row.after_break = true;
        }
        let own_first = repeated(&before.rows, &rows);
        if columns == Columns::Same
            && let (Some(row), Some(brims)) = (rows.get_mut(own_first), made.first.get(own_first))
        {
            row.runs_on = above.run_on_in(brims);
        }
        let edges = match columns {
            Columns::Same => grid.xs.clone(),
            Columns::Spread(edges) if edges.len() == xs.len() => {
                rows = spread(&rows, &grid.xs, &edges);
                xs
            }
            Columns::Spread(edges) => {
                before.rows = spread(&before.rows, &xs, &edges);
                grid.xs.clone()
            }
        };
        for column in unparted {
            rejoin(&mut before.rows, &mut rows, column);
        }
        before.rows.extend(rows);
        Part { table: last.table, xs: edges, brims: made.last }
    }

    /// Takes in the comments of a page.
    pub fn add_notes(&mut self, page: u32, notes: Vec<Note>) {
        self.notes.extend(notes.into_iter().map(|note| (page, note)));
    }

    /// Says how many pages were read and how many there are.
    pub fn set_pages(&mut self, read: usize, all: usize) {
        self.seen.pages = (read, all);
    }

    /// The tree of all pages.
    pub fn done(mut self) -> Tree {
        if let Some((page, _)) = self.waiting.take() {
            self.add_between(&page, &Edges::default());
        }
        let mut tree = Tree { pages: std::mem::take(&mut self.pages), ..Tree::default() };
        let scale = self.sizes.scale();
        self.seen.running = take_running(&mut self.flows, &scale);
        self.put_notes(&mut tree);
        tree.doubts = self.seen.doubts();
        let mut tables: Vec<Option<Table>> = self.tables.into_iter().map(Some).collect();
        let mut last: Option<Lines> = None;
        for flow in self.flows {
            let mut stands = self.stands.iter().filter(|stand| stand.page == flow.page).peekable();
            let room = room(&flow.lines);
            for part in parted(flow.lines, Room::of(room)) {
                let top = part.lines.first().map_or(0.0, |line| line.area().top);
                while let Some(stand) = stands.next_if(|stand| stand.area.top < top) {
                    put_table(&mut tree, &mut tables, stand);
                    last = None;
                }
                let before = last.as_ref().filter(|before| goes_on(&part, before));
                match tree.blocks.last_mut().filter(|_| before.is_some()).and_then(words_of) {
                    Some(words) => append(words, part.paragraph(flow.page, None, f32::INFINITY)),
                    None => tree.blocks.push(scale.block(part.clone(), flow.page)),
                }
                last = Some(part);
            }
            for stand in stands {
                put_table(&mut tree, &mut tables, stand);
                last = None;
            }
        }
        settle(&mut tree);
        tree
    }

    /// Puts each comment with the cell that it stands on, or with the tree.
    fn put_notes(&mut self, tree: &mut Tree) {
        for (page, note) in std::mem::take(&mut self.notes) {
            let paragraph = note.paragraph(page);
            let place = note.area.on_page(page);
            let centre = (i32::midpoint(place.left, place.right), i32::midpoint(place.top, place.bottom));
            let cells =
                self.tables.iter_mut().flat_map(|table| &mut table.rows).flat_map(|row| &mut row.cells);
            let holds = |at: &goldthread_anchor::Anchor| match at {
                goldthread_anchor::Anchor::Page(area, _) => {
                    area.page == page
                        && (area.left..area.right).contains(&centre.0)
                        && (area.top..area.bottom).contains(&centre.1)
                }
                _ => false,
            };
            let first = |cell: &&mut goldthread_tree::Cell| {
                cell.merged == goldthread_tree::Merged::No && holds(&cell.at)
            };
            match cells.into_iter().find(first) {
                Some(cell) => cell.notes.push(paragraph),
                None => tree.notes.push(paragraph),
            }
        }
    }
}

fn put_table(tree: &mut Tree, tables: &mut [Option<Table>], stand: &Stand) {
    let table = stand.table.and_then(|at| tables.get_mut(at)).and_then(Option::take);
    tree.blocks.extend(table.map(Block::Table));
}

/// Where the words of a page outside tables and margins begin and end.
struct Body {
    first: f32,
    last: f32,
}

impl Body {
    fn of(page: &Page, lines: &[Line], before: Option<&Flow>) -> Self {
        let (head, foot) = (margin(page.height), page.height - margin(page.height));
        let size = most_common(page.glyphs.iter().map(|glyph| glyph.size)).unwrap_or_default();
        let own = |line: &&Line| {
            let area = line.area();
            let inside = area.bottom > head && area.top < foot;
            inside || !is_likely_running(line, before, size)
        };
        let areas = || lines.iter().filter(own).map(Line::area);
        let first = areas().map(|area| area.top).fold(f32::INFINITY, f32::min);
        let last = areas().filter(|area| area.top < foot).map(|area| area.bottom).fold(0.0, f32::max);
        Self { first, last }
    }
}
