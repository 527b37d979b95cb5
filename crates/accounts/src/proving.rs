//! What somebody shows who has a session: a second factor, or once more who they are. Each time the token is exchanged for a
//! new one, so that one that was planted or overheard before is worth nothing after.

use std::sync::Arc;

use jiff::Timestamp;

use crate::accounts::cut;
use crate::noting::Deed;
use crate::rows::{PasswordRow, Rows};
use crate::secret::{SecretHash, hash_of};
use crate::sessions::Held;
use crate::signing_in::{Target, enter};
use crate::{
    AccountId, Accounts, Event, Fault, NewSession, Origin, Password, Proof, ProofRefused, Refused, Session,
    SessionToken, Stage, totp,
};

/// How many wrong codes a session that waits for its second factor bears; with the last one it ends.
const MOST_TRIES: u32 = 5;

impl Accounts {
    /// Shows the second factor, by a code or a recovery code; the session is full from then on and has another token.
    ///
    /// # Errors
    /// [`ProofRefused`] when the code is not right; with the fifth that is wrong the session ends.
    pub fn second_factor(
        &self,
        token: &SessionToken,
        code: &str,
        from: &Origin,
        now: Timestamp,
    ) -> Result<NewSession, ProofRefused> {
        let (old, held) = self.held(token, Stage::Waiting, now)?;
        let target = Target::of(&self.db().rows(), held.account(), from)?;
        let mut tried = 0;
        let outcome = self.weigh(&target, from, now, || {
            tried = held.count_try();
            if tried > MOST_TRIES {
                return Err(ProofRefused::Over);
            }
            let account = held.account();
            let outcome =
                self.exchange(&old, &held, from, now, |rows| accept(rows, account, code, from, now));
            outcome.inspect_err(|_| held.take_try_back())
        });
        match outcome {
            Err(ProofRefused::Wrong) if tried >= MOST_TRIES => {
                self.end_half(&old)?;
                Err(ProofRefused::Over)
            }
            outcome => outcome,
        }
    }

    /// Shows once more who somebody is, before they change what matters. The session has another token. Only what is all that
    /// the account asks for counts as shown. Hashes once for a password.
    ///
    /// # Errors
    /// [`ProofRefused`] when it is not right.
    pub fn show_again(
        &self,
        token: &SessionToken,
        proof: Proof<'_>,
        from: &Origin,
        now: Timestamp,
    ) -> Result<NewSession, ProofRefused> {
        let (old, held) = self.held(token, Stage::Full, now)?;
        let account = held.account();
        let target = Target::of(&self.db().rows(), account, from)?;
        self.weigh(&target, from, now, || match proof {
            Proof::Password(password) => match self.kept(account, password)? {
                Some(_) => self.exchange(&old, &held, from, now, |rows| by_password(rows, account)),
                None => Ok(None),
            },
            Proof::Code(code) => self.exchange(&old, &held, from, now, |rows| {
                Ok(accept(rows, account, code, from, now)?.min(Proven::InPart))
            }),
            Proof::Both { password, code } => match self.kept(account, password)? {
                Some(_) => {
                    self.exchange(&old, &held, from, now, |rows| accept(rows, account, code, from, now))
                }
                None => Ok(None),
            },
        })
    }

    /// Sets another password in the place of the current one. The session has another token; all others of the account end,
    /// and so do its links. Hashes twice.
    ///
    /// # Errors
    /// [`ProofRefused`] when the current password is not right.
    pub fn change_password(
        &self,
        token: &SessionToken,
        current: &str,
        new: &Password,
        from: &Origin,
        now: Timestamp,
    ) -> Result<NewSession, ProofRefused> {
        let (old, held) = self.held(token, Stage::Full, now)?;
        let account = held.account();
        let target = Target::of(&self.db().rows(), account, from)?;
        self.weigh(&target, from, now, || {
            let Some(kept) = self.kept(account, current)? else {
                return Ok(None);
            };
            let hash = self.hash(new)?;
            let mut ended = Vec::new();
            let done = self.exchange(&old, &held, from, now, |rows| {
                // The password that was compared may have been changed meanwhile.
                if rows.password(account)?.map(|now| now.set_at) != Some(kept.set_at) {
                    return Ok(Proven::No);
                }
                rows.set_password(account, &hash, cut(now))?;
                rows.delete_links(account)?;
                ended = rows.delete_sessions(account, Some(&old))?;
                Deed::own(account, from.address, cut(now)).note(rows, Event::PasswordSet, account)?;
                by_password(rows, account)
            });
            if matches!(done, Ok(Some(_))) {
                self.sessions.remove(&ended);
            }
            done
        })
    }

