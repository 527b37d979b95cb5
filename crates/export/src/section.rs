//! What is said of a section beside its actions.

use goldthread_anchor::Quote;
use goldthread_plan::{SectionFields, SectionKind};
use goldthread_tree::{Block, Cell, Paragraph};

use crate::document::{cell, line, paragraphs, strong};
use crate::{Labels, Layout, Sections, Title};

/// The section as people cite it: by its number where it has one.
pub(crate) fn heading(section: &SectionFields) -> String {
    let title = section.title.text();
    match cited(section) {
        Some(cited) if !title.to_lowercase().starts_with(&cited.to_lowercase()) => {
            format!("{cited}: {title}")
        }
        _ => title.to_owned(),
    }
}

/// What a section is and its number, where it has one.
fn cited(section: &SectionFields) -> Option<String> {
    let kind = match section.kind {
        SectionKind::Recommendation => "Recommendation",
        SectionKind::AreaForImprovement => "Area for improvement",
        SectionKind::Finding => "Finding",
        SectionKind::AdditionalImprovement => "Additional improvement",
        SectionKind::Phase => "Phase",
    };
    section.reference.as_ref().map(|reference| format!("{kind} {}", reference.text()))
}

/// The heading of a section and what was found.
pub(crate) fn head(blocks: &mut Vec<Block>, section: &SectionFields, layout: &Layout, has_no_actions: bool) {
    match (layout.title, cited(section)) {
        (Title::BelowNumber, Some(cited)) => {
            blocks.push(Block::Heading(2, line(&cited)));
            blocks.extend(paragraphs(section.title.text()).into_iter().map(Block::Paragraph));
        }
        _ => named(blocks, section),
    }
    finding(blocks, section, layout, has_no_actions);
}

/// The heading of a section by its number and title.
pub(crate) fn named(blocks: &mut Vec<Block>, section: &SectionFields) {
    blocks.push(Block::Heading(2, line(&heading(section))));
}

/// What was found. Where a section is no more than its title, the label over nothing shows that it is one.
pub(crate) fn finding(
    blocks: &mut Vec<Block>,
    section: &SectionFields,
    layout: &Layout,
    has_no_actions: bool,
) {
    let label = &layout.labels.finding;
    if has_no_actions && section.finding.is_empty() && !has_more(section, layout) {
        blocks.push(Block::Heading(3, line(label)));
    }
    told(blocks, label, std::slice::from_ref(&section.finding), Block::Paragraph);
}

/// The cell of a section: its title and what was found.
pub(crate) fn cell_of(section: &SectionFields) -> Cell {
    let mut all = vec![strong(&heading(section))];
    all.extend(paragraphs(section.finding.text()));
    cell(all)
}

/// What is said of a section beside its finding and its actions.
pub(crate) fn about(blocks: &mut Vec<Block>, section: &SectionFields, labels: &Labels) {
    told(blocks, &labels.outcomes, &section.outcomes, Block::Item);
    told(blocks, &labels.current_position, &section.current_position, Block::Item);
    told(blocks, &labels.scheduled_work, &section.scheduled_work, Block::Item);
    told(blocks, &labels.areas_of_concern, &section.areas_of_concern, Block::Item);
}

/// Whether a section has words that one table for the whole plan has no place for.
pub(crate) fn has_more(section: &SectionFields, layout: &Layout) -> bool {
    let lists =
        [&section.outcomes, &section.current_position, &section.scheduled_work, &section.areas_of_concern];
    let finding = layout.sections == Sections::Bands && !section.finding.is_empty();
    finding || lists.iter().any(|list| !list.is_empty())
}

/// A label and the words under it, where there are any.
fn told(blocks: &mut Vec<Block>, label: &str, words: &[Quote], block: fn(Paragraph) -> Block) {
    let words: Vec<Paragraph> = words.iter().flat_map(|quote| paragraphs(quote.text())).collect();
    if !words.is_empty() {
        blocks.push(Block::Heading(3, line(label)));
        blocks.extend(words.into_iter().map(block));
    }
}
