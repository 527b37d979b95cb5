//! The little Markdown that the pages of rules are written in: headings, paragraphs, lists, blocks of code, `code`.

use maud::{Markup, html};

/// A block of a page.
#[derive(Debug, PartialEq, Eq)]
enum Block<'a> {
    Heading(&'a str),
    Paragraph(Vec<&'a str>),
    Items(Vec<&'a str>),
    Code(&'a str, Vec<&'a str>),
}

/// The page as markup; its title is left out, since the page that shows it has one.
pub fn markdown(text: &str) -> Markup {
    html! { @for block in blocks(text) { (block_markup(&block)) } }
}

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut lines = text.lines();
    let mut joins = false;
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let code = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
            blocks.push(Block::Code(language, code));
        } else if let Some(title) = line.strip_prefix("## ") {
            blocks.push(Block::Heading(title));
        } else if !line.trim().is_empty() && !line.starts_with("# ") {
            put_line(&mut blocks, line.trim(), joins);
            joins = true;
            continue;
        }
        joins = false;
    }
    blocks
}

/// Puts a line of text to the block before it, or begins a new one.
fn put_line<'a>(blocks: &mut Vec<Block<'a>>, line: &'a str, joins: bool) {
    match (blocks.last_mut().filter(|_| joins), line.strip_prefix("- ")) {
        (Some(Block::Items(items)), Some(item)) => items.push(item),
        (_, Some(item)) => blocks.push(Block::Items(vec![item])),
        (Some(Block::Paragraph(lines) | Block::Items(lines)), None) => lines.push(line),
        (_, None) => blocks.push(Block::Paragraph(vec![line])),
    }
}

fn block_markup(block: &Block<'_>) -> Markup {
    html! {
        @match block {
            Block::Heading(title) => h2 class="govuk-heading-m" { (title) },
            Block::Paragraph(lines) => @for line in lines { p class="govuk-body" { (inline(line)) } },
            Block::Items(items) => ul class="govuk-list govuk-list--bullet" { @for item in items { li { (inline(item)) } } },
            Block::Code(language, lines) => {
                @if !language.is_empty() { p class="govuk-body-s gt-dim govuk-!-margin-bottom-1" { (crate::words::sentence(language)) } }
                pre class="gt-pre" { code { (lines.join("\n")) } }
            },
        }
    }
}

fn inline(line: &str) -> Markup {
    html! {
        @for (nth, part) in line.split('`').enumerate() {
            @if nth % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_of_rules_are_cut_into_blocks() {
        let text = "# name (STA001)\n\nWhat it checks: x.\nWhy: y.\n\n## Trips\n```plan\n- action: A\n```\n- one\n- two\n";
        assert_eq!(
            blocks(text),
            [
                Block::Paragraph(vec!["What it checks: x.", "Why: y."]),
                Block::Heading("Trips"),
                Block::Code("plan", vec!["- action: A"]),
                Block::Items(vec!["one", "two"]),
            ]
        );
        assert!(inline("a `b` c").into_string().contains("<code>b</code>"));
    }
}
