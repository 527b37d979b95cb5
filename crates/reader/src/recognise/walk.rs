//! Through the document from top to bottom: sections open, and what stands under them joins them.

use std::collections::HashMap;

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::timescale::YearHint;
use goldthread_plan::{Doubt, DraftSection, Judgement, SchemeEntry, SectionFields, SectionKind};

use super::headings::{SectionHeading, numbered_title, section_heading};
use super::tables;
use crate::columns::Columns;
use crate::lexicon::{Label, lexicon};
use crate::{Block, Paragraph, Table, Tree};
use goldthread_tree::words::{likeness, plain};

mod actions;
mod cards;

/// What is known before the walk begins.
pub struct Context {
    /// The abbreviations that the document explains.
    pub known: Vec<String>,
    /// The document's date.
    pub hint: YearHint,
    /// The document's title, for actions under no heading.
    pub title: Quote,
    /// Whether the title is that of a plan.
    pub is_plan: bool,
    /// Lines of the title page that head nothing: the date, whose plan it is.
    pub cover: Vec<String>,
}

/// What the walk found.
#[derive(Default)]
pub struct Found {
    /// The sections with their actions.
    pub sections: Vec<DraftSection>,
    /// The graded areas.
    pub judgements: Vec<Judgement>,
    /// The key of statuses.
    pub scheme: Vec<SchemeEntry>,
    /// What is not sure.
    pub doubts: Vec<Doubt>,
}

/// Walks through the tree.
pub fn walk(tree: &Tree, context: Context) -> Found {
    let mut walk = Walk::new(tree, context);
    for (at, block) in tree.blocks.iter().enumerate() {
        match block {
            Block::Heading(_, line) => walk.line(at, line, Look::Heading),
            Block::Paragraph(line) if line.is_strong() => walk.line(at, line, Look::Heading),
            Block::Paragraph(line) => walk.line(at, line, Look::Plain),
            Block::Item(line) => walk.line(at, line, Look::Item),
            Block::Table(table) => walk.table(table),
        }
    }
    walk.finish()
}

struct Walk<'a> {
    blocks: &'a [Block],
    context: Context,
    found: Found,
    /// The section that what comes next belongs to.
    current: Option<usize>,
    /// What the lines under the last label tell of it.
    label: Option<Label>,
    /// The band heading over several sections.
    group: Option<Quote>,
    /// Headings that have nothing under them yet.
    pending: Vec<Quote>,
    /// Whether the next line is the title of the current section.
    awaits_title: bool,
    /// The columns of the last action table.
    columns: Option<Columns>,
    /// What the items of the list that is being read are.
    listing: Option<SectionKind>,
    /// Sections that the introduction lists.
    listed: Vec<Listed>,
    /// Lines that look like a key of statuses.
    key: Vec<SchemeEntry>,
    /// Whether a line above announced a key.
    key_announced: bool,
    /// The action that lines outside a table are telling of.
    card: cards::Card,
    /// Where the sections of a number and those of a title are.
    index: Index,
}

struct Listed {
    kind: SectionKind,
    title: Quote,
    has_heading: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Heading,
    Plain,
    Item,
}

impl<'a> Walk<'a> {
    fn new(tree: &'a Tree, context: Context) -> Self {
        Self {
            blocks: &tree.blocks,
            context,
            found: Found::default(),
            current: None,
            label: None,
            group: None,
            pending: Vec::new(),
            awaits_title: false,
            columns: None,
            listing: None,
            listed: Vec::new(),
            key: Vec::new(),
            key_announced: false,
            card: cards::Card::default(),
            index: Index::default(),
        }
    }

    fn line(&mut self, at: usize, line: &Paragraph, look: Look) {
        let quote = line.quote();
        if self.card_line(&quote, look) {
            return;
        }
        let label = lexicon().label(quote.text());
        if label == Some(Label::Actions) {
            self.label = label;
            self.awaits_title = false;
        } else if let Some(heading) = section_heading(&quote).filter(|_| look != Look::Item) {
            self.open_headed(heading, quote.anchor());
        } else if let (Some(label), true) = (label, self.current.is_some() || !self.pending.is_empty()) {
            self.open_pending();
            self.awaits_title = false;
            self.label = Some(label);
        } else if self.awaits_title && look != Look::Item {
            self.title(quote);
        } else if look == Look::Item {
            self.item(quote);
        } else {
            self.words(at, quote, look);
        }
    }

