use goldthread_ledger::verify::{Beside, Head, HeldOutcome, Report, Verifier};
use goldthread_ledger::{Authority, Hash, HeldCheckpoint, Seq};
use rusqlite::{Connection, ErrorCode, params};

use crate::connection::missing;
use crate::file::Trouble;
use crate::rows::{self, Found};
use crate::settings::Settings;

/// Looks at one authority or at all, and compares a held checkpoint with the one it speaks of.
pub(crate) fn verify(
    db: &Connection,
    settings: &Settings,
    authority: Option<&Authority>,
    held: Option<&HeldCheckpoint>,
) -> Found<Vec<Report>> {
    let named = held.and_then(HeldCheckpoint::authority);
    let mut file = WholeFile::look(db)?;
    let authorities = match authority {
        Some(one) => vec![one.clone()],
        None => with(file.authorities(db)?, named),
    };
    if let Some(what) = file.damage.first().filter(|_| authorities.is_empty()) {
        return Err(Trouble::File(what.clone()));
    }
    let speaks_of =
        |looked_at: &Authority| authority.is_some() || named.is_none_or(|named| named == looked_at);
    let mut reports = Vec::new();
    for one in &authorities {
        reports.push(verify_one(db, settings, one, held.filter(|_| speaks_of(one)), &file)?);
    }
    forget_others(&mut reports);
    Ok(reports)
}

fn with(mut authorities: Vec<Authority>, named: Option<&Authority>) -> Vec<Authority> {
    authorities.extend(named.cloned());
    authorities.sort();
    authorities.dedup();
    authorities
}

/// Words name no authority: where one agrees with them, they are that one's and say nothing of the others.
fn forget_others(reports: &mut [Report]) {
    let agrees = |report: &Report| report.held.as_ref().is_some_and(HeldOutcome::agrees);
    if reports.iter().any(agrees) {
        reports.iter_mut().filter(|report| !agrees(report)).for_each(|report| report.held = None);
    }
}

/// What was found that concerns no authority more than another.
#[derive(Default)]
struct WholeFile {
    damage: Vec<String>,
    guards: Vec<String>,
}

impl WholeFile {
    fn look(db: &Connection) -> Found<Self> {
        let mut damage = Vec::new();
        let lines = note(&mut damage, "the file", integrity(db).map_err(Trouble::from))?;
        let missing = note(&mut damage, "the layout", missing(db).map_err(Trouble::from))?;
        damage.extend(lines);
        damage.extend(missing.tables.iter().map(|table| format!("the table {table} was removed or altered")));
        Ok(Self { damage, guards: missing.guards })
    }

    /// Every authority that has left any trace in a table.
    fn authorities(&mut self, db: &Connection) -> Found<Vec<Authority>> {
        let mut found = Vec::new();
        for table in rows::TRACES {
            for name in
                note(&mut self.damage, &format!("the table {table}"), rows::authorities_in(db, table))?
            {
                let refused = |name| format!("the table {table} has rows of “{name}”, which is no authority");
                name.map_or_else(|name| self.damage.push(refused(name)), |authority| found.push(authority));
            }
        }
        Ok(found)
    }
}

/// What was found; where the file is damaged there: nothing, and a note of it. That is no reason to stop.
fn note<T: Default>(damage: &mut Vec<String>, what: &str, found: Found<T>) -> Found<T> {
    match found {
        Err(trouble) if is_damage(&trouble) => {
            damage.push(format!("{what} cannot be read: {trouble}"));
            Ok(T::default())
        }
        other => other,
    }
}

fn verify_one(
    db: &Connection,
    settings: &Settings,
    authority: &Authority,
    held: Option<&HeldCheckpoint>,
    file: &WholeFile,
) -> Found<Report> {
    let mut beside = beside(db, authority, file)?;
    let mut verifier = Verifier::new(authority.clone(), settings.projection.as_ref(), &beside, held);
    let scanned = scan(db, authority, &mut verifier);
    note(&mut beside.damage, "the rest of the entries", scanned)?;
    let names = note(&mut beside.damage, "the sources", rows::source_names(db, authority))?;
    for name in names {
        if let Ok(hash) = Hash::try_from(name.clone()) {
            let content = rows::source(db, authority, &hash).map_err(Trouble::from);
            let content = note(&mut beside.damage, &format!("source {hash}"), content)?;
            verifier.source(hash, &content.unwrap_or_default());
        } else {
            beside.damage.push(format!("a source is kept under “{name}”, which is no hash"));
        }
    }
    Ok(verifier.finish(beside))
}

/// A length that no value can have is damage where something is read.
fn is_damage(trouble: &Trouble) -> bool {
    let too_big = |error: &rusqlite::Error| error.sqlite_error_code() == Some(ErrorCode::TooBig);
    trouble.is_damage() || matches!(trouble, Trouble::Sql(error) if too_big(error))
}

/// Gives the verifier all entries, and goes on after each one that the file is damaged at.
fn scan(db: &Connection, authority: &Authority, verifier: &mut Verifier<'_>) -> Found<()> {
    let mut last = Seq::NONE;
    let condition = "authority = ? AND seq > ? ORDER BY seq, id";
    let mut from = i64::MIN;
    loop {
        let read = rows::each_entry(db, condition, params![authority.as_str(), from], |kept| {
            last = last.max(Seq(kept.row.seq));
            match kept.spoilt {
                Some(field) => verifier.spoilt(kept.row, field),
                None => verifier.row(kept.row),
            }
            Ok(())
        });
        let trouble = match read {
            Err(trouble) if is_damage(&trouble) => trouble,
            other => return other,
        };
        last = rows::seq_after(db, authority, last)?.ok_or(trouble)?;
        verifier.lost(last);
        from = i64::try_from(last.0).unwrap_or(i64::MAX);
    }
}

/// Gathers what was kept beside the entries.
fn beside(db: &Connection, authority: &Authority, file: &WholeFile) -> Found<Beside> {
    let mut damage = file.damage.clone();
    let head = match rows::head(db, authority) {
        Ok(kept) => kept.map_or(Head::Missing, |(tree, root)| Head::Kept(tree, root)),
        Err(trouble) if is_damage(&trouble) => Head::Unreadable,
        Err(trouble) => return Err(trouble),
    };
    let issued = note(&mut damage, "the issued checkpoints", rows::checkpoints(db, authority))?;
    let plans = note(&mut damage, "the list of plans", rows::plans(db, authority))?;
    Ok(Beside { head, issued, plans, missing_guards: file.guards.clone(), damage })
}

fn integrity(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = db.prepare("PRAGMA integrity_check(20)")?;
    let lines = statement.query_map([], |row| rows::lossy(row, 0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}
