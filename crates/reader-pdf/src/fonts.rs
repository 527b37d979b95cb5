//! What the fonts of a document are, by the names and flags that they carry.

use std::collections::HashMap;

use hayro_interpret::CacheKey;
use hayro_interpret::font::OutlineGlyph;
use hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro_syntax::page::Resources;

use crate::page::Look;
use crate::symbols::Symbols;

/// What is known of a font.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Font {
    /// How its letters look.
    pub look: Look,
    /// Which pictures its letters are, if it is a font of pictures.
    pub symbols: Option<Symbols>,
}

/// The fonts of a document.
#[derive(Default)]
pub struct Fonts {
    known: HashMap<u128, Font>,
}

impl Fonts {
    /// The font of a letter.
    pub fn of(&mut self, glyph: &OutlineGlyph) -> Font {
        let key = glyph.font_cache_key();
        *self.known.entry(key).or_insert_with(|| {
            glyph
                .font_data()
                .map(|data| {
                    let mut font = Font::named(data.postscript_name.as_deref().unwrap_or_default());
                    font.look.strong |= data.weight.is_some_and(|weight| weight >= BOLD);
                    font.look.emphasis |= data.is_italic;
                    font
                })
                .unwrap_or_default()
        })
    }

    /// Takes in the fonts that a page names, and those of the forms that it draws.
    pub fn learn(&mut self, resources: &Resources<'_>) {
        let mut room = MOST_FORMS;
        for part in std::iter::successors(Some(resources), |part| part.parent()).take(MOST_PARENTS) {
            self.learn_fonts(&part.fonts);
            self.learn_forms(&part.x_objects, &mut room, DEEPEST_FORM);
        }
    }

    fn learn_fonts(&mut self, fonts: &Dict<'_>) {
        for name in fonts.keys().take(MOST_FONTS) {
            let Some(font) = fonts.get::<Dict<'_>>(&*name) else { continue };
            self.known.entry(font.cache_key()).or_insert_with(|| Font::of_dict(&font));
        }
    }

    fn learn_forms(&mut self, forms: &Dict<'_>, room: &mut usize, depth: usize) {
        for name in forms.keys() {
            if *room == 0 {
                return;
            }
            *room -= 1;
            let Some(form) = forms.get::<Stream<'_>>(&*name) else { continue };
            let Some(resources) = form.dict().get::<Dict<'_>>("Resources") else { continue };
            if let Some(fonts) = resources.get::<Dict<'_>>("Font") {
                self.learn_fonts(&fonts);
            }
            if let Some(inner) = resources.get::<Dict<'_>>("XObject").filter(|_| depth > 0) {
                self.learn_forms(&inner, room, depth - 1);
            }
        }
    }
}

/// The weight from which a font is bold.
const BOLD: u32 = 600;
/// So many forms are looked into for a page.
const MOST_FORMS: usize = 256;
/// So many fonts are looked at for a page or form.
const MOST_FONTS: usize = 256;
/// So deep are forms within forms looked into.
const DEEPEST_FORM: usize = 4;
/// So far up the tree of pages are fonts looked for.
const MOST_PARENTS: usize = 16;

impl Font {
    /// What a font's name tells of it.
    fn named(name: &str) -> Self {
        let plain = name.split_once('+').map_or(name, |(_, rest)| rest).to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
        let look = Look {
            strong: has(&["bold", "black", "heavy", "demi", "-semibold", "extrabd"]),
            emphasis: has(&["italic", "oblique"]),
        };
        Self { look, symbols: Symbols::of_font(&plain) }
    }

    fn of_dict(font: &Dict<'_>) -> Self {
        const ITALIC: i32 = 1 << 6;
        const FORCE_BOLD: i32 = 1 << 18;
        let name = font.get::<Name<'_>>("BaseFont");
        let mut known = Self::named(name.as_ref().map(Name::as_str).unwrap_or_default());
        let below =
            font.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let descriptor = below.as_ref().unwrap_or(font).get::<Dict<'_>>("FontDescriptor");
        if let Some(descriptor) = descriptor {
            let flags = descriptor.get::<i32>("Flags").unwrap_or_default();
            let weight = descriptor.get::<f32>("FontWeight").unwrap_or_default();
            let leaning = descriptor.get::<f32>("ItalicAngle").unwrap_or_default();
            known.look.strong |= flags & FORCE_BOLD != 0 || weight >= 600.0;
            known.look.emphasis |= flags & ITALIC != 0 || leaning.abs() > 1.0;
        }
        known
    }
}