    fn title(&mut self, quote: Quote) {
        self.awaits_title = false;
        if let Some(section) = self.section() {
            section.fields.title = quote;
        }
    }

    fn item(&mut self, quote: Quote) {
        let entry = tables::scheme_line(&quote, self.key_announced);
        if let Some(entry) = entry.filter(|_| self.label.is_none()) {
            self.key.push(entry);
            return;
        }
        if self.listing.is_none() && self.listed_action(&quote) {
            return;
        }
        match (self.label, self.listing) {
            (Some(label), _) if self.current.is_some() => self.tell(label, quote),
            (_, Some(kind)) => self.list(kind, &quote),
            _ => self.left_out(&quote),
        }
    }

    /// Keeps an item of a list of sections.
    fn list(&mut self, kind: SectionKind, item: &Quote) {
        const MOST: usize = 200;
        if self.listed.len() < MOST {
            let (_, title) = numbered_title(item);
            self.listed.push(Listed { kind, title, has_heading: false });
        }
    }

    /// Words that belong to nothing known: a doubt, once the plan has begun.
    fn left_out(&mut self, quote: &Quote) {
        if !self.found.sections.is_empty() {
            self.doubt(
                "words-left-out",
                "these words belong to no section or action that was understood; they were left out"
                    .to_owned(),
                quote.anchor(),
            );
        }
    }

    fn words(&mut self, at: usize, quote: Quote, look: Look) {
        if let Some(entry) = tables::scheme_line(&quote, self.key_announced) {
            self.key.push(entry);
            return;
        }
        self.key_announced = tables::announces_key(&quote);
        if lexicon().closes(quote.text()) {
            self.current = None;
            return;
        }
        let numbered = numbered_title(&quote).0.is_some();
        if let Some(kind) = self.listing.filter(|_| numbered && look == Look::Plain) {
            self.list(kind, &quote);
            return;
        }
        let may_act = numbered && matches!(self.label, None | Some(Label::Actions));
        if may_act && look == Look::Plain && self.listed_action(&quote) {
            return;
        }
        if look == Look::Plain && self.told_line(&quote) {
            return;
        }
        if self.heads(at, &quote, look) {
            self.head(quote);
            return;
        }
        if let Some(label) = self.label.filter(|_| self.current.is_some()) {
            if !quote.text().ends_with(':') {
                self.tell(label, quote);
            }
            return;
        }
        let introduces = quote.text().ends_with([':', ';']);
        self.listing = lexicon().list_of(quote.text()).filter(|_| introduces);
        if !introduces && !self.key_announced {
            self.left_out(&quote);
        }
    }

    /// Whether a line heads what comes after it.
    fn heads(&self, at: usize, quote: &Quote, look: Look) -> bool {
        const LONGEST: usize = 250;
        let short = quote.text().len() < LONGEST && !quote.text().ends_with([':', ';', ',']);
        if look != Look::Heading && self.context.cover.iter().any(|line| line == quote.text()) {
            return false;
        }
        let closed = quote.text().ends_with('.');
        let listed = self.listed.iter().any(|listed| likeness(listed.title.text(), quote.text()) >= ALIKE);
        short && (look == Look::Heading || listed || !closed && self.leads_to_table(at))
    }

    /// Whether nothing but short lines stands between a line and an action table.
    fn leads_to_table(&self, at: usize) -> bool {
        const NEAR: usize = 4;
        let rest = self.blocks[at + 1..].iter().take(NEAR);
        for block in rest {
            match block {
                Block::Table(table) => return Columns::of_table(table).is_some(),
                Block::Heading(_, line) | Block::Paragraph(line) if line.quote().text().len() < 250 => {}
                _ => return false,
            }
        }
        false
    }

