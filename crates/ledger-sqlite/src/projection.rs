use std::collections::BTreeMap;

use goldthread_ledger::{Entry, PlanRow};
use rusqlite::{Connection, OptionalExtension};

use crate::rows::{self, Found};
use crate::settings::Settings;

const NAME: &str = "plan_list";

/// Whether the list of plans was made by another version of its function.
pub(crate) fn is_stale(db: &Connection, settings: &Settings) -> Found<bool> {
    let sql = "SELECT version FROM projection WHERE name = ?";
    let version: Option<u32> = db.query_row(sql, [NAME], |row| row.get(0)).optional()?;
    Ok(version != Some(settings.projection.version()))
}

/// Makes the list of plans anew.
pub(crate) fn rebuild(db: &Connection, settings: &Settings) -> Found<()> {
    let mut plans: BTreeMap<_, PlanRow> = BTreeMap::new();
    rows::each_entry(db, "true ORDER BY authority, seq", [], |row| {
        let entry = Entry::try_from(row.sound()?)?;
        let key = (entry.authority.clone(), entry.stream.clone());
        let before = plans.remove(&key);
        if let Some(after) = settings.projection.apply(before, &entry) {
            plans.insert(key, after);
        }
        Ok(())
    })?;
    db.execute("DELETE FROM plan_list", [])?;
    plans.values().try_for_each(|row| rows::save_plan(db, row))?;
    let sql = "INSERT OR REPLACE INTO projection (name, version) VALUES (?, ?)";
    db.execute(sql, rusqlite::params![NAME, settings.projection.version()])?;
    Ok(())
}
