//! Whether a person of one authority is a person of another of the same deployment too.
//!
//! Whoever can change how an account is entered can enter as its person, in every authority that it opens. So an administrator
//! of one authority is let to accounts only that open no other, and whoever runs Goldthread does the rest.

use std::sync::Arc;

use goldthread_people::PersonId;

use crate::app::App;
use crate::problem::Problem;
use crate::store::{DirectoryError, KnownDirectory, load_directory};

/// What a person is in the other authorities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Elsewhere {
    /// They never were there.
    Unknown,
    /// They were there, and may come back.
    Left,
    /// They are there.
    There,
}

/// The directories of all authorities of the ledger but that of the page, those that are not served now too.
pub struct Others(Vec<KnownDirectory>);

impl Others {
    /// As they are at this moment: what another program has written counts. Blocks.
    pub fn of(app: &App) -> Result<Self, DirectoryError> {
        let mut others = Vec::new();
        for authority in app.ledger().authorities()?.into_iter().filter(|other| other != app.authority()) {
            let house = app.deployment().house(&authority);
            let known = house.map_or_else(Arc::<KnownDirectory>::default, |house| house.directory());
            let fresh = load_directory(app.ledger().as_ref(), &authority, &known)?;
            others.push(fresh.unwrap_or_else(|| KnownDirectory::clone(&known)));
        }
        Ok(Self(others))
    }

    /// What a person is in them.
    pub fn have(&self, person: PersonId) -> Elsewhere {
        let within = |directory: &KnownDirectory| match directory.person(person).map(|person| person.left) {
            None => Elsewhere::Unknown,
            Some(Some(_)) => Elsewhere::Left,
            Some(None) => Elsewhere::There,
        };
        self.0.iter().map(within).max().unwrap_or(Elsewhere::Unknown)
    }
}

impl Elsewhere {
    /// What a person is in the other authorities.
    pub async fn of(app: &App, person: PersonId) -> Result<Self, Problem> {
        let own = app.clone();
        let others = app.aside(move || Others::of(&own)).await?.map_err(Problem::fault)?;
        Ok(others.have(person))
    }
}