    fn head(&mut self, quote: Quote) {
        self.label = None;
        self.listing = lexicon().list_of(quote.text());
        let listed =
            self.listed.iter_mut().find(|listed| likeness(listed.title.text(), quote.text()) >= ALIKE);
        if let Some(listed) = listed {
            listed.has_heading = true;
            let kind = listed.kind;
            self.open(kind, None, quote.clone(), quote.anchor());
            return;
        }
        let names_a_column = lexicon().role(quote.text()).is_some_and(|(_, sure)| sure > 0.9);
        if !names_a_column {
            self.pending.push(quote);
        }
    }

    fn open_headed(&mut self, heading: SectionHeading, at: Anchor) {
        let SectionHeading { kind, reference, title } = heading;
        let no_title = title.is_empty();
        self.open(kind, Some(reference), title, at);
        self.awaits_title = no_title && self.section().is_some_and(|section| section.fields.title.is_empty());
    }

    /// Opens a section that the last heading names, if one waits.
    fn open_pending(&mut self) {
        if let Some(heading) = self.pending.pop() {
            let at = heading.anchor();
            let (reference, title) = numbered_title(&heading);
            self.open(SectionKind::AreaForImprovement, reference, title, at);
        }
    }

    /// Makes a section the current one: the one of the same number and like title, or a new one.
    fn open(&mut self, kind: SectionKind, reference: Option<Quote>, title: Quote, at: Anchor) {
        self.pending.clear();
        self.label = None;
        self.listing = None;
        self.awaits_title = false;
        if let Some(index) = self.index.find(&self.found.sections, kind, reference.as_ref(), &title) {
            self.current = Some(index);
            let section = &mut self.found.sections[index];
            if !title.is_empty() {
                section.fields.title = title;
                section.at = at;
            }
            return;
        }
        self.index.add(self.found.sections.len(), reference.as_ref(), &title);
        let fields =
            SectionFields { reference, group: self.group.clone(), ..SectionFields::titled(kind, title) };
        self.found.sections.push(DraftSection { fields, at, actions: Vec::new() });
        self.current = Some(self.found.sections.len() - 1);
    }

    fn section(&mut self) -> Option<&mut DraftSection> {
        self.found.sections.get_mut(self.current?)
    }

    /// Adds words under the label to the current section.
    fn tell(&mut self, label: Label, quote: Quote) {
        let Some(section) = self.section() else { return };
        let fields = &mut section.fields;
        match label {
            Label::Actions => self.left_out(&quote),
            Label::Finding => fields.finding.push("\n", &quote),
            Label::Outcomes => fields.outcomes.push(quote),
            Label::CurrentPosition => fields.current_position.push(quote),
            Label::ScheduledWork => fields.scheduled_work.push(quote),
            Label::AreasOfConcern => fields.areas_of_concern.push(quote),
        }
    }

    fn table(&mut self, table: &Table) {
        self.listing = None;
        self.finish_card();
        let is_placed =
            |columns: &Columns| !columns.is_weak || self.context.is_plan || self.current.is_some();
        if let Some(columns) = Columns::of_table(table).filter(is_placed) {
            self.doubt_of_guesses(&columns, table);
            self.columns = Some(columns);
            self.actions(table, 1);
        } else if let Some(rows) = tables::rating_grid(table) {
            self.ratings(rows);
        } else if table.width() == 1 {
            self.box_of_lines(table);
        } else if self.card_table(table) {
            self.awaits_title = false;
        } else if !self.small_table(table) {
            self.other_table(table);
        }
    }

    /// A box drawn around lines reads as the lines do.
    fn box_of_lines(&mut self, table: &Table) {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        for line in cells.flat_map(|cell| &cell.paragraphs) {
            self.line(self.blocks.len() - 1, line, Look::Plain);
        }
    }

    fn small_table(&mut self, table: &Table) -> bool {
        if let Some(judgements) = tables::judgements(table) {
            if self.found.judgements.is_empty() {
                self.found.judgements = judgements;
            }
        } else if let Some(scheme) = tables::scheme(table) {
            if self.found.scheme.is_empty() {
                self.found.scheme = scheme;
            }
        } else {
            return tables::glossary(table, false).is_some()
                || !self.context.known.is_empty() && self.is_glossary(table);
        }
        true
    }

