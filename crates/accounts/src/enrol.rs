//! Turning a second factor on and off.

use jiff::{SignedDuration, Timestamp};

use crate::accounts::cut;
use crate::noting::Deed;
use crate::random::random;
use crate::rows::Rows;
use crate::secret::hash_of;
use crate::{
    Account, AccountId, Accounts, By, EnrolError, Enrolment, Event, Fault, RecoveryCodes, SecondFactor,
    Stage, totp,
};

/// How long a second factor waits for the code that confirms it.
pub(crate) const PENDING: SignedDuration = SignedDuration::from_hours(1);

/// How many recovery codes there are.
const CODES: usize = 10;

impl Accounts {
    /// Makes the secret of a second factor. Nothing is asked for until [`Accounts::confirm_second_factor`] has seen a code of
    /// it; one that is there already goes on until then.
    ///
    /// # Errors
    /// [`EnrolError`] when there is no such account.
    pub fn begin_second_factor(
        &self,
        account: AccountId,
        issuer: &str,
        now: Timestamp,
    ) -> Result<Enrolment, EnrolError> {
        let secret = totp::new_secret()?;
        self.db().write(|rows| {
            let login = existing(rows, account)?.login;
            rows.set_pending(account, &secret, cut(now))?;
            let uri = totp::uri(&secret, issuer, login.as_str());
            Ok(Enrolment { secret, uri })
        })
    }

    /// Asks for the second factor from now on, if this is a code of it; gives the recovery codes, this once.
    ///
    /// # Errors
    /// [`EnrolError`] when nothing was begun within the last hour, or the code is not right.
    pub fn confirm_second_factor(
        &self,
        account: AccountId,
        code: &str,
        now: Timestamp,
    ) -> Result<RecoveryCodes, EnrolError> {
        let now = cut(now);
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let mut db = self.db();
        let codes = db.write(|rows| {
            existing(rows, account)?;
            let (secret, _) = pending(rows, account, now)?;
            let step = totp::step_of(&secret, &code, now, None).ok_or(EnrolError::WrongCode)?;
            rows.turn_on(account, step, now)?;
            Deed::of(By::Account(account), now).note(rows, Event::SecondFactorOn, account)?;
            Ok::<_, EnrolError>(new_codes(rows, account)?)
        })?;
        self.factored.add(account);
        Ok(codes)
    }

    /// What was begun and waits for its first code.
    ///
    /// # Errors
    /// [`EnrolError`] when nothing was begun within the last hour.
    pub fn pending_second_factor(
        &self,
        account: AccountId,
        issuer: &str,
        now: Timestamp,
    ) -> Result<Enrolment, EnrolError> {
        let db = self.db();
        let login = existing(&db.rows(), account)?.login;
        let (secret, _) = pending(&db.rows(), account, now)?;
        let uri = totp::uri(&secret, issuer, login.as_str());
        Ok(Enrolment { secret, uri })
    }

    /// Makes new recovery codes; the old ones are no good any more.
    ///
    /// # Errors
    /// [`EnrolError`] when there is no second factor.
    pub fn new_recovery_codes(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<RecoveryCodes, EnrolError> {
        self.db().write(|rows| {
            if existing(rows, account)?.second_factor.is_none() {
                return Err(EnrolError::NotOn);
            }
            Deed::of(By::Account(account), cut(now)).note(rows, Event::RecoveryMade, account)?;
            Ok(new_codes(rows, account)?)
        })
    }

    /// Asks for no second factor any more. Sessions that wait for one end.
    ///
    /// # Errors
    /// [`EnrolError`] when there was none.
    pub fn remove_second_factor(&self, account: AccountId, by: By, now: Timestamp) -> Result<(), EnrolError> {
        let mut db = self.db();
        let ended = db.write(|rows| {
            if existing(rows, account)?.second_factor.is_none() {
                return Err(EnrolError::NotOn);
            }
            rows.delete_factor(account)?;
            Deed::of(by, cut(now)).note(rows, Event::SecondFactorOff, account)?;
            Ok(rows.delete_oldest_sessions(account, Stage::Waiting, 0)?)
        })?;
        self.sessions.remove(&ended);
        self.factored.remove(account);
        Ok(())
    }

    /// Whether an account asks for a second factor, and how many recovery codes are left.
    ///
    /// # Errors
    /// [`Fault`] when the file cannot be read.
    pub fn second_factor_of(&self, account: AccountId) -> Result<SecondFactor, Fault> {
        let db = self.db();
        let rows = db.rows();
        match rows.factor(account)?.since {
            None => Ok(SecondFactor::Off),
            Some(since) => Ok(SecondFactor::On { since, codes_left: rows.codes_left(account)? }),
        }
    }
}

fn existing(rows: &Rows<'_>, account: AccountId) -> Result<Account, EnrolError> {
    rows.account(account)?.ok_or(EnrolError::NoSuchAccount)
}

/// The secret that waits for its first code, and since when.
fn pending(rows: &Rows<'_>, account: AccountId, now: Timestamp) -> Result<(Vec<u8>, Timestamp), EnrolError> {
    let pending = rows.factor(account)?.pending;
    pending.filter(|(_, since)| now.duration_since(*since) < PENDING).ok_or(EnrolError::NotBegun)
}

/// 120 random bits each: from 112 on a plain hash of them is enough (OWASP ASVS 5.0, 6.5.2).
fn new_codes(rows: &Rows<'_>, account: AccountId) -> Result<RecoveryCodes, Fault> {
    rows.delete_codes(account)?;
    let mut codes = Vec::with_capacity(CODES);
    for _ in 0..CODES {
        let code = data_encoding::BASE32_NOPAD.encode(&random::<15>()?);
        rows.insert_code(account, &hash_of(code.as_bytes()))?;
        codes.push(code);
    }
    Ok(RecoveryCodes(codes))
}