    fn held(
        &self,
        token: &SessionToken,
        stage: Stage,
        now: Timestamp,
    ) -> Result<(SecretHash, Arc<Held>), ProofRefused> {
        let token = token.hash();
        let held = self.sessions.live(&token, now).filter(|held| held.stage() == stage);
        held.map(|held| (token, held)).ok_or(ProofRefused::Over)
    }

    /// What is kept of the password, if this is it.
    fn kept(&self, account: AccountId, password: &str) -> Result<Option<PasswordRow>, Fault> {
        let kept = self.db().rows().password(account)?;
        let is_right = self.compare(Some(account), kept.as_ref(), password)?;
        Ok(kept.filter(|_| is_right))
    }

    /// Gives the session another token, and makes it full, if what was shown is right.
    fn exchange(
        &self,
        old: &SecretHash,
        held: &Held,
        from: &Origin,
        now: Timestamp,
        prove: impl FnOnce(&Rows<'_>) -> Result<Proven, Fault>,
    ) -> Result<Option<NewSession>, ProofRefused> {
        let now = cut(now);
        let token = SessionToken::new()?;
        let before = held.session();
        let mut db = self.db();
        let exchanged = db.write(|rows| {
            let shown = match prove(rows)? {
                Proven::No => return Ok(None),
                Proven::InPart => before.shown,
                Proven::Yes => now,
            };
            let session = Session { stage: Stage::Full, shown, last_seen: now, ..before };
            if !rows.delete_session(old)? {
                return Err(ProofRefused::Over);
            }
            rows.insert_session(&token.hash(), &session)?;
            let entered =
                if held.stage() == Stage::Waiting { Some(enter(rows, &session, from)?) } else { None };
            Ok(Some((session, entered)))
        })?;
        let Some((session, entered)) = exchanged else {
            return Ok(None);
        };
        self.sessions.remove(&[*old]);
        self.sessions.put(token.hash(), session.clone());
        drop(db);
        Ok(Some(NewSession { token, session, device: entered.and_then(|entered| self.let_in(entered)) }))
    }

    fn end_half(&self, token: &SecretHash) -> Result<(), Fault> {
        self.db().write::<_, Fault>(|rows| rows.delete_session(token).map(drop))?;
        self.sessions.remove(&[*token]);
        Ok(())
    }
}

/// Whether what was shown is right, and all that the account asks for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Proven {
    No,
    InPart,
    Yes,
}

/// The password was right.
fn by_password(rows: &Rows<'_>, account: AccountId) -> Result<Proven, Fault> {
    Ok(if rows.factor(account)?.on.is_some() { Proven::InPart } else { Proven::Yes })
}

/// Whether it is a code of the second factor that was not used yet, or else a recovery code; it has been used then.
fn accept(
    rows: &Rows<'_>,
    account: AccountId,
    code: &str,
    from: &Origin,
    now: Timestamp,
) -> Result<Proven, Fault> {
    let code: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let Some((secret, last)) = rows.factor(account)?.on else {
        return Ok(Proven::No);
    };
    if let Some(step) = totp::step_of(&secret, &code, now, Some(last)) {
        rows.set_step(account, step)?;
        return Ok(Proven::Yes);
    }
    if !rows.use_code(account, &hash_of(code.to_ascii_uppercase().as_bytes()))? {
        return Ok(Proven::No);
    }
    Deed::own(account, from.address, cut(now)).note(rows, Event::RecoveryUsed, account)?;
    Ok(Proven::Yes)
}

impl From<Refused> for ProofRefused {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Wrong => Self::Wrong,
            Refused::Wait { seconds } => Self::Wait { seconds },
            Refused::Fault(fault) => Self::Fault(fault),
        }
    }
}
