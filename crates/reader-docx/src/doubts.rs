//! What a person should look at; each kind is said once, at its first place.

use goldthread_anchor::Anchor;
use goldthread_plan::Doubt;

/// A kind of doubt about a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words that Word does not show.
    HiddenWords,
    /// Rows that Word does not show.
    HiddenRows,
    /// More paragraphs and cells than are read.
    TooManyParts,
    /// More columns than are read.
    TooManyColumns,
    /// A sheet or another document within this one.
    UnreadObject,
    /// Pictures only.
    NoWords,
}

/// The doubts of a document.
#[derive(Default)]
pub struct Doubts(Vec<Noted>);

struct Noted {
    kind: Kind,
    /// The first words that it is about.
    words: String,
    at: Anchor,
    times: usize,
}

impl Doubts {
    /// Notes one more of a kind.
    pub fn add(&mut self, kind: Kind, words: &str, at: &Anchor) {
        const LONGEST: usize = 60;
        if let Some(noted) = self.0.iter_mut().find(|noted| noted.kind == kind) {
            noted.times += 1;
            return;
        }
        let words = words.trim().chars().take(LONGEST).collect();
        self.0.push(Noted { kind, words, at: at.clone(), times: 1 });
    }

    /// All of them as sentences.
    pub fn into_all(self) -> Vec<Doubt> {
        let doubts = self.0.into_iter().map(|noted| Doubt {
            code: noted.kind.code().to_owned(),
            message: noted.sentence(),
            at: noted.at,
        });
        doubts.collect()
    }
}

impl Kind {
    fn code(self) -> &'static str {
        match self {
            Self::HiddenWords => "hidden-words",
            Self::HiddenRows => "hidden-rows",
            Self::TooManyParts => "too-many-parts",
            Self::TooManyColumns => "too-many-columns",
            Self::UnreadObject => "unread-object",
            Self::NoWords => "no-words",
        }
    }
}

impl Noted {
    fn sentence(&self) -> String {
        let Self { kind, words, times, .. } = self;
        let places = if *times == 1 { "one place".to_owned() } else { format!("{times} places") };
        match kind {
            Kind::HiddenWords => {
                format!(
                    "words are hidden in {places}; they were read all the same, the first of them: “{words}”"
                )
            }
            Kind::HiddenRows => format!("rows of tables are hidden in {places}; they were read all the same"),
            Kind::TooManyParts => {
                "there are more paragraphs and cells than are read; what follows here was left out".to_owned()
            }
            Kind::TooManyColumns => {
                "a table has more columns than are read; those further right were left out".to_owned()
            }
            Kind::UnreadObject => {
                format!("a sheet or another document is embedded in {places}; it was not read")
            }
            Kind::NoWords => "the document holds pictures and no words; it may be a scan".to_owned(),
        }
    }
}

/// A part beside the text that could not be read.
pub fn unread_part(what: &str) -> Doubt {
    Doubt {
        code: "unread-part".to_owned(),
        message: format!("a part of the document is damaged: {what} could not be read"),
        at: Anchor::Typed,
    }
}
