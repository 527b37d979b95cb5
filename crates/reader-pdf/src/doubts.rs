//! What a page could not be read for, in words.

use goldthread_anchor::Anchor;
use goldthread_plan::Doubt;

use crate::page::Gaps;

/// What was seen of the pages that a person should know.
#[derive(Debug, Default)]
pub struct Seen {
    /// For each page that has any, what could not be read as it stands.
    pub gaps: Vec<(u32, Gaps)>,
    /// The pages that are pictures without words.
    pub pictured: Vec<u32>,
    /// The pages that were left out because they ask for too much.
    pub skipped: Vec<u32>,
    /// How many pages are read, and how many there are.
    pub pages: (usize, usize),
    /// The lines of the heads and feet of pages that were left out.
    pub running: Vec<String>,
}

fn doubt(code: &str, message: String) -> Doubt {
    Doubt { code: code.to_owned(), message, at: Anchor::Typed }
}

impl Seen {
    /// The doubts that follow.
    pub fn doubts(&self) -> Vec<Doubt> {
        let mut out = Vec::new();
        if !self.pictured.is_empty() {
            let pages = named(&self.pictured);
            out.push(doubt("scan", format!("There is no text on {pages}, only pictures of pages. Have the words recognised (OCR) and read the new file, or ask for the document that was printed.")));
        }
        out.extend(self.running());
        self.letters(&mut out);
        if !self.skipped.is_empty() {
            let pages = named(&self.skipped);
            out.push(doubt(
                "page-left-out",
                format!("What is drawn on {pages} is more than a plan can need and was not read."),
            ));
        }
        let (read, all) = self.pages;
        if read < all {
            out.push(doubt("pages-left-out", format!("Only the first {read} of {all} pages were read.")));
        }
        out
    }

    fn running(&self) -> Option<Doubt> {
        const MOST: usize = 3;
        let shown: Vec<String> =
            self.running.iter().take(MOST).map(|words| format!("\"{}\"", shortened(words))).collect();
        let words = shown.join(", ");
        (!shown.is_empty()).then(|| {
            doubt(
                "running-heads",
                format!("Lines printed at the head or foot of the pages were left out: {words}."),
            )
        })
    }

    fn letters(&self, out: &mut Vec<Doubt>) {
        let pages = |has: &dyn Fn(&Gaps) -> bool| -> Option<String> {
            let pages: Vec<u32> =
                self.gaps.iter().filter(|(_, gaps)| has(gaps)).map(|(page, _)| *page).collect();
            (!pages.is_empty()).then(|| named(&pages))
        };
        if let Some(pages) = pages(&|gaps| gaps.unknown > 0) {
            out.push(doubt("unknown-letters", format!("The file does not say what some letters on {pages} are; each is shown as \u{FFFD}. Compare these words with the page.")));
        }
        if let Some(pages) = pages(&|gaps| gaps.invisible > 0) {
            out.push(doubt("recognised-words", format!("Words on {pages} are not printed but lie unseen over a picture, as a scanner recognised them. Compare them with the picture.")));
        }
        if let Some(pages) = pages(&|gaps| gaps.cut > 0) {
            out.push(doubt(
                "cut-words",
                format!("Some words on {pages} are cut off or lie outside the page and were left out."),
            ));
        }
        if let Some(pages) = pages(&|gaps| gaps.left_out > 0) {
            out.push(doubt(
                "page-cut-short",
                format!("There is more on {pages} than is read; the rest of it was left out."),
            ));
        }
    }
}

fn shortened(words: &str) -> String {
    const LONGEST: usize = 80;
    words.chars().take(LONGEST).collect()
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
    let name =
        |(from, to): &(u32, u32)| if from == to { from.to_string() } else { format!("{from} to {to}") };
    let words: Vec<String> = runs.iter().map(name).collect();
    let many = if pages.len() == 1 { "page" } else { "pages" };
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{many} {} and {last}", rest.join(", ")),
        _ => format!("{many} {}", words.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_named_in_runs() {
        let check = |pages: &[u32], words: &str| assert_eq!(named(pages), words);
        check(&[3], "page 3");
        check(&[3, 4], "pages 3 to 4");
        check(&[1, 2, 3, 9], "pages 1 to 3 and 9");
        check(&[1, 3, 9], "pages 1, 3 and 9");
    }
}
