use std::collections::HashMap;
use std::io::{BufRead, Read};

use crate::archive::{
    Archived, End, FORMAT, LARGEST_SOURCE, LONGEST_LINE, Line, RestoreError, SourceHeader, decode_piece,
};
use crate::merkle::Frontier;
use crate::{Authority, Checkpoint, Entry, Hash, Moment, Row, Source, StreamId};

/// Reads an archive piece by piece and believes nothing that does not agree with all before it.
pub struct ArchiveReader<R> {
    lines: Lines<R>,
    authority: Authority,
    tree: Frontier,
    roots: Vec<(Hash, Moment)>,
    streams: HashMap<StreamId, u64>,
    last: Option<Entry>,
    sources: u64,
    checkpoints: u64,
}

/// What an archive holds next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A source, whole, its hash checked.
    Source(Source),
    /// An entry, in order, its leaf checked.
    Entry(Box<Entry>),
    /// An issued checkpoint that agrees with the entries.
    Checkpoint(Checkpoint),
}

/// What came of asking for the next piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// There was one.
    Piece(Piece),
    /// The archive is whole, and this was in it.
    End(Archived),
}

impl<R: BufRead> ArchiveReader<R> {
    /// Reads the first line.
    ///
    /// # Errors
    /// [`RestoreError`] when it is not the first line of an archive.
    pub fn open(from: R) -> Result<Self, RestoreError> {
        let mut lines = Lines { from, read: 0 };
        let Line::Archive(header) = lines.next()? else {
            return Err(lines.wrong("it does not begin an archive"));
        };
        if header.format != FORMAT {
            return Err(
                lines.wrong(format!("its format is {}, and this program reads {FORMAT}", header.format))
            );
        }
        Ok(Self {
            lines,
            authority: header.authority,
            tree: Frontier::new(),
            roots: Vec::new(),
            streams: HashMap::new(),
            last: None,
            sources: 0,
            checkpoints: 0,
        })
    }

    /// Whose archive it is.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// The tree over the entries read so far.
    pub fn tree(&self) -> &Frontier {
        &self.tree
    }

    /// The next piece, checked.
    ///
    /// # Errors
    /// [`RestoreError`] names the line that is wrong.
    pub fn advance(&mut self) -> Result<Next, RestoreError> {
        match self.lines.next()? {
            Line::Source(header) => self.source(&header).map(Piece::Source).map(Next::Piece),
            Line::Entry(row) => self.entry(*row).map(Box::new).map(Piece::Entry).map(Next::Piece),
            Line::Checkpoint(text) => self.checkpoint(&text).map(Piece::Checkpoint).map(Next::Piece),
            Line::End(end) => self.end(&end).map(Next::End),
            Line::Archive(_) | Line::Piece(_) => Err(self.lines.wrong("it has no place here")),
        }
    }

    fn source(&mut self, header: &SourceHeader) -> Result<Source, RestoreError> {
        if header.bytes > LARGEST_SOURCE {
            return Err(self.lines.wrong(format!("a source may have {LARGEST_SOURCE} bytes at most")));
        }
        let mut content = Vec::new();
        while (content.len() as u64) < header.bytes {
            let Line::Piece(text) = self.lines.next()? else {
                return Err(self.lines.wrong("the source before it is not complete"));
            };
            let piece = decode_piece(&text).filter(|piece| !piece.is_empty());
            content.extend(piece.ok_or_else(|| self.lines.wrong("it is not base64"))?);
        }
        let source = Source::new(content);
        if source.hash() != header.sha256 || source.content().len() as u64 != header.bytes {
            return Err(self
                .lines
                .wrong("the source that ends here does not have the hash it is said to have"));
        }
        self.sources += 1;
        Ok(source)
    }

    fn entry(&mut self, row: Row) -> Result<Entry, RestoreError> {
        let computed = row.computed_hash();
        let entry = Entry::try_from(row).map_err(|why| self.lines.wrong(why.to_string()))?;
        let stream_seq = self.streams.get(&entry.stream).copied().unwrap_or_default() + 1;
        let before = self.last.as_ref().map(|last| last.recorded_at);
        let wrong = if entry.authority != self.authority {
            Some("it is an entry of another authority")
        } else if entry.seq.0 != self.tree.size() + 1 {
            Some("its number does not follow the one before it")
        } else if entry.stream_seq.0 != stream_seq {
            Some("its number in the stream does not follow the one before it")
        } else if before.is_some_and(|before| entry.recorded_at < before) {
            Some("it is recorded before the entry before it")
        } else if entry.leaf_hash != computed {
            Some("it was changed: its leaf hash is not the one that its fields make")
        } else {
            None
        };
        if let Some(why) = wrong {
            return Err(self.lines.wrong(why));
        }
        self.tree.push(entry.leaf_hash);
        self.roots.push((self.tree.root(), entry.recorded_at));
        self.streams.insert(entry.stream.clone(), stream_seq);
        self.last = Some(entry.clone());
        Ok(entry)
    }

    fn checkpoint(&mut self, text: &str) -> Result<Checkpoint, RestoreError> {
        let checkpoint: Checkpoint = text.parse().map_err(|why| self.lines.wrong(format!("{why}")))?;
        let position = usize::try_from(checkpoint.size).ok().and_then(|size| size.checked_sub(1));
        let root = position.and_then(|position| self.roots.get(position));
        if root != Some(&(checkpoint.root, checkpoint.at)) || checkpoint.authority != self.authority {
            return Err(self.lines.wrong("the checkpoint does not agree with the entries"));
        }
        self.checkpoints += 1;
        Ok(checkpoint)
    }

    fn end(&mut self, end: &End) -> Result<Archived, RestoreError> {
        let found = End {
            sources: self.sources,
            entries: self.tree.size(),
            checkpoints: self.checkpoints,
            root: self.tree.root(),
        };
        if *end != found {
            return Err(self.lines.wrong("what was read before it is not what it says there should be"));
        }
        let Some(last) = &self.last else {
            return Err(self.lines.wrong("there is no entry before it"));
        };
        let checkpoint = Checkpoint {
            authority: self.authority.clone(),
            size: found.entries,
            root: found.root,
            at: last.recorded_at,
        };
        self.lines.must_end()?;
        Ok(Archived { checkpoint, sources: self.sources })
    }
}

struct Lines<R> {
    from: R,
    read: u64,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> Result<Line, RestoreError> {
        let mut text = Vec::new();
        let source = |source, lines| RestoreError::Read { lines, source };
        let limited = (&mut self.from).take(LONGEST_LINE).read_until(b'\n', &mut text);
        if limited.map_err(|error| source(error, self.read))? == 0 {
            return Err(RestoreError::CutShort { lines: self.read });
        }
        self.read += 1;
        match text.pop() {
            Some(b'\n') => serde_json::from_slice(&text).map_err(|why| self.wrong(why.to_string())),
            _ if text.len() as u64 + 1 >= LONGEST_LINE => Err(self.wrong("it is too long")),
            _ => Err(RestoreError::CutShort { lines: self.read }),
        }
    }

    fn must_end(&mut self) -> Result<(), RestoreError> {
        let rest = self.from.fill_buf().map_err(|source| RestoreError::Read { lines: self.read, source })?;
        if rest.is_empty() {
            Ok(())
        } else {
            Err(self.wrong("there is more after it, and it should be the last"))
        }
    }

    fn wrong(&self, why: impl Into<String>) -> RestoreError {
        RestoreError::Line { line: self.read, why: why.into() }
    }
}
