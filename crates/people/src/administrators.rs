//! There must always be somebody who can give rights.
//!
//! The directory knows who is an administrator; whether they can sign in stands elsewhere, and whoever asks brings it along.

use crate::{Command, Directory, PersonId, Refusal, Right, Scope};

impl Command {
    /// Whom it makes an administrator no more, if anybody.
    pub fn unmakes(&self) -> Option<PersonId> {
        match self {
            Self::WithdrawRight { person, right: Right::Administrator, .. }
            | Self::RecordLeaving { person, .. } => Some(*person),
            _ => None,
        }
    }
}

impl Directory {
    /// Whether an administrator is left of whom `counts` says that they can do it, where a person is one no more.
    ///
    /// # Errors
    /// [`Refusal::LastAdministrator`] where they are the only one, [`Refusal::LastWhoSignsIn`] where the others cannot do it.
    pub fn must_keep_an_administrator(
        &self,
        without: PersonId,
        counts: impl Fn(PersonId) -> bool,
    ) -> Result<(), Refusal> {
        let Some(gone) = self.person(without) else { return Ok(()) };
        let mut others = self.administrators().filter(|other| other.id != without).peekable();
        let is_one = self.has_right(without, Right::Administrator, Scope::Authority);
        let name = gone.name.clone();
        if is_one && others.peek().is_none() {
            return Err(Refusal::LastAdministrator { name });
        }
        if is_one && !others.any(|other| counts(other.id)) {
            return Err(Refusal::LastWhoSignsIn { name });
        }
        Ok(())
    }
}
