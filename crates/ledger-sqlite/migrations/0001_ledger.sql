-- What is kept for ever: entries, the sources that they speak of, the checkpoints that were issued. Triggers refuse every
-- change to them. What is worked out from entries may change: the tree head, the list of plans.
--
-- Times are texts, 2026-11-21T22:46:36.000000Z, which sort as times do. Hashes of entries are bytes, names of sources are
-- hexadecimal. How an entry makes its leaf_hash is told in crates/ledger/src/leaf.rs.

CREATE TABLE entry (
  authority   TEXT    NOT NULL,
  seq         INTEGER NOT NULL CHECK (seq >= 1),
  id          TEXT    NOT NULL,
  stream      TEXT    NOT NULL,
  stream_seq  INTEGER NOT NULL CHECK (stream_seq >= 1),
  happened_at TEXT    NOT NULL,
  recorded_at TEXT    NOT NULL,
  "by"        TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  version     INTEGER NOT NULL CHECK (version BETWEEN 0 AND 65535),
  body        TEXT    NOT NULL,
  caused_by   TEXT,
  leaf_hash   BLOB    NOT NULL CHECK (length(leaf_hash) = 32),
  PRIMARY KEY (authority, seq),
  UNIQUE (authority, id),
  UNIQUE (authority, stream, stream_seq),
  FOREIGN KEY (authority, caused_by) REFERENCES entry (authority, id)
) STRICT;

CREATE TABLE source (
  authority TEXT NOT NULL,
  sha256    TEXT NOT NULL CHECK (length(sha256) = 64),
  content   BLOB NOT NULL,
  PRIMARY KEY (authority, sha256)
) STRICT;

CREATE TABLE checkpoint (
  authority TEXT    NOT NULL,
  size      INTEGER NOT NULL CHECK (size >= 1),
  root      BLOB    NOT NULL CHECK (length(root) = 32),
  at        TEXT    NOT NULL,
  PRIMARY KEY (authority, size)
) STRICT;

-- The right edge of each tree, so that the next leaf can be added: 32 bytes for each one in the binary form of size.
CREATE TABLE tree_head (
  authority TEXT    NOT NULL PRIMARY KEY,
  size      INTEGER NOT NULL CHECK (size >= 1),
  root      BLOB    NOT NULL CHECK (length(root) = 32),
  edge      BLOB    NOT NULL
) STRICT;

CREATE TABLE plan_list (
  authority     TEXT    NOT NULL,
  plan          TEXT    NOT NULL,
  title         TEXT    NOT NULL,
  document_date TEXT    NOT NULL,
  sections      INTEGER NOT NULL,
  actions       INTEGER NOT NULL,
  opened        INTEGER NOT NULL,
  last          INTEGER NOT NULL,
  changed_at    TEXT    NOT NULL,
  PRIMARY KEY (authority, plan)
) STRICT;

-- Which version of the function made the projections.
CREATE TABLE projection (
  name    TEXT    NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL
) STRICT;

CREATE TRIGGER entry_refuses_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;

CREATE TRIGGER entry_refuses_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;

-- INSERT OR REPLACE would delete without asking the trigger above; and numbers have no gaps.
CREATE TRIGGER entry_refuses_replace BEFORE INSERT ON entry
BEGIN
  SELECT RAISE(ABORT, 'an entry takes the next number')
  WHERE NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM entry WHERE authority = NEW.authority);
  SELECT RAISE(ABORT, 'an entry takes the next number of its stream')
  WHERE NEW.stream_seq <> 1 + (SELECT coalesce(max(stream_seq), 0) FROM entry
                               WHERE authority = NEW.authority AND stream = NEW.stream);
  SELECT RAISE(ABORT, 'an entry is never replaced')
  WHERE EXISTS (SELECT 1 FROM entry WHERE authority = NEW.authority AND id = NEW.id);
END;

CREATE TRIGGER source_refuses_update BEFORE UPDATE ON source
BEGIN SELECT RAISE(ABORT, 'a source is never changed'); END;

CREATE TRIGGER source_refuses_delete BEFORE DELETE ON source
BEGIN SELECT RAISE(ABORT, 'a source is never deleted'); END;

CREATE TRIGGER source_refuses_replace BEFORE INSERT ON source
BEGIN
  SELECT RAISE(ABORT, 'a source is never replaced')
  WHERE EXISTS (SELECT 1 FROM source WHERE authority = NEW.authority AND sha256 = NEW.sha256);
END;

CREATE TRIGGER checkpoint_refuses_update BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'an issued checkpoint is never changed'); END;

CREATE TRIGGER checkpoint_refuses_delete BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'an issued checkpoint is never deleted'); END;

CREATE TRIGGER checkpoint_refuses_replace BEFORE INSERT ON checkpoint
BEGIN
  SELECT RAISE(ABORT, 'an issued checkpoint is never replaced')
  WHERE EXISTS (SELECT 1 FROM checkpoint WHERE authority = NEW.authority AND size = NEW.size);
END;
