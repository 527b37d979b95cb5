//! Rows of the tables, and what they mean. Statements stand here and nowhere else for the tables that hold them.

use goldthread_ledger::merkle::Frontier;
use goldthread_ledger::{
    Authority, Checkpoint, Entry, EntryId, Hash, Moment, NotAnEntry, PlanRow, Row, Seq, Source, StreamId,
    StreamSeq,
};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};

use crate::file::Trouble;

pub(crate) type Found<T> = Result<T, Trouble>;

/// The columns of an entry, in the order that [`entry_row`] reads them.
const COLUMNS: &str = "authority, seq, id, stream, stream_seq, happened_at, recorded_at, \"by\", kind, version, body, \
                       caused_by, leaf_hash";

/// The names of those columns, without quotes.
const FIELDS: [&str; 13] = [
    "authority",
    "seq",
    "id",
    "stream",
    "stream_seq",
    "happened_at",
    "recorded_at",
    "by",
    "kind",
    "version",
    "body",
    "caused_by",
    "leaf_hash",
];

/// An entry's row as far as it can be read.
pub(crate) struct Kept {
    pub(crate) row: Row,
    /// The first column that does not hold the text or number that it must.
    pub(crate) spoilt: Option<&'static str>,
}

impl Kept {
    pub(crate) fn sound(self) -> Result<Row, NotAnEntry> {
        let Self { row, spoilt } = self;
        match spoilt {
            Some(field) => Err(NotAnEntry { authority: row.authority, seq: row.seq, field }),
            None => Ok(row),
        }
    }
}

fn entry_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Kept> {
    let mut columns = Columns { row, spoilt: None };
    let row = Row {
        authority: columns.text(0)?,
        seq: columns.number(1)?,
        id: columns.text(2)?,
        stream: columns.text(3)?,
        stream_seq: columns.number(4)?,
        happened_at: columns.text(5)?,
        recorded_at: columns.text(6)?,
        by: columns.text(7)?,
        kind: columns.text(8)?,
        version: columns.number(9)?,
        body: columns.text(10)?,
        caused_by: columns.text_or_none(11)?,
        leaf_hash: hash(row, 12)?,
    };
    Ok(Kept { row, spoilt: columns.spoilt })
}

/// Reads columns that may hold anything.
struct Columns<'a, 'row> {
    row: &'a rusqlite::Row<'row>,
    spoilt: Option<&'static str>,
}

impl Columns<'_, '_> {
    fn text(&mut self, column: usize) -> rusqlite::Result<String> {
        if let ValueRef::Text(bytes) = self.row.get_ref(column)?
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            return Ok(text.to_owned());
        }
        self.spoil(column);
        lossy(self.row, column)
    }

    fn text_or_none(&mut self, column: usize) -> rusqlite::Result<Option<String>> {
        if self.row.get_ref(column)? == ValueRef::Null { Ok(None) } else { self.text(column).map(Some) }
    }

    fn number<T: TryFrom<i64> + Default>(&mut self, column: usize) -> rusqlite::Result<T> {
        if let ValueRef::Integer(number) = self.row.get_ref(column)?
            && let Ok(number) = T::try_from(number)
        {
            return Ok(number);
        }
        self.spoil(column);
        Ok(T::default())
    }

    fn spoil(&mut self, column: usize) {
        self.spoilt = self.spoilt.or(FIELDS.get(column).copied());
    }
}

/// What a column says, whatever is in it: no more than words for a person.
pub(crate) fn lossy(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    })
}

/// What is no hash, or has the wrong length, is no hash of anything: it never agrees.
fn hash(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Hash> {
    let found = if let ValueRef::Blob(bytes) = row.get_ref(column)? { bytes } else { &[] };
    Ok(Hash::try_from(found).unwrap_or_else(|_| Hash::from([0; 32])))
}

/// Gives each entry row that `condition` picks to `each`, in order of number.
pub(crate) fn each_entry<P: rusqlite::Params>(
    db: &Connection,
    condition: &str,
    params: P,
    mut each: impl FnMut(Kept) -> Found<()>,
) -> Found<()> {
    let sql = format!("SELECT {COLUMNS} FROM entry WHERE {condition}");
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        each(entry_row(row)?)?;
    }
    Ok(())
}

/// The number of the first entry after `seq`.
pub(crate) fn seq_after(db: &Connection, authority: &Authority, seq: Seq) -> rusqlite::Result<Option<Seq>> {
    let sql = "SELECT min(seq) FROM entry WHERE authority = ? AND seq > ?";
    let next = db.prepare_cached(sql)?.query_row(params![authority.as_str(), seq.0], |row| row.get(0))?;
    Ok(Option::map(next, Seq))
}

pub(crate) fn entries<P: rusqlite::Params>(db: &Connection, condition: &str, params: P) -> Found<Vec<Entry>> {
    let mut found = Vec::new();
    each_entry(db, condition, params, |row| {
        found.push(Entry::try_from(row.sound()?)?);
        Ok(())
    })?;
    Ok(found)
}

