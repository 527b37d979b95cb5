//! A page from its bytes to its tree.

use std::borrow::Cow;

use goldthread_anchor::Quote;
use goldthread_tree::{Block, Limits, Marks, Paragraph, Run, Tree, Unreadable, words};

use crate::boxes;
use crate::content;
use crate::document::{Document, Id};
use crate::encoding::decode;
use crate::flow;
use crate::parse::parse;
use crate::reader::{Look, Reader};
use crate::saved::{is_saved_page, saved};
use crate::style::Sheets;

/// Reads a web page, or one that was saved with its parts in one file.
///
/// Places are paragraphs, and cells of tables. Menus, banners and the foot of the page are left out. What has no words
/// gives a tree without blocks.
///
/// # Errors
///
/// [`Unreadable::Empty`] and [`Unreadable::TooLarge`] by the number of bytes, [`Unreadable::Damaged`] where a saved file
/// has no page in it.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Tree, Unreadable> {
    let length = bytes.len() as u64;
    if length > limits.bytes {
        return Err(Unreadable::TooLarge { name: name.to_owned(), bytes: length, limit: limits.bytes });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty { name: name.to_owned() });
    }
    if !is_saved_page(bytes) {
        return Ok(tree(&decode(bytes, None), &[], limits, Extent::Page));
    }
    let saved = saved(bytes).ok_or_else(|| Unreadable::Damaged {
        name: name.to_owned(),
        what: "it should hold a web page and its parts, but there is no page in it".to_owned(),
    })?;
    let sheets: Vec<Cow<'_, str>> = saved.sheets.iter().map(|sheet| decode(sheet, None)).collect();
    Ok(tree(&decode(&saved.page, saved.charset.as_deref()), &sheets, limits, Extent::Page))
}

/// Reads a part of a page that stands in another document, such as a table in Markdown. Nothing of it is taken for
/// furniture of a site, and it has no title. Tables and paragraphs are numbered from 1.
pub fn read_fragment(html: &str, limits: &Limits) -> Tree {
    tree(html, &[], limits, Extent::Part)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Page,
    Part,
}

fn tree(text: &str, linked: &[Cow<'_, str>], limits: &Limits, extent: Extent) -> Tree {
    let mut document = parse(text, limits);
    let own = document.sheets.iter().map(String::as_str);
    let sheets = Sheets::read(linked.iter().map(AsRef::as_ref).chain(own));
    if extent == Extent::Page {
        boxes::mark(&mut document, &sheets);
    }
    let mut reader = Reader::new(&document, &sheets, limits.parts);
    reader.leaves_site_out = extent == Extent::Page;
    let root = if extent == Extent::Page { content::content(&document) } else { 0 };
    let heading = (extent == Extent::Page).then(|| heading(&mut reader, root)).flatten();
    let end = document.node(root).end;
    let mut blocks = flow::read(&mut reader, root, end, Look::default(), None).blocks;
    if let Some(heading) = heading.filter(|heading| !begins_with(&blocks, heading)) {
        blocks.insert(0, heading);
    }
    Tree { blocks, doubts: reader.doubts(), ..Tree::default() }
}

/// The heading of a page whose content has none: one that stands outside it, or the title.
fn heading(reader: &mut Reader<'_>, root: Id) -> Option<Block> {
    let document: &Document = reader.document;
    if content::has_heading(document, root) {
        return None;
    }
    if let Some(id) = content::heading_outside(document) {
        let read = flow::read(reader, id, document.node(id).end, Look::default(), None);
        return read.blocks.into_iter().next();
    }
    let title = content::title(&document.title);
    if title.is_empty() {
        return None;
    }
    let words = Quote::at(title, reader.place(None));
    reader.paragraphs = reader.paragraphs.saturating_add(1);
    Some(Block::Heading(1, Paragraph { runs: vec![Run { words, marks: Marks::default() }] }))
}

/// Whether the first words of the blocks are those of a heading.
fn begins_with(blocks: &[Block], heading: &Block) -> bool {
    let text = |block: &Block| match block {
        Block::Heading(_, paragraph) | Block::Paragraph(paragraph) | Block::Item(paragraph) => {
            Some(words::plain(&paragraph.text()))
        }
        Block::Table(_) => None,
    };
    blocks.first().and_then(text) == text(heading)
}
