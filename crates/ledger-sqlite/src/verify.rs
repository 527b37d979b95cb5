use goldthread_ledger::verify::{Beside, Head, HeldOutcome, Report, Verifier};
use goldthread_ledger::{Authority, HeldCheckpoint};
use rusqlite::Connection;

use crate::connection::missing_guards;
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
    let authorities = match authority {
        Some(one) => vec![one.clone()],
        None => with(rows::authorities(db)?, named),
    };
    let speaks_of =
        |looked_at: &Authority| authority.is_some() || named.is_none_or(|named| named == looked_at);
    let mut reports = Vec::new();
    for one in &authorities {
        reports.push(verify_one(db, settings, one, held.filter(|_| speaks_of(one)))?);
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

fn verify_one(
    db: &Connection,
    settings: &Settings,
    authority: &Authority,
    held: Option<&HeldCheckpoint>,
) -> Found<Report> {
    let beside = beside(db, authority)?;
    let mut verifier = Verifier::new(authority.clone(), settings.projection.as_ref(), &beside, held);
    rows::each_entry(db, "authority = ? ORDER BY seq, id", [authority.as_str()], |row| {
        verifier.row(row);
        Ok(())
    })?;
    for hash in rows::sources(db, authority)? {
        let content = rows::source(db, authority, &hash)?.unwrap_or_default();
        verifier.source(hash, &content);
    }
    Ok(verifier.finish(beside))
}

/// Gathers what was kept beside the entries; what cannot be read there is damage, and no reason to stop.
fn beside(db: &Connection, authority: &Authority) -> Found<Beside> {
    let mut damage = integrity(db)?;
    let mut note = |trouble: crate::file::Trouble| damage.push(trouble.to_string());
    let head = match rows::head(db, authority) {
        Ok(kept) => kept.map_or(Head::Missing, |(tree, root)| Head::Kept(tree, root)),
        Err(_) => Head::Unreadable,
    };
    let issued = rows::checkpoints(db, authority).unwrap_or_else(|trouble| {
        note(trouble);
        Vec::new()
    });
    let plans = rows::plans(db, authority).unwrap_or_else(|trouble| {
        note(trouble);
        Vec::new()
    });
    Ok(Beside { head, issued, plans, missing_guards: missing_guards(db)?, damage })
}

fn integrity(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = db.prepare("PRAGMA integrity_check(20)")?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}
