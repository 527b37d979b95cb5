-- How somebody shows who they are. Of every secret that was given out only a hash is kept; the secret of a second factor
-- has to be kept as it is. Everything of an account goes when it is erased, but for the record, which then names nobody.
--
-- Times are texts, 2026-11-21T22:46:36.000000Z, which sort as times do. Ids are UUIDs. Hashes are SHA-256.

CREATE TABLE account (
  id        TEXT NOT NULL PRIMARY KEY,
  login     TEXT NOT NULL,
  login_key TEXT NOT NULL UNIQUE,
  created   TEXT NOT NULL,
  disabled  TEXT
) STRICT;

-- hash is argon2id in the PHC form.
CREATE TABLE password (
  account TEXT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  hash    TEXT NOT NULL,
  set_at  TEXT NOT NULL
) STRICT;

-- secret is asked for since since, and last_step is the last that was accepted; pending waits for its first code.
CREATE TABLE second_factor (
  account       TEXT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  secret        BLOB,
  since         TEXT,
  last_step     INTEGER,
  pending       BLOB,
  pending_since TEXT,
  CHECK ((secret IS NULL) = (since IS NULL) AND (secret IS NULL) = (last_step IS NULL)),
  CHECK ((pending IS NULL) = (pending_since IS NULL))
) STRICT;

CREATE TABLE recovery_code (
  account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  hash    BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (account, hash)
) STRICT;

CREATE TABLE session (
  token     BLOB NOT NULL PRIMARY KEY CHECK (length(token) = 32),
  id        TEXT NOT NULL UNIQUE,
  account   TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  stage     TEXT NOT NULL CHECK (stage IN ('waiting', 'full')),
  begun     TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  shown     TEXT NOT NULL,
  address   TEXT NOT NULL,
  browser   TEXT NOT NULL,
  authority TEXT
) STRICT;

CREATE INDEX session_of_account ON session (account);

-- The browsers that have signed in to an account before. One browser may have signed in to several.
CREATE TABLE device (
  account   TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  mark      BLOB NOT NULL CHECK (length(mark) = 32),
  last_seen TEXT NOT NULL,
  PRIMARY KEY (account, mark)
) STRICT;

CREATE INDEX device_of_mark ON device (mark);

CREATE TABLE link (
  token   BLOB NOT NULL PRIMARY KEY CHECK (length(token) = 32),
  purpose TEXT NOT NULL CHECK (purpose IN ('first-administrator', 'set-password', 'reset')),
  account TEXT REFERENCES account (id) ON DELETE CASCADE,
  until   TEXT NOT NULL,
  CHECK ((account IS NULL) = (purpose = 'first-administrator'))
) STRICT;

CREATE INDEX link_of_account ON link (account);

-- account and by are 'machine', 'stranger', the id of an account, or 'erased:' and an id that leads to nobody.
-- login is a keyed hash of a login that no account has.
CREATE TABLE record (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  at      TEXT NOT NULL,
  event   TEXT NOT NULL,
  account TEXT,
  "by"    TEXT NOT NULL,
  address TEXT,
  login   TEXT
) STRICT;

CREATE INDEX record_at ON record (at);
CREATE INDEX record_of_account ON record (account, at);
CREATE INDEX record_by ON record ("by", at);

-- Who looked at what is sensitive.
CREATE TABLE look (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        TEXT NOT NULL,
  "by"      TEXT NOT NULL,
  authority TEXT NOT NULL,
  kind      TEXT NOT NULL,
  thing     TEXT NOT NULL
) STRICT;

CREATE INDEX look_at ON look (at);
CREATE INDEX look_by ON look ("by", at);
CREATE INDEX look_of_thing ON look (authority, kind, thing, at);
CREATE INDEX look_of_authority ON look (authority, at);

-- The key of the hashes in record.login.
CREATE TABLE login_key (
  only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
  key  BLOB    NOT NULL CHECK (length(key) = 32)
) STRICT;

-- What the triggers below let through, for as long as one transaction lasts: rows from before a moment may be deleted, the
-- name of one account may be taken out.
CREATE TABLE leave (
  what  TEXT NOT NULL PRIMARY KEY CHECK (what IN ('forget-before', 'erase')),
  value TEXT NOT NULL
) STRICT;

CREATE TRIGGER record_refuses_delete BEFORE DELETE ON record
WHEN NOT EXISTS (SELECT 1 FROM leave WHERE what = 'forget-before' AND OLD.at < value)
BEGIN SELECT RAISE(ABORT, 'a record is never deleted before its time'); END;

CREATE TRIGGER record_refuses_update BEFORE UPDATE ON record
WHEN NOT EXISTS (SELECT 1 FROM leave WHERE what = 'erase' AND value IN (OLD.account, OLD."by"))
  OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.event <> OLD.event OR NEW.login IS NOT OLD.login
  OR (NEW.account IS NOT OLD.account AND OLD.account IS NOT (SELECT value FROM leave WHERE what = 'erase'))
  OR (NEW."by" <> OLD."by" AND OLD."by" IS NOT (SELECT value FROM leave WHERE what = 'erase'))
  OR (NEW.address IS NOT OLD.address AND NEW.address IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END;

-- INSERT OR REPLACE would delete without asking the triggers above.
CREATE TRIGGER record_refuses_replace BEFORE INSERT ON record
WHEN EXISTS (SELECT 1 FROM record WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a record is never replaced'); END;

CREATE TRIGGER look_refuses_delete BEFORE DELETE ON look
WHEN NOT EXISTS (SELECT 1 FROM leave WHERE what = 'forget-before' AND OLD.at < value)
BEGIN SELECT RAISE(ABORT, 'a look is never deleted before its time'); END;

CREATE TRIGGER look_refuses_update BEFORE UPDATE ON look
WHEN NOT EXISTS (SELECT 1 FROM leave WHERE what = 'erase' AND value = OLD."by")
  OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.authority <> OLD.authority OR NEW.kind <> OLD.kind
  OR NEW.thing <> OLD.thing
BEGIN SELECT RAISE(ABORT, 'a look is never changed'); END;

CREATE TRIGGER look_refuses_replace BEFORE INSERT ON look
WHEN EXISTS (SELECT 1 FROM look WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a look is never replaced'); END;
