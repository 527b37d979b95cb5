//! A part of a document with what was read from it marked: lines of a text, or headings, paragraphs and tables.

use std::collections::HashMap;

use goldthread_anchor::PageBox;
use goldthread_reader::{Block, Paragraph, Source};
use maud::{Markup, html};

use super::marked::marked;
use super::table::table;
use crate::bits::{Bit, Words, words};
use crate::components::sheet::sheet;
use crate::marks::{self, Mark};
use crate::outline;
use crate::shown::{Part, Picked, Slice, spots_of};
use crate::spot::Spot;

/// What is marked in a document, by place.
pub struct Marked<'a> {
    marks: HashMap<&'a Spot, Vec<&'a Mark>>,
    picked: Option<&'a Picked>,
    /// Whether the words that are pointed at are what an address leads to; otherwise a picture of them is.
    is_target: bool,
}

impl<'a> Marked<'a> {
    fn of(marks: &'a [Mark], picked: Option<&'a Picked>, is_target: bool) -> Self {
        let mut by_place: HashMap<&Spot, Vec<&Mark>> = HashMap::new();
        for mark in marks {
            by_place.entry(&mark.spot).or_default().push(mark);
        }
        Self { marks: by_place, picked, is_target }
    }

    /// The words that stand at some places, marked.
    pub fn words(&self, paragraphs: &[Paragraph], spots: &[Spot]) -> Words<'a> {
        let marks: Vec<&Mark> =
            spots.iter().filter_map(|spot| self.marks.get(spot)).flatten().copied().collect();
        let picked = self.picked.filter(|picked| spots.contains(&picked.spot));
        words(paragraphs, &marks, picked.map(|picked| picked.words.as_str()))
    }
}

/// The part, each of its places with its own address.
pub fn document(source: &Source, part: &Part, marks: &[Mark], picked: Option<&Picked>) -> Markup {
    with_pictures(source, part, (marks, picked), None)
}

/// The part, each page as a picture with its words under it; `pictures` is the address that those of the pages stand under.
pub fn with_pictures(
    source: &Source,
    part: &Part,
    (marks, picked): (&[Mark], Option<&Picked>),
    pictures: Option<&str>,
) -> Markup {
    match part {
        Part::Lines(sheet) => {
            let range = picked.and_then(|picked| match &picked.spot {
                Spot::Bytes(range) => Some(range.clone()),
                _ => None,
            });
            let ranges: Vec<_> = range.into_iter().collect();
            marked(&marks::lines(source.text().unwrap_or_default(), sheet, marks, &ranges))
        }
        Part::Blocks(slices) => {
            let pointed =
                picked.filter(|_| pictures.is_some()).map(|picked| outline::boxes(source, picked, marks));
            let pointed = pointed.unwrap_or_default();
            let marked = Marked::of(marks, picked, pointed.is_empty());
            html! {
                div class="gt-document" {
                    @for slices in slices.chunk_by(|a, b| a.page == b.page) {
                        (page(source, slices, &marked, pictures.map(|under| (under, &pointed[..]))))
                    }
                }
            }
        }
    }
}

/// What stands on one page of the document, where it has pages; otherwise all of it.
fn page(
    source: &Source,
    slices: &[Slice],
    marked: &Marked<'_>,
    pictures: Option<(&str, &[PageBox])>,
) -> Markup {
    let number = slices.first().and_then(|slice| slice.page);
    let blocks = html! { @for slice in slices { (block(source, slice, marked)) } };
    let picture = pictures.zip(number).and_then(|((under, pointed), number)| {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        Some(sheet(under, number, *source.tree().pages.get(at)?, pointed))
    });
    html! {
        @if let Some(number) = number { p class="gt-document__page" { "Page " (number) } }
        @match (picture, number) {
            (Some(picture), Some(number)) => {
                (picture)
                details class="govuk-details gt-sheet__words" open[holds(source, slices, marked)] {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "The words of page " (number) } }
                    (blocks)
                }
            },
            _ => (blocks),
        }
    }
}

