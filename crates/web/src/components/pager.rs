//! Moves through a long list, a page at a time.

use maud::{Markup, html};

/// Where a page stands among the pages of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// This page, from 1.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
    /// The address of a page, less its number.
    pub address: String,
}

impl Pager {
    /// The pages of a list, and which part of it the page shows. A page past the end is the last.
    pub fn of(
        length: usize,
        per_page: usize,
        page: usize,
        address: String,
    ) -> (Self, std::ops::Range<usize>) {
        let pages = length.div_ceil(per_page).max(1);
        let page = page.clamp(1, pages);
        let start = (page - 1) * per_page;
        (Self { page, pages, address }, start..(start + per_page).min(length))
    }

    fn href(&self, page: usize) -> String {
        format!("{}{page}", self.address)
    }
}

/// Previous, where we are, next; nothing where there is one page.
pub fn pager(pager: &Pager) -> Markup {
    html! {
        @if pager.pages > 1 {
            nav class="govuk-pagination gt-pager" aria-label="Pages" {
                @if pager.page > 1 {
                    div class="govuk-pagination__prev" {
                        a class="govuk-link govuk-pagination__link" href=(pager.href(pager.page - 1)) rel="prev" { "Previous page" }
                    }
                }
                p class="govuk-body govuk-!-margin-bottom-0" { "Page " (pager.page) " of " (pager.pages) }
                @if pager.page < pager.pages {
                    div class="govuk-pagination__next" {
                        a class="govuk-link govuk-pagination__link" href=(pager.href(pager.page + 1)) rel="next" { "Next page" }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_shows_its_part_of_the_list() {
        for (length, page, expected) in [
            (0, 1, (1, 1, 0..0)),
            (50, 1, (1, 1, 0..50)),
            (51, 2, (2, 2, 50..51)),
            (120, 9, (3, 3, 100..120)),
            (120, 0, (1, 3, 0..50)),
        ] {
            let (pager, part) = Pager::of(length, 50, page, String::new());
            assert_eq!((pager.page, pager.pages, part), expected, "{length} {page}");
        }
    }
}
