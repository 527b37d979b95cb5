//! A page of a document as a picture, with what is pointed at marked on it.

use goldthread_anchor::PageBox;
use goldthread_tree::PageSize;
use maud::{Markup, html};

/// The page `number`, whose picture stands under an address; the first of the boxes on it is what an address leads to, where no
/// page before has one.
pub fn sheet(under: &str, number: u32, size: PageSize, pointed: &[PageBox]) -> Markup {
    let first = pointed.first().map(|own| own.page);
    let own = pointed.iter().filter(|own| own.page == number).enumerate();
    let PageSize { width, height } = size;
    let name = format!("Page {number} as a picture");
    let turn = if width > height { " gt-sheet--wide" } else { "" };
    html! {
        div class="gt-document__scroll" tabindex="0" role="region" aria-label=(name) {
            div class={ "gt-sheet" (turn) } {
                img class="gt-sheet__picture" src={ (under) "/" (number) ".png" } width=(points(width)) height=(points(height)) loading="lazy"
                    alt={ "Page " (number) " of the document; its text is below" };
                svg class="gt-sheet__marks" viewBox={ "0 0 " (width) " " (height) } preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                    @for (nth, own) in own { (rect(own, nth == 0 && first == Some(number))) }
                }
            }
        }
    }
}

/// A box a little larger than the words in it.
fn rect(own: &PageBox, is_target: bool) -> Markup {
    const ROUND: i32 = 150;
    let (left, top) = (own.left.saturating_sub(ROUND), own.top.saturating_sub(ROUND));
    let (width, height) = (
        own.right.saturating_sub(left).saturating_add(ROUND),
        own.bottom.saturating_sub(top).saturating_add(ROUND),
    );
    html! {
        rect id=[is_target.then_some("picked")] class="gt-sheet__picked" x=(left) y=(top) width=(width.max(1)) height=(height.max(1)) {}
    }
}

/// Whole points, at least one.
fn points(hundredths: i32) -> i32 {
    (hundredths / 100).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_stand_on_their_page_and_one_is_the_target() {
        let place = |page: u32| PageBox { page, top: 1_000, left: 2_000, bottom: 2_000, right: 9_000 };
        let size = PageSize { width: 59_532, height: 84_192 };
        let shown = |number: u32| sheet("/drafts/1/pages", number, size, &[place(2), place(3)]).into_string();
        assert!(!shown(1).contains("<rect"), "{}", shown(1));
        let second = shown(2);
        for words in [
            "viewBox=\"0 0 59532 84192\"",
            "src=\"/drafts/1/pages/2.png\" width=\"595\" height=\"841\" loading=\"lazy\"",
            "alt=\"Page 2 of the document; its text is below\"",
            "<rect id=\"picked\" class=\"gt-sheet__picked\" x=\"1850\" y=\"850\" width=\"7300\" height=\"1300\">",
        ] {
            assert!(second.contains(words), "{words}: {second}");
        }
        assert!(shown(3).contains("<rect class"), "{}", shown(3));
    }
}