/// Whether what is pointed at stands in some blocks.
fn holds(source: &Source, slices: &[Slice], marked: &Marked<'_>) -> bool {
    marked.picked.is_some_and(|picked| slices.iter().any(|slice| slice.holds(source.tree(), &picked.spot)))
}

fn block(source: &Source, slice: &Slice, marked: &Marked<'_>) -> Markup {
    html! {
        @match source.tree().blocks.get(slice.block) {
            Some(Block::Heading(level, words)) => (line(words, &format!("gt-document__heading gt-document__heading--{}", level.clamp(&1, &4)), marked)),
            Some(Block::Paragraph(words)) => (line(words, "gt-document__line", marked)),
            Some(Block::Item(words)) => (line(words, "gt-document__line gt-document__item", marked)),
            Some(Block::Table(of)) => (table(of, slice, marked)),
            None => {},
        }
    }
}

/// Words outside tables; a heading of the document is none of the page.
fn line(words: &Paragraph, class: &str, marked: &Marked<'_>) -> Markup {
    let mut spots: Vec<Spot> = spots_of(words).collect();
    spots.dedup();
    let id =
        words.runs.first().map(|run| run.words.anchor()).as_ref().and_then(Spot::of).map(|spot| spot.id());
    let found = marked.words(std::slice::from_ref(words), &spots);
    html! { div class=(class) id=[id] { (place(&found, marked)) } }
}

/// The words of one place: what was read from it as a whole stands in front.
pub fn place(found: &Words<'_>, marked: &Marked<'_>) -> Markup {
    let picked = found.picked || found.paragraphs.iter().flatten().any(|bit| bit.picked);
    html! {
        @if picked { span id=[marked.is_target.then_some("picked")] class="gt-source__target" {} }
        @if found.picked { span class="gt-document__here" { "Here" span class="govuk-visually-hidden" { ":" } } " " }
        @for mark in &found.whole {
            @if let Some(href) = &mark.href { a class={ "gt-document__whole " (mark.kind.class()) } href=(href) { (mark.words) } }
            @else { span class={ "gt-document__whole " (mark.kind.class()) } { (mark.words) @if !mark.text.is_empty() { ": " (mark.text) } } }
        }
        @for (nth, bits) in found.paragraphs.iter().enumerate() {
            @if nth > 0 { br; }
            @for bit in bits { (set(bit)) }
        }
        @if found.left_out > 0 { em class="gt-dim" { " … " (found.left_out) " more characters here" } }
    }
}

/// The words as the document sets them.
fn set(bit: &Bit<'_>) -> Markup {
    let mut set = under_mark(bit);
    if bit.setting.emphasis {
        set = html! { em { (set) } };
    }
    if bit.setting.strong {
        set = html! { strong { (set) } };
    }
    if bit.setting.inserted {
        set = html! { ins { (set) } };
    }
    if bit.setting.struck {
        set = html! { del { (set) } };
    }
    set
}

fn under_mark(bit: &Bit<'_>) -> Markup {
    let picked = if bit.picked { " gt-picked" } else { "" };
    html! {
        @match bit.mark {
            Some(mark) => mark class={ (mark.kind.class()) (picked) } title=(mark.words) {
                @match &mark.href {
                    Some(href) => a class="govuk-link govuk-link--no-visited-state govuk-link--text-colour" href=(href) { (bit.text) },
                    None => (bit.text),
                }
            },
            None => @if bit.picked { mark class="gt-picked" { (bit.text) } } @else { (bit.text) },
        }
    }
}

/// Comments and footnotes that stand outside tables.
pub fn notes(source: &Source) -> Markup {
    let notes = &source.tree().notes;
    html! {
        @if !notes.is_empty() {
            h2 class="govuk-heading-s" { "Notes of the document" }
            ul class="govuk-list govuk-list--bullet" { @for note in notes { li { (note.quote().text()) } } }
        }
    }
}
