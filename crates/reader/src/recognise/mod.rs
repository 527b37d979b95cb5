//! Which part of the tree is what.

mod alike;
mod colours;
mod doubts;
mod front;
mod headings;
mod kind;
pub mod leads;
mod lists;
mod others;
pub mod own_fields;
mod rows;
mod section_cell;
mod several;
mod tables;
mod tags;
mod turned;
mod walk;

use goldthread_plan::timescale::YearHint;
use goldthread_plan::{DocumentKind, Draft, SourceRef};

use goldthread_tree::words;

use crate::{Block, Mapping, Reading, Tree};

/// The level of a heading that stood in the first rows of a table.
pub const TITLE_LEVEL: u8 = 6;

/// So many abbreviations help to tell one lead from two.
const MOST_KNOWN: usize = 300;

/// Makes the words ready.
pub fn prepare() {
    crate::lexicon::lexicon();
    others::prepare();
}

/// The draft of a plan that a tree shows; none of its sections where it shows no plan.
pub fn recognise(source: SourceRef, tree: &Tree, mapping: &Mapping) -> Reading {
    let front = front::read(tree);
    let glossary = glossary(tree);
    let hint = YearHint::new(front.dated);
    let mut fields = front.fields;
    let known =
        glossary.iter().take(MOST_KNOWN).map(|entry| words::plain(entry.abbreviation.text())).collect();
    let title = fields.title.clone();
    let cover = front.cover;
    let palette = colours::Palette::of(tree);
    let is_plan = front.names_plan;
    let alike = alike::columns(tree, mapping);
    let context = walk::Context { mapping, palette, alike, known, hint, title, is_plan, cover };
    let mut found = walk::walk(tree, context);
    let tables = std::mem::take(&mut found.tables);
    let explained = found.explained();
    fields.inspection.judgements = found.judgements;
    fields.scheme = found.scheme;
    fields.glossary = glossary;
    let (kind, why) = kind::of(tree, &found.sections, &fields);
    let sections = if kind == DocumentKind::Plan { found.sections } else { Vec::new() };
    let mut draft = Draft { source, kind, fields, sections, doubts: why.into_iter().collect() };
    doubts::add(&mut draft, tree, found.doubts);
    let sections = if kind == DocumentKind::Plan { explained } else { Vec::new() };
    Reading { draft, tables, sections, findings: Vec::new() }
}

/// Whether a line heads a section by its words: `Recommendation 4: ...`.
pub fn is_section_heading(line: &str) -> bool {
    headings::section_heading(&goldthread_anchor::Quote::typed(line)).is_some()
}

/// The glossary stands at the end of most plans, and is needed from the start.
fn glossary(tree: &Tree) -> Vec<goldthread_plan::GlossaryEntry> {
    let mut announced = false;
    let mut all = Vec::new();
    for block in &tree.blocks {
        match block {
            Block::Table(table) => {
                all.extend(tables::glossary(table, announced).into_iter().flatten());
                announced = false;
            }
            Block::Heading(_, line) | Block::Paragraph(line) | Block::Item(line) => {
                announced = announces(&line.text());
            }
        }
    }
    all
}

fn announces(line: &str) -> bool {
    let line = goldthread_tree::words::plain(line);
    let words = [
        "glossary",
        "abbreviations",
        "key to leads",
        "lead officers",
        "leads",
        "acronyms",
        "key to lead officers",
        "key to initials",
    ];
    line.len() < 60
        && words.iter().any(|word| {
            let before = line.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
            before || line.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
        })
}
