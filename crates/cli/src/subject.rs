//! What is compared: a document, or a plan that is kept.

use std::path::Path;

use goldthread_compare::Document;
use goldthread_plan::{DocumentKind, Draft, Plan};

use crate::commands::check::names_a_plan;
use crate::data::{self, AuthorityArgs, Here};
use crate::failure::Failure;
use crate::input::{self, LimitArgs};

/// A document as it was read, or a plan as it stands.
pub enum Subject {
    /// A document.
    Draft(Draft),
    /// A kept plan.
    Plan(Plan),
}

impl Subject {
    /// The document of this name, or the kept plan of this number or id.
    ///
    /// # Errors
    /// [`Failure`] when there is none, or it cannot be read.
    pub fn find(here: &Here, what: &str, whose: &AuthorityArgs, limit: LimitArgs) -> Result<Self, Failure> {
        if !names_a_plan(what) {
            return Ok(Self::Draft(input::draft(here, Path::new(what), limit)?.0));
        }
        let ledger = data::open(&here.folder)?;
        let authority = data::authority(&ledger, here, whose)?;
        let shelf = data::shelf(&ledger, &authority)?;
        let id = data::plan(&shelf, what)?;
        Ok(Self::Plan(data::snapshot(&ledger, &authority, &shelf, (id, None))?.plan().clone()))
    }

    /// What it is.
    pub fn kind(&self) -> DocumentKind {
        match self {
            Self::Draft(draft) => draft.kind,
            Self::Plan(_) => DocumentKind::Plan,
        }
    }

    /// As it is compared, even where it holds no section.
    pub fn any_document(&self) -> Document<'_> {
        match self {
            Self::Draft(draft) => Document::from(draft),
            Self::Plan(plan) => Document::from(plan),
        }
    }

    /// As it is compared.
    ///
    /// # Errors
    /// [`Failure::Asked`] when it holds no section: then there is nothing to compare.
    pub fn document(&self) -> Result<Document<'_>, Failure> {
        let (document, why) = match self {
            Self::Draft(draft) => (Document::from(draft), draft.doubts.first()),
            Self::Plan(plan) => (Document::from(plan), plan.doubts().first()),
        };
        if document.sections.is_empty() {
            let why = why.map_or_else(String::new, |doubt| format!(": {}", doubt.message));
            return Err(Failure::Asked(format!("{} has no section that could be read{why}", document.name)));
        }
        Ok(document)
    }
}
