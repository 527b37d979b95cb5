//! The files that a paper can be had as.

use axum::http::{HeaderName, header};
use goldthread_papers::Paper;
use goldthread_papers_pdf::PdfError;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Pdf,
    Html,
    Markdown,
}

impl Format {
    /// Every kind, with the name of its file.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Pdf, "progress.pdf"), (Self::Html, "progress.html"), (Self::Markdown, "progress.md")];

    /// The kind of a file name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(format, _)| *format)
    }

    /// The paper as the bytes of a file. Blocks.
    pub fn bytes(self, paper: &Paper) -> Result<Vec<u8>, PdfError> {
        match self {
            Self::Pdf => goldthread_papers_pdf::pdf(paper),
            Self::Html => Ok(goldthread_papers_html::page(paper).into_bytes()),
            Self::Markdown => Ok(goldthread_papers_markdown::markdown(paper).into_bytes()),
        }
    }

    /// What the answer says of the file. The web page stands alone, so it carries its style in itself.
    pub const fn headers(self) -> [(HeaderName, &'static str); 3] {
        const ALONE: &str =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; sandbox";
        let (kind, disposition) = match self {
            Self::Pdf => ("application/pdf", "inline; filename=\"progress.pdf\""),
            Self::Html => ("text/html; charset=utf-8", "attachment; filename=\"progress.html\""),
            Self::Markdown => ("text/markdown; charset=utf-8", "attachment; filename=\"progress.md\""),
        };
        [
            (header::CONTENT_TYPE, kind),
            (header::CONTENT_DISPOSITION, disposition),
            (header::CONTENT_SECURITY_POLICY, ALONE),
        ]
    }
}