pub(crate) fn insert_entry(db: &Connection, entry: &Entry) -> rusqlite::Result<()> {
    let row = Row::from(entry);
    let sql = format!("INSERT INTO entry ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    db.prepare_cached(&sql)?.execute(params![
        row.authority,
        row.seq,
        row.id,
        row.stream,
        row.stream_seq,
        row.happened_at,
        row.recorded_at,
        row.by,
        row.kind,
        row.version,
        row.body,
        row.caused_by,
        row.leaf_hash.bytes(),
    ])?;
    Ok(())
}

pub(crate) fn has_entry(db: &Connection, authority: &Authority, id: EntryId) -> rusqlite::Result<bool> {
    let mut statement = db.prepare_cached("SELECT 1 FROM entry WHERE authority = ? AND id = ?")?;
    statement.exists(params![authority.as_str(), id.to_string()])
}

pub(crate) fn last_of_stream(
    db: &Connection,
    authority: &Authority,
    stream: &StreamId,
) -> rusqlite::Result<StreamSeq> {
    let sql = "SELECT coalesce(max(stream_seq), 0) FROM entry WHERE authority = ? AND stream = ?";
    let mut statement = db.prepare_cached(sql)?;
    statement.query_row([authority.as_str(), stream.as_str()], |row| row.get(0).map(StreamSeq))
}

pub(crate) fn last_seq(db: &Connection, authority: &Authority) -> rusqlite::Result<Seq> {
    let sql = "SELECT coalesce(max(seq), 0) FROM entry WHERE authority = ?";
    db.prepare_cached(sql)?.query_row([authority.as_str()], |row| row.get(0).map(Seq))
}

pub(crate) fn recorded_at(db: &Connection, authority: &Authority, seq: Seq) -> Found<Option<Moment>> {
    let sql = "SELECT recorded_at FROM entry WHERE authority = ? AND seq = ?";
    let mut statement = db.prepare_cached(sql)?;
    let text: Option<String> =
        statement.query_row(params![authority.as_str(), seq.0], |row| row.get(0)).optional()?;
    Ok(text.as_deref().map(str::parse).transpose()?)
}

/// The tables in which an authority leaves traces.
pub(crate) const TRACES: [&str; 5] = ["entry", "tree_head", "checkpoint", "plan_list", "source"];

/// The authorities in one of these tables; for a name that cannot be one, what it looks like.
pub(crate) fn authorities_in(db: &Connection, table: &str) -> Found<Vec<Result<Authority, String>>> {
    let mut statement = db.prepare_cached(&format!("SELECT DISTINCT authority FROM {table}"))?;
    let name = |row: &rusqlite::Row<'_>| {
        let name: Option<String> = row.get(0).ok();
        let authority = name.and_then(|name| Authority::try_from(name).ok());
        authority.map_or_else(|| lossy(row, 0).map(Err), |authority| Ok(Ok(authority)))
    };
    Ok(statement.query_map([], name)?.collect::<Result<_, _>>()?)
}

/// Whether the authority has left any trace.
pub(crate) fn knows(db: &Connection, authority: &Authority) -> Found<bool> {
    for table in TRACES {
        if authorities_in(db, table)?.iter().flatten().any(|found| found == authority) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The tree of an authority as its head was kept, and the root that was kept with it.
pub(crate) fn head(db: &Connection, authority: &Authority) -> Found<Option<(Frontier, Hash)>> {
    let mut statement = db.prepare_cached("SELECT size, root, edge FROM tree_head WHERE authority = ?")?;
    let parts =
        |row: &rusqlite::Row<'_>| Ok((row.get::<_, u64>(0)?, hash(row, 1)?, row.get::<_, Vec<u8>>(2)?));
    let Some((size, root, edge)) = statement.query_row([authority.as_str()], parts).optional()? else {
        return Ok(None);
    };
    let edge = edge.chunks(32).map(Hash::try_from).collect::<Result<_, _>>()?;
    let tree = Frontier::from_parts(size, edge).ok_or(Trouble::Beside("the tree head"))?;
    Ok(Some((tree, root)))
}

/// The tree of an authority as it was at entry `at`, from the leaves that were kept.
pub(crate) fn tree_at(db: &Connection, authority: &Authority, at: Seq) -> rusqlite::Result<Frontier> {
    let sql = "SELECT leaf_hash FROM entry WHERE authority = ? AND seq <= ? ORDER BY seq";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(params![authority.as_str(), at.0])?;
    let mut tree = Frontier::new();
    while let Some(row) = rows.next()? {
        tree.push(hash(row, 0)?);
    }
    Ok(tree)
}

pub(crate) fn save_head(db: &Connection, authority: &Authority, tree: &Frontier) -> rusqlite::Result<()> {
    let edge: Vec<u8> = tree.edge().iter().flat_map(|hash| *hash.bytes()).collect();
    let sql = "INSERT INTO tree_head (authority, size, root, edge) VALUES (?, ?, ?, ?) \
               ON CONFLICT (authority) DO UPDATE SET size = excluded.size, root = excluded.root, edge = excluded.edge";
    let root = tree.root();
    db.prepare_cached(sql)?.execute(params![authority.as_str(), tree.size(), root.bytes(), edge])?;
    Ok(())
}

pub(crate) fn checkpoints(db: &Connection, authority: &Authority) -> Found<Vec<Checkpoint>> {
    let mut statement =
        db.prepare_cached("SELECT size, root, at FROM checkpoint WHERE authority = ? ORDER BY size")?;
    let parts = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, hash(row, 1)?, row.get::<_, String>(2)?));
    let rows: Vec<_> = statement.query_map([authority.as_str()], parts)?.collect::<Result<_, _>>()?;
    let made = |(size, root, at): (u64, Hash, String)| {
        Ok(Checkpoint { authority: authority.clone(), size, root, at: at.parse()? })
    };
    rows.into_iter().map(made).collect()
}

