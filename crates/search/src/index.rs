use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::ops::Range;
use std::sync::Arc;

use rusqlite::{Connection, params};

use crate::document::kept;
use crate::expression::expression;
use crate::marked::pieces;
use crate::vocabulary::Vocabulary;
use crate::{Document, Found, Hit, Match, Query, Way};

/// More matches than these are not looked at.
const MOST_MATCHES: usize = 100_000;

const LAYOUT: &str = "CREATE VIRTUAL TABLE document USING fts5(title, text, tokenize = 'porter unicode61 remove_diacritics 2')";
const INSERT: &str = "INSERT INTO document (rowid, title, text) VALUES (?, ?, ?)";
const DELETE: &str = "DELETE FROM document WHERE rowid = ?";
const MATCHES: &str = "SELECT rowid, bm25(document, 8.0, 1.0) FROM document WHERE document MATCH ?";
const EXCERPT: &str = "SELECT snippet(document, 0, char(2), char(3), '…', 64), snippet(document, 1, char(2), char(3), '…', 40) \
    FROM document WHERE document MATCH ? AND rowid = ?";

/// Documents that can be searched, in groups that are put in whole.
///
/// After a [`Fault`] it may be half way: it is to be dropped, and made anew.
#[derive(Debug)]
pub struct Index<G, T> {
    db: Connection,
    groups: BTreeMap<G, HashMap<String, (i64, u64)>>,
    about: HashMap<i64, (Arc<T>, u8)>,
    known: Vocabulary,
    last: i64,
}

/// The index cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the index of what can be found could not be used")]
pub struct Fault(#[from] rusqlite::Error);

impl<G: Ord, T: Hash> Index<G, T> {
    /// An index with nothing in it.
    ///
    /// # Errors
    /// [`Fault`] when there is no memory for it.
    pub fn new() -> Result<Self, Fault> {
        let db = Connection::open_in_memory()?;
        // There is no file: what a failure would leave half done is dropped with the index.
        db.execute_batch("PRAGMA journal_mode = OFF; PRAGMA temp_store = MEMORY")?;
        db.execute_batch(LAYOUT)?;
        Ok(Self { db, groups: BTreeMap::new(), about: HashMap::new(), known: Vocabulary::default(), last: 0 })
    }

    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.about.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.about.is_empty()
    }

    /// Makes these the documents of a group. Those that say what they said are left as they are; it says how many were not.
    ///
    /// # Errors
    /// [`Fault`] when there is no memory for them.
    pub fn put(
        &mut self,
        group: G,
        documents: impl IntoIterator<Item = Document<T>>,
    ) -> Result<usize, Fault> {
        self.db.execute_batch("BEGIN")?;
        let mut before = self.groups.remove(&group).unwrap_or_default();
        let mut now = HashMap::with_capacity(before.len());
        let mut changed = 0;
        for document in documents {
            let fingerprint = document.fingerprint();
            let key = document.key.clone();
            let row = match before.remove(&key) {
                Some((row, known)) if known == fingerprint => row,
                other => {
                    if let Some((old, _)) = other {
                        self.delete(old)?;
                    }
                    changed += 1;
                    self.insert(document)?
                }
            };
            if let Some((twice, _)) = now.insert(key, (row, fingerprint)) {
                self.delete(twice)?;
            }
        }
        for (row, _) in before.into_values() {
            changed += 1;
            self.delete(row)?;
        }
        self.groups.insert(group, now);
        self.db.execute_batch("COMMIT")?;
        Ok(changed)
    }

    fn insert(&mut self, document: Document<T>) -> Result<i64, Fault> {
        let (title, text) = (kept(&document.title), kept(&document.text));
        self.known.learn(&title);
        self.known.learn(&text);
        self.last += 1;
        self.db.prepare_cached(INSERT)?.execute(params![self.last, title, text])?;
        self.about.insert(self.last, (Arc::new(document.about), document.weight));
        Ok(self.last)
    }

    fn delete(&mut self, row: i64) -> Result<(), Fault> {
        self.db.prepare_cached(DELETE)?.execute([row])?;
        self.about.remove(&row);
        Ok(())
    }

    /// What has all that is looked for, as far as it may be seen. What may not be seen changes neither a count nor the way.
    ///
    /// # Errors
    /// [`Fault`] when the index cannot be read.
    pub fn search(&self, query: &Query, may_see: impl Fn(&T) -> bool) -> Result<Found<T>, Fault> {
        for way in Way::ALL {
            let Some(expression) = expression(query, way, &self.known) else { continue };
            let (mut matches, is_cut) = self.matches(&expression, &may_see)?;
            if !matches.is_empty() {
                matches.sort_by(|one, other| one.rank.total_cmp(&other.rank).then(one.row.cmp(&other.row)));
                return Ok(Found { way, matches, is_cut, expression });
            }
        }
        Ok(Found::default())
    }

    fn matches(
        &self,
        expression: &str,
        may_see: impl Fn(&T) -> bool,
    ) -> Result<(Vec<Match<T>>, bool), Fault> {
        let mut statement = self.db.prepare_cached(MATCHES)?;
        let mut rows = statement.query([expression])?;
        let mut matches = Vec::new();
        for _ in 0..MOST_MATCHES {
            let Some(row) = rows.next()? else { return Ok((matches, false)) };
            let (row, rank): (i64, f64) = (row.get(0)?, row.get(1)?);
            let Some((about, weight)) = self.about.get(&row) else { continue };
            if may_see(about) {
                matches.push(Match { about: Arc::clone(about), row, rank: rank * f64::from(*weight) });
            }
        }
        Ok((matches, true))
    }

    /// Some of what was found, with its words. What has gone meanwhile is left out.
    ///
    /// # Errors
    /// [`Fault`] when the index cannot be read.
    pub fn excerpts(&self, found: &Found<T>, which: Range<usize>) -> Result<Vec<Hit<T>>, Fault> {
        let mut statement = self.db.prepare_cached(EXCERPT)?;
        let mut hits = Vec::with_capacity(which.len());
        for one in found.matches.iter().take(which.end).skip(which.start) {
            let mut rows = statement.query(params![found.expression, one.row])?;
            if let Some(row) = rows.next()? {
                let (title, excerpt): (String, String) = (row.get(0)?, row.get(1)?);
                hits.push(Hit {
                    about: Arc::clone(&one.about),
                    title: pieces(&title),
                    excerpt: pieces(&excerpt),
                });
            }
        }
        Ok(hits)
    }
}
