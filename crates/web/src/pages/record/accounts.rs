//! Who signed in, and what else happened to the accounts of the people of this authority: nothing of anybody else's.

use std::collections::BTreeMap;

use goldthread_accounts::{Event, Fault, Page, Record, RecordOf, Who};
use goldthread_people::{Event as Happened, Person, PersonId};
use jiff::{SignedDuration, Timestamp};

use super::looks::who;
use super::{LINES_A_PAGE, PageOf};
use crate::app::App;
use crate::components::Link;
use crate::pages::people::elsewhere::{Elsewhere, Others};
use crate::problem::Problem;
use crate::words;

/// As many rows of the whole record are read at a time, and as many in all: a flood of refused sign-ins makes no page slow.
const ROWS_AT_ONCE: u32 = 1_000;
const MOST_ROWS: u32 = 50_000;

/// Refused sign-ins with addresses that nobody has are counted over so many days.
const DAYS: i64 = 7;

/// A page of what happened.
pub struct SignIns {
    /// The lines.
    pub shown: PageOf<Line>,
    /// How often somebody was refused with an address that nobody has.
    pub strangers: usize,
    /// Over how many days.
    pub days: i64,
    /// Whether the record goes back further than was looked through.
    pub cut: bool,
}

/// Something that happened to an account.
pub struct Line {
    /// When.
    pub when: String,
    /// To whose account.
    pub whose: Link,
    /// What.
    pub what: String,
    /// By whom, where that is somebody else, and from where.
    pub whence: String,
}

/// A page of what happened. Blocks.
pub fn read(app: &App, page: usize) -> Result<SignIns, Problem> {
    let own = Own::of(app)?;
    let week = app.now().checked_sub(SignedDuration::from_hours(24 * DAYS)).unwrap_or(Timestamp::MIN);
    let before = (page - 1) * LINES_A_PAGE;
    let (mut lines, mut seen, mut strangers, mut offset, mut more) = (Vec::new(), 0, 0, 0, true);
    while more && offset < MOST_ROWS {
        let rows = rows(app, offset).map_err(Problem::fault)?;
        strangers += rows.iter().filter(|row| row.at >= week && is_of_a_stranger(row)).count();
        for row in rows.iter().filter(|row| own.has(row)) {
            if (before..=before + LINES_A_PAGE).contains(&seen) {
                lines.push(line(app, row));
            }
            seen += 1;
        }
        offset += ROWS_AT_ONCE;
        let whole = rows.len() == usize::try_from(ROWS_AT_ONCE).unwrap_or(usize::MAX);
        let in_week = rows.last().is_some_and(|row| row.at >= week);
        more = whole && (in_week || seen <= before + LINES_A_PAGE);
    }
    let older = lines.len() > LINES_A_PAGE;
    lines.truncate(LINES_A_PAGE);
    Ok(SignIns { shown: PageOf { lines, page, older }, strangers, days: DAYS, cut: more })
}

fn rows(app: &App, offset: u32) -> Result<Vec<Record>, Fault> {
    app.deployment().accounts().record(RecordOf::Everybody, Page { limit: ROWS_AT_ONCE, offset })
}

fn is_of_a_stranger(row: &Record) -> bool {
    row.event == Event::Refused && row.account.is_none()
}

/// The people of this authority, each with the times in which what happens to their account is its business.
struct Own(BTreeMap<PersonId, Option<Vec<Time>>>);

/// From when, and until when.
type Time = (Timestamp, Option<Timestamp>);

impl Own {
    fn of(app: &App) -> Result<Self, Problem> {
        let others = Others::of(app).map_err(Problem::fault)?;
        let times = |person: &Person| {
            // Whoever is of one authority only is its business from the making of the account on, and after they left.
            let elsewhere = others.have(person.id) != Elsewhere::Unknown;
            (person.id, elsewhere.then(|| times_here(app, person.id)))
        };
        Ok(Self(app.directory().people().map(times).collect()))
    }

    fn has(&self, row: &Record) -> bool {
        let Some(Who::Account(account)) = row.account else { return false };
        match self.0.get(&PersonId::from(account.uuid())) {
            None => false,
            Some(None) => true,
            Some(Some(times)) => {
                times.iter().any(|(from, until)| *from <= row.at && until.is_none_or(|until| row.at <= until))
            }
        }
    }
}

/// The times in which somebody was of this authority, as they were recorded.
fn times_here(app: &App, person: PersonId) -> Vec<Time> {
    let mut times: Vec<Time> = Vec::new();
    for happening in app.directory().history_of_person(person) {
        match &happening.event {
            Happened::PersonAdded(_) | Happened::PersonReturned(_) => times.push((happening.at, None)),
            Happened::PersonLeft(_) => {
                if let Some(last) = times.last_mut() {
                    last.1 = Some(happening.at);
                }
            }
            _ => {}
        }
    }
    times
}

fn line(app: &App, row: &Record) -> Line {
    let whose = row.account.map_or_else(|| Link::new("Nobody", ""), |whose| who(app, whose));
    let by =
        if row.account == Some(row.by) || row.by == Who::Stranger { None } else { Some(who(app, row.by)) };
    // Names keep their capitals.
    let by = by.map_or_else(String::new, |by| match by.href.as_str() {
        "" => format!("by {}", words::first_lower(&by.words)),
        _ => format!("by {}", by.words),
    });
    let from = row.address.map(|address| format!("from {address}")).unwrap_or_default();
    let whence: Vec<String> = [by, from].into_iter().filter(|part| !part.is_empty()).collect();
    Line {
        when: words::moment(row.at),
        whose,
        what: words::sentence(said(row.event)),
        whence: words::sentence(&whence.join(", ")),
    }
}

/// What happened, in words.
const fn said(event: Event) -> &'static str {
    match event {
        Event::SignedIn => "signed in",
        Event::Refused => "was refused: a wrong password or code, or the account is disabled",
        Event::SignedOut => "signed out",
        Event::SessionEnded => "was signed out from elsewhere",
        Event::PasswordSet => "password set",
        Event::LinkMade => "link made to set a password",
        Event::LinkUsed => "link used",
        Event::SecondFactorOn => "second factor turned on",
        Event::SecondFactorOff => "second factor turned off",
        Event::RecoveryMade => "new recovery codes made",
        Event::RecoveryUsed => "recovery code used",
        Event::AccountAdded => "account made",
        Event::LoginChanged => "e-mail address changed",
        Event::AccountDisabled => "account disabled",
        Event::AccountEnabled => "account enabled",
        Event::AccountErased => "account erased",
        Event::NewBrowser => "signed in with a browser that is new to the account",
        Event::RecordForgotten => "older lines of the record taken out",
    }
}
