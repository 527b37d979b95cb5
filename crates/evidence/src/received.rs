//! A file that has arrived and is not kept yet: hashed, told what it is, scanned.

use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};

use sha2::{Digest, Sha256};

use crate::checksum::BLOCK;
use crate::incoming::Incoming;
use crate::looks::{self, Untold};
use crate::{
    Checksum, Fault, Kept, Limits, NotKept, Scan, Scanned, Scanner, Store, Unscanned, name, serving,
};

/// A file that has arrived. Nothing is left of it unless it is kept.
pub struct Received<'a> {
    store: &'a Store,
    incoming: Incoming,
    kept: Kept,
}

impl<'a> Received<'a> {
    pub(crate) fn of(
        store: &'a Store,
        content: impl Read,
        name: &str,
        limits: Limits,
    ) -> Result<Self, NotKept> {
        let mut incoming = Incoming::begin(store.root())?;
        let (sha256, bytes) = arrive(content, &mut incoming, limits.most_bytes)?;
        if bytes == 0 {
            return Err(NotKept::Empty);
        }
        let (kind, charset) = match looks::told(&incoming.file, bytes, &name::clean(name)) {
            Ok(told) => told,
            Err(Untold::NotTaken(why)) => return Err(NotKept::NotTaken(why)),
            Err(Untold::Disk(error)) => return Err(incoming.fault(error).into()),
        };
        let media_type = serving::with_charset(kind.media_type(), charset);
        let name = name::fitted(name, kind);
        let kept = Kept { sha256, bytes, kind, charset, media_type, name, scan: Scan::NotAsked };
        Ok(Self { store, incoming, kept })
    }

    /// What is known of it.
    pub fn kept(&self) -> &Kept {
        &self.kept
    }

    /// Has it scanned. Where the scanner cannot be asked, `unscanned` says what becomes of it.
    ///
    /// # Errors
    /// [`NotKept::Infected`] where something is found, [`NotKept::NotScanned`] where it has to be scanned and could not be.
    pub fn scan(mut self, scanner: &Scanner, unscanned: Unscanned) -> Result<Self, NotKept> {
        let mut file = &self.incoming.file;
        file.seek(SeekFrom::Start(0)).map_err(|error| self.incoming.fault(error))?;
        self.kept.scan = match (scanner.scan(file), unscanned) {
            (Scanned::Clean, _) => Scan::Clean,
            (Scanned::Found(found), _) => return Err(NotKept::Infected { found }),
            (Scanned::Unavailable(why), Unscanned::Refused) => return Err(NotKept::NotScanned { why }),
            (Scanned::Unavailable(_), Unscanned::Marked) => Scan::Unavailable,
        };
        Ok(self)
    }

    /// Keeps it: it is on the disk, whole, when this returns.
    ///
    /// # Errors
    /// [`NotKept::NoRoom`] and [`NotKept::Fault`] where the disk does not take it.
    pub fn keep(self) -> Result<Kept, NotKept> {
        self.incoming.sync()?;
        self.store.settle(self.incoming, &self.kept.sha256)?;
        Ok(self.kept)
    }
}

/// Writes a file down as it arrives, as far as the limit.
fn arrive(mut content: impl Read, incoming: &mut Incoming, limit: u64) -> Result<(Checksum, u64), NotKept> {
    let (mut hasher, mut bytes) = (Sha256::new(), 0_u64);
    let mut block = vec![0; BLOCK];
    loop {
        let read = match content.read(&mut block) {
            Ok(0) => return Ok((Checksum::of_all(hasher), bytes)),
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(NotKept::Interrupted(error)),
        };
        bytes += read as u64;
        if bytes > limit {
            return Err(NotKept::TooLarge { limit });
        }
        hasher.update(&block[..read]);
        let written: Result<(), Fault> =
            incoming.file.write_all(&block[..read]).map_err(|error| incoming.fault(error));
        written?;
    }
}
