//! A form that is sent anywhere, as it is filled in as it should be.

use crate::testing::people::Member;

/// A form, as it is sent where it is filled in as it should be.
#[derive(Clone, Copy)]
pub struct Form {
    /// The pattern of the address that it goes to.
    pub path: &'static str,
    /// Who sends it.
    pub sender: Sender,
    /// Whom it is about, where it is about somebody.
    pub person: Member,
    /// Its fields. `{plan}`, `{role}` and the name of a person stand for their ids; a star for what the page has put there.
    pub fields: &'static [(&'static str, &'static str)],
    /// The document that it carries.
    pub file: Option<File>,
    /// On which page it stands.
    pub stands: Stands,
    /// What makes it count once.
    pub once: Counts,
}

/// A document that a form carries.
#[derive(Debug, Clone, Copy)]
pub struct File {
    /// Its name.
    pub name: &'static str,
    /// What it says.
    pub content: fn() -> String,
}

/// Who sends a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    /// Somebody who has not signed in.
    Nobody,
    /// Somebody who has given their password, and has a second factor to give.
    Waiting,
    /// Somebody who has signed in.
    Of(Member),
}

/// On which page a form stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// The one of the address that it goes to.
    There,
    /// The one that is left when this is cut off that address.
    Above(&'static str),
    /// The one that is reached when this is put after that address.
    Below(&'static str),
    /// Another.
    At(&'static str),
}

/// What makes a form count once that is sent twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// The mark that it carries.
    ByItsMark,
    /// Something else.
    Because(&'static str),
}

use Counts::{Because, ByItsMark};

pub(super) const ADA: Sender = Sender::Of(Member::Ada);
pub(super) const QUINN: Sender = Sender::Of(Member::Quinn);

pub(super) const fn form(path: &'static str, fields: &'static [(&'static str, &'static str)]) -> Form {
    Form {
        path,
        sender: ADA,
        person: Member::Tess,
        fields,
        file: None,
        stands: Stands::There,
        once: ByItsMark,
    }
}

impl Form {
    pub(super) const fn by(self, sender: Sender) -> Self {
        Self { sender, ..self }
    }

    pub(super) const fn about(self, person: Member) -> Self {
        Self { person, ..self }
    }

    pub(super) const fn with(self, name: &'static str, content: fn() -> String) -> Self {
        Self { file: Some(File { name, content }), ..self }
    }

    pub(super) const fn under(self, end: &'static str) -> Self {
        Self { stands: Stands::Above(end), ..self }
    }

    pub(super) const fn below(self, end: &'static str) -> Self {
        Self { stands: Stands::Below(end), ..self }
    }

    pub(super) const fn at(self, page: &'static str) -> Self {
        Self { stands: Stands::At(page), ..self }
    }

    pub(super) const fn because(self, why: &'static str) -> Self {
        Self { once: Because(why), ..self }
    }
}
