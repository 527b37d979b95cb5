//! A paper as HTML: a whole page that stands alone, or a fragment inside a page of the application.
//!
//! The page asks nothing of any other file: its style sheet is embedded, and it has no script. The fragment has no
//! style of its own, so that a strict content security policy can hold: serve [`STYLESHEET`] beside it.
//! Nothing that a source printed can become markup: every word is escaped by the template engine.

mod blocks;

use goldthread_papers::{Block, Paper};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use blocks::Place;

/// The style of papers on screen and in print; every class begins with `paper`.
pub const STYLESHEET: &str = include_str!("paper.css");

/// How deep the list of contents goes.
const CONTENTS_DEPTH: usize = 2;

/// A paper of this many sections or more begins with a list of contents.
const CONTENTS_FROM: usize = 4;

/// At which heading level a fragment begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Top {
    /// The title is the page's one `h1`.
    H1,
    /// The page has an `h1` of its own; the title is an `h2`.
    H2,
}

/// The paper as a whole HTML page.
pub fn page(paper: &Paper) -> String {
    html! {
        (DOCTYPE)
        html lang=(paper.language().tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content=(paper.edition().product);
                title { (paper.title()) " - " (paper.authority()) }
                style { (PreEscaped(STYLESHEET)) }
            }
            body class="paper-page" {
                a class="paper-skip" href="#paper-main" { "Skip to the paper" }
                main id="paper-main" tabindex="-1" { (fragment(paper, Top::H1)) }
            }
        }
    }
    .into_string()
}

/// The paper as one `article`, to stand inside a page of the application.
pub fn fragment(paper: &Paper, top: Top) -> Markup {
    let level = match top {
        Top::H1 => 1,
        Top::H2 => 2,
    };
    let place = Place::top(level);
    html! {
        article class="paper" lang=(paper.language().tag()) aria-labelledby="paper-title" {
            header class="paper-head" {
                p class="paper-authority" { (paper.authority()) }
                (blocks::heading(level, "paper-title", paper.title()))
                @if let Some(subtitle) = paper.subtitle() { p class="paper-subtitle" { (subtitle) } }
                p class="paper-stamp" { (paper.edition().stamp()) }
            }
            (contents(paper))
            (blocks::blocks(paper.blocks(), &place))
            (imprint(paper))
        }
    }
}

fn contents(paper: &Paper) -> Markup {
    if sections(paper.blocks()).count() < CONTENTS_FROM {
        return html! {};
    }
    html! {
        nav class="paper-contents" aria-label="Contents of this paper" {
            (contents_list(paper.blocks(), &Place::top(1), CONTENTS_DEPTH))
        }
    }
}

fn contents_list(blocks: &[Block], place: &Place, depth: usize) -> Markup {
    html! {
        @if depth > 0 && sections(blocks).next().is_some() {
            ol {
                @for (section, place) in sections(blocks).zip(place.children()) {
                    li {
                        a href={ "#" (place.id()) } { (section.title()) }
                        (contents_list(section.blocks(), &place, depth - 1))
                    }
                }
            }
        }
    }
}

fn sections(blocks: &[Block]) -> impl Iterator<Item = &goldthread_papers::Section> {
    blocks.iter().filter_map(|block| match block {
        Block::Section(section) => Some(section),
        _ => None,
    })
}

fn imprint(paper: &Paper) -> Markup {
    html! {
        footer class="paper-imprint" {
            dl {
                @for line in paper.edition().imprint() {
                    div { dt { (line.label) } dd { (line.value) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
