//! The kinds of files that are taken, and what is known of each.

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// A document of Word.
    Docx,
    /// A workbook of Excel.
    Xlsx,
    /// Slides of `PowerPoint`.
    Pptx,
    /// An `OpenDocument` text.
    Odt,
    /// An `OpenDocument` sheet.
    Ods,
    /// `OpenDocument` slides.
    Odp,
    /// A picture.
    Png,
    /// A photograph.
    Jpeg,
    /// A picture.
    Gif,
    /// A picture.
    Webp,
    /// A film.
    Mp4,
    /// Sound.
    M4a,
    /// Plain text.
    Text,
    /// Values parted by commas.
    Csv,
    /// Text with the marks of Markdown.
    Markdown,
    /// A mail as it went over the wire.
    Mail,
    /// A mail as Outlook keeps it.
    Outlook,
}

/// How the letters of a text stand in its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Charset {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, as old programs write it.
    Windows1252,
}

/// Whether a browser may show a file itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Inline,
    /// As plain text, whatever it is.
    AsText,
    Never,
}

/// What is known of a kind.
pub(crate) struct Row {
    pub kind: FileKind,
    /// How it is written down: a word that is never reused.
    pub code: &'static str,
    pub words: &'static str,
    pub media_type: &'static str,
    /// What its names may end in; the first is put on where a name ends in something else.
    pub endings: &'static [&'static str],
    pub shown: Shown,
}

const fn row(
    kind: FileKind,
    code: &'static str,
    words: &'static str,
    media_type: &'static str,
    endings: &'static [&'static str],
    shown: Shown,
) -> Row {
    Row { kind, code, words, media_type, endings, shown }
}

#[rustfmt::skip]
pub(crate) const KINDS: [Row; 18] = [
    row(FileKind::Pdf, "pdf", "a PDF", "application/pdf", &["pdf"], Shown::Inline),
    row(FileKind::Docx, "docx", "a Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"], Shown::Never),
    row(FileKind::Xlsx, "xlsx", "an Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"], Shown::Never),
    row(FileKind::Pptx, "pptx", "PowerPoint slides", "application/vnd.openxmlformats-officedocument.presentationml.presentation", &["pptx"], Shown::Never),
    row(FileKind::Odt, "odt", "an OpenDocument text", "application/vnd.oasis.opendocument.text", &["odt"], Shown::Never),
    row(FileKind::Ods, "ods", "an OpenDocument sheet", "application/vnd.oasis.opendocument.spreadsheet", &["ods"], Shown::Never),
    row(FileKind::Odp, "odp", "OpenDocument slides", "application/vnd.oasis.opendocument.presentation", &["odp"], Shown::Never),
    row(FileKind::Png, "png", "a PNG picture", "image/png", &["png"], Shown::Inline),
    row(FileKind::Jpeg, "jpeg", "a JPEG picture", "image/jpeg", &["jpg", "jpeg", "jpe", "jfif"], Shown::Inline),
    row(FileKind::Gif, "gif", "a GIF picture", "image/gif", &["gif"], Shown::Inline),
    row(FileKind::Webp, "webp", "a WebP picture", "image/webp", &["webp"], Shown::Inline),
    row(FileKind::Mp4, "mp4", "a film", "video/mp4", &["mp4", "m4v", "mov"], Shown::Never),
    row(FileKind::M4a, "m4a", "sound", "audio/mp4", &["m4a"], Shown::Never),
    row(FileKind::Text, "txt", "plain text", "text/plain", &["txt", "text", "log"], Shown::AsText),
    row(FileKind::Csv, "csv", "CSV", "text/csv", &["csv"], Shown::AsText),
    row(FileKind::Markdown, "md", "Markdown", "text/markdown", &["md", "markdown"], Shown::AsText),
    row(FileKind::Mail, "eml", "a mail", "message/rfc822", &["eml"], Shown::Never),
    row(FileKind::Outlook, "msg", "a mail of Outlook", "application/vnd.ms-outlook", &["msg"], Shown::Never),
];

impl FileKind {
    pub(crate) fn row(self) -> &'static Row {
        KINDS.iter().find(|row| row.kind == self).expect("each kind has a row, which a test sees to")
    }

    /// One word for it, which stays the same for ever.
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// The kind of a code.
    pub fn of(code: &str) -> Option<Self> {
        KINDS.iter().find(|row| row.code == code).map(|row| row.kind)
    }

    /// The kind of a media type, and the charset where it says one.
    pub fn of_media_type(text: &str) -> Option<(Self, Option<Charset>)> {
        let (media_type, charset) = text.split_once("; charset=").unwrap_or((text, ""));
        let row = KINDS.iter().find(|row| row.media_type == media_type)?;
        Some((row.kind, Charset::of(charset)))
    }

    /// What people call it: "a PDF".
    pub fn words(self) -> &'static str {
        self.row().words
    }

    /// Its media type, without the charset of a text.
    pub fn media_type(self) -> &'static str {
        self.row().media_type
    }

    /// The ending that is put on names which have none of its own.
    pub fn ending(self) -> &'static str {
        self.row().endings.first().copied().unwrap_or_default()
    }
}

/// Each charset and its name in a media type.
const CHARSETS: [(Charset, &str); 4] = [
    (Charset::Utf8, "utf-8"),
    (Charset::Utf16Le, "utf-16le"),
    (Charset::Utf16Be, "utf-16be"),
    (Charset::Windows1252, "windows-1252"),
];

impl Charset {
    /// Its name in a media type.
    pub fn name(self) -> &'static str {
        CHARSETS.iter().find(|(charset, _)| *charset == self).map_or("", |(_, name)| name)
    }

    /// The charset of a name.
    pub fn of(name: &str) -> Option<Self> {
        CHARSETS.iter().find(|(_, known)| *known == name).map(|(charset, _)| *charset)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn codes_and_endings_lead_to_one_kind_each() {
        let endings: Vec<_> = KINDS.iter().flat_map(|row| row.endings).collect();
        assert_eq!(endings.iter().collect::<HashSet<_>>().len(), endings.len());
        for row in &KINDS {
            assert_eq!(FileKind::of(row.code), Some(row.kind));
            assert_eq!(row.kind.row().code, row.code);
            assert_eq!(FileKind::of_media_type(row.media_type), Some((row.kind, None)));
        }
        // The last of the list: a kind without a row would come after it.
        assert_eq!(FileKind::Outlook as usize + 1, KINDS.len());
        for (charset, name) in CHARSETS {
            assert_eq!((Charset::of(name), charset.name()), (Some(charset), name));
            let written = format!("text/csv; charset={name}");
            assert_eq!(FileKind::of_media_type(&written), Some((FileKind::Csv, Some(charset))));
        }
    }

    #[test]
    fn a_browser_shows_only_pdf_pictures_and_text() {
        let shown = KINDS.iter().filter(|row| row.shown != Shown::Never).map(|row| row.code);
        assert_eq!(shown.collect::<Vec<_>>(), ["pdf", "png", "jpeg", "gif", "webp", "txt", "csv", "md"]);
    }
}
