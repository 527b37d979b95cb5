//! The frame around every page.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use goldthread_people::Permission;

use super::{Link, crumbs::crumbs};
use crate::assets;
use crate::made_for::marked;

/// What the frame of a page needs to know.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The council or trust.
    pub authority: String,
    /// Its short name, where each form has to say which authority it was made for.
    pub made_for: Option<String>,
    /// The title of the page, as it stands in the browser's tab.
    pub title: String,
    /// Which part of the site it belongs to.
    pub part: Part,
    /// The pages above it.
    pub above: Vec<Link>,
    /// What the menu offers to whoever sees it.
    pub menu: Vec<&'static MenuItem>,
    /// Whether there is anything that whoever sees it could search.
    pub finds: bool,
    /// What is a person's own: their account.
    pub own: Vec<Link>,
    /// Whether it offers to sign out.
    pub way_out: WayOut,
    /// A style sheet that only this page needs.
    pub sheet: Option<String>,
    /// The moment that the page shows, where it is not now.
    pub moment: Option<Moment>,
}

/// Whether a page offers to sign out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayOut {
    /// In one step: whoever sees it has signed in.
    SignOut,
    /// There is nobody to sign out.
    None,
}

/// The parts of the site that the menu names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Home,
    Plans,
    Actions,
    Upload,
    Governance,
    Rules,
    People,
    Account,
    None,
}

/// An item of the menu.
#[derive(Debug)]
pub struct MenuItem {
    part: Part,
    words: &'static str,
    href: &'static str,
    /// What somebody must be allowed somewhere to be offered it.
    pub needs: Permission,
}

/// Says that a page shows an earlier state.
#[derive(Debug, Clone)]
pub struct Moment {
    /// The sentence.
    pub words: String,
    /// The same page as it is now.
    pub now: String,
}

/// What the menu holds.
pub const MENU: &[MenuItem] = &[
    MenuItem { part: Part::Home, words: "Home", href: "/", needs: Permission::SeeRules },
    MenuItem { part: Part::Plans, words: "Plans", href: "/plans", needs: Permission::SeePlan },
    MenuItem { part: Part::Actions, words: "Actions", href: "/actions", needs: Permission::SeePlan },
    MenuItem {
        part: Part::Upload,
        words: "Read a document",
        href: "/documents/new",
        needs: Permission::BringIn,
    },
    MenuItem { part: Part::Governance, words: "Boards", href: "/governance", needs: Permission::SeePapers },
    MenuItem { part: Part::Rules, words: "Rules", href: "/rules", needs: Permission::SeeRules },
    MenuItem { part: Part::People, words: "People", href: "/people", needs: Permission::SeeDirectory },
];

/// The whole page.
pub fn page(frame: &Frame, content: &Markup) -> Markup {
    match &frame.made_for {
        Some(authority) => printable(whole(frame, &marked(content, authority))),
        None => printable(whole(frame, content)),
    }
}

/// A page without the characters that HTML has no place for, which documents hold and programs send.
fn printable(page: Markup) -> Markup {
    let is_odd = |byte: u8| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | b'\t');
    if !page.0.bytes().any(is_odd) {
        return page;
    }
    PreEscaped(page.0.replace(|letter| u8::try_from(letter).is_ok_and(is_odd), "\u{FFFD}"))
}

fn whole(frame: &Frame, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html class="govuk-template" lang="en-GB" {
            head {
                meta charset="utf-8";
                title { (frame.title) " - Goldthread" @if !frame.authority.is_empty() { " - " (frame.authority) } }
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                meta name="theme-color" content="#17324d";
                link rel="icon" type="image/svg+xml" href=(assets::ICON);
                link rel="stylesheet" href=(assets::GOVUK_CSS);
                link rel="stylesheet" href=(assets::OWN_CSS);
                @if let Some(sheet) = &frame.sheet { link rel="stylesheet" href=(sheet); }
                script type="module" src=(assets::OWN_JS) {}
            }
            body class="govuk-template__body" {
                script src=(assets::ENABLE_JS) {}
                a class="govuk-skip-link" href="#main-content" data-module="govuk-skip-link" { "Skip to main content" }
                (header(frame))
                (menu(frame))
                div class="govuk-width-container" {
                    (crumbs(&frame.above))
                    @if let Some(moment) = &frame.moment { (as_it_stood(moment)) }
                    main class="govuk-main-wrapper gt-main" id="main-content" { (content) }
                }
                (footer())
            }
        }
    }
}