pub(crate) fn insert_checkpoint(db: &Connection, checkpoint: &Checkpoint) -> rusqlite::Result<()> {
    let Checkpoint { authority, size, root, at } = checkpoint;
    let known = "SELECT 1 FROM checkpoint WHERE authority = ? AND size = ?";
    if db.prepare_cached(known)?.exists(params![authority.as_str(), size])? {
        return Ok(());
    }
    let sql = "INSERT INTO checkpoint (authority, size, root, at) VALUES (?, ?, ?, ?)";
    db.prepare_cached(sql)?.execute(params![authority.as_str(), size, root.bytes(), at.to_string()])?;
    Ok(())
}

/// Keeps a source; one that is there already stays as it is.
pub(crate) fn insert_source(db: &Connection, authority: &Authority, source: &Source) -> rusqlite::Result<()> {
    let sha256 = source.hash().to_string();
    let known = "SELECT 1 FROM source WHERE authority = ? AND sha256 = ?";
    if db.prepare_cached(known)?.exists([authority.as_str(), sha256.as_str()])? {
        return Ok(());
    }
    let sql = "INSERT INTO source (authority, sha256, content) VALUES (?, ?, ?)";
    db.prepare_cached(sql)?.execute(params![authority.as_str(), sha256, source.content()])?;
    Ok(())
}

pub(crate) fn sources(db: &Connection, authority: &Authority) -> Found<Vec<Hash>> {
    source_names(db, authority)?.into_iter().map(|name| Ok(Hash::try_from(name)?)).collect()
}

/// What the sources are kept under: hashes, unless someone has been at them.
pub(crate) fn source_names(db: &Connection, authority: &Authority) -> Found<Vec<String>> {
    let mut statement = db.prepare_cached("SELECT sha256 FROM source WHERE authority = ? ORDER BY sha256")?;
    Ok(statement.query_map([authority.as_str()], |row| lossy(row, 0))?.collect::<Result<_, _>>()?)
}

pub(crate) fn source(
    db: &Connection,
    authority: &Authority,
    hash: &Hash,
) -> rusqlite::Result<Option<Vec<u8>>> {
    let mut statement = db.prepare_cached("SELECT content FROM source WHERE authority = ? AND sha256 = ?")?;
    statement.query_row(params![authority.as_str(), hash.to_string()], |row| row.get(0)).optional()
}

const PLAN_COLUMNS: &str = "plan, title, document_date, sections, actions, opened, last, changed_at";

pub(crate) fn plans(db: &Connection, authority: &Authority) -> Found<Vec<PlanRow>> {
    let sql = format!("SELECT {PLAN_COLUMNS} FROM plan_list WHERE authority = ? ORDER BY opened");
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([authority.as_str()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(plan_row(authority, row)?);
    }
    Ok(found)
}

pub(crate) fn plan(db: &Connection, authority: &Authority, plan: &StreamId) -> Found<Option<PlanRow>> {
    let sql = format!("SELECT {PLAN_COLUMNS} FROM plan_list WHERE authority = ? AND plan = ?");
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([authority.as_str(), plan.as_str()])?;
    rows.next()?.map(|row| plan_row(authority, row)).transpose()
}

fn plan_row(authority: &Authority, row: &rusqlite::Row<'_>) -> Found<PlanRow> {
    Ok(PlanRow {
        authority: authority.clone(),
        plan: row.get::<_, String>(0)?.parse()?,
        title: row.get(1)?,
        document_date: row.get(2)?,
        sections: row.get(3)?,
        actions: row.get(4)?,
        opened: Seq(row.get(5)?),
        last: Seq(row.get(6)?),
        changed_at: row.get::<_, String>(7)?.parse()?,
    })
}

pub(crate) fn save_plan(db: &Connection, row: &PlanRow) -> rusqlite::Result<()> {
    let PlanRow { authority, plan, title, document_date, sections, actions, opened, last, changed_at } = row;
    let sql = format!(
        "INSERT OR REPLACE INTO plan_list (authority, {PLAN_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    );
    db.prepare_cached(&sql)?.execute(params![
        authority.as_str(),
        plan.as_str(),
        title,
        document_date,
        sections,
        actions,
        opened.0,
        last.0,
        changed_at.to_string(),
    ])?;
    Ok(())
}