    fn is_glossary(&self, table: &Table) -> bool {
        const SAMPLE: usize = 20;
        let first =
            table.rows.iter().take(SAMPLE).filter_map(|row| row.cells.first()).map(crate::Cell::quote);
        first.filter(|cell| self.context.known.contains(&plain(cell.text()))).count()
            >= table.rows.len().min(2)
    }

    fn ratings(&mut self, rows: Vec<tables::RatedRow>) {
        for row in rows {
            let at = row.title.anchor();
            if let Some(heading) = section_heading(&row.title) {
                self.open_headed(heading, at);
            } else {
                let (reference, title) = numbered_title(&row.title);
                self.open(SectionKind::AreaForImprovement, reference, title, at);
            }
            if let Some(section) = self.section() {
                section.fields.process = row.process;
                section.fields.impact = row.impact;
            }
        }
        self.current = None;
        self.awaits_title = false;
    }

    fn doubt(&mut self, code: &str, message: String, at: Anchor) {
        self.found.doubts.push(Doubt { code: code.to_owned(), message, at });
    }

    fn doubt_of_guesses(&mut self, columns: &Columns, table: &Table) {
        for &at in &columns.guessed {
            let role = columns.role(at).map_or("", crate::lexicon::Role::named);
            let message = format!(
                "the heading \"{}\" is not known; by what stands under it, its column was taken for {role}",
                columns.heading(at)
            );
            let place = table.rows[0].cells.get(at).map(|cell| cell.at.clone()).unwrap_or_default();
            self.doubt("column-by-content", message, place);
        }
    }

    fn finish(mut self) -> Found {
        self.finish_card();
        if self.found.scheme.is_empty() && self.key.len() > 1 {
            self.found.scheme = std::mem::take(&mut self.key);
        }
        let headed = self.listed.iter().filter(|listed| listed.has_heading).count();
        if headed * 2 >= self.listed.len() {
            for listed in std::mem::take(&mut self.listed).into_iter().filter(|listed| !listed.has_heading) {
                let known = |section: &DraftSection| {
                    likeness(section.fields.title.text(), listed.title.text()) >= ALIKE
                };
                if self.found.sections.iter().any(known) {
                    continue;
                }
                let at = listed.title.anchor();
                let message = format!(
                    "the introduction lists \"{}\", and nothing in the document stands under it",
                    listed.title.text()
                );
                self.doubt("listed-without-body", message, at.clone());
                let fields = SectionFields::titled(listed.kind, listed.title);
                self.found.sections.push(DraftSection { fields, at, actions: Vec::new() });
            }
        }
        self.found
    }
}

/// Titles this alike are the same.
const ALIKE: f64 = 0.8;

/// Where the sections are that a heading may name again.
#[derive(Default)]
struct Index {
    by_number: HashMap<String, Vec<usize>>,
    by_title: HashMap<String, Vec<usize>>,
}

impl Index {
    fn add(&mut self, at: usize, reference: Option<&Quote>, title: &Quote) {
        if let Some(reference) = reference {
            self.by_number.entry(reference.text().to_owned()).or_default().push(at);
        }
        self.by_title.entry(plain(title.text())).or_default().push(at);
    }

    /// The section of the same kind and number and of a like title; where no number is given, of the same title.
    fn find(
        &self,
        sections: &[DraftSection],
        kind: SectionKind,
        reference: Option<&Quote>,
        title: &Quote,
    ) -> Option<usize> {
        const MOST: usize = 50;
        let near = match reference {
            Some(reference) => self.by_number.get(reference.text()),
            None => self.by_title.get(&plain(title.text())),
        };
        let same = |at: &&usize| is_same(&sections[**at].fields, kind, reference, title);
        near?.iter().take(MOST).find(same).copied()
    }
}

fn is_same(fields: &SectionFields, kind: SectionKind, reference: Option<&Quote>, title: &Quote) -> bool {
    let untitled = fields.title.is_empty() || title.is_empty();
    let alike = || likeness(fields.title.text(), title.text()) >= 0.5;
    fields.kind == kind && (reference.is_none() || untitled || alike())
}
