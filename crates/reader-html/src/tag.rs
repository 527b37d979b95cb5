//! The elements that a reader tells apart.

/// Makes the enumeration of known elements and the table of their names.
macro_rules! tags {
    ($($name:literal $tag:ident),* $(,)?) => {
        /// An element's name. All names that mean nothing to a reader are `Other`, told apart by a hash.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Tag {
            $(#[doc = $name] $tag,)*
            /// Any other, by the hash of its name.
            Other(u32),
        }

        const NAMES: &[(&str, Tag)] = &[$(($name, Tag::$tag)),*];
    };
}

// In alphabetical order: names are looked up by halves.
tags! {
    "a" A, "address" Address, "article" Article, "aside" Aside, "audio" Audio, "b" B, "base" Base,
    "blockquote" Blockquote, "body" Body, "br" Br, "button" Button, "canvas" Canvas, "caption" Caption,
    "center" Center, "circle" Circle, "col" Col, "colgroup" Colgroup, "dd" Dd, "del" Del, "details" Details,
    "dialog" Dialog, "dir" Dir, "div" Div, "dl" Dl, "dt" Dt, "ellipse" Ellipse, "em" Em, "embed" Embed,
    "fieldset" Fieldset, "figcaption" Figcaption, "figure" Figure, "font" Font, "footer" Footer,
    "form" Form, "h1" H1, "h2" H2, "h3" H3, "h4" H4, "h5" H5, "h6" H6, "head" Head, "header" Header,
    "hgroup" Hgroup, "hr" Hr, "html" Html, "i" I, "iframe" Iframe, "img" Img, "input" Input, "ins" Ins,
    "label" Label, "legend" Legend, "li" Li, "link" Link, "main" Main, "map" Map, "menu" Menu, "meta" Meta,
    "nav" Nav, "noscript" Noscript, "object" Object, "ol" Ol, "optgroup" Optgroup, "option" Option, "p" P,
    "path" Path, "polygon" Polygon, "pre" Pre, "rect" Rect, "s" S, "script" Script, "search" Search,
    "section" Section, "select" Select, "source" Source, "span" Span, "strike" Strike, "strong" Strong,
    "style" Style, "summary" Summary, "svg" Svg, "table" Table, "tbody" Tbody, "td" Td, "template" Template,
    "textarea" Textarea, "tfoot" Tfoot, "th" Th, "thead" Thead, "title" Title, "tr" Tr, "track" Track,
    "u" U, "ul" Ul, "video" Video, "wbr" Wbr,
}

impl Tag {
    /// The element of a name in lower case.
    pub fn named(name: &[u8]) -> Self {
        let at = NAMES.binary_search_by(|(known, _)| known.as_bytes().cmp(name));
        at.map_or_else(|_| Self::Other(hash(name)), |at| NAMES[at].1)
    }

    /// Whether it has no end tag and nothing within.
    pub fn is_void(self) -> bool {
        use Tag::{Base, Br, Col, Embed, Hr, Img, Input, Link, Meta, Source, Track, Wbr};
        matches!(self, Base | Br | Col | Embed | Hr | Img | Input | Link | Meta | Source | Track | Wbr)
    }

    /// Whether it begins on a line of its own, and so ends an open paragraph.
    pub fn is_block(self) -> bool {
        use Tag::{
            Address, Article, Aside, Blockquote, Center, Dd, Details, Dialog, Dir, Div, Dl, Dt, Fieldset,
            Figcaption, Figure, Footer, Form, Header, Hgroup, Hr, Legend, Li, Main, Menu, Nav, Ol, P, Pre,
            Search, Section, Summary, Table, Ul,
        };
        self.level().is_some()
            || matches!(
                self,
                Address
                    | Article
                    | Aside
                    | Blockquote
                    | Center
                    | Dd
                    | Details
                    | Dialog
                    | Dir
                    | Div
                    | Dl
                    | Dt
                    | Fieldset
                    | Figcaption
                    | Figure
                    | Footer
                    | Form
                    | Header
                    | Hgroup
                    | Hr
                    | Legend
                    | Li
                    | Main
                    | Menu
                    | Nav
                    | Ol
                    | P
                    | Pre
                    | Search
                    | Section
                    | Summary
                    | Table
                    | Ul
            )
    }

    /// Whether it is a part of a table.
    pub fn is_tabular(self) -> bool {
        use Tag::{Caption, Col, Colgroup, Table, Tbody, Td, Tfoot, Th, Thead, Tr};
        matches!(self, Caption | Col | Colgroup | Table | Tbody | Td | Tfoot | Th | Thead | Tr)
    }

    /// Whether it only sets how words look, so that its end may stand in another block than its beginning.
    pub fn is_formatting(self) -> bool {
        use Tag::{A, B, Del, Em, Font, I, Ins, S, Strike, Strong, U};
        matches!(self, A | B | Del | Em | Font | I | Ins | S | Strike | Strong | U)
    }

    /// Whether its words are never shown as words of the page.
    pub fn is_silent(self) -> bool {
        use Tag::{
            Audio, Base, Canvas, Embed, Head, Iframe, Input, Link, Meta, Noscript, Script, Style, Template,
            Textarea, Title, Video,
        };
        matches!(
            self,
            Audio
                | Base
                | Canvas
                | Embed
                | Head
                | Iframe
                | Input
                | Link
                | Meta
                | Noscript
                | Script
                | Style
                | Template
                | Textarea
                | Title
                | Video
        )
    }

    /// The level of a heading, 1 to 6.
    pub fn level(self) -> std::option::Option<u8> {
        match self {
            Self::H1 => Some(1),
            Self::H2 => Some(2),
            Self::H3 => Some(3),
            Self::H4 => Some(4),
            Self::H5 => Some(5),
            Self::H6 => Some(6),
            _ => None,
        }
    }
}

/// FNV-1a: two names with one hash would only close each other.
fn hash(name: &[u8]) -> u32 {
    name.iter().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
