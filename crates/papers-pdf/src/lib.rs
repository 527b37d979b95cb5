//! A paper as accessible PDF: tagged, PDF/UA-1, A4.
//!
//! The pages are set by Typst from one fixed template (`paper.typ`) that reads the paper as data. No word of a paper
//! is ever read as Typst markup, and the template can reach no file, no package and no network: the world that it
//! sees holds itself, the data and the fonts. Date and identity come from the paper's edition, so that the same
//! paper gives the same bytes.
//!
//! A character that no font here can draw is shown as U+FFFD, and the paper ends with a note that says so.

mod data;
mod fonts;
mod world;

use goldthread_papers::{Edition, Paper};
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use fonts::Coverage;
use world::World;

/// How many later papers a cached piece of layout outlives.
const CACHE_AGE: usize = 1;

/// Why a paper could not be made into a PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The template failed on the paper's data.
    #[error(
        "the pages of this paper could not be set ({0}); export it as HTML instead and report this as a fault"
    )]
    Layout(String),
    /// The pages are there, but do not meet PDF/UA-1.
    #[error(
        "the paper would not be an accessible PDF ({0}); export it as HTML instead and report this as a fault"
    )]
    Accessibility(String),
}

/// The paper as the bytes of a PDF file.
///
/// # Errors
/// When the pages cannot be set or would not meet PDF/UA-1.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, PdfError> {
    let made = export(paper, Coverage::Every).or_else(|_| export(paper, Coverage::Main));
    comemo::evict(CACHE_AGE);
    made
}

fn export(paper: &Paper, coverage: Coverage) -> Result<Vec<u8>, PdfError> {
    let world = World::new(data::of(paper, coverage));
    let document = typst::compile::<PagedDocument>(&world)
        .output
        .map_err(|errors| PdfError::Layout(messages(&errors)))?;
    typst_pdf::pdf(&document, &options(paper)?).map_err(|errors| PdfError::Accessibility(messages(&errors)))
}

fn options(paper: &Paper) -> Result<PdfOptions, PdfError> {
    let edition = paper.edition();
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| PdfError::Accessibility(error.message().to_string()))?;
    Ok(PdfOptions {
        ident: Smart::Custom(ident(paper)),
        creator: Smart::Custom(Some(edition.product.clone())),
        timestamp: timestamp(edition),
        standards,
        ..PdfOptions::default()
    })
}

/// What tells this document from every other one; the same for two runs.
fn ident(paper: &Paper) -> String {
    let Edition { entry, date, rule_set, product, checkpoint } = paper.edition();
    let checkpoint = checkpoint.as_deref().unwrap_or_default();
    [paper.authority(), paper.title(), &entry.to_string(), &date.to_string(), rule_set, product, checkpoint]
        .join("\n")
}

/// The start of the edition's day in UTC; a year before 0 has none.
fn timestamp(edition: &Edition) -> Option<Timestamp> {
    let date = edition.date;
    let [month, day] = [date.month(), date.day()].map(i8::unsigned_abs);
    Datetime::from_ymd_hms(i32::from(date.year()), month, day, 0, 0, 0).map(Timestamp::new_utc)
}

fn messages(errors: &[SourceDiagnostic]) -> String {
    errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; ")
}