fn header(frame: &Frame) -> Markup {
    html! {
        header class="gt-header" {
            div class="govuk-width-container gt-header__inner" {
                a class="gt-header__product" href="/" { (MARK) "Goldthread" }
                p class="gt-header__authority" { (frame.authority) }
                @if frame.finds { (search()) }
                @if !frame.own.is_empty() || frame.way_out == WayOut::SignOut {
                    ul class="gt-header__own" {
                        @for link in &frame.own { li { a class="gt-header__link" href=(link.href) { (link.words) } } }
                        @if frame.way_out == WayOut::SignOut {
                            li { form action="/sign-out" method="post" { button class="gt-header__link gt-header__out" { "Sign out" } } }
                        }
                    }
                }
            }
        }
    }
}

/// What was looked for before is nobody else's: no browser is to offer it.
fn search() -> Markup {
    html! {
        form class="gt-search" action="/search" method="get" role="search" aria-label="The whole site" {
            label class="govuk-visually-hidden" for="search-all" { "Search plans, updates and evidence" }
            input class="govuk-input gt-search__words" id="search-all" name="q" type="search" maxlength="300" autocomplete="off";
            button class="gt-search__go" { "Search" }
        }
    }
}

/// A piece of thread with two knots.
const MARK: PreEscaped<&str> = PreEscaped(
    r#"<svg class="gt-header__mark" aria-hidden="true" focusable="false" viewBox="0 0 16 28" width="16" height="28"><path d="M8 1v26" stroke="currentColor" stroke-width="2"/><circle class="gt-header__knot" cx="8" cy="8" r="3.5" stroke="currentColor" stroke-width="2"/><circle cx="8" cy="20" r="4.5" fill="currentColor"/></svg>"#,
);

fn menu(frame: &Frame) -> Markup {
    html! {
        @if !frame.menu.is_empty() {
            div class="govuk-service-navigation" data-module="govuk-service-navigation" {
                div class="govuk-width-container" {
                    div class="govuk-service-navigation__container" {
                        nav class="govuk-service-navigation__wrapper" aria-label="Menu" {
                            button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
                                aria-controls="navigation" hidden aria-hidden="true" { "Menu" }
                            ul class="govuk-service-navigation__list" id="navigation" {
                                @for item in &frame.menu { (menu_item(item.part == frame.part, item.words, item.href)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn menu_item(here: bool, words: &str, href: &str) -> Markup {
    html! {
        @if here {
            li class="govuk-service-navigation__item govuk-service-navigation__item--active" {
                a class="govuk-service-navigation__link" href=(href) aria-current="true" {
                    strong class="govuk-service-navigation__active-fallback" { (words) }
                }
            }
        } @else {
            li class="govuk-service-navigation__item" { a class="govuk-service-navigation__link" href=(href) { (words) } }
        }
    }
}

/// The way to bring a document in.
pub fn read_a_document() -> Markup {
    html! {
        p class="govuk-body" {
            a class="govuk-button" href="/documents/new" role="button" draggable="false" data-module="govuk-button" { "Read a document" }
        }
    }
}

fn as_it_stood(moment: &Moment) -> Markup {
    html! {
        div class="gt-moment" role="region" aria-label="The moment shown" {
            p class="govuk-body govuk-!-margin-bottom-0" {
                strong { (moment.words) } " "
                a class="govuk-link" href=(moment.now) { "Show it as it is now" }
            }
        }
    }
}

fn footer() -> Markup {
    html! {
        footer class="govuk-footer gt-footer" {
            div class="govuk-width-container" {
                p class="govuk-body-s govuk-!-margin-bottom-0" {
                    "Pages load nothing from anywhere else. Plans are kept in an append-only ledger."
                }
            }
        }
    }
}
