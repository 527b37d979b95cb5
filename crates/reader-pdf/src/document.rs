//! A PDF as pages of letters, lines and filled areas.

use goldthread_tree::{Limits, Unreadable};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};
use hayro_syntax::page::Page as Sheet;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use kurbo::Rect;

use crate::device::Taker;
use crate::fonts::Fonts;
use crate::gate::{Danger, checked};
use crate::notes::{Note, notes};
use crate::page::{Gaps, Page};
use crate::scan::find;
use crate::weight::Scales;

/// How pages are gone through: with what stands on them beside their content.
pub fn settings() -> InterpreterSettings {
    InterpreterSettings { render_annotations: true, ..InterpreterSettings::default() }
}

/// A PDF that could be opened.
pub struct Document {
    pdf: Pdf,
    pages: usize,
}

impl Document {
    /// Opens a PDF.
    ///
    /// # Errors
    /// [`Unreadable`] when it is empty, too large, protected by a password, damaged, or asks for too much.
    pub fn open(name: &str, bytes: &[u8], limits: &Limits) -> Result<Self, Unreadable> {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if bytes.is_empty() {
            return Err(Unreadable::Empty { name: name.to_owned() });
        }
        if size > limits.bytes {
            return Err(Unreadable::TooLarge { name: name.to_owned(), bytes: size, limit: limits.bytes });
        }
        let head = &bytes[..bytes.len().min(1024)];
        let damaged = |what: &str| Unreadable::Damaged { name: name.to_owned(), what: what.to_owned() };
        if find(head, b"%PDF-", 0).is_none() {
            return Err(damaged("it does not begin as a PDF does"));
        }
        checked(bytes, limits).map_err(|danger| match danger {
            Danger::Damaged(what) => damaged(what),
            Danger::Excessive(what) => Unreadable::Excessive { name: name.to_owned(), what },
        })?;
        let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
                Unreadable::Password { name: name.to_owned() }
            }
            LoadPdfError::Decryption(_) => damaged("it is encrypted in a way that is not known"),
            LoadPdfError::Invalid => damaged("no pages can be found in it"),
        })?;
        let pages = pdf.pages().len().min(limits.pages);
        Ok(Self { pdf, pages })
    }

    /// How many pages are read.
    pub fn len(&self) -> usize {
        self.pages
    }

    /// How many pages it has.
    pub fn all_pages(&self) -> usize {
        self.pdf.pages().len()
    }

    /// A page, from 1; `None` where there is none or it is not read.
    pub fn sheet(&self, page: u32) -> Option<&Sheet<'_>> {
        let at = usize::try_from(page).ok()?.checked_sub(1)?;
        self.pdf.pages().iter().take(self.pages).nth(at)
    }

    /// Calls a function with each page and its comments in turn; one page is held at a time.
    pub fn each_page(&self, mut take: impl FnMut(Page, Vec<Note>)) {
        let mut fonts = Fonts::default();
        let mut scales = Scales::default();
        let cache = InterpreterCache::new();
        let settings = settings();
        for (number, sheet) in (1..).zip(self.pdf.pages().iter().take(self.pages)) {
            let (width, height) = sheet.render_dimensions();
            let page = Page { number, width, height, ..Page::default() };
            fonts.learn(sheet.resources());
            if !scales.fits(sheet) {
                take(Page { gaps: Gaps { too_much: true, ..Gaps::default() }, ..page }, notes(sheet));
                continue;
            }
            take(self.drawn(sheet, page, &mut fonts, &cache, settings.clone()), notes(sheet));
        }
    }

    fn drawn<'a>(
        &'a self,
        sheet: &Sheet<'a>,
        page: Page,
        fonts: &mut Fonts,
        cache: &InterpreterCache<'a>,
        settings: InterpreterSettings,
    ) -> Page {
        let whole = Rect::new(0.0, 0.0, f64::from(page.width), f64::from(page.height));
        let start = sheet.initial_transform(true).to_kurbo();
        let mut context = Context::new(start, whole, cache, self.pdf.xref(), settings);
        let mut taker = Taker::new(page, fonts);
        interpret_page(sheet, &mut context, &mut taker);
        taker.done()
    }
}
